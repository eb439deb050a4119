//! Delivers the Outbox. One step takes what is due, sends it, and notes the outcome.

use chrono::Duration;

use super::{Outgoing, letters, store};
use crate::error::Result;
use crate::platform::mailer::SendError;
use crate::site::Site;

/// How long a worker may take over a batch before another may try.
const LEASE: Duration = Duration::minutes(10);
const BATCH: i64 = 20;

/// Delivers one batch of what is due; returns how many rows it took up.
///
/// A mail may arrive twice when the server dies between delivery and the note of it, never not
/// at all; both copies carry the same Message-ID.
///
/// # Errors
/// When the database fails; a mail that cannot be sent is noted, not an error.
pub async fn step(site: &Site) -> Result<usize> {
    let now = site.now();
    let rows = site
        .db
        .write(move |conn| store::claim(conn, now, LEASE, BATCH))
        .await?;
    let count = rows.len();
    for row in rows {
        deliver(site, row).await?;
    }
    Ok(count)
}

async fn deliver(site: &Site, row: Outgoing) -> Result<()> {
    let outcome = match letters::render(&site.config, &site.templates, &row) {
        Ok(mut letter) => {
            letter.enclosure = match letters::enclosed(&site.config, &row).await {
                Ok(file) => file,
                // The mail holds the same words: it goes without rather than not at all.
                Err(error) => {
                    tracing::error!(mail = %row.id, error = %format!("{error:#}"), "a mail goes without its file");
                    None
                }
            };
            site.mailer.send(&letter).await
        }
        // A newer release may render it: try again for as long as anything else.
        Err(error) => Err(SendError::Transient(format!(
            "cannot be rendered: {error:#}"
        ))),
    };
    let now = site.now();
    let attempts = site.config.mail.attempts;
    site.db
        .write(move |conn| match outcome {
            Ok(()) => store::delivered(conn, now, row.id),
            Err(error) => {
                let again = matches!(error, SendError::Transient(_)) && row.attempts < attempts;
                let next = again.then(|| now + pause(row.attempts));
                tracing::warn!(mail = %row.id, attempt = row.attempts, %error, "mail not delivered");
                store::failed(conn, now, row.id, &error.to_string(), next)
            }
        })
        .await
}

/// The pause after so many attempts: half a minute, doubling, six hours at most.
fn pause(attempts: i64) -> Duration {
    let doublings = attempts.clamp(1, 12) - 1;
    Duration::seconds((30_i64 << doublings).min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_at_six_hours() {
        assert_eq!(pause(1), Duration::seconds(30));
        assert_eq!(pause(2), Duration::seconds(60));
        assert_eq!(pause(12), Duration::hours(6));
        assert_eq!(pause(1000), Duration::hours(6));
    }
}
