//! A returned draft read in the confined process and put beside the text of a round.

use std::collections::HashMap;

use bytes::Bytes;

use super::model::{ItemOutcome, ReturnedComment, TypedPlace};
use super::wording;
use crate::access::Actor;
use crate::comments::actions::too_long;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultations;
use crate::documents::{
    ReadError, ReadReturned, Returned, ReturnedAsk, ReturnedItem, VersionPassage, VersionText,
    place_returned,
};
use crate::error::{Error, Message, Result};
use crate::intake::model::plain;
use crate::intake::place::Text;
use crate::platform::texts::Language;
use crate::platform::{markdown, random};
use crate::site::Site;
use crate::types::ids::VersionId;

/// Versions that are looked at for where a file came from, the newest, besides that of the round.
const VERSIONS: usize = 12;
/// Things one file may say.
const ITEMS: usize = 5000;

/// What a returned draft says, at a round.
pub struct ReturnedFile {
    pub comments: Vec<ReturnedComment>,
    /// What is to be known of the file as a whole.
    pub notices: Vec<Message>,
    /// The text of the round, for who puts something elsewhere.
    pub text: Text,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
}

/// Whether a file may be a returned draft, by its name and first bytes: what it is, is judged in the confined process.
pub fn may_be_returned(name: &str, bytes: &[u8]) -> bool {
    let is_sheet = ending(name).is_some_and(|e| matches!(e.as_str(), "xlsx" | "xlsm" | "ods"));
    is_named_text(name) || (bytes.starts_with(b"PK\x03\x04") && !is_sheet)
}

fn is_named_text(name: &str) -> bool {
    let ending = ending(name);
    ending.is_some_and(|e| matches!(e.as_str(), "docx" | "docm" | "dotx" | "odt" | "ott"))
}

fn ending(name: &str) -> Option<String> {
    Some(name.rsplit_once('.')?.1.to_lowercase())
}

/// Reads a file; `None` where it is no text of a word processor. `by` is the party it is of, where that is known:
/// otherwise each author speaks for themselves.
///
/// # Errors
/// [`Error::Refused`] with one sentence when the file is damaged, hostile or too large, or says nothing.
pub async fn read(
    site: &Site,
    actor: &Actor,
    (consultation, round): (&Consultation, &Round),
    (name, bytes): (&str, &Bytes),
    by: Option<&str>,
) -> Result<Option<ReturnedFile>> {
    let refused = |why: ReadError| {
        Error::refused(Message {
            key: why.key().into(),
            args: why.args(),
        })
    };
    let ask = ReturnedAsk {
        name: name.to_owned(),
        max_bytes: site.config.limits.upload_bytes,
    };
    let files = std::slice::from_ref(bytes);
    let (read, _) = site.confined.run::<ReadReturned>(name, &ask, files).await?;
    let Some(returned) = read.map_err(refused)? else {
        if is_named_text(name) {
            let name = name.to_owned();
            return Err(refused(ReadError::Damaged { name }));
        }
        return Ok(None);
    };
    let (id, version) = (consultation.id, round.version_id);
    let (text, texts, labels) = site
        .read(actor, move |rx| {
            let mut all = consultations::versions_of(rx.conn, id)?;
            let skipped = all.len().saturating_sub(VERSIONS);
            let mut at = 0;
            all.retain(|one| {
                at += 1;
                at > skipped || one.id == version
            });
            // The text of the round comes last.
            all.sort_by_key(|one| one.id == version);
            let ids: Vec<VersionId> = all.iter().map(|one| one.id).collect();
            let texts = consultations::texts_of(rx.conn, &ids)?;
            let sections = consultations::sections_of(rx.conn, version)?;
            let passages = consultations::passages_of(rx.conn, version)?;
            let labels: Vec<String> = all.into_iter().map(|one| one.label).collect();
            Ok(((sections, passages), texts, labels))
        })
        .await?;
    let (file, scope) = (name.to_owned(), by.map(plain));
    let (language, most) = (consultation.language, site.config.limits.comment_characters);
    let hash_of = bytes.clone();
    // Placing much in a long text is work for a thread of its own.
    let made = tokio::task::spawn_blocking(move || {
        let version = |passages: Vec<(String, String)>| VersionText {
            passages: passages
                .into_iter()
                .map(|(key, text)| VersionPassage { key, text })
                .collect(),
        };
        let versions: Vec<VersionText> = texts.into_iter().map(version).collect();
        let text = Text::new(text.0, text.1);
        let mut made = placed(
            &returned,
            &versions,
            text,
            (language, most),
            scope.as_deref(),
        );
        let from = made.1;
        if let Some(label) = labels.get(from).filter(|_| from + 1 < labels.len()) {
            let here = labels.last().cloned().unwrap_or_default();
            made.0.notices.push(
                Message::new("intake-back-other-version")
                    .with("file", &file)
                    .with("version", label)
                    .with("here", here),
            );
        }
        made.0.hash = random::sha256_hex(&hash_of);
        (made.0, file)
    })
    .await
    .map_err(Error::internal)?;
    let (made, file) = made;
    if made.comments.is_empty() {
        let key = match made.notices.first() {
            Some(_) => "intake-back-nothing-new",
            None => "intake-back-nothing",
        };
        return Err(Error::refused(Message::new(key).with("file", file)));
    }
    if made.comments.len() > ITEMS {
        return Err(Error::refused(
            Message::new("intake-back-too-much")
                .with("file", file)
                .with("limit", ITEMS),
        ));
    }
    Ok(Some(made))
}

