//! The audit log, and the check of its chain.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::frame::{Tab, escape, tabs};
use crate::admin::actions;
use crate::audit::{Broken, Entry, Filter, Verified};
use crate::error::{Message, Result};
use crate::web::{NoFields, Page, SafeForm};

#[derive(Default, Deserialize)]
pub(super) struct LogQuery {
    #[serde(default)]
    action: String,
    /// Id of a consultation, or "".
    #[serde(default)]
    consultation: String,
    before: Option<i64>,
}

#[derive(Serialize)]
struct LogView {
    title: String,
    tabs: Vec<Tab>,
    action: String,
    consultation: String,
    rows: Vec<LogRow>,
    next: String,
}

#[derive(Serialize)]
struct LogRow {
    entry: Entry,
    /// Its place in the chain, or "" while it has none.
    number: String,
    /// Name of the account behind it, or "".
    name: String,
}

pub(super) async fn list(page: Page, query: web::Query<LogQuery>) -> Result<HttpResponse> {
    let LogQuery {
        action,
        consultation,
        before,
    } = query.into_inner();
    let filter = Filter {
        before,
        action: Some(action.trim().to_owned()).filter(|action| !action.is_empty()),
        // What is no number is the number of no consultation.
        consultation: Some(consultation.trim())
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().unwrap_or(-1)),
    };
    let found = actions::log(&page.site, &page.actor, filter).await?;
    let next = found.next(|(last, _)| {
        format!(
            "/admin/audit?action={}&consultation={}&before={}",
            escape(&action),
            escape(&consultation),
            last.id
        )
    });
    let view = LogView {
        title: page.text("admin-audit"),
        tabs: tabs(&page, "/admin/audit"),
        action,
        consultation,
        rows: found
            .rows
            .into_iter()
            .map(|(entry, name)| LogRow {
                number: entry
                    .sequence
                    .map(|sequence| sequence.to_string())
                    .unwrap_or_default(),
                entry,
                name: name.unwrap_or_default(),
            })
            .collect(),
        next: next.unwrap_or_default(),
    };
    page.render("pages/admin/audit.html", &view)
}

pub(super) async fn verify(page: Page, _form: SafeForm<NoFields>) -> Result<HttpResponse> {
    let outcome = actions::verify_log(&page.site, &page.actor).await?;
    let broken = match outcome {
        Ok(Verified {
            events, waiting: 0, ..
        }) => {
            let message = Message::new("admin-audit-whole").with("count", events);
            return Ok(page.done("/admin/audit", message));
        }
        Ok(Verified {
            events, waiting, ..
        }) => {
            let message = Message::new("admin-audit-waiting")
                .with("count", events)
                .with("waiting", waiting);
            return Ok(page.done("/admin/audit", message));
        }
        Err(broken) => broken,
    };
    let message = match broken {
        Broken::Changed(number) => Message::new("admin-audit-changed").with("number", number),
        Broken::Missing(number) => Message::new("admin-audit-missing").with("number", number),
        Broken::Cut { end, checkpoint } => Message::new("admin-audit-cut")
            .with("number", end)
            .with("checkpoint", checkpoint.sequence),
        Broken::Rewritten(checkpoint) => {
            Message::new("admin-audit-rewritten").with("number", checkpoint.sequence)
        }
        Broken::KeyMissing(number, key) => Message::new("admin-audit-key-missing")
            .with("number", number)
            .with("key", key),
    };
    Ok(page.sorry("/admin/audit", message))
}
