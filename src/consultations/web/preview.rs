//! A draft text as it was read, for those who check it: stored, or not yet.

use serde::Serialize;

use super::super::model::{Passage, Section};
use crate::documents::{Outline, PassageKind};
use crate::types::ids::PassageId;
use crate::web::addresses;

/// A Section of a preview.
#[derive(Serialize)]
pub struct PreviewSection {
    /// Of its heading in the page: from 2, never more than one deeper than the one before.
    level: i64,
    number: String,
    title: String,
    /// Where a typing error in the heading is mended; "" where it cannot be.
    mend_href: String,
    #[serde(skip)]
    heading: Option<PassageId>,
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
    /// Where a typing error in it is mended; "" where it cannot be.
    mend_href: String,
    #[serde(skip)]
    id: Option<PassageId>,
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
            let mut heading = None;
            while let Some(passage) = passages.next_if(|next| next.section_id == section.id) {
                if passage.kind == PassageKind::Heading {
                    heading = heading.or(Some(passage.id));
                    continue;
                }
                own.push(PreviewPassage {
                    kind: shown_as(passage.kind),
                    key: passage.key,
                    number: passage.number,
                    text: passage.text,
                    html: passage.html,
                    depth: passage.depth,
                    mend_href: String::new(),
                    id: Some(passage.id),
                });
            }
            PreviewSection {
                level: level(&mut before, section.level),
                number: section.number,
                title: section.title,
                mend_href: String::new(),
                heading,
                passages: own,
            }
        })
        .collect()
}

/// Lets typing errors be mended in a stored version of the consultation with this slug.
pub(super) fn mendable(text: &mut [PreviewSection], slug: &str) {
    let href = |id: Option<PassageId>| {
        id.map(|id| addresses::Managed(slug).erratum(id))
            .unwrap_or_default()
    };
    for section in text {
        section.mend_href = href(section.heading);
        for passage in &mut section.passages {
            passage.mend_href = href(passage.id);
        }
    }
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
                        mend_href: String::new(),
                        id: None,
                    }
                })
                .collect();
            PreviewSection {
                level: level(&mut before, i64::from(section.level)),
                number: section.number,
                title: section.title,
                mend_href: String::new(),
                heading: None,
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
