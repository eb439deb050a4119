//! Two Versions compared: as it was worked out at import, or worked out now and kept.

use super::super::model::Version;
use super::super::store;
use crate::access::Actor;
use crate::documents::{self, Keyed};
use crate::error::{Error, Result};
use crate::site::Site;
use crate::types::ids::AlignmentId;

/// The comparison of two versions of one consultation. Whoever may read both may ask; what is kept
/// is worked out from their texts alone, so that asking changes nothing anybody sees.
pub async fn between(site: &Site, from: &Version, to: &Version) -> Result<AlignmentId> {
    let (old, new) = (from.id, to.id);
    let there = site
        .db
        .read(move |conn| store::alignment(conn, old, new))
        .await?;
    if let Some(there) = there {
        return Ok(there);
    }
    let (before, after) = site
        .db
        .read(move |conn| {
            Ok((
                store::keyed_passages(conn, old)?,
                store::keyed_passages(conn, new)?,
            ))
        })
        .await?;
    let comparison = tokio::task::spawn_blocking(move || {
        let before: Vec<_> = before.iter().map(Keyed::compared).collect();
        let after: Vec<_> = after.iter().map(Keyed::compared).collect();
        documents::compare(&before, &after)
    })
    .await
    .map_err(Error::internal)?;
    let (from, to) = (from.clone(), to.clone());
    // Kept by the installation, whoever asked first.
    site.write(&Actor::system(), move |tx| {
        // A version no round uses may have got another text meanwhile, and a typing error in another may have been mended.
        for version in [&from, &to] {
            let now = store::version(tx.conn, version.id)?;
            if (&now.source_hash, now.errata) != (&version.source_hash, version.errata) {
                return Err(Error::refused("consultations-version-replaced"));
            }
        }
        store::insert_alignment(tx.conn, tx.now, (from.id, to.id), &comparison)
    })
    .await
}
