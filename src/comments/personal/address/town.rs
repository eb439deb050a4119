//! The town behind a postcode.

use super::street::PARTICLES;
use crate::comments::personal::signs::Signs;

/// Words of a town's name that are read.
const TOWN_WORDS: usize = 5;

/// Where the town ends that stands behind a postcode, or the postcode itself.
pub(super) fn town_behind(signs: &Signs, postcode: usize) -> usize {
    let mut at = postcode;
    while at - postcode < 4 && matches!(signs.at(at), ' ' | ',' | '\n' | '\t') {
        at += 1;
    }
    let mut end = postcode;
    for count in 0..TOWN_WORDS {
        let start = at;
        while at - start < 30
            && (signs.at(at).is_alphabetic() || matches!(signs.at(at), '\'' | '-'))
        {
            at += 1;
        }
        let word = signs.lower(start, at);
        let inner = word.chars().find(|c| c.is_alphabetic());
        let capital = signs
            .between(start, at)
            .iter()
            .any(|sign| sign.is_uppercase());
        if inner.is_some() && capital && !is_sentence_word(&word) {
            end = at;
        } else if count == 0 || !PARTICLES.contains(&word.as_str()) {
            break;
        }
        if signs.at(at) != ' ' {
            break;
        }
        at += 1;
    }
    end
}

fn is_sentence_word(word: &str) -> bool {
    matches!(
        word,
        "ik" | "wij"
            | "het"
            | "dit"
            | "dat"
            | "we"
            | "i"
            | "the"
            | "this"
            | "mijn"
            | "ons"
            | "tel"
            | "telefoon"
            | "nederland"
    )
}
