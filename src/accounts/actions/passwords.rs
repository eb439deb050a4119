//! Passwords: forgotten and chosen anew, or changed by who knows the old one.

use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::guessing;
use crate::access::{self, Actor, Device, Right, Tx};
use crate::accounts::guessing::Attempt;
use crate::accounts::model::{Account, Purpose, password_fault};
use crate::accounts::store;
use crate::audit::Event;
use crate::config::Config;
use crate::error::{Error, Message, Result};
use crate::notifications::Notification;
use crate::site::Site;

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
/// Whatever the account could be used with before ends. This browser is known from now on: who reads the
/// mail gets in, whatever others try.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more), [`Error::Invalid`].
pub async fn reset(
    site: &Site,
    actor: &Actor,
    token: String,
    password: SecretString,
    device: Device,
) -> Result<()> {
    let asked = token.clone();
    let account = site
        .read(actor, move |rx| {
            let id = store::peek(rx.conn, rx.now, &asked, Purpose::Reset)?;
            store::account(rx.conn, id)
        })
        .await?;
    check(site, &account, &password).await?;
    let hash = site.passwords.hash(password).await?;
    site.write(actor, move |tx| {
        let id = store::use_up(tx.conn, tx.now, &token, Purpose::Reset)?;
        store::set_password(tx.conn, id, &hash)?;
        store::verify(tx.conn, tx.now, id)?;
        access::end_all_access(tx.conn, tx.now, id, None)?;
        access::remember_browser(tx.conn, tx.now, id, &device.secret)?;
        tell(tx, &account)?;
        tx.record(Event::new("account.reset", "account", id.0))
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
    let wrong = || Error::invalid(field, "accounts-password-wrong");
    // A field left empty is no guess.
    if password.expose_secret().is_empty() {
        return Err(wrong());
    }
    let (account, hash) = site
        .read(actor, move |rx| {
            Ok((
                store::account(rx.conn, id)?,
                store::password_hash(rx.conn, id)?,
            ))
        })
        .await?;
    // Counted apart from what strangers try, who must not stand in the way of this.
    let browser = format!("signed in as {id}");
    let attempt = Attempt::new(&account.email, Some(id), Some(&browser), &actor.origin);
    guessing::begin(site, actor, attempt.clone()).await?;
    if site.passwords.matches(password, hash).await? {
        guessing::forgive(site, actor, attempt).await?;
        Ok(account)
    } else {
        Err(wrong())
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
    device: Device,
) -> Result<String> {
    let account = confirm(site, actor, "old", old).await?;
    let id = account.id;
    check(site, &account, &new).await?;
    let hash = site.passwords.hash(new).await?;
    site.write(actor, move |tx| {
        store::set_password(tx.conn, id, &hash)?;
        access::end_all_access(tx.conn, tx.now, id, None)?;
        let length = Duration::hours(tx.config.security.session_hours);
        let token = access::start_session(tx.conn, tx.now, id, length, &device)?;
        tell(tx, &account)?;
        let event = Event::new("account.change-password", "account", id.0);
        tx.record(event)?;
        Ok(token)
    })
    .await
}

async fn check(site: &Site, account: &Account, new: &SecretString) -> Result<()> {
    match fault(site, &account.email, &account.name, new).await? {
        Some(fault) => Err(Error::invalid("password", fault)),
        None => Ok(()),
    }
}

/// What is wrong with a password that somebody chose, if anything.
pub(super) async fn fault(
    site: &Site,
    email: &str,
    name: &str,
    new: &SecretString,
) -> Result<Option<Message>> {
    let security = &site.config.security;
    let (minimum, forbidden) = (security.password_minimum, &security.forbidden_passwords);
    if let Some(fault) = password_fault(new.expose_secret(), email, minimum, forbidden) {
        return Ok(Some(fault));
    }
    let mut own = tried(email);
    own.extend(tried(name));
    own.extend(words_of_the_house(&site.config));
    let guessable = site.passwords.is_guessable(new, own).await?;
    Ok(guessable.then(|| Message::new("accounts-password-common")))
}

/// What whoever guesses a password here would try first: the name of this program, names of the installation,
/// its host and its organisation, and the words of `security.forbidden_passwords`.
fn words_of_the_house(config: &Config) -> Vec<String> {
    let site = &config.site;
    let names = [
        "polder",
        config.server.base_url.host_str().unwrap_or_default(),
        &site.name,
        &site.organisation_nl,
        &site.organisation_en,
    ];
    let forbidden = &config.security.forbidden_passwords;
    let names = names.into_iter().flat_map(tried);
    names.chain(forbidden.iter().cloned()).collect()
}

/// A name as it is tried: as it stands, without blanks and signs, and each of its words.
fn tried(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| word.chars().count() >= 3).collect();
    let closed: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut tried: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    tried.extend([name.to_owned(), words.concat(), closed]);
    tried
}

/// Somebody else may have done it: the owner hears of it.
fn tell(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    let notification = Notification {
        recipient: account.email.clone(),
        language: account.language,
        template: "password-changed",
        context: json!({"name": account.name, "url": tx.config.absolute("/forgot")}),
    };
    tx.enqueue(&notification)
}
