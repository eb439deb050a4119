//! Plain text that was once set in pages, as a PDF or a letter gives it: what heads and ends each page goes, notes at
//! the foot of pages are taken out and tied to their marks, and it is remembered where a page ended. Knows lines, not
//! what they are (headings, items, paragraphs).

use std::collections::{HashMap, HashSet};

use super::contents::{is_contents_line, is_contents_title};
use super::page_lines::{Kind, Looks, PlainLine, parts_a_sentence};
use super::page_notes::{self, RawNote};
use super::page_numbers;
use super::printed::printed;
use super::remarks::Remarks;
use crate::documents::normal::normal;
use crate::documents::remark::Noticed;

/// Blanks that by themselves are a rule above notes, not an empty line.
const RULE_OF_BLANKS: usize = 20;
/// Longest line that may head or end pages, in characters.
const FURNITURE: usize = 150;
/// Lines that head or end a page, at most.
const EDGE: usize = 4;

/// A text without what its pages added.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// Every line, what goes among them, so that what stands on either side of it is known.
    pub lines: Vec<PlainLine>,
    pub notes: Vec<RawNote>,
    /// What headed every page, where the first bears it too.
    pub running_title: Option<String>,
}

/// Finds what the pages of a text added.
pub(super) fn unpaged(mut lines: Vec<PlainLine>, remarks: &mut Remarks) -> Pages {
    contents(&mut lines, remarks);
    let numbers = page_numbers::of(&lines);
    let repeated = repeated(&lines);
    let may_go = |index: usize| numbers.contains_key(&index) || repeated.contains_key(&index);
    let notes = page_notes::take_out(&mut lines, may_go);
    let running_title = furniture(&mut lines, &numbers, &repeated, remarks);
    Pages {
        lines,
        notes,
        running_title,
    }
}

/// Takes a text to lines.
pub(super) fn lines_of(text: &str) -> Vec<PlainLine> {
    let mut lines = Vec::new();
    for whole in text.split('\n') {
        for (index, part) in whole.split('\u{0C}').enumerate() {
            let kept = part.trim_end();
            let rule =
                !kept.is_empty() && kept.trim_start().chars().all(|c| c == '_') && kept.len() >= 5;
            let kind = match (kept.is_empty(), part.chars().count() >= RULE_OF_BLANKS) {
                (true, true) => Kind::Rule,
                (true, false) => Kind::Empty,
                _ if rule => Kind::Rule,
                _ => Kind::Words,
            };
            lines.push(PlainLine {
                text: kept.to_owned(),
                kind,
                feed: index > 0,
                looks: Looks::Nothing,
            });
        }
    }
    lines
}

/// Marks tables of contents: lines that lead to a page by dots, and what stands under a title "Contents" and comes
/// again as a line of the text.
fn contents(lines: &mut [PlainLine], remarks: &mut Remarks) {
    let mut at = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if line.is_kept() {
            at.insert(normal(line.words()).to_lowercase(), index);
        }
    }
    let mut title: Option<usize> = None;
    let mut under = 0;
    for index in 0..lines.len() {
        let Some(line) = lines.get(index).filter(|line| line.is_kept()) else {
            continue;
        };
        let words = line.words();
        if is_contents_title(words) {
            title = Some(index);
            under = 0;
            continue;
        }
        let comes_again = || {
            let plain = normal(words).to_lowercase();
            let entry = plain
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .trim_end();
            [plain.as_str(), entry]
                .iter()
                .any(|entry| at.get(*entry).is_some_and(|last| *last > index))
        };
        let is_line = is_contents_line(words) || title.is_some() && comes_again();
        if !is_line {
            title = None;
            continue;
        }
        remarks.notice(Noticed::Contents, words);
        under += 1;
        if let Some(line) = lines.get_mut(index) {
            line.kind = Kind::Contents;
        }
        if under == 2
            && let Some(title) = title.and_then(|title| lines.get_mut(title))
        {
            title.kind = Kind::Contents;
        }
    }
}

