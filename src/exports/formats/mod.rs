//! One writer per file format, each over the same rows. They know text, not where it came from.

mod about;
mod csv;
mod draft;
mod json;
mod office;
mod openness;
mod report;
mod volume;
mod writer;
mod xlsx;

use std::fs::File;

pub use draft::{Draft, Merged, Merging};
pub use office::Kind;
pub use writer::Writer;

use super::model::{Format, Heading};
use crate::error::Result;

/// The writer of a format over an empty file.
///
/// # Errors
/// When the file cannot be written.
pub fn writer(format: Format, heading: Heading, file: File) -> Result<Box<dyn Writer>> {
    Ok(match format {
        Format::Csv => Box::new(csv::Csv::start(&heading, file)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::start(heading, file)?),
        Format::Json => Box::new(json::Json::start(&heading, file)?),
        Format::Docx => Box::new(report::Report::start(Kind::Word, heading, file)),
        Format::Odt => Box::new(report::Report::start(Kind::OpenDocument, heading, file)),
        Format::DraftDocx => Box::new(Draft::start(Kind::Word, heading, file)),
        Format::DraftOdt => Box::new(Draft::start(Kind::OpenDocument, heading, file)),
        Format::TextDocx => Box::new(Draft::text_alone(Kind::Word, heading, file)),
        Format::NextDocx => Box::new(Draft::next(Kind::Word, heading, file)),
        Format::NextOdt => Box::new(Draft::next(Kind::OpenDocument, heading, file)),
        Format::TextOdt => Box::new(Draft::text_alone(Kind::OpenDocument, heading, file)),
    })
}
