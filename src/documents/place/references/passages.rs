//! The Passages of a text made ready for references: labels, lines, footnotes, and the steps down from a
//! Section ("lid 1, onder b"). Knows no grammar.

use std::collections::HashMap;

use super::grammar::Within;
use super::text::PassageRef;
use super::words::is_label;
use crate::documents::outline::PassageKind;

/// Columns at which a text is broken to count its lines.
const LINE_WIDTH: usize = 80;

#[derive(Debug)]
struct Passage {
    section: usize,
    kind: PassageKind,
    /// "b" of "b." or "(b)": its number, or what its text begins with.
    label: String,
    /// 0 for a paragraph, from 1 for the items of lists.
    level: usize,
}

/// The Passages of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Passages {
    all: Vec<Passage>,
    labels: HashMap<String, Vec<usize>>,
    footnotes: HashMap<String, Vec<usize>>,
    /// Line on which each ends.
    lines: Vec<usize>,
    /// First and the one behind the last, by Section.
    of_section: HashMap<usize, (usize, usize)>,
}

impl Passages {
    pub(super) fn push(&mut self, passage: &PassageRef<'_>) {
        let at = self.all.len();
        let line = self.lines.last().copied().unwrap_or_default() + lines_of(passage.text);
        self.lines.push(line);
        let reach = self.of_section.entry(passage.section).or_insert((at, at));
        reach.1 = at + 1;
        let own = passage
            .number
            .trim_matches(['(', ')', '.', ' '])
            .to_lowercase();
        let label = match passage.kind {
            PassageKind::Heading | PassageKind::Footnote => String::new(),
            _ if own.is_empty() => printed_label(passage.text),
            _ => own.clone(),
        };
        if passage.kind == PassageKind::Footnote {
            self.footnotes.entry(own).or_default().push(at);
        }
        if !label.is_empty() {
            self.labels.entry(label.clone()).or_default().push(at);
        }
        self.all.push(Passage {
            section: passage.section,
            kind: passage.kind,
            label,
            level: match passage.kind {
                PassageKind::ListItem => passage.depth + 1,
                _ => 0,
            },
        });
    }

    pub(super) fn section_of(&self, at: usize) -> Option<usize> {
        self.all.get(at).map(|passage| passage.section)
    }

    /// Those that print a label, in order.
    pub(super) fn labelled(&self, label: &str) -> impl Iterator<Item = usize> {
        self.labels.get(label).into_iter().flatten().copied()
    }

    /// The footnotes with a number.
    pub(super) fn footnotes(&self, id: &str) -> impl Iterator<Item = usize> {
        self.footnotes.get(id).into_iter().flatten().copied()
    }

    /// The one a line is in, counted over the text.
    pub(super) fn line(&self, id: &str) -> Option<usize> {
        let first: String = id.chars().take_while(char::is_ascii_digit).collect();
        let wanted: usize = first.parse().ok().filter(|line| *line > 0)?;
        let at = self.lines.partition_point(|last| *last < wanted);
        (at < self.lines.len()).then_some(at)
    }

    /// A step within a Section, from a Passage of it or from its beginning.
    pub(super) fn within(
        &self,
        section: usize,
        from: Option<usize>,
        kind: Within,
        id: &str,
    ) -> Option<usize> {
        let candidates = self.below(section, from);
        let printed = self.printed(&candidates, kind, id);
        let ordinal = id.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let counted = |wanted: &dyn Fn(&Passage) -> bool| {
            let mut some = candidates.iter().filter(|(_, passage)| wanted(passage));
            some.nth(ordinal?).map(|(at, _)| *at)
        };
        let paragraph = || {
            counted(&|p: &Passage| matches!(p.kind, PassageKind::Paragraph | PassageKind::Quote))
        };
        match kind {
            Within::Item => printed.or_else(|| {
                let levels = candidates.iter().map(|(_, passage)| passage.level);
                let top = levels.filter(|level| *level > 0).min()?;
                counted(&|passage: &Passage| passage.level == top)
            }),
            // An article's paragraphs print their numbers; other text is counted, its lists aside.
            _ if from.is_some() || prints_numbers(&candidates) => printed.or_else(paragraph),
            _ => paragraph().or(printed),
        }
    }

    /// What stands in a Section, or deeper than a Passage of it and right behind.
    fn below(&self, section: usize, from: Option<usize>) -> Vec<(usize, &Passage)> {
        let Some((first, end)) = self.of_section.get(&section).copied() else {
            return Vec::new();
        };
        let outer = from.and_then(|at| Some((at, self.all.get(at)?.level)));
        let begin = outer.map_or(first, |(at, _)| at + 1);
        (begin..)
            .zip(self.all.get(begin..end).unwrap_or_default())
            .take_while(|(_, passage)| outer.is_none_or(|(_, level)| passage.level > level))
            .filter(|(_, passage)| {
                passage.section == section
                    && !matches!(passage.kind, PassageKind::Heading | PassageKind::Footnote)
            })
            .collect()
    }

    /// The Passage that prints a label, the one least deep; none if two items of different lists do.
    fn printed(&self, candidates: &[(usize, &Passage)], kind: Within, id: &str) -> Option<usize> {
        let labelled = || candidates.iter().filter(|(_, passage)| passage.label == id);
        let level = labelled().map(|(_, passage)| passage.level).min()?;
        let mut least = labelled().filter(|(_, passage)| passage.level == level);
        let first = least.next().map(|(at, _)| *at);
        if kind == Within::Item && least.next().is_some() {
            return None;
        }
        first
    }
}

/// Whether these begin with a number of their own, as the paragraphs of articles do.
fn prints_numbers(candidates: &[(usize, &Passage)]) -> bool {
    candidates
        .first()
        .is_some_and(|(_, passage)| !passage.label.is_empty())
}

/// "b. oefent" and "(b) oefent" print "b".
fn printed_label(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let own = first.trim_matches(['(', ')', '.', '°', 'º']).to_lowercase();
    let is_marked = first.ends_with(['.', ')', '°', 'º']) && first.len() > own.len();
    if is_marked && is_label(&own) {
        own
    } else {
        String::new()
    }
}

/// Lines a text takes when broken between words at 80 columns; a longer word has one of its own.
fn lines_of(text: &str) -> usize {
    let mut lines = 0;
    let mut column = LINE_WIDTH;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if lines > 0 && column + 1 + length <= LINE_WIDTH {
            column += 1 + length;
        } else {
            lines += 1;
            column = length;
        }
    }
    lines.max(1)
}
