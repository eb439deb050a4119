//! The file around a document's text.

use std::fs::File;
use std::io::{BufWriter, Cursor, Write};

use docx_rs::{BuildXML, Docx, Paragraph, Run, Table, TableRow};

use crate::error::{Error, Result};
use crate::platform::files::package;

/// Stands in the frame of the document where its text goes.
const PLACE: &str = "the-text-of-this-document";

/// Writes into `file` what `frame` is, with what `text` puts in the place of its text.
///
/// # Errors
/// When the file cannot be written; those of `text`.
pub fn fill(
    frame: Docx,
    file: &File,
    text: impl FnOnce(&mut Body<'_>) -> Result<()>,
) -> Result<()> {
    let mut packed = Cursor::new(Vec::new());
    frame
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text(PLACE)))
        .build()
        .pack(&mut packed)
        .map_err(Error::internal)?;
    let out = BufWriter::new(file);
    let written = package::with_part(
        packed.get_ref(),
        "word/document.xml",
        out,
        |around, part| {
            let (before, after) = around_text(around)?;
            part.write_all(before.as_bytes()).map_err(Error::internal)?;
            text(&mut Body(part))?;
            part.write_all(after.as_bytes()).map_err(Error::internal)
        },
    );
    written?.flush().map_err(Error::internal)
}

/// What stands before and after the paragraph with [`PLACE`].
fn around_text(document: &str) -> Result<(&str, &str)> {
    const END: &str = "</w:p>";
    let parts = document.split_once(PLACE).and_then(|(before, after)| {
        let start = before.rfind("<w:p ").or_else(|| before.rfind("<w:p>"))?;
        let end = after.find(END)? + END.len();
        Some((before.get(..start)?, after.get(end..)?))
    });
    parts.ok_or_else(|| {
        Error::internal(std::io::Error::other("a document without a place for text"))
    })
}

/// The text of a document on its way into the file. The library keeps whole documents as elements, of which each takes
/// kilobytes: here each is written and forgotten, so that memory does not grow with the comments.
pub struct Body<'a>(&'a mut dyn Write);

impl Body<'_> {
    pub fn put(&mut self, element: &impl BuildXML) -> Result<()> {
        self.0.write_all(&element.build()).map_err(Error::internal)
    }

    /// A table that is begun by `head`, row by row.
    pub fn table(&mut self, head: &Table, rows: impl Iterator<Item = TableRow>) -> Result<()> {
        const END: &[u8] = b"</w:tbl>";
        let begun = head.build();
        let begun = begun.strip_suffix(END).unwrap_or(&begun);
        self.0.write_all(begun).map_err(Error::internal)?;
        for row in rows {
            self.put(&row)?;
        }
        self.0.write_all(END).map_err(Error::internal)
    }
}

/// Without the characters that XML cannot hold.
pub fn clean(words: &str) -> String {
    words
        .chars()
        .filter(|c| *c == '\t' || (*c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')))
        .collect()
}
