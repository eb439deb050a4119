//! Pages of the drafters.

mod acts;
mod attachments;
mod campaign;
mod campaigns;
mod code_book;
mod item;
mod outcome;
mod publication;
mod questions;
mod second_looks;
mod single;
mod table;
mod table_query;
mod together;
mod unread;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/submissions/{id}/outcome", web::get().to(outcome::show))
        .route("/comments/{id}/satisfaction", web::post().to(outcome::say))
        .route("/comments/{id}/second-look", web::post().to(outcome::ask))
        .route("/drafting", web::get().to(table::desks))
        // Before those with a number in this place: a consultation may be called "comments".
        .route("/drafting/{slug}/themes", web::get().to(code_book::show))
        .route("/drafting/{slug}/themes", web::post().to(code_book::add))
        .route("/drafting/second-looks", web::get().to(second_looks::list))
        .route(
            "/drafting/second-looks/{id}",
            web::get().to(second_looks::show),
        )
        .route(
            "/drafting/second-looks/{id}/decision",
            web::post().to(second_looks::decide),
        )
        .route("/drafting/comments/{id}", web::get().to(single::show))
        .route("/drafting/comments/{id}/next", web::get().to(single::next))
        .route(
            "/drafting/comments/{id}/answer",
            web::post().to(single::answer),
        )
        .route(
            "/drafting/{slug}/rounds/{number}",
            web::get().to(table::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/answers",
            web::post().to(table::answer),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/campaigns",
            web::get().to(campaigns::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/campaigns",
            web::post().to(campaigns::form),
        )
        .route(
            "/drafting/campaigns/{id}/answer",
            web::post().to(campaigns::answer),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/campaigns/departures",
            web::post().to(campaigns::leave),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/campaigns/search",
            web::post().to(campaigns::search),
        )
        .route("/drafting/campaigns/{id}", web::get().to(campaign::show))
        .route(
            "/drafting/campaigns/{id}/confirmation",
            web::post().to(campaign::confirm),
        )
        .route(
            "/drafting/campaigns/{id}/merger",
            web::post().to(campaign::merge),
        )
        .route(
            "/drafting/campaigns/{id}/dismissal",
            web::post().to(campaign::dismiss),
        )
        .route(
            "/drafting/campaigns/{id}/split",
            web::post().to(campaign::split),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/together",
            web::get().to(together::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/together",
            web::post().to(together::act),
        )
        .route("/drafting/themes/{id}", web::post().to(code_book::change))
        .route(
            "/drafting/themes/{id}/merger",
            web::post().to(code_book::merge),
        )
        .route(
            "/drafting/themes/{id}/retirement",
            web::post().to(code_book::retire),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/questions",
            web::get().to(questions::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/attachments",
            web::get().to(attachments::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/unread",
            web::get().to(unread::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/publication",
            web::get().to(publication::show),
        )
        .route(
            "/drafting/{slug}/rounds/{number}/publication",
            web::post().to(publication::publish),
        );
}
