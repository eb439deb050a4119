//! Erases what guests never confirmed, and in time the addresses of those who did.

use chrono::Duration;

use super::store;
use crate::access::{Actor, forget_expired_guest_tokens, forget_guest_addresses};
use crate::error::Result;
use crate::guests::actions::erase_due;
use crate::site::Site;

/// Guests looked at in one transaction.
const AT_ONCE: i64 = 100;

/// One step; returns how many guests were looked at.
pub async fn step(site: &Site) -> Result<usize> {
    let done = erase_due(site, AT_ONCE).await?;
    let now = site.now();
    let closed_before = now - Duration::days(site.config.guests.address_days);
    site.write(&Actor::system(), move |tx| {
        forget_expired_guest_tokens(tx.conn, tx.now)?;
        forget_guest_addresses(tx.conn, closed_before)?;
        store::forget_reporters(tx.conn, closed_before)?;
        store::forget_checks(tx.conn, tx.now)
    })
    .await?;
    Ok(done)
}
