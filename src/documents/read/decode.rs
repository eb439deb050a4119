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
        if is_locked(bytes) {
            let name = file.name.clone();
            return Err(ReadError::Locked { name });
        }
        let name = file.name.to_lowercase();
        if let Some(kind) = foreign_kind(bytes, &name).or_else(|| mail_kind(bytes, &name)) {
            return Err(ReadError::WrongKind {
                name: file.name.clone(),
                kind,
            });
        }
        match utf8(&file.name, bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => declared(bytes).ok_or(error)?,
        }
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

/// The text in the encoding a page says it is in, as Word's "filtered" pages say Windows-1252; only asked for what is no
/// UTF-8, since pages saved anew keep saying what they once were.
fn declared(bytes: &[u8]) -> Option<String> {
    let start: String = bytes
        .iter()
        .take(4096)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let label = ["charset=", "encoding="].iter().find_map(|name| {
        let (_, behind) = start.split_once(name)?;
        let label = behind.trim_start_matches(['"', '\'', ' ']);
        let end =
            label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))?;
        label.get(..end)
    })?;
    let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Mail, and pages saved as one file, are text around which other text is packed: read as it stands it would be "=3D"
/// and addresses.
fn mail_kind(bytes: &[u8], name: &str) -> Option<ForeignKind> {
    let start: String = bytes
        .iter()
        .take(8192)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let start = start.trim_start();
    let fields: Vec<&str> = start
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .collect();
    let is_field = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
    };
    let is_head = fields.iter().skip(1).all(|line| is_field(line))
        && fields
            .first()
            .is_some_and(|line| is_field(line) || line.starts_with("from "));
    let has = |wanted: &str| fields.iter().any(|line| line.starts_with(wanted));
    let named = |ending: &str| name.ends_with(ending);
    let is_packed = has("mime-version:")
        || has("message-id:")
        || has("received:")
        || has("content-transfer-encoding:")
        || (named(".eml") || named(".mbox")) && has("from:");
    if !(is_head && is_packed) {
        return None;
    }
    let is_page = has("content-type: multipart/related")
        || has("snapshot-content-location:")
        || named(".mht")
        || named(".mhtml");
    Some(if is_page {
        ForeignKind::WebArchive
    } else {
        ForeignKind::Mail
    })
}

/// What older programs of Microsoft write; newer ones wrap what is behind a password in it.
const OLD: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether a file is one behind a password, in that wrapping.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(OLD) && bytes.windows(name.len()).any(|window| window == name)
}

/// Recognises what people hand over instead of text, by the bytes such files begin with; `name` is in small letters.
fn foreign_kind(bytes: &[u8], name: &str) -> Option<ForeignKind> {
    const MARKS: &[(&[u8], ForeignKind)] = &[
        (b"{\\rtf", ForeignKind::RichText),
        (b"bplist00", ForeignKind::WebArchive),
        (b"\x89PNG", ForeignKind::Image),
        (b"\xFF\xD8\xFF", ForeignKind::Image),
        (b"GIF8", ForeignKind::Image),
        (b"\x1F\x8B", ForeignKind::Archive),
        (b"7z\xBC\xAF\x27\x1C", ForeignKind::Archive),
        (b"Rar!\x1A\x07", ForeignKind::Archive),
        (b"\x7FELF", ForeignKind::Binary),
    ];
    // Inside they differ too deep to look.
    if bytes.starts_with(OLD) {
        return Some(match name.rsplit_once('.') {
            Some((_, "msg")) => ForeignKind::Mail,
            Some((_, "xls")) => ForeignKind::Spreadsheet,
            _ => ForeignKind::OldWord,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(kind_of_zip(bytes));
    }
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, kind)| *kind)
        .or_else(|| bytes.contains(&0).then_some(ForeignKind::Binary))
}

/// Spreadsheets are ZIPs; the names of their parts, or the media type an OpenDocument file opens
/// with, stand unpacked in the bytes.
fn kind_of_zip(bytes: &[u8]) -> ForeignKind {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"xl/workbook.xml") || holds(b"opendocument.spreadsheet") {
        ForeignKind::Spreadsheet
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
pub fn is_allowed(c: char) -> bool {
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
            refusal("d.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1......"),
            "d.doc is a Word file from before 2007 (.doc); give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text"
        );
        let locked =
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
        assert!(refusal("d.docx", locked).contains("behind a password"));
        assert!(refusal("d.txt", b"a\x00b").contains("not a text file"));
    }

    #[test]
    fn mail_and_web_archives_are_called_so() {
        let archive = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n=3D";
        assert!(refusal("d.mht", archive).contains("is a web archive"));
        assert!(refusal("d.html", archive).contains("is a web archive"));
        let mail = b"Return-Path: <a@example.org>\nReceived: by x\nSubject: =?utf-8?Q?Re=C3=A1ctie?=\n\nDag";
        assert!(refusal("reactie.txt", mail).contains("is a mail message"));
        assert!(refusal("m.eml", b"From: a@example.org\nSubject: x\n\nDag").contains("mail"));
        assert!(refusal("m.msg", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1x").contains("mail"));
        let memo =
            "From: de directie\nTo: alle diensten\nSubject: sluizen\n\nDe sluizen gaan open.";
        assert_eq!(text_of(&file("memo.txt", memo.as_bytes())).unwrap(), memo);
    }

    #[test]
    fn a_page_is_read_in_the_encoding_it_declares() {
        let page = b"<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head>\
            <p>De \x93co\xF6rdinator\x94 \x96 voor \x80 10</p>";
        assert!(
            text_of(&file("d.htm", page))
                .unwrap()
                .contains("“coördinator” – voor € 10")
        );
        let page = "<meta charset=\"iso-8859-1\"><p>coördinator</p>";
        assert!(
            text_of(&file("d.htm", page.as_bytes()))
                .unwrap()
                .contains("coördinator")
        );
        assert!(refusal("d.htm", b"<meta charset=utf-8><p>co\xF6</p>").contains("0xF6"));
        let law = b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><p>\xA4 5</p>";
        assert!(text_of(&file("d.xml", law)).unwrap().contains("€ 5"));
    }

    #[test]
    fn no_word_is_glued_by_a_control_character() {
        let text = text_of(&file("a.txt", "een\u{0B}twee \u{FFFF}x\u{1}".as_bytes())).unwrap();
        assert_eq!(text, "een\ntwee x");
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
