//! Which number each Section carries: the one its heading prints, or one made from its place.
//!
//! - "5.2.1 Toezicht", "Artikel 5", "Appendix B: …", "IV. …" keep what is printed.
//! - A bare "1." below a Section that has a number counts within it: under 4.3 it becomes 4.3.1,
//!   unless the chapters of the text are counted that way.
//! - Every other heading continues its printed neighbours: after 2 comes 3, or 2a where 3 is taken.
//!   What stands before the first printed number has none.
//!
//! Knows headings and their tree, no format and no Passages.

use std::collections::{HashMap, HashSet};

use super::inline::collapse;

/// A number printed in front of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// As printed, without the dot or colon behind it.
    pub number: String,
    /// What kind of number it is.
    pub kind: PrintedKind,
    /// The title behind it.
    pub rest: String,
}

/// Kinds of printed numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PrintedKind {
    /// "3" or "3.": counts within whatever the heading stands under.
    Ordinal(u32),
    /// "5.2.1", "B.2": says itself where it belongs.
    Path,
    /// "Artikel 5", "Appendix B", "IV".
    Named,
}

/// Words that announce a number, in Dutch and English.
const NAMES: &[&str] = &[
    "artikel",
    "article",
    "chapter",
    "hoofdstuk",
    "section",
    "sectie",
    "paragraaf",
    "paragraph",
    "afdeling",
    "titel",
    "title",
    "deel",
    "part",
    "appendix",
    "annex",
    "bijlage",
    "annexe",
    "schedule",
    "onderdeel",
];

/// The number a heading prints, if any.
pub(super) fn printed(heading: &str) -> Option<Printed> {
    named(heading)
        .or_else(|| decimal(heading))
        .or_else(|| lettered(heading))
}

fn named(heading: &str) -> Option<Printed> {
    let (name, after) = heading.split_once(' ')?;
    if !NAMES.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    let end = after
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(after.len());
    let id = after.get(..end)?.trim_end_matches('.');
    let rest = after.get(end..)?;
    let is_id = id.split('.').all(|part| {
        !part.is_empty()
            && (part.bytes().all(|b| b.is_ascii_digit())
                || is_roman(part)
                || part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase())
                || is_inserted(part))
    });
    // "Titel I heeft" may be a sentence: behind the number comes nothing, a mark or a capital.
    let follows = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c));
    let marked = rest.trim_start().starts_with(is_separator);
    (is_id && (follows.is_empty() || marked || starts_title(follows))).then(|| Printed {
        number: format!("{name} {id}"),
        kind: PrintedKind::Named,
        rest: follows.to_owned(),
    })
}

fn decimal(heading: &str) -> Option<Printed> {
    let plain = heading
        .strip_prefix('§')
        .map_or(heading, |rest| rest.trim_start());
    let end = plain
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(plain.len());
    let (digits, mut rest) = plain.split_at(end);
    let dotted = digits.ends_with('.');
    let number = digits.strip_suffix('.').unwrap_or(digits);
    let mut number = number.to_owned();
    // "2a Inserted later".
    if !dotted
        && let Some(letter) = rest.chars().next().filter(char::is_ascii_lowercase)
        && rest
            .get(1..)
            .is_some_and(|after| after.starts_with([' ', '.']))
    {
        number.push(letter);
        rest = &rest[1..];
    }
    let parts: Vec<&str> = number.split('.').collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 3) {
        return None;
    }
    let marked = dotted || rest.starts_with([')', ':']);
    let follows =
        rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c) || c == ')');
    let set_apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || marked;
    if !set_apart || !(follows.is_empty() || marked || parts.len() > 1 || starts_title(follows)) {
        return None;
    }
    let kind = match (parts.as_slice(), number.parse()) {
        ([_], Ok(ordinal)) => PrintedKind::Ordinal(ordinal),
        _ => PrintedKind::Path,
    };
    Some(Printed {
        rest: follows.to_owned(),
        number,
        kind,
    })
}

