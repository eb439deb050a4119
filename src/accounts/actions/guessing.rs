//! The gate before every password that is tried.

use crate::access::Actor;
use crate::accounts::guessing::{Attempt, Limits};
use crate::accounts::store;
use crate::error::Result;
use crate::site::Site;

/// Counts a try, before the password is looked at: many at once count as many.
///
/// # Errors
/// [`crate::error::Error::TooMany`] when whoever tries has to wait.
pub(super) async fn begin(site: &Site, actor: &Actor, attempt: Attempt) -> Result<()> {
    site.rates.sign_in.take(&attempt.asker)?;
    let security = &site.config.security;
    let limits = Limits {
        free: security.guesses_free,
        per_day: security.guesses_per_day,
    };
    site.write(actor, move |tx| {
        store::begin_guess(tx.conn, tx.now, limits, &attempt)
    })
    .await
}

/// Forgives the tries of somebody who knows the password.
pub(super) async fn forgive(site: &Site, actor: &Actor, attempt: Attempt) -> Result<()> {
    site.write(actor, move |tx| {
        store::forgive(tx.conn, &attempt).map(|_| ())
    })
    .await
}
