//! The statements on accessibility and privacy.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use serde::Serialize;

use crate::error::{Message, Result};
use crate::web::Page;

#[derive(Serialize)]
struct StatementsView {
    title: String,
    contact: String,
    /// After how long what is erased, in words.
    terms: BTreeMap<&'static str, String>,
}

/// "5 years", "30 days".
fn term(page: &Page, days: i64) -> String {
    let years = (days * 4 + 730) / 1461;
    let (key, count) = if years >= 2 {
        ("retention-years", years)
    } else {
        ("retention-days", days)
    };
    page.say(&Message::new(key).with("count", count))
}

fn show(page: &Page, template: &str, title: &str) -> Result<HttpResponse> {
    let terms = &page.site.config.retention;
    let view = StatementsView {
        title: page.text(title),
        contact: page.site.config.site.contact.clone(),
        terms: BTreeMap::from([
            ("person", term(page, terms.person_days)),
            ("draft", term(page, terms.draft_days)),
            ("withdrawn", term(page, terms.withdrawn_days)),
            ("account", term(page, terms.account_days)),
        ]),
    };
    page.render(template, &view)
}

pub(super) async fn accessibility(page: Page) -> Result<HttpResponse> {
    show(
        &page,
        "pages/accounts/accessibility.html",
        "accounts-accessibility-title",
    )
}

pub(super) async fn privacy(page: Page) -> Result<HttpResponse> {
    show(
        &page,
        "pages/accounts/privacy.html",
        "accounts-privacy-title",
    )
}
