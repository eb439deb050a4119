//! Attachment: a file that came with a Submission, and the rules about it. The file itself is in
//! the file store, known by its SHA-256.

use crate::config::Limits;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::files::cleaning::Property;
use crate::platform::files::kind::{FileKind, NotTaken};
use crate::platform::files::names::kept_name;
use crate::submissions::model::Moderation;
use crate::types::ids::{AccountId, AttachmentId, FileId, RoundId, SubmissionId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What the virus scanner made of a file.
    ScanState {
        /// Not looked at yet.
        Unscanned => "unscanned",
        Clean => "clean",
        /// In quarantine: nobody fetches it.
        Infected => "infected",
        /// Could not be looked at; tried again.
        Failed => "failed",
    }
}

text_enum! {
    /// How the copy for the public stands.
    CopyState {
        /// Not made yet.
        Waiting => "waiting",
        Made => "made",
        /// The file cannot be copied without what its program wrote beside its content.
        None => "none",
    }
}

/// A file that came with a Submission.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::attachments)]
pub struct Attachment {
    pub id: AttachmentId,
    pub submission_id: SubmissionId,
    pub round_id: RoundId,
    pub file_id: FileId,
    pub name: String,
    pub kind: FileKind,
    /// What it is; of an image, its text alternative.
    pub description: String,
    pub uploaded_by: Option<AccountId>,
    pub moderation: Moderation,
    /// How many decisions were taken on it.
    pub decisions: i64,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// SHA-256, hexadecimal.
    #[diesel(select_expression = crate::db::schema::files::sha256)]
    pub sha256: String,
    /// In bytes.
    #[diesel(select_expression = crate::db::schema::files::size)]
    pub size: i64,
    #[diesel(select_expression = crate::db::schema::files::scan)]
    pub scan: ScanState,
    /// What was found, or why the last scan failed.
    #[diesel(select_expression = crate::db::schema::files::finding)]
    pub finding: String,
    #[diesel(select_expression = crate::db::schema::files::copy)]
    pub copy: CopyState,
    /// SHA-256 of the copy, hexadecimal; "" without one.
    #[diesel(select_expression = crate::db::schema::files::copy_sha256)]
    pub copy_sha256: String,
    /// In bytes.
    #[diesel(select_expression = crate::db::schema::files::copy_size)]
    pub copy_size: i64,
    /// Why there is no copy: a word of `attachments-no-copy-…`.
    #[diesel(select_expression = crate::db::schema::files::copy_reason)]
    pub copy_reason: String,
    /// What stood in the file, as JSON.
    #[diesel(select_expression = crate::db::schema::files::properties)]
    pub properties: String,
    /// What the public is to read for its name and description, where moderators decided so.
    pub public_name: Option<String>,
    pub public_description: Option<String>,
    /// Moderators let the original through, for want of a copy.
    pub as_sent: bool,
    /// The number it goes by outside, chosen by chance; since it was first published.
    pub public_number: Option<i64>,
}

/// Longest description, in characters.
pub const MAX_DESCRIPTION: usize = 500;

impl Attachment {
    /// Whether its own party may fetch it: it knows what it sent.
    pub fn is_for_its_party(&self) -> bool {
        self.scan != ScanState::Infected
    }

    /// Whether anybody else may. `scanned`: whether this installation has a virus scanner; without
    /// one nothing is ever found clean, and people decide by themselves.
    pub fn is_for_others(&self, scanned: bool) -> bool {
        match self.scan {
            ScanState::Clean => true,
            ScanState::Infected => false,
            ScanState::Unscanned | ScanState::Failed => !scanned,
        }
    }

    /// What its program wrote in the file, beside what it shows.
    pub fn found(&self) -> Vec<Property> {
        // Written by this program alone; of what it could not read it tells nothing.
        serde_json::from_str(&self.properties).unwrap_or_default()
    }

    /// The word for how its scan stands: "attachments-scan-…" in the locale files.
    pub fn scan_word(&self, scanned: bool) -> &'static str {
        match self.scan {
            ScanState::Unscanned | ScanState::Failed if !scanned => "none",
            other => other.as_str(),
        }
    }
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub description: String,
}

/// A file that may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedFile {
    pub name: String,
    pub kind: FileKind,
    pub description: String,
}

/// Goes on only when a file is not too large.
///
/// # Errors
/// [`Error::Invalid`] naming the file.
pub fn require_size(limits: &Limits, sent: &SentFile) -> Result<()> {
    if sent.bytes.len() <= limits.attachment_bytes {
        return Ok(());
    }
    let message = Message::new("attachments-too-large")
        .with("file", shown_name(&sent.name))
        .with("limit", megabytes(limits.attachment_bytes));
    Err(Error::invalid("file", message))
}

/// Looks at a file by itself: its kind, as it was `told`, and what is said of it.
///
/// # Errors
/// [`Error::Invalid`] naming the file.
pub fn take(
    sent: &SentFile,
    told: std::result::Result<FileKind, NotTaken>,
) -> Result<AcceptedFile> {
    let shown = shown_name(&sent.name);
    let mut checks = Checks::default();
    let kind = match told {
        Ok(kind) => Some(kind),
        Err(why) => {
            let key = not_taken_key(why);
            checks.require(false, "file", Message::new(key).with("file", &shown));
            None
        }
    };
    let description = check_description(&mut checks, &sent.description, kind);
    checks.finish()?;
    let kind = kind.ok_or_else(|| Error::invalid("file", "attachments-missing"))?;
    Ok(AcceptedFile {
        name: kept_name(&sent.name, kind),
        kind,
        description,
    })
}

