//! How much a document holds.

use crate::error::{Error, Message, Result};
use crate::exports::columns::Row;

/// A document holds at most so many comments, and so many bytes of text: they are sorted in memory, and
/// word processors open no longer ones. A sheet holds them all.
const MOST_COMMENTS: usize = 20_000;
const MOST_BYTES: usize = 40 * 1024 * 1024;

/// What has come in so far.
#[derive(Debug, Default)]
pub struct Volume {
    comments: usize,
    bytes: usize,
}

impl Volume {
    /// Counts a comment.
    ///
    /// # Errors
    /// [`Error::Refused`] when the document would be too long.
    pub fn add_comment(&mut self, row: &Row) -> Result<()> {
        if self.comments >= MOST_COMMENTS {
            return Err(too_long());
        }
        self.comments += 1;
        self.add(&[
            &row.comment,
            &row.proposed_text,
            &row.response,
            &row.place.passage,
        ])
    }

    /// Counts texts.
    ///
    /// # Errors
    /// As above.
    pub fn add(&mut self, texts: &[&str]) -> Result<()> {
        self.bytes += texts.iter().map(|text| text.len()).sum::<usize>();
        if self.bytes > MOST_BYTES {
            return Err(too_long());
        }
        Ok(())
    }
}

fn too_long() -> Error {
    Error::refused(Message::new("exports-docx-too-long").with("count", MOST_COMMENTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_an_end() {
        let fill = |row: &Row| {
            let mut volume = Volume::default();
            (0..2 * MOST_COMMENTS)
                .find_map(|number| volume.add_comment(row).err().map(|error| (number, error)))
        };
        let (number, error) = fill(&Row::default()).unwrap();
        assert_eq!(number, MOST_COMMENTS);
        assert!(matches!(error, Error::Refused(message) if message.key == "exports-docx-too-long"));
        let long = Row {
            comment: "x".repeat(1024 * 1024),
            ..Row::default()
        };
        assert_eq!(fill(&long).unwrap().0, MOST_BYTES / (1024 * 1024));
    }
}
