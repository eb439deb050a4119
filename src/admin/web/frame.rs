//! What every page of this area has: its tabs.

use serde::Serialize;

use crate::web::Page;

/// One of the pages of this area.
#[derive(Serialize)]
pub(super) struct Tab {
    text: String,
    href: &'static str,
    current: bool,
}

/// The pages of this area, `here` being this one.
pub(super) fn tabs(page: &Page, here: &str) -> Vec<Tab> {
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

/// A query's value, escaped.
pub(super) fn escape(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
