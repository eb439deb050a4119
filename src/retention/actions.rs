//! What is due is counted or erased, class by class, some at a time: each batch is a transaction with
//! one event that says how many, never what.

use chrono::Duration;
use serde_json::json;

use super::model::{Class, KeptBack};
use super::store::{self, Due};
use crate::access::{Actor, Tx};
use crate::admin::actions::erase_account;
use crate::audit::Event;
use crate::consultations::store::public_changed;
use crate::db::hold;
use crate::error::Result;
use crate::notifications::Notification;
use crate::responding::actions::delete_draft;
use crate::site::Site;

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
pub async fn erase_due(site: &Site, actor: &Actor) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for class in Class::ALL {
        let mut count = 0;
        loop {
            let done = erase_some(site, actor, *class).await?;
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
pub async fn erase_some(site: &Site, actor: &Actor, class: Class) -> Result<usize> {
    site.write(actor, move |tx| {
        // Of several nodes one at a time: the next finds what the first left.
        hold(tx.conn, "retention")?;
        let due = store::due(tx.conn, &tx.config.retention, tx.now, class, at_once(class))?;
        let count = due.len();
        if count == 0 {
            return Ok(0);
        }
        erase(tx, due)?;
        let event = Event {
            action: "retention.erase",
            subject: "retention",
            subject_id: None,
            consultation: None,
            details: json!({
                "class": class,
                "count": count,
                "days": class.days(&tx.config.retention),
            }),
        };
        tx.record(event)?;
        Ok(count)
    })
    .await
}

fn erase(tx: &mut Tx<'_>, due: Due) -> Result<()> {
    match due {
        Due::Drafts(ids) => ids.into_iter().try_for_each(|id| delete_draft(tx.conn, id)),
        Due::Withdrawn(ids) => store::erase_words(tx.conn, tx.now, &ids),
        Due::Notes(notes) => store::erase_notes(tx.conn, &notes),
        Due::People(people) => {
            let concerned = store::erase_people(tx.conn, tx.now, &people)?;
            concerned
                .into_iter()
                .try_for_each(|consultation| public_changed(tx.conn, consultation))
        }
        Due::Warnings(owners) => owners.into_iter().try_for_each(|owner| warn(tx, &owner)),
        Due::Accounts(ids) => ids
            .into_iter()
            .try_for_each(|id| erase_account(tx, id).map(|_| ())),
    }
}

/// Tells somebody, once, that their account ends unless they use it.
fn warn(tx: &mut Tx<'_>, owner: &store::Owner) -> Result<()> {
    store::warned(tx.conn, tx.now, owner.id)?;
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
            "until": tx.now + Duration::days(tx.config.retention.account_warning_days),
            "time_zone": tx.config.site.time_zone.name(),
            "url": tx.config.absolute("/sign-in"),
        }),
    };
    tx.enqueue(&notification)
}
