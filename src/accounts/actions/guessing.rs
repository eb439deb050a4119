//! The gate before every password that is tried.

use crate::accounts::guessing::{Attempt, Limits};
use crate::accounts::store;
use crate::error::Result;
use crate::site::Site;

/// Counts a try, before the password is looked at: many at once count as many.
///
/// # Errors
/// [`crate::error::Error::TooMany`] when whoever tries has to wait.
pub(super) async fn begin(site: &Site, attempt: Attempt) -> Result<()> {
    site.rates.sign_in.take(&attempt.asker)?;
    let (now, security) = (site.now(), &site.config.security);
    let limits = Limits {
        free: security.guesses_free,
        per_day: security.guesses_per_day,
    };
    site.db
        .write(move |conn| store::begin_guess(conn, now, limits, &attempt))
        .await
}

/// Forgives the tries of somebody who knows the password.
pub(super) async fn forgive(site: &Site, attempt: Attempt) -> Result<()> {
    site.db
        .write(move |conn| store::forgive(conn, &attempt).map(|_| ()))
        .await
}