/// Marks what heads and ends pages: page numbers, and lines that come back at the breaks between pages. Gives back what
/// headed the first page as well.
fn furniture(
    lines: &mut [PlainLine],
    numbers: &HashMap<usize, bool>,
    repeated: &HashMap<usize, (usize, bool)>,
    remarks: &mut Remarks,
) -> Option<String> {
    // Runs of what may go, between lines that stay.
    let mut breaks: Vec<bool> = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let goes = |index: usize| {
            lines.get(index).is_some_and(|line| {
                !line.is_kept() || numbers.contains_key(&index) || repeated.contains_key(&index)
            })
        };
        if !goes(at) {
            at += 1;
            continue;
        }
        let from = at;
        while goes(at) {
            at += 1;
        }
        let feeds = (from..=at).any(|index| lines.get(index).is_some_and(|line| line.feed));
        let sure = (from..at).any(|index| {
            numbers.get(&index).copied().unwrap_or(false)
                || lines.get(index).is_some_and(|line| line.kind == Kind::Note)
        });
        let parts_sentence = from > 0
            && parts_a_sentence(
                lines.get(from - 1).map_or("", PlainLine::words),
                lines.get(at).map_or("", PlainLine::words),
            );
        if feeds || sure || parts_sentence {
            for slot in breaks.iter_mut().take(at).skip(from) {
                *slot = true;
            }
        }
    }
    // The first three lines of words.
    let mut kept = lines.iter().enumerate().filter(|(_, line)| line.is_kept());
    let top = kept.nth(2).map_or(lines.len(), |(index, _)| index);
    let is_at_top = |index: usize| index <= top;
    let is_at_edge = edges(lines);
    // A line is furniture where it mostly comes at breaks; the first page begins with none.
    let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
    for (index, (group, _)) in repeated {
        let (all, at_breaks) = counts.entry(*group).or_default();
        *all += 1;
        *at_breaks += usize::from(breaks[*index] || is_at_top(*index));
    }
    let mut title = None;
    let mut marked = Vec::new();
    for (index, at_break) in breaks.iter().copied().enumerate() {
        let is_number = numbers.get(&index).is_some_and(|sure| *sure || at_break);
        let comes_back = repeated.get(&index).is_some_and(|(group, _)| {
            let (all, at_breaks) = counts.get(group).copied().unwrap_or_default();
            let here = at_break || is_at_top(index);
            here && is_at_edge(index) && at_breaks * 3 >= all * 2 && (at_break || at_breaks > 1)
        });
        if is_number || comes_back {
            // With a number that rises it is no title.
            let is_same = repeated.get(&index).is_some_and(|(_, same)| *same);
            if is_same && !is_number && title.is_none() && is_at_top(index) {
                title = lines.get(index).map(|line| normal(line.words()));
            }
            marked.push(index);
        }
    }
    for index in marked {
        if let Some(line) = lines.get_mut(index) {
            remarks.notice(Noticed::PageLine, &normal(line.words()));
            line.kind = Kind::Furniture;
        }
    }
    title
}

/// Tells which lines may head or end a page: the first and last of one, and any where no page is marked; never what is
/// known to be text.
fn edges(lines: &[PlainLine]) -> impl Fn(usize) -> bool + use<> {
    let mut edges: HashSet<usize> = HashSet::new();
    let mut add = |sheet: &mut Vec<usize>| {
        let count = sheet.len();
        for (at, index) in sheet.drain(..).enumerate() {
            if at < EDGE || count - at <= EDGE {
                edges.insert(index);
            }
        }
    };
    let mut sheet: Vec<usize> = Vec::new();
    let mut is_paged = false;
    for (index, line) in lines.iter().enumerate() {
        if line.feed {
            is_paged |= !sheet.is_empty();
            add(&mut sheet);
        }
        if line.kind != Kind::Empty {
            sheet.push(index);
        }
    }
    add(&mut sheet);
    let is_text = |line: &PlainLine| line.looks != Looks::Nothing;
    let text: HashSet<usize> = (0..lines.len())
        .filter(|index| lines.get(*index).is_some_and(is_text))
        .collect();
    move |index| !text.contains(&index) && (!is_paged || edges.contains(&index))
}

/// Lines that come more than once, each with the group of those it is like, and whether to the letter or but for one
/// number that rises from each to the next.
fn repeated(lines: &[PlainLine]) -> HashMap<usize, (usize, bool)> {
    let mut groups: HashMap<String, Vec<(usize, Vec<u32>)>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        let words = line.words();
        if line.is_kept()
            && words.chars().count() <= FURNITURE
            && words.chars().any(char::is_alphabetic)
        {
            let (mask, numbers) = masked(&normal(words).to_lowercase());
            groups.entry(mask).or_default().push((index, numbers));
        }
    }
    let mut found = HashMap::new();
    let mut groups: Vec<_> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort_unstable();
    for (name, group) in groups.iter().enumerate() {
        let same = group.iter().all(|(_, numbers)| numbers == &group[0].1);
        let counts_on = group.windows(2).all(|pair| {
            let (a, b) = (&pair[0].1, &pair[1].1);
            let changed: Vec<_> = a.iter().zip(b).filter(|(a, b)| a != b).collect();
            matches!(changed.as_slice(), [(a, b)] if **b == a.saturating_add(1))
        });
        let is_heading = || {
            lines
                .get(group[0].0)
                .is_some_and(|line| printed(line.words()).is_some())
        };
        if same || counts_on && !is_heading() {
            found.extend(group.iter().map(|(index, _)| (*index, (name, same))));
        }
    }
    found
}

/// A line with its numbers taken out, and those.
fn masked(line: &str) -> (String, Vec<u32>) {
    let mut mask = String::with_capacity(line.len());
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for c in line.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            mask.push('#');
            numbers.push(digits.parse().unwrap_or(u32::MAX));
            digits.clear();
        }
        mask.push(c);
    }
    (mask, numbers)
}
