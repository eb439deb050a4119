//! The audit log, read and checked.

use super::accounts::PAGE;
use crate::access::{Actor, Right};
use crate::audit::{self, Broken, Entry, Filter, Verified};
use crate::error::Result;
use crate::site::Site;
use crate::types::ListPage;

/// A page of the audit log, newest first.
///
/// # Errors
/// As [`super::overview`].
pub async fn log(
    site: &Site,
    actor: &Actor,
    filter: Filter,
) -> Result<ListPage<(Entry, Option<String>)>> {
    actor.require(Right::Administer)?;
    site.read(actor, move |rx| {
        ListPage::load(PAGE, |limit| audit::list(rx.conn, &filter, limit))
    })
    .await
}

/// Checks the whole chain of the audit log: what holds, or where it is broken.
///
/// # Errors
/// As [`super::overview`].
pub async fn verify_log(
    site: &Site,
    actor: &Actor,
) -> Result<std::result::Result<Verified, Broken>> {
    actor.require(Right::Administer)?;
    site.vault.verify(&site.db, site.now(), Vec::new()).await
}
