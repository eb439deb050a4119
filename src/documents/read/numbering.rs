//! Which number each Section carries: the one its heading prints, or one made from its place.
//!
//! - What is printed stays as it is printed: "5.2.1 Toezicht", "Artikel 3:2a", "Appendix B: …", "IV. …", "1.".
//! - Every other heading continues its printed neighbours: after 2 comes 3, or 2a where 3 is taken.
//!   What stands before the first printed number has none.
//! - A heading without a number has none made where something below it prints one, and neither have those beside it:
//!   above "1 Doel" and "2 Weg" a "1" of our own would be another's number. Beside chapters and articles none is made
//!   either.
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
    let above_printed = above_printed(headings);
    let mut taken: HashSet<String> = headings
        .iter()
        .filter_map(|heading| Some(heading.printed.as_ref()?.number.clone()))
        .collect();
    let mut numbers = vec![String::new(); headings.len()];
    // In document order, so that a parent has its number before its children.
    let mut waiting: Vec<Option<usize>> = vec![None];
    while let Some(parent) = waiting.pop() {
        let Some(siblings) = children.get(&parent) else {
            continue;
        };
        let own = parent.map(|p| numbers[p].clone()).unwrap_or_default();
        let countable = (parent.is_none() || !own.is_empty())
            && !siblings.iter().any(|index| above_printed.contains(index))
            && !siblings
                .iter()
                .any(|index| is_counted_by_name(&headings[*index]));
        let made = countable.then(|| Made {
            prefix: prefix_of(&own),
            at_top: parent.is_none(),
        });
        number_siblings(siblings, headings, made.as_ref(), &mut numbers, &mut taken);
        waiting.extend(siblings.iter().rev().map(|index| Some(*index)));
    }
    numbers
}

/// Headings that print no number while one somewhere below them does.
fn above_printed(headings: &[Heading]) -> HashSet<usize> {
    let mut above = HashSet::new();
    for heading in headings.iter().filter(|heading| heading.printed.is_some()) {
        let mut parent = heading.parent;
        // Each heading is entered once, so that a deep tree costs no more than its size.
        while let Some(index) = parent.filter(|index| !above.contains(index)) {
            if headings[index].printed.is_some() {
                break;
            }
            above.insert(index);
            parent = headings[index].parent;
        }
    }
    above
}

/// Whether a heading prints a number with a word before it, as chapters and articles do, so that what stands beside it
/// without one has none. Appendices stand beside anything.
fn is_counted_by_name(heading: &Heading) -> bool {
    const APPENDICES: &[&str] = &[
        "appendix",
        "annex",
        "annexe",
        "bijlage",
        "anhang",
        "anlage",
        "schedule",
        "aanhangsel",
    ];
    heading.printed.as_ref().is_some_and(|printed| {
        printed.kind == PrintedKind::Named
            && printed
                .number
                .split_once(' ')
                .is_some_and(|(name, _)| !APPENDICES.contains(&name.to_lowercase().as_str()))
    })
}

/// How numbers are made where none is printed.
struct Made {
    /// What they begin with: "5.2." below 5.2.
    prefix: String,
    at_top: bool,
}

/// Numbers the headings under one; without `made`, only those that print a number have one.
fn number_siblings(
    siblings: &[usize],
    headings: &[Heading],
    made: Option<&Made>,
    numbers: &mut [String],
    taken: &mut HashSet<String>,
) {
    let prefix = made.map_or("", |made| made.prefix.as_str());
    let path = |ordinal: u32| format!("{prefix}{ordinal}");
    let printed: HashSet<u32> = siblings
        .iter()
        .filter_map(|index| ordinal_of(&headings[*index], prefix))
        .collect();
    let mut last: Option<u32> = printed.is_empty().then_some(0);
    let mut inserted = 0;
    for index in siblings {
        let heading = &headings[*index];
        if let Some(printed) = &heading.printed {
            if let Some(ordinal) = ordinal_of(heading, prefix) {
                last = Some(ordinal);
                inserted = 0;
            }
            numbers[*index].clone_from(&printed.number);
            continue;
        }
        let Some(made) = made else { continue };
        numbers[*index] = match last {
            None if made.at_top => String::new(),
            None => free(&path(0), &mut inserted, taken),
            Some(before) => {
                let ordinal = before.saturating_add(1);
                let next = path(ordinal);
                if inserted == 0 && !taken.contains(&next) && !printed.contains(&ordinal) {
                    last = Some(ordinal);
                    next
                } else {
                    free(&path(before), &mut inserted, taken)
                }
            }
        };
        taken.insert(numbers[*index].clone());
    }
}

/// The place among its siblings that a heading prints: 3 for "3." and, under 5.2, for "5.2.3".
fn ordinal_of(heading: &Heading, prefix: &str) -> Option<u32> {
    let printed = heading.printed.as_ref()?;
    match printed.kind {
        PrintedKind::Ordinal(ordinal) => Some(ordinal),
        PrintedKind::Path => printed.number.strip_prefix(prefix)?.parse().ok(),
        PrintedKind::Named | PrintedKind::IfFollowing(_) => None,
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
