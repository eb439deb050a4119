//! Whether the words a comment was made on still stand in the newest Version.

use std::collections::HashMap;

use crate::comments::actions::{Carried, follow_anchors};
use crate::comments::model::Comment;
use crate::comments::store::Anchored;
use crate::consultations::actions::alignments;
use crate::consultations::model::Round;
use crate::consultations::store as consultations;
use crate::documents::Fate;
use crate::error::Result;
use crate::site::Site;
use crate::types::ids::CommentId;

/// How a comment stands in the newest Version.
#[derive(Debug, Clone)]
pub struct NewestPlace {
    pub fate: Fate,
    /// Label of that Version.
    pub version: String,
}

/// How each of `comments`, all on `round`, stands in the newest version; nothing when that is the one
/// they were made on.
pub(super) async fn standings(
    site: &Site,
    round: &Round,
    comments: impl Iterator<Item = &Comment>,
) -> Result<HashMap<CommentId, NewestPlace>> {
    let anchors: Vec<Anchored> = comments.map(Into::into).collect();
    let (consultation, version) = (round.consultation_id, round.version_id);
    if anchors.is_empty() {
        return Ok(HashMap::new());
    }
    let both = site
        .db
        .read(move |conn| {
            let newest = consultations::version_before(conn, consultation, None)?;
            let Some(newest) = newest.filter(|newest| newest.id != version) else {
                return Ok(None);
            };
            Ok(Some((consultations::version(conn, version)?, newest)))
        })
        .await?;
    let Some((from, to)) = both else {
        return Ok(HashMap::new());
    };
    let alignment = alignments::between(site, &from, &to).await?;
    let label = to.label.clone();
    let carried: Vec<Carried> = site
        .db
        .read(move |conn| follow_anchors(conn, alignment, (&from, &to), &anchors))
        .await?;
    let standing = |carried: Carried| NewestPlace {
        fate: carried.fate,
        version: label.clone(),
    };
    Ok(carried
        .into_iter()
        .map(|one| (one.id, standing(one)))
        .collect())
}
