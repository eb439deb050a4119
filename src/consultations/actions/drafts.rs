//! Draft texts into Versions: files are read outside the database, stored whole or not at all.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::model::{Consultation, Version};
use super::super::store::{self, NewVersion};
use super::versions::check_changelog;
use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::db::Conn;
use crate::documents::{
    self, Changes, Comparison, DraftAsk, Keyed, Limits, Outline, ReadDraft, Remark, SourceFile,
};
use crate::error::{Checks, Error, Message, Result};
use crate::platform::random;
use crate::platform::texts::{self, Language};
use crate::site::Site;
use crate::types::ids::VersionId;

const LABEL_CHARACTERS: usize = 60;

/// What an import came to; the command line and the page both show it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Label of the version.
    pub version: String,
    pub sections: usize,
    pub passages: usize,
    pub words: usize,
    /// What was left out, or taken for something; in English where the command line prints it as JSON.
    #[serde(serialize_with = "in_english")]
    pub warnings: Vec<Message>,
    /// Passages that kept the key they had in an earlier version.
    pub kept: usize,
    /// Whether a version of that label, not used yet, made way.
    pub replaced: bool,
    #[serde(skip)]
    pub id: VersionId,
}

fn in_english<S: serde::Serializer>(
    warnings: &[Message],
    out: S,
) -> std::result::Result<S::Ok, S::Error> {
    out.collect_seq(warnings.iter().map(|said| texts::say(Language::En, said)))
}

/// What was left out of a text, or taken for something it does not say it is.
pub fn warnings(outline: &Outline) -> Vec<Message> {
    let sentence = |remark: &Remark| Message {
        key: remark.what.key().into(),
        args: remark.args(),
    };
    outline.warnings.iter().map(sentence).collect()
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
    changes: Changes,
) -> Result<Outline> {
    actor.require(Right::BringText(consultation.id))?;
    read(site, files, changes).await
}

/// What a draft is to be called, and what staff say of it.
#[derive(Debug, Clone, Default)]
pub struct NewDraft {
    pub label: String,
    /// What is new in it; limited Markdown, may be empty.
    pub changelog: String,
    /// What becomes of changes that the files keep track of.
    pub changes: Changes,
}

impl NewDraft {
    /// Without a word on what is new.
    pub fn labelled(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            ..Self::default()
        }
    }

    fn check(&self) -> Result<Self> {
        let label = self.label.trim().to_owned();
        let mut checks = Checks::default();
        // A letter or digit, since addresses go by it and one of dots alone would climb.
        checks.require(
            label.chars().any(char::is_alphanumeric),
            "label",
            "consultations-label-missing",
        );
        checks.require(
            label.chars().count() <= LABEL_CHARACTERS && !label.chars().any(|c| c.is_control()),
            "label",
            "consultations-label-long",
        );
        checks.finish()?;
        Ok(Self {
            label,
            changelog: check_changelog(&self.changelog)?,
            changes: self.changes,
        })
    }
}

/// Reads files, in order, into a Version. One of the same label that no round uses yet is replaced,
/// unless the files are the same. Passages keep the keys they had in the version before, and what
/// became of each is kept.
///
/// # Errors
/// [`Error::Refused`] when a file cannot be read, the same files are there under this label, or a
/// round uses it; [`Error::Invalid`] for a label that is missing or too long, or a changelog too long.
pub async fn import(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    new: &NewDraft,
    files: Vec<SourceFile>,
) -> Result<Imported> {
    actor.require(Right::BringText(consultation.id))?;
    let new = new.check()?;
    let hash = content_hash(&files, new.changes);
    let outline = read(site, files, new.changes).await?;
    store_outline(site, actor, consultation, &new, (outline, hash, None)).await
}

/// Keeps a text that was made here, and not read from files, as a Version; `origin` says in the audit log what it was made
/// of. For the rest as [`import`].
///
/// # Errors
/// As [`import`].
pub async fn keep(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    new: &NewDraft,
    (outline, origin): (Outline, serde_json::Value),
) -> Result<Imported> {
    actor.require(Right::BringText(consultation.id))?;
    let new = new.check()?;
    let hash = random::sha256_hex(&serde_json::to_vec(&outline).map_err(Error::internal)?);
    let made = (outline, hash, Some(origin));
    store_outline(site, actor, consultation, &new, made).await
}

async fn store_outline(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    new: &NewDraft,
    (outline, hash, origin): (Outline, String, Option<serde_json::Value>),
) -> Result<Imported> {
    let outline = Arc::new(outline);
    loop {
        let basis = Basis::find(site, consultation, &new.label, &hash).await?;
        let compared = basis.compare(&outline).await?;
        let (consultation, new) = (consultation.clone(), new.clone());
        let (hash, outline, origin) = (hash.clone(), outline.clone(), origin.clone());
        let done = site
            .write(actor, move |tx| {
                if Basis::versions(tx.conn, &consultation, &new.label)? != compared.versions {
                    return Ok(None);
                }
                let done = put(tx, &consultation, (&new, &hash), &outline, &compared)?;
                let action = if done.replaced {
                    "version.replace"
                } else {
                    "version.import"
                };
                let mut details = serde_json::json!({
                    "label": done.version, "passages": done.passages, "source_hash": hash,
                });
                if let Some(origin) = origin {
                    details["origin"] = origin;
                }
                let event = Event::new(action, "version", done.id.0)
                    .in_consultation(consultation.id.0)
                    .with(details);
                tx.record(event)?;
                store::public_changed(tx.conn, consultation.id)?;
                Ok(Some(done))
            })
            .await?;
        // Somebody imported another version meanwhile: compare with that one.
        if let Some(done) = done {
            return Ok(done);
        }
    }
}

