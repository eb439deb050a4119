//! The statements on accessibility and privacy.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::error::Result;
use crate::web::Page;

#[derive(Serialize)]
struct View {
    title: String,
    contact: String,
}

fn show(page: &Page, template: &str, title: &str) -> Result<HttpResponse> {
    let view = View {
        title: page.text(title),
        contact: page.site.config.site.contact.clone(),
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
