//! Accounts that end: signed out, blocked, erased by an administrator.

use serde_json::json;

use crate::access::{self, Actor, Right, Tx};
use crate::accounts::store;
use crate::admin::model::holds_name;
use crate::admin::store::{self as erasing, NamedComment};
use crate::audit::Event;
use crate::consultations::store::public_changed;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::responding::actions::delete_draft_of;
use crate::site::Site;
use crate::types::ids::{AccountId, CommentId};

/// Comments read at once, to look for a name.
const AT_ONCE: i64 = 500;

/// Ends everything somebody is signed in with, and their tokens and links.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn sign_out(site: &Site, actor: &Actor, id: AccountId) -> Result<()> {
    actor.require(Right::Administer)?;
    site.write(actor, move |tx| {
        let ended = access::end_all_access(tx.conn, tx.now, id, None)?;
        let event =
            Event::new("account.end-access", "account", id.0).with(json!({ "ended": ended }));
        tx.record(event)
    })
    .await
}

/// Blocks an account: nobody gets in with it, whatever they hold, until it is unblocked. Its roles stay.
///
/// # Errors
/// [`Error::Refused`] for oneself and the last administrator; [`Error::NotFound`]; [`Error::PasswordAgain`].
pub async fn block(site: &Site, actor: &Actor, id: AccountId, blocked: bool) -> Result<()> {
    actor.require(Right::Administer)?;
    access::require_proof(site, actor)?;
    not_oneself(actor, id)?;
    site.write(actor, move |tx| {
        let mut details = json!({});
        store::set_blocked(tx.conn, id, blocked.then_some(tx.now))?;
        if blocked {
            details = json!({ "ended": access::end_all_access(tx.conn, tx.now, id, None)? });
        }
        let action = if blocked {
            "account.block"
        } else {
            "account.unblock"
        };
        let event = Event::new(action, "account", id.0).with(details);
        tx.record(event)
    })
    .await
}

/// Erases a person: name and address go everywhere, drafts go, and nobody gets in any more. What was
/// handed in stays, without the person; what they published by name alone is anonymous from now on. Returns
/// the comments in whose text the name still stands.
///
/// # Errors
/// [`Error::Refused`] for oneself and the last administrator; [`Error::NotFound`]; [`Error::PasswordAgain`].
pub async fn erase(site: &Site, actor: &Actor, id: AccountId) -> Result<Vec<NamedComment>> {
    actor.require(Right::Administer)?;
    access::require_proof(site, actor)?;
    not_oneself(actor, id)?;
    site.write(actor, move |tx| erase_account(tx, id)).await
}

/// The same as part of the caller's transaction, whoever it is that asks: an administrator, or the term of
/// an account nobody used.
///
/// # Errors
/// [`Error::Refused`] for the last administrator; [`Error::NotFound`].
pub fn erase_account(tx: &mut Tx<'_>, id: AccountId) -> Result<Vec<NamedComment>> {
    let named = named_in(tx.conn, id)?;
    // Before the address goes, by which guests are found.
    let ended = access::end_all_access(tx.conn, tx.now, id, None)?;
    for party in erasing::parties_of(tx.conn, id)? {
        delete_draft_of(tx.conn, party)?;
    }
    store::set_blocked(tx.conn, id, Some(tx.now))?;
    for consultation in erasing::erase_person(tx.conn, tx.now, id)? {
        public_changed(tx.conn, consultation)?;
    }
    let places: Vec<CommentId> = named.iter().map(|place| place.comment).collect();
    let event = Event::new("account.erase", "account", id.0)
        .with(json!({ "ended": ended, "named_in_comments": places }));
    tx.record(event)?;
    Ok(named)
}

/// Where somebody's name or address stands in the text of a comment of their own: erasing them does not
/// touch what was handed in, so that a moderator has to redact it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn places_of_name(
    site: &Site,
    actor: &Actor,
    id: AccountId,
) -> Result<Vec<NamedComment>> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| named_in(rx.conn, id)).await
}

fn named_in(conn: &mut Conn, id: AccountId) -> Result<Vec<NamedComment>> {
    let account = store::account(conn, id)?;
    let mut found = Vec::new();
    if account.erased_at.is_some() {
        return Ok(found);
    }
    let mut after = CommentId(0);
    loop {
        let some = erasing::written_by(conn, id, after, AT_ONCE)?;
        let Some(last) = some.last() else {
            return Ok(found);
        };
        after = last.comment;
        found.extend(some.into_iter().filter(|written| {
            let proposed = written.proposed_text.as_deref().unwrap_or_default();
            [written.body.as_str(), proposed].iter().any(|text| {
                holds_name(text, &account.name) || text.to_lowercase().contains(&account.email)
            })
        }));
    }
}

/// Whoever locks themselves out cannot undo it.
fn not_oneself(actor: &Actor, id: AccountId) -> Result<()> {
    if actor.account() == Some(id) {
        Err(Error::refused("admin-not-oneself"))
    } else {
        Ok(())
    }
}
