//! Accepted comments and changes of the text, as pages show them.

use serde::Serialize;

use crate::consultations::model::{Consultation, Version};
use crate::documents::{RedlineSegment, redline};
use crate::promises::actions::{ChangedRow, PlaceRow, PromiseRow};
use crate::web::addresses;

/// Words by which a passage is told apart from others.
const WORDS: usize = 8;

/// Where a text is read: its version, and a round about it if there is one.
pub(super) struct Text<'a> {
    pub(super) consultation: &'a Consultation,
    pub(super) version: &'a Version,
    pub(super) round: Option<i64>,
}

impl Text<'_> {
    /// Where the passage with this key is read.
    pub(super) fn href(&self, key: &str) -> String {
        match self.round {
            Some(number) => addresses::Round(&self.consultation.slug, number).passage(key),
            None => format!("{}#{key}", self.version.path(self.consultation)),
        }
    }

    pub(super) fn place(&self, place: &PlaceRow) -> PlaceView {
        let name = format!("{} {}", place.section, place.number);
        let name = name.trim();
        PlaceView {
            key: place.passage.clone(),
            href: self.href(&place.passage),
            name: if name.is_empty() {
                first_words(&place.text)
            } else {
                name.to_owned()
            },
        }
    }
}

/// A passage to go to.
#[derive(Debug, Serialize)]
pub(super) struct PlaceView {
    pub(super) key: String,
    pub(super) href: String,
    pub(super) name: String,
}

/// An accepted comment.
#[derive(Debug, Serialize)]
pub(super) struct PromiseView {
    pub(super) id: String,
    href: String,
    state: &'static str,
    disposition: &'static str,
    /// "document", "section", "passage" or "quote".
    place: &'static str,
    orphaned: bool,
    moved: bool,
    by_hand: bool,
    /// In per cent; "" where nothing was compared.
    similarity: String,
    quoted: String,
    proposed: String,
    from: Vec<PlaceView>,
    to: Vec<PlaceView>,
    /// What became of the passage it is judged by.
    redline: Vec<RedlineSegment>,
}

impl PromiseView {
    pub(super) fn of(row: &PromiseRow, from: &Text<'_>, to: &Text<'_>) -> Self {
        let text = |place: &Option<PlaceRow>| {
            place
                .as_ref()
                .map_or_else(String::new, |place| place.text.clone())
        };
        Self {
            id: row.comment.to_string(),
            href: addresses::DraftedComment(row.comment).page(),
            state: row.state.as_str(),
            disposition: row.disposition.as_str(),
            place: row.place.as_str(),
            orphaned: row.orphaned,
            moved: row.moved,
            by_hand: row.by_hand,
            similarity: row
                .similarity
                .map_or_else(String::new, |share| format!("{:.0}", share * 100.0)),
            quoted: row.quoted.clone().unwrap_or_default(),
            proposed: row.proposed.clone().unwrap_or_default(),
            from: row.from.iter().map(|place| from.place(place)).collect(),
            to: row.to.iter().map(|place| to.place(place)).collect(),
            redline: redline(&text(&row.from), &text(&row.to)),
        }
    }
}

/// A change of the text.
#[derive(Debug, Serialize)]
pub(super) struct ChangeView {
    kind: &'static str,
    moved: bool,
    from: Vec<PlaceView>,
    to: Vec<PlaceView>,
    redline: Vec<RedlineSegment>,
}

impl ChangeView {
    pub(super) fn of(row: &ChangedRow, from: &Text<'_>, to: &Text<'_>) -> Self {
        let text = |places: &[PlaceRow]| {
            let texts: Vec<&str> = places.iter().map(|place| place.text.as_str()).collect();
            texts.join(" ")
        };
        Self {
            kind: row.change.as_str(),
            moved: row.moved,
            from: row.from.iter().map(|place| from.place(place)).collect(),
            to: row.to.iter().map(|place| to.place(place)).collect(),
            redline: redline(&text(&row.from), &text(&row.to)),
        }
    }
}

/// The first words of a text.
pub(super) fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
