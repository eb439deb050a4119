//! The page on which a typing error is mended.

mod erratum;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/manage/{slug}/passages/{id}/erratum",
            web::get().to(erratum::show),
        )
        .route(
            "/manage/{slug}/passages/{id}/erratum",
            web::post().to(erratum::mend),
        );
}
