//! Why a file cannot be read: one plain sentence, and a key with arguments so that a page can say
//! the same in its own language. Knows no Fluent; the texts are in `config/locales/*/documents.ftl`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::platform::numbers;
use crate::platform::texts::Language;

/// Why the files were refused. `Display` is one English sentence that names the file.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ReadError {
    /// No file at all.
    #[error("no file was given")]
    NoFile,
    /// One file is over the limit by itself.
    #[error("{name} is {} bytes; at most {} are read", grouped(*size), grouped(*limit))]
    TooLarge {
        /// Name of the file.
        name: String,
        /// Its size in bytes.
        size: usize,
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// The files are over the limit together.
    #[error(
        "the files up to and including {name} are {} bytes together; at most {} are read",
        grouped(*size),
        grouped(*limit)
    )]
    TooLargeTogether {
        /// Name of the file that passes the limit.
        name: String,
        /// Size of the files up to and with this one, in bytes.
        size: usize,
        /// The most that is read, in bytes.
        limit: usize,
    },
    /// Another encoding than UTF-8 (or UTF-16 with a byte order mark).
    #[error(
        "{name} is not UTF-8 text: byte 0x{byte:02X} at line {line}, byte {column} of that line; save it as UTF-8"
    )]
    NotUtf8 {
        /// Name of the file.
        name: String,
        /// The first byte that does not fit.
        byte: u8,
        /// Line it stands on, from 1.
        line: usize,
        /// Byte within that line, from 1.
        column: usize,
    },
    /// Starts with the mark of UTF-16 but is not.
    #[error("{name} starts as UTF-16 text but is damaged at line {line}; save it as UTF-8")]
    BadUtf16 {
        /// Name of the file.
        name: String,
        /// Line of the damage, from 1.
        line: usize,
    },
    /// A file of another kind, known by its first bytes.
    #[error(
        "{name} is {}; give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text",
        kind.in_words()
    )]
    WrongKind {
        /// Name of the file.
        name: String,
        /// What it is.
        kind: ForeignKind,
    },
    /// A law in XML that is not whole, or that declares entities.
    #[error("{name} is XML that is broken; save or download it again")]
    BrokenXml {
        /// Name of the file.
        name: String,
    },
    /// A part of a file of a word processor that is not whole.
    #[error("{name} is damaged: its part {part} cannot be read; save it again")]
    BrokenPart {
        /// Name of the file.
        name: String,
        /// Name of the part in it.
        part: String,
    },
    /// A file of a word processor that is not whole.
    #[error("{name} is damaged or was not sent whole; save it again")]
    Damaged {
        /// Name of the file.
        name: String,
    },
    /// Behind a password.
    #[error("{name} is behind a password; save it without one")]
    Locked {
        /// Name of the file.
        name: String,
    },
    /// A small file that unpacks to more than any text needs.
    #[error("{name} unpacks to more than is read; make it smaller")]
    UnpacksTooLarge {
        /// Name of the file.
        name: String,
    },
    /// A PDF of pictures of pages.
    #[error(
        "{name} holds pictures of pages and no text; give the file it was made from, or one in which text was recognised"
    )]
    OnlyPictures {
        /// Name of the file.
        name: String,
    },
    /// A PDF that does not say which letters it shows.
    #[error(
        "{name} does not tell which letters it shows, so its text cannot be read; give the file it was made from"
    )]
    UnknownLetters {
        /// Name of the file.
        name: String,
    },
    /// Nothing to comment on.
    #[error("{name} holds no text")]
    NoText {
        /// Name of the file.
        name: String,
    },
    /// Lists, quotations or elements within one another beyond the limit.
    #[error("{name} nests deeper than {limit} levels{}", at_line(*line))]
    TooDeep {
        /// Name of the file.
        name: String,
        /// The most levels that are read.
        limit: usize,
        /// Line where the limit is passed, from 1, where it can be told.
        line: Option<usize>,
    },
    /// More passages than a Version may hold.
    #[error(
        "{name} brings the text to more than {} passages; split it into several consultations",
        grouped(*limit)
    )]
    TooManyPassages {
        /// Name of the file that passes the limit.
        name: String,
        /// The most passages that are read.
        limit: usize,
    },
}

/// Kinds of files that people hand over by mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForeignKind {
    /// DOC, as Word wrote it before 2007.
    OldWord,
    /// XLSX or ODS.
    Spreadsheet,
    /// RTF.
    RichText,
    /// Any other ZIP, or another archive.
    Archive,
    /// A picture.
    Image,
    /// A message, or a folder of them.
    Mail,
    /// A page saved as one file, with all it shows.
    WebArchive,
    /// Anything else that is not text.
    Binary,
}

impl ForeignKind {
    /// The word the texts select on.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OldWord => "old-word",
            Self::Spreadsheet => "spreadsheet",
            Self::RichText => "rich-text",
            Self::Archive => "archive",
            Self::Image => "image",
            Self::Mail => "mail",
            Self::WebArchive => "web-archive",
            Self::Binary => "binary",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::OldWord => "a Word file from before 2007 (.doc)",
            Self::Spreadsheet => "a spreadsheet",
            Self::RichText => "an RTF file",
            Self::Archive => "an archive",
            Self::Image => "a picture",
            Self::Mail => "a mail message",
            Self::WebArchive => "a web archive (a page saved as one file)",
            Self::Binary => "not a text file",
        }
    }
}

