//! Forgets what has run out: sessions, links, accounts never confirmed.

use chrono::Duration;

use super::store;
use crate::access;
use crate::audit::{self, Author, Event};
use crate::error::Result;
use crate::site::Site;
use serde_json::json;

/// Forgets what has run out; returns 0, so that the next step comes after the pause.
///
/// # Errors
/// When the database fails.
pub async fn step(site: &Site) -> Result<usize> {
    let now = site.now();
    let before = now - Duration::days(site.config.security.unverified_days);
    site.rates.forget_quiet();
    site.db
        .write(move |conn| {
            access::forget_expired(conn, now)?;
            store::forget_old(conn, now)?;
            let forgotten = store::forget_unverified(conn, before)?;
            if forgotten > 0 {
                let event = Event {
                    action: "account.forget-unconfirmed",
                    subject: "account",
                    subject_id: None,
                    consultation: None,
                    details: json!({"count": forgotten}),
                };
                audit::record(conn, now, &Author::system(), event)?;
            }
            Ok(0)
        })
        .await
}