/// The comments a returned draft comes to, and which Version it was made from.
fn placed(
    returned: &Returned,
    versions: &[VersionText],
    text: Text,
    (language, most): (Language, usize),
    by: Option<&str>,
) -> (ReturnedFile, usize) {
    let current = versions.len().saturating_sub(1);
    let placed = place_returned(returned, versions, current);
    let mut notices = Vec::new();
    for (key, count) in [
        ("intake-back-taken-in", placed.taken_in),
        ("intake-back-looks", placed.looks),
    ] {
        if count > 0 {
            notices.push(Message::new(key).with("count", count));
        }
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let comments = (1..)
        .zip(&placed.items)
        .map(|(number, item)| {
            let mut one = comment(number, item, &placed.items, &text, language);
            let mut key = key(item, by);
            // People say the same twice: what is alike is told apart by how much came before.
            let times = seen.entry(key.clone()).or_default();
            *times += 1;
            key = random::sha256_hex(format!("{key}\u{1f}{times}").as_bytes());
            one.key = key;
            one.fault = fault(&one, most);
            if one.fault.is_some() {
                one.outcome = ItemOutcome::Refused;
            }
            one
        })
        .collect();
    let file = ReturnedFile {
        comments,
        notices,
        text,
        hash: String::new(),
    };
    (file, placed.version)
}

fn comment(
    number: u32,
    item: &ReturnedItem,
    all: &[ReturnedItem],
    text: &Text,
    language: Language,
) -> ReturnedComment {
    let place = match item.passage {
        Some(passage) => text.at(passage, item.range.clone()),
        None => crate::intake::model::Place::document(false),
    };
    let passage = item.passage.and_then(|at| text.passages().get(at));
    let section = item.passage.and_then(|at| text.section_of(at));
    let parent = item.reply_to.and_then(|at| all.get(at));
    let is_quoted =
        place.anchor.quote.is_some() || item.kind != crate::documents::ReturnedKind::Comment;
    ReturnedComment {
        number,
        kind: item.kind,
        standing: item.place,
        author: item.author.clone(),
        at: item.at.clone(),
        spans: item.spans,
        resolved: item.resolved,
        reply_to: item.reply_to.and_then(|at| u32::try_from(at + 1).ok()),
        passage: passage.map(|p| p.key.clone()).unwrap_or_default(),
        section: section.map(|s| s.label()).unwrap_or_default(),
        passage_text: passage.map(|p| p.text.clone()).unwrap_or_default(),
        body: wording::body(item, text, language),
        proposed: item.proposed.clone(),
        words: item.words.clone(),
        redline: item.redline.clone(),
        reference: wording::reference(item),
        notes: wording::notes(item, parent, is_quoted, language),
        key: String::new(),
        fault: None,
        outcome: ItemOutcome::Taken,
        typed: TypedPlace::default(),
        anchor: place.anchor,
    }
}

/// What makes it the same thing in the same file of the same party.
fn key(item: &ReturnedItem, by: Option<&str>) -> String {
    [
        "returned",
        &by.map_or_else(|| plain(&item.author), str::to_owned),
        &item.author,
        item.at.as_deref().unwrap_or_default(),
        item.kind.as_str(),
        &item.words,
        &item.body,
        item.proposed.as_deref().unwrap_or_default(),
    ]
    .join("\u{1f}")
}

/// Why it cannot be kept as it is.
pub(super) fn fault(item: &ReturnedComment, most: usize) -> Option<Message> {
    let proposed = item.proposed.as_deref().unwrap_or_default();
    if item.body.trim().is_empty() && proposed.trim().is_empty() {
        return Some(Message::new("intake-back-empty"));
    }
    too_long(&item.body, most)
        .or_else(|| too_long(proposed, most))
        .or_else(|| markdown::fault(&item.body))
        .or_else(|| markdown::fault_of_lines(proposed))
}
