//! What cameras and editors write in pictures (Exif 2.32 over TIFF 6.0). Read to be told; of all of
//! it only the orientation is ever written.

use super::found::{Found, PropertyKind};

/// Entries looked at in one directory.
const ENTRIES: u16 = 200;

/// Tells what stands in a block of Exif, and returns its orientation: 1 where none is said.
pub(super) fn read(tiff: &[u8], found: &mut Found) -> u16 {
    let block = Block {
        bytes: tiff,
        little: tiff.starts_with(b"II"),
    };
    let mut orientation = 1;
    let Some(first) = block.long(4) else {
        found.note(PropertyKind::Other, "Exif");
        return orientation;
    };
    let next = block.directory(first, |entry| match entry.tag {
        0x0112 => orientation = entry.short().unwrap_or(1),
        0x013B | 0x9C9D => entry.tell(PropertyKind::Author, found),
        0x8298 => entry.tell(PropertyKind::Organisation, found),
        0x010F | 0x0110 | 0x0131 => entry.tell(PropertyKind::Program, found),
        0x0132 => entry.tell(PropertyKind::Time, found),
        0x010D | 0x010E | 0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F => {
            entry.tell(PropertyKind::About, found);
        }
        0x8769 => {
            if let Some(at) = entry.offset() {
                block.directory(at, |entry| match entry.tag {
                    0x9003 | 0x9004 => entry.tell(PropertyKind::Time, found),
                    0xA430 => entry.tell(PropertyKind::Author, found),
                    0xA431 | 0xA435 => entry.tell(PropertyKind::Device, found),
                    0x9286 => found.note(PropertyKind::About, ""),
                    _ => {}
                });
            }
        }
        0x8825 => {
            let place = entry.offset().and_then(|at| block.place(at));
            found.note(PropertyKind::Location, &place.unwrap_or_default());
        }
        _ => {}
    });
    if next.is_some_and(|next| next > 0) {
        found.note(PropertyKind::Thumbnail, "");
    }
    orientation
}

/// A block of Exif that says which way is up, and nothing else.
pub(super) fn orientation(by: u16) -> Vec<u8> {
    let mut block = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(by.to_be_bytes());
    // The rest of the value, and no further directory.
    block.extend([0; 6]);
    block
}

#[derive(Clone, Copy)]
struct Block<'a> {
    bytes: &'a [u8],
    little: bool,
}

struct Entry<'a> {
    block: Block<'a>,
    tag: u16,
    kind: u16,
    count: u32,
    /// Where the value, or the offset of a longer one, stands.
    at: usize,
}

impl<'a> Block<'a> {
    fn word(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    /// Hands out each entry of a directory, and returns where the next directory is.
    fn directory(&self, at: u32, mut each: impl FnMut(Entry<'a>)) -> Option<u32> {
        let at = usize::try_from(at).ok()?;
        let count = self.word(at)?;
        for index in 0..count.min(ENTRIES) {
            let at = at.checked_add(2 + 12 * usize::from(index))?;
            each(Entry {
                block: *self,
                tag: self.word(at)?,
                kind: self.word(at + 2)?,
                count: self.long(at + 4)?,
                at: at + 8,
            });
        }
        self.long(at.checked_add(2 + 12 * usize::from(count))?)
    }

    /// Latitude and longitude of a directory of places, as "52.0907 N, 5.1214 E".
    fn place(&self, at: u32) -> Option<String> {
        let (mut signs, mut degrees) = ([' '; 2], [None; 2]);
        self.directory(at, |entry| {
            let (sign, value) = match entry.tag {
                1 | 2 => (0, entry.tag == 2),
                3 | 4 => (1, entry.tag == 4),
                _ => return,
            };
            if value {
                degrees[sign] = entry.degrees();
            } else if let Some(letter) = entry.text().and_then(|text| text.chars().next()) {
                signs[sign] = letter;
            }
        });
        let [latitude, longitude] = degrees;
        Some(format!(
            "{:.4} {}, {:.4} {}",
            latitude?, signs[0], longitude?, signs[1]
        ))
    }
}

impl Entry<'_> {
    fn offset(&self) -> Option<u32> {
        self.block.long(self.at)
    }

    fn short(&self) -> Option<u16> {
        (self.kind == 3).then(|| self.block.word(self.at)).flatten()
    }

    /// The bytes of the value; `width` of one of them.
    fn value(&self, width: usize) -> Option<(usize, usize)> {
        let length = usize::try_from(self.count).ok()?.checked_mul(width)?;
        let at = if length <= 4 {
            self.at
        } else {
            usize::try_from(self.offset()?).ok()?
        };
        Some((at, at.checked_add(length)?))
    }

    fn text(&self) -> Option<String> {
        let (from, to) = self.value(1)?;
        let bytes = self.block.bytes.get(from..to.min(from + 1000))?;
        // Windows writes its own tags in UTF-16.
        if self.tag >= 0x9C9B && self.tag <= 0x9C9F {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
                .collect();
            return Some(String::from_utf16_lossy(&units).replace('\0', ""));
        }
        Some(String::from_utf8_lossy(bytes).replace('\0', ""))
    }

    fn tell(&self, kind: PropertyKind, found: &mut Found) {
        found.note(kind, &self.text().unwrap_or_default());
    }

    /// Degrees, minutes and seconds, each a fraction.
    fn degrees(&self) -> Option<f64> {
        let (from, _) = self.value(8)?;
        let mut sum = 0.0;
        for (index, share) in [1.0, 60.0, 3600.0].into_iter().enumerate() {
            let above = self.block.long(from.checked_add(index * 8)?)?;
            let below = self.block.long(from.checked_add(index * 8 + 4)?)?;
            if below > 0 {
                sum += f64::from(above) / f64::from(below) / share;
            }
        }
        Some(sum)
    }
}
