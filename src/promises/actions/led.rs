//! What the public is told: which passage of a later version a comment led to, and which comments a change followed. Only of
//! comments that are public, with an answer that is, in versions the reader may read.

use std::collections::{BTreeMap, HashMap};

use crate::access::Actor;
use crate::comments::store::Anchored;
use crate::consultations::actions::alignments;
use crate::consultations::model::Version;
use crate::consultations::readers::newest_after;
use crate::db::Conn;
use crate::documents::LinkKind;
use crate::error::Result;
use crate::moderation::published::PublishedComment;
use crate::moderation::store::published_by_ids;
use crate::promises::model::{Led, LedPlace};
use crate::promises::store;
use crate::site::Site;
use crate::types::ids::{CommentId, ConsultationId, PassageId, RoundId, VersionId};

/// Comments that are named at one change; the others are counted.
const NAMED: usize = 20;

/// What comments led to in the newest version behind theirs that the reader may read.
#[derive(Debug, Clone)]
pub struct LedIn {
    pub to: Version,
    /// Number of the newest round about it, where there is one to read.
    pub round: Option<i64>,
    pub led: HashMap<CommentId, Led>,
}

/// What each of these led to: comments that are public and were taken over by an answer that is, all on version `from`. `None`
/// where there is no later version to read.
pub async fn led_to<'a>(
    site: &Site,
    actor: &Actor,
    (consultation, from): (ConsultationId, VersionId),
    comments: impl Iterator<Item = &'a PublishedComment>,
) -> Result<Option<LedIn>> {
    let wanted: Vec<_> = comments
        .map(|comment| (comment.id, comment.anchor.passage))
        .collect();
    if wanted.is_empty() {
        return Ok(None);
    }
    let pair = site
        .read(actor, move |rx| newest_after(rx, consultation, from))
        .await?;
    let Some((from, to, round)) = pair else {
        return Ok(None);
    };
    let alignment = alignments::between(site, &from, &to).await?;
    let version = to.id;
    let led = site
        .read(actor, move |rx| {
            let passages: Vec<PassageId> = wanted.iter().filter_map(|(_, at)| *at).collect();
            let mut became: HashMap<PassageId, (LinkKind, Vec<LedPlace>)> = HashMap::new();
            for (old, kind, place) in store::heirs(rx.conn, alignment, &passages)? {
                let (_, places) = became.entry(old).or_insert((kind, Vec::new()));
                places.extend(place);
            }
            let ids: Vec<CommentId> = wanted.iter().map(|(id, _)| *id).collect();
            let mut linked = linked(rx.conn, version, &ids)?;
            Ok(wanted
                .into_iter()
                .filter_map(|(id, at)| {
                    let by_hand = linked.remove(&id).unwrap_or_default();
                    let own = at.and_then(|at| became.get(&at).cloned());
                    Some((id, Led::of(by_hand, own)?))
                })
                .collect())
        })
        .await?;
    Ok(Some(LedIn { to, round, led }))
}

/// The passages of a version that drafters linked these comments to, as far as they are there.
fn linked(
    conn: &mut Conn,
    version: VersionId,
    comments: &[CommentId],
) -> Result<HashMap<CommentId, Vec<LedPlace>>> {
    let promises = store::promises_for(conn, version, comments)?;
    if promises.is_empty() {
        return Ok(HashMap::new());
    }
    let keys: Vec<String> = promises.iter().map(|one| one.passage_key.clone()).collect();
    let places = store::places(conn, version, &keys)?;
    let mut linked: HashMap<CommentId, Vec<LedPlace>> = HashMap::new();
    for promise in promises {
        let place = places.iter().find(|place| place.key == promise.passage_key);
        linked
            .entry(promise.comment_id)
            .or_default()
            .extend(place.cloned());
    }
    Ok(linked)
}

/// A change between two versions, as far as it matters which comments it followed.
#[derive(Debug, Clone)]
pub struct ChangedPlace {
    /// In the comparison.
    pub number: i64,
    pub kind: LinkKind,
    /// What stood there, and the keys of what stands there now.
    pub old: Vec<PassageId>,
    pub new: Vec<String>,
}

/// Comments that a change followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangedAfter {
    /// The first of them: round and public number.
    pub comments: Vec<(RoundId, i64)>,
    /// How many more there are.
    pub more: usize,
}

/// Which comments these changes to version `to` followed, by the numbers of the changes: comments on `rounds` and among
/// `anchors`, which are public and on the older version, that were taken over by an answer that is public.
pub fn changed_after(
    conn: &mut Conn,
    (rounds, to): (&[RoundId], VersionId),
    changes: &[ChangedPlace],
    anchors: &[Anchored],
) -> Result<BTreeMap<i64, ChangedAfter>> {
    if changes.is_empty() || anchors.is_empty() {
        return Ok(BTreeMap::new());
    }
    let taken = store::taken_over_in_public(conn, rounds, to)?;
    let changed = |change: &&ChangedPlace| !matches!(change.kind, LinkKind::Kept | LinkKind::Moved);
    let by_old: HashMap<PassageId, i64> = changes
        .iter()
        .filter(changed)
        .flat_map(|change| change.old.iter().map(|old| (*old, change.number)))
        .collect();
    let by_key: HashMap<&str, i64> = changes
        .iter()
        .flat_map(|change| change.new.iter().map(|key| (key.as_str(), change.number)))
        .collect();
    let mut at: Vec<(i64, CommentId)> = Vec::new();
    for anchored in anchors {
        let Some(linked) = taken.get(&anchored.id) else {
            continue;
        };
        let by_hand = linked.iter().filter_map(|key| by_key.get(key.as_str()));
        at.extend(by_hand.map(|number| (*number, anchored.id)));
        // What a drafter linked elsewhere led there, and not to what changed at its own place.
        let own = anchored.anchor.passage.filter(|_| linked.is_empty());
        let number = own.and_then(|passage| by_old.get(&passage));
        at.extend(number.map(|number| (*number, anchored.id)));
    }
    at.sort_unstable();
    at.dedup();
    named(conn, &at)
}

/// Names the first comments at each change, as far as they may be shown.
fn named(conn: &mut Conn, at: &[(i64, CommentId)]) -> Result<BTreeMap<i64, ChangedAfter>> {
    let mut first: BTreeMap<i64, (Vec<CommentId>, usize)> = BTreeMap::new();
    for (number, id) in at {
        let (ids, more) = first.entry(*number).or_default();
        if ids.len() < NAMED {
            ids.push(*id);
        } else {
            *more += 1;
        }
    }
    let ids: Vec<CommentId> = first
        .values()
        .flat_map(|(ids, _)| ids.iter().copied())
        .collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let public: HashMap<CommentId, (RoundId, i64)> = published_by_ids(conn, &ids)?
        .into_iter()
        .map(|comment| (comment.id, (comment.round_id, comment.number)))
        .collect();
    let named = first.into_iter().map(|(number, (ids, more))| {
        let mut comments: Vec<_> = ids
            .iter()
            .filter_map(|id| public.get(id).copied())
            .collect();
        comments.sort_unstable();
        (number, ChangedAfter { comments, more })
    });
    Ok(named
        .filter(|(_, after)| !after.comments.is_empty())
        .collect())
}
