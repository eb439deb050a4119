//! Pages of this slice: taking a sheet in, and putting right where a comment of one was put.

mod placing;
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
        .route(
            "/moderation/comments/{id}/place",
            web::get().to(placing::show),
        )
        .route(
            "/moderation/comments/{id}/place",
            web::post().to(placing::put),
        );
}
