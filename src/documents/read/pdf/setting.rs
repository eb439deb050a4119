//! How most of the text of a PDF is set, beside which headings and notes stand out.

use super::rows::WordRow;

/// How much larger than the text a heading is, at least.
pub(super) const LARGER: f32 = 1.12;
/// Longest heading told by its looks, in characters.
pub(super) const HEADING: usize = 200;

/// Lengths are points.
#[derive(Debug, Default)]
pub(super) struct Setting {
    pub size: f32,
    pub bold: bool,
    /// From one line to the next.
    pitch: f32,
    /// Where most lines begin.
    left: f32,
}

impl Setting {
    pub(super) fn of(pages: &[Vec<WordRow>]) -> Self {
        let rows = || pages.iter().flatten();
        let letters = |row: &WordRow| row.text.chars().count();
        let size = heaviest(rows().map(|row| (row.size, letters(row))));
        let bold: usize = rows().filter(|row| row.bold).map(letters).sum();
        let all: usize = rows().map(letters).sum();
        let of_size = |row: &WordRow| (row.size - size).abs() < 0.5;
        let pairs = pages.iter().flat_map(|page| page.windows(2));
        let steps = pairs.filter_map(|pair| match pair {
            [a, b] if of_size(a) && of_size(b) && b.base > a.base => Some((b.base - a.base, 1)),
            _ => None,
        });
        Self {
            size,
            bold: bold * 2 > all,
            pitch: heaviest(steps),
            left: heaviest(rows().filter(|row| of_size(row)).map(|row| (row.left, 1))),
        }
    }

    /// From one line to the next, where letters are of this size.
    pub(super) fn pitch_of(&self, size: f32) -> f32 {
        if self.size > 0.0 && self.pitch > 0.0 {
            self.pitch * (size / self.size)
        } else {
            size * 1.2
        }
    }

    /// How many blanks stand before a line that begins here.
    pub(super) fn blanks_before(&self, left: f32) -> usize {
        // Half the size is about what a letter takes.
        let blanks = (left - self.left) / (self.size / 2.0).max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small number of blanks; what is below 0 is 0"
        )]
        let blanks = blanks.round() as usize;
        blanks
    }
}

/// The value that weighs most, to half a point; of several the smallest.
fn heaviest(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut values: Vec<(f32, usize)> = values
        .map(|(value, weight)| ((value * 2.0).round() / 2.0, weight))
        .collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    values
        .chunk_by(|a, b| a.0 == b.0)
        .rev()
        .max_by_key(|run| run.iter().map(|(_, weight)| weight).sum::<usize>())
        .and_then(|run| run.first())
        .map_or(0.0, |(value, _)| *value)
}
