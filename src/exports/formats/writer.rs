//! What each format does with the rows.

use crate::consultations::model::{Passage, Section};
use crate::error::Result;
use crate::exports::columns::{AnswerRow, AttachmentRow, Row};

/// A file being written, a row at a time.
pub trait Writer {
    /// Writes one row.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn row(&mut self, row: Row) -> Result<()>;

    /// Takes the text of a round, its sections and its passages in order; before all rows, and only where the format
    /// [holds the text](crate::exports::model::Format::holds_text).
    ///
    /// # Errors
    /// When the file cannot be written.
    fn text(
        &mut self,
        _round: i64,
        _sections: Vec<Section>,
        _passages: Vec<Passage>,
    ) -> Result<()> {
        Ok(())
    }

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
