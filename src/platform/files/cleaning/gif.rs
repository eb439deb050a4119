//! GIF (89a): blocks copied one by one, without comments and what programs added.

use super::bytes::Bytes;
use super::found::{Copied, Found, PropertyKind, Unclean};

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    copy(Bytes(bytes), found).ok_or(Unclean::Unknown)
}

fn copy(mut input: Bytes<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let head = input.take(13)?;
    let mut out = head.to_vec();
    out.extend_from_slice(input.take(colours(*head.get(10)?))?);
    loop {
        match input.byte()? {
            0x3B => {
                out.push(0x3B);
                return Some(out);
            }
            0x2C => {
                let place = input.take(9)?;
                out.push(0x2C);
                out.extend_from_slice(place);
                out.extend_from_slice(input.take(colours(*place.get(8)?))?);
                out.push(input.byte()?);
                out.extend_from_slice(blocks(&mut input)?);
            }
            0x21 => {
                let label = input.byte()?;
                let content = blocks(&mut input)?;
                let name = content.get(1..12).unwrap_or_default();
                let kept = match label {
                    // How long a picture stands, and words that are part of it.
                    0xF9 | 0x01 => true,
                    // How often a row of pictures is shown.
                    0xFF => name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0",
                    _ => false,
                };
                if kept {
                    out.extend([0x21, label]);
                    out.extend_from_slice(content);
                } else if label == 0xFE {
                    let words = content.get(1..content.len().saturating_sub(1));
                    let words = String::from_utf8_lossy(words.unwrap_or_default());
                    found.note(PropertyKind::About, &words);
                } else {
                    found.note(PropertyKind::Other, &String::from_utf8_lossy(name));
                }
            }
            _ => return None,
        }
    }
}

/// Bytes of the table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Blocks up to and with the empty one that ends them.
fn blocks<'a>(input: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let mut length = 0_usize;
    loop {
        let next = usize::from(*input.0.get(length)?);
        length += next + 1;
        if next == 0 {
            return input.take(length);
        }
    }
}
