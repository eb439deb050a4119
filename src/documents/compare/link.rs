//! A Passage as a comparison sees it, and what became of it.

use crate::documents::outline::PassageKind;
use crate::types::text_enum;

/// A Passage as a comparison sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared<'a> {
    /// Its kind; a heading is only ever continued by a heading.
    pub kind: PassageKind,
    /// Its plain text; the number it carries is no part of it.
    pub text: &'a str,
    /// The title of the Section it stands in.
    pub section: &'a str,
}

text_enum! {
    /// What became of a Passage.
    LinkKind {
        /// The same words, in the same order among the others.
        Kept => "kept",
        /// The same Passage in other words.
        Changed => "changed",
        /// The same words, elsewhere in the order.
        Moved => "moved",
        /// One became several, next to one another.
        Split => "split",
        /// Several, next to one another, became one.
        Merged => "merged",
        /// Was not there before.
        Added => "added",
        /// Is not there any more.
        Removed => "removed",
    }
}

/// Passages that belong together, by their places from 0 in either Version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub kind: LinkKind,
    /// Whether it also stands elsewhere in the order; always so for what is [`LinkKind::Moved`].
    pub moved: bool,
    /// In document order; empty for what was added.
    pub old: Vec<usize>,
    /// In document order; empty for what was removed.
    pub new: Vec<usize>,
    /// The old and the new one that are the same Passage: the one's key goes to the other.
    pub heir: Option<(usize, usize)>,
}
