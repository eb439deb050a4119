//! Forgets sheets that somebody looked at and did not take in.

use chrono::Duration;

use super::store;
use crate::access::Actor;
use crate::error::Result;
use crate::site::Site;

/// How long a sheet is kept between a look and the taking in.
const KEPT_HOURS: i64 = 24;

/// One step; returns how many were forgotten.
pub async fn step(site: &Site) -> Result<usize> {
    site.write(&Actor::system(), |tx| {
        store::forget_held(tx.conn, tx.now - Duration::hours(KEPT_HOURS))
    })
    .await
}
