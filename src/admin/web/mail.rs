//! Mail that waits, and mail that was given up.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::frame::{Tab, tabs};
use crate::admin::actions;
use crate::error::{Error, Message, Result};
use crate::notifications::{OutboxId, Outgoing, Trouble};
use crate::web::{NoFields, Page, SafeForm};

#[derive(Default, Deserialize)]
pub(super) struct MailQuery {
    /// "waiting"; anything else shows what was given up.
    #[serde(default)]
    state: String,
    before: Option<OutboxId>,
}

#[derive(Serialize)]
struct MailView {
    title: String,
    tabs: Vec<Tab>,
    dead: bool,
    rows: Vec<MailRow>,
    trouble: Option<Trouble>,
    next: String,
}

#[derive(Serialize)]
struct MailRow {
    #[serde(flatten)]
    mail: Outgoing,
    /// It can be sent again.
    whole: bool,
}

pub(super) async fn list(page: Page, query: web::Query<MailQuery>) -> Result<HttpResponse> {
    let dead = query.state != "waiting";
    let state = if dead { "dead" } else { "waiting" };
    let (letters, trouble) = actions::mails(&page.site, &page.actor, dead, query.before).await?;
    let next = letters.next(|last| format!("/admin/mail?state={state}&before={}", last.id));
    let view = MailView {
        title: page.text("admin-mail"),
        tabs: tabs(&page, "/admin/mail"),
        dead,
        rows: letters
            .rows
            .into_iter()
            .map(|mail| MailRow {
                whole: mail.whole(),
                mail,
            })
            .collect(),
        trouble,
        next: next.unwrap_or_default(),
    };
    page.render("pages/admin/mail.html", &view)
}

pub(super) async fn send_again(
    page: Page,
    path: web::Path<OutboxId>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    match actions::send_again(&page.site, &page.actor, path.into_inner()).await {
        Ok(()) => Ok(page.done("/admin/mail", "admin-mail-sent-again")),
        Err(Error::Refused(message)) => Ok(page.sorry("/admin/mail", message)),
        Err(error) => Err(error),
    }
}

pub(super) async fn send_all_again(page: Page, _form: SafeForm<NoFields>) -> Result<HttpResponse> {
    let count = actions::send_all_again(&page.site, &page.actor).await?;
    let message = Message::new("admin-mail-sent-all-again").with("count", count);
    Ok(page.done("/admin/mail", message))
}
