//! Where one is signed in.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::access::SessionShown;
use crate::accounts::actions::sessions;
use crate::error::Result;
use crate::types::ids::SessionId;
use crate::web::{NoFields, Page, SafeForm};

#[derive(Serialize)]
struct SessionsView {
    title: String,
    sessions: Vec<SessionShown>,
    /// The session of this browser.
    here: Option<SessionId>,
    time_zone: &'static str,
}

pub(super) async fn list(page: Page) -> Result<HttpResponse> {
    let token = page.session_token().unwrap_or_default();
    let (sessions, here) = sessions::sessions(&page.site, &page.actor, token).await?;
    let view = SessionsView {
        title: page.text("accounts-sessions-title"),
        sessions,
        here,
        time_zone: page.site.config.site.time_zone.name(),
    };
    page.render("pages/accounts/sessions.html", &view)
}

pub(super) async fn end(
    page: Page,
    path: web::Path<SessionId>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    sessions::end(&page.site, &page.actor, path.into_inner()).await?;
    Ok(page.done("/account/sessions", "accounts-session-ended"))
}
