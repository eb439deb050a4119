//! What somebody asks for, what narrows it, and what comes of it. Rules only.

use std::collections::BTreeMap;

use super::nearby::Suggestion;
use super::words::{Keys, Wanted, Word, is_small, words};
use crate::consultations::model::{Consultation, Passage, Round, Section, Version};
use crate::db::search::{Ask, EntryKind, Narrowing, Strictness, Tally};
use crate::moderation::published::PublishedComment;
use crate::responses::model::PublishedAnswer;
use crate::types::ids::{ConsultationId, SearchEntryId};

/// Characters of a question that are read.
pub const LONGEST_QUESTION: usize = 400;
/// Words, or words in quotes, that are looked for.
pub const MOST_WORDS: usize = 12;

/// What was asked for: words, and words in a row where they stood in quotes or were written as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    chunks: Vec<Vec<String>>,
    typed: String,
    /// Whether there was more than is looked for.
    pub cut: bool,
}

impl Question {
    /// Reads whatever somebody typed; nothing in it is an operator but quotation marks.
    pub fn parse(typed: &str) -> Self {
        let short: String = typed.chars().take(LONGEST_QUESTION).collect();
        let mut question = Self {
            cut: short.len() < typed.trim_end().len(),
            typed: short.clone(),
            ..Self::default()
        };
        let marks = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
        let parts: Vec<&str> = short.split(marks).collect();
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.iter().enumerate() {
            // A mark that is not closed means nothing.
            if index % 2 == 1 && index < last {
                question.add(part);
            } else {
                part.split_whitespace().for_each(|part| question.add(part));
            }
        }
        question
    }

    fn add(&mut self, part: &str) {
        let mut chunk: Vec<String> = words(part).into_iter().map(|word| word.folded).collect();
        if chunk.is_empty() {
            return;
        }
        if self.chunks.len() == MOST_WORDS || chunk.len() > MOST_WORDS {
            self.cut = true;
        }
        chunk.truncate(MOST_WORDS);
        if self.chunks.len() < MOST_WORDS {
            self.chunks.push(chunk);
        }
    }

    /// What was typed, as far as it is read.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Whether it is more than one word, or words in a row.
    pub fn is_of_several(&self) -> bool {
        self.chunks.len() > 1
    }

    /// What to ask; small words count only where there are no others.
    pub fn ask(&self) -> Ask {
        let stem = |word: &String| Wanted::of(word).stems.into_iter().next();
        Ask {
            phrase: self.chunks.iter().flatten().filter_map(stem).collect(),
            words: self
                .wanted()
                .into_iter()
                .map(|chunk| chunk.into_iter().map(Wanted::asked).collect())
                .collect(),
        }
    }

    /// The words that stand by themselves, as they were typed, folded: what a typing error may be in.
    pub fn single_words(&self) -> Vec<&str> {
        self.telling()
            .into_iter()
            .filter_map(|chunk| match chunk.as_slice() {
                [one] => Some(one.as_str()),
                _ => None,
            })
            .collect()
    }

    fn telling(&self) -> Vec<&Vec<String>> {
        let telling: Vec<_> = self
            .chunks
            .iter()
            .filter(|chunk| !matches!(chunk.as_slice(), [one] if is_small(one)))
            .collect();
        if telling.is_empty() {
            self.chunks.iter().collect()
        } else {
            telling
        }
    }

    fn wanted(&self) -> Vec<Vec<Wanted>> {
        let wanted = |chunk: &Vec<String>| chunk.iter().map(|word| Wanted::of(word)).collect();
        self.telling().into_iter().map(wanted).collect()
    }

    /// Which words of a text are meant: for each, the place in the question of what it fits.
    pub fn fits(&self, mode: Strictness, text: &[Word]) -> Vec<Option<usize>> {
        let keys: Vec<Keys> = text.iter().map(|word| Keys::of(&word.folded)).collect();
        let mut fits = vec![None; text.len()];
        for (place, chunk) in self.wanted().into_iter().enumerate() {
            let length = chunk.len();
            for start in 0..(text.len() + 1).saturating_sub(length) {
                let row = keys.get(start..start + length).unwrap_or_default();
                if in_a_row(&chunk, row, mode) {
                    fits[start..start + length].fill(Some(place));
                }
            }
        }
        fits
    }
}

/// Whether these words are the ones that are wanted: one in any of its forms; several as they stand, of which
/// the last may go on.
fn in_a_row(wanted: &[Wanted], there: &[Keys], mode: Strictness) -> bool {
    let [one] = wanted else {
        let last = wanted.len().saturating_sub(1);
        return wanted
            .iter()
            .zip(there)
            .enumerate()
            .all(|(at, (wanted, there))| {
                let goes_on = at == last && mode != Strictness::All && mode != Strictness::Any;
                let begins = |begins: &String| there.dutch.starts_with(begins.as_str());
                wanted.stems.first() == Some(&there.dutch)
                    || (goes_on
                        && wanted.begins.is_some()
                        && wanted.stems.first().is_some_and(begins))
            });
    };
    there.first().is_some_and(|there| one.fits(there, mode))
}

/// How good a result is; the greater, the better. Never shown to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Whether the words stand in a row.
    pub phrase: bool,
    /// Whether the words themselves are there, and not only longer ones.
    pub strict: bool,
    pub score: i64,
    pub tie: i64,
    pub entry: SearchEntryId,
}

/// What to find and where.
#[derive(Debug, Clone, Default)]
pub struct Request {
    pub question: Question,
    pub kind: Option<EntryKind>,
    /// Slug.
    pub consultation: Option<String>,
    /// Key of the heading of an outermost section.
    pub section: Option<String>,
    /// Code of a group.
    pub group: Option<String>,
    /// Every public version, not only the newest of each consultation.
    pub all_versions: bool,
    /// How many results come before the page asked for.
    pub before: usize,
    pub limit: usize,
}

