//! Registration and the confirmation of the address.
//!
//! What is answered never tells whether an address has an account: that is said by mail, to the
//! address itself.

use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::access::Actor;
use crate::accounts::model::{Account, Purpose, clean_email, clean_name, is_name, password_fault};
use crate::accounts::store::{self, NewAccount};
use crate::audit::{self, Author, Event};
use crate::config::Config;
use crate::db::{Conn, Moment};
use crate::error::{Checks, Error, Message, Result};
use crate::notifications::{self, Notification};
use crate::platform::texts::Language;
use crate::site::Site;

/// What somebody fills in to get an account.
#[derive(Debug, Clone)]
pub struct Registration {
    pub name: String,
    pub email: String,
    pub password: SecretString,
    pub language: Language,
}

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

/// Registers: sends a link to confirm the address, or, where it has an account, says so there.
///
/// # Errors
/// [`Error::Invalid`], [`Error::TooMany`]; never whether the address is known.
pub async fn register(site: &Site, actor: &Actor, input: Registration) -> Result<()> {
    site.rates.register.take(&actor.origin)?;
    let checked = check(&site.config, &input.name, &input.email, &input.password)?;
    // Hashed for known addresses too, so that the time taken tells nothing.
    let hash = site.passwords.hash(input.password).await?;
    let (config, now, author) = (site.config.clone(), site.now(), actor.author());
    let new = NewAccount {
        email: checked.email,
        name: checked.name,
        password_hash: Some(hash),
        language: input.language,
        admin: false,
        verified_at: None,
    };
    let outcome = site
        .db
        .write(move |conn| write(conn, &config, now, &author, &new))
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
    new: &NewAccount,
) -> Result<()> {
    match store::by_email(conn, &new.email)? {
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
        Some(known) => {
            // Nobody has shown yet that the address is theirs: the last to ask counts, and the
            // links of those before work no more.
            store::rename(conn, known.id, &new.name, new.language)?;
            store::set_password(
                conn,
                known.id,
                new.password_hash.as_deref().unwrap_or_default(),
            )?;
            let again = store::account(conn, known.id)?;
            audit::record(
                conn,
                now,
                author,
                Event::new("account.register-again", "account", known.id.0),
            )?;
            send_verification(conn, config, now, &again)
        }
        None => {
            let id = store::insert(conn, now, new)?;
            audit::record(
                conn,
                now,
                author,
                Event::new("account.register", "account", id.0),
            )?;
            let account = store::account(conn, id)?;
            send_verification(conn, config, now, &account)
        }
    }
}

/// Writes the mail with the link that confirms the address.
pub(super) fn send_verification(
    conn: &mut Conn,
    config: &Config,
    now: Moment,
    account: &Account,
) -> Result<()> {
    let lifetime = Duration::hours(config.security.verify_hours);
    let token = store::issue(conn, now, account.id, Purpose::Verify, lifetime)?;
    let notification = Notification {
        recipient: account.email.clone(),
        language: account.language,
        template: "verify",
        context: json!({
            "name": account.name,
            "url": config.absolute(&format!("/verify?token={token}")),
            "count_hours": config.security.verify_hours,
        }),
    };
    notifications::enqueue(conn, now, &notification)
}

/// Whether a link that confirms an address still works.
///
/// # Errors
/// [`Error::Refused`] when it does not.
pub async fn may_verify(site: &Site, token: String) -> Result<()> {
    let now = site.now();
    site.db
        .read(move |conn| store::peek(conn, now, &token, Purpose::Verify).map(|_| ()))
        .await
}

/// Confirms the address behind a link.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn verify(site: &Site, actor: &Actor, token: String) -> Result<()> {
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let id = store::use_up(conn, now, &token, Purpose::Verify)?;
            store::verify(conn, now, id)?;
            audit::record(
                conn,
                now,
                &author,
                Event::new("account.verify", "account", id.0),
            )
        })
        .await
}
