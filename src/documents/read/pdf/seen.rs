//! A row of a PDF with what its looks say it is, as far as is known.

use super::rows::WordRow;

/// A row as it looks: words, a heading that may have taken several rows, or a row of a table.
#[derive(Debug)]
pub(super) struct SeenRow {
    pub row: WordRow,
    /// Where its last line lies.
    pub last: f32,
    /// Whether it begins a page, or the next column of one.
    pub feed: bool,
    pub heading: bool,
    /// Level of a heading, from 1; else 0.
    pub level: u8,
    /// The cells of a row of a table.
    pub cells: Vec<SeenCell>,
    /// Whether it is of the notes at the foot of a page, and whether they begin with it.
    pub note: bool,
    pub foot: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SeenCell {
    pub left: f32,
    pub right: f32,
    pub words: String,
    /// Where each word but the first begins: bytes, and how far from the left.
    pub starts: Vec<(usize, f32)>,
}
