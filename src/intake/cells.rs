//! The cells of a sheet, counted before they are kept, and why a file is not read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Message;

/// Rows and columns of a sheet that are read; the sentence of [`Fault::Far`] names both numbers.
pub(super) const ROWS: u32 = 100_000;

pub(super) const COLUMNS: u32 = 200;

/// Headings stand in one of so many rows; these are made as wide as the sheet.
pub const HEADINGS_WITHIN: usize = 20;

/// A row with the number a spreadsheet gives it, from 1.
pub type Numbered = (u32, Vec<String>);

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Over the size allowed.
    Large,
    /// No sheet at all.
    Kind,
    /// Text that is not UTF-8.
    Encoding,
    Broken,
    /// Behind a password.
    Locked,
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
            Self::Far(_) => "intake-file-far",
            Self::Full => "intake-file-full",
        };
        let message = Message::new(key).with("file", file);
        match self {
            Self::Far(cell) => message.with("cell", cell),
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
    rows: BTreeMap<u32, Vec<String>>,
    width: usize,
}

impl Rows {
    /// Puts a cell in its place, both from 0; an empty one is left out.
    pub(super) fn put(
        &mut self,
        room: &mut Room,
        (row, column): (u32, u32),
        text: &str,
    ) -> Result<(), Fault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(Fault::Far(place(row, column)));
        }
        let cells = self.rows.entry(row).or_default();
        let wanted = column as usize + 1;
        let more = wanted.saturating_sub(cells.len());
        room.cells = room.cells.checked_sub(more).ok_or(Fault::Full)?;
        room.text = room.text.checked_sub(text.len()).ok_or(Fault::Full)?;
        if more > 0 {
            cells.resize(wanted, String::new());
            self.width = self.width.max(wanted);
        }
        if let Some(cell) = cells.last_mut().filter(|_| more > 0) {
            text.clone_into(cell);
        } else if let Some(cell) = cells.get_mut(column as usize) {
            text.clone_into(cell);
        }
        Ok(())
    }

    pub(super) fn numbered(self) -> Vec<Numbered> {
        let mut rows: Vec<Numbered> = (self.rows.into_iter())
            .map(|(row, cells)| (row + 1, cells))
            .collect();
        // A column without a heading is a column all the same.
        for (_, cells) in rows.iter_mut().take(HEADINGS_WITHIN) {
            cells.resize(self.width, String::new());
        }
        rows
    }
}

/// A cell as a spreadsheet calls it; both from 0.
pub(super) fn place(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}
