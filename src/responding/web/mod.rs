//! Pages of a party: the comment form, the submission being gathered, its receipt, and what it is asked to sign.

mod answers;
mod autosave;
mod codes;
mod codes_panel;
mod comment;
mod comment_form;
mod comment_view;
mod fetch;
mod list;
mod overview;
mod part;
mod print;
mod requested;
mod signatures;
mod signatures_panel;
mod submission;
mod submission_view;
mod team;
mod team_panel;
mod words;
mod written;

use actix_web::web;

pub use written::{AnswerView, CommentView, answer_views, comment_views, gather};

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/consultations/{slug}/rounds/{number}/comment",
            web::get().to(comment::new),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/comment",
            web::post().to(comment::add),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/comment/draft",
            web::post().to(autosave::new),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/comment/cancellation",
            web::post().to(comment::cancel),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/answers",
            web::get().to(answers::choose),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/answers",
            web::post().to(answers::begin),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/division",
            web::post().to(team::divide),
        )
        .route("/submissions/{id}/questions", web::get().to(answers::show))
        .route("/submissions/{id}/questions", web::post().to(answers::save))
        .route(
            "/submissions/{id}/attachments/{attachment}",
            web::get().to(fetch::fetch),
        )
        .route("/account/submissions", web::get().to(list::list))
        .route("/submissions/{id}", web::get().to(submission::show))
        .route("/submissions/{id}", web::post().to(submission::save))
        .route(
            "/submissions/{id}/receipt",
            web::get().to(submission::receipt),
        )
        .route("/submissions/{id}/print", web::get().to(print::show))
        .route(
            "/submissions/{id}/receipt.pdf",
            web::get().to(print::receipt),
        )
        .route(
            "/submissions/{id}/content.json",
            web::get().to(submission::content),
        )
        .route(
            "/submissions/{id}/withdrawal",
            web::post().to(submission::withdraw),
        )
        .route(
            "/submissions/{id}/successor",
            web::post().to(submission::supersede),
        )
        .route(
            "/submissions/{id}/removal",
            web::post().to(submission::discard),
        )
        .route("/submissions/{id}/order", web::post().to(comment::order))
        .route(
            "/submissions/{id}/comments/{comment}",
            web::get().to(comment::edit),
        )
        .route(
            "/submissions/{id}/comments/{comment}",
            web::post().to(comment::change),
        )
        .route(
            "/submissions/{id}/comments/{comment}/draft",
            web::post().to(autosave::there),
        )
        .route(
            "/submissions/{id}/comments/{comment}/removal",
            web::post().to(comment::remove),
        )
        .route(
            "/submissions/{id}/comments/{comment}/position",
            web::post().to(comment::shift),
        )
        .route(
            "/submissions/{id}/comments/{comment}/note",
            web::post().to(team::mark),
        )
        .route(
            "/submissions/{id}/originals/{original}/restoration",
            web::post().to(team::restore),
        )
        .route(
            "/submissions/{id}/signatures",
            web::post().to(signatures::ask),
        )
        .route(
            "/submissions/{id}/signatures/{signature}/removal",
            web::post().to(signatures::cancel_request),
        )
        .route("/submissions/{id}/codes", web::post().to(codes::hand_out))
        .route(
            "/submissions/{id}/codes/{code}/withdrawal",
            web::post().to(codes::withdraw),
        )
        .route("/signatures/{id}", web::get().to(requested::show))
        .route("/signatures/{id}", web::post().to(requested::respond))
        .route(
            "/signatures/{id}/content.json",
            web::get().to(requested::content),
        );
}
