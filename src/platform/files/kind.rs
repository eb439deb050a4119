//! What a file is, told by its content and never by its name. Only the kinds of [`FileKind`] are
//! taken. The server itself looks at the first and last bytes only ([`glance`]); what is packed is opened
//! in the confined process ([`TellKind`]), as far as its table of contents and the parts that name types.

use std::io::Read;

use super::package::{Package, Unopened};
use crate::platform::confined::Task;
use crate::types::text_enum;

text_enum! {
    /// The kinds of file that are taken.
    FileKind {
        Pdf => "pdf",
        Docx => "docx",
        Odt => "odt",
        Png => "png",
        Jpeg => "jpeg",
        Gif => "gif",
        Webp => "webp",
    }
}

impl FileKind {
    /// The media type files of this kind are sent with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }

    /// Endings of names that fit; the first is given to a file with another.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
        }
    }

    /// Whether it is something to look at, which needs words for who cannot.
    pub fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Webp)
    }
}

text_enum! {
    /// Why a file is not taken.
    NotTaken {
        Empty => "empty",
        /// None of our kinds.
        Unknown => "unknown",
        /// Could run a program on the reader's computer.
        Macros => "macros",
        /// Needs a password.
        Encrypted => "locked",
        /// Word's format from before 2007, or a document behind a password in that wrapping.
        LegacyOffice => "old",
        /// Broken off, or not what its beginning promises.
        Damaged => "damaged",
        /// Two kinds in one: different programs would show different things.
        Polyglot => "twofold",
    }
}

/// What a document may say it unpacks to, in bytes.
const UNPACKED: u64 = 1 << 30;
/// What is read of a part that names types.
const PART: u64 = 1 << 20;

/// So much of the beginning says what a file is.
const BEGINNING: usize = 8192;

/// What can be told without opening a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glance {
    Kind(FileKind),
    /// It is packed, as documents are: [`TellKind`] tells which it is.
    Packed,
}

/// Tells what a file is by its first and last bytes; reads nothing else of it.
///
/// # Errors
/// Why it is not taken.
pub fn glance(bytes: &[u8]) -> Result<Glance, NotTaken> {
    if bytes.is_empty() {
        return Err(NotTaken::Empty);
    }
    // Documents first: infer takes some of them for what they are wrapped in.
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Glance::Packed);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(NotTaken::LegacyOffice);
    }
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let kind = match infer::get(beginning).map(|kind| kind.mime_type()) {
        // A PDF that begins elsewhere may be something else as well.
        Some("application/pdf") if bytes.starts_with(b"%PDF-") => FileKind::Pdf,
        Some("image/png") => FileKind::Png,
        Some("image/jpeg") => FileKind::Jpeg,
        Some("image/gif") => FileKind::Gif,
        Some("image/webp") => FileKind::Webp,
        _ => return Err(NotTaken::Unknown),
    };
    if ends_as_zip(bytes) {
        return Err(NotTaken::Polyglot);
    }
    if is_whole(kind, bytes) {
        Ok(Glance::Kind(kind))
    } else {
        Err(NotTaken::Damaged)
    }
}

/// Opens a packed file, as a task of the confined process.
pub struct TellKind;

impl Task for TellKind {
    const NAME: &'static str = "kind";
    type Ask = ();
    type Answer = Result<FileKind, NotTaken>;

    fn work((): (), files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>) {
        let bytes = files.first().map(Vec::as_slice).unwrap_or_default();
        (document(bytes), Vec::new())
    }
}

/// Whether the end is what the beginning promises, where that is cheap to tell.
fn is_whole(kind: FileKind, bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let ends_with = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    match kind {
        FileKind::Pdf => ends_with(b"%%EOF"),
        FileKind::Png => bytes.get(12..16) == Some(b"IHDR") && ends_with(b"IEND"),
        _ => bytes.len() > 16,
    }
}

/// Whether programs that read ZIP files, which look at the end, would take it for one.
fn ends_as_zip(bytes: &[u8]) -> bool {
    const END: usize = 22;
    let from = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let tail = &bytes[from..];
    tail.windows(END).enumerate().any(|(at, record)| {
        let comment = usize::from(u16::from_le_bytes([record[20], record[21]]));
        record.starts_with(b"PK\x05\x06") && at + END + comment == tail.len()
    })
}

