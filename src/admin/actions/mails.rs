//! The mails that were given up, and sending them again.

use super::accounts::PAGE;
use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::error::Result;
use crate::notifications::{self, OutboxId, Outgoing, Trouble};
use crate::site::Site;
use crate::types::ListPage;
use serde_json::json;

/// Mails that wait, or (`dead`) were given up: a page, and one more when others follow; and what the
/// mail server says when it stands in the way of all.
///
/// # Errors
/// As [`super::overview`].
pub async fn mails(
    site: &Site,
    actor: &Actor,
    dead: bool,
    before: Option<OutboxId>,
) -> Result<(ListPage<Outgoing>, Option<Trouble>)> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        let letters = ListPage::load(PAGE, |limit| {
            if dead {
                notifications::dead_letters(rx.conn, before, limit)
            } else {
                notifications::waiting_letters(rx.conn, before, limit)
            }
        })?;
        Ok((letters, notifications::trouble(rx.conn)?))
    })
    .await
}

/// Puts every mail that was given up back in line, and lets what waits for the mail server try at
/// once; returns how many had been given up.
///
/// # Errors
/// As [`super::overview`].
pub async fn send_all_again(site: &Site, actor: &Actor) -> Result<usize> {
    actor.require(Right::Administer)?;
    site.write(actor, move |tx| {
        let count = notifications::send_all_again(tx.conn, tx.now)?;
        let event = Event {
            action: "mail.send-all-again",
            subject: "mail",
            subject_id: None,
            consultation: None,
            details: json!({ "count": count }),
        };
        tx.record(event)?;
        Ok(count)
    })
    .await
}

/// Puts a mail that was given up back in line.
///
/// # Errors
/// [`Error::Refused`] when somebody else did.
pub async fn send_again(site: &Site, actor: &Actor, id: OutboxId) -> Result<()> {
    actor.require(Right::Administer)?;
    site.write(actor, move |tx| {
        notifications::send_again(tx.conn, tx.now, id)?;
        tx.record(Event::new("mail.send-again", "mail", id.0))
    })
    .await
}
