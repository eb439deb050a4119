//! Signing in and out.

use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::guessing;
use crate::access::{self, Actor, Device};
use crate::accounts::guessing::Attempt;
use crate::accounts::model::clean_email;
use crate::accounts::store;
use crate::audit::Event;
use crate::error::{Error, Message, Result};
use crate::site::Site;

/// Signs in; `session` is the one the browser had, which ends: nobody who knew it gets further.
/// Returns the secret of the new one. An account that was never finished has no password to fit.
///
/// A known address and an unknown one take the same work until the password fits: a failure is written
/// down before the password is looked at, and a worker tells the audit log and the owner of it.
///
/// # Errors
/// [`Error::Refused`] for a wrong address or password, in the same words and after the same time;
/// [`Error::TooMany`] for whoever has to wait.
pub async fn sign_in(
    site: &Site,
    actor: &Actor,
    email: &str,
    password: SecretString,
    session: Option<String>,
    device: Device,
) -> Result<String> {
    let wrong = || Error::refused("accounts-sign-in-wrong");
    // A form left empty, or what is no address, is no guess.
    if password.expose_secret().is_empty() {
        return Err(wrong());
    }
    let email = clean_email(email).ok_or_else(wrong)?;
    let (asked, secret) = (email.clone(), device.secret.clone());
    let known = site
        .read(actor, move |rx| {
            let Some(account) = store::by_email(rx.conn, &asked)? else {
                return Ok(None);
            };
            let hash = store::password_hash(rx.conn, account.id)?;
            let familiar = access::is_known_browser(rx.conn, rx.now, account.id, &secret)?;
            Ok(Some((account, hash, familiar)))
        })
        .await?;
    let (id, hash, familiar) = match &known {
        Some((account, hash, familiar)) => (Some(account.id), hash.clone(), *familiar),
        None => (None, None, false),
    };
    let browser = familiar.then_some(device.secret.as_str());
    let attempt = Attempt::new(&email, id, browser, &actor.origin);
    guessing::begin(site, actor, attempt.clone()).await?;
    let fits = site.passwords.matches(password, hash).await?;
    let Some((account, ..)) = known.filter(|(known, ..)| fits && known.verified_at.is_some())
    else {
        return Err(wrong());
    };
    // Only whoever knows the password hears of it.
    if account.blocked_at.is_some() {
        let contact = &site.config.site.contact;
        return Err(Error::refused(
            Message::new("accounts-blocked").with("contact", contact),
        ));
    }
    site.write(actor, move |tx| {
        let failures = store::forgive(tx.conn, &attempt)?;
        if let Some(session) = session {
            access::end_session(tx.conn, &session)?;
        }
        let length = Duration::hours(tx.config.security.session_hours);
        let token = access::start_session(tx.conn, tx.now, account.id, length, &device)?;
        let mut event = Event::new("account.sign-in", "account", account.id.0);
        if failures > 0 {
            event = event.with(json!({"failures_before": failures}));
        }
        tx.record(event)?;
        Ok(token)
    })
    .await
}

/// Ends a session. Somebody who is not signed in is signed out already.
pub async fn sign_out(site: &Site, actor: &Actor, session: Option<String>) -> Result<()> {
    let (Some(account), Some(session)) = (actor.account(), session) else {
        return Ok(());
    };
    site.write(actor, move |tx| {
        access::end_session(tx.conn, &session)?;
        let event = Event::new("account.sign-out", "account", account.0);
        tx.record(event)
    })
    .await
}

/// Ends everything the account can be used with, this session too.
///
/// # Errors
/// [`Error::SignInRequired`].
pub async fn sign_out_everywhere(site: &Site, actor: &Actor) -> Result<()> {
    let account = actor.account().ok_or(Error::SignInRequired)?;
    site.write(actor, move |tx| {
        let ended = access::end_all_access(tx.conn, tx.now, account, None)?;
        let event = Event::new("account.sign-out", "account", account.0)
            .with(json!({"everywhere": true, "ended": ended}));
        tx.record(event)
    })
    .await
}
