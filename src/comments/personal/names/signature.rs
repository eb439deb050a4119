//! The name under a text.

use super::grammar::{Written, name_at, word_end};
use super::phrases::CLOSINGS;
use super::titles::{bare_word, behind, is_title};
use super::words::is_no_name;
use crate::comments::personal::signs::{Signs, is_blank};

/// The name under a text, on one of the lines behind its closing words.
pub(super) fn signature(signs: &Signs, end: usize) -> Option<Written> {
    let mut at = end;
    while at - end < 6
        && (is_blank(signs.at(at)) || matches!(signs.at(at), ',' | '.' | '!' | ':' | '-'))
    {
        at += 1;
    }
    // "Groeten van Els"
    if signs.lower(at, at + 4) == "van " && signs.at(at + 4).is_uppercase() {
        at += 4;
    }
    let same_line = signs.at(at) != '\n';
    let comma = matches!(signs.at(end), ',' | '.' | '!' | ':');
    if !(comma || same_line || is_near_line_start(signs, end)) {
        return None;
    }
    for line in 0..4 {
        while at < signs.len()
            && at - end < 300
            && (signs.at(at).is_whitespace() || matches!(signs.at(at), '-' | '>' | '_'))
        {
            at += 1;
        }
        let start = behind_titles(signs, at);
        if CLOSINGS.contains(&bare_word(signs, start).1.as_str()) {
            return None;
        }
        let last = (start..start + 80).find(|at| signs.at(*at) == '\n')?;
        if let Some(written) = name_at(signs, start)
            && ends_line(signs, written.end)
        {
            return Some(written);
        }
        if same_line && line == 0 {
            return None;
        }
        if let Some(written) = small_name(signs, start, last) {
            return Some(written);
        }
        if last - start > SHORT_LINE {
            return None;
        }
        at = last;
    }
    None
}

/// Signs of a line that says on whose behalf, or closes a letter.
const SHORT_LINE: usize = 60;

fn is_near_line_start(signs: &Signs, end: usize) -> bool {
    (end.saturating_sub(SHORT_LINE)..end).any(|at| signs.before(at + 1) == '\n' || at == 0)
}

/// The name of somebody who signs with the one whose name ends at `end`: "Jan Bos en Ria Bos".
pub(super) fn beside(signs: &Signs, end: usize) -> Option<Written> {
    let at = signs.blanks_after(end, 2);
    let last = if signs.at(at) == '&' {
        at + 1
    } else {
        signs.letters_after(at, 4)
    };
    let joined = at > end && matches!(signs.lower(at, last).as_str(), "en" | "and" | "&");
    joined
        .then(|| name_at(signs, signs.blanks_after(last, 2)))
        .flatten()
}

fn behind_titles(signs: &Signs, at: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        let (end, word) = bare_word(signs, at);
        let article = word == "de" && signs.lower(at, at + 7) == "de heer";
        if !signs.at(at).is_alphabetic() || !(article || is_title(signs, at, end, &word)) {
            break;
        }
        at = behind(signs, end, ".");
    }
    at
}

/// Whether nothing follows on the line that makes a sentence of it.
fn ends_line(signs: &Signs, end: usize) -> bool {
    let at = signs.blanks_after(end, 4);
    let sign = signs.at(at);
    let digits = (at..at + 6).any(|at| signs.at(at).is_ascii_digit());
    match sign {
        '\n' | '(' | '|' | '/' | '-' | ';' | '&' => true,
        '.' | '!' => at == end && !signs.at(at + 1).is_alphanumeric(),
        ',' => !digits,
        _ => {
            let last = word_end(signs, at);
            matches!(
                signs.lower(at, last).as_str(),
                "namens" | "on" | "uit" | "from" | "te" | "en" | "and"
            ) && signs.at(at - 1) == ' '
        }
    }
}

/// Two or three words in small letters, alone on their line.
fn small_name(signs: &Signs, start: usize, end: usize) -> Option<Written> {
    let line = signs.lower(start, end);
    let words: Vec<&str> = line.split_whitespace().collect();
    let letters = line
        .chars()
        .all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    let names = (2..=4).contains(&words.len())
        && letters
        && !words.iter().any(|word| {
            is_no_name(word) || matches!(*word, "een" | "a" | "met" | "with" | "voor" | "for")
        })
        && !matches!(
            words.first(),
            Some(&("de" | "het" | "the" | "uit" | "from" | "on" | "namens"))
        );
    let end = start + line.trim_end().chars().count();
    names.then_some(Written {
        start,
        end,
        parts: words.len(),
    })
}

pub(super) fn ends_its_line(signs: &Signs, end: usize) -> bool {
    let comma = end + usize::from(matches!(signs.at(end), ',' | '!' | '.'));
    signs.at(signs.blanks_after(comma, 4)) == '\n' && comma < signs.len()
}

/// "Namens", or "On behalf", at the beginning of a line.
pub(super) fn begins_line(signs: &Signs, start: usize) -> bool {
    signs.before(start) == '\n'
        || (signs.lower(start.saturating_sub(3), start) == "on " && signs.before(start - 3) == '\n')
}
