//! References as people write them in a sheet or mail ("5.2.1, lid 2", "Appendix B", "General",
//! "line 120") to the place they mean. Knows numbers and titles, not how a text is stored.

use super::reference_words::{
    Announced, WHOLE, announced, is_number, ordinal_word, simplified, words,
};
use crate::documents::outline::PassageKind;

/// Columns at which a text is broken to count its lines.
const LINE_WIDTH: usize = 80;

/// What a reference means; indexes into the slices given to [`resolve`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The text as a whole.
    Document,
    /// A Section.
    Section(usize),
    /// A Passage.
    Passage(usize),
}

/// A Section as far as references know it.
#[derive(Debug, Clone, Copy)]
pub struct SectionRef<'a> {
    /// "5.2.1", "Appendix B"; may be empty.
    pub number: &'a str,
    /// Its title; may be empty.
    pub title: &'a str,
}

/// A Passage as far as references know it.
#[derive(Debug, Clone, Copy)]
pub struct PassageRef<'a> {
    /// Index of its Section.
    pub section: usize,
    /// Its own printed number; may be empty.
    pub number: &'a str,
    /// Its plain text.
    pub text: &'a str,
    /// Its kind.
    pub kind: PassageKind,
}

/// Whether a printed number's own word means the same as an announcement.
fn is_announced_as(name: &str, by: Announced) -> bool {
    announced(name) == Some(by)
}

/// The place a reference means; `None` when it cannot be told.
///
/// Understood: nothing or "General" (the text); numbers with or without a word before them, and
/// "lid 2", "paragraph 2" or "5(2)" behind them (the n-th paragraph of that Section, or the Passage
/// that prints that number); "footnote 5"; a Section's title; "line 120", counted over the Passages
/// in order, each broken between words at 80 columns. A paragraph that is not there means its Section;
/// of a range ("5.1–5.3") the first is meant; a number that two Sections carry means neither.
pub fn resolve(
    reference: &str,
    sections: &[SectionRef<'_>],
    passages: &[PassageRef<'_>],
) -> Option<Target> {
    let plain = simplified(reference);
    if WHOLE.contains(&plain.trim_end_matches(['.', ':'])) || WHOLE.contains(&plain.as_str()) {
        return Some(Target::Document);
    }
    let text = Text { sections, passages };
    text.by_title(&plain, true)
        .or_else(|| text.by_numbers(&plain))
        .or_else(|| text.by_title(&plain, false))
}

struct Text<'a> {
    sections: &'a [SectionRef<'a>],
    passages: &'a [PassageRef<'a>],
}

