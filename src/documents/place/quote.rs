//! A quoted stretch of a Passage: what it says, what stands around it, and where it began, so that
//! it is found again in an edited text, and never taken for something that only looks like it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Characters kept on either side.
const CONTEXT: usize = 32;
/// A quotation this long, standing once in a text, is told apart by its words alone.
const TELLING: usize = 24;
/// Words that are enough for that within the Passage that follows the one quoted.
const TELLING_WORDS: usize = 3;

/// A stretch of text as it was quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The quoted characters.
    pub exact: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// Where it began, in characters from 0.
    pub start: usize,
}

/// Quotes the characters from `start` up to `end`; `None` if there are none or they go beyond.
pub fn capture(text: &str, start: usize, end: usize) -> Option<Quote> {
    let chars: Vec<char> = text.chars().collect();
    let exact = chars.get(start..end).filter(|exact| !exact.is_empty())?;
    let before = chars.get(start.saturating_sub(CONTEXT)..start)?;
    let after = chars.get(end..(end + CONTEXT).min(chars.len()))?;
    Some(Quote {
        exact: exact.iter().collect(),
        prefix: before.iter().collect(),
        suffix: after.iter().collect(),
        start,
    })
}

/// Where a quotation stands in a text, in characters. It must stand there to the letter. Among
/// several places the one with most of its surroundings wins, then the one nearest to where it
/// began; a place that shares neither place nor surroundings is no find, unless the quotation is
/// long and stands only there.
pub fn locate(text: &str, quote: &Quote) -> Option<Range<usize>> {
    let exact: Vec<char> = quote.exact.chars().collect();
    if exact.is_empty() {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let prefix: Vec<char> = quote.prefix.chars().collect();
    let suffix: Vec<char> = quote.suffix.chars().collect();
    let places = places(text, &quote.exact);
    let only = places.len() == 1;
    let around = prefix.len() + suffix.len();
    let (shared, start) = places
        .into_iter()
        .map(|start| {
            let before = chars.get(..start).unwrap_or_default();
            let after = chars.get(start + exact.len()..).unwrap_or_default();
            let shared = alike(before.iter().rev(), prefix.iter().rev())
                + alike(after.iter(), suffix.iter());
            (shared, start)
        })
        .max_by_key(|(shared, start)| (*shared, std::cmp::Reverse(start.abs_diff(quote.start))))?;
    let sure = start == quote.start
        || (shared > 0 && shared * 2 >= around)
        || (only && exact.len() >= TELLING)
        || (only && around == 0);
    sure.then(|| start..start + exact.len())
}

/// Where a quotation stands in the Passage that follows the one it was taken from: as [`locate`]
/// finds it, or, if it is three words or more, where it stands there once, though all around it has
/// been rewritten.
pub fn locate_in_heir(text: &str, quote: &Quote) -> Option<Range<usize>> {
    locate(text, quote).or_else(|| {
        let telling = quote.exact.split_whitespace().count() >= TELLING_WORDS;
        match places(text, &quote.exact).as_slice() {
            [start] if telling => Some(*start..*start + quote.exact.chars().count()),
            _ => None,
        }
    })
}

/// Starts of every occurrence, overlapping ones too, in characters.
fn places(text: &str, exact: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut byte = 0;
    let mut at = 0;
    while let Some(offset) = text.get(byte..).and_then(|rest| rest.find(exact)) {
        let skipped = &text[byte..byte + offset];
        at += skipped.chars().count();
        found.push(at);
        byte += offset;
        byte += text[byte..].chars().next().map_or(1, char::len_utf8);
        at += 1;
    }
    found
}

fn alike<'a>(left: impl Iterator<Item = &'a char>, right: impl Iterator<Item = &'a char>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn captures_and_finds_again() {
        let text = "De minister stelt één norm vast. De minister stelt één norm voor.";
        let second = capture(text, 51, 59).unwrap();
        assert_eq!(second.exact, "één norm");
        assert_eq!(locate(text, &second), Some(51..59));
        let moved = format!("Vooraf. {text}");
        assert_eq!(locate(&moved, &second), Some(59..67));
        assert_eq!(capture(text, 5, 5), None);
        assert_eq!(capture(text, 5, 500), None);
        assert_eq!(capture(text, 9, 5), None);
    }

    #[test]
    fn is_not_fooled_by_a_lookalike() {
        let quote = capture("Wij eisen de norm van de sector.", 10, 12).unwrap();
        assert_eq!(quote.exact, "de");
        assert_eq!(locate("Heel iets anders: dit is de vraag.", &quote), None);
        assert_eq!(locate("Niets.", &quote), None);
    }

    proptest! {
        #[test]
        fn finds_only_the_exact_words(
            text in "[ab é]{1,40}", other in "[ab é]{0,40}", start in 0usize..40, length in 1usize..8,
        ) {
            if let Some(quote) = capture(&text, start, start + length) {
                prop_assert_eq!(locate(&text, &quote), Some(start..start + length));
                if let Some(found) = locate(&other, &quote) {
                    let there: String = other.chars().skip(found.start).take(found.len()).collect();
                    prop_assert_eq!(there, quote.exact);
                }
            }
        }
    }
}
