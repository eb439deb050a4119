//! Accounts that end: signed out, blocked, erased by an administrator.

use serde_json::json;

use crate::access::{self, Actor, Right};
use crate::accounts::store;
use crate::admin::store as erasing;
use crate::audit::{self, Author, Event};
use crate::comments::actions::throw_away_draft;
use crate::consultations::store::public_changed;
use crate::db::ids::AccountId;
use crate::db::{Conn, Moment};
use crate::error::{Error, Result};
use crate::site::Site;

/// Ends everything somebody is signed in with, and their tokens and links.
///
/// # Errors
/// [`Error::NotFound`], [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn sign_out(site: &Site, actor: &Actor, id: AccountId) -> Result<()> {
    actor.require(Right::Administer)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let ended = access::end_all_access(conn, now, id, None)?;
            let event =
                Event::new("account.end-access", "account", id.0).with(json!({ "ended": ended }));
            audit::record(conn, now, &author, event)
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
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let mut details = json!({});
            store::set_blocked(conn, id, blocked.then_some(now))?;
            if blocked {
                details = json!({ "ended": access::end_all_access(conn, now, id, None)? });
            }
            let action = if blocked {
                "account.block"
            } else {
                "account.unblock"
            };
            let event = Event::new(action, "account", id.0).with(details);
            audit::record(conn, now, &author, event)
        })
        .await
}

/// Erases a person: name and address go everywhere, drafts go, and nobody gets in any more. What was
/// handed in stays, without the person; what they published by name alone is anonymous from now on.
///
/// # Errors
/// [`Error::Refused`] for oneself and the last administrator; [`Error::NotFound`]; [`Error::PasswordAgain`].
pub async fn erase(site: &Site, actor: &Actor, id: AccountId) -> Result<()> {
    actor.require(Right::Administer)?;
    access::require_proof(site, actor)?;
    not_oneself(actor, id)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| erase_account(conn, now, &author, id))
        .await
}

/// The same as part of the caller's transaction, whoever it is that asks: an administrator, or the term of
/// an account nobody used.
///
/// # Errors
/// [`Error::Refused`] for the last administrator; [`Error::NotFound`].
pub fn erase_account(conn: &mut Conn, now: Moment, author: &Author, id: AccountId) -> Result<()> {
    // Before the address goes, by which guests are found.
    let ended = access::end_all_access(conn, now, id, None)?;
    for party in erasing::parties_of(conn, id)? {
        throw_away_draft(conn, party)?;
    }
    store::set_blocked(conn, id, Some(now))?;
    for consultation in erasing::erase_person(conn, now, id)? {
        public_changed(conn, consultation)?;
    }
    let event = Event::new("account.erase", "account", id.0).with(json!({ "ended": ended }));
    audit::record(conn, now, author, event)
}

/// Whoever locks themselves out cannot undo it.
fn not_oneself(actor: &Actor, id: AccountId) -> Result<()> {
    if actor.account() == Some(id) {
        Err(Error::refused("admin-not-oneself"))
    } else {
        Ok(())
    }
}
