//! What a Comment without proposed words asks for, where it says so in plain words: that something goes, moves or comes.

use crate::documents::normal;

/// Beginnings of words that ask for something to go.
const GO: [&str; 15] = [
    "schrap",
    "geschrapt",
    "verwijder",
    "weglaten",
    "weggelaten",
    "vervallen",
    "laat vervallen",
    "kan weg",
    "mag weg",
    "delete",
    "remove",
    "strike",
    "omit",
    "leave out",
    "drop this",
];
/// Beginnings of words that ask for something to stand elsewhere.
const MOVE: [&str; 8] = [
    "verplaats",
    "verhuis",
    "elders",
    "thuis in",
    "move ",
    "moved ",
    "relocate",
    "belongs in",
];
/// Beginnings of words that ask for something new.
const COME: [&str; 11] = [
    "voeg",
    "toevoeg",
    "toegevoegd",
    "neem op",
    "opnemen",
    "nieuw lid",
    "nieuw artikel",
    "add ",
    "insert",
    "new paragraph",
    "new article",
];
/// Beginnings of words that ask for the contrary where they stand in the same sentence.
const NOT: [&str; 7] = ["niet", "geen", "nooit", "not ", "don't", "do not", "never"];

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    Removal,
    Move,
    Addition,
}

/// Whether a sentence of `body` asks for it, and does not ask for the contrary.
pub(super) fn asks(body: &str, what: Asks) -> bool {
    let words: &[&str] = match what {
        Asks::Removal => &GO,
        Asks::Move => &MOVE,
        Asks::Addition => &COME,
    };
    let body = normal(body).to_lowercase();
    body.split(['.', '!', '?', ';', ':'])
        .any(|sentence| has(sentence, words) && !has(sentence, &NOT))
}

/// Whether any of these begins a word of the sentence.
fn has(sentence: &str, words: &[&str]) -> bool {
    // A blank at the end, so that "move " finds the last word too.
    let sentence = format!("{sentence} ");
    words.iter().any(|word| {
        sentence
            .match_indices(word)
            .any(|(at, _)| !sentence[..at].ends_with(char::is_alphanumeric))
    })
}
