//! Bytes of a file to text: size, kind and encoding are judged here, before any format is looked
//! at. Knows nothing of Markdown or HTML.

use super::error::{ForeignKind, ReadError};
use crate::documents::normal::is_invisible;
use crate::documents::outline::{Limits, SourceFile};

/// Refuses files that are too large, one by one or together.
pub(super) fn check_sizes(files: &[SourceFile], limits: &Limits) -> Result<(), ReadError> {
    if files.is_empty() {
        return Err(ReadError::NoFile);
    }
    let limit = limits.max_bytes;
    let mut total = 0usize;
    for file in files {
        let size = file.bytes.len();
        if size > limit {
            return Err(ReadError::TooLarge {
                name: file.name.clone(),
                size,
                limit,
            });
        }
        total = total.saturating_add(size);
        if total > limit {
            return Err(ReadError::TooLargeTogether {
                name: file.name.clone(),
                size: total,
                limit,
            });
        }
    }
    Ok(())
}

/// The text of a file: UTF-8 with or without mark, or UTF-16 with one. Line ends become `\n`;
/// characters that no document may hold (controls, U+FFFE) are dropped, because databases and XML
/// refuse them.
pub(super) fn text_of(file: &SourceFile) -> Result<String, ReadError> {
    let bytes = file.bytes.as_slice();
    let decoded = if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        utf8(&file.name, rest)?.to_owned()
    } else if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        utf16(&file.name, rest, u16::from_le_bytes)?
    } else if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        utf16(&file.name, rest, u16::from_be_bytes)?
    } else {
        if let Some(kind) = foreign_kind(bytes) {
            return Err(ReadError::WrongKind {
                name: file.name.clone(),
                kind,
            });
        }
        utf8(&file.name, bytes)?.to_owned()
    };
    let text = cleaned(&decoded);
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(ReadError::NoText {
            name: file.name.clone(),
        });
    }
    Ok(text)
}

fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = bytes.get(..at).unwrap_or_default();
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |p| p + 1);
        ReadError::NotUtf8 {
            name: name.to_owned(),
            byte: bytes.get(at).copied().unwrap_or_default(),
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column: at - line_start + 1,
        }
    })
}

fn utf16(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut line = 1;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(c) => {
                line += usize::from(c == '\n');
                text.push(c);
            }
            Err(_) => {
                return Err(ReadError::BadUtf16 {
                    name: name.to_owned(),
                    line,
                });
            }
        }
    }
    if !rest.is_empty() {
        return Err(ReadError::BadUtf16 {
            name: name.to_owned(),
            line,
        });
    }
    Ok(text)
}

/// Recognises what people hand over instead of text, by the bytes such files begin with.
fn foreign_kind(bytes: &[u8]) -> Option<ForeignKind> {
    const MARKS: &[(&[u8], ForeignKind)] = &[
        (b"%PDF-", ForeignKind::Pdf),
        (b"{\\rtf", ForeignKind::RichText),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ForeignKind::Word),
        (b"\x89PNG", ForeignKind::Image),
        (b"\xFF\xD8\xFF", ForeignKind::Image),
        (b"GIF8", ForeignKind::Image),
        (b"\x1F\x8B", ForeignKind::Archive),
        (b"7z\xBC\xAF\x27\x1C", ForeignKind::Archive),
        (b"Rar!\x1A\x07", ForeignKind::Archive),
        (b"\x7FELF", ForeignKind::Binary),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(kind_of_zip(bytes));
    }
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, kind)| *kind)
        .or_else(|| bytes.contains(&0).then_some(ForeignKind::Binary))
}

/// Office files are ZIPs; the names of their parts, or the media type an OpenDocument file opens
/// with, stand unpacked in the bytes.
fn kind_of_zip(bytes: &[u8]) -> ForeignKind {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"word/document.xml") {
        ForeignKind::Word
    } else if holds(b"xl/workbook.xml") || holds(b"opendocument.spreadsheet") {
        ForeignKind::Spreadsheet
    } else if holds(b"opendocument.text") {
        ForeignKind::OpenDocument
    } else {
        ForeignKind::Archive
    }
}

fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() != Some(&'\n') => out.push('\n'),
            // Word's line break, and the one of mainframes.
            '\u{0B}' | '\u{85}' => out.push('\n'),
            // Word's hyphen that does not break.
            '\u{1E}' => out.push('-'),
            // Where a page ends, and where a word may be parted: plain text needs to know both.
            '\u{0C}' | '\u{AD}' => out.push(c),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether a character may stand in a document: XML 1.0 section 2.2, less the C1 controls, and less what shows nothing
/// and only makes words unlike themselves (soft hyphens, zero-width blanks). Joiners and marks of direction stay: some
/// scripts need them.
pub(super) fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}' => false,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' => false,
        c => !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> SourceFile {
        SourceFile {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn refusal(name: &str, bytes: &[u8]) -> String {
        text_of(&file(name, bytes)).unwrap_err().to_string()
    }

    #[test]
    fn takes_utf8_and_marked_utf16() {
        let le: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("é\r\nx".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let be: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain("é\rx".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert_eq!(
            text_of(&file("a", "\u{FEFF}é\nx".as_bytes())).unwrap(),
            "é\nx"
        );
        assert_eq!(text_of(&file("a", &le)).unwrap(), "é\nx");
        assert_eq!(text_of(&file("a", &be)).unwrap(), "é\nx");
    }

    #[test]
    fn names_the_byte_that_is_not_utf8() {
        assert_eq!(
            refusal("draft.md", b"one\ntwo\nca\xE9 x"),
            "draft.md is not UTF-8 text: byte 0xE9 at line 3, byte 3 of that line; save it as UTF-8"
        );
        assert_eq!(
            refusal("draft.md", b"\xFF\xFEa\x00b"),
            "draft.md starts as UTF-16 text but is damaged at line 1; save it as UTF-8"
        );
    }

    #[test]
    fn knows_other_kinds_of_files() {
        assert_eq!(
            refusal("d.docx", b"PK\x03\x04......word/document.xml"),
            "d.docx is a Word file; give Markdown, HTML or plain text"
        );
        assert!(refusal("d.pdf", b"%PDF-1.7 x").contains("a PDF file"));
        assert!(refusal("d.txt", b"a\x00b").contains("not a text file"));
    }

    #[test]
    fn refuses_what_holds_nothing_or_too_much() {
        assert_eq!(refusal("a.md", b""), "a.md holds no text");
        assert_eq!(refusal("a.md", b" \n\t\n"), "a.md holds no text");
        let big = file("draft.md", &vec![b'a'; 50 * 1024 * 1024]);
        assert_eq!(
            check_sizes(&[big], &Limits::default())
                .unwrap_err()
                .to_string(),
            "draft.md is 52,428,800 bytes; at most 10,485,760 are read"
        );
        let half = file("half.md", &vec![b'a'; 6 * 1024 * 1024]);
        assert!(matches!(
            check_sizes(&[half.clone(), half], &Limits::default()),
            Err(ReadError::TooLargeTogether { .. })
        ));
        assert_eq!(check_sizes(&[], &Limits::default()), Err(ReadError::NoFile));
    }
}
