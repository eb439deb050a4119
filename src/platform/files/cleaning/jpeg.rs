//! JPEG (ITU-T T.81, annex B): segments copied one by one. Kept is what a picture is made of, its
//! colours and which way is up.

use super::bytes::Bytes;
use super::exif;
use super::found::{Copied, Found, PropertyKind, Unclean};

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    copy(Bytes(bytes), found).ok_or(Unclean::Unknown)
}

fn copy(mut input: Bytes<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let mut out = input.take(2)?.to_vec();
    let mut turned = false;
    loop {
        // Any number of FF may stand before a marker.
        if input.byte()? != 0xFF {
            return None;
        }
        let mut marker = input.byte()?;
        while marker == 0xFF {
            marker = input.byte()?;
        }
        match marker {
            // End of image: whatever a camera or a joker put behind it stays behind.
            0xD9 => {
                out.extend([0xFF, 0xD9]);
                if !input.0.is_empty() {
                    found.note(PropertyKind::Other, "");
                }
                return Some(out);
            }
            0x01 | 0xD0..=0xD7 => out.extend([0xFF, marker]),
            0x00 | 0xD8 => return None,
            _ => {
                let length = usize::from(input.big16()?).checked_sub(2)?;
                let content = input.take(length)?;
                match kept(marker, content, found) {
                    Kept::As(content) => segment(&mut out, marker, content)?,
                    Kept::Turned(by) if !turned => {
                        turned = true;
                        segment(&mut out, 0xE1, &exif::orientation(by))?;
                    }
                    Kept::Turned(_) | Kept::Not => {}
                }
                if marker == 0xDA {
                    out.extend_from_slice(scan(&mut input)?);
                }
            }
        }
    }
}

/// What becomes of a segment.
enum Kept<'a> {
    As(&'a [u8]),
    /// Of what the camera wrote only which way is up.
    Turned(u16),
    Not,
}

fn kept<'a>(marker: u8, content: &'a [u8], found: &mut Found) -> Kept<'a> {
    /// The header of a picture without a thumbnail.
    const JFIF: usize = 14;
    match marker {
        0xE0 if content.starts_with(b"JFIF\0") && content.len() == JFIF => Kept::As(content),
        0xE0 => {
            found.note(PropertyKind::Thumbnail, "");
            Kept::Not
        }
        0xE1 if content.starts_with(b"Exif\0\0") => {
            match exif::read(content.get(6..).unwrap_or_default(), found) {
                // 1 is as it stands.
                by @ 2..=8 => Kept::Turned(by),
                _ => Kept::Not,
            }
        }
        0xE2 if content.starts_with(b"ICC_PROFILE\0") => Kept::As(content),
        0xEE if content.starts_with(b"Adobe") => Kept::As(content),
        0xFE => {
            found.note(PropertyKind::About, &String::from_utf8_lossy(content));
            Kept::Not
        }
        0xE1..=0xEF => {
            let name: String = content
                .iter()
                .take_while(|byte| byte.is_ascii_graphic())
                .take(40)
                .map(|byte| char::from(*byte))
                .collect();
            found.note(PropertyKind::Other, &name);
            Kept::Not
        }
        _ => Kept::As(content),
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) -> Option<()> {
    let length = u16::try_from(content.len() + 2).ok()?;
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(content);
    Some(())
}

/// The picture itself, up to the marker that ends it.
fn scan<'a>(input: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let mut at = 0;
    loop {
        let found = input.0.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += found;
        match input.0.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return input.take(at),
        }
    }
}
