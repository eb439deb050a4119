//! Pages of this slice: taking in a sheet or a draft that was sent back, a party's own page for that, and putting right
//! where a comment of one was put.

mod placing;
mod returned;
mod returned_items;
mod sheet;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/manage/{slug}/rounds/{n}/intake",
            web::get().to(sheet::show),
        )
        .route(
            "/manage/{slug}/rounds/{n}/intake",
            web::post().to(sheet::take),
        )
        .route("/submissions/{id}/document", web::get().to(returned::show))
        .route("/submissions/{id}/document", web::post().to(returned::take))
        .route(
            "/moderation/comments/{id}/place",
            web::get().to(placing::show),
        )
        .route(
            "/moderation/comments/{id}/place",
            web::post().to(placing::put),
        );
}
