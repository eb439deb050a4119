//! One writer per file format, each over the same rows. They know text, not where it came from.

mod csv;
mod docx;
mod json;
mod xlsx;

use std::fs::File;

use super::model::{AnswerRow, AttachmentRow, Format, Heading, Row};
use crate::error::Result;

/// A file being written, a row at a time.
pub trait Writer {
    /// Writes one row.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn row(&mut self, row: Row) -> Result<()>;

    /// Writes an answer to a question; after all rows, and for the internal audience only. A format
    /// that holds nothing but a row for each comment leaves answers out.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn answer(&mut self, _answer: AnswerRow) -> Result<()> {
        Ok(())
    }

    /// Writes a file that came with a submission; after all rows and answers. A format that holds
    /// nothing but a row for each comment leaves them out.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn attachment(&mut self, _attachment: AttachmentRow) -> Result<()> {
        Ok(())
    }

    /// Writes what comes last. A file that is not finished is not whole.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// The writer of a format over an empty file.
///
/// # Errors
/// When the file cannot be written.
pub fn writer(format: Format, heading: Heading, file: File) -> Result<Box<dyn Writer>> {
    Ok(match format {
        Format::Csv => Box::new(csv::Csv::start(&heading, file)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::start(heading, file)?),
        Format::Json => Box::new(json::Json::start(&heading, file)?),
        Format::Docx => Box::new(docx::Docx::start(heading, file)),
    })
}
