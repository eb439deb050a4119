//! Somebody asked by mail to have their organisation sign says which one it is.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::signatures::actions::{self, AskedByMail};
use crate::types::ids::{OrganisationId, SigningInvitationId, SubmissionId};
use crate::web::{Choice, FormView, NoFields, Page, SafeForm, addresses};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    token: String,
    #[serde(default)]
    organisation: String,
}

#[derive(Serialize)]
struct View {
    title: String,
    form: FormView,
    party: String,
    consultation: String,
    round: i64,
    led: Vec<Choice>,
}

const TEMPLATE: &str = "pages/signatures/asked_by_mail.html";

fn view(page: &Page, asked: AskedByMail, form: FormView) -> View {
    View {
        title: page.text("signing-title"),
        form,
        party: asked.party,
        consultation: asked.consultation,
        round: asked.round,
        led: asked
            .led
            .into_iter()
            .map(|(id, name)| Choice {
                value: id.to_string(),
                text: name,
            })
            .collect(),
    }
}

/// GET `/signatures/invitation`
pub(super) async fn show(page: Page, link: web::Query<Input>) -> Result<HttpResponse> {
    let input = link.into_inner();
    let asked = actions::open_invitation(&page.site, &page.actor, input.token.clone()).await?;
    page.render(TEMPLATE, &view(&page, asked, FormView::of(&input)))
}

/// POST `/signatures/invitation`
pub(super) async fn take_up(page: Page, form: SafeForm<Input>) -> Result<HttpResponse> {
    let input = form.0;
    page.viewer()?;
    page.take_post()?;
    let chosen = OrganisationId(input.organisation.parse().unwrap_or_default());
    let token = input.token.clone();
    match actions::take_up(&page.site, &page.actor, token.clone(), chosen).await {
        Ok(id) => Ok(page.redirect(&addresses::Signature(id).page())),
        Err(error @ Error::Invalid(_)) => {
            let asked = actions::open_invitation(&page.site, &page.actor, token).await?;
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(TEMPLATE, &view(&page, asked, form))
        }
        Err(error) => Err(error),
    }
}

/// POST `/submissions/{id}/signatures/mail/{invitation}/removal`
pub(super) async fn cancel_request(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (submission, invitation) = path.into_inner();
    let ids = (SubmissionId(submission), SigningInvitationId(invitation));
    let address = addresses::Submission(ids.0).signatures();
    match actions::cancel_invitation(&page.site, &page.actor, ids).await {
        Ok(()) => Ok(page.done(&address, "signing-unasked")),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}
