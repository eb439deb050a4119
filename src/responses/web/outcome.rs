//! What became of a party's submission: the decisions, and the answers once they are public.

use actix_web::{HttpResponse, web};

use crate::db::ids::{CommentId, SubmissionId};
use crate::error::Result;
use crate::moderation::actions::outcome;
use crate::moderation::web::outcome::view;
use crate::platform::markdown;
use crate::responses::actions;
use crate::web::Page;

/// `GET /submissions/{id}/outcome`
pub(super) async fn show(page: Page, path: web::Path<i64>) -> Result<HttpResponse> {
    let submission = SubmissionId(path.into_inner());
    let found = outcome(&page.site, &page.actor, submission).await?;
    let ids: Vec<CommentId> = found.comments.iter().map(|told| told.comment.id).collect();
    let mut answers = actions::public_answers(&page.site, ids).await?;
    let mut view = view(&page, &found);
    for (row, told) in view.comments.iter_mut().zip(&found.comments) {
        if let Some(answer) = answers.remove(&told.comment.id) {
            row.disposition = answer.disposition.as_str();
            row.response_html = markdown::to_html(&answer.response);
        }
    }
    page.render("pages/moderation/outcome.html", &view)
}
