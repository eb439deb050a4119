//! What heads and ends the pages of a PDF: rows that stand at one height on most pages, apart from the text.

use std::collections::HashMap;

use super::rows::WordRow;
use crate::documents::read::printed::printed;

/// Rows that head or end a page, at most.
const ROWS: usize = 3;
/// How far such rows stand from one height at most, in points.
const NEAR: f32 = 1.5;
/// How much more than the size of its letters parts such a row from the text.
const APART: f32 = 1.7;

/// Takes out what heads and ends the pages, and gives its words: rows that say the same on several pages, but for a number
/// that counts them. What differs from page to page is text, wherever it stands.
pub(super) fn take_out(pages: &mut [Vec<WordRow>]) -> Vec<String> {
    let mut taken = Vec::new();
    for _ in 0..ROWS {
        for edge in [Edge::Top, Edge::Bottom] {
            let rows: Vec<&WordRow> = pages
                .iter()
                .filter_map(|page| edge.row_apart(page))
                .collect();
            let heights: Vec<f32> = rows.iter().map(|row| row.base).collect();
            // More than half of the pages, and the first may have none.
            let common =
                common(&heights).filter(|(_, count)| *count > 1 && count * 2 >= pages.len());
            let Some((height, _)) = common else {
                continue;
            };
            let is_here = |row: &WordRow| (row.base - height).abs() < NEAR;
            let mut said: HashMap<String, usize> = HashMap::new();
            for row in rows.iter().filter(|row| is_here(row)) {
                *said.entry(said_by(row)).or_default() += 1;
            }
            let comes_back =
                |row: &WordRow| said.get(&said_by(row)).is_some_and(|count| *count > 1);
            for page in pages.iter_mut() {
                let goes = edge
                    .row_apart(page)
                    .is_some_and(|row| is_here(row) && comes_back(row));
                if goes {
                    let row = match edge {
                        Edge::Top => Some(page.remove(0)),
                        Edge::Bottom => page.pop(),
                    };
                    taken.extend(row.map(|row| row.text));
                }
            }
        }
    }
    taken
}

/// The words of a row, with a sign for its numbers where they may be those of pages: "Artikel 3" is none.
fn said_by(row: &WordRow) -> String {
    let has_letters = row.text.chars().any(char::is_alphabetic);
    if has_letters && printed(&row.text).is_some() {
        return row.text.clone();
    }
    let mut said = String::with_capacity(row.text.len());
    for c in row.text.chars() {
        match c.is_ascii_digit() {
            true if said.ends_with('#') => {}
            true => said.push('#'),
            false => said.push(c),
        }
    }
    said
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

impl Edge {
    /// The row at the edge of a page, where room parts it from the text.
    fn row_apart(self, page: &[WordRow]) -> Option<&WordRow> {
        let (row, next) = match (self, page) {
            (Self::Top, [row, next, ..]) | (Self::Bottom, [.., next, row]) => (row, next),
            _ => return None,
        };
        let room = (row.base - next.base).abs();
        (room > APART * row.size.max(next.size)).then_some(row)
    }
}

/// The height most of them have, and how many.
fn common(heights: &[f32]) -> Option<(f32, usize)> {
    let near = |height: f32| {
        heights
            .iter()
            .filter(|other| (*other - height).abs() < NEAR)
            .count()
    };
    heights
        .iter()
        .map(|height| (*height, near(*height)))
        .max_by_key(|(_, count)| *count)
}
