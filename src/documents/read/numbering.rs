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

use super::printed::{Printed, PrintedKind};

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

#[cfg(test)]
#[path = "numbering_tests.rs"]
mod tests;
