//! What colleagues see of a submission beside its text: who wrote what, how far it is, and the originals.

use std::collections::HashMap;

use crate::access::{Actor, Right, Rx, Writer};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::consultations::model::{Passage, Section};
use crate::consultations::store as consultations;
use crate::error::Result;
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::model::{Original, Readiness, WorkingNote};
use crate::teamwork::store;
use crate::types::ListPage;
use crate::types::ids::{CommentId, OriginalId, PassageId, SectionId, SubmissionId};

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

/// What colleagues see of a submission; `None` when one person writes it.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn team(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<Option<Team>> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        if own.is_shared() {
            Ok(Some(look(rx, &own, before)?))
        } else {
            Ok(None)
        }
    })
    .await
}

fn look(rx: &mut Rx<'_>, own: &OwnSubmission, before: Option<OriginalId>) -> Result<Team> {
    let comments = comments::comments_of(rx.conn, own.submission.id)?;
    let mut drafted = store::drafted_of(rx.conn, own.submission.id)?;
    let load = |most| store::originals_of(rx.conn, own.party.id, before, most);
    let originals = ListPage::load(PER_PAGE, load)?;
    let older = originals.next(|original| original.id);
    let originals = originals.rows;
    let writers: Vec<Writer> = comments
        .iter()
        .map(Comment::writer)
        .chain(drafted.values().map(WorkingNote::changed_by))
        .chain(originals.iter().map(Original::writer))
        .chain(originals.iter().map(Original::set_aside_by))
        .collect();
    let names = store::names_of(rx.conn, &writers)?;
    let name = |writer: Writer| names.of(writer);
    let authors = |kept: &str, author| {
        if kept.is_empty() {
            name(author)
        } else {
            kept.to_owned()
        }
    };
    let comments: HashMap<CommentId, CommentProgress> = comments
        .into_iter()
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
    let sections: HashMap<SectionId, Section> =
        consultations::sections_of(rx.conn, own.round.version_id)?
            .into_iter()
            .map(|section| (section.id, section))
            .collect();
    let passages: Vec<PassageId> = originals
        .iter()
        .filter_map(|original| original.anchor.passage)
        .collect();
    let passages: HashMap<PassageId, Passage> = consultations::passages_with(rx.conn, &passages)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    Ok(Team {
        ideas: comments
            .values()
            .filter(|working| working.kept.status == Readiness::Idea)
            .count(),
        comments,
        originals_count: store::count_originals(rx.conn, own.party.id)?,
        older,
        originals: originals
            .into_iter()
            .map(|original| PlacedOriginal {
                authors: authors(&original.authors, original.writer()),
                set_aside_by: name(original.set_aside_by()),
                section: original
                    .anchor
                    .section
                    .and_then(|id| sections.get(&id).cloned()),
                passage: original
                    .anchor
                    .passage
                    .and_then(|id| passages.get(&id).cloned()),
                own: own.may_change(rx.actor, original.writer()),
                original,
            })
            .collect(),
    })
}