/// The version of the label that is to be replaced, and the one before it in time.
type Versions = (Option<Version>, Option<Version>);

/// What a draft is compared with.
struct Basis {
    versions: Versions,
    /// Passages of the version to be replaced.
    own: Vec<Keyed>,
    /// Passages of the version before.
    before: Vec<Keyed>,
}

impl Basis {
    async fn find(
        site: &Site,
        consultation: &Consultation,
        label: &str,
        hash: &str,
    ) -> Result<Self> {
        let consultation = consultation.clone();
        let (label, hash) = (label.to_owned(), hash.to_owned());
        site.db
            .read(move |conn| {
                let versions = Self::versions(conn, &consultation, &label)?;
                if let Some(version) = &versions.0 {
                    require_replaceable(conn, version, &hash)?;
                }
                let mut passages = |version: &Option<Version>| match version {
                    Some(version) => store::keyed_passages(conn, version.id),
                    None => Ok(Vec::new()),
                };
                Ok(Self {
                    own: passages(&versions.0)?,
                    before: passages(&versions.1)?,
                    versions,
                })
            })
            .await
    }

    fn versions(conn: &mut Conn, consultation: &Consultation, label: &str) -> Result<Versions> {
        let there = store::version_by_label(conn, consultation.id, label)?;
        let before = store::version_before(conn, consultation.id, there.as_ref())?;
        Ok((there, before))
    }

    /// Comparing is work for the processor, done before anything is written: it must not keep
    /// others from writing.
    async fn compare(self, outline: &Arc<Outline>) -> Result<Compared> {
        let outline = outline.clone();
        tokio::task::spawn_blocking(move || {
            let Self {
                versions,
                own,
                before,
            } = self;
            let after = outline.compared();
            let with = |old: &[Keyed]| {
                let old: Vec<_> = old.iter().map(Keyed::compared).collect();
                documents::compare(&old, &after)
            };
            let (with_before, with_own) = (with(&before), with(&own));
            let keys =
                documents::assign_keys(&[(&before, &with_before), (&own, &with_own)], &outline);
            let known: HashSet<&str> = before
                .iter()
                .chain(&own)
                .map(|passage| passage.key.as_str())
                .collect();
            Compared {
                kept: keys
                    .iter()
                    .filter(|key| known.contains(key.as_str()))
                    .count(),
                versions,
                keys,
                with_before,
            }
        })
        .await
        .map_err(Error::internal)
    }
}

/// What comparing came to.
struct Compared {
    versions: Versions,
    keys: Vec<String>,
    /// Passages that kept the key they had.
    kept: usize,
    with_before: Comparison,
}

fn put(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    (new, hash): (&NewDraft, &str),
    outline: &Outline,
    compared: &Compared,
) -> Result<Imported> {
    let (there, before) = &compared.versions;
    if let Some(version) = there {
        require_replaceable(tx.conn, version, hash)?;
    }
    let row = NewVersion {
        label: &new.label,
        title: outline.title.as_deref().unwrap_or(&consultation.title),
        words: i64::try_from(outline.words).map_err(Error::internal)?,
        source_hash: hash,
        changelog: &new.changelog,
    };
    let id = match there {
        Some(version) => {
            store::empty_version(tx.conn, version.id, &row)?;
            version.id
        }
        None => store::create_version(tx.conn, tx.now, consultation.id, &row)?,
    };
    store::insert_outline(tx.conn, id, outline, &compared.keys)?;
    if let Some(before) = before {
        store::insert_alignment(tx.conn, tx.now, (before.id, id), &compared.with_before)?;
    }
    Ok(Imported {
        version: new.label.clone(),
        sections: outline.sections.len(),
        passages: compared.keys.len(),
        words: outline.words,
        warnings: warnings(outline),
        kept: compared.kept,
        replaced: there.is_some(),
        id,
    })
}

/// A version in use is what people comment on, and a public one what they read: it never changes under them.
fn require_replaceable(conn: &mut Conn, version: &Version, hash: &str) -> Result<()> {
    let message = if version.source_hash == hash {
        Message::new("consultations-draft-known")
    } else if let Some(number) = store::round_using(conn, version.id)? {
        Message::new("consultations-draft-in-use").with("number", number)
    } else if version.published_at.is_some() {
        Message::new("consultations-draft-public")
    } else {
        return Ok(());
    };
    Err(Error::refused(message.with("label", &version.label)))
}

async fn read(site: &Site, files: Vec<SourceFile>, changes: Changes) -> Result<Outline> {
    let limits = Limits {
        max_bytes: site.config.limits.upload_bytes,
        ..Limits::default()
    };
    let name = match files.as_slice() {
        [] => String::new(),
        [one] => one.name.clone(),
        [first, ..] => format!("{} (+ {})", first.name, files.len() - 1),
    };
    let (names, files): (_, Vec<_>) = files
        .into_iter()
        .map(|file| (file.name, file.bytes.into()))
        .unzip();
    let ask = DraftAsk {
        names,
        limits,
        changes,
    };
    let (outline, _) = site.confined.run::<ReadDraft>(&name, &ask, &files).await?;
    outline.map_err(|why| {
        Error::refused(Message {
            key: why.key().into(),
            args: why.args(),
        })
    })
}

/// SHA-256 over the files in order, each with its length, so that no two lists of files make the
/// same bytes. Names do not count: a renamed file is the same text. What becomes
/// of tracked changes does.
fn content_hash(files: &[SourceFile], changes: Changes) -> String {
    let mut bytes = Vec::with_capacity(files.iter().map(|file| file.bytes.len() + 8).sum());
    for file in files {
        bytes.extend_from_slice(&(file.bytes.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&file.bytes);
    }
    if changes == Changes::Refuse {
        bytes.push(1);
    }
    random::sha256_hex(&bytes)
}
