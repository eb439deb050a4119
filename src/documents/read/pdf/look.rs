//! Rows of a PDF as lines of plain text: what looks say (headings by size and weight, paragraphs by room) is told with
//! them, for `plain` to read like any text that was once set in pages. Knows no structure that a file states itself.

use super::edges;
use super::foot;
use super::letters::is_raised;
use super::rows::WordRow;
use super::seen::SeenRow;
use super::setting::{HEADING, LARGER, Setting};
use super::signs::Sheet;
use super::tabled;
use crate::documents::read::headings::depth_of;
use crate::documents::read::page_lines::{Kind, Looks, PlainLine, ends_sentence};
use crate::documents::read::printed::printed;
use crate::documents::read::remarks::Remarks;
use crate::documents::remark::Noticed;

/// How much more room than usual between two lines parts paragraphs.
const ROOM: f32 = 1.2;
/// How large the letters of notes are at most, beside those of the text.
const NOTE: f32 = 0.92;
/// Blanks at most in front of a line that is set in.
const INDENT: usize = 24;

/// The lines of pages; what heads and ends every page is left out, and noticed.
pub(super) fn lines_of(sheets: &[Sheet], remarks: &mut Remarks) -> Vec<PlainLine> {
    let mut pages: Vec<Vec<WordRow>> = sheets.iter().map(super::rows::of).collect();
    let taken = edges::take_out(&mut pages);
    for words in &taken {
        remarks.notice(Noticed::PageLine, words);
    }
    let body = Setting::of(&pages);
    let feet = foot::of(&mut pages, sheets);
    let mut seen = Vec::new();
    for (page, foot) in pages.into_iter().zip(feet) {
        let from = seen.len();
        for (index, row) in page.into_iter().enumerate() {
            let above: Option<&SeenRow> = seen.get(from..).and_then(<[SeenRow]>::last);
            let feed = above.is_none_or(|above| row.base < above.row.base && index != foot);
            seen.push(SeenRow {
                last: row.base,
                feed,
                heading: false,
                level: 0,
                cells: Vec::new(),
                note: index >= foot,
                foot: index == foot,
                row,
            });
        }
    }
    tabled::find(&mut seen, &body);
    let mut seen = headings(seen, &body);
    levels(&mut seen);
    let mut lines = Vec::with_capacity(seen.len() * 2);
    for (index, this) in seen.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| seen.get(above));
        let words_above = seen
            .get(..index)
            .and_then(|all| all.iter().rev().find(|seen| !seen.note));
        if this.foot {
            lines.push(PlainLine {
                kind: Kind::Rule,
                ..PlainLine::default()
            });
        } else if above.is_some_and(|above| parts(above, this, seen.get(index + 1), &body)) {
            lines.push(PlainLine {
                kind: Kind::Empty,
                ..PlainLine::default()
            });
        }
        lines.push(this.line(words_above, &body));
    }
    lines
}

impl SeenRow {
    fn line(&self, above: Option<&Self>, body: &Setting) -> PlainLine {
        let mut text = String::new();
        if self.level == 0 && self.cells.is_empty() {
            let indent = body.blanks_before(self.row.left).min(INDENT);
            // One blank means something else to those who look for notes.
            if indent > 1 {
                text.push_str(&" ".repeat(indent));
            }
        }
        text.push_str(&self.row.text);
        let is_other = |above: &Self| {
            above.row.bold != self.row.bold && (above.row.text.len() > 3 && self.row.text.len() > 3)
        };
        let looks = if !self.cells.is_empty() {
            Looks::TableRow(self.cells.iter().map(|cell| cell.words.clone()).collect())
        } else if self.level > 0 {
            Looks::Heading(self.level)
        } else if self.feed && above.is_some_and(is_other) {
            Looks::Start
        } else if !self.note
            && self.row.size >= NOTE * body.size
            && !self.row.text.starts_with(is_raised)
        {
            Looks::Text
        } else {
            Looks::Nothing
        };
        PlainLine {
            text,
            kind: Kind::Words,
            feed: self.feed,
            looks,
        }
    }

    /// Whether another is the next line of the same words.
    fn goes_on_in(&self, next: &Self, body: &Setting) -> bool {
        !next.feed
            && !next.foot
            && next.cells.is_empty()
            && (self.row.size - next.row.size).abs() < 0.3
            && next.row.base - self.last < 1.15 * body.pitch_of(next.row.size).max(next.row.size)
    }
}

