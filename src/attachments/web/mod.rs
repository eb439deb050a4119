//! The page on which a party sends and describes its files, and a file as other pages show it.

mod attachments;
mod files;

use actix_web::web;

pub use files::FileView;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/submissions/{id}/attachments",
            web::get().to(attachments::show),
        )
        .route(
            "/submissions/{id}/attachments",
            web::post().to(attachments::add),
        )
        .route(
            "/submissions/{id}/attachments/{attachment}",
            web::post().to(attachments::describe),
        )
        .route(
            "/submissions/{id}/attachments/{attachment}/removal",
            web::post().to(attachments::remove),
        );
}
