//! Pages of this slice: the comment form, the submission being gathered, its receipt, and the place
//! of who writes without an account.

mod answers;
mod asked_by_mail;
mod attachments;
mod autosave;
mod codes;
mod comment;
mod files;
mod form;
mod guest;
mod list;
mod merge;
mod overview;
mod part;
mod print;
mod signing;
mod submission;
mod team;
mod written;

use actix_web::web;

pub use files::FileView;

use crate::error::Result;
use crate::web::Page;

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
            "/consultations/{slug}/rounds/{number}/answers",
            web::get().to(answers::choose),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/answers",
            web::post().to(answers::begin),
        )
        .route("/submissions/{id}/questions", web::get().to(answers::show))
        .route("/submissions/{id}/questions", web::post().to(answers::save))
        .route(
            "/submissions/{id}/attachments",
            web::get().to(attachments::show),
        )
        .route(
            "/submissions/{id}/attachments",
            web::post().to(attachments::add),
        )
        .route(
            "/submissions/{id}/attachments/{attachment}",
            web::get().to(attachments::fetch),
        )
        .route(
            "/submissions/{id}/attachments/{attachment}",
            web::post().to(attachments::describe),
        )
        .route(
            "/submissions/{id}/attachments/{attachment}/removal",
            web::post().to(attachments::remove),
        )
        .route("/account/submissions", web::get().to(list::list))
        .route("/guest", web::get().to(guest::show))
        .route("/guest/end", web::post().to(guest::end))
        .route("/guest/confirmation", web::get().to(guest::confirmation))
        .route("/guest/confirmation", web::post().to(guest::confirm))
        .route("/guest/disowning", web::post().to(guest::disown))
        .route("/guest/entry", web::get().to(guest::entry))
        .route("/guest/entry", web::post().to(guest::enter))
        .route("/guest/entry/renewal", web::post().to(guest::renew))
        .route(
            "/submissions/{id}/confirmation",
            web::post().to(guest::send_again),
        )
        .route("/submissions/{id}/reopening", web::post().to(guest::reopen))
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
        .route("/submissions/{id}/signatures", web::post().to(signing::ask))
        .route(
            "/submissions/{id}/signatures/{signature}/removal",
            web::post().to(signing::unask),
        )
        .route("/submissions/{id}/codes", web::post().to(codes::hand_out))
        .route(
            "/submissions/{id}/codes/{code}/withdrawal",
            web::post().to(codes::withdraw),
        )
        .route("/join-a-draft", web::get().to(codes::enter))
        .route("/join-a-draft", web::post().to(codes::join))
        .route("/signatures/invitation", web::get().to(asked_by_mail::show))
        .route(
            "/signatures/invitation",
            web::post().to(asked_by_mail::take_up),
        )
        .route(
            "/submissions/{id}/signatures/mail/{invitation}/removal",
            web::post().to(asked_by_mail::unask),
        )
        .route("/signatures/{id}", web::get().to(signing::show))
        .route("/signatures/{id}", web::post().to(signing::respond))
        .route(
            "/signatures/{id}/content.json",
            web::get().to(signing::content),
        )
        .route("/submissions/{id}/merger", web::get().to(merge::open))
        .route("/submissions/{id}/merger", web::post().to(merge::merge));
}

/// Counts one post of this caller.
fn take_post(page: &Page) -> Result<()> {
    page.site.rates.post.take(&page.caller_key())
}
