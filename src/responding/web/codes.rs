//! Codes for colleagues are handed out and withdrawn on the page of the draft.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::submission_view::{SHOW, ShowView, opened};
use crate::error::{Error, Result};
use crate::teamwork;
use crate::types::ids::{CodeId, SubmissionId};
use crate::web::{NoFields, Page, SafeForm, addresses};

/// How long a code is to last, as it is sent.
#[derive(Deserialize)]
pub(super) struct HandOutForm {
    #[serde(default)]
    days: String,
}

/// POST `/submissions/{id}/codes`
pub(super) async fn hand_out(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<HandOutForm>,
) -> Result<HttpResponse> {
    let id = SubmissionId(*path);
    page.take_post()?;
    match teamwork::actions::hand_out(&page.site, &page.actor, id, &form.0.days).await {
        // Shown in this answer: a redirect would have to carry the code along.
        Ok(secret) => {
            let mut view = opened(&page, id, None).await?;
            view.codes.secret = secret;
            view.codes.open = true;
            page.render(SHOW, &view)
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => refused(&page, id, error).await,
        Err(error) => Err(error),
    }
}

async fn refused(page: &Page, id: SubmissionId, error: Error) -> Result<HttpResponse> {
    let mut view: ShowView = opened(page, id, None).await?;
    view.form = std::mem::take(&mut view.form).refused(page, error)?;
    view.codes.error = view.form.errors.get("days").cloned().unwrap_or_default();
    view.codes.open = true;
    page.render_refused(SHOW, &view)
}

/// POST `/submissions/{id}/codes/{code}/withdrawal`
pub(super) async fn withdraw(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (submission, code) = path.into_inner();
    let ids = (SubmissionId(submission), CodeId(code));
    teamwork::actions::withdraw_code(&page.site, &page.actor, ids).await?;
    Ok(page.done(&addresses::Submission(ids.0).codes(), "codes-withdrawn"))
}
