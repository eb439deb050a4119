//! The page behind a mail that asks for a signature.

mod by_mail;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/signatures/invitation", web::get().to(by_mail::show))
        .route("/signatures/invitation", web::post().to(by_mail::take_up))
        .route(
            "/submissions/{id}/signatures/mail/{invitation}/removal",
            web::post().to(by_mail::cancel_request),
        );
}
