//! Values for the database, the audit log and the file store that cannot be.

use anyhow::{Context, ensure};
use secrecy::ExposeSecret;

use super::{Audit, Database, Files, FilesKind};
use crate::platform::scanner::Scanner;

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

/// Refuses what the file store cannot be told.
pub(super) fn files(files: &Files) -> anyhow::Result<()> {
    ensure!(
        files.kind != FilesKind::S3 || !files.bucket.is_empty(),
        "files.bucket must be named when files.kind is \"s3\""
    );
    ensure!(
        files.access_key.is_empty() == files.secret.expose_secret().is_empty(),
        "files.access_key and files.secret go together"
    );
    ensure!(
        files.allow_http || !files.endpoint.starts_with("http:"),
        "files.endpoint must be an https address, unless files.allow_http is true"
    );
    ensure!(
        files.prefix.is_empty() || (files.prefix.ends_with('/') && !files.prefix.starts_with('/')),
        "files.prefix must end, and not begin, with a slash"
    );
    if !files.clamd.is_empty() {
        files
            .clamd
            .parse::<Scanner>()
            .map_err(|error| anyhow::anyhow!("files.clamd: {error}"))?;
    }
    Ok(())
}
