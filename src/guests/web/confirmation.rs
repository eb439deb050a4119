//! Behind the link that confirms an address. A link only shows a button: programs that follow links in mails do
//! nothing.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::guests::actions::{self, ToConfirm};
use crate::responding::web::{AnswerView, CommentView, answer_views, comment_views, gather};
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::SubmissionId;
use crate::web::{FormView, NoFields, Page, SafeForm, addresses};

/// What a link in a mail carries.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    pub(super) token: String,
    /// Where it leads: a page about a submission.
    #[serde(default)]
    pub(super) to: String,
}

#[derive(Serialize)]
struct ConfirmationView {
    title: String,
    token: String,
    consultation: String,
    /// Of the consultation: its title, its questions.
    language: &'static str,
    round: i64,
    sent_at: Moment,
    time_zone: String,
    party: String,
    organisation: bool,
    submitter_name: String,
    publication: Publication,
    answers: Vec<AnswerView>,
    attachments: Vec<Enclosed>,
    comments: Vec<CommentView>,
    replaces: Vec<Replaced>,
}

#[derive(Serialize)]
struct Enclosed {
    name: String,
    description: String,
}

#[derive(Serialize)]
struct Replaced {
    receipt: String,
    at: Moment,
}

/// The page of a link that does not work.
#[derive(Serialize)]
struct DeadView {
    title: String,
    form: FormView,
}

/// Days that hold `guests.session_hours`, after which the secret in the cookie ends.
pub(super) fn session_days(page: &Page) -> i64 {
    (page.site.config.guests.session_hours + 23) / 24
}

const CONFIRMATION: &str = "pages/guests/confirmation.html";

/// GET `/guest/confirmation?token=`
pub(super) async fn confirmation(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    match actions::to_confirm(&page.site, &link.token).await {
        Ok(waiting) => {
            gather(&page, &waiting.whole).await?;
            let token = link.into_inner().token;
            let draw = move |page: &Page| Ok(to_confirm_view(page, &token, waiting));
            page.draw(CONFIRMATION, draw).await
        }
        Err(error) => dead(&page, error),
    }
}

fn to_confirm_view(page: &Page, token: &str, waiting: ToConfirm) -> ConfirmationView {
    let (whole, own) = (&waiting.whole, &waiting.whole.own);
    ConfirmationView {
        title: page.text("guest-confirm-title"),
        token: token.to_owned(),
        consultation: own.consultation.title.clone(),
        language: own.consultation.language.as_str(),
        round: own.round.number,
        sent_at: waiting.sent_at,
        time_zone: own.consultation.time_zone.clone(),
        party: own.party.name.clone(),
        organisation: own.party.is_organisation(),
        submitter_name: own.submission.submitter_name.clone(),
        publication: own.submission.publication,
        answers: answer_views(page, whole),
        attachments: whole
            .attachments
            .iter()
            .map(|file| Enclosed {
                name: file.name.clone(),
                description: file.description.clone(),
            })
            .collect(),
        comments: comment_views(page, whole),
        replaces: waiting
            .replaces
            .into_iter()
            .map(|(receipt, at)| Replaced { receipt, at })
            .collect(),
    }
}

fn dead(page: &Page, error: Error) -> Result<HttpResponse> {
    let view = DeadView {
        title: page.text("guest-confirm-title"),
        form: FormView::default().refused(page, error)?,
    };
    page.render_refused("pages/guests/confirmation_dead.html", &view)
}

/// POST `/guest/confirmation`
pub(super) async fn confirm(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::confirm(&page.site, &page.actor, &form.0.token).await {
        Ok(confirmed) => {
            let receipt = addresses::Submission(confirmed.submission).receipt();
            let mut response = page.done(&receipt, "guest-confirmed");
            page.set_guest(&mut response, confirmed.token, session_days(&page));
            Ok(response)
        }
        Err(error) => dead(&page, error),
    }
}

/// POST `/guest/disowning`
pub(super) async fn disown(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    match actions::disown(&page.site, &page.actor, &form.0.token).await {
        Ok(()) => Ok(page.done("/", "guest-disowned")),
        Err(error) => dead(&page, error),
    }
}

type Id = web::Path<i64>;

/// POST `/submissions/{id}/confirmation`: the link once more.
pub(super) async fn send_again(
    page: Page,
    path: Id,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    actions::send_again(&page.site, &page.actor, id).await?;
    Ok(page.done(&addresses::Submission(id).page(), "guest-sent-again"))
}

/// POST `/submissions/{id}/reopening`: what waits becomes a draft again.
pub(super) async fn reopen(
    page: Page,
    path: Id,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    page.take_post()?;
    let id = SubmissionId(*path);
    actions::reopen(&page.site, &page.actor, id).await?;
    Ok(page.done(&addresses::Submission(id).page(), "guest-reopened"))
}
