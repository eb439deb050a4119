//! What colleagues see of a submission beside its text: who wrote what, how far it is, and the originals.

use std::collections::HashMap;

use super::division::{DividedSection, begin_at, divide};
use crate::access::{Rx, Writer};
use crate::comments::model::Comment;
use crate::consultations::model::{Passage, Section};
use crate::error::{Error, Result};
use crate::submissions::own::OwnSubmission;
use crate::teamwork::assignments::{Colleague, SectionAssignment};
use crate::teamwork::model::{Original, Readiness, WorkingNote};
use crate::teamwork::store;
use crate::types::ListPage;
use crate::types::ids::{CommentId, OriginalId, SectionId};

/// Originals shown at once.
const PER_PAGE: i64 = 50;

/// What colleagues see of a submission beside its text.
#[derive(Debug, Clone, Default)]
pub struct Team {
    pub comments: HashMap<CommentId, CommentProgress>,
    /// How many of them are ideas still.
    pub ideas: usize,
    /// Newest first.
    pub originals: Vec<PlacedOriginal>,
    pub originals_count: i64,
    /// Where older originals go on.
    pub older: Option<OriginalId>,
    /// The sections that somebody has, in the order of the text.
    pub divided: Vec<DividedSection>,
    /// Who may write in it now, by name.
    pub people: Vec<Colleague>,
}

/// How far a comment is.
#[derive(Debug, Clone)]
pub struct CommentProgress {
    /// Names of who wrote it; "" when nobody knows.
    pub authors: String,
    /// Who changed the words since, if it was somebody else.
    pub changed_by: String,
    pub kept: WorkingNote,
    /// Whether the viewer may change it.
    pub own: bool,
}

/// An original with its place.
#[derive(Debug, Clone)]
pub struct PlacedOriginal {
    pub original: Original,
    pub authors: String,
    pub set_aside_by: String,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    /// Whether the viewer may take it up again.
    pub own: bool,
}

impl PlacedOriginal {
    /// "2.1 Partners", or "" for the document.
    pub fn section_label(&self) -> String {
        self.section
            .as_ref()
            .map(Section::label)
            .unwrap_or_default()
    }
}

/// What colleagues see of a submission of theirs with these comments, on a version with these sections; `None` when one
/// person writes it.
pub fn team<'a>(
    rx: &mut Rx<'_>,
    own: &OwnSubmission,
    comments: impl Iterator<Item = &'a Comment> + Clone,
    sections: &HashMap<SectionId, Section>,
    before: Option<OriginalId>,
) -> Result<Option<Team>> {
    if !own.is_shared() {
        return Ok(None);
    }
    let mut drafted = store::drafted_of(rx.conn, own.submission.id)?;
    let load = |most| store::originals_of(rx.conn, own.party.id, before, most);
    let originals = ListPage::load(PER_PAGE, load)?;
    let older = originals.next(|(original, _)| original.id);
    let originals = originals.rows;
    let originals_count = match (before, older) {
        // All of them are here.
        (None, None) => i64::try_from(originals.len()).map_err(Error::internal)?,
        _ => store::count_originals(rx.conn, own.party.id)?,
    };
    let (assigned, keys): (Vec<SectionAssignment>, Vec<Option<String>>) =
        if own.is_shared_draft() {
            store::assignments_in_text(rx.conn, own.submission.id)?
        } else {
            Vec::new()
        }
        .into_iter()
        .unzip();
    let keys: HashMap<SectionId, String> = assigned
        .iter()
        .zip(keys)
        .filter_map(|(one, key)| Some((one.section_id, key?)))
        .collect();
    let kept = originals.iter().map(|(original, _)| original);
    let writers: Vec<Writer> = comments
        .clone()
        .map(Comment::writer)
        .chain(drafted.values().map(WorkingNote::changed_by))
        .chain(kept.clone().map(Original::writer))
        .chain(kept.map(Original::set_aside_by))
        .chain(assigned.iter().map(SectionAssignment::whose))
        .collect();
    let (people, names) = store::colleagues_and_names(rx.conn, &own.party, rx.now, &writers)?;
    let written: Vec<SectionId> = comments
        .clone()
        .filter_map(|comment| comment.anchor.section)
        .collect();
    let mut divided = divide(sections, &written, assigned, &names, rx.actor.writer());
    divided.retain(|one| !one.assigned.is_empty());
    begin_at(&mut divided, keys);
    let name = |writer: Writer| names.of(writer);
    let authors = |kept: &str, author| {
        if kept.is_empty() {
            name(author)
        } else {
            kept.to_owned()
        }
    };
    let comments: HashMap<CommentId, CommentProgress> = comments
        .map(|comment| {
            let kept = drafted
                .remove(&comment.id)
                .unwrap_or_else(|| WorkingNote::of(comment.id));
            let working = CommentProgress {
                authors: authors(&kept.authors, comment.writer()),
                changed_by: Some(kept.changed_by())
                    .filter(|by| *by != comment.writer())
                    .map(name)
                    .unwrap_or_default(),
                own: own.may_change(rx.actor, comment.writer()),
                kept,
            };
            (comment.id, working)
        })
        .collect();
    Ok(Some(Team {
        people,
        ideas: comments
            .values()
            .filter(|working| working.kept.status == Readiness::Idea)
            .count(),
        comments,
        divided,
        originals_count,
        older,
        originals: originals
            .into_iter()
            .map(|(original, passage)| PlacedOriginal {
                authors: authors(&original.authors, original.writer()),
                set_aside_by: name(original.set_aside_by()),
                section: original
                    .anchor
                    .section
                    .and_then(|id| sections.get(&id).cloned()),
                passage,
                own: own.may_change(rx.actor, original.writer()),
                original,
            })
            .collect(),
    }))
}