/// What is said of a file, on one line; what is wrong with it goes to `checks`.
pub fn check_description(checks: &mut Checks, text: &str, kind: Option<FileKind>) -> String {
    let text = text
        .replace('\0', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let missing = if kind.is_some_and(FileKind::is_image) {
        "attachments-alt-missing"
    } else {
        "attachments-description-missing"
    };
    checks.require(!text.is_empty(), "description", missing);
    checks.require(
        text.chars().count() <= MAX_DESCRIPTION,
        "description",
        Message::new("attachments-description-too-long").with("count", MAX_DESCRIPTION),
    );
    text
}

/// Whether one more file fits beside those there are.
///
/// # Errors
/// [`Error::Invalid`] naming the file.
pub fn check_room(limits: &Limits, beside: &[Attachment], name: &str, size: usize) -> Result<()> {
    let message = if beside.len() >= limits.attachments {
        Message::new("attachments-too-many").with("count", limits.attachments)
    } else {
        let held: i64 = beside.iter().map(|attachment| attachment.size).sum();
        let held = usize::try_from(held).unwrap_or(usize::MAX);
        if held.saturating_add(size) <= limits.attachments_bytes {
            return Ok(());
        }
        Message::new("attachments-too-large-together")
            .with("limit", megabytes(limits.attachments_bytes))
    };
    Err(Error::invalid(
        "file",
        message.with("file", shown_name(name)),
    ))
}

/// A name as a sentence about it can hold it.
pub fn shown_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    if name.trim().is_empty() {
        "?".to_owned()
    } else {
        name
    }
}

/// "10 MB"
pub fn megabytes(bytes: usize) -> String {
    format!("{} MB", (bytes / 1_048_576).max(1))
}

fn not_taken_key(why: NotTaken) -> &'static str {
    match why {
        NotTaken::Empty => "attachments-empty",
        NotTaken::Unknown => "attachments-unknown",
        NotTaken::Macros => "attachments-macros",
        NotTaken::Encrypted => "attachments-locked",
        NotTaken::LegacyOffice => "attachments-old",
        NotTaken::Damaged => "attachments-damaged",
        NotTaken::Polyglot => "attachments-twofold",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

    fn limits() -> Limits {
        Limits {
            attachments: 2,
            attachment_bytes: 1 << 20,
            attachments_bytes: 3 << 19,
            ..Config::defaults().unwrap().limits
        }
    }

    fn sent(name: &str, bytes: &[u8], description: &str) -> SentFile {
        SentFile {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            description: description.to_owned(),
        }
    }

    fn keys(result: Result<impl std::fmt::Debug>) -> Vec<String> {
        match result {
            Err(Error::Invalid(faults)) => faults
                .into_iter()
                .map(|fault| fault.message.key.into_owned())
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    fn attachment(scan: ScanState, size: i64) -> Attachment {
        Attachment {
            id: AttachmentId(1),
            submission_id: SubmissionId(1),
            round_id: RoundId(1),
            file_id: FileId(1),
            name: "brief.pdf".to_owned(),
            kind: FileKind::Pdf,
            description: "Brief".to_owned(),
            uploaded_by: None,
            moderation: Moderation::Pending,
            decisions: 0,
            created_at: Moment::default(),
            updated_at: Moment::default(),
            sha256: String::new(),
            size,
            scan,
            finding: String::new(),
            copy: CopyState::Made,
            copy_sha256: "c0".to_owned(),
            copy_size: 2,
            copy_reason: String::new(),
            properties: "[]".to_owned(),
            public_name: None,
            public_description: None,
            as_sent: false,
            public_number: None,
        }
    }

    #[test]
    fn a_file_is_taken_with_words_about_it() {
        let taken = take(&sent("brief.doc", PDF, " De \n brief "), Ok(FileKind::Pdf)).unwrap();
        assert_eq!(taken.name, "brief.pdf");
        assert_eq!(taken.description, "De brief");
        assert_eq!(
            keys(take(
                &sent("x.gif", b"GIF89a 123456789012", ""),
                Ok(FileKind::Gif)
            )),
            ["attachments-alt-missing"]
        );
        assert_eq!(
            keys(take(&sent("x.exe", b"MZ", " "), Err(NotTaken::Unknown))),
            ["attachments-unknown", "attachments-description-missing"]
        );
        let large = vec![b'x'; (1 << 20) + 1];
        assert_eq!(
            keys(require_size(&limits(), &sent("x.pdf", &large, "X"))),
            ["attachments-too-large"]
        );
    }

    #[test]
    fn there_is_room_for_so_many_and_so_much() {
        let half = attachment(ScanState::Clean, 1 << 19);
        assert!(check_room(&limits(), &[], "a", 1 << 20).is_ok());
        assert!(check_room(&limits(), std::slice::from_ref(&half), "a", 1 << 20).is_ok());
        let over = check_room(&limits(), std::slice::from_ref(&half), "a", (1 << 20) + 1);
        assert_eq!(keys(over), ["attachments-too-large-together"]);
        let many = check_room(&limits(), &[half.clone(), half], "a", 1);
        assert_eq!(keys(many), ["attachments-too-many"]);
    }

    #[test]
    fn with_a_scanner_nobody_else_gets_what_it_has_not_passed() {
        for (scan, own, scanned, unscanned) in [
            (ScanState::Unscanned, true, false, true),
            (ScanState::Failed, true, false, true),
            (ScanState::Clean, true, true, true),
            (ScanState::Infected, false, false, false),
        ] {
            let file = attachment(scan, 1);
            assert_eq!(file.is_for_its_party(), own, "{scan}");
            assert_eq!(file.is_for_others(true), scanned, "{scan}");
            assert_eq!(file.is_for_others(false), unscanned, "{scan}");
        }
    }
}
