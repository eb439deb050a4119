//! Pages: what was promised, for the drafters, and before a text is made public.

mod adopting;
mod list;
mod rows;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/drafting/{slug}/promises", web::get().to(list::show))
        .route(
            "/drafting/{slug}/promises/links",
            web::post().to(list::link),
        )
        .route(
            "/drafting/{slug}/promises/explanations",
            web::post().to(list::explain),
        )
        .route(
            "/manage/{slug}/versions/{id}/publication",
            web::get().to(adopting::show),
        )
        .route(
            "/manage/{slug}/versions/{id}/publication",
            web::post().to(adopting::publish),
        );
}
