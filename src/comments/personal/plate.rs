//! Licence plates, by the patterns (sidecodes) that the Netherlands have given out. Without dashes only where words call
//! them so.

use super::context::{Called, called};
use super::found::{Candidate, PersonalKind, Reason};
use super::signs::Signs;

/// Letters are X, digits 9; in the order in which they came.
const PATTERNS: [&str; 14] = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
    "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
];

/// Of the first three patterns also vowels were given out.
const WITH_VOWELS: usize = 3;

pub(super) fn find(signs: &Signs, found: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < signs.len() {
        if !signs.at(at).is_ascii_alphanumeric() || signs.before(at).is_alphanumeric() {
            at += 1;
            continue;
        }
        if let Some((end, reason)) = plate_at(signs, at) {
            found.push(Candidate {
                kind: PersonalKind::Plate,
                start: at,
                end,
                reason,
            });
            at = end;
        } else {
            at += 1;
        }
    }
}

fn plate_at(signs: &Signs, start: usize) -> Option<(usize, Reason)> {
    if matches!(signs.before(start), '-' | '/' | '.' | '_' | '@' | '#' | '+') {
        return None;
    }
    let (mut pattern, mut end, mut signs_of) = (String::new(), start, Vec::new());
    let mut blanks = 0;
    while signs_of.len() < 6 {
        let sign = signs.at(end);
        if sign.is_ascii_digit() {
            pattern.push('9');
            signs_of.push(sign);
        } else if sign.is_ascii_alphabetic() {
            pattern.push('X');
            signs_of.push(sign);
        } else if sign == '-' && pattern.len() < 8 {
            pattern.push('-');
        } else if sign == ' ' && blanks < 4 {
            blanks += 1;
        } else {
            return None;
        }
        end += 1;
    }
    let further = signs.at(end + 1).is_alphanumeric();
    if signs.at(end).is_alphanumeric()
        || (matches!(signs.at(end), '-' | '/' | '.' | '_' | '@') && further)
    {
        return None;
    }
    let bare = pattern.replace('-', "");
    let dashed = PATTERNS.iter().position(|known| *known == pattern);
    let known = dashed.or_else(|| {
        PATTERNS
            .iter()
            .position(|known| known.replace('-', "") == bare)
    })?;
    let letters = || signs_of.iter().filter(|sign| sign.is_ascii_alphabetic());
    let large = letters().all(char::is_ascii_uppercase);
    if !large && !letters().all(char::is_ascii_lowercase) {
        return None;
    }
    let consonants = letters().all(|sign| {
        !matches!(
            sign.to_ascii_uppercase(),
            'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'Q'
        )
    });
    let name = called(signs, start);
    match name {
        Some((Called::Plate, _)) => Some((end, Reason::Called)),
        _ if dashed.is_none() || blanks > 0 => None,
        Some((Called::Other | Called::Document, words)) if words <= 2 => None,
        _ => {
            let plain = consonants || (known < WITH_VOWELS && large && !is_word(&signs_of));
            plain.then_some((end, Reason::Form))
        }
    }
}

/// Two letters that stand in texts before or behind numbers for another reason.
fn is_word(signs: &[char]) -> bool {
    let letters: String = signs
        .iter()
        .filter(|sign| sign.is_ascii_alphabetic())
        .collect();
    matches!(
        letters.as_str(),
        "EU" | "EN"
            | "EG"
            | "EC"
            | "ID"
            | "IP"
            | "IT"
            | "AI"
            | "AD"
            | "AM"
            | "UN"
            | "US"
            | "UK"
            | "JA"
            | "OF"
            | "IN"
    )
}
