//! The signs of a page put together to rows of words, in the order they are read: column by column where the page has
//! two. Knows nothing of headings or paragraphs.

use super::letters::{as_raised, in_order, is_raised, push_plain};
use super::signs::{Sheet, Sign};

/// Room between two signs that is a blank, in ems.
const BLANK: f32 = 0.16;
/// Room between two words that parts a row in pieces (columns, cells), in ems.
const GAP: f32 = 1.4;
/// Room between two columns, in ems.
const COLUMN_GAP: f32 = 0.7;
/// Rows a column has at least.
const COLUMN_ROWS: usize = 8;

/// Words on one line, or on the part of it that a column or a cell takes. Lengths are points from the top left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct WordRow {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub base: f32,
    /// Of most of its letters.
    pub size: f32,
    /// Whether most of its letters are.
    pub bold: bool,
    /// Where the column it stands in ends, as far as its words tell.
    pub edge: f32,
    /// Where the words begin and end that a wide gap parts from those before.
    pub cells: Vec<(f32, f32)>,
    /// The words between wide gaps, one more than `cells`.
    pub pieces: Vec<PieceWords>,
}

/// Words without a wide gap between them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PieceWords {
    pub text: String,
    /// Where each word but the first begins: bytes of the text, and how far from the left.
    pub starts: Vec<(usize, f32)>,
}

/// The rows of a page.
pub(super) fn of(sheet: &Sheet) -> Vec<WordRow> {
    let signs = if is_unseen_text(sheet) {
        &sheet.unseen
    } else {
        &sheet.signs
    };
    let lines = lines(signs);
    let gutter = gutter(&lines);
    let pieces = lines.into_iter().flat_map(|line| pieces(line, gutter));
    let mut rows = Vec::new();
    for column in columns(pieces.collect(), gutter) {
        let edge = column.iter().map(|piece| piece.right).fold(0.0, f32::max);
        for row in joined(column) {
            rows.push(WordRow { edge, ..row });
        }
    }
    rows
}

/// The words of signs that belong together, line by line.
pub(super) fn texts(signs: &[Sign]) -> Vec<String> {
    let pieces = lines(signs).into_iter().flat_map(|line| pieces(line, None));
    let mut pieces: Vec<LinePiece> = pieces.collect();
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    joined(pieces).into_iter().map(|row| row.text).collect()
}

/// Whether a page is a picture with its words laid over it, where nobody sees them.
pub(super) fn is_unseen_text(sheet: &Sheet) -> bool {
    sheet.signs.iter().all(|sign| sign.c.is_whitespace())
}

/// Signs that stand on one line, in order, without a wide gap.
#[derive(Debug, Clone, Default)]
struct LinePiece {
    signs: Vec<Sign>,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
}

/// The signs line by line over the whole page, each line from left to right.
fn lines(signs: &[Sign]) -> Vec<Vec<Sign>> {
    let mut lines: Vec<(Sign, Vec<Sign>)> = Vec::new();
    for sign in ordered(signs) {
        // Raised and lowered signs stand on the line of the larger ones.
        let place = lines.iter_mut().rev().take(3).find(|(first, _)| {
            let is_smaller = sign.size < 0.92 * first.size || first.size < 0.92 * sign.size;
            let near = if is_smaller { 0.6 } else { 0.45 };
            (first.base - sign.base).abs() < near * first.size.max(sign.size)
        });
        match place {
            Some((largest, line)) => {
                if sign.size > largest.size {
                    *largest = sign;
                }
                line.push(sign);
            }
            None => lines.push((sign, vec![sign])),
        }
    }
    let mut lines: Vec<Vec<Sign>> = lines.into_iter().map(|(_, line)| line).collect();
    for line in &mut lines {
        line.sort_by(|a, b| a.left.total_cmp(&b.left));
        line.dedup_by(|b, a| {
            // Printed twice, a little beside itself, to look bold.
            a.c == b.c && (a.left - b.left).abs() < 0.12 * a.size && !a.c.is_whitespace()
        });
    }
    lines
}

