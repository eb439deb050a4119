//! Drafts that were sent back, read with all that their readers changed and wrote in the margin. The package, its trees
//! and their limits are those of every text of a word processor; what is made of them is no page but a [`Returned`].
//!
//! ```text
//! authors   whose a change is, and when
//! flow      what stands in a text, in order → its passages
//! word, word_comments    Word            odf    OpenDocument
//! ```

mod authors;
mod flow;
mod odf;
mod word;
mod word_comments;

use super::error::ReadError;
use super::office::parts::{self, PackageKind};
use crate::documents::outline::SourceFile;
use crate::documents::returned::Returned;

/// Comments and changes beyond which a file is taken for an attack.
const COMMENTS: usize = 5_000;
const CHANGES: usize = 50_000;

/// Reads a draft that was sent back; `None` where the file is no text of a word processor.
///
/// # Errors
/// [`ReadError`] naming the file when it is damaged, hostile or larger than `max_bytes`.
pub fn read_returned(file: &SourceFile, max_bytes: usize) -> Result<Option<Returned>, ReadError> {
    if file.bytes.len() > max_bytes {
        return Err(ReadError::TooLarge {
            name: file.name.clone(),
            size: file.bytes.len(),
            limit: max_bytes,
        });
    }
    let Some((mut parts, kind)) = parts::open(file)? else {
        return Ok(None);
    };
    let read = match kind {
        PackageKind::Word(main) => word::read(&mut parts, &main)?,
        PackageKind::OpenDocument => odf::read(&mut parts)?,
    };
    if read.comments.len() > COMMENTS || read.changes.len() > CHANGES {
        return Err(parts.too_large());
    }
    Ok(Some(read))
}
