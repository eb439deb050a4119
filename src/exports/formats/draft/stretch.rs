//! Stretches of a passage: the cells of a row, words that make way for others.

use std::ops::Range;

use crate::consultations::model::Passage;

/// What parts the cells of a row in the text of its passage.
const BETWEEN: &str = " | ";

/// Words of a passage that make way for others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// In characters; empty where words come in.
    pub range: Range<usize>,
    /// What stood there.
    pub old: String,
    /// What comes in; "" where words only go.
    pub new: String,
    /// Whose it is: its place among all rows.
    pub row: usize,
    /// Numbers of its two changes: the words that go, the words that come.
    pub changes: (usize, usize),
}

/// The cells of a row, as stretches of its text; all of it as one cell where it is not clear how it is parted.
pub fn cell_ranges(passage: &Passage) -> Vec<Range<usize>> {
    let length = passage.text.chars().count();
    let mut ranges = Vec::new();
    let mut at = 0;
    for cell in passage.text.split(BETWEEN) {
        let end = at + cell.chars().count();
        ranges.push(at..end);
        at = end + BETWEEN.len();
    }
    let told = passage.html.matches("<td").count() + passage.html.matches("<th").count();
    if ranges.len() == told && told <= 60 {
        ranges
    } else {
        std::iter::once(0..length).collect()
    }
}

/// The characters of a stretch.
pub fn part(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}
