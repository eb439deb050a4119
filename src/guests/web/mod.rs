//! Pages of this slice: where somebody begins to respond without an account, the human check, where a guest is,
//! what is behind the links mailed to them, and the
//! reports of responses sent in somebody else's name.

mod confirmation;
mod entry;
mod place;
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
        )
        .route("/guest", web::get().to(place::show))
        .route("/guest/end", web::post().to(place::end))
        .route(
            "/guest/confirmation",
            web::get().to(confirmation::confirmation),
        )
        .route("/guest/confirmation", web::post().to(confirmation::confirm))
        .route("/guest/disowning", web::post().to(confirmation::disown))
        .route("/guest/entry", web::get().to(entry::entry))
        .route("/guest/entry", web::post().to(entry::enter))
        .route("/guest/entry/renewal", web::post().to(entry::renew))
        .route(
            "/submissions/{id}/confirmation",
            web::post().to(confirmation::send_again),
        )
        .route(
            "/submissions/{id}/reopening",
            web::post().to(confirmation::reopen),
        );
}
