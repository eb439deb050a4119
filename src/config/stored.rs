//! Values for the database, the audit log and the file store that cannot be.

use anyhow::{Context, ensure};

use super::settings::{Audit, Database};

/// Refuses what the database cannot be told.
pub(super) fn database(database: &Database) -> anyhow::Result<()> {
    ensure!(!database.url.is_empty(), "database.url must not be empty");
    for (name, value, least) in [
        ("connections", u64::from(database.connections), 1),
        ("connect_seconds", database.connect_seconds, 2),
        ("statement_seconds", database.statement_seconds, 1),
        (
            "long_statement_seconds",
            database.long_statement_seconds,
            database.statement_seconds,
        ),
        ("lock_seconds", database.lock_seconds, 1),
        (
            "idle_transaction_seconds",
            database.idle_transaction_seconds,
            1,
        ),
    ] {
        ensure!(
            (least..=86_400).contains(&value),
            "database.{name} must be from {least} to 86400, not {value}"
        );
    }
    Ok(())
}

/// Refuses terms without end, and what is no mail address.
pub(super) fn audit(audit: &Audit) -> anyhow::Result<()> {
    ensure!(
        (1..=120).contains(&audit.origin_months),
        "audit.origin_months must be from 1 to 120, not {}",
        audit.origin_months
    );
    let to = &audit.checkpoint_to;
    if !to.is_empty() {
        to.parse::<crate::platform::mailer::Mailbox>()
            .with_context(|| format!("audit.checkpoint_to is not a mail address: {to}"))?;
    }
    Ok(())
}
