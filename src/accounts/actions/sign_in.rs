//! Signing in and out.

use chrono::Duration;
use secrecy::SecretString;
use serde_json::json;

use crate::access::{self, Actor};
use crate::accounts::model::clean_email;
use crate::accounts::store;
use crate::audit::{self, Event};
use crate::error::{Error, Result};
use crate::site::Site;

/// Signs in; `session` is the one the browser had, which ends: nobody who knew it gets further.
/// Returns the secret of the new one. An account that was never finished has no password to fit.
///
/// # Errors
/// [`Error::Refused`] for a wrong address or password, in the same words and after the same time;
/// [`Error::TooMany`] by address of the network and by account.
pub async fn sign_in(
    site: &Site,
    actor: &Actor,
    email: &str,
    password: SecretString,
    session: Option<String>,
) -> Result<String> {
    site.rates
        .sign_in
        .take(&format!("address {}", actor.origin))?;
    let email = clean_email(email).unwrap_or_default();
    site.rates.sign_in.take(&format!("account {email}"))?;
    let known = site
        .db
        .read(move |conn| {
            let Some(account) = store::by_email(conn, &email)? else {
                return Ok(None);
            };
            let hash = store::password_hash(conn, account.id)?;
            Ok(Some((account, hash)))
        })
        .await?;
    let (account, hash) = known.unzip();
    let fits = site.passwords.matches(password, hash.flatten()).await?;
    let (config, now, author) = (site.config.clone(), site.now(), actor.author());
    let id = account.as_ref().map(|account| account.id);
    let Some(account) = account.filter(|known| fits && known.verified_at.is_some()) else {
        // Written for unknown addresses too, so that the time taken tells nothing.
        site.db
            .write(move |conn| {
                let event = Event {
                    action: "account.sign-in-failed",
                    subject: "account",
                    subject_id: id.map(|id| id.0),
                    consultation: None,
                    details: json!({}),
                };
                audit::record(conn, now, &author, event)
            })
            .await?;
        return Err(Error::refused("accounts-sign-in-wrong"));
    };
    site.db
        .write(move |conn| {
            if let Some(session) = session {
                access::end_session(conn, &session)?;
            }
            let length = Duration::hours(config.security.session_hours);
            let token = access::start_session(conn, now, account.id, length)?;
            let event = Event::new("account.sign-in", "account", account.id.0);
            audit::record(conn, now, &author, event)?;
            Ok(token)
        })
        .await
}

/// Ends a session. Somebody who is not signed in is signed out already.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(site: &Site, actor: &Actor, session: Option<String>) -> Result<()> {
    let (Some(account), Some(session)) = (actor.account(), session) else {
        return Ok(());
    };
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            access::end_session(conn, &session)?;
            let event = Event::new("account.sign-out", "account", account.0);
            audit::record(conn, now, &author, event)
        })
        .await
}

/// Ends everything the account can be used with, this session too.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn sign_out_everywhere(site: &Site, actor: &Actor) -> Result<()> {
    let account = actor.account().ok_or(Error::SignInRequired)?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let ended = access::end_all_access(conn, now, account, None)?;
            let event = Event::new("account.sign-out", "account", account.0)
                .with(json!({"everywhere": true, "ended": ended}));
            audit::record(conn, now, &author, event)
        })
        .await
}