/// Finds the headings: rows larger than the text, and such in bold as nothing but bold goes on. Those that take several
/// rows become one.
fn headings(seen: Vec<SeenRow>, body: &Setting) -> Vec<SeenRow> {
    let mut out: Vec<SeenRow> = Vec::with_capacity(seen.len());
    let mut rows = seen.into_iter().peekable();
    while let Some(mut first) = rows.next() {
        if !may_be_heading(&first.row, body) || !first.cells.is_empty() {
            out.push(first);
            continue;
        }
        let mut more = Vec::new();
        while let Some(next) = rows.next_if(|next| {
            let last = more.last().unwrap_or(&first);
            let same = last.row.bold == next.row.bold && may_be_heading(&next.row, body);
            same && printed(&next.row.text).is_none() && last.goes_on_in(next, body)
        }) {
            more.push(next);
        }
        let words = |seen: &SeenRow| seen.row.text.chars().count();
        let length: usize = words(&first) + more.iter().map(words).sum::<usize>();
        let last = more.last().unwrap_or(&first);
        let is_bigger = first.row.size >= body.size * LARGER;
        // Words in bold may begin a paragraph.
        let runs_on = rows.peek().is_some_and(|next| {
            last.goes_on_in(next, body) && !had_room(&last.row, &next.row, 0.3, 0.3)
        });
        // A sentence of several lines in bold is one that wants to be noticed.
        let is_sentence = !more.is_empty() && last.row.text.ends_with('.');
        let ends = !last.row.text.ends_with([';', ',', ':']) && !is_sentence;
        first.heading = length <= HEADING && (is_bigger || !runs_on && ends);
        if !first.heading {
            out.push(first);
            out.extend(more);
            continue;
        }
        for next in more {
            first.row.text.push(' ');
            first.row.text.push_str(&next.row.text);
            first.row.right = next.row.right;
            first.last = next.last;
        }
        out.push(first);
    }
    out
}

/// Whether a row is set as headings are: larger than the text, or bold where the text is not.
fn may_be_heading(row: &WordRow, body: &Setting) -> bool {
    let has_letters = row.text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    // A number may stand apart from its words; other gaps are those between cells.
    let is_one = row.cells.is_empty() || printed(&row.text).is_some() && row.cells.len() == 1;
    let is_bigger = row.size >= body.size * LARGER;
    let is_bolder = row.bold && !body.bold && row.size >= body.size * 0.95;
    has_letters && is_one && (is_bigger || is_bolder)
}

/// Gives headings their levels: the larger the higher, bold above plain, and by the number they print where they look
/// alike.
fn levels(seen: &mut [SeenRow]) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "halves of points of a size"
    )]
    let key = |seen: &SeenRow| {
        let size = (seen.row.size * 2.0).round() as u32;
        let depth = printed(&seen.row.text).map_or(1, |printed| depth_of(&printed));
        (u32::MAX - size, !seen.row.bold, depth)
    };
    let mut keys: Vec<_> = seen.iter().filter(|seen| seen.heading).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    for seen in seen.iter_mut().filter(|seen| seen.heading) {
        let rank = keys.binary_search(&key(seen)).unwrap_or(0);
        seen.level = u8::try_from(rank + 1).unwrap_or(u8::MAX).min(9);
    }
}

/// Whether a row begins something new after the one above it.
fn parts(above: &SeenRow, this: &SeenRow, below: Option<&SeenRow>, body: &Setting) -> bool {
    let is_apart = |seen: &SeenRow| seen.heading || !seen.cells.is_empty();
    if is_apart(above) || is_apart(this) {
        return true;
    }
    let (a, b) = (&above.row, &this.row);
    if this.feed {
        return false;
    }
    // Notes at the foot of a page are smaller.
    if (a.size - b.size).abs() > 0.08 * a.size.max(b.size)
        || b.base - above.last > ROOM * body.pitch_of(b.size)
    {
        return true;
    }
    // Its first line set in, as books part paragraphs.
    let em = body.size;
    let is_set_in = (0.8 * em..4.0 * em).contains(&(b.left - a.left))
        && below.is_some_and(|below| !below.feed && b.left - below.row.left > 0.8 * em)
        && ends_sentence(&a.text);
    is_set_in || had_room(a, b, 0.04, 0.3)
}

/// Whether the first word of a row could have stood at the end of the one above, with so much of the column left behind
/// a sentence that ended there, or behind words that do not end.
fn had_room(above: &WordRow, row: &WordRow, ended: f32, open: f32) -> bool {
    let letters = row.text.chars().count().max(1);
    let first = row
        .text
        .split(' ')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
    let word = (row.right - row.left) * (first + 1) as f32 / letters as f32;
    let column = above.edge - above.left.min(row.left);
    let room = above.edge - above.right - word;
    room > ended * column && ends_sentence(&above.text) || room > open * column
}
