//! Mails links that were asked for; tells of passwords that were guessed at; forgets what has run out:
//! sessions, links, accounts never confirmed.

use chrono::Duration;
use serde_json::json;

use super::actions::causing::waiting_since;
use super::actions::links;
use super::store;
use crate::access::{self, Actor, Tx};
use crate::audit::Event;
use crate::error::Result;
use crate::notifications::Notification;
use crate::site::Site;
use crate::types::ids::AccountId;

/// Requests looked at in one step.
const REQUESTS: i64 = 20;

/// Accounts told of in one step.
const GUESSED: usize = 200;

/// Mails links that were asked for; returns how many requests were looked at.
pub async fn answer(site: &Site) -> Result<usize> {
    links::answer(site, REQUESTS).await
}

/// Writes to the audit log how often passwords were guessed at since the last time, an event for each
/// account and one for addresses of nobody, so that guessing does not make the log grow at will; mails the
/// owner of an account on which it was often. Returns how many accounts it told of.
pub async fn tell_of_guesses(site: &Site) -> Result<usize> {
    site.write(&Actor::system(), move |tx| {
        let found = store::report(tx.conn, tx.now, GUESSED)?;
        for guessed in &found {
            let event = Event {
                action: "account.sign-in-failed",
                subject: "account",
                subject_id: guessed.account.map(|id| id.0),
                consultation: None,
                details: json!({"count": guessed.fresh, "askers": guessed.askers}),
            };
            tx.record(event)?;
            let limit = tx.config.security.guesses_told;
            if let Some(id) = guessed.account
                && limit > 0
                && guessed.total >= limit
                && !guessed.told
            {
                store::told(tx.conn, id)?;
                warn_owner(tx, id, guessed.total)?;
            }
        }
        store::forget_guesses(tx.conn, tx.now)?;
        Ok(found.len())
    })
    .await
}

fn warn_owner(tx: &mut Tx<'_>, id: AccountId, failures: i64) -> Result<()> {
    let account = store::account(tx.conn, id)?;
    if account.verified_at.is_none() {
        return Ok(());
    }
    let notification = Notification {
        recipient: account.email,
        language: account.language,
        template: "guessed",
        context: json!({
            "name": account.name,
            "count": failures,
            "url": tx.config.absolute("/account/sessions"),
            "password_url": tx.config.absolute("/forgot"),
        }),
    };
    tx.enqueue(&notification)
}

/// Forgets what has run out; returns 0, so that the next step comes after the pause.
pub async fn step(site: &Site) -> Result<usize> {
    let now = site.now();
    let before = now - Duration::days(site.config.security.unverified_days);
    let uncounted = waiting_since(&site.config, now).min(now - Duration::days(1));
    site.rates.forget_quiet();
    site.write(&Actor::system(), move |tx| {
        access::forget_expired(tx.conn, tx.now)?;
        store::forget_old(tx.conn, tx.now)?;
        store::forget_caused(tx.conn, uncounted)?;
        let forgotten = store::forget_unverified(tx.conn, before)?;
        if forgotten > 0 {
            let event = Event {
                action: "account.forget-unconfirmed",
                subject: "account",
                subject_id: None,
                consultation: None,
                details: json!({"count": forgotten}),
            };
            tx.record(event)?;
        }
        Ok(0)
    })
    .await
}
