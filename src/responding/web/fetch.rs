//! A file that came with a submission is fetched.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::Result;
use crate::responding::actions;
use crate::types::ids::{AttachmentId, SubmissionId};
use crate::web::{Page, download};

/// GET `/submissions/{id}/attachments/{attachment}`: the file itself.
pub(super) async fn fetch(
    page: Page,
    request: HttpRequest,
    path: web::Path<(i64, i64)>,
) -> Result<HttpResponse> {
    let (id, attachment) = path.into_inner();
    let ids = (SubmissionId(id), AttachmentId(attachment));
    let (found, stream) = actions::fetch(&page.site, &page.actor, ids).await?;
    let file = download::Download {
        name: &found.name,
        media_type: found.kind.media_type(),
        size: found.size,
        hash: &found.sha256,
    };
    Ok(file.answer(&request, stream))
}