/// "A. Title", "B.2 Title", "IV. Title".
fn lettered(heading: &str) -> Option<Printed> {
    let (mark, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let number = mark.trim_end_matches(['.', ')', ':']);
    let mut parts = number.split('.');
    let first = parts.next()?;
    let tail: Vec<&str> = parts.collect();
    let is_letter = first.len() == 1 && first.bytes().all(|b| b.is_ascii_uppercase());
    let digits = tail.iter().all(|part| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    });
    let marked = mark.len() > number.len();
    if !digits || rest.is_empty() || !(is_letter || is_roman(first)) || (tail.is_empty() && !marked)
    {
        return None;
    }
    Some(Printed {
        number: number.to_owned(),
        kind: if tail.is_empty() {
            PrintedKind::Named
        } else {
            PrintedKind::Path
        },
        rest: rest.trim().to_owned(),
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, ':' | '.' | '-' | '–' | '—' | '|')
}

fn starts_title(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || matches!(c, '\'' | '"' | '‘' | '“' | '(' | '['))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 8
        && (1..=400).any(|number| roman(number).as_deref() == Some(text))
}

fn is_inserted(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty()
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A number up to 3999 as Roman capitals.
pub(super) fn roman(number: u32) -> Option<String> {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= *value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(out)
}

/// A heading in the tree.
#[derive(Debug)]
pub(super) struct Heading {
    /// Index of the one it stands under; always a lower index than its own.
    pub parent: Option<usize>,
    /// What it prints.
    pub printed: Option<Printed>,
    /// Whether it takes no part in counting: it names the whole text, or stands for text before
    /// the first heading.
    pub uncounted: bool,
}

/// The number of each heading.
pub(super) fn assign(headings: &[Heading]) -> Vec<String> {
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (index, heading) in headings.iter().enumerate() {
        // What stands under the name of the text counts as if it stood at the top.
        let mut parent = heading.parent;
        while let Some(above) = parent.filter(|p| headings[*p].uncounted) {
            parent = headings[above].parent;
        }
        if !heading.uncounted {
            children.entry(parent).or_default().push(index);
        }
    }
    let chapters = chapters(headings, &children);
    let mut taken: HashSet<String> = headings
        .iter()
        .enumerate()
        .filter_map(|(index, heading)| {
            let printed = heading.printed.as_ref()?;
            let counts_within =
                matches!(printed.kind, PrintedKind::Ordinal(_)) && !chapters.contains(&index);
            (!counts_within).then(|| printed.number.clone())
        })
        .collect();
    let mut numbers = vec![String::new(); headings.len()];
    // In document order, so that a parent has its number before its children.
    let mut waiting: Vec<Option<usize>> = vec![None];
    while let Some(parent) = waiting.pop() {
        let Some(siblings) = children.get(&parent) else {
            continue;
        };
        number_siblings(
            parent,
            siblings,
            headings,
            &chapters,
            &mut numbers,
            &mut taken,
        );
        waiting.extend(siblings.iter().rev().map(|index| Some(*index)));
    }
    numbers
}

/// Headings whose bare ordinal is the number of a chapter and counts within nothing: those at the
/// top, and those one level down when no ordinal occurs there twice.
fn chapters(headings: &[Heading], children: &HashMap<Option<usize>, Vec<usize>>) -> HashSet<usize> {
    let is_ordinal = |index: &&usize| {
        headings[**index]
            .printed
            .as_ref()
            .is_some_and(|p| matches!(p.kind, PrintedKind::Ordinal(_)))
    };
    let top = children.get(&None).map_or(&[][..], Vec::as_slice);
    let mut chapters: HashSet<usize> = top.iter().filter(is_ordinal).copied().collect();
    if chapters.is_empty() {
        let below: Vec<usize> = top
            .iter()
            .filter(|index| headings[**index].printed.is_none())
            .filter_map(|index| children.get(&Some(*index)))
            .flatten()
            .filter(is_ordinal)
            .copied()
            .collect();
        let parents: HashSet<_> = below.iter().map(|index| headings[*index].parent).collect();
        let distinct: HashSet<_> = below
            .iter()
            .filter_map(|index| headings[*index].printed.as_ref().map(|p| &p.number))
            .collect();
        if distinct.len() == below.len() && (parents.len() > 1 || top.len() == 1) {
            chapters.extend(below);
        }
    }
    chapters
}

fn number_siblings(
    parent: Option<usize>,
    siblings: &[usize],
    headings: &[Heading],
    chapters: &HashSet<usize>,
    numbers: &mut [String],
    taken: &mut HashSet<String>,
) {
    let own = parent.map(|p| numbers[p].clone()).unwrap_or_default();
    // Below a Section without a number nothing can be counted.
    let countable = parent.is_none() || !own.is_empty();
    let prefix = prefix_of(&own);
    let path = |ordinal: u32| format!("{prefix}{ordinal}");
    let counted = siblings
        .iter()
        .filter_map(|index| ordinal_of(&headings[*index], &prefix))
        .next()
        .is_some();
    let mut last: Option<u32> = (!counted).then_some(0);
    let mut inserted = 0;
    for index in siblings {
        let heading = &headings[*index];
        let ordinal = ordinal_of(heading, &prefix);
        numbers[*index] = match (&heading.printed, ordinal) {
            (Some(printed), Some(ordinal)) => {
                last = Some(ordinal);
                inserted = 0;
                let within = matches!(printed.kind, PrintedKind::Ordinal(_))
                    && !chapters.contains(index)
                    && countable;
                if within {
                    path(ordinal)
                } else {
                    printed.number.clone()
                }
            }
            (Some(printed), None) => printed.number.clone(),
            (None, _) if !countable => String::new(),
            // A part above numbered chapters has no number of its own.
            (None, _) if parent.is_none() && has_chapters(*index, headings, chapters) => {
                String::new()
            }
            (None, _) => match last {
                None if parent.is_none() => String::new(),
                None => free(&path(0), &mut inserted, taken),
                Some(before) => {
                    let next = path(before.saturating_add(1));
                    if inserted == 0
                        && !taken.contains(&next)
                        && !printed_here(siblings, headings, &prefix, before.saturating_add(1))
                    {
                        last = Some(before.saturating_add(1));
                        next
                    } else {
                        free(&path(before), &mut inserted, taken)
                    }
                }
            },
        };
        taken.insert(numbers[*index].clone());
    }
}

fn printed_here(siblings: &[usize], headings: &[Heading], prefix: &str, ordinal: u32) -> bool {
    siblings
        .iter()
        .any(|index| ordinal_of(&headings[*index], prefix) == Some(ordinal))
}

fn has_chapters(index: usize, headings: &[Heading], chapters: &HashSet<usize>) -> bool {
    chapters
        .iter()
        .any(|chapter| headings[*chapter].parent == Some(index))
}

/// The place among its siblings that a heading prints: 3 for "3." and, under 5.2, for "5.2.3".
fn ordinal_of(heading: &Heading, prefix: &str) -> Option<u32> {
    let printed = heading.printed.as_ref()?;
    match printed.kind {
        PrintedKind::Ordinal(ordinal) => Some(ordinal),
        PrintedKind::Path => printed.number.strip_prefix(prefix)?.parse().ok(),
        PrintedKind::Named => None,
    }
}

/// What the numbers below a Section begin with: "5.2." for 5.2, "B." for Appendix B, "2." for
/// Chapter 2, "Artikel 5." for Artikel 5, since articles are counted through.
fn prefix_of(number: &str) -> String {
    if number.is_empty() {
        return String::new();
    }
    let through = ["artikel ", "article "]
        .iter()
        .any(|name| number.to_lowercase().starts_with(name));
    match number.rsplit_once(' ') {
        Some((_, id)) if !through => format!("{id}."),
        _ => format!("{number}."),
    }
}

/// The first of 2a, 2b, … that is free.
fn free(before: &str, inserted: &mut u32, taken: &HashSet<String>) -> String {
    loop {
        *inserted += 1;
        let number = format!("{before}{}", letters(*inserted));
        if !taken.contains(&number) {
            return number;
        }
    }
}

/// a … z, aa, ab, …
fn letters(number: u32) -> String {
    let mut left = number;
    let mut out = Vec::new();
    while left > 0 {
        left -= 1;
        out.push(char::from(
            b'a' + u8::try_from(left % 26).unwrap_or_default(),
        ));
        left /= 26;
    }
    out.iter().rev().collect()
}

/// How many characters of the heading the number and what sets it apart take.
pub(super) fn printed_length(heading: &str, printed: &Printed) -> usize {
    debug_assert_eq!(collapse(heading), heading);
    heading.chars().count() - printed.rest.chars().count()
}

#[cfg(test)]
#[path = "numbering_tests.rs"]
mod tests;
