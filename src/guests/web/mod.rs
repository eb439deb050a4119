//! Pages of this slice: where somebody begins to respond without an account, the human check, and the
//! reports of responses sent in somebody else's name.

mod reports;
mod start;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/consultations/{slug}/rounds/{number}/respond",
            web::get().to(start::show),
        )
        .route(
            "/consultations/{slug}/rounds/{number}/respond",
            web::post().to(start::start),
        )
        .route("/guest/check", web::get().to(start::check))
        .route("/guest/check", web::post().to(start::pass))
        .route(
            "/consultations/{slug}/impersonation",
            web::get().to(reports::show),
        )
        .route(
            "/consultations/{slug}/impersonation",
            web::post().to(reports::report),
        )
        .route("/moderation/impersonations", web::get().to(reports::list))
        .route(
            "/moderation/impersonations/{id}/verdict",
            web::post().to(reports::decide),
        );
}
