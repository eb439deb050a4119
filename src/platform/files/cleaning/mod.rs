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

mod exif;
mod gif;
mod jpeg;
mod markup;
mod odf;
mod ooxml;
mod pdf;
mod png;
mod webp;

use serde::{Deserialize, Serialize};

use super::kind::FileKind;
use crate::db::text_enum;
use crate::platform::confined::Task;

text_enum! {
    /// What a program writes in a file beside what it shows.
    PropertyKind {
        Author => "author",
        /// Who changed it, or took part in changing it.
        Editor => "editor",
        Organisation => "organisation",
        Title => "title",
        /// Subject, key words, description, remarks on the whole.
        About => "about",
        /// The program or device it was made with.
        Program => "program",
        /// Serial numbers and other marks of one device.
        Device => "device",
        /// Where a picture was taken.
        Location => "location",
        /// When it was made, changed or printed.
        Time => "time",
        /// Notes in the margin.
        Comments => "comments",
        /// Words that were taken away or put in since.
        Changes => "changes",
        /// Words that were hidden, and stand in the copy for everybody to read.
        Hidden => "hidden",
        /// A small picture of it, perhaps of an earlier state.
        Thumbnail => "thumbnail",
        /// Anything else.
        Other => "other",
    }
}

/// Something found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    pub kind: PropertyKind,
    /// In the words of the file; may be empty.
    pub value: String,
}

text_enum! {
    /// Why there is no copy.
    Unclean {
        /// Behind a password.
        Locked => "locked",
        /// Carries a signature, which a copy would break.
        Signed => "signed",
        /// Holds other files, with properties of their own.
        Holds => "holds",
        /// Not in order, or in a way that is not known here.
        Unknown => "unknown",
    }
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleaned {
    pub found: Vec<Property>,
    /// `None`: there is a copy.
    pub unclean: Option<Unclean>,
}

/// Most properties that are told, and the most characters of one.
const TOLD: usize = 40;
const WORDS: usize = 200;

/// The properties found so far.
#[derive(Debug, Default)]
pub(super) struct Found(Vec<Property>);

impl Found {
    /// Notes one, in characters that can be shown; each once.
    pub(super) fn note(&mut self, kind: PropertyKind, value: &str) {
        let value: String = value
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(WORDS)
            .collect();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let property = Property { kind, value };
        if self.0.len() < TOLD && !self.0.contains(&property) {
            self.0.push(property);
        }
    }
}

/// A cleaner's result: the copy.
pub(super) type Copied = Result<Vec<u8>, Unclean>;

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

/// A picture of any kind we know, by itself or within a document.
fn picture(bytes: &[u8], found: &mut Found) -> Copied {
    if bytes.starts_with(b"\xFF\xD8") {
        jpeg::clean(bytes, found)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png::clean(bytes, found)
    } else if bytes.starts_with(b"GIF8") {
        gif::clean(bytes, found)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp::clean(bytes, found)
    } else {
        Err(Unclean::Unknown)
    }
}

/// Bytes of a file, taken from its beginning on; each step `None` at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn big16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn big32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    fn little32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}

#[cfg(test)]
mod tests;
