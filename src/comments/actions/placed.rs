//! A comment with the section and passage it stands at.

use std::collections::HashMap;

use crate::comments::model::Comment;
use crate::comments::store;
use crate::consultations::model::{Passage, Section};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::documents::{RedlineSegment, redline};
use crate::error::Result;
use crate::types::ids::{SectionId, SubmissionId, VersionId};

/// A comment and its place.
#[derive(Debug, Clone)]
pub struct PlacedComment {
    pub comment: Comment,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    /// The words a proposed text is to take the place of, as its party read them.
    pub words: Option<String>,
    /// Where the words it quotes begin now, in characters.
    pub start: Option<usize>,
    /// Whether a typing error was mended since in the words it is about.
    pub mended: bool,
    /// Whether it quotes words that never stood there.
    pub astray: bool,
}

impl PlacedComment {
    /// "2.1 Partners", or "" for a comment on the document.
    pub fn section_label(&self) -> String {
        self.section
            .as_ref()
            .map(Section::label)
            .unwrap_or_default()
    }

    /// Comments compare by this as their places follow one another in the text; those at one place as their party
    /// has them.
    pub fn order_in_text(&self) -> (Option<i64>, Option<i64>, Option<usize>, i64) {
        (
            self.section.as_ref().map(|section| section.position),
            self.passage.as_ref().map(|passage| passage.position),
            self.start,
            self.comment.position,
        )
    }

    /// The proposed text against the words it is to replace; empty where there are none.
    pub fn proposal(&self) -> Vec<RedlineSegment> {
        match (&self.words, &self.comment.proposed_text) {
            (Some(words), Some(proposed)) => redline(words, proposed),
            _ => Vec::new(),
        }
    }
}

/// The sections of a version.
pub fn sections_by_id(conn: &mut Conn, version: VersionId) -> Result<HashMap<SectionId, Section>> {
    let sections = consultations::sections_of(conn, version)?.into_iter();
    Ok(sections.map(|section| (section.id, section)).collect())
}

/// The comments of a submission in the party's order, each with its place; `sections` are those of the
/// round's version. One query, or two where typing errors were mended, however many there are.
pub fn placed_comments(
    conn: &mut Conn,
    of: SubmissionId,
    sections: &HashMap<SectionId, Section>,
) -> Result<Vec<PlacedComment>> {
    let comments = store::comments_with_passages(conn, of)?;
    let errata = consultations::errata_in(
        conn,
        comments.iter().filter_map(|(_, passage)| passage.as_ref()),
    )?;
    let place = |(comment, passage): (Comment, Option<Passage>)| {
        let anchor = &comment.anchor;
        PlacedComment {
            section: anchor.section.and_then(|id| sections.get(&id).cloned()),
            words: anchor.words_then(passage.as_ref(), &errata),
            start: anchor.standing(&errata).map(|range| range.start),
            mended: anchor.is_mended(&errata),
            astray: !anchor.stood_in(passage.as_ref(), &errata),
            passage,
            comment,
        }
    };
    Ok(comments.into_iter().map(place).collect())
}
