//! Pages of colleagues: comments merged, sections divided, a code used.

mod join;
mod merge;
mod sections;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/join-a-draft", web::get().to(join::enter))
        .route("/join-a-draft", web::post().to(join::join))
        .route("/submissions/{id}/merger", web::get().to(merge::open))
        .route("/submissions/{id}/merger", web::post().to(merge::merge))
        .route("/submissions/{id}/sections", web::get().to(sections::show))
        .route(
            "/submissions/{id}/sections",
            web::post().to(sections::assign),
        )
        .route(
            "/submissions/{id}/sections/{assignment}/removal",
            web::post().to(sections::take_back),
        )
        .route(
            "/submissions/{id}/sections/{assignment}/readiness",
            web::post().to(sections::say_ready),
        );
}
