//! Whoever got a mail that somebody else caused stops such mails, by the link in it, without an account.

use crate::access::Actor;
use crate::error::Result;
use crate::notifications;
use crate::site::Site;

/// Whether the mails that a link is about are stopped.
///
/// # Errors
/// [`crate::error::Error::Refused`] for a link that there is not.
pub async fn is_stopped(site: &Site, token: String) -> Result<bool> {
    site.db
        .read(move |conn| notifications::is_stopped(conn, &token))
        .await
}

/// Stops them, or allows them again.
///
/// # Errors
/// As [`is_stopped`].
pub async fn set_stopped(site: &Site, actor: &Actor, token: String, stop: bool) -> Result<()> {
    site.write(actor, move |tx| {
        notifications::set_stopped(tx.conn, &token, stop.then_some(tx.now))
    })
    .await
}
