//! Pages of this slice.

mod accounts;
mod frame;
mod log;
mod mail;
mod organisations;
mod overview;

use actix_web::web;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/admin", web::get().to(overview::show))
        .route("/admin/accounts", web::get().to(accounts::list))
        .route("/admin/accounts/{id}", web::get().to(accounts::show))
        .route(
            "/admin/accounts/{id}/admin",
            web::post().to(accounts::set_admin),
        )
        .route("/admin/accounts/{id}/ending", web::post().to(accounts::end))
        .route(
            "/admin/accounts/{id}/staff",
            web::post().to(accounts::set_staff),
        )
        .route("/admin/organisations", web::get().to(organisations::list))
        .route("/admin/organisations", web::post().to(organisations::make))
        .route(
            "/admin/organisations/{id}",
            web::get().to(organisations::show),
        )
        .route(
            "/admin/organisations/{id}/invitations",
            web::post().to(organisations::invite),
        )
        .route(
            "/admin/organisations/{id}/confirmation",
            web::post().to(organisations::confirm),
        )
        .route("/admin/mail", web::get().to(mail::list))
        .route("/admin/mail/sending", web::post().to(mail::send_all_again))
        .route("/admin/mail/{id}/sending", web::post().to(mail::send_again))
        .route("/admin/audit", web::get().to(log::list))
        .route("/admin/audit/verification", web::post().to(log::verify));
}
