//! The cells of a sheet, counted before they are kept, what is to be known of some of them, and why a file
//! is not read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Message;

/// Rows and columns of a sheet that are read; the sentence of [`Fault::Far`] names both numbers.
pub(super) const ROWS: u32 = 100_000;

pub(super) const COLUMNS: u32 = 200;

/// Headings stand in one of so many rows; these are made as wide as the sheet.
pub const HEADINGS_WITHIN: usize = 20;

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    /// Bytes that are no UTF-8 were read as Windows-1252.
    pub guessed: bool,
}

/// One sheet: its rows that are not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// "" where a file is one sheet.
    pub name: String,
    pub hidden: bool,
    /// Columns that are hidden, from 0.
    pub hidden_columns: Vec<u32>,
    pub rows: Vec<Row>,
}

/// A row with the number a spreadsheet shows beside it, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub number: u32,
    pub cells: Vec<String>,
    /// Of some cells: the column, from 0, and what is to be known.
    pub marks: Vec<(u32, Mark)>,
    pub hidden: bool,
}

impl Row {
    /// Whether a cell is marked so.
    pub fn is(&self, column: usize, mark: Mark) -> bool {
        self.marks
            .iter()
            .any(|(at, own)| *at as usize == column && *own == mark)
    }
}

/// What is to be known of a cell beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A number: "5.1" may have been typed as 5.10.
    Number,
    /// A date or an hour, which a spreadsheet may have made of something else.
    Date,
    /// The spreadsheet's word for an error.
    Error,
    /// Struck out, so that nothing is left.
    Struck,
    /// Struck out in part: that part is left out.
    PartlyStruck,
    /// Filled from the cell it is merged with, above it.
    Merged,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Over the size allowed.
    Large,
    /// No sheet at all.
    Kind,
    /// Text in no encoding that can be told.
    Encoding,
    Broken,
    /// Behind a password.
    Locked,
    /// A quotation mark that begins a cell in this row is not closed, or closed in the middle of it.
    Quote(u32),
    /// Something in a cell beyond the rows and columns that are read, as "XFD1048576".
    Far(String),
    /// More cells, sheets or text than are read.
    Full,
}

impl Fault {
    /// The sentence about the file of this name.
    pub fn message(&self, file: &str) -> Message {
        let key = match self {
            Self::Large => "intake-file-large",
            Self::Kind => "intake-file-kind",
            Self::Encoding => "intake-file-encoding",
            Self::Broken => "intake-file-broken",
            Self::Locked => "attachments-locked",
            Self::Quote(_) => "intake-file-quote",
            Self::Far(_) => "intake-file-far",
            Self::Full => "intake-file-full",
        };
        let message = Message::new(key).with("file", file);
        match self {
            Self::Far(cell) => message.with("cell", cell),
            Self::Quote(row) => message.with("row", row),
            _ => message,
        }
    }
}

/// What may still be read of a file.
pub(super) struct Room {
    pub(super) cells: usize,
    pub(super) text: usize,
}

/// The rows of one sheet, gathered cell by cell.
#[derive(Default)]
pub(super) struct Rows {
    rows: BTreeMap<u32, Row>,
    width: usize,
}

impl Rows {
    /// Puts a cell in its place, both from 0; an empty one is left out.
    pub(super) fn put(
        &mut self,
        room: &mut Room,
        (row, column): (u32, u32),
        text: &str,
        mark: Option<Mark>,
    ) -> Result<(), Fault> {
        let text = cleaned(text);
        let shown = mark == Some(Mark::Struck);
        if text.is_empty() && !shown {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(Fault::Far(place(row, column)));
        }
        let into = self.rows.entry(row).or_default();
        let wanted = column as usize + 1;
        let more = wanted.saturating_sub(into.cells.len());
        room.cells = room.cells.checked_sub(more).ok_or(Fault::Full)?;
        room.text = room.text.checked_sub(text.len()).ok_or(Fault::Full)?;
        if more > 0 {
            into.cells.resize(wanted, String::new());
            self.width = self.width.max(wanted);
        }
        if let Some(cell) = into.cells.get_mut(column as usize) {
            *cell = text;
        }
        if let Some(mark) = mark {
            room.cells = room.cells.checked_sub(1).ok_or(Fault::Full)?;
            into.marks.push((column, mark));
        }
        Ok(())
    }

    /// Fills the cells below one with its text, where it is merged with them and their row holds
    /// something of its own.
    pub(super) fn merge(
        &mut self,
        room: &mut Room,
        (first, column): (u32, u32),
        last: u32,
    ) -> Result<(), Fault> {
        let text = self
            .rows
            .get(&first)
            .and_then(|row| row.cells.get(column as usize))
            .filter(|text| !text.is_empty())
            .cloned();
        let Some(text) = text.filter(|_| last > first) else {
            return Ok(());
        };
        let below: Vec<u32> = self
            .rows
            .range(first + 1..=last)
            .filter(|(_, row)| row.cells.get(column as usize).is_none_or(String::is_empty))
            .map(|(at, _)| *at)
            .collect();
        for row in below {
            self.put(room, (row, column), &text, Some(Mark::Merged))?;
        }
        Ok(())
    }

    /// Says that a row, from 0, is hidden.
    pub(super) fn hide(&mut self, row: u32) {
        if let Some(row) = self.rows.get_mut(&row) {
            row.hidden = true;
        }
    }

    pub(super) fn numbered(self) -> Vec<Row> {
        let mut rows: Vec<Row> = (self.rows.into_iter())
            .map(|(at, row)| Row {
                number: at + 1,
                ..row
            })
            .collect();
        // A column without a heading is a column all the same.
        for row in rows.iter_mut().take(HEADINGS_WITHIN) {
            row.cells.resize(self.width, String::new());
        }
        rows
    }
}

/// The text of a cell: line ends of one kind, no control characters, no signs at its ends that cannot be
/// seen, and nothing where there are only such signs.
pub(super) fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    if out.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        return String::new();
    }
    let ends = |c: char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    if out.starts_with(ends) || out.ends_with(ends) {
        return out.trim_matches(ends).to_owned();
    }
    out
}

/// Joiners, marks of direction and fillers: alone they are no text.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}')
}

/// A cell as a spreadsheet calls it; both from 0.
pub(super) fn place(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// A column as a spreadsheet calls it, from 0.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// A place as a spreadsheet calls it ("B12"): row and column, both from 0.
pub(super) fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes().filter(|b| *b != b'$') {
        let value = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|v| *v < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
    }
    let row: u32 = number.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (1_048_575, 16_383, "XFD1048576"),
            (1, 27, "AB2"),
        ] {
            assert_eq!(place(row, column), name);
            assert_eq!(position(name), Some((row, column)));
        }
        for none in ["", "A", "12", "A0", "é1"] {
            assert_eq!(position(none), None, "{none}");
        }
    }

    #[test]
    fn text_is_what_can_be_read() {
        assert_eq!(cleaned("a\r\nb\rc\u{b}d\u{7}"), "a\nb\nc\nd");
        assert_eq!(cleaned("\u{200b}A\u{a0}Proef\u{feff}"), "A\u{a0}Proef");
        assert_eq!(cleaned(" \u{200b}\u{a0}\u{ad}\u{2800}"), "");
        assert_eq!(cleaned("👩🏽\u{200d}💻"), "👩🏽\u{200d}💻");
    }
}
