//! The password given again by somebody signed in, before what weighs.

use secrecy::SecretString;

use super::passwords;
use crate::access::{self, Actor};
use crate::audit::Event;
use crate::error::{Error, Result};
use crate::site::Site;

/// Notes in the session with the secret `session` that its owner knows the password; guesses count as
/// those of somebody who signs in.
///
/// # Errors
/// [`Error::Invalid`] on `field` when the password is another; [`Error::TooMany`] for whoever has to wait;
/// [`Error::SignInRequired`].
pub async fn prove(
    site: &Site,
    actor: &Actor,
    session: Option<&str>,
    field: &'static str,
    password: SecretString,
) -> Result<()> {
    let session = session.ok_or(Error::SignInRequired)?.to_owned();
    let account = passwords::confirm(site, actor, field, password).await?;
    site.write(actor, move |tx| {
        access::session_proved(tx.conn, tx.now, &session)?;
        let event = Event::new("account.prove", "account", account.id.0);
        tx.record(event)
    })
    .await
}
