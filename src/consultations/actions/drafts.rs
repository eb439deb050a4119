//! Draft texts into Versions: files are read outside the database, stored whole or not at all.

use super::super::model::{Consultation, Version};
use super::super::store::{self, NewVersion};
use crate::access::{Actor, Right};
use crate::audit::{self, Event};
use crate::db::ids::VersionId;
use crate::db::{Conn, Moment};
use crate::documents::{self, Limits, Outline, SourceFile};
use crate::error::{Checks, Error, Message, Result};
use crate::platform::random;
use crate::site::Site;

const LABEL_CHARACTERS: usize = 60;

/// What an import came to; the command line and the page both show it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Label of the version.
    pub version: String,
    pub sections: usize,
    pub passages: usize,
    pub words: usize,
    /// What was left out or looks odd, one sentence each.
    pub warnings: Vec<String>,
    /// Passages that kept the key they had in an earlier version.
    pub kept: usize,
    /// Whether a version of that label, not used yet, made way.
    pub replaced: bool,
    #[serde(skip)]
    pub id: VersionId,
}

/// Reads files without storing anything.
///
/// # Errors
/// [`Error::Refused`] with one sentence that names the file at fault.
pub async fn look(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    files: Vec<SourceFile>,
) -> Result<Outline> {
    actor.require(Right::Manage(consultation.id))?;
    read(site, files).await
}

/// Reads files, in order, into a Version called `label`. One of that label that no round uses yet
/// is replaced, unless the files are the same; passages keep the keys they had there, or in the
/// newest version.
///
/// # Errors
/// [`Error::Refused`] when a file cannot be read, the same files are there under this label, or a
/// round uses it; [`Error::Invalid`] for a label that is missing or too long.
pub async fn import(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    label: &str,
    files: Vec<SourceFile>,
) -> Result<Imported> {
    actor.require(Right::Manage(consultation.id))?;
    let label = label.trim().to_owned();
    let mut checks = Checks::default();
    checks.require(!label.is_empty(), "label", "consultations-label-missing");
    checks.require(
        label.chars().count() <= LABEL_CHARACTERS && !label.chars().any(|c| c.is_control()),
        "label",
        "consultations-label-long",
    );
    checks.finish()?;
    let hash = content_hash(&files);
    let outline = read(site, files).await?;
    let (now, author) = (site.now(), actor.author());
    let consultation = consultation.clone();
    site.db
        .write(move |conn| {
            let done = put(conn, now, &consultation, &label, &hash, outline)?;
            let action = if done.replaced {
                "version.replace"
            } else {
                "version.import"
            };
            let event = Event::new(action, "version", done.id.0)
                .in_consultation(consultation.id.0)
                .with(serde_json::json!({
                    "label": done.version, "passages": done.passages, "source_hash": hash,
                }));
            audit::record(conn, now, &author, event)?;
            store::public_changed(conn, consultation.id)?;
            Ok(done)
        })
        .await
}

fn put(
    conn: &mut Conn,
    now: Moment,
    consultation: &Consultation,
    label: &str,
    hash: &str,
    outline: Outline,
) -> Result<Imported> {
    let there = store::version_by_label(conn, consultation.id, label)?;
    if let Some(version) = &there {
        require_replaceable(conn, version, hash)?;
    }
    let earlier = match &there {
        Some(version) => Some(version.id),
        None => store::newest_version(conn, consultation.id)?.map(|version| version.id),
    };
    let known = match earlier {
        Some(version) => store::keyed_passages(conn, version)?,
        None => Vec::new(),
    };
    let keys = documents::assign_keys(&known, &outline);
    let kept = {
        let old: std::collections::HashSet<&str> =
            known.iter().map(|passage| passage.key.as_str()).collect();
        keys.iter().filter(|key| old.contains(key.as_str())).count()
    };
    let new = NewVersion {
        label,
        title: outline.title.as_deref().unwrap_or(&consultation.title),
        words: i64::try_from(outline.words).map_err(Error::internal)?,
        source_hash: hash,
    };
    let id = match &there {
        Some(version) => {
            store::empty_version(conn, version.id, &new)?;
            version.id
        }
        None => store::create_version(conn, now, consultation.id, &new)?,
    };
    store::insert_outline(conn, id, &outline, &keys)?;
    Ok(Imported {
        version: label.to_owned(),
        sections: outline.sections.len(),
        passages: keys.len(),
        words: outline.words,
        warnings: outline.warnings,
        kept,
        replaced: there.is_some(),
        id,
    })
}

/// A version in use is what people comment on: it never changes under them.
fn require_replaceable(conn: &mut Conn, version: &Version, hash: &str) -> Result<()> {
    let message = if version.source_hash == hash {
        Message::new("consultations-draft-known")
    } else if let Some(number) = store::round_using(conn, version.id)? {
        Message::new("consultations-draft-in-use").with("number", number)
    } else {
        return Ok(());
    };
    Err(Error::refused(message.with("label", &version.label)))
}

async fn read(site: &Site, files: Vec<SourceFile>) -> Result<Outline> {
    let limits = Limits {
        max_bytes: site.config.limits.upload_bytes,
        ..Limits::default()
    };
    // Reading is work for the processor, not to be done where requests are answered.
    tokio::task::spawn_blocking(move || documents::read(&files, &limits))
        .await
        .map_err(Error::internal)?
        .map_err(|why| {
            Error::refused(Message {
                key: why.key().into(),
                args: why.args(),
            })
        })
}

/// SHA-256 over the files in order, each with its length, so that no two lists of files make the
/// same bytes. Names do not count: a renamed file is the same text.
fn content_hash(files: &[SourceFile]) -> String {
    let mut bytes = Vec::with_capacity(files.iter().map(|file| file.bytes.len() + 8).sum());
    for file in files {
        bytes.extend_from_slice(&(file.bytes.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&file.bytes);
    }
    random::sha256_hex(&bytes)
}
