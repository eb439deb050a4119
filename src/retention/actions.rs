//! What is due is counted or erased, class by class, some at a time: each batch is a transaction with
//! one event that says how many, never what.

use chrono::Duration;
use serde_json::json;

use super::model::{Class, KeptBack};
use super::store::{self, Due};
use crate::admin::actions::erase_account;
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::consultations::store::public_changed;
use crate::db::{Conn, hold};
use crate::error::Result;
use crate::notifications::{self, Notification};
use crate::responding::actions::delete_draft;
use crate::site::Site;
use crate::types::Moment;

/// So many of one class in one transaction, so that nobody waits long for it.
fn at_once(class: Class) -> i64 {
    match class {
        Class::Drafts | Class::Withdrawn | Class::Accounts => 20,
        Class::Notes | Class::People | Class::Warnings => 200,
    }
}

/// How much of a class is due, or was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    pub class: Class,
    /// Its term.
    pub days: i64,
    pub count: usize,
}

/// The consultations that are kept beyond the term of names: whoever runs the installation can ask for
/// the answers, or for the hold to end.
pub async fn kept_back(site: &Site) -> Result<Vec<KeptBack>> {
    let before = Class::People.before(&site.config.retention, site.now());
    site.db
        .read(move |conn| store::kept_back(conn, before))
        .await
}

/// How much of each class has had its term.
pub async fn due(site: &Site) -> Result<Vec<Line>> {
    let (now, config) = (site.now(), site.config.clone());
    site.db
        .read(move |conn| {
            let line = |class: &Class| {
                Ok(Line {
                    class: *class,
                    days: class.days(&config.retention),
                    count: store::due(conn, &config.retention, now, *class, i64::MAX)?.len(),
                })
            };
            Class::ALL.iter().map(line).collect()
        })
        .await
}

/// Erases all that has had its term; returns how much of each class that was.
///
/// # Errors
/// When the database fails; what was erased until then is, with its events.
pub async fn erase_due(site: &Site, author: &Author) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for class in Class::ALL {
        let mut count = 0;
        loop {
            let done = erase_some(site, author, *class).await?;
            count += done;
            if done == 0 {
                break;
            }
        }
        lines.push(Line {
            class: *class,
            days: class.days(&site.config.retention),
            count,
        });
    }
    Ok(lines)
}

/// Erases some of a class, in one transaction; returns how many.
pub async fn erase_some(site: &Site, author: &Author, class: Class) -> Result<usize> {
    let (now, config, author) = (site.now(), site.config.clone(), author.clone());
    site.db
        .write(move |conn| {
            // Of several nodes one at a time: the next finds what the first left.
            hold(conn, "retention")?;
            let due = store::due(conn, &config.retention, now, class, at_once(class))?;
            let count = due.len();
            if count == 0 {
                return Ok(0);
            }
            erase(conn, &config, now, &author, due)?;
            let event = Event {
                action: "retention.erase",
                subject: "retention",
                subject_id: None,
                consultation: None,
                details: json!({
                    "class": class,
                    "count": count,
                    "days": class.days(&config.retention),
                }),
            };
            audit::record(conn, now, &author, event)?;
            Ok(count)
        })
        .await
}

fn erase(conn: &mut Conn, config: &Config, now: Moment, author: &Author, due: Due) -> Result<()> {
    match due {
        Due::Drafts(ids) => ids.into_iter().try_for_each(|id| delete_draft(conn, id)),
        Due::Withdrawn(ids) => store::erase_words(conn, now, &ids),
        Due::Notes(notes) => store::erase_notes(conn, &notes),
        Due::People(people) => {
            let concerned = store::erase_people(conn, now, &people)?;
            concerned
                .into_iter()
                .try_for_each(|consultation| public_changed(conn, consultation))
        }
        Due::Warnings(owners) => owners
            .into_iter()
            .try_for_each(|owner| warn(conn, config, now, &owner)),
        Due::Accounts(ids) => ids
            .into_iter()
            .try_for_each(|id| erase_account(conn, now, author, id).map(|_| ())),
    }
}

/// Tells somebody, once, that their account ends unless they use it.
fn warn(conn: &mut Conn, config: &Config, now: Moment, owner: &store::Owner) -> Result<()> {
    store::warned(conn, now, owner.id)?;
    // Nobody gets in with a blocked one: there is nothing they could do.
    if owner.blocked {
        return Ok(());
    }
    let notification = Notification {
        recipient: owner.email.clone(),
        language: owner.language,
        template: "account-unused",
        context: json!({
            "name": owner.name,
            "until": now + Duration::days(config.retention.account_warning_days),
            "time_zone": config.site.time_zone.name(),
            "url": config.absolute("/sign-in"),
        }),
    };
    notifications::enqueue(conn, now, &notification)
}
