//! Numbers of pages on lines of their own: "Pagina 3 van 10", "- 3 -", "3". Knows lines, not what stands around pages
//! otherwise.

use std::collections::HashMap;

use super::page_lines::{Kind, PlainLine};
use super::printed::value_of_roman;

/// Lines between two bare page numbers at the least; what counts on closer together counts something else.
const PAGE: usize = 10;
/// The same for numbers in the dress of page numbers.
const DRESSED_PAGE: usize = 4;

/// How sure a line is to be the number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "Pagina 3 van 10", "Page 3".
    Said,
    /// "- 3 -", "3 / 10", "[3]".
    Dressed,
    /// "3".
    Bare,
}

/// The lines that may be numbers of pages, each with whether that is sure.
pub(super) fn of(lines: &[PlainLine]) -> HashMap<usize, bool> {
    let found: Vec<(usize, u32, Form)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == Kind::Words)
        .filter_map(|(index, line)| {
            let (number, form) = page_number(line.words())?;
            Some((index, number, form))
        })
        .collect();
    let mut feeds = 0_usize;
    let sheets: Vec<usize> = lines
        .iter()
        .map(|line| {
            feeds += usize::from(line.feed);
            feeds
        })
        .collect();
    let counts_on = |a: &(usize, u32, Form), b: &(usize, u32, Form)| {
        let page = if a.2 == Form::Bare {
            PAGE
        } else {
            DRESSED_PAGE
        };
        a.2 == b.2
            && b.1 == a.1.saturating_add(1)
            && (b.0.saturating_sub(a.0) >= page || sheets.get(a.0) != sheets.get(b.0))
    };
    found
        .iter()
        .enumerate()
        .map(|(at, number)| {
            let before = at.checked_sub(1).and_then(|at| found.get(at));
            let behind = found.get(at + 1);
            let in_order = before.is_some_and(|before| counts_on(before, number))
                || behind.is_some_and(|behind| counts_on(number, behind));
            let beside_feed = (number.0.saturating_sub(2)..=number.0 + 2)
                .any(|index| lines.get(index).is_some_and(|line| line.feed));
            (number.0, number.2 == Form::Said || in_order || beside_feed)
        })
        .collect()
}

/// The number a line is, if it is nothing else.
fn page_number(line: &str) -> Option<(u32, Form)> {
    if line.chars().count() > 40 {
        return None;
    }
    let lower = line.to_lowercase();
    let dressed = lower.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')' | '~' | '•' | '·' | '.'
            )
    });
    // "511)." ends something that began a line before.
    let count = |bracket: char| lower.matches(bracket).count();
    if count('(') != count(')') || count('[') != count(']') {
        return None;
    }
    let words: Vec<&str> = dressed
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | ':'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_said = |word: &str| {
        matches!(
            word.trim_end_matches('.'),
            "pagina" | "page" | "blz" | "bladzijde" | "pag" | "p" | "seite"
        )
    };
    let number = |word: &str| -> Option<u32> {
        word.parse()
            .ok()
            .or_else(|| value_of_roman(&word.to_uppercase()).filter(|_| word.len() <= 5))
    };
    let of = |word: &str| matches!(word, "van" | "of" | "von" | "de" | "sur" | "uit");
    let (said, rest) = match words.as_slice() {
        [first, rest @ ..] if is_said(first) => (true, rest),
        all => (false, all),
    };
    let (page, total) = match rest {
        [page] => (number(page)?, None),
        [page, total] => (number(page)?, Some(number(total)?)),
        [page, between, total] if of(between) => (number(page)?, Some(number(total)?)),
        _ => return None,
    };
    if page > 5000 || total.is_some_and(|total| total < page) {
        return None;
    }
    let form = if said || rest.len() == 3 {
        Form::Said
    } else if total.is_some() || dressed.len() < lower.trim().len() {
        Form::Dressed
    } else {
        Form::Bare
    };
    // A Roman number by itself is as likely a heading.
    let is_digits = rest
        .first()
        .is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    (is_digits || form == Form::Said).then_some((page, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_page_numbers() {
        for (line, number, form) in [
            ("Pagina 3 van 10", 3, Form::Said),
            ("Page 3 of 10", 3, Form::Said),
            ("blz. 4", 4, Form::Said),
            ("3 van 10", 3, Form::Said),
            ("- 12 -", 12, Form::Dressed),
            ("3/10", 3, Form::Dressed),
            ("2 | 7", 2, Form::Dressed),
            ("7", 7, Form::Bare),
            ("pagina iv", 4, Form::Said),
        ] {
            assert_eq!(page_number(line), Some((number, form)), "{line}");
        }
        for line in [
            "3 maart 2026",
            "IV",
            "1 Doel",
            "10/3",
            "Pagina's 3 en 4",
            "2026-1-2-3",
            "511).",
        ] {
            assert_eq!(page_number(line), None, "{line}");
        }
    }
}
