//! The tables of a file: in which row of a sheet the headings stand, and which sheets are left out.

use super::cells::{Book, HEADINGS_WITHIN, Row};
use super::columns::Columns;
use super::model::{Field, Skipped};
use crate::error::{Error, Message, Result};

/// The rows below the headings of a sheet, with its columns.
pub struct Table<'a> {
    pub sheet: usize,
    pub columns: Columns,
    pub rows: &'a [Row],
}

/// What there is to read in a file, and what is left out of it.
pub struct Tables<'a> {
    pub tables: Vec<Table<'a>>,
    /// Of all sheets.
    pub names: Vec<String>,
    pub skipped: Vec<Skipped>,
}

/// The tables of all sheets that have comments. The headings are the row, of the first, that names most.
///
/// # Errors
/// [`Error::Refused`] naming the columns there are, when no sheet holds comments or none has a column
/// that somebody named.
pub fn tables<'a>(file: &str, book: &'a Book, maps: &[(String, Field)]) -> Result<Tables<'a>> {
    let mut found = Tables {
        tables: Vec::new(),
        names: book.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        skipped: Vec::new(),
    };
    // What is shown of a file that cannot be read.
    let mut first: Option<Columns> = None;
    for (at, sheet) in book.sheets.iter().enumerate() {
        if sheet.rows.is_empty() {
            continue;
        }
        let mut skip = |message: Message| {
            found.skipped.push(Skipped {
                sheet: at,
                row: None,
                message: message.with("sheet", &sheet.name),
            });
        };
        if sheet.hidden {
            skip(Message::new("intake-sheet-hidden"));
            continue;
        }
        // Templates put a title above the headings.
        let headings = sheet
            .rows
            .iter()
            .enumerate()
            .take(HEADINGS_WITHIN)
            .filter(|(_, row)| !row.hidden)
            .map(|(place, row)| {
                let columns = Columns::find(&row.cells, &sheet.hidden_columns, maps);
                (place, columns)
            });
        let mut best: Option<(usize, Columns)> = None;
        for (place, columns) in headings {
            let fits = columns.has(Field::Comment) && columns.missing(maps).is_none();
            let more = |best: &(usize, Columns)| columns.known() > best.1.known();
            if fits && best.as_ref().is_none_or(more) {
                best = Some((place, columns));
            } else if first
                .as_ref()
                .is_none_or(|first| columns.known() > first.known())
            {
                first = Some(columns);
            }
        }
        match best {
            Some((place, columns)) => found.tables.push(Table {
                sheet: at,
                columns,
                rows: sheet.rows.get(place + 1..).unwrap_or_default(),
            }),
            None => skip(Message::new("intake-sheet-no-comments")),
        }
    }
    if !found.tables.is_empty() {
        return Ok(found);
    }
    let Some(columns) = first else {
        return Err(Error::refused(
            Message::new("intake-file-empty").with("file", file),
        ));
    };
    let message = match columns.missing(maps) {
        Some(missing) => Message::new("intake-no-column").with("column", missing),
        None => Message::new("intake-no-comment-column"),
    };
    Err(Error::refused(
        message.with("file", file).with("columns", columns.listed()),
    ))
}
