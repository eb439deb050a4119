//! PNG (W3C, third edition): chunks copied one by one. Kept is what a picture is made of, its
//! colours, its size on paper and its movement.

use super::bytes::Bytes;
use super::exif;
use super::found::{Copied, Found, PropertyKind, Unclean};

/// Chunks that bear on what is shown.
const SHOWN: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    copy(Bytes(bytes), found).ok_or(Unclean::Unknown)
}

fn copy(mut input: Bytes<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let mut out = input.take(8)?.to_vec();
    loop {
        let chunk = input;
        let length = usize::try_from(input.big32()?).ok()?;
        let kind = input.take(4)?;
        let content = input.take(length)?;
        let _check = input.take(4)?;
        if SHOWN.iter().any(|shown| shown.as_slice() == kind) {
            out.extend_from_slice(chunk.0.get(..length.checked_add(12)?)?);
        } else {
            tell(kind, content, found);
        }
        if kind == b"IEND" {
            return Some(out);
        }
        // A capital first letter: without it the picture is another.
        if kind.first().is_none_or(u8::is_ascii_uppercase)
            && !SHOWN.iter().any(|shown| shown.as_slice() == kind)
        {
            return None;
        }
    }
}

fn tell(kind: &[u8], content: &[u8], found: &mut Found) {
    match kind {
        b"tEXt" | b"iTXt" | b"zTXt" => {
            let mut parts = content.splitn(2, |byte| *byte == 0);
            let name = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
            let value = parts.next().unwrap_or_default();
            let value = if kind == b"tEXt" {
                // Latin-1.
                value.iter().map(|byte| char::from(*byte)).collect()
            } else {
                String::new()
            };
            let kind = match name.as_str() {
                "Author" => PropertyKind::Author,
                "Copyright" => PropertyKind::Organisation,
                "Title" => PropertyKind::Title,
                "Description" | "Comment" => PropertyKind::About,
                "Software" | "Source" => PropertyKind::Program,
                "Creation Time" => PropertyKind::Time,
                _ => PropertyKind::Other,
            };
            let value = if kind == PropertyKind::Other {
                format!("{name} {value}")
            } else {
                value
            };
            found.note(kind, &value);
        }
        b"eXIf" => {
            exif::read(content, found);
        }
        b"tIME" => found.note(PropertyKind::Time, ""),
        other => found.note(PropertyKind::Other, &String::from_utf8_lossy(other)),
    }
}
