//! Numbers of passports, identity cards and driving licences: where words call them so, and in the form that Dutch
//! passports and identity cards have (two letters, six letters or digits, a digit; never the letter O).

use super::context::{Called, called};
use super::found::{Candidate, PersonalKind, Reason};
use super::signs::Signs;

pub(super) fn find(signs: &Signs, found: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < signs.len() {
        if !signs.at(at).is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let mut end = at;
        let (mut digits, mut letters, mut small) = (0, 0, 0);
        while signs.at(end).is_alphanumeric() {
            digits += usize::from(signs.at(end).is_ascii_digit());
            letters += usize::from(signs.at(end).is_alphabetic());
            small += usize::from(signs.at(end).is_lowercase());
            end += 1;
        }
        let length = end - at;
        if (6..=12).contains(&length) && digits >= 3 && digits + letters == length {
            let reason = match called(signs, at) {
                Some((Called::Document, words))
                    if words <= 4
                        && (digits >= 4 || is_dutch(signs, at, end))
                        && !matches!(signs.before(at), '/' | '.' | '_') =>
                {
                    Some(Reason::Called)
                }
                Some((Called::Other, _)) => None,
                _ if small == 0 && is_free(signs, at, end) && is_telling(signs, at, end) => {
                    Some(Reason::Form)
                }
                _ => None,
            };
            if let Some(reason) = reason {
                found.push(Candidate {
                    kind: PersonalKind::Document,
                    start: at,
                    end,
                    reason,
                });
            }
        }
        at = end.max(at + 1);
    }
}

/// Not a part of something longer.
fn is_free(signs: &Signs, start: usize, end: usize) -> bool {
    let joint = |sign: char| matches!(sign, '-' | '/' | '_' | '.' | ':' | '=' | '#' | '@');
    let goes_on = joint(signs.at(end)) && signs.at(end + 1).is_alphanumeric();
    !(joint(signs.before(start)) || goes_on)
}

fn is_dutch(signs: &Signs, start: usize, end: usize) -> bool {
    let word = signs.lower(start, end);
    let bytes = word.as_bytes();
    bytes.len() == 9
        && !word.contains('o')
        && word.is_ascii()
        && bytes.iter().take(2).all(u8::is_ascii_alphabetic)
        && bytes.last().is_some_and(u8::is_ascii_digit)
}

/// Of that form, with letters among its digits: that is no name of a standard with its number.
fn is_telling(signs: &Signs, start: usize, end: usize) -> bool {
    let among = (start + 2..end)
        .any(|at| signs.before(at).is_ascii_digit() && signs.at(at).is_ascii_alphabetic());
    let first = signs.at(start);
    is_dutch(signs, start, end) && among && matches!(first, 'N' | 'I' | 'B' | 'S')
}
