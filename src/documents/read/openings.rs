//! What the first words of a line of plain text open: an item of a list, a heading. Knows one line, and no blocks.

use std::collections::HashSet;

use super::headings;
use super::marks::{Signs, mark_of};
use super::printed::{self, PrintedKind};

/// Longest line taken for a heading, in characters.
const HEADING_LENGTH: usize = 120;

/// A line that opens a list item.
pub(super) struct Item<'a> {
    pub indent: usize,
    /// "1.", "a)"; empty for a dash.
    pub mark: String,
    pub ordinal: u32,
    pub text: &'a str,
}

impl<'a> Item<'a> {
    pub(super) fn of(line: &'a str) -> Option<Self> {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let (mark, text) = body.split_once([' ', '\t'])?;
        if text.trim().is_empty() {
            return None;
        }
        if matches!(mark, "-" | "*" | "+" | "•" | "–" | "—" | "o") && !(mark == "o" && indent == 0)
        {
            return Some(Self {
                indent,
                mark: String::new(),
                ordinal: 0,
                text,
            });
        }
        let read = mark_of(mark).filter(|read| read.printed == mark)?;
        // Capitals begin names as often: "A. de Vries".
        let reading = read.readings.iter().find(|reading| {
            let is_capital = matches!(reading.style.signs, Signs::Capital | Signs::CapitalRoman);
            !is_capital || reading.style.end == ')'
        })?;
        Some(Self {
            indent,
            mark: read.printed.clone(),
            ordinal: reading.ordinal,
            text,
        })
    }
}

/// Level of a heading by the marks drawn below it: `=` is 1, `-` and `~` are 2.
pub(super) fn underline_level(line: &str, below: &str) -> Option<u8> {
    let mark = below.chars().next()?;
    let drawn = below.chars().count() >= 3 && below.chars().all(|c| c == mark);
    if !drawn || line.chars().count() > HEADING_LENGTH {
        return None;
    }
    match mark {
        '=' => Some(1),
        '-' | '~' => Some(2),
        _ => None,
    }
}

/// Level of a line that is a heading by itself.
pub(super) fn heading_level(line: &str, numbers: &HashSet<u32>) -> Option<u8> {
    if line.chars().count() > HEADING_LENGTH || line.ends_with([';', ',']) {
        return None;
    }
    if let Some(printed) = printed::printed(line) {
        let is_sentence = printed.rest.ends_with('.') || printed.rest.is_empty();
        return match printed.kind {
            PrintedKind::Named if is_named(line) => Some(headings::depth_of(&printed)),
            // "1. Text" is a list item; "1 Title" and "5.2.1 Title" are headings.
            PrintedKind::Ordinal(_)
                if line.starts_with(&format!("{} ", printed.number)) && !is_sentence =>
            {
                Some(1)
            }
            PrintedKind::IfFollowing(ordinal) if !is_sentence && numbers.contains(&ordinal) => {
                Some(1)
            }
            PrintedKind::Path if !is_sentence => Some(headings::depth_of(&printed)),
            _ => None,
        };
    }
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let is_capitals = letters.clone().count() >= 4 && letters.clone().all(char::is_uppercase);
    is_capitals.then_some(1)
}

pub(super) fn is_named(line: &str) -> bool {
    printed::printed(line)
        .is_some_and(|printed| printed.kind == PrintedKind::Named && printed.number.contains(' '))
}

pub(super) fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~'))
}
