//! Looks for campaigns as comments come in.

use super::actions;
use crate::error::Result;
use crate::site::Site;

/// Searches one round in which something waits; returns how many comments that was, 0 when nothing waits.
///
/// # Errors
/// When the database fails; the round is searched again then.
pub async fn step(site: &Site) -> Result<usize> {
    actions::search_some(site).await
}
