//! How names are written: initials, words with a capital, and the small words between them.

use super::words::is_no_name;
use crate::comments::personal::signs::{Signs, is_blank};

/// Words of a name that are read.
const WORDS: usize = 8;

/// A name that begins where it was looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub start: usize,
    pub end: usize,
    /// Words with a capital, and initials.
    pub parts: usize,
}

const PARTICLES: &[&str] = &[
    "van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "von", "zu", "zur", "da", "di",
    "del", "della", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "y", "op", "in", "'s",
    "ver", "af", "av", "vom", "st", "d'", "'n", "uit", "aan",
];

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Where the word that begins at `at` ends: letters, with apostrophes, dashes and full stops of initials among them.
pub(super) fn word_end(signs: &Signs, at: usize) -> usize {
    let mut end = at;
    while end - at < 40 {
        let sign = signs.at(end);
        let next = signs.at(end + 1);
        let within = match sign {
            '\'' => next.is_alphabetic() || end == at,
            '-' => next.is_alphabetic() && end > at,
            '.' => end > at && signs.at(at).is_uppercase() && is_initial(signs, at, end),
            _ => sign.is_alphabetic(),
        };
        if !within {
            break;
        }
        end += 1;
    }
    end
}

/// Whether signs up to a full stop at `end` can be initials: "J", "J.P", "Th".
fn is_initial(signs: &Signs, start: usize, end: usize) -> bool {
    let mut letters = 0;
    for at in start..end {
        match signs.at(at) {
            '.' => letters = 0,
            _ => letters += 1,
        }
        if letters > 2 {
            return false;
        }
    }
    true
}

/// Small words that a surname begins with.
const LEADING: &[&str] = &[
    "van", "de", "der", "den", "'t", "ten", "ter", "von", "el", "al", "da", "di", "du", "la", "le",
    "d'",
];

/// A name of people that begins at `at`. Ends before a word that no name has.
pub(super) fn name_at(signs: &Signs, at: usize) -> Option<Written> {
    read(signs, at, false)
}

/// The same, also of a surname whose first word has no capital: "de Vries".
pub(super) fn surname_at(signs: &Signs, at: usize) -> Option<Written> {
    let last = word_end(signs, at);
    read(signs, at, LEADING.contains(&signs.lower(at, last).as_str()))
}

fn read(signs: &Signs, at: usize, begun: bool) -> Option<Written> {
    let (mut here, mut end, mut parts) = (at, at, 0);
    let (mut full, mut begun) = (0, begun);
    for _ in 0..WORDS {
        let last = word_end(signs, here);
        if last == here {
            break;
        }
        let word = signs.lower(here, last);
        let first = signs
            .between(here, last)
            .iter()
            .find(|sign| sign.is_alphabetic());
        let capital = first.is_some_and(|sign| sign.is_uppercase());
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let initial = capital
            && (word.ends_with('.')
                || letters == 1
                || (letters <= 3 && is_all_large(signs, here, last) && full == 0));
        if is_particle(&word) && (begun || capital) {
            // Kept where a name follows.
        } else if is_no_name(&word) || !capital {
            break;
        } else if initial {
            parts += 1;
            // "Mevrouw Li." has no initials.
            if full == 0 && letters == 2 && !is_all_large(signs, here, last) {
                end = last - usize::from(word.ends_with('.'));
            }
        } else {
            parts += 1;
            full += 1;
            end = last;
        }
        begun = true;
        let mut next = last;
        while next - last < 2 && is_blank(signs.at(next)) {
            next += 1;
        }
        let bracketed = initial && signs.at(next) == '(' && signs.at(next + 1).is_uppercase();
        if bracketed {
            // "J. (Jan) Jansen"
            let close = word_end(signs, next + 1);
            if signs.at(close) == ')' && signs.at(close + 1) == ' ' {
                next = close + 2;
            }
        }
        if next == last && !word.ends_with('.') {
            break;
        }
        here = next;
    }
    // "Smith's" is Smith.
    let owned = end > at + 2 && signs.at(end - 2) == '\'' && signs.at(end - 1) == 's';
    let end = if owned { end - 2 } else { end };
    (end > at + 1).then_some(Written {
        start: at,
        end,
        parts,
    })
}

fn is_all_large(signs: &Signs, start: usize, end: usize) -> bool {
    signs
        .between(start, end)
        .iter()
        .all(|sign| !sign.is_lowercase())
}
