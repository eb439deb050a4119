//! Words and texts that several of these pages show.

use super::marks::{self, MarkTag};
use crate::moderation::model::{Ground, ground_key};
use crate::moderation::published::PublicText;
use crate::moderation::store::Place;
use crate::platform::{markdown, texts};
use crate::rendering::{Owner, Piece};
use crate::types::ids::CommentId;
use crate::web::{Choice, Page};

/// "5.1.2.e Private life", or the name alone for a rule of the house.
pub(super) fn ground_text(page: &Page, ground: Ground) -> String {
    let name = page.text(&ground.key());
    if ground.is_statutory() {
        format!("{ground} {name}")
    } else {
        name
    }
}

/// The same for a code as stored.
pub(super) fn code_text(page: &Page, code: &str) -> String {
    match code.parse() {
        Ok(ground) => ground_text(page, ground),
        Err(_) => texts::text(page.language, &ground_key(code)),
    }
}

/// The grounds to choose from.
pub(super) fn grounds(page: &Page) -> Vec<Choice> {
    Ground::ALL
        .iter()
        .map(|ground| Choice::new(ground, ground_text(page, *ground)))
        .collect()
}

/// "2.1 Partners", or the whole document.
pub(super) fn place_text(page: &Page, place: Option<&Place>) -> String {
    match place {
        Some(place) => format!("{} {}", place.number, place.title)
            .trim()
            .to_owned(),
        None => page.text("moderation-whole-document"),
    }
}

/// Private-use characters that stand for the edges of a mark while Markdown becomes HTML.
pub(super) const EDGES: [char; 2] = ['\u{E000}', '\u{E001}'];

/// A text as the public reads it, as safe HTML: redacted words are marks with their ground.
pub fn public_html(page: &Page, text: &PublicText) -> String {
    let html = page.html_of(&public_source(page, text));
    marks::placed(&html, EDGES, MarkTag::Redacted)
}

/// What [`public_html`] shows of a comment, to be gathered before.
pub fn public_piece(page: &Page, id: CommentId, text: &PublicText) -> Piece {
    Piece {
        owner: Owner::PublicComment(id, page.language),
        source: public_source(page, text),
    }
}

/// Its Markdown, with the edges of marks in it.
pub(super) fn public_source(page: &Page, text: &PublicText) -> String {
    let [open, close] = EDGES;
    text.words_without(&EDGES).marked(|ground| {
        let label = page.say(&redacted_label(ground));
        format!("{open}{label}{close}")
    })
}

/// The same as plain text.
pub fn public_plain(page: &Page, text: &PublicText) -> String {
    text.marked(|ground| page.say(&redacted_label(ground)))
}

pub fn redacted_label(ground: &str) -> crate::error::Message {
    let key = "moderation-redacted-mark";
    let shown = match ground.parse::<Ground>() {
        Ok(known) if !known.is_statutory() => "",
        _ => ground,
    };
    if shown.is_empty() {
        crate::error::Message::new("moderation-redacted-house")
    } else {
        crate::error::Message::new(key).with("ground", shown)
    }
}

/// The first words of a comment, marks of Markdown gone.
pub(super) fn excerpt(body: &str) -> String {
    markdown::beginning(body, 240)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_plain() {
        assert_eq!(excerpt("**Bold**\n\nnext"), "Bold next");
        let long = excerpt(&"word ".repeat(1000));
        assert!(long.ends_with("word…") && long.chars().count() == 240);
    }
}
