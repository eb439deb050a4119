//! Text documents for word processors, Office Open XML (DOCX) and OpenDocument (ODT): the same paragraphs and tables written
//! as either, bit by bit, with native comments in the margin and native tracked changes. Knows nothing of consultations.
//!
//! ```text
//! model          paragraphs, tables, comments and changes, of no format yet
//! xml            words as XML holds them
//! word           DOCX: the text and its comments; word_parts: what stands around them
//! opendocument   ODT: the same; opendocument_parts: the same
//! ```
//!
//! The same content gives the same bytes: no times but those handed in, no ids by chance.

mod model;
mod opendocument;
mod opendocument_parts;
mod word;
mod word_parts;
mod xml;

pub use model::{
    Cell, Change, Inline, Layout, Look, Margin, Note, Paper, Paragraph, Properties, Shade, Style,
    TableRow,
};

use std::io::{Result, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    OpenDocument,
}

/// Writes a document into `out`: what `text` puts on the paper, with the comments and changes of `margin` where the text
/// names them, each once.
///
/// # Errors
/// When `out` takes no more; those of `text`.
pub fn write<W: Write + Seek>(
    kind: Kind,
    properties: &Properties,
    margin: &dyn Margin,
    out: W,
    text: impl FnOnce(&mut dyn Paper) -> Result<()>,
) -> Result<W> {
    let mut zip = ZipWriter::new(out);
    match kind {
        Kind::Word => word::write(&mut zip, properties, margin, text)?,
        Kind::OpenDocument => opendocument::write(&mut zip, properties, margin, text)?,
    }
    zip.finish().map_err(std::io::Error::other)
}

/// Begins a part of the package. No time: the same content is the same file.
fn part<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    name: &str,
    method: CompressionMethod,
) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(zip::DateTime::default());
    zip.start_file(name, options).map_err(std::io::Error::other)
}

/// A whole part.
fn put<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, content: &str) -> Result<()> {
    part(zip, name, CompressionMethod::Deflated)?;
    zip.write_all(content.as_bytes())
}
