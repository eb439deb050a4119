//! A party asks other organisations to sign its submission.

use actix_web::{HttpResponse, web};

use super::submission_view::{SHOW, opened};
use crate::error::{Error, Result};
use crate::signatures;
use crate::signatures::actions::AskInput;
use crate::types::ids::{SignatureId, SubmissionId};
use crate::web::{FormView, NoFields, Page, SafeForm, addresses};

/// POST `/submissions/{id}/signatures`
pub(super) async fn ask(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<AskInput>,
) -> Result<HttpResponse> {
    let (id, sent) = (SubmissionId(*path), form.0);
    page.take_post()?;
    match signatures::actions::ask(&page.site, &page.actor, id, &sent).await {
        Ok(()) => Ok(page.done(&addresses::Submission(id).signatures(), "signing-asked")),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            let mut view = opened(&page, id, None).await?;
            let form = FormView::of(&sent).refused(&page, error)?;
            for (field, text) in &form.errors {
                if !text.is_empty() {
                    view.form.errors.insert(field.clone(), text.clone());
                }
            }
            view.signatures.form = form;
            view.signatures.open = true;
            page.render_refused(SHOW, &view)
        }
        Err(error) => Err(error),
    }
}

/// POST `/submissions/{id}/signatures/{signature}/removal`
pub(super) async fn cancel_request(
    page: Page,
    path: web::Path<(i64, i64)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (submission, signature) = path.into_inner();
    let ids = (SubmissionId(submission), SignatureId(signature));
    let address = addresses::Submission(ids.0).signatures();
    match signatures::actions::cancel_request(&page.site, &page.actor, ids).await {
        Ok(()) => Ok(page.done(&address, "signing-unasked")),
        Err(Error::Refused(message)) => Ok(page.sorry(&address, message)),
        Err(error) => Err(error),
    }
}
