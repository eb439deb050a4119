//! A picture of any kind.

use super::found::{Copied, Found, Unclean};
use super::{gif, jpeg, png, webp};

/// A picture of any kind we know, by itself or within a document.
pub(super) fn picture(bytes: &[u8], found: &mut Found) -> Copied {
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
