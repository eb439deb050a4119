//! Pages on which staff make the Questions of a Round, and a Question as a party sees it.

pub mod asked;
mod form;
mod list;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/manage/{slug}/rounds/{n}/questions",
            web::get().to(list::list),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions",
            web::post().to(form::create),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/new",
            web::get().to(form::blank),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/preview",
            web::get().to(list::preview),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/bank",
            web::post().to(list::take_from_bank),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/copies",
            web::post().to(list::copy),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/{id}",
            web::get().to(form::show),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/{id}",
            web::post().to(form::edit),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/{id}/removal",
            web::post().to(list::remove),
        )
        .route(
            "/manage/{slug}/rounds/{n}/questions/{id}/position",
            web::post().to(list::shift),
        );
}
