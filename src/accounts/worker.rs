//! Mails links that were asked for; tells of passwords that were guessed at; forgets what has run out:
//! sessions, links, accounts never confirmed.

use chrono::Duration;
use serde_json::json;

use super::actions::causing::waiting_since;
use super::actions::links;
use super::store;
use crate::access;
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::Conn;
use crate::error::Result;
use crate::notifications::{self, Notification};
use crate::site::Site;
use crate::types::Moment;
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
    let (now, config) = (site.now(), site.config.clone());
    site.db
        .write(move |conn| {
            let found = store::report(conn, now, GUESSED)?;
            for guessed in &found {
                let event = Event {
                    action: "account.sign-in-failed",
                    subject: "account",
                    subject_id: guessed.account.map(|id| id.0),
                    consultation: None,
                    details: json!({"count": guessed.fresh, "askers": guessed.askers}),
                };
                audit::record(conn, now, &Author::system(), event)?;
                let limit = config.security.guesses_told;
                if let Some(id) = guessed.account
                    && limit > 0
                    && guessed.total >= limit
                    && !guessed.told
                {
                    store::told(conn, id)?;
                    warn_owner(conn, &config, now, id, guessed.total)?;
                }
            }
            store::forget_guesses(conn, now)?;
            Ok(found.len())
        })
        .await
}

fn warn_owner(
    conn: &mut Conn,
    config: &Config,
    now: Moment,
    id: AccountId,
    failures: i64,
) -> Result<()> {
    let account = store::account(conn, id)?;
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
            "url": config.absolute("/account/sessions"),
            "password_url": config.absolute("/forgot"),
        }),
    };
    notifications::enqueue(conn, now, &notification)
}

/// Forgets what has run out; returns 0, so that the next step comes after the pause.
pub async fn step(site: &Site) -> Result<usize> {
    let now = site.now();
    let before = now - Duration::days(site.config.security.unverified_days);
    let uncounted = waiting_since(&site.config, now).min(now - Duration::days(1));
    site.rates.forget_quiet();
    site.db
        .write(move |conn| {
            access::forget_expired(conn, now)?;
            store::forget_old(conn, now)?;
            store::forget_caused(conn, uncounted)?;
            let forgotten = store::forget_unverified(conn, before)?;
            if forgotten > 0 {
                let event = Event {
                    action: "account.forget-unconfirmed",
                    subject: "account",
                    subject_id: None,
                    consultation: None,
                    details: json!({"count": forgotten}),
                };
                audit::record(conn, now, &Author::system(), event)?;
            }
            Ok(0)
        })
        .await
}
