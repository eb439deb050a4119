//! The password asked again before what weighs (ASVS 5.0, 7.5): a browser left open is not enough to
//! make an administrator, to erase somebody or to take names out of the house.

use chrono::Duration;

use super::{Actor, Who};
use crate::error::{Error, Result};
use crate::site::Site;

/// Goes on only for somebody who proved of late (`security.proof_minutes`) to know their password, in the
/// session they ask in. Pages answer the error with a form that asks for it and goes on where they were.
///
/// Ask for the right first: who may not do it at all is not asked for a password.
///
/// # Errors
/// [`Error::PasswordAgain`]; [`Error::SignInRequired`].
pub fn require_proof(site: &Site, actor: &Actor) -> Result<()> {
    let viewer = match &actor.who {
        Who::Account(viewer) => viewer,
        // Whoever has a shell on the server has more than a password.
        Who::CommandLine => return Ok(()),
        Who::Anonymous | Who::Guest(_) | Who::System => return Err(Error::SignInRequired),
    };
    let before = site.now() - Duration::minutes(site.config.security.proof_minutes);
    match viewer.proved_at {
        Some(at) if at > before => Ok(()),
        _ => Err(Error::PasswordAgain),
    }
}