impl ReadError {
    /// Key of the message in the locale files; stable, so that scripts may rely on it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoFile => "document-no-file",
            Self::TooLarge { .. } => "document-too-large",
            Self::TooLargeTogether { .. } => "document-too-large-together",
            Self::NotUtf8 { .. } => "document-not-utf8",
            Self::BadUtf16 { .. } => "document-bad-utf16",
            Self::WrongKind { .. } => "document-wrong-kind",
            Self::BrokenXml { .. } => "document-broken-xml",
            Self::BrokenPart { .. } => "document-broken-part",
            Self::Damaged { .. } => "document-damaged",
            Self::Locked { .. } => "document-locked",
            Self::UnpacksTooLarge { .. } => "document-unpacks-too-large",
            Self::OnlyPictures { .. } => "document-only-pictures",
            Self::UnknownLetters { .. } => "document-unknown-letters",
            Self::NoText { .. } => "document-no-text",
            Self::TooDeep { line: Some(_), .. } => "document-too-deep",
            Self::TooDeep { line: None, .. } => "document-too-deep-somewhere",
            Self::TooManyPassages { .. } => "document-too-many-passages",
        }
    }

    /// Arguments of the message. Sizes are whole megabytes, rounded up.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoFile => vec![],
            Self::TooLarge { name, size, limit } | Self::TooLargeTogether { name, size, limit } => {
                vec![
                    ("name", name.clone()),
                    ("size", megabytes(*size)),
                    ("limit", megabytes(*limit)),
                ]
            }
            Self::NotUtf8 {
                name,
                byte,
                line,
                column,
            } => vec![
                ("name", name.clone()),
                ("byte", format!("0x{byte:02X}")),
                ("line", line.to_string()),
                ("column", column.to_string()),
            ],
            Self::BadUtf16 { name, line } => {
                vec![("name", name.clone()), ("line", line.to_string())]
            }
            Self::WrongKind { name, kind } => {
                vec![("name", name.clone()), ("kind", kind.as_str().to_owned())]
            }
            Self::BrokenPart { name, part } => {
                vec![("name", name.clone()), ("part", part.clone())]
            }
            Self::BrokenXml { name }
            | Self::OnlyPictures { name }
            | Self::UnknownLetters { name }
            | Self::NoText { name }
            | Self::Damaged { name }
            | Self::Locked { name }
            | Self::UnpacksTooLarge { name } => vec![("name", name.clone())],
            Self::TooDeep { name, limit, line } => {
                let mut args = vec![("name", name.clone()), ("limit", limit.to_string())];
                args.extend(line.map(|line| ("line", line.to_string())));
                args
            }
            Self::TooManyPassages { name, limit } => {
                vec![("name", name.clone()), ("limit", limit.to_string())]
            }
        }
    }
}

fn at_line(line: Option<usize>) -> String {
    line.map(|line| format!(" at line {line}"))
        .unwrap_or_default()
}

fn megabytes(bytes: usize) -> String {
    bytes.div_ceil(1024 * 1024).to_string()
}

fn grouped(number: usize) -> String {
    numbers::grouped(
        i64::try_from(number).unwrap_or(i64::MAX),
        Language::En.thousands(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::texts::{Arguments, find};

    fn one_of_each() -> Vec<ReadError> {
        let name = || "draft.md".to_owned();
        let (size, limit) = (50 * 1024 * 1024, 10 * 1024 * 1024);
        vec![
            ReadError::NoFile,
            ReadError::TooLarge {
                name: name(),
                size,
                limit,
            },
            ReadError::TooLargeTogether {
                name: name(),
                size,
                limit,
            },
            ReadError::NotUtf8 {
                name: name(),
                byte: 0xE9,
                line: 3,
                column: 1,
            },
            ReadError::BadUtf16 {
                name: name(),
                line: 1,
            },
            ReadError::WrongKind {
                name: name(),
                kind: ForeignKind::OldWord,
            },
            ReadError::BrokenXml { name: name() },
            ReadError::OnlyPictures { name: name() },
            ReadError::UnknownLetters { name: name() },
            ReadError::NoText { name: name() },
            ReadError::BrokenPart {
                name: name(),
                part: "word/document.xml".to_owned(),
            },
            ReadError::Damaged { name: name() },
            ReadError::Locked { name: name() },
            ReadError::UnpacksTooLarge { name: name() },
            ReadError::TooDeep {
                name: name(),
                limit: 32,
                line: Some(4),
            },
            ReadError::TooDeep {
                name: name(),
                limit: 256,
                line: None,
            },
            ReadError::TooManyPassages {
                name: name(),
                limit: 20_000,
            },
        ]
    }

    #[test]
    fn every_reason_is_told_in_both_languages() {
        for error in one_of_each() {
            let arguments: Arguments = error
                .args()
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect();
            for language in [Language::Nl, Language::En] {
                let said = find(language, error.key(), &arguments).unwrap_or_default();
                assert!(
                    !said.is_empty() && !said.contains('{'),
                    "{} in {language}: {said}",
                    error.key()
                );
                assert!(
                    error == ReadError::NoFile || said.contains("draft.md"),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn an_old_word_file_is_called_so() {
        let error = ReadError::WrongKind {
            name: "plan.doc".to_owned(),
            kind: ForeignKind::OldWord,
        };
        let arguments: Arguments = error
            .args()
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        assert_eq!(
            find(Language::Nl, error.key(), &arguments).as_deref(),
            Some(
                "plan.doc is een Word-bestand van voor 2007 (.doc). Lever Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML of platte tekst aan."
            )
        );
    }
}
