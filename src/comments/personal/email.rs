//! Addresses of mail, also with words or brackets in the place of their signs.

use super::found::{Candidate, PersonalKind, Reason};
use super::signs::{Signs, is_blank};

/// Signs of the part before the @ (RFC 5321, 4.5.3.1.1).
const LOCAL: usize = 64;

/// Parts of a host's name that are read.
const LABELS: usize = 8;

const LABEL: usize = 63;

pub(super) fn find(signs: &Signs, found: &mut Vec<Candidate>) {
    let mut from = 0;
    for at in 0..signs.len() {
        let Some(sign) = at_sign(signs, at) else {
            continue;
        };
        if at < from {
            continue;
        }
        if let Some((start, end, disguised)) = around(signs, &sign, from) {
            let reason = if disguised {
                Reason::Disguised
            } else {
                Reason::Form
            };
            found.push(Candidate {
                kind: PersonalKind::Email,
                start,
                end,
                reason,
            });
            from = end;
        }
    }
}

/// What stands for the @.
struct AtSign {
    start: usize,
    end: usize,
    manner: Manner,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// The sign itself.
    Sign,
    /// The sign with blanks around.
    Apart,
    /// In brackets, or a word that means nothing else.
    Bracketed,
    /// A word.
    Word,
}

fn at_sign(signs: &Signs, at: usize) -> Option<AtSign> {
    let (mut start, mut end, manner) = match signs.at(at) {
        '@' => (at, at + 1, Manner::Sign),
        '[' | '(' | '{' | '<' => {
            let end = bracketed(
                signs,
                at,
                &[
                    "at",
                    "@",
                    "a",
                    "apenstaart",
                    "apenstaartje",
                    "apestaart",
                    "apestaartje",
                ],
            )?;
            (at, end, Manner::Bracketed)
        }
        'a' | 'A' if !signs.before(at).is_alphanumeric() => {
            let end = signs.letters_after(at, 14);
            match signs.lower(at, end).as_str() {
                "at" => (at, end, Manner::Word),
                "apenstaart" | "apenstaartje" | "apestaart" | "apestaartje" => {
                    (at, end, Manner::Bracketed)
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    for _ in 0..2 {
        start -= usize::from(is_blank(signs.before(start)));
    }
    end = signs.blanks_after(end, 2);
    let apart = end - start > 1;
    Some(AtSign {
        start,
        end,
        manner: if manner == Manner::Sign && apart {
            Manner::Apart
        } else {
            manner
        },
    })
}

/// Where brackets around one of these words end.
fn bracketed(signs: &Signs, open: usize, words: &[&str]) -> Option<usize> {
    let close = match signs.at(open) {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let end = (open + 1..open + 18).find(|at| signs.at(*at) == close)?;
    let word = signs.lower(open + 1, end);
    words.contains(&word.trim()).then_some(end + 1)
}

/// Where the address around an @ begins and ends, and whether it is disguised. Nothing before `floor` is part of it.
fn around(signs: &Signs, sign: &AtSign, floor: usize) -> Option<(usize, usize, bool)> {
    let disguised = !matches!(sign.manner, Manner::Sign);
    let (end, worded) = host_end(signs, sign.end, sign.manner)?;
    let mut start = local_start(signs, sign.start, floor)?;
    // "mail me: jan at voorbeeld.nl"; "meet us at voorbeeld.nl" is none.
    if sign.manner == Manner::Word
        && !worded
        && !signs
            .lower(start.saturating_sub(24), start)
            .contains("mail")
    {
        return None;
    }
    if matches!(sign.manner, Manner::Word)
        && COMMON.contains(&signs.lower(start, sign.start).as_str())
    {
        return None;
    }
    if disguised {
        // "jan punt jansen": the parts of a name, joined by the word.
        for _ in 0..4 {
            let Some(dot) = dot_before(signs, start) else {
                break;
            };
            let Some(further) = local_start(signs, dot, floor) else {
                break;
            };
            start = further;
        }
    }
    Some((start, end, disguised || worded))
}

/// Words that stand before "at" for another reason.
const COMMON: &[&str] = &[
    "look",
    "is",
    "are",
    "be",
    "available",
    "found",
    "good",
    "bad",
    "us",
    "me",
    "site",
    "website",
    "online",
    "live",
    "hosted",
    "read",
    "see",
    "published",
    "page",
    "and",
    "or",
    "data",
    "documentation",
    "information",
    "more",
    "them",
];

fn is_local(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-' | '\'' | '~')
}

fn local_start(signs: &Signs, end: usize, floor: usize) -> Option<usize> {
    let mut start = end;
    while start > floor && end - start < LOCAL && is_local(signs.before(start)) {
        start -= 1;
    }
    while start < end && !signs.at(start).is_alphanumeric() && signs.at(start) != '_' {
        start += 1;
    }
    (start < end && signs.before(end) != '.').then_some(start)
}

/// Where the host that begins at `start` ends, and whether a dot in it is a word.
fn host_end(signs: &Signs, start: usize, manner: Manner) -> Option<(usize, bool)> {
    let (mut at, mut end, mut labels) = (start, start, 0);
    let mut worded = false;
    let mut whole = None;
    while labels < LABELS {
        while at - end.max(start) <= LABEL
            && (signs.at(at).is_alphanumeric() || signs.at(at) == '-')
        {
            at += 1;
        }
        let label = signs.between(end.max(start), at);
        if label.is_empty() || label.len() > LABEL || label.first() == Some(&'-') {
            break;
        }
        labels += 1;
        let letters = label.iter().all(|sign| sign.is_alphabetic())
            || signs.lower(end, at).starts_with("xn--");
        if labels > 1 && (2..=24).contains(&label.len()) && letters && label.last() != Some(&'-') {
            whole = Some((at, worded));
        }
        let Some((next, word)) = dot_after(signs, at, manner) else {
            break;
        };
        worded |= word;
        (at, end) = (next, next);
    }
    whole
}

/// Where a dot that begins at `at` ends, and whether it is a word.
fn dot_after(signs: &Signs, at: usize, manner: Manner) -> Option<(usize, bool)> {
    if signs.at(at) == '.' {
        return Some((at + 1, false));
    }
    let start = signs.blanks_after(at, 2);
    if let Some(end) = bracketed(signs, start, &["punt", "dot", ".", "point"]) {
        return Some((signs.blanks_after(end, 2), true));
    }
    if manner == Manner::Sign {
        return None;
    }
    if signs.at(start) == '.' && is_blank(signs.at(start + 1)) && start > at {
        return Some((signs.blanks_after(start + 1, 2), true));
    }
    let end = signs.letters_after(start, 6);
    let word = matches!(signs.lower(start, end).as_str(), "punt" | "dot");
    (word && start > at).then(|| (signs.blanks_after(end, 2), true))
}

/// Where a word for a dot that ends at `end` begins.
fn dot_before(signs: &Signs, end: usize) -> Option<usize> {
    let mut close = end;
    while end - close < 2 && is_blank(signs.before(close)) {
        close -= 1;
    }
    let open = match signs.before(close) {
        ']' | ')' | '}' => {
            let open = (close.saturating_sub(9)..close - 1)
                .rev()
                .find(|at| matches!(signs.at(*at), '[' | '(' | '{'))?;
            (bracketed(signs, open, &["punt", "dot", "."]) == Some(close)).then_some(open)?
        }
        _ => {
            let open = signs.letters_before(close, 6);
            let word = matches!(signs.lower(open, close).as_str(), "punt" | "dot");
            (word && close < end).then_some(open)?
        }
    };
    let mut start = open;
    while open - start < 2 && is_blank(signs.before(start)) {
        start -= 1;
    }
    Some(start)
}
