//! Copies of files for the public: what a file shows, without what its program wrote beside it
//! (author, place, camera, former words, notes in the margin, thumbnails). What stood there is told.
//!
//! ```text
//! jpeg, png, gif, webp   pictures, piece by piece; what is shown is not touched
//! exif                   what cameras write in pictures
//! pdf                    documents that are finished
//! ooxml, odf, markup     Word and OpenDocument texts
//! ```
//!
//! What a cleaner does not know it does not copy; where that would change what is shown, there is no
//! copy, and people decide.

mod bytes;
mod exif;
mod found;
mod gif;
mod jpeg;
mod markup;
mod odf;
mod ooxml;
mod pdf;
mod picture;
mod png;
mod webp;

use serde::{Deserialize, Serialize};

pub use found::{Property, PropertyKind, Unclean};

use self::found::Found;
use self::picture::picture;
use super::kind::FileKind;
use crate::platform::confined::Task;

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleaned {
    pub found: Vec<Property>,
    /// `None`: there is a copy.
    pub unclean: Option<Unclean>,
}

/// Makes the copy of a file, as a task of the confined process.
pub struct Clean;

impl Task for Clean {
    const NAME: &'static str = "clean";
    type Ask = FileKind;
    type Answer = Cleaned;

    fn work(kind: FileKind, files: Vec<Vec<u8>>) -> (Cleaned, Vec<u8>) {
        clean(kind, files.first().map(Vec::as_slice).unwrap_or_default())
    }
}

/// The copy of a file, and what was found in it.
pub fn clean(kind: FileKind, bytes: &[u8]) -> (Cleaned, Vec<u8>) {
    let mut found = Found::default();
    let copied = match kind {
        FileKind::Pdf => pdf::clean(bytes, &mut found),
        FileKind::Docx => ooxml::clean(bytes, &mut found),
        FileKind::Odt => odf::clean(bytes, &mut found),
        _ => picture(bytes, &mut found),
    };
    let (unclean, copy) = match copied {
        Ok(copy) => (None, copy),
        Err(why) => (Some(why), Vec::new()),
    };
    let found = found.0;
    (Cleaned { found, unclean }, copy)
}

#[cfg(test)]
mod tests;
