//! What became of a submission, all of it: the decisions, the answers once they are public, whether they
//! satisfy, and what became of the places commented on in the newest text its party may read.

use std::collections::{BTreeSet, HashMap};

use crate::access::{Actor, Right};
use crate::comments::model::AnchorKind;
use crate::consultations::actions::alignments;
use crate::consultations::model::{Passage, RoundState, Version};
use crate::consultations::readers::newest_after;
use crate::consultations::store::{self as consultations, LinkRow};
use crate::db::Conn;
use crate::documents::{LinkKind, RedlineSegment, redline};
use crate::error::Result;
use crate::moderation::actions::{self as moderation, DecidedComment, OutcomeOf};
use crate::responses::model::{PublishedAnswer, Satisfaction};
use crate::responses::second_looks::SecondLook;
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{AlignmentId, CommentId, PassageId, SectionId, SubmissionId};

/// A submission with everything its party is told.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub decided: OutcomeOf,
    /// As far as they are public.
    pub answers: HashMap<CommentId, PublishedAnswer>,
    pub satisfactions: HashMap<CommentId, Satisfaction>,
    /// Answers that the party asked to look at again.
    pub looks: HashMap<CommentId, SecondLook>,
    /// Whether this reader may say whether an answer satisfies.
    pub may_say: bool,
    /// The newest text, when it is another than the one commented on.
    pub newer: Option<Newer>,
}

/// A newer Version, and what became there of the places commented on.
#[derive(Debug, Clone)]
pub struct Newer {
    pub from: Version,
    pub to: Version,
    /// Number of the newest round about it that this reader may read.
    pub round: Option<i64>,
    pub places: HashMap<CommentId, Became>,
}

/// What became of the place of one comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It is about the document as a whole.
    Document,
    /// So many passages of its section are not as they were; the first of them by its number in the
    /// comparison.
    Section { changed: usize, first: Option<i64> },
    /// Its passage.
    Passage {
        kind: LinkKind,
        /// Its number in the comparison.
        link: i64,
        /// Where it is read now; none when it is gone.
        key: Option<String>,
        /// The old words and the new ones; empty where they are the same, or gone.
        redline: Vec<RedlineSegment>,
    },
}

impl Became {
    /// Whether other words stand there now.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Document => false,
            Self::Section { changed, .. } => *changed > 0,
            Self::Passage { kind, .. } => !matches!(kind, LinkKind::Kept | LinkKind::Moved),
        }
    }
}

/// What became of a submission, for those who write for its party.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::NotFound`] for a draft or somebody else's submission.
pub async fn outcome(site: &Site, actor: &Actor, id: SubmissionId) -> Result<Outcome> {
    let decided = moderation::outcome(site, actor, id).await?;
    let ids: Vec<CommentId> = decided
        .comments
        .iter()
        .map(|told| told.comment.id)
        .collect();
    let (answers, satisfactions, looks) = site
        .read(actor, move |rx| {
            Ok((
                store::published_answers(rx.conn, &ids)?,
                store::satisfactions(rx.conn, &ids)?,
                store::second_looks(rx.conn, &ids)?,
            ))
        })
        .await?;
    let archived = decided.round.state_at(site.now()) == RoundState::Archived;
    Ok(Outcome {
        may_say: !archived && actor.may(Right::SubmitFor(decided.party.of())),
        newer: newer(site, actor, &decided).await?,
        decided,
        answers,
        satisfactions,
        looks,
    })
}

async fn newer(site: &Site, actor: &Actor, decided: &OutcomeOf) -> Result<Option<Newer>> {
    let (consultation, version) = (decided.consultation.id, decided.round.version_id);
    let pair = site
        .read(actor, move |rx| newest_after(rx, consultation, version))
        .await?;
    let Some((from, to, number)) = pair else {
        return Ok(None);
    };
    let alignment = alignments::between(site, &from, &to).await?;
    let comments = decided.comments.clone();
    let places = site
        .read(actor, move |rx| places(rx.conn, alignment, &comments))
        .await?;
    Ok(Some(Newer {
        from,
        to,
        round: number,
        places,
    }))
}

