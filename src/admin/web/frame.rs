//! What every page of this area has: its tabs, and pages of a list.

use serde::Serialize;

use crate::admin::actions;
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

/// Cuts a list to one page; the address of the next is that of the last row, if others follow.
pub(super) fn cut<T>(rows: &mut Vec<T>, address: impl Fn(&T) -> String) -> String {
    let size = usize::try_from(actions::PAGE).unwrap_or(usize::MAX);
    if rows.len() <= size {
        return String::new();
    }
    rows.truncate(size);
    rows.last().map(address).unwrap_or_default()
}

/// A query's value, escaped.
pub(super) fn escape(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
