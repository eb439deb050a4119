//! The text is divided among colleagues, notes for them, and originals taken up again.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::submission_view::{SHOW, opened};
use super::team_panel::MarkForm;
use crate::error::{Error, Result};
use crate::responding::actions::begin_draft;
use crate::teamwork;
use crate::teamwork::actions::MarkInput;
use crate::teamwork::model::Readiness;
use crate::types::ids::{CommentId, OrganisationId, OriginalId, SubmissionId};
use crate::web::{NoFields, Page, SafeForm, addresses};

/// The organisation whose draft is begun, as it is sent.
#[derive(Deserialize)]
pub(super) struct DivideForm {
    organisation: i64,
}

/// POST `/consultations/{slug}/rounds/{number}/division`: begins the draft of an organisation, for who does what.
pub(super) async fn divide(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<DivideForm>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    page.take_post()?;
    let organisation = Some(OrganisationId(form.0.organisation));
    let round = (slug.as_str(), number);
    match begin_draft(&page.site, &page.actor, round, organisation).await {
        Ok(id) => Ok(page.redirect(&addresses::Submission(id).sections())),
        Err(Error::Refused(message)) => {
            Ok(page.sorry(&addresses::Round(&slug, number).page(), message))
        }
        // Nobody is told for whom others respond.
        Err(Error::Forbidden) => Err(Error::NotFound),
        Err(error) => Err(error),
    }
}

/// POST `/submissions/{id}/comments/{comment}/note`
pub(super) async fn mark(
    page: Page,
    path: web::Path<(i64, i64)>,
    form: SafeForm<MarkForm>,
) -> Result<HttpResponse> {
    let ((submission, comment), sent) = (path.into_inner(), form.0);
    let (submission, comment) = (SubmissionId(submission), CommentId(comment));
    page.take_post()?;
    let input = MarkInput {
        status: sent.status.clone(),
        note: sent.note.clone(),
        mention: sent.mention.clone(),
    };
    let ids = (submission, comment);
    match teamwork::actions::mark(&page.site, &page.actor, ids, sent.seen, &input).await {
        Ok(()) => Ok(page.redirect(&addresses::Submission(submission).comment(comment))),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let (field, message) = match error {
                Error::Invalid(faults) => faults
                    .first()
                    .map(|fault| (fault.field, page.say(&fault.message))),
                Error::Refused(message) => Some(("note", page.say(&message))),
                _ => None,
            }
            .unwrap_or_default();
            let mut view = opened(&page, submission, None).await?;
            // What was typed is not lost; beside it stands what a colleague made of it meanwhile.
            if let Some(work) = view.team.comments.get_mut(&comment.to_string()) {
                work.form.note = sent.note;
                work.form.mention = sent.mention;
                if sent.status.parse::<Readiness>().is_ok() {
                    work.form.status = sent.status;
                }
                work.open = true;
                let field = if field == "mention" {
                    work.mention_error.clone_from(&message);
                    field
                } else {
                    work.error.clone_from(&message);
                    "note"
                };
                view.form
                    .errors
                    .insert(format!("{field}-{comment}"), message);
            } else {
                view.form.errors.insert("form".to_owned(), message);
            }
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

/// POST `/submissions/{id}/originals/{original}/restoration`
pub(super) async fn restore(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (submission, original) = path.into_inner();
    let ids = (SubmissionId(submission), OriginalId(original));
    let address = addresses::Submission(ids.0);
    match teamwork::actions::restore(&page.site, &page.actor, ids).await {
        Ok(comment) => Ok(page.done(&address.comment(comment), "team-restored")),
        Err(Error::Refused(message)) => Ok(page.sorry(&address.page(), message)),
        Err(error) => Err(error),
    }
}
