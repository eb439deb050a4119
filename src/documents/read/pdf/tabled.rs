//! Tables of a PDF that does not state them: rows whose words stand below one another behind wide gaps.

use super::rows::{PieceWords, WordRow};
use super::seen::{SeenCell, SeenRow};
use super::setting::Setting;
use crate::documents::read::marks::mark_of;
use crate::documents::read::printed::printed;

/// How far words of one column stand from one another at most, in points.
const NEAR: f32 = 4.0;

/// Finds tables and puts lines of one row of them together.
pub(super) fn find(seen: &mut Vec<SeenRow>, body: &Setting) {
    let mut out: Vec<SeenRow> = Vec::with_capacity(seen.len());
    let mut rows = std::mem::take(seen).into_iter().peekable();
    while let Some(first) = rows.next() {
        let begins = is_row(&first)
            && rows.peek().is_some_and(|next| {
                is_row(next) && !next.feed && stand_below(&first.row, &next.row)
            });
        if !begins {
            out.push(first);
            continue;
        }
        let mut lines = vec![row_of_table(first)];
        while let Some(next) = rows.next_if(|next| !next.feed && belongs(&lines, next, body)) {
            lines.push(row_of_table(next));
        }
        split(&mut lines);
        let mut table = Vec::with_capacity(lines.len());
        for line in lines {
            add(&mut table, line, body);
        }
        out.extend(table);
    }
    *seen = out;
}

fn is_row(seen: &SeenRow) -> bool {
    !seen.row.cells.is_empty() && !is_item(&seen.row)
}

/// Whether a row is a line of words set apart to fill its column: it ends at the edge, and its pieces are single words.
fn is_justified(row: &WordRow) -> bool {
    let single = |words: &PieceWords| !words.text.contains(' ');
    row.right > row.edge - NEAR
        && row.pieces.len() > 1
        && row.pieces.iter().filter(|words| single(words)).count() * 2 >= row.pieces.len()
        && row.text.len() > 20
}

/// Whether a row is an item, or a heading, whose mark stands apart from its words.
fn is_item(row: &WordRow) -> bool {
    let mark = row.pieces.first().map_or("", |words| words.text.as_str());
    let is_bullet = matches!(mark, "-" | "–" | "—" | "•" | "*" | "o" | "+");
    let is_mark = mark_of(mark).is_some_and(|read| read.printed == mark);
    row.cells.len() == 1 && (is_bullet || is_mark || printed(&row.text).is_some())
}

/// Whether two rows are of one table: words stand below one another in two places beside those they begin with, or in one
/// where neither is a line set apart to fill its column.
fn stand_below(a: &WordRow, b: &WordRow) -> bool {
    match aligned(a, b) {
        0 => false,
        1 => !is_justified(a) && !is_justified(b),
        _ => true,
    }
}

/// In how many places words of both stand below one another, beside those they begin with.
fn aligned(a: &WordRow, b: &WordRow) -> usize {
    let near = |x: f32, y: f32| (x - y).abs() < NEAR;
    // Justified lines all end at the edge of their column, and have wide gaps too.
    let inside = |row: &WordRow, right: f32| right < row.edge - NEAR;
    let stands = |(left, right): &&(f32, f32)| {
        b.cells.iter().any(|(other, end)| {
            near(*left, *other)
                || near(*right, *end) && inside(a, *right) && inside(b, *end)
                || near(left + right, other + end) && inside(a, *right) && inside(b, *end)
        })
    };
    a.cells.iter().filter(stands).count()
}

fn belongs(table: &[SeenRow], next: &SeenRow, body: &Setting) -> bool {
    let Some(above) = table.last() else {
        return false;
    };
    let step = (next.row.base - above.last) / body.pitch_of(next.row.size).max(1.0);
    let fits = is_row(next)
        && table
            .iter()
            .rev()
            .any(|row| stand_below(&row.row, &next.row));
    step > 0.0 && (step < 2.2 && fits || goes_on(above, next, body))
}

/// Whether a row is the next line of cells of the one above.
fn goes_on(above: &SeenRow, next: &SeenRow, body: &Setting) -> bool {
    let pieces = next.row.pieces.len();
    let stands_below = above
        .cells
        .iter()
        .any(|cell| (cell.left - next.row.left).abs() < NEAR);
    next.row.base - above.last < 1.05 * body.pitch_of(next.row.size)
        && pieces < above.cells.len().max(2)
        && stands_below
        && next.row.right - next.row.left
            < 0.7 * (next.row.edge - next.row.left.min(above.row.left))
}

fn add(table: &mut Vec<SeenRow>, next: SeenRow, body: &Setting) {
    let Some(above) = table.last_mut().filter(|above| goes_on(above, &next, body)) else {
        table.push(next);
        return;
    };
    above.last = next.row.base;
    for cell in next.cells {
        let nearest = above.cells.iter_mut().min_by(|a, b| {
            (a.left - cell.left)
                .abs()
                .total_cmp(&(b.left - cell.left).abs())
        });
        if let Some(one) = nearest {
            one.words.push(' ');
            one.words.push_str(&cell.words);
        }
    }
}

/// Parts cells that stand so near to the next that no wide gap told them apart, where another row has a column.
fn split(table: &mut [SeenRow]) {
    let Some(widest) = table.iter().max_by_key(|row| row.cells.len()) else {
        return;
    };
    let columns: Vec<f32> = widest.cells.iter().map(|cell| cell.left).collect();
    for row in table.iter_mut() {
        let mut cells: Vec<SeenCell> = Vec::with_capacity(columns.len());
        for mut cell in std::mem::take(&mut row.cells) {
            for column in &columns {
                let is_start = |(_, left): &&(usize, f32)| (left - column).abs() < NEAR;
                let Some((at, left)) = cell.starts.iter().find(is_start).copied() else {
                    continue;
                };
                let behind = cell.words.split_off(at);
                cell.words.truncate(cell.words.trim_end().len());
                let later =
                    |(start, left): (usize, f32)| Some((start.checked_sub(at + 1)? + 1, left));
                let starts: Vec<_> = cell.starts.iter().copied().filter_map(later).collect();
                cell.starts.clear();
                let next = SeenCell {
                    left,
                    right: cell.right,
                    words: behind,
                    starts,
                };
                cells.push(std::mem::replace(&mut cell, next));
            }
            cells.push(cell);
        }
        row.cells = cells;
    }
}

fn row_of_table(mut seen: SeenRow) -> SeenRow {
    seen.cells = cells(&seen.row);
    seen
}

fn cells(row: &WordRow) -> Vec<SeenCell> {
    let first = (row.left, row.left);
    std::iter::once(&first)
        .chain(&row.cells)
        .zip(&row.pieces)
        .map(|((left, right), words)| SeenCell {
            left: *left,
            right: *right,
            words: words.text.clone(),
            starts: words.starts.clone(),
        })
        .collect()
}
