//! The page behind the link that stops mails which others cause. The link shows a button only: programs
//! that look into mails press none.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::mail_stops;
use crate::error::{Error, Result};
use crate::web::{Page, SafeForm};

#[derive(Default, Deserialize)]
pub(super) struct MailStopForm {
    #[serde(default)]
    token: String,
    /// "stop" or "allow".
    #[serde(default)]
    action: String,
}

#[derive(Serialize)]
struct MailStopsView {
    title: String,
    token: String,
    stopped: bool,
}

pub(super) async fn show(page: Page, link: web::Query<MailStopForm>) -> Result<HttpResponse> {
    let token = link.into_inner().token;
    let stopped = mail_stops::is_stopped(&page.site, token.clone()).await?;
    let view = MailStopsView {
        title: page.text("mail-stop-title"),
        token,
        stopped,
    };
    page.render("pages/accounts/mail_stop.html", &view)
}

pub(super) async fn change(page: Page, form: SafeForm<MailStopForm>) -> Result<HttpResponse> {
    let MailStopForm { token, action } = form.0;
    let stop = action != "allow";
    mail_stops::set_stopped(&page.site, &page.actor, token.clone(), stop).await?;
    let done = if stop {
        "mail-stop-done"
    } else {
        "mail-stop-undone"
    };
    Ok(page.done(&format!("/mail/stop?token={token}"), done))
}

/// `GET /mail/reminders`: a button by which an address leaves reminders, for the same reason.
pub(super) async fn show_reminders(
    page: Page,
    link: web::Query<MailStopForm>,
) -> Result<HttpResponse> {
    let token = link.into_inner().token;
    let stopped = mail_stops::is_stopped(&page.site, token.clone()).await?;
    reminders(&page, token, stopped)
}

/// `POST /mail/reminders`: sent by our button, or by a mail program that knows nothing but the address (RFC 8058).
/// Other sites can make nobody send it: they do not know the link's secret, which is all that a form's token
/// would show.
pub(super) async fn stop_reminders(page: Page, request: HttpRequest) -> Result<HttpResponse> {
    let link = web::Query::<MailStopForm>::from_query(request.query_string())
        .map_err(|_| Error::refused("mail-stop-dead"))?;
    let token = link.into_inner().token;
    mail_stops::set_stopped(&page.site, &page.actor, token.clone(), true).await?;
    reminders(&page, token, true)
}

fn reminders(page: &Page, token: String, stopped: bool) -> Result<HttpResponse> {
    let view = MailStopsView {
        title: page.text("mail-reminders-title"),
        token,
        stopped,
    };
    page.render("pages/accounts/mail_reminders.html", &view)
}
