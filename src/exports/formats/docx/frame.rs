//! The file around a document's text.

use std::fs::File;
use std::io::{BufWriter, Cursor, Read, Write};

use docx_rs::{BuildXML, Docx, Paragraph, Run, Table, TableRow};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::{Error, Result};

/// Stands in the frame of the document where its text goes.
const PLACE: &str = "the-text-of-this-document";

/// The part that holds the text.
const TEXT: &str = "word/document.xml";

/// Writes into `file` what `frame` is, with what `text` puts in the place of its text.
pub fn fill(
    frame: Docx,
    file: &File,
    text: impl FnOnce(&mut Body<&mut ZipWriter<BufWriter<&File>>>) -> Result<()>,
) -> Result<()> {
    let mut packed = Cursor::new(Vec::new());
    frame
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text(PLACE)))
        .build()
        .pack(&mut packed)
        .map_err(Error::internal)?;
    let mut frame = ZipArchive::new(packed).map_err(Error::internal)?;
    let mut around = String::new();
    let mut part = frame.by_name(TEXT).map_err(Error::internal)?;
    part.read_to_string(&mut around).map_err(Error::internal)?;
    drop(part);
    let (before, after) = around_text(&around)?;
    let written = frame.index_for_name(TEXT);
    let mut packed = ZipWriter::new(BufWriter::new(file));
    for index in (0..frame.len()).filter(|index| Some(*index) != written) {
        let part = frame.by_index(index).map_err(Error::internal)?;
        packed.raw_copy_file(part).map_err(Error::internal)?;
    }
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    packed.start_file(TEXT, options).map_err(Error::internal)?;
    packed
        .write_all(before.as_bytes())
        .map_err(Error::internal)?;
    text(&mut Body(&mut packed))?;
    packed
        .write_all(after.as_bytes())
        .map_err(Error::internal)?;
    let mut file = packed.finish().map_err(Error::internal)?;
    file.flush().map_err(Error::internal)
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
pub struct Body<W: Write>(W);

impl<W: Write> Body<W> {
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
