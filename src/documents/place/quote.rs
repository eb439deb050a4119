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

impl Quote {
    /// Where it stood, in characters from 0.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.exact.chars().count()
    }
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

    #[test]
    fn keeps_what_stands_around_it_up_to_a_length() {
        let text: String = ('a'..='z').cycle().take(100).collect();
        let quote = capture(&text, 40, 50).unwrap();
        let letters = |range: Range<usize>| text.get(range).unwrap().to_owned();
        assert_eq!(quote.exact, letters(40..50));
        assert_eq!(quote.prefix, letters(8..40));
        assert_eq!(quote.suffix, letters(50..82));
        assert_eq!(capture(&text, 2, 98).unwrap().prefix, "ab");
        assert_eq!(capture(&text, 2, 98).unwrap().suffix, letters(98..100));
    }

    fn quote(exact: &str, prefix: &str, suffix: &str, start: usize) -> Quote {
        Quote {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            start,
        }
    }

    #[test]
    fn among_several_the_one_with_most_around_it_wins_then_the_nearest() {
        let text = "de norm. een norm van de sector. de norm.";
        assert_eq!(
            locate(text, &quote("norm", "een ", " van", 3)),
            Some(13..17)
        );
        assert_eq!(locate(text, &quote("norm", "de ", ".", 3)), Some(3..7));
        assert_eq!(locate(text, &quote("norm", "de ", ".", 30)), Some(36..40));
        // Before it and behind it count alike.
        assert_eq!(
            locate("xx norm yy norm zz", &quote("norm", "yy ", " qq", 0)),
            Some(11..15)
        );
    }

    #[test]
    fn is_sure_of_a_place_by_half_of_what_is_around_it_or_by_its_own_length() {
        // Four of eight signs around it are left, at another place; then three.
        assert_eq!(
            locate("eerst abcd norm", &quote("norm", "bcd ", "....", 0)),
            Some(11..15)
        );
        assert_eq!(
            locate("eerst abxd norm", &quote("norm", "bcd ", "....", 0)),
            None
        );
        let long = "de norm van de sector is";
        assert_eq!(long.chars().count(), TELLING);
        let text = format!("Nu geldt: {long}.");
        assert_eq!(locate(&text, &quote(long, "xx", "yy", 0)), Some(10..34));
        let short = &long[..TELLING - 1];
        assert_eq!(locate(&text, &quote(short, "xx", "yy", 0)), None);
        let twice = format!("{text} {text}");
        assert_eq!(locate(&twice, &quote(long, "xx", "yy", 3)), None);
        // Words of which nothing else was kept: where they stand alone.
        assert_eq!(locate("Een norm.", &quote("norm", "", "", 0)), Some(4..8));
        assert_eq!(locate("Een norm, norm.", &quote("norm", "", "", 0)), None);
    }

    #[test]
    fn in_the_passage_that_follows_three_words_standing_once_are_enough() {
        let of = |exact: &str| quote(exact, "helemaal anders ", " en nog iets", 2);
        let text = "Éérst: de norm geldt, de norm telt.";
        assert_eq!(locate(text, &of("de norm geldt")), None);
        assert_eq!(locate_in_heir(text, &of("de norm geldt")), Some(7..20));
        assert_eq!(locate_in_heir(text, &of("norm geldt")), None);
        let twice = "Nu: de norm geldt, altijd: de norm geldt.";
        assert_eq!(locate_in_heir(twice, &of("de norm geldt")), None);
        let known = capture(text, 7, 14).unwrap();
        assert_eq!(locate_in_heir(text, &known), Some(7..14));
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
