//! A draft text as it was read, for those who check it: stored, or not yet.

use serde::Serialize;

use super::super::model::{Passage, Section};
use crate::documents::{Outline, PassageKind};

/// A Section of a preview.
#[derive(Serialize)]
pub struct PreviewSection {
    /// Of its heading in the page: from 2, never more than one deeper than the one before.
    level: i64,
    number: String,
    title: String,
    passages: Vec<PreviewPassage>,
}

/// A Passage of a preview; a Section's own heading is not among them.
#[derive(Serialize)]
pub struct PreviewPassage {
    key: String,
    /// As the component `passage` calls it.
    kind: &'static str,
    number: String,
    text: String,
    html: String,
    depth: i64,
}

/// What the component `passage` calls a kind of passage.
pub fn shown_as(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Paragraph => "paragraph",
        PassageKind::ListItem => "item",
        PassageKind::TableRow => "row",
        PassageKind::Footnote => "note",
        PassageKind::Quote => "quote",
        PassageKind::Code => "code",
    }
}

/// Of a stored version.
pub fn of_version(sections: Vec<Section>, passages: Vec<Passage>) -> Vec<PreviewSection> {
    let mut passages = passages.into_iter().peekable();
    let mut before = 1;
    sections
        .into_iter()
        .map(|section| {
            let mut own = Vec::new();
            while let Some(passage) = passages.next_if(|next| next.section_id == section.id) {
                if passage.kind == PassageKind::Heading {
                    continue;
                }
                own.push(PreviewPassage {
                    kind: shown_as(passage.kind),
                    key: passage.key,
                    number: passage.number,
                    text: passage.text,
                    html: passage.html,
                    depth: passage.depth,
                });
            }
            PreviewSection {
                level: level(&mut before, section.level),
                number: section.number,
                title: section.title,
                passages: own,
            }
        })
        .collect()
}

/// Of a text not stored: its passages have no keys yet.
pub(super) fn of_outline(outline: Outline) -> Vec<PreviewSection> {
    let mut count = 0;
    let mut before = 1;
    outline
        .sections
        .into_iter()
        .map(|section| {
            let own = section
                .passages
                .into_iter()
                .filter(|passage| passage.kind != PassageKind::Heading)
                .map(|passage| {
                    count += 1;
                    PreviewPassage {
                        key: format!("preview-{count}"),
                        kind: shown_as(passage.kind),
                        number: passage.number,
                        text: passage.text,
                        html: passage.html,
                        depth: i64::from(passage.depth),
                    }
                })
                .collect();
            PreviewSection {
                level: level(&mut before, i64::from(section.level)),
                number: section.number,
                title: section.title,
                passages: own,
            }
        })
        .collect()
}

fn level(before: &mut i64, of_section: i64) -> i64 {
    // The page's title is the h1, "the text" an h2: sections begin at h3.
    let level = (of_section + 2).clamp(3, 6).min((*before + 1).max(3));
    *before = level;
    level
}
