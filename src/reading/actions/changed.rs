//! What changed in the text of a round since the round before it.

use std::collections::HashMap;

use super::procedure_in;
use super::versions::{all_links, readable};
use crate::access::Actor;
use crate::consultations::actions::alignments;
use crate::consultations::model::Version;
use crate::documents::LinkKind;
use crate::error::Result;
use crate::reading::model::Change;
use crate::site::Site;
use crate::types::ids::PassageId;

/// What changed since the round before.
#[derive(Debug, Clone)]
pub struct ChangedSince {
    /// Number of that round.
    pub number: i64,
    pub from: Version,
    pub to: Version,
    /// What became of each passage of this text that is not as it was.
    pub changes: HashMap<PassageId, Change>,
    /// How many passages are gone.
    pub removed: usize,
}

/// What changed in the text of round `number` since the last round before it that was about another version and that this
/// reader may read; `None` where there is none.
///
/// # Errors
/// [`crate::error::Error::NotFound`] as [`super::text`].
pub async fn changed_since(
    site: &Site,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<Option<ChangedSince>> {
    if number < 2 {
        return Ok(None);
    }
    let wanted = slug.to_owned();
    let pair = site
        .read(actor, move |rx| {
            let procedure = procedure_in(rx, &wanted)?;
            let versions = readable(rx, &procedure)?;
            let about = |wanted| {
                versions
                    .iter()
                    .find(|version| version.id == wanted)
                    .cloned()
            };
            let mut rounds: Vec<_> = procedure.readable().collect();
            rounds.sort_by_key(|round| -round.number);
            let Some(here) = rounds.iter().find(|round| round.number == number) else {
                return Ok(None);
            };
            let before = rounds
                .iter()
                .find(|round| round.number < number && round.version_id != here.version_id);
            Ok(before.and_then(|before| {
                Some((
                    before.number,
                    about(before.version_id)?,
                    about(here.version_id)?,
                ))
            }))
        })
        .await?;
    let Some((before, from, to)) = pair else {
        return Ok(None);
    };
    let alignment = alignments::between(site, &from, &to).await?;
    site.read(actor, move |rx| {
        let mut changes = HashMap::new();
        let mut removed = 0;
        for change in all_links(rx.conn, alignment)? {
            if change.kind == LinkKind::Removed {
                removed += change.old.len();
            }
            for passage in &change.new {
                changes.insert(passage.id, change.clone());
            }
        }
        Ok(Some(ChangedSince {
            number: before,
            from,
            to,
            changes,
            removed,
        }))
    })
    .await
}