/// How many results a value of a facet would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count<T> {
    pub value: T,
    pub count: i64,
}

/// What can be narrowed by, with everything else as it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub kinds: Vec<Count<EntryKind>>,
    /// Those with most results first.
    pub consultations: Vec<Count<Consultation>>,
    /// Of the one consultation in question, in the order of its text; key and name.
    pub sections: Vec<Count<(String, String)>>,
    /// Code.
    pub groups: Vec<Count<String>>,
}

/// Counts by the values of one column, of what the other columns let through.
pub fn count_by<K: Ord>(
    tallies: &[Tally],
    narrowing: &Narrowing,
    value: impl Fn(&Tally) -> Option<K>,
) -> BTreeMap<K, i64> {
    let mut counts = BTreeMap::new();
    for tally in tallies
        .iter()
        .filter(|tally| lets_through(narrowing, tally))
    {
        if let Some(value) = value(tally) {
            *counts.entry(value).or_default() += tally.count;
        }
    }
    counts
}

/// Whether entries like these are asked for.
pub fn lets_through(narrowing: &Narrowing, tally: &Tally) -> bool {
    fn fits<T: PartialEq>(wanted: &Option<T>, found: &T) -> bool {
        wanted.as_ref().is_none_or(|wanted| wanted == found)
    }
    fits(&narrowing.kind, &tally.kind)
        && fits(&narrowing.consultation, &tally.consultation)
        && fits(&narrowing.section_key, &tally.section_key)
        && fits(&narrowing.group, &tally.group)
}

/// The consultation whose sections can be chosen: the one asked for, or the only one found.
pub fn only_consultation(tallies: &[Tally], narrowing: &Narrowing) -> Option<ConsultationId> {
    let first = tallies.first()?.consultation;
    narrowing.consultation.or_else(|| {
        let only = tallies.iter().all(|tally| tally.consultation == first);
        only.then_some(first)
    })
}

/// Where something found stands.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    pub consultation: Consultation,
    pub version: Version,
    /// The round to read it in; none for a version that no round is about.
    pub round: Option<Round>,
    pub section: Option<Section>,
    /// Key of the passage, or of the heading of the section; may be empty.
    pub key: String,
}

/// What was found.
#[derive(Debug, Clone)]
pub enum What {
    Passage(Box<Passage>),
    Comment(Box<PublishedComment>),
    /// The comment that is answered, and the answer.
    Answer(Box<PublishedComment>, Box<PublishedAnswer>),
}

/// One result.
#[derive(Debug, Clone)]
pub struct Hit {
    pub whereabouts: Whereabouts,
    pub what: What,
}

impl What {
    /// Its kind.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Passage(_) => EntryKind::Passage,
            Self::Comment(_) => EntryKind::Comment,
            Self::Answer(..) => EntryKind::Answer,
        }
    }
}

/// A page of results.
#[derive(Debug, Clone)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// How strictly these have the words: the least strict have them so.
    pub mode: Strictness,
    /// How many have the words themselves.
    pub exact: i64,
    /// The words as they stand somewhere, where one of them stands nowhere as it was typed.
    pub suggestion: Option<Suggestion>,
    /// All that is asked for, on whatever page.
    pub total: i64,
    /// All that has the words, however it is narrowed.
    pub anywhere: i64,
    pub facets: Facets,
    /// How many results come before the next page, if there is one.
    pub next: Option<usize>,
    /// Whether much still waits to be looked at, as after an upgrade.
    pub unfinished: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(typed: &str) -> Vec<String> {
        let question = Question::parse(typed);
        question
            .chunks
            .iter()
            .map(|chunk| chunk.join("+"))
            .collect()
    }

    #[test]
    fn quotes_and_words_written_as_one_stay_together() {
        assert_eq!(
            chunks("recht \"open normen\" 5.2.1"),
            ["recht", "open+normen", "5+2+1"]
        );
        assert_eq!(
            chunks("“slimme normen” «en meer»"),
            ["slimme+normen", "en+meer"]
        );
        assert_eq!(chunks("open \"einde zonder"), ["open", "einde", "zonder"]);
        assert_eq!(
            chunks("NEAR(a b, 3) -c* OR ^"),
            ["near+a", "b", "3", "c", "or"]
        );
        assert!(Question::parse(" \" * ( - \u{301}").is_empty());
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let many = "woord ".repeat(50);
        let question = Question::parse(&many);
        assert_eq!(question.chunks.len(), MOST_WORDS);
        assert!(question.cut);
        assert!(Question::parse(&"x".repeat(10_000)).cut);
        assert!(!Question::parse("kort ").cut);
    }

    #[test]
    fn small_words_count_only_alone() {
        let ask = Question::parse("het recht op the privacy").ask();
        assert_eq!(ask.words.len(), 2);
        assert_eq!(ask.phrase.len(), 5);
        assert_eq!(Question::parse("het").ask().words.len(), 1);
    }

    #[test]
    fn words_fit_in_whatever_form() {
        let text = words("De fietspaden langs het fietspad: 5.2.1, niet 5.3.");
        let question = Question::parse("fietspad 5.2.1");
        let fits = question.fits(Strictness::All, &text);
        let (none, first, second) = (None, Some(0), Some(1));
        assert_eq!(
            fits,
            [
                none, first, none, none, first, second, second, second, none, none, none
            ]
        );
        let beginning = Question::parse("fiets").fits(Strictness::Beginnings, &text);
        assert_eq!(beginning.iter().flatten().count(), 2);
    }
}