/// The parts of a line between wide gaps and on either side of the room between two columns.
fn pieces(line: Vec<Sign>, gutter: Option<f32>) -> Vec<LinePiece> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Sign> = Vec::new();
    let mut end: Option<Sign> = None;
    for sign in line {
        if sign.c.is_whitespace() {
            if !piece.is_empty() {
                piece.push(sign);
            }
            continue;
        }
        let parts = end.is_some_and(|end| {
            let room = sign.left - end.right;
            let parts_columns = gutter.is_some_and(|at| end.right <= at && sign.left >= at);
            room > GAP * sign.size || parts_columns && room > COLUMN_GAP * sign.size
        });
        if parts {
            pieces.extend(LinePiece::of(std::mem::take(&mut piece)));
        }
        piece.push(sign);
        end = Some(sign);
    }
    pieces.extend(LinePiece::of(piece));
    pieces
}

/// From the top of the page down.
fn ordered(signs: &[Sign]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = signs
        .iter()
        .filter(|sign| !sign.c.is_control())
        .copied()
        .collect();
    signs.sort_by(|a, b| a.base.total_cmp(&b.base));
    signs
}

impl LinePiece {
    fn of(mut signs: Vec<Sign>) -> Option<Self> {
        while signs.pop_if(|sign| sign.c.is_whitespace()).is_some() {}
        let (first, last) = (signs.first()?, signs.last()?);
        let (left, right) = (first.left, last.right);
        let size = size(&signs);
        let base = most(&signs, |sign| sign.base);
        Some(Self {
            left,
            right,
            base,
            size,
            signs,
        })
    }
}

/// How large most of the signs are, in points.
pub(super) fn size<'a>(signs: impl IntoIterator<Item = &'a Sign>) -> f32 {
    most(signs, |sign| sign.size)
}

/// What most of the signs have, to a tenth of a point.
fn most<'a>(signs: impl IntoIterator<Item = &'a Sign>, of: impl Fn(&Sign) -> f32) -> f32 {
    let mut values: Vec<f32> = signs
        .into_iter()
        .filter(|sign| !sign.c.is_whitespace())
        .map(|sign| (of(sign) * 10.0).round() / 10.0)
        .collect();
    values.sort_by(f32::total_cmp);
    values
        .chunk_by(|a, b| a == b)
        .max_by_key(|run| run.len())
        .and_then(|run| run.first().copied())
        .unwrap_or_default()
}

/// Where the room between two columns is: a place in the middle of the page that few lines cross, and that has many on
/// both sides which fill their column.
fn gutter(lines: &[Vec<Sign>]) -> Option<f32> {
    let seen = |line: &'_ [Sign]| -> Vec<Sign> {
        let seen = line.iter().filter(|sign| !sign.c.is_whitespace());
        seen.copied().collect()
    };
    let lines: Vec<Vec<Sign>> = lines.iter().map(|line| seen(line)).collect();
    let left = lines
        .iter()
        .flatten()
        .map(|sign| sign.left)
        .fold(f32::MAX, f32::min);
    let right = lines
        .iter()
        .flatten()
        .map(|sign| sign.right)
        .fold(0.0, f32::max);
    let step = (right - left) / 200.0;
    let mut best: Option<(usize, f32)> = None;
    let mut at = left + 60.0 * step;
    while step > 0.0 && at < left + 140.0 * step {
        let sides = Sides::of(&lines, at);
        if sides.are_columns(at - left, right - at)
            && best.is_none_or(|(crossing, _)| sides.crossing < crossing)
        {
            best = Some((sides.crossing, at));
        }
        at += step;
    }
    best.map(|(_, at)| at)
}

/// How the lines of a page stand to a place on it.
#[derive(Debug, Default)]
struct Sides {
    /// Lines that go on over it.
    crossing: usize,
    /// How wide those are that end before it, or part there.
    before: Vec<f32>,
    /// How wide those are that begin behind it, or part there.
    behind: Vec<f32>,
}

impl Sides {
    fn of(lines: &[Vec<Sign>], at: f32) -> Self {
        let mut sides = Self::default();
        for line in lines {
            let split = line.partition_point(|sign| sign.right <= at);
            let (before, behind) = line.split_at(split);
            let parts = match (before.last(), behind.first()) {
                (Some(end), Some(start)) => {
                    start.left >= at && start.left - end.right > COLUMN_GAP * start.size
                }
                (None, Some(start)) => start.left >= at,
                _ => true,
            };
            if !parts {
                sides.crossing += 1;
                continue;
            }
            let width = |side: &[Sign]| Some(side.last()?.right - side.first()?.left);
            sides.before.extend(width(before));
            sides.behind.extend(width(behind));
        }
        sides
    }

