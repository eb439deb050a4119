//! Pages of this slice.

mod accounts;
mod log;
mod mail;
mod organisations;
mod overview;

use actix_web::web;
use serde::Serialize;

use crate::web::Page;

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

/// One of the pages of this area.
#[derive(Serialize)]
struct Tab {
    text: String,
    href: &'static str,
    current: bool,
}

/// The pages of this area, `here` being this one.
fn tabs(page: &Page, here: &str) -> Vec<Tab> {
    [
        ("/admin", "admin-overview"),
        ("/admin/accounts", "admin-accounts"),
        ("/admin/organisations", "admin-organisations"),
        ("/admin/mail", "admin-mail"),
        ("/admin/audit", "admin-audit"),
    ]
    .into_iter()
    .map(|(href, key)| Tab {
        text: page.text(key),
        href,
        current: href == here,
    })
    .collect()
}

/// Cuts a list to one page; the address of the next is that of the last row, if others follow.
fn cut<T>(rows: &mut Vec<T>, address: impl Fn(&T) -> String) -> String {
    let size = usize::try_from(super::actions::PAGE).unwrap_or(usize::MAX);
    if rows.len() <= size {
        return String::new();
    }
    rows.truncate(size);
    rows.last().map(address).unwrap_or_default()
}

/// A query's value, escaped.
fn escape(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
