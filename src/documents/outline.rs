//! The shape of a read text: Sections of Passages, not yet stored. Knows no file format.

use serde::{Deserialize, Serialize};

use super::remark::Remark;
use crate::types::text_enum;

/// One file as handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, used in messages and as a hint of its format.
    pub name: String,
    /// Its content, as received.
    pub bytes: Vec<u8>,
}

/// How much of a file is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes over all files together.
    pub max_bytes: usize,
    /// Levels of lists and quotations within one another; HTML elements may nest eight times as
    /// deep, because pages wrap text in many containers that mean nothing.
    pub max_depth: usize,
    /// Passages over all files together.
    pub max_passages: usize,
}

text_enum! {
    /// What becomes of changes that a file keeps track of.
    Changes {
        /// They are taken in: what was inserted is text, what was deleted is not.
        Accept => "accept",
        /// The text is as it was before them.
        Refuse => "refuse",
    }
}

impl Default for Changes {
    /// Taken in.
    fn default() -> Self {
        Self::Accept
    }
}

impl Default for Limits {
    /// 10 MiB, 32 levels, 20,000 passages.
    fn default() -> Self {
        Self {
            max_bytes: 10 * 1024 * 1024,
            max_depth: 32,
            max_passages: 20_000,
        }
    }
}

text_enum! {
    /// What a Passage is within its text.
    PassageKind {
        Heading => "heading",
        Paragraph => "paragraph",
        ListItem => "list-item",
        TableRow => "table-row",
        Footnote => "footnote",
        Quote => "quote",
        Code => "code",
    }
}

/// A read text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outline {
    /// What the text calls itself, if it does.
    pub title: Option<String>,
    /// Its Sections, in document order; a parent stands before its children.
    pub sections: Vec<OutlineSection>,
    /// What was left out, or taken for something it does not say it is.
    pub warnings: Vec<Remark>,
    /// Number of words over all passages.
    pub words: usize,
}

/// A heading with what stands below it, up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OutlineSection {
    /// Index in [`Outline::sections`] of the Section this one is part of.
    pub parent: Option<usize>,
    /// Depth in the tree, from 1; the levels of the source file without gaps.
    pub level: u8,
    /// "5.2.1" or "Appendix B", as printed or else generated; empty for a preamble and for the
    /// heading that names the whole text.
    pub number: String,
    /// The heading without its number; empty where text stands before the first heading.
    pub title: String,
    /// The passages, the heading itself first.
    pub passages: Vec<OutlinePassage>,
}

/// The smallest unit one can comment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinePassage {
    /// What it is.
    pub kind: PassageKind,
    /// Its own number where one is printed ("1.", "a)", footnote "5"; for a heading the number of
    /// its Section when printed), else empty. Never repeated in `text`.
    pub number: String,
    /// Plain text, white space collapsed; table cells joined by " | ".
    pub text: String,
    /// Safe HTML without the outer element: the content of the paragraph, heading, list item or
    /// footnote; the `th` and `td` cells of a table row. Apart from table rows its text content
    /// equals `text` once white space is collapsed.
    pub html: String,
    /// Nesting of a list item, from 0.
    pub depth: u8,
    /// The list or table this item or row is part of, unique in the text; nested items carry that
    /// of the outermost list; 0 for none.
    pub block: u32,
    /// Whether the list is ordered.
    pub ordered: bool,
    /// Ordinal of an item in an ordered list, else 0.
    pub start: u32,
    /// Whether this is a header row of a table.
    pub header: bool,
}

impl Outline {
    /// Every passage in document order.
    pub fn passages(&self) -> impl Iterator<Item = &OutlinePassage> {
        self.sections
            .iter()
            .flat_map(|section| section.passages.iter())
    }

    /// How many passages there are.
    pub fn passage_count(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.passages.len())
            .sum()
    }
}
