//! The page behind the link that stops mails which others cause. The link shows a button only: programs
//! that look into mails press none.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::mail_stops;
use crate::error::Result;
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