impl Text<'_> {
    /// A Section by its title, to the letter or, when that tells one apart, by how it begins.
    fn by_title(&self, wanted: &str, exactly: bool) -> Option<Target> {
        let matches = |section: &SectionRef<'_>| {
            let title = simplified(section.title);
            if title.is_empty() {
                return false;
            }
            let full = format!("{} {title}", section.number.to_lowercase());
            if exactly {
                title == wanted || full == wanted
            } else {
                (wanted.chars().count() >= 8 && title.starts_with(wanted))
                    || (title.chars().count() >= 8 && wanted.starts_with(&title))
            }
        };
        single(
            self.sections
                .iter()
                .enumerate()
                .filter(|(_, section)| matches(section))
                .map(|(index, _)| index),
        )
        .map(Target::Section)
    }

    fn by_numbers(&self, plain: &str) -> Option<Target> {
        let words = words(plain);
        let mut section: Option<usize> = None;
        let mut passage: Option<usize> = None;
        let mut before: Option<Announced> = None;
        let mut unknown: Vec<&str> = Vec::new();
        let mut weak = false;
        for (position, word) in words.iter().map(String::as_str).enumerate() {
            if let Some(kind) =
                announced(word).filter(|kind| *kind != Announced::Page || before.is_none())
            {
                // "tweede lid", "second paragraph".
                if matches!(kind, Announced::Lid | Announced::Paragraph)
                    && let (Some(ordinal), Some(inside)) =
                        (unknown.last().and_then(|w| ordinal_word(w)), section)
                {
                    unknown.pop();
                    passage = passage.or_else(|| self.nth(inside, &ordinal.to_string()));
                    before = None;
                } else {
                    before = Some(kind);
                }
                continue;
            }
            let id = word.trim_end_matches(['.', ':']);
            let Some(kind) = before.take() else {
                if section.is_none() && is_number(id) {
                    section = self.section(None, id);
                    weak = position == 0 && !id.contains('.');
                    section?;
                } else if section.is_none() || position > 0 {
                    unknown.push(word);
                }
                continue;
            };
            match kind {
                Announced::Page => {}
                Announced::Footnote => passage = passage.or_else(|| self.footnote(section, id)),
                Announced::Line => passage = passage.or_else(|| self.line(id)),
                Announced::Lid | Announced::Paragraph if section.is_some() => {
                    if let Some(inside) = section {
                        passage = passage.or_else(|| self.nth(inside, id));
                    }
                }
                Announced::Lid => return None,
                kind if section.is_none() => section = Some(self.section(Some(kind), id)?),
                _ => {}
            }
        }
        if let Some(passage) = passage {
            return Some(Target::Passage(passage));
        }
        let section = section?;
        // "3 remarks" names nothing; "3 Uitvoering" does.
        let title = simplified(self.sections.get(section)?.title);
        let is_title = unknown.iter().all(|word| title.contains(word));
        (!weak || is_title).then_some(Target::Section(section))
    }

    /// The Section with a number, announced by a word or bare.
    fn section(&self, kind: Option<Announced>, id: &str) -> Option<usize> {
        let parts = self.sections.iter().enumerate().map(|(index, section)| {
            let number = section.number.trim_end_matches('.').to_lowercase();
            let (name, own) = match number.rsplit_once(' ') {
                Some((name, own)) => (name.to_owned(), own.to_owned()),
                None => (String::new(), number),
            };
            (index, name, own)
        });
        let named: Vec<(usize, String, String)> = parts
            .filter(|(_, _, own)| !own.is_empty() && own == id)
            .collect();
        let with = |wanted: &dyn Fn(&str) -> bool| {
            single(
                named
                    .iter()
                    .filter(|(_, name, _)| wanted(name))
                    .map(|(index, _, _)| *index),
            )
        };
        match kind {
            None => with(&|name| name.is_empty()).or_else(|| with(&|_| true)),
            Some(kind) => {
                let own_kind = self
                    .sections
                    .iter()
                    .filter_map(|section| section.number.rsplit_once(' '))
                    .any(|(name, _)| is_announced_as(&name.to_lowercase(), kind));
                with(&|name| is_announced_as(name, kind)).or_else(|| {
                    // "artikel 5" is not Section 5 of a text that has articles.
                    (!own_kind).then(|| with(&|name| name.is_empty())).flatten()
                })
            }
        }
    }

    /// The Passage of a Section that prints a number, or its n-th paragraph.
    fn nth(&self, section: usize, id: &str) -> Option<usize> {
        let inside = || {
            self.passages
                .iter()
                .enumerate()
                .filter(move |(_, passage)| passage.section == section)
        };
        let printed = inside().find(|(_, passage)| {
            passage.kind != PassageKind::Heading
                && passage.kind != PassageKind::Footnote
                && !passage.number.is_empty()
                && passage.number.trim_matches(['(', ')', '.']) == id
        });
        let ordinal: usize = id.parse().ok()?;
        let counted = inside()
            .filter(|(_, p)| matches!(p.kind, PassageKind::Paragraph | PassageKind::Quote))
            .nth(ordinal.checked_sub(1)?);
        let plain_first = counted.is_some() && !self.counts_lids(section);
        let found = if plain_first {
            counted
        } else {
            printed.or(counted)
        };
        found.map(|(index, _)| index)
    }

    /// Whether a Section begins with numbered paragraphs, as articles do, rather than holding a list.
    fn counts_lids(&self, section: usize) -> bool {
        self.passages
            .iter()
            .filter(|p| p.section == section && p.kind != PassageKind::Heading)
            .map(|p| p.number)
            .next()
            .is_some_and(|number| !number.is_empty())
    }

    fn footnote(&self, section: Option<usize>, id: &str) -> Option<usize> {
        let notes = |inside: Option<usize>| {
            single(
                self.passages
                    .iter()
                    .enumerate()
                    .filter(|(_, p)| {
                        p.kind == PassageKind::Footnote
                            && p.number == id
                            && inside.is_none_or(|section| p.section == section)
                    })
                    .map(|(index, _)| index),
            )
        };
        notes(section).or_else(|| section.and_then(|_| notes(None)))
    }

    fn line(&self, id: &str) -> Option<usize> {
        let first: String = id.chars().take_while(char::is_ascii_digit).collect();
        let wanted: usize = first.parse().ok().filter(|line| *line > 0)?;
        let mut last = 0;
        self.passages.iter().position(|passage| {
            last += lines_of(passage.text);
            last >= wanted
        })
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

/// The only one, if there is just one.
fn single(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
#[path = "reference_tests.rs"]
mod tests;
