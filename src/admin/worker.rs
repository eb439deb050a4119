//! Keeps the audit log: gives events their place in the chain, tells the outside where it ends, and
//! throws away what told whose the network addresses were.

use chrono::Duration;
use serde_json::json;

use crate::access::Actor;
use crate::audit;
use crate::error::Result;
use crate::notifications::Notification;
use crate::site::Site;

/// Gives events that wait their place; how many.
///
/// # Errors
/// When the database fails, or the keys of the log cannot be had.
pub async fn chain(site: &Site) -> Result<usize> {
    site.vault.chain(&site.db, site.now()).await
}

/// Once a day, on one node: notes where the chain ends, in the log and to `audit.checkpoint_to`;
/// and forgets what has had its term. Returns 0, so that the next step comes after the pause.
pub async fn keep(site: &Site) -> Result<usize> {
    let now = site.now();
    site.vault.forget_origins(&site.db, now).await?;
    let recipient = site.config.audit.checkpoint_to.clone();
    let language = site.config.site.language;
    let made = site
        .write(&Actor::system(), move |tx| {
            let made = audit::note_checkpoint(tx.conn, tx.now, Duration::days(1))?;
            if let Some(checkpoint) = made.as_ref().filter(|_| !recipient.is_empty()) {
                let notification = Notification {
                    recipient,
                    language,
                    template: "audit-checkpoint",
                    context: json!({
                        "number": checkpoint.sequence,
                        "checkpoint": checkpoint.to_string(),
                    }),
                };
                tx.enqueue(&notification)?;
            }
            Ok(made)
        })
        .await?;
    if let Some(checkpoint) = made {
        tracing::info!(%checkpoint, "the end of the audit log; polder audit verify --against takes it");
    }
    Ok(0)
}
