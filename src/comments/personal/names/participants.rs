//! Names of those who take part, where others write them: in full, with initials, or the surname alone.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::grammar::is_particle;
use super::words::is_no_name;
use crate::comments::personal::found::{Candidate, PersonalKind, Reason};
use crate::comments::personal::signs::{Signs, is_blank};

/// Words before a surname that are looked at.
const BEFORE: usize = 6;

/// Names to look for.
#[derive(Debug, Clone, Default)]
pub struct Names(HashMap<String, Before>);

/// What stands before a surname.
#[derive(Debug, Clone, Default)]
struct Before {
    /// First names and particles, as they are written together.
    words: HashSet<String>,
    /// First letters of first names.
    initials: HashSet<char>,
}

impl Names {
    /// Names of people, as they wrote them.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known: HashMap<String, Before> = HashMap::new();
        for name in names {
            let words: Vec<String> = name
                .split_whitespace()
                .map(folded)
                .filter(|word| !word.is_empty())
                .collect();
            let Some((surname, first)) = words.split_last() else {
                continue;
            };
            if surname.chars().count() < 3 {
                continue;
            }
            let before = known.entry(surname.clone()).or_default();
            before.words.insert(first.join(" "));
            before.initials.extend(
                first
                    .first()
                    .filter(|word| !is_particle(word))
                    .and_then(|word| word.chars().next()),
            );
        }
        Self(known)
    }

    /// Whether there is nobody to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A word without capitals, accents and signs around it.
fn folded(word: &str) -> String {
    let plain = word
        .nfd()
        .filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '-' | '\u{2019}'));
    let plain: String = plain
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '\'')
        .to_owned()
}

/// A word of the text.
struct Word {
    start: usize,
    end: usize,
    folded: String,
    /// Whether only blanks, or the full stop of an initial, stand between it and the word before.
    joined: bool,
    capital: bool,
    /// Whether a sentence begins with it.
    begins: bool,
}

pub(super) fn find(signs: &Signs, names: &Names, found: &mut Vec<Candidate>) {
    if names.is_empty() {
        return;
    }
    let words = words(signs);
    for (at, word) in words.iter().enumerate() {
        let bare = word.folded.strip_suffix("'s").unwrap_or(&word.folded);
        // "Jansen-Bakker" has two surnames.
        let parts = bare.split_once('-').map(|(first, last)| [first, last]);
        let known = |word: &str| names.0.get(word);
        let Some(before) = known(bare).or_else(|| parts?.into_iter().find_map(known)) else {
            continue;
        };
        // "Jansen, Jan"
        let turned = words.get(at + 1).filter(|next| {
            signs.between(word.end, next.start) == [',', ' ']
                && before.words.iter().any(|known| {
                    known.split(' ').next() == Some(&next.folded) && !is_particle(&next.folded)
                })
        });
        if let Some(first_name) = turned {
            found.push(Candidate {
                kind: PersonalKind::Name,
                start: word.start,
                end: first_name.end,
                reason: Reason::Participant,
            });
        } else if let Some(first) = first_word(&words, at, before) {
            let owned = word.folded.len() - bare.len();
            found.push(Candidate {
                kind: PersonalKind::Name,
                start: words.get(first).map_or(word.start, |word| word.start),
                end: word.end - owned,
                reason: Reason::Participant,
            });
        }
    }
}

/// With which word the name begins whose surname is the word at `at`, if it is that name.
fn first_word(words: &[Word], at: usize, before: &Before) -> Option<usize> {
    let surname = words.get(at)?;
    let mut reach = at;
    while at - reach < BEFORE && reach > 0 && words.get(reach)?.joined {
        reach -= 1;
    }
    for first in reach..at {
        let written: Vec<&str> = words
            .get(first..at)?
            .iter()
            .map(|word| word.folded.as_str())
            .collect();
        let particles = written.iter().all(|word| is_particle(word));
        if !particles && before.words.contains(&written.join(" ")) {
            return Some(first);
        }
    }
    let mut first = at;
    while first > reach && is_particle(&words.get(first - 1)?.folded) {
        first -= 1;
    }
    if first > reach {
        let initial = words.get(first - 1)?;
        let letter = initial.folded.chars().next()?;
        if initial.folded.chars().count() == 1
            && initial.capital
            && before.initials.contains(&letter)
        {
            let mut begin = first - 1;
            while begin > reach && words.get(begin - 1)?.folded.chars().count() == 1 {
                begin -= 1;
            }
            return Some(begin);
        }
    }
    let place = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| {
            matches!(
                word.folded.as_str(),
                "in" | "te"
                    | "naar"
                    | "uit"
                    | "bij"
                    | "from"
                    | "to"
                    | "at"
                    | "near"
                    | "gemeente"
                    | "stad"
                    | "op"
                    | "een"
                    | "a"
                    | "an"
                    | "the"
                    | "het"
            )
        });
    let alone = surname.capital
        && !surname.begins
        && surname.folded.chars().count() >= 4
        && !is_no_name(&surname.folded);
    let own = |first: usize| {
        let written: Vec<&str> = words
            .get(first..at)
            .unwrap_or_default()
            .iter()
            .map(|word| word.folded.as_str())
            .collect();
        let written = written.join(" ");
        before
            .words
            .iter()
            .any(|known| *known == written || known.ends_with(&format!(" {written}")))
    };
    let with = (first..at)
        .find(|first| own(*first))
        .filter(|_| surname.capital);
    with.or((alone && !place).then_some(at))
}

fn words(signs: &Signs) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let quoted = signs.at(at) == '\''
            && signs.at(at + 1).is_alphabetic()
            && !signs.before(at).is_alphabetic();
        if !signs.at(at).is_alphabetic() && !quoted {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while signs.at(at).is_alphabetic()
            || (matches!(signs.at(at), '\'' | '-') && signs.at(at + 1).is_alphabetic())
        {
            at += 1;
        }
        let previous = words.last().map_or(0, |word| word.end);
        let between = signs.between(previous, start);
        let initial = words.last().is_some_and(|word| word.end - word.start == 1);
        let joined = !words.is_empty()
            && between.len() <= 3
            && between
                .iter()
                .all(|sign| is_blank(*sign) || (*sign == '.' && initial) || *sign == '\n');
        let word: String = signs.between(start, at).iter().collect();
        words.push(Word {
            start,
            end: at,
            folded: folded(&word),
            joined,
            capital: signs.at(start).is_uppercase(),
            begins: previous == 0
                || between
                    .iter()
                    .any(|sign| matches!(sign, '.' | '!' | '?' | '\n' | ':' | '"'))
                    && !joined,
        });
    }
    words
}