fn document(bytes: &[u8]) -> Result<FileKind, NotTaken> {
    let mut package = Package::open(bytes, UNPACKED).map_err(|unopened| match unopened {
        Unopened::Locked => NotTaken::Encrypted,
        Unopened::Damaged | Unopened::TooLarge => NotTaken::Damaged,
    })?;
    if package.has("[Content_Types].xml") && package.has("word/document.xml") {
        let types = beginning(&mut package, "[Content_Types].xml")?;
        let macros = |name: &String| {
            let name = name.to_ascii_lowercase();
            name.ends_with("vbaproject.bin") || name.contains("/activex/")
        };
        if types.contains("macroEnabled") || package.names().iter().any(macros) {
            return Err(NotTaken::Macros);
        }
        if types.contains("wordprocessingml.document.main+xml") {
            return Ok(FileKind::Docx);
        }
    } else if package.has("mimetype") && package.has("content.xml") {
        if beginning(&mut package, "mimetype")?.trim() != FileKind::Odt.media_type() {
            return Err(NotTaken::Unknown);
        }
        if package
            .names()
            .iter()
            .any(|name| name.starts_with("Basic/") || name.starts_with("Scripts/"))
        {
            return Err(NotTaken::Macros);
        }
        if package.has("META-INF/manifest.xml")
            && beginning(&mut package, "META-INF/manifest.xml")?.contains("encryption-data")
        {
            return Err(NotTaken::Encrypted);
        }
        return Ok(FileKind::Odt);
    }
    Err(NotTaken::Unknown)
}

/// The beginning of a part, which is short in documents that are what they seem.
fn beginning(package: &mut Package<'_>, name: &str) -> Result<String, NotTaken> {
    let part = package.part(name).ok_or(NotTaken::Damaged)?;
    let mut text = Vec::new();
    part.take(PART)
        .read_to_end(&mut text)
        .map_err(|_| NotTaken::Damaged)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// By both steps.
    fn kind_of(bytes: &[u8]) -> Result<FileKind, NotTaken> {
        match glance(bytes)? {
            Glance::Kind(kind) => Ok(kind),
            Glance::Packed => TellKind::work((), vec![bytes.to_vec()]).0,
        }
    }

    const DOCX: &str = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

    fn png() -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([0; 40]);
        bytes.extend(b"IEND\xaeB`\x82");
        bytes
    }

    #[test]
    fn kinds_are_told_by_content() {
        assert_eq!(kind_of(PDF), Ok(FileKind::Pdf));
        assert_eq!(kind_of(&png()), Ok(FileKind::Png));
        let docx = packed(&[("[Content_Types].xml", DOCX), ("word/document.xml", "<x/>")]);
        assert_eq!(kind_of(&docx), Ok(FileKind::Docx));
        let odt = packed(&[
            ("mimetype", FileKind::Odt.media_type()),
            ("content.xml", "<x/>"),
        ]);
        assert_eq!(kind_of(&odt), Ok(FileKind::Odt));
    }

    #[test]
    fn what_runs_programs_is_not_taken() {
        let signed = DOCX.replace("document.main", "document.macroEnabled.main");
        for parts in [
            vec![
                ("[Content_Types].xml", signed.as_str()),
                ("word/document.xml", ""),
            ],
            vec![
                ("[Content_Types].xml", DOCX),
                ("word/document.xml", ""),
                ("word/vbaProject.bin", "x"),
            ],
            vec![
                ("mimetype", FileKind::Odt.media_type()),
                ("content.xml", ""),
                ("Basic/Standard/Module1.xml", "x"),
            ],
        ] {
            assert_eq!(kind_of(&packed(&parts)), Err(NotTaken::Macros));
        }
        assert_eq!(kind_of(b"MZ\x90\0"), Err(NotTaken::Unknown));
        assert_eq!(
            kind_of(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            Err(NotTaken::Unknown)
        );
        assert_eq!(
            kind_of(b"<!doctype html><script>1</script>"),
            Err(NotTaken::Unknown)
        );
    }

    #[test]
    fn what_is_broken_locked_or_two_things_at_once_is_not_taken() {
        assert_eq!(kind_of(b""), Err(NotTaken::Empty));
        assert_eq!(kind_of(&PDF[..20]), Err(NotTaken::Damaged));
        let docx = packed(&[("[Content_Types].xml", DOCX), ("word/document.xml", "<x/>")]);
        assert_eq!(kind_of(&docx[..docx.len() / 2]), Err(NotTaken::Damaged));
        let both = [PDF, &packed(&[("a.txt", "a")])].concat();
        assert_eq!(kind_of(&both), Err(NotTaken::Polyglot));
        assert_eq!(
            kind_of(&[b"GIF89a".as_slice(), PDF].concat()),
            Ok(FileKind::Gif),
            "told by its beginning, and sent as that"
        );
        let ods = packed(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", ""),
        ]);
        assert_eq!(kind_of(&ods), Err(NotTaken::Unknown));
        let locked = packed(&[
            ("mimetype", FileKind::Odt.media_type()),
            ("content.xml", ""),
            ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ]);
        assert_eq!(kind_of(&locked), Err(NotTaken::Encrypted));
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest";
        assert_eq!(kind_of(old), Err(NotTaken::LegacyOffice));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_says_of_itself() {
        let mut bomb = packed(&[("[Content_Types].xml", DOCX), ("word/document.xml", "<x/>")]);
        // The size of the last entry, as the table of contents tells it.
        let at = bomb
            .windows(4)
            .rposition(|window| window == b"PK\x01\x02")
            .unwrap();
        bomb[at + 24..at + 28].copy_from_slice(&0xF000_0000_u32.to_le_bytes());
        assert_eq!(kind_of(&bomb), Err(NotTaken::Damaged));
    }
}
