//! Pages of moderators, and of a party about what was decided.

mod alike;
mod attachment_list;
mod attachments;
mod comment;
mod elsewhere;
mod folding;
mod form;
mod marks;
pub mod outcome;
mod personal;
mod progress;
mod queue;
mod queue_query;
mod review_view;
mod together;
mod undo;
mod views;
mod words;

use actix_web::web;

pub use words::*;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/moderation", web::get().to(queue::show))
        .route("/moderation/publication", web::post().to(queue::publish))
        .route("/moderation/number", web::get().to(queue::jump))
        .route("/moderation/progress", web::get().to(progress::show))
        .route("/moderation/together", web::get().to(together::show))
        .route("/moderation/together", web::post().to(together::decide))
        .route("/moderation/undo", web::post().to(undo::undo))
        .route("/moderation/views", web::post().to(views::keep))
        .route(
            "/moderation/views/{id}/removal",
            web::post().to(views::remove),
        )
        .route(
            "/moderation/attachments",
            web::get().to(attachment_list::list),
        )
        .route(
            "/moderation/attachments/{id}",
            web::get().to(attachments::show),
        )
        .route(
            "/moderation/attachments/{id}/decision",
            web::post().to(attachments::decide),
        )
        .route("/moderation/campaigns/{id}", web::get().to(alike::show))
        .route(
            "/moderation/campaigns/{id}/publication",
            web::post().to(alike::publish),
        )
        .route("/moderation/comments/{id}", web::get().to(comment::show))
        .route(
            "/moderation/comments/{id}/next",
            web::get().to(comment::next),
        )
        .route(
            "/moderation/comments/{id}/decision",
            web::post().to(comment::decide),
        );
}
