//! An account is finished behind the link that was mailed to its address.

use secrecy::SecretString;

use super::passwords;
use crate::access::{self, Actor, Device};
use crate::accounts::model::{Purpose, clean_email, clean_name, name_fault};
use crate::accounts::store;
use crate::audit::Event;
use crate::error::{Checks, Result};
use crate::platform::texts::Language;
use crate::site::Site;

/// The parts of a new account, checked.
pub(super) struct Checked {
    pub name: String,
    pub email: String,
}

/// Checks name, address and password together, so that a person hears everything at once.
pub(super) async fn check(
    site: &Site,
    name: &str,
    email: &str,
    password: &SecretString,
) -> Result<Checked> {
    let name = clean_name(name);
    let cleaned = clean_email(email);
    let mut checks = Checks::default();
    let fault = name_fault(&name);
    checks.require(fault.is_none(), "name", fault.unwrap_or_default());
    checks.require(cleaned.is_some(), "email", "accounts-email-wrong");
    let email = cleaned.unwrap_or_default();
    if let Some(fault) = passwords::fault(site, &email, &name, password).await? {
        checks.require(false, "password", fault);
    }
    checks.finish()?;
    Ok(Checked { name, email })
}

/// The address behind a link that confirms it, if the link still works.
///
/// # Errors
/// [`crate::error::Error::Refused`] when it does not.
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
/// [`crate::error::Error::Refused`] when the link does not work (any more), [`crate::error::Error::Invalid`].
pub async fn verify(
    site: &Site,
    actor: &Actor,
    token: String,
    name: &str,
    password: SecretString,
    language: Language,
    device: Device,
) -> Result<()> {
    let email = may_verify(site, token.clone()).await?;
    let checked = check(site, name, &email, &password).await?;
    let hash = site.passwords.hash(password).await?;
    site.write(actor, move |tx| {
        let id = store::use_up(tx.conn, tx.now, &token, Purpose::Verify)?;
        store::rename(tx.conn, id, &checked.name, language)?;
        store::set_password(tx.conn, id, &hash)?;
        store::verify(tx.conn, tx.now, id)?;
        access::end_all_access(tx.conn, tx.now, id, None)?;
        access::remember_browser(tx.conn, tx.now, id, &device.secret)?;
        let event = Event::new("account.verify", "account", id.0);
        tx.record(event)
    })
    .await
}
