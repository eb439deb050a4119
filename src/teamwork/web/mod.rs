//! Pages of colleagues: comments merged, a code used.

mod join;
mod merge;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/join-a-draft", web::get().to(join::enter))
        .route("/join-a-draft", web::post().to(join::join))
        .route("/submissions/{id}/merger", web::get().to(merge::open))
        .route("/submissions/{id}/merger", web::post().to(merge::merge));
}
