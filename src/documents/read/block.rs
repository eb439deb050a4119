//! What every reader of a format yields: blocks in the order of the text, notes apart. Knows
//! neither Sections nor numbers that are not printed.

use super::remarks::Remarks;
use crate::documents::outline::PassageKind;

/// The content of one file, format left behind.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What the file calls itself outside its text (front matter, `title` element).
    pub title: Option<String>,
    /// Whether that title stands for a heading of its own where the text has none of level 1.
    pub title_is_heading: bool,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The footnotes, which blocks refer to by index.
    pub notes: Vec<Note>,
    /// What was left out, or taken for something.
    pub remarks: Remarks,
}

/// A paragraph, heading, item, row, quotation or piece of code.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub kind: PassageKind,
    /// Level of a heading from 1, else 0.
    pub level: u8,
    pub number: String,
    /// Whether that number was counted and not printed.
    pub counted: bool,
    pub text: String,
    pub html: String,
    pub depth: u8,
    pub group: u32,
    pub ordered: bool,
    pub start: u32,
    pub header: bool,
    /// Notes referred to, as indexes in [`Body::notes`].
    pub refers_to: Vec<usize>,
}

/// A footnote.
#[derive(Debug, Clone, Default)]
pub(super) struct Note {
    /// As printed at the reference.
    pub number: String,
    /// Where links to it lead.
    pub anchor: String,
    pub text: String,
    pub html: String,
    pub refers_to: Vec<usize>,
}

impl Block {
    /// A block that is part of no list or table.
    pub(super) fn new(kind: PassageKind, text: String, html: String) -> Self {
        Self {
            kind,
            level: 0,
            number: String::new(),
            counted: false,
            text,
            html,
            depth: 0,
            group: 0,
            ordered: false,
            start: 0,
            header: false,
            refers_to: Vec::new(),
        }
    }

    /// A heading.
    pub(super) fn heading(level: u8, text: String, html: String) -> Self {
        Self {
            level,
            ..Self::new(PassageKind::Heading, text, html)
        }
    }
}
