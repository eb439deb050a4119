//! Titles before a name.

use crate::comments::personal::signs::{Signs, is_blank};

/// Where the word at `at` ends, and the word in small letters without full stops: "t.a.v." is "tav".
pub(super) fn bare_word(signs: &Signs, at: usize) -> (usize, String) {
    let mut end = at;
    while end - at < 40 {
        let sign = signs.at(end);
        let further = signs.at(end + 1).is_alphabetic();
        let dotted = sign == '.' && further && end - at < 6 && !signs.at(end - 1).is_whitespace();
        if !(sign.is_alphabetic() || dotted || (matches!(sign, '\'' | '-') && further)) {
            break;
        }
        end += 1;
    }
    let word = signs.lower(at, end).replace('.', "");
    (end.max(at + 1), word)
}

/// Behind blanks and some of `signs_of` at `end`.
pub(super) fn behind(signs: &Signs, end: usize, signs_of: &str) -> usize {
    let mut at = end;
    while at - end < 4 && (is_blank(signs.at(at)) || signs_of.contains(signs.at(at))) {
        at += 1;
    }
    at
}

pub(super) fn is_title(signs: &Signs, start: usize, end: usize, word: &str) -> bool {
    let dot = signs.at(end) == '.';
    let capital = signs.at(start).is_uppercase();
    let all = capital && end - start > 1 && signs.at(start + 1).is_uppercase();
    match word {
        "mevrouw" | "mevr" | "meneer" | "mijnheer" | "dhr" | "heer" | "mej" | "juffrouw"
        | "professor" | "mrs" | "dokter" | "doctor" | "mevrouwen" => true,
        "mw" | "mr" | "dr" | "drs" | "prof" => dot || (capital && !all),
        "ir" | "ing" | "mx" => dot || (capital && !all && word == "mx"),
        "ms" | "miss" | "sir" | "herr" | "frau" | "mme" | "lady" => capital && !all,
        _ => false,
    }
}
