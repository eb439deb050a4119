//! The overview: what there is, and what needs attention.

use actix_web::HttpResponse;
use serde::Serialize;

use super::frame::{Tab, tabs};
use crate::admin::actions::{self, Overview};
use crate::error::Result;
use crate::web::Page;

#[derive(Serialize)]
struct OverviewView {
    title: String,
    tabs: Vec<Tab>,
    counts: Overview,
    version: &'static str,
    database: String,
}

pub(super) async fn show(page: Page) -> Result<HttpResponse> {
    let counts = actions::overview(&page.site, &page.actor).await?;
    let view = OverviewView {
        title: page.text("admin-title"),
        tabs: tabs(&page, "/admin"),
        counts,
        version: env!("CARGO_PKG_VERSION"),
        database: page.site.db.url().to_string(),
    };
    page.render("pages/admin/overview.html", &view)
}
