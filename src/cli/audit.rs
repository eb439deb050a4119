//! `polder audit`.

use clap::Subcommand;

use super::opening::open;
use crate::audit::{Checkpoint, Verified};
use crate::config::Config;
use crate::site::Site;

/// What to do with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Check the chain of the audit log from its first event to its last.
    Verify {
        /// A checkpoint kept outside: the number of an event, a hyphen and its hash. May be given
        /// more than once.
        #[arg(long, value_name = "CHECKPOINT")]
        against: Vec<Checkpoint>,
    },
}

/// Runs the command.
///
/// # Errors
/// When the database fails, or the chain is broken.
pub async fn run(config: Config, command: AuditCommand) -> anyhow::Result<()> {
    let site = open(config).await?;
    match command {
        AuditCommand::Verify { against } => println!("{}", in_order(&site, against).await?),
    }
    Ok(())
}

/// A sentence on the audit log, and its end, to be kept elsewhere.
///
/// # Errors
/// When its chain is broken.
pub async fn in_order(site: &Site, against: Vec<Checkpoint>) -> anyhow::Result<String> {
    let Verified {
        events,
        sealed,
        waiting,
        end,
    } = site.vault.verify(&site.db, site.now(), against).await??;
    let mut text = format!("Audit log: {events} events, chain whole");
    if sealed > 0 {
        text.push_str(&format!(", {sealed} of them from before it had a key"));
    }
    if waiting > 0 {
        text.push_str(&format!(", {waiting} more without a place in it yet"));
    }
    if let Some(end) = end {
        text.push_str(&format!("; checkpoint {end}"));
    }
    text.push('.');
    Ok(text)
}
