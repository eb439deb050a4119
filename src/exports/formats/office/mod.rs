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

use crate::platform::files::packing::Packing;

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
    let mut package = Packing::new(out);
    match kind {
        Kind::Word => word::write(&mut package, properties, margin, text)?,
        Kind::OpenDocument => opendocument::write(&mut package, properties, margin, text)?,
    }
    package.finish()
}
