//! One's own account: name and language.

use crate::access::{Actor, Right};
use crate::accounts::model::{clean_name, name_fault};
use crate::accounts::store;
use crate::audit::Event;
use crate::error::{Checks, Error, Result};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::ids::AccountId;

/// The account of somebody who may have a page of their own.
///
/// # Errors
/// [`Error::SignInRequired`] or [`Error::Forbidden`].
pub fn own(actor: &Actor) -> Result<AccountId> {
    actor.require(Right::Respond)?;
    actor.account().ok_or(Error::SignInRequired)
}

/// Changes one's name and language.
///
/// # Errors
/// [`Error::Invalid`].
pub async fn change(site: &Site, actor: &Actor, name: &str, language: &str) -> Result<Language> {
    let id = own(actor)?;
    let name = clean_name(name);
    let chosen: Option<Language> = language.parse().ok();
    let mut checks = Checks::default();
    let fault = name_fault(&name);
    checks.require(fault.is_none(), "name", fault.unwrap_or_default());
    checks.require(chosen.is_some(), "language", "accounts-language-wrong");
    checks.finish()?;
    let language = chosen.unwrap_or(site.config.site.language);
    site.write(actor, move |tx| {
        store::rename(tx.conn, id, &name, language)?;
        tx.record(Event::new("account.change", "account", id.0))
    })
    .await?;
    Ok(language)
}
