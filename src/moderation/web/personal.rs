//! What looks like personal data in a comment, as the page of its decision shows it.

use serde::Serialize;

use super::form::RulingForm;
use super::marks::{self, MarkTag};
use super::words::EDGES;
use crate::moderation::actions::CommentReview;
use crate::moderation::marking::texts_of;
use crate::moderation::model::{RedactedField, Ruling};
use crate::moderation::personal::{PersonalPlace, readable};
use crate::web::Page;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Stretch {
    text: String,
    /// Whether it looks like personal data.
    found: bool,
}

/// A place in the list, with its button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FoundView {
    words: String,
    /// "Citizen service number (BSN): nine digits that pass the eleven-test".
    why: String,
    /// What its button sends.
    action: String,
    /// Its words are in a row of the form already.
    chosen: bool,
}

/// The places with their reasons.
pub(super) fn list(page: &Page, look: &CommentReview, input: &RulingForm) -> Vec<FoundView> {
    let view = |(index, place): (usize, &PersonalPlace)| FoundView {
        words: place.words.clone(),
        why: why(page, place),
        action: format!("found-{}", index + 1),
        chosen: input.has(&row_words(place)),
    };
    look.personal.iter().enumerate().map(view).collect()
}

fn why(page: &Page, place: &PersonalPlace) -> String {
    let kind = page.text(&format!("personal-kind-{}", place.kind));
    let reason = page.text(&format!("personal-reason-{}", place.reason));
    format!("{kind}: {reason}")
}

/// Words as a field of one line holds them.
fn row_words(place: &PersonalPlace) -> String {
    place.words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form with the words of one of the places in a row, by its number from 1, or of all of them.
pub(super) fn chosen(
    look: &CommentReview,
    mut input: RulingForm,
    one: Option<usize>,
) -> RulingForm {
    let texts = texts_of(&look.comment, &look.submission, &look.party);
    for (index, place) in look.personal.iter().enumerate() {
        if one.is_none_or(|one| one == index + 1) {
            let number = place.number_in(&texts, &look.personal);
            input.add(&row_words(place), number, place.ground());
        }
    }
    input
}

/// What the public could read by a ruling though it passes a test that few numbers pass: words, and why.
pub(super) fn left(page: &Page, look: &CommentReview, ruling: &Ruling) -> Vec<(String, String)> {
    readable(&look.personal, &ruling.marks)
        .map(|place| (place.words.clone(), why(page, place)))
        .collect()
}

/// A text of the comment, the places in it apart.
pub(super) fn stretches(look: &CommentReview, field: RedactedField, text: &str) -> Vec<Stretch> {
    let places = look.personal.iter().filter(|place| place.field == field);
    parted(text, places.map(|place| (place.start, place.end)))
}

/// A text with these places in it apart: in characters from 0 and the one behind the last, in their order; what lies in one
/// before it is not shown twice.
pub(super) fn parted(text: &str, places: impl Iterator<Item = (usize, usize)>) -> Vec<Stretch> {
    let characters: Vec<char> = text.chars().collect();
    let stretch = |from: usize, to: usize, found: bool| Stretch {
        text: characters
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .collect(),
        found,
    };
    let mut stretches = Vec::new();
    let mut at = 0;
    for (start, end) in places {
        stretches.push(stretch(at, start, false));
        stretches.push(stretch(start.max(at), end, true));
        at = end.max(at);
    }
    stretches.push(stretch(at, characters.len(), false));
    stretches.retain(|stretch| !stretch.text.is_empty());
    stretches
}

/// The Markdown of the comment with the edges of marks in it, to be gathered before [`body_html`].
pub(super) fn body_source(look: &CommentReview) -> String {
    let [open, close] = EDGES;
    let body = stretches(look, RedactedField::Body, &look.comment.body).into_iter();
    let marked = body.map(|stretch| {
        let words = stretch.text.replace(EDGES, "");
        if stretch.found {
            format!("{open}{words}{close}")
        } else {
            words
        }
    });
    marked.collect()
}

/// The comment as HTML, with what looks like personal data marked.
pub(super) fn body_html(page: &Page, look: &CommentReview) -> String {
    if look
        .personal
        .iter()
        .all(|place| place.field != RedactedField::Body)
    {
        return page.html_of(&look.comment.body);
    }
    marks::placed(&page.html_of(&body_source(look)), EDGES, MarkTag::Pointed)
}
