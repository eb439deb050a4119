//! Making a version public that no round is about, such as the text that was adopted: first what is open of the promises.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::rows::{ChangeView, PromiseView, Text};
use crate::access::Right;
use crate::consultations::approvals::{Turn, Waiting};
use crate::consultations::model::{Consultation, Version};
use crate::error::{Error, Message, Result};
use crate::promises::actions::{self, Adoption};
use crate::promises::model::Tally;
use crate::types::ids::VersionId;
use crate::web::{FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/promises/adopting.html";

#[derive(Serialize)]
struct AdoptingView {
    title: String,
    consultation: Consultation,
    version: Version,
    /// Of the text.
    language: &'static str,
    /// Labels of the version it is compared with, "" where there is none, and of this one.
    from: String,
    to: String,
    tally: Tally,
    count_broken: usize,
    count_open: usize,
    promises: Vec<PromiseView>,
    changes: Vec<ChangeView>,
    /// How many of either are not shown.
    more_promises: usize,
    more_changes: usize,
    /// Where all of it stands; "" for those who do not draft.
    list: String,
    asked: Option<Waiting>,
    asked_by_me: bool,
    form: FormView,
}

/// `public`: "yes" or "no".
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct PublicationForm {
    public: String,
    although_open: String,
}

/// `GET /manage/{slug}/versions/{id}/publication`
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let form = FormView::of(&PublicationForm::default());
    let view = view(&page, &slug, VersionId(id), form).await?;
    page.draw(TEMPLATE, move |_| Ok(view)).await
}

async fn view(page: &Page, slug: &str, id: VersionId, form: FormView) -> Result<AdoptingView> {
    let found = actions::adoption(&page.site, &page.actor, slug, id).await?;
    let Adoption {
        consultation,
        version,
        from,
        from_version,
        tally,
        broken,
        unexplained,
        asked,
    } = found;
    let old = from_version.as_ref().unwrap_or(&version);
    let text = |version| Text {
        consultation: &consultation,
        version,
        round: None,
    };
    let (before, now) = (text(old), text(&version));
    let drafts = page.actor.may(Right::Draft(consultation.id));
    let title = Message::new("promises-adopt-title").with("label", &version.label);
    Ok(AdoptingView {
        title: page.say(&title),
        count_broken: tally.broken(),
        count_open: tally.open(),
        // Without the right to read comments there are none of either.
        more_promises: tally.broken().saturating_sub(broken.len()),
        more_changes: tally.unexplained.saturating_sub(unexplained.len()),
        language: consultation.language.as_str(),
        to: version.label.clone(),
        promises: broken
            .iter()
            .map(|row| PromiseView::of(row, &before, &now))
            .collect(),
        changes: unexplained
            .iter()
            .map(|row| ChangeView::of(row, &before, &now))
            .collect(),
        list: if drafts && !from.is_empty() {
            addresses::Promises(slug).between(&from, &version.label, "", "")
        } else {
            String::new()
        },
        from,
        tally,
        asked_by_me: asked.as_ref().is_some_and(|asked| asked.is_by(&page.actor)),
        asked,
        consultation,
        version,
        form,
    })
}

/// `POST /manage/{slug}/versions/{id}/publication`: makes a version public, or takes that back.
pub(super) async fn publish(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<PublicationForm>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let id = VersionId(id);
    let wanted = (form.0.public == "yes", form.0.although_open == "yes");
    let back = addresses::Managed(&slug).version(id);
    match actions::adopt(&page.site, &page.actor, &slug, id, wanted).await {
        Ok(Turn::Asked) => Ok(page.done(&back, "approvals-asked")),
        Ok(Turn::Go(())) if wanted.0 => Ok(page.done(&back, "consultations-version-published")),
        Ok(Turn::Go(())) => Ok(page.done(&back, "consultations-version-hidden")),
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(error) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            let view = view(&page, &slug, id, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}