/// One link of the comparison: what it is, and its passages on both sides, each once.
#[derive(Default)]
struct Joined {
    old: Vec<PassageId>,
    new: Vec<PassageId>,
    /// The one that goes on under the old key.
    main: Option<PassageId>,
}

fn places(
    conn: &mut Conn,
    alignment: AlignmentId,
    comments: &[DecidedComment],
) -> Result<HashMap<CommentId, Became>> {
    let rows = consultations::links_from_old(conn, alignment)?;
    let by_old: HashMap<PassageId, &LinkRow> = rows
        .iter()
        .filter_map(|row| Some((row.old_id?, row)))
        .collect();
    let wanted: BTreeSet<i64> = comments
        .iter()
        .filter_map(|told| Some(by_old.get(&told.comment.anchor.passage?)?.link))
        .collect();
    let mut joined: HashMap<i64, Joined> = HashMap::new();
    for row in rows.iter().filter(|row| wanted.contains(&row.link)) {
        let link = joined.entry(row.link).or_default();
        for (side, id) in [(&mut link.old, row.old_id), (&mut link.new, row.new_id)] {
            if let Some(id) = id.filter(|id| !side.contains(id)) {
                side.push(id);
            }
        }
        if row.main {
            link.main = row.new_id;
        }
    }
    let ids: Vec<PassageId> = joined
        .values()
        .flat_map(|link| link.old.iter().chain(&link.new).copied())
        .collect();
    let passages: HashMap<PassageId, Passage> = consultations::passages_with(conn, &ids)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    let sections: Vec<SectionId> = comments
        .iter()
        .filter(|told| told.comment.anchor.kind == AnchorKind::Section)
        .filter_map(|told| told.comment.anchor.section)
        .collect();
    let mut changed: HashMap<SectionId, Vec<i64>> = HashMap::new();
    for (section, passage) in consultations::passages_in(conn, &sections)? {
        let row = by_old.get(&passage);
        let other = |row: &&&LinkRow| !matches!(row.kind, LinkKind::Kept | LinkKind::Moved);
        changed
            .entry(section)
            .or_default()
            .extend(row.filter(other).map(|row| row.link));
    }
    let mut places = HashMap::new();
    for told in comments {
        let comment = &told.comment;
        let became = match (comment.anchor.kind, comment.anchor.section) {
            (AnchorKind::Document, _) => Some(Became::Document),
            (AnchorKind::Section, Some(section)) => {
                let links = changed.get(&section).map_or(&[][..], Vec::as_slice);
                Some(Became::Section {
                    changed: links.len(),
                    first: links.first().copied(),
                })
            }
            _ => comment
                .anchor
                .passage
                .and_then(|passage| by_old.get(&passage))
                .map(|row| of_passage(row, joined.get(&row.link), &passages)),
        };
        places.extend(became.map(|became| (comment.id, became)));
    }
    Ok(places)
}

fn of_passage(
    row: &LinkRow,
    joined: Option<&Joined>,
    passages: &HashMap<PassageId, Passage>,
) -> Became {
    let texts = |ids: &[PassageId]| -> String {
        let texts: Vec<&str> = ids
            .iter()
            .filter_map(|id| passages.get(id))
            .map(|passage| passage.text.as_str())
            .collect();
        texts.join(" ")
    };
    let told = matches!(
        row.kind,
        LinkKind::Changed | LinkKind::Split | LinkKind::Merged
    );
    Became::Passage {
        kind: row.kind,
        link: row.link,
        key: joined
            .and_then(|joined| joined.main.or(joined.new.first().copied()))
            .and_then(|id| passages.get(&id))
            .map(|passage| passage.key.clone()),
        redline: joined
            .filter(|_| told)
            .map(|joined| redline(&texts(&joined.old), &texts(&joined.new)))
            .unwrap_or_default(),
    }
}
