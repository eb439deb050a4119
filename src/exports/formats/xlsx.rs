//! XLSX: a sheet of comments, one that says what they are of, for the internal audience one of
//! answers, and one of attachments. Every cell is text, never a formula. Rows go to disk as they
//! come.

use std::fs::File;
use std::io::BufWriter;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::writer::Writer;
use crate::error::{Error, Result};
use crate::exports::columns::{ANSWER_COLUMNS, AnswerRow, AttachmentRow, Row};
use crate::exports::model::Heading;
use crate::platform::texts;

/// Most characters a cell can hold, as Excel counts them: in units of UTF-16.
const CELL: usize = 32_767;
/// Rows a sheet can hold.
const ROWS: u32 = 1_048_576;
/// Columns with running text, which need room.
const WIDE: [&str; 10] = [
    "comment",
    "proposed_text",
    "response",
    "passage",
    "question",
    "answer",
    "description",
    "satisfaction_remark",
    "second_look_reason",
    "second_look_why",
];
/// Sheets there are from the start: comments, and what they are of.
const SHEETS: usize = 2;

/// A sheet that is made with its first row.
struct Further {
    name: String,
    columns: &'static [&'static str],
    /// Its place in the book and its next row; none before there is one.
    at: Option<(usize, u32)>,
}

/// An XLSX file being written.
pub struct Xlsx {
    book: Workbook,
    file: File,
    next: u32,
    columns: usize,
    cut: String,
    wrapped: Format,
    answers: Further,
    attachments: Further,
    sheets: usize,
}

impl Xlsx {
    /// Lays out both sheets and writes the headings.
    pub fn start(heading: Heading, file: File) -> Result<Self> {
        let mut book = Workbook::new();
        let say = |key: &str| texts::text(heading.language, key);
        let bold = Format::new().set_bold();
        let columns = heading.audience.columns();
        let sheet = book
            .add_worksheet_with_constant_memory()
            .map_err(Error::internal)?;
        lay_out(sheet, columns, &say("exports-sheet-comments"), &bold).map_err(Error::internal)?;
        let info = book.add_worksheet();
        write_info(info, &heading, &bold).map_err(Error::internal)?;
        Ok(Self {
            book,
            file,
            next: 1,
            columns: columns.len(),
            cut: say("exports-cell-cut"),
            wrapped: Format::new().set_text_wrap(),
            answers: Further {
                name: say("exports-sheet-answers"),
                columns: &ANSWER_COLUMNS,
                at: None,
            },
            attachments: Further {
                name: say("exports-sheet-attachments"),
                columns: heading.audience.attachment_columns(),
                at: None,
            },
            sheets: SHEETS,
        })
    }
}

fn lay_out(
    sheet: &mut Worksheet,
    columns: &[&str],
    name: &str,
    bold: &Format,
) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        let width = if WIDE.contains(column) { 60 } else { 18 };
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, *column, bold)?;
    }
    Ok(())
}

fn write_info(
    sheet: &mut Worksheet,
    heading: &Heading,
    bold: &Format,
) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
    sheet.set_name(texts::text(heading.language, "exports-sheet-about"))?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    for (at, (term, value)) in (0..).zip(super::about::about(heading)) {
        sheet.write_string_with_format(at, 0, term, bold)?;
        sheet.write_string(at, 1, fitting(&value, ""))?;
    }
    Ok(())
}

/// The place of the next row of a sheet, which is made with its first.
fn further(book: &mut Workbook, sheets: &mut usize, of: &mut Further) -> Result<(usize, u32)> {
    let (sheet, row) = match of.at {
        Some(at) => at,
        None => {
            let sheet = book
                .add_worksheet_with_constant_memory()
                .map_err(Error::internal)?;
            let bold = Format::new().set_bold();
            lay_out(sheet, of.columns, &of.name, &bold).map_err(Error::internal)?;
            *sheets += 1;
            (*sheets - 1, 1)
        }
    };
    if row == ROWS {
        return Err(Error::refused("exports-xlsx-full"));
    }
    of.at = Some((sheet, row + 1));
    Ok((sheet, row))
}

impl Xlsx {
    fn write(&mut self, (sheet, row): (usize, u32), cells: &[&str]) -> Result<()> {
        let sheet = self
            .book
            .worksheet_from_index(sheet)
            .map_err(Error::internal)?;
        for (at, cell) in (0..).zip(cells) {
            // An empty cell needs no place in the file.
            if !cell.is_empty() {
                let cell = fitting(cell, &self.cut);
                sheet
                    .write_string_with_format(row, at, cell, &self.wrapped)
                    .map_err(Error::internal)?;
            }
        }
        Ok(())
    }
}

impl Writer for Xlsx {
    fn row(&mut self, row: Row) -> Result<()> {
        if self.next == ROWS {
            return Err(Error::refused("exports-xlsx-full"));
        }
        let columns = self.columns;
        self.write((0, self.next), &row.cells()[..columns])?;
        self.next += 1;
        Ok(())
    }

    fn answer(&mut self, answer: AnswerRow) -> Result<()> {
        let made = further(&mut self.book, &mut self.sheets, &mut self.answers)?;
        self.write(made, &answer.cells())
    }

    fn attachment(&mut self, attachment: AttachmentRow) -> Result<()> {
        let made = further(&mut self.book, &mut self.sheets, &mut self.attachments)?;
        let columns = self.attachments.columns.len();
        self.write(made, &attachment.cells()[..columns])
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        let further = [&self.answers, &self.attachments];
        let further = further.map(|of| of.at.map(|(sheet, next)| (sheet, next, of.columns.len())));
        let comments = Some((0, self.next, self.columns));
        for (sheet, next, columns) in further.into_iter().chain([comments]).flatten() {
            let last = u16::try_from(columns.saturating_sub(1)).map_err(Error::internal)?;
            // By its headings whoever reads it finds what they look for.
            self.book
                .worksheet_from_index(sheet)
                .and_then(|sheet| sheet.autofilter(0, 0, next - 1, last))
                .map_err(Error::internal)?;
        }
        self.book
            .save_to_writer(BufWriter::new(&self.file))
            .map_err(Error::internal)
    }
}

/// `text` as far as a cell can hold it; what is cut off is said to be.
fn fitting(text: &str, cut: &str) -> String {
    // A character is at least a byte and at most two units for every four bytes.
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let room = CELL - cut.encode_utf16().count() - 1;
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    format!("{kept} {cut}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_cut_only_when_it_must_be() {
        assert_eq!(fitting("kort", "[…]"), "kort");
        let exact = "é".repeat(CELL);
        assert_eq!(fitting(&exact, "[…]"), exact);
        let long = "😀".repeat(CELL);
        let cut = fitting(&long, "[…]");
        assert!(cut.ends_with(" […]") && cut.encode_utf16().count() <= CELL);
    }
}
