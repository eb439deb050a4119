//! Notes at the foot of the pages of a PDF: where a short line is drawn above them, and what goes on from the page
//! before.

use super::rows::WordRow;
use super::signs::{Rule, Sheet};

/// How much of the width of the words such a line takes at most.
const SHORT: f32 = 0.6;

/// Where on each page the notes begin, as a row; beyond the last where there are none. A note that goes on at the foot
/// of the next page is brought back to where it began.
pub(super) fn of(pages: &mut [Vec<WordRow>], sheets: &[Sheet]) -> Vec<usize> {
    let mut feet: Vec<usize> = pages
        .iter()
        .zip(sheets)
        .map(|(page, sheet)| foot(page, &sheet.rules).unwrap_or(page.len()))
        .collect();
    for index in 1..pages.len() {
        let (Some(foot), Some(before)) = (feet.get(index).copied(), feet.get(index - 1).copied())
        else {
            continue;
        };
        let Some([above, page]) = pages.get_mut(index - 1..=index) else {
            continue;
        };
        if before >= above.len() {
            continue;
        }
        let notes = page.get(foot..).unwrap_or_default();
        let goes_on = notes.iter().take_while(|row| !begins_note(row)).count();
        // The foot of a page that has no notes of its own may be no foot at all.
        if goes_on == notes.len() && goes_on > 4 {
            continue;
        }
        let moved: Vec<WordRow> = page.drain(foot..foot + goes_on).collect();
        // As if there had been room for it.
        let mut base = above.last().map_or(0.0, |row| row.base);
        for row in moved {
            base += row.size;
            above.push(WordRow { base, ..row });
        }
        if let Some(foot) = feet.get_mut(index).filter(|foot| **foot >= page.len()) {
            *foot = page.len();
        }
    }
    feet
}

/// The row a line is drawn above that begins where words do, is short, and has nothing but lines of words below it.
fn foot(page: &[WordRow], rules: &[Rule]) -> Option<usize> {
    let left = page.iter().map(|row| row.left).fold(f32::MAX, f32::min);
    let right = page.iter().map(|row| row.right).fold(0.0, f32::max);
    let rule = rules
        .iter()
        .filter(|rule| {
            (rule.left - left).abs() < 6.0 && rule.right - rule.left < SHORT * (right - left)
        })
        .max_by(|a, b| a.y.total_cmp(&b.y))?;
    let index = page.iter().position(|row| row.base > rule.y)?;
    let below = page.get(index..)?;
    let in_order = below.windows(2).all(|pair| pair[0].base < pair[1].base);
    let is_apart = page.get(..index)?.iter().all(|row| row.base < rule.y + 1.0);
    let has_cells = below.iter().any(|row| row.cells.len() > 1);
    (index > 0 && in_order && is_apart && !has_cells).then_some(index)
}

/// Whether a row begins with the number of a note, raised or not.
fn begins_note(row: &WordRow) -> bool {
    let number: String = row.text.chars().take_while(|c| c.is_numeric()).collect();
    !number.is_empty() && number.chars().count() <= 3 || row.text.starts_with(['*', '†', '[', '('])
}
