//! Comments on one Version followed to another: which stand, which stand at words that changed, and
//! which have lost their place. Follows the comparison kept by `consultations`; stores nothing.

use std::collections::HashMap;

use crate::comments::model::{Anchor, AnchorKind};
use crate::comments::store::{self, Anchored};
use crate::consultations::model::{Errata, Passage, Section, Version};
use crate::consultations::store::{self as consultations, LinkRow};
use crate::db::Conn;
use crate::documents::{self, Fate, LinkKind, PassageKind, Quote};
use crate::error::Result;
use crate::types::ids::{AlignmentId, CommentId, PassageId, RoundId, SectionId};

/// Where one comment stands in another Version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub id: CommentId,
    pub fate: Fate,
    /// Key of the Passage it stands at there; `None` for the document, and where nothing follows.
    /// An orphaned quotation has it when its Passage goes on without the quoted words.
    pub key: Option<String>,
    /// Where its quoted words begin there, in characters.
    pub start: Option<usize>,
}

/// How many comments had which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct CarriedCounts {
    pub carried: i64,
    pub flagged: i64,
    pub orphaned: i64,
}

impl CarriedCounts {
    /// Counts them.
    pub fn of(carried: &[Carried]) -> Self {
        let mut counts = Self::default();
        for one in carried {
            *match one.fate {
                Fate::Carried => &mut counts.carried,
                Fate::Flagged => &mut counts.flagged,
                Fate::Orphaned => &mut counts.orphaned,
            } += 1;
        }
        counts
    }
}

/// Follows the comments handed in on `rounds`, published or not, all about version `from`, to version `to`. In order of
/// their numbers.
pub fn follow(
    conn: &mut Conn,
    alignment: AlignmentId,
    (from, to): (&Version, &Version),
    rounds: &[RoundId],
) -> Result<Vec<Carried>> {
    let anchors = store::anchors(conn, rounds)?;
    follow_anchors(conn, alignment, (from, to), &anchors)
}

/// Follows these comments, all about version `from`, to version `to`.
pub fn follow_anchors(
    conn: &mut Conn,
    alignment: AlignmentId,
    (from, to): (&Version, &Version),
    anchors: &[Anchored],
) -> Result<Vec<Carried>> {
    if anchors.is_empty() {
        return Ok(Vec::new());
    }
    let old = consultations::passages_of(conn, from.id)?;
    let trail = Trail::new(
        &consultations::links_from_old(conn, alignment)?,
        consultations::errata_in(conn, &old)?,
        old,
        consultations::passages_of(conn, to.id)?,
        &consultations::sections_of(conn, to.id)?,
    );
    Ok(anchors
        .iter()
        .map(|comment| trail.follow(comment))
        .collect())
}

/// What follows one passage.
struct Next {
    kind: LinkKind,
    heirs: Vec<PassageId>,
    /// Which of them carries its key.
    main: usize,
}

/// What is needed to follow comments from one version to another.
struct Trail {
    next: HashMap<PassageId, Next>,
    new: HashMap<PassageId, Passage>,
    /// First heading of each section of the older version.
    headings: HashMap<SectionId, PassageId>,
    /// First passage of a newer text that begins without a heading.
    preface: Option<String>,
    /// Passages of the older version in which typing errors were mended, and these.
    mended: HashMap<PassageId, Passage>,
    errata: Errata,
}

impl Trail {
    fn new(
        links: &[LinkRow],
        errata: Errata,
        old: Vec<Passage>,
        new: Vec<Passage>,
        new_sections: &[Section],
    ) -> Self {
        let mut next: HashMap<PassageId, Next> = HashMap::new();
        for row in links {
            let Some(old) = row.old_id else { continue };
            let entry = next.entry(old).or_insert_with(|| Next {
                kind: row.kind,
                heirs: Vec::new(),
                main: 0,
            });
            if let Some(new) = row.new_id {
                if row.main {
                    entry.main = entry.heirs.len();
                }
                entry.heirs.push(new);
            }
        }
        let mut headings = HashMap::new();
        for passage in old
            .iter()
            .filter(|passage| passage.kind == PassageKind::Heading)
        {
            headings.entry(passage.section_id).or_insert(passage.id);
        }
        let untitled = new_sections
            .first()
            .filter(|section| section.title.is_empty());
        Self {
            preface: new
                .first()
                .filter(|first| untitled.is_some_and(|section| section.id == first.section_id))
                .map(|first| first.key.clone()),
            next,
            new: new
                .into_iter()
                .map(|passage| (passage.id, passage))
                .collect(),
            headings,
            mended: old
                .into_iter()
                .filter(|passage| passage.errata > 0)
                .map(|passage| (passage.id, passage))
                .collect(),
            errata,
        }
    }

    /// What a comment quotes, as these words read since typing errors in them were mended.
    fn quote(&self, anchor: &Anchor) -> Option<Quote> {
        match anchor.passage.and_then(|id| self.mended.get(&id)) {
            Some(passage) => anchor.quote_now(passage, &self.errata),
            None => anchor.quote.clone(),
        }
    }

    fn follow(&self, comment: &Anchored) -> Carried {
        let at = |fate, key| Carried {
            id: comment.id,
            fate,
            key,
            start: None,
        };
        let place = match comment.anchor.kind {
            AnchorKind::Document => return at(Fate::Carried, None),
            AnchorKind::Section => {
                match comment
                    .anchor
                    .section
                    .map(|section| self.headings.get(&section))
                {
                    Some(Some(heading)) => Some(*heading),
                    // A section without a heading is the text before the first one.
                    _ => {
                        return match &self.preface {
                            Some(key) => at(Fate::Carried, Some(key.clone())),
                            None => at(Fate::Orphaned, None),
                        };
                    }
                }
            }
            AnchorKind::Passage | AnchorKind::Quote => comment.anchor.passage,
        };
        let Some(next) = place.and_then(|passage| self.next.get(&passage)) else {
            return at(Fate::Orphaned, None);
        };
        let heirs: Vec<&Passage> = next
            .heirs
            .iter()
            .filter_map(|heir| self.new.get(heir))
            .collect();
        let texts: Vec<&str> = heirs.iter().map(|heir| heir.text.as_str()).collect();
        let quote = self.quote(&comment.anchor);
        let standing = documents::carry(next.kind, &texts, next.main, quote.as_ref());
        Carried {
            id: comment.id,
            fate: standing.fate,
            key: standing
                .heir
                .and_then(|heir| heirs.get(heir))
                .map(|heir| heir.key.clone()),
            start: standing.start,
        }
    }
}
