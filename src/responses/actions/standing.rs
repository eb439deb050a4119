//! Whether the words a comment was made on still stand in the newest Version.

use std::collections::HashMap;

use super::look::Item;
use crate::comments::actions::{Carried, follow_anchors};
use crate::comments::store::Anchored;
use crate::consultations::actions::alignments;
use crate::consultations::model::Round;
use crate::consultations::store as consultations;
use crate::db::ids::CommentId;
use crate::documents::Fate;
use crate::error::Result;
use crate::site::Site;

/// How a comment stands in the newest Version.
#[derive(Debug, Clone)]
pub struct Standing {
    pub fate: Fate,
    /// Label of that Version.
    pub version: String,
}

/// Tells each of `items`, comments on `round`, how it stands in the newest version; nothing when
/// that is the one it was made on.
///
/// # Errors
/// When the database fails.
pub(super) async fn add_standing(site: &Site, round: &Round, items: &mut [Item]) -> Result<()> {
    let (consultation, version) = (round.consultation_id, round.version_id);
    let (from, newest) = site
        .db
        .read(move |conn| {
            Ok((
                consultations::version(conn, version)?,
                consultations::version_before(conn, consultation, None)?,
            ))
        })
        .await?;
    let Some(to) = newest.filter(|newest| newest.id != from.id && !items.is_empty()) else {
        return Ok(());
    };
    let alignment = alignments::between(site, &from, &to).await?;
    let anchors: Vec<Anchored> = items.iter().map(|item| (&item.comment).into()).collect();
    let label = to.label.clone();
    let carried: HashMap<CommentId, Carried> = site
        .db
        .read(move |conn| follow_anchors(conn, alignment, (&from, &to), &anchors))
        .await?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    for item in items {
        item.standing = carried.get(&item.comment.id).map(|carried| Standing {
            fate: carried.fate,
            version: label.clone(),
        });
    }
    Ok(())
}
