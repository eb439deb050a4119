//! Passwords: forgotten and chosen anew, or changed by who knows the old one.

use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::register::send_verification;
use crate::access::{self, Actor, Right};
use crate::accounts::model::{Account, Purpose, clean_email, password_fault};
use crate::accounts::store;
use crate::audit::{self, Event};
use crate::config::Config;
use crate::db::{Conn, Moment};
use crate::error::{Error, Result};
use crate::notifications::{self, Notification};
use crate::site::Site;

/// Sends a link to choose a new password, if the address has an account; says nothing either way.
///
/// # Errors
/// [`Error::Invalid`] for what is no address; [`Error::TooMany`] by network address.
pub async fn forgot(site: &Site, actor: &Actor, email: &str) -> Result<()> {
    let email =
        clean_email(email).ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))?;
    // By asker only: strangers who ask for somebody's address must not keep that person from asking.
    site.rates
        .reset
        .take(&format!("address {}", actor.origin))?;
    let (config, now, author) = (site.config.clone(), site.now(), actor.author());
    site.db
        .write(move |conn| {
            let Some(account) = store::by_email(conn, &email)? else {
                // Written down too, so that the time taken tells nothing.
                let event = Event {
                    action: "account.ask-reset",
                    subject: "account",
                    subject_id: None,
                    consultation: None,
                    details: json!({}),
                };
                return audit::record(conn, now, &author, event);
            };
            let event = Event::new("account.ask-reset", "account", account.id.0);
            audit::record(conn, now, &author, event)?;
            if account.verified_at.is_none() {
                return send_verification(conn, &config, now, &account);
            }
            let lifetime = Duration::minutes(config.security.reset_minutes);
            let Some(token) = store::issue(conn, now, account.id, Purpose::Reset, lifetime)? else {
                return Ok(());
            };
            let notification = Notification {
                recipient: account.email,
                language: account.language,
                template: "reset",
                context: json!({
                    "name": account.name,
                    "url": config.absolute(&format!("/reset?token={token}")),
                    "count_minutes": config.security.reset_minutes,
                }),
            };
            notifications::enqueue(conn, now, &notification)
        })
        .await
}

/// Whether a link to choose a new password still works.
///
/// # Errors
/// [`Error::Refused`] when it does not.
pub async fn may_reset(site: &Site, token: String) -> Result<()> {
    let now = site.now();
    site.db
        .read(move |conn| store::peek(conn, now, &token, Purpose::Reset).map(|_| ()))
        .await
}

/// Chooses a new password by a link from a mail, which also shows that the address is theirs.
/// Whatever the account could be used with before ends.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more), [`Error::Invalid`].
pub async fn reset(
    site: &Site,
    actor: &Actor,
    token: String,
    password: SecretString,
) -> Result<()> {
    let now = site.now();
    let asked = token.clone();
    let account = site
        .db
        .read(move |conn| {
            let id = store::peek(conn, now, &asked, Purpose::Reset)?;
            store::account(conn, id)
        })
        .await?;
    check(&site.config, &account.email, "password", &password)?;
    let hash = site.passwords.hash(password).await?;
    let (config, author) = (site.config.clone(), actor.author());
    site.db
        .write(move |conn| {
            let id = store::use_up(conn, now, &token, Purpose::Reset)?;
            store::set_password(conn, id, &hash)?;
            store::verify(conn, now, id)?;
            access::end_all_access(conn, now, id, None)?;
            tell(conn, &config, now, &account)?;
            audit::record(
                conn,
                now,
                &author,
                Event::new("account.reset", "account", id.0),
            )
        })
        .await
}

/// Goes on only when `password` is that of whoever asks: what could harm somebody whose browser was
/// left open asks for it again. Returns the account.
///
/// # Errors
/// [`Error::Invalid`] on `field` when it is not; [`Error::TooMany`] by account.
pub(crate) async fn confirm(
    site: &Site,
    actor: &Actor,
    field: &'static str,
    password: SecretString,
) -> Result<Account> {
    actor.require(Right::Respond)?;
    let id = actor.account().ok_or(Error::SignInRequired)?;
    site.rates.sign_in.take(&format!("account {id}"))?;
    let (account, hash) = site
        .db
        .read(move |conn| Ok((store::account(conn, id)?, store::password_hash(conn, id)?)))
        .await?;
    if site.passwords.matches(password, hash).await? {
        Ok(account)
    } else {
        Err(Error::invalid(field, "accounts-password-wrong"))
    }
}

/// Changes the password; whatever the account could be used with before ends, and the secret of a new
/// session is returned.
///
/// # Errors
/// [`Error::Invalid`] when the old password is wrong or the new one will not do.
pub async fn change(
    site: &Site,
    actor: &Actor,
    old: SecretString,
    new: SecretString,
) -> Result<String> {
    let account = confirm(site, actor, "old", old).await?;
    let id = account.id;
    check(&site.config, &account.email, "password", &new)?;
    let hash = site.passwords.hash(new).await?;
    let (config, now, author) = (site.config.clone(), site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::set_password(conn, id, &hash)?;
            access::end_all_access(conn, now, id, None)?;
            let length = Duration::hours(config.security.session_hours);
            let token = access::start_session(conn, now, id, length)?;
            tell(conn, &config, now, &account)?;
            let event = Event::new("account.change-password", "account", id.0);
            audit::record(conn, now, &author, event)?;
            Ok(token)
        })
        .await
}

fn check(config: &Config, email: &str, field: &'static str, new: &SecretString) -> Result<()> {
    match password_fault(new.expose_secret(), email, config.security.password_minimum) {
        Some(fault) => Err(Error::invalid(field, fault)),
        None => Ok(()),
    }
}

/// Somebody else may have done it: the owner hears of it.
fn tell(conn: &mut Conn, config: &Config, now: Moment, account: &Account) -> Result<()> {
    let notification = Notification {
        recipient: account.email.clone(),
        language: account.language,
        template: "password-changed",
        context: json!({"name": account.name, "url": config.absolute("/forgot")}),
    };
    notifications::enqueue(conn, now, &notification)
}
