//! Tells people of a team what concerns them alone, all of it in one mail once nothing more comes: which sections were
//! assigned to them, and which notes name them.

mod assigned;
mod letter;
mod mentioned;

use chrono::Duration;

use crate::error::Result;
use crate::site::Site;

/// Mails those of one draft what was assigned to them, and those of one where they were named; returns how many drafts
/// that were.
pub async fn step(site: &Site) -> Result<usize> {
    let quiet = Duration::minutes(site.config.teams.quiet_minutes);
    Ok(assigned::step(site, quiet).await? + mentioned::step(site, quiet).await?)
}