    /// Words fill their column, where cells of a table do not.
    fn are_columns(&self, before: f32, behind: f32) -> bool {
        let fills = |side: &[f32], room: f32| {
            let full = side.iter().filter(|width| **width > 0.7 * room).count();
            side.len() >= COLUMN_ROWS && full * 2 > side.len()
        };
        fills(&self.before, before)
            && fills(&self.behind, behind)
            && self.crossing * 4 < self.before.len() + self.behind.len()
    }
}

/// The pieces column by column; what crosses the room between them parts those above from those below.
fn columns(mut pieces: Vec<LinePiece>, gutter: Option<f32>) -> Vec<Vec<LinePiece>> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let Some(gutter) = gutter else {
        return vec![pieces];
    };
    let mut columns = Vec::new();
    let (mut before, mut behind, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if piece.left < gutter && piece.right > gutter {
            columns.push(std::mem::take(&mut before));
            columns.push(std::mem::take(&mut behind));
            across.push(piece);
            continue;
        }
        columns.push(std::mem::take(&mut across));
        if piece.right <= gutter {
            before.push(piece);
        } else {
            behind.push(piece);
        }
    }
    columns.extend([before, behind, across]);
    columns.retain(|column| !column.is_empty());
    columns
}

/// The rows of one column: pieces on one line stand in one row.
fn joined(column: Vec<LinePiece>) -> Vec<WordRow> {
    let mut rows: Vec<(WordRow, Vec<Sign>)> = Vec::new();
    for piece in column {
        let same = rows
            .last_mut()
            .filter(|(row, _)| (row.base - piece.base).abs() < 0.3 * row.size.max(piece.size));
        if let Some((row, signs)) = same {
            let words = words(&piece);
            row.text.push(' ');
            row.text.push_str(&words.text);
            row.pieces.push(words);
            row.cells.push((piece.left, piece.right));
            row.right = row.right.max(piece.right);
            signs.extend(piece.signs);
            continue;
        }
        let words = words(&piece);
        let row = WordRow {
            text: words.text.clone(),
            pieces: vec![words],
            left: piece.left,
            right: piece.right,
            base: piece.base,
            size: piece.size,
            ..WordRow::default()
        };
        rows.push((row, piece.signs));
    }
    rows.into_iter()
        .map(|(row, signs)| {
            let letters = || signs.iter().filter(|sign| sign.c.is_alphanumeric());
            let bold = letters().filter(|sign| sign.bold).count();
            WordRow {
                bold: bold * 10 > letters().count() * 8,
                size: size(&signs),
                ..row
            }
        })
        .collect()
}

/// The words of a piece, blanks where there is room for one, raised digits as such.
fn words(piece: &LinePiece) -> PieceWords {
    let mut starts = Vec::new();
    let mut text = String::with_capacity(piece.signs.len() + 8);
    let mut end: Option<f32> = None;
    let mut raised_before = false;
    for sign in &piece.signs {
        if sign.c.is_whitespace() {
            if !text.ends_with(' ') {
                text.push(' ');
            }
            end = None;
            continue;
        }
        if end.is_some_and(|end| sign.left - end > BLANK * sign.size) && !text.ends_with(' ') {
            text.push(' ');
        }
        let raised = sign.size < 0.85 * piece.size && piece.base - sign.base > 0.15 * piece.size;
        // The number of a note is set apart from its words, which may begin without a blank.
        if raised_before && !raised && text.chars().all(is_raised) {
            text.push(' ');
        }
        raised_before = raised;
        if text.ends_with(' ') {
            starts.push((text.len(), sign.left));
        }
        match raised.then(|| as_raised(sign.c)).flatten() {
            Some(c) => text.push(c),
            None => push_plain(&mut text, sign.c),
        }
        end = Some(sign.right);
    }
    text.truncate(text.trim_end().len());
    PieceWords {
        text: in_order(text),
        starts,
    }
}
