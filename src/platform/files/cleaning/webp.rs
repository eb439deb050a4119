//! WebP (RFC 9649): chunks copied one by one, without Exif, XMP and what is not known.

use super::bytes::Bytes;
use super::exif;
use super::found::{Copied, Found, PropertyKind, Unclean};

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Copied {
    copy(Bytes(bytes), found).ok_or(Unclean::Unknown)
}

fn copy(mut input: Bytes<'_>, found: &mut Found) -> Option<Vec<u8>> {
    input.take(4)?;
    let size = usize::try_from(input.little32()?).ok()?;
    let mut content = Bytes(input.take(size)?);
    content.take(4)?;
    let mut chunks = b"WEBP".to_vec();
    while !content.0.is_empty() {
        let name = content.take(4)?;
        let length = content.little32()?;
        let size = usize::try_from(length).ok()?;
        let mut data = content.take(size)?.to_vec();
        if size % 2 == 1 {
            content.take(1)?;
        }
        match name {
            b"VP8X" => {
                // No Exif and no XMP follow any more.
                *data.first_mut()? &= !0x0C;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {}
            b"EXIF" => {
                let block = data.strip_prefix(b"Exif\0\0").unwrap_or(&data);
                exif::read(block, found);
                continue;
            }
            other => {
                found.note(PropertyKind::Other, &String::from_utf8_lossy(other));
                continue;
            }
        }
        chunks.extend_from_slice(name);
        chunks.extend(length.to_le_bytes());
        chunks.extend_from_slice(&data);
        if size % 2 == 1 {
            chunks.push(0);
        }
    }
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(chunks.len()).ok()?.to_le_bytes());
    out.extend(chunks);
    Some(out)
}
