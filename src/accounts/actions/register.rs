//! Registration: an address is asked for, and the account is finished behind the link mailed to it.
//!
//! What is answered never tells whether an address has an account: that is said by mail, to the
//! address itself.

use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::access::{self, Actor};
use crate::accounts::model::{Account, Purpose, clean_email, clean_name, is_name, password_fault};
use crate::accounts::store::{self, NewAccount};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::{Conn, Moment};
use crate::error::{Checks, Error, Message, Result};
use crate::notifications::{self, Notification};
use crate::platform::texts::Language;
use crate::site::Site;

/// The parts of a new account, checked.
pub(super) struct Checked {
    pub name: String,
    pub email: String,
}

/// Checks name, address and password together, so that a person hears everything at once.
pub(super) fn check(
    config: &Config,
    name: &str,
    email: &str,
    password: &SecretString,
) -> Result<Checked> {
    let name = clean_name(name);
    let cleaned = clean_email(email);
    let mut checks = Checks::default();
    checks.require(is_name(&name), "name", "accounts-name-wrong");
    checks.require(cleaned.is_some(), "email", "accounts-email-wrong");
    let email = cleaned.unwrap_or_default();
    let minimum = config.security.password_minimum;
    if let Some(fault) = password_fault(password.expose_secret(), &email, minimum) {
        checks.require(false, "password", fault);
    }
    checks.finish()?;
    Ok(Checked { name, email })
}

/// Registers: sends a link behind which name and password are chosen, or, where the address has an
/// account, says so there. Whoever asks shows nothing by it, so nothing they could type would count.
///
/// # Errors
/// [`Error::Invalid`] for what is no address, [`Error::TooMany`]; never whether the address is known.
pub async fn register(site: &Site, actor: &Actor, email: &str, language: Language) -> Result<()> {
    let email =
        clean_email(email).ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))?;
    site.rates.register.take(&actor.origin)?;
    let (config, now, author) = (site.config.clone(), site.now(), actor.author());
    let outcome = site
        .db
        .write(move |conn| write(conn, &config, now, &author, email, language))
        .await;
    match outcome {
        // Somebody registered the same address in the same moment: it has its mail.
        Err(Error::Refused(message)) if message == Message::new("accounts-email-taken") => Ok(()),
        other => other,
    }
}

fn write(
    conn: &mut Conn,
    config: &Config,
    now: Moment,
    author: &Author,
    email: String,
    language: Language,
) -> Result<()> {
    match store::by_email(conn, &email)? {
        Some(known) if known.verified_at.is_some() => {
            let notification = Notification {
                recipient: known.email.clone(),
                language: known.language,
                template: "account-exists",
                context: json!({
                    "name": known.name,
                    "sign_in_url": config.absolute("/sign-in"),
                    "url": config.absolute("/forgot"),
                }),
            };
            notifications::enqueue(conn, now, &notification)
        }
        Some(known) => send_verification(conn, config, now, &known),
        None => {
            let new = NewAccount {
                email,
                name: String::new(),
                password_hash: None,
                language,
                admin: false,
                verified_at: None,
            };
            let id = store::insert(conn, now, &new)?;
            let event = Event::new("account.register", "account", id.0);
            audit::record(conn, now, author, event)?;
            let account = store::account(conn, id)?;
            send_verification(conn, config, now, &account)
        }
    }
}

/// Writes the mail with the link behind which an account is finished.
pub(super) fn send_verification(
    conn: &mut Conn,
    config: &Config,
    now: Moment,
    account: &Account,
) -> Result<()> {
    let lifetime = Duration::hours(config.security.verify_hours);
    let Some(token) = store::issue(conn, now, account.id, Purpose::Verify, lifetime)? else {
        return Ok(());
    };
    let notification = Notification {
        recipient: account.email.clone(),
        language: account.language,
        template: "verify",
        context: json!({
            "url": config.absolute(&format!("/verify?token={token}")),
            "count_hours": config.security.verify_hours,
        }),
    };
    notifications::enqueue(conn, now, &notification)
}

/// The address behind a link that confirms it, if the link still works.
///
/// # Errors
/// [`Error::Refused`] when it does not.
pub async fn may_verify(site: &Site, token: String) -> Result<String> {
    let now = site.now();
    site.db
        .read(move |conn| {
            let id = store::peek(conn, now, &token, Purpose::Verify)?;
            Ok(store::account(conn, id)?.email)
        })
        .await
}

/// Finishes an account by the link mailed to its address: confirms that, with the name and password
/// chosen now. Other links to it work no more.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more), [`Error::Invalid`].
pub async fn verify(
    site: &Site,
    actor: &Actor,
    token: String,
    name: &str,
    password: SecretString,
    language: Language,
) -> Result<()> {
    let email = may_verify(site, token.clone()).await?;
    let checked = check(&site.config, name, &email, &password)?;
    let hash = site.passwords.hash(password).await?;
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let id = store::use_up(conn, now, &token, Purpose::Verify)?;
            store::rename(conn, id, &checked.name, language)?;
            store::set_password(conn, id, &hash)?;
            store::verify(conn, now, id)?;
            access::end_all_access(conn, now, id, None)?;
            let event = Event::new("account.verify", "account", id.0);
            audit::record(conn, now, &author, event)
        })
        .await
}
