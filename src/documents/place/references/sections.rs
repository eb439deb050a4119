//! The Sections of a text made ready for references: which numbers, titles and things it prints, and where.
//! Made once for a Version, asked for each reference. Knows no grammar.

use std::collections::{HashMap, HashSet};

use super::passages::Passages;
use super::text::{PassageRef, SectionRef, Target};
use super::words::{
    Announced, announced, is_label, is_number, is_word_for, roman, simplified, thing,
};
use crate::documents::outline::PassageKind;

/// A title this long is told by its beginning.
const TELLING: usize = 8;

#[derive(Debug)]
struct Section {
    parent: Option<usize>,
    /// Whether a word stands before its own number.
    named: bool,
    /// What that word announces: "artikel", "appendix".
    kind: Option<Announced>,
    title: String,
    /// Words of its number and title, to choose it as a volume by.
    words: Vec<String>,
}

/// What a text holds for references.
#[derive(Debug)]
pub(super) struct Index {
    sections: Vec<Section>,
    pub(super) passages: Passages,
    numbers: HashMap<String, Vec<usize>>,
    titles: HashMap<String, Vec<usize>>,
    /// Titles in order, for what begins like one.
    sorted: Vec<(String, usize)>,
    /// By the word and number it begins with; whether that is all there is before a colon or full stop.
    things: HashMap<(String, String), Vec<(Target, bool)>>,
    /// Words of the Sections at the top: the names of volumes.
    volumes: HashSet<String>,
    articles: bool,
}

impl Index {
    pub(super) fn new(sections: &[SectionRef<'_>], passages: &[PassageRef<'_>]) -> Self {
        let mut index = Self {
            sections: Vec::with_capacity(sections.len()),
            passages: Passages::default(),
            numbers: HashMap::new(),
            titles: HashMap::new(),
            sorted: Vec::new(),
            things: HashMap::new(),
            volumes: HashSet::new(),
            articles: false,
        };
        for (at, section) in sections.iter().enumerate() {
            index.section(at, section);
        }
        for (at, passage) in passages.iter().enumerate() {
            if passage.kind != PassageKind::Heading
                && let Some((key, caption)) = begins_as_thing(passage.text)
            {
                let places = index.things.entry(key).or_default();
                places.push((Target::Passage(at), caption));
            }
            index.passages.push(passage);
        }
        index.sorted.sort();
        index
    }

    fn section(&mut self, at: usize, section: &SectionRef<'_>) {
        let number = section.number.trim_end_matches('.').to_lowercase();
        let title = simplified(section.title);
        let (name, own) = match number.rsplit_once(' ') {
            Some((name, own)) => (name.to_owned(), own.to_owned()),
            None if number.is_empty() => announced_in(&title).unwrap_or_default(),
            None => (String::new(), number.clone()),
        };
        if !own.is_empty() {
            if let Some(value) = roman(&own).filter(|_| !name.is_empty()) {
                self.numbers.entry(value.to_string()).or_default().push(at);
            }
            self.numbers.entry(own).or_default().push(at);
        }
        if !title.is_empty() {
            let full = format!("{number} {title}");
            self.titles
                .entry(full.trim().to_owned())
                .or_default()
                .push(at);
            if !number.is_empty() {
                self.titles.entry(title.clone()).or_default().push(at);
            }
            self.sorted.push((title.clone(), at));
        }
        let mut words = parts(&number);
        words.extend(parts(&title));
        // "Algemene wet bestuursrecht" goes by "Awb".
        words.push(
            title
                .split_whitespace()
                .filter_map(|word| word.chars().next())
                .collect(),
        );
        if let Some(key) = named_number(&number).or_else(|| named_number(&title)) {
            self.things
                .entry(key)
                .or_default()
                .push((Target::Section(at), true));
        }
        let parent = section.parent.filter(|parent| *parent < at);
        if parent.is_none() {
            self.volumes.extend(words.iter().cloned());
        }
        let kind = announced(&name);
        self.articles |= kind == Some(Announced::Article);
        self.sections.push(Section {
            parent,
            named: !name.is_empty(),
            kind,
            title,
            words,
        });
    }

    /// The Section that stands so by title: to the letter or, when that tells one apart, by how it begins.
    pub(super) fn titled(&self, wanted: &str, exactly: bool) -> Option<usize> {
        if exactly {
            return single(self.titles.get(wanted).into_iter().flatten().copied());
        }
        let long = |text: &str| text.chars().count() >= TELLING;
        let begins = |one: &str, with: &str| {
            one.strip_prefix(with)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let from = self
            .sorted
            .partition_point(|(title, _)| title.as_str() < wanted);
        let mut found: Vec<usize> = Vec::new();
        if long(wanted) {
            let beginning = self.sorted.get(from..).unwrap_or_default().iter();
            found.extend(
                beginning
                    .take_while(|(title, _)| title.starts_with(wanted))
                    .filter(|(title, _)| begins(title, wanted))
                    .map(|(_, at)| *at)
                    .take(2),
            );
        }
        for (end, _) in wanted
            .char_indices()
            .filter(|(_, c)| !c.is_alphanumeric())
            .take(40)
        {
            let (title, rest) = wanted.split_at(end);
            // "Tabellen 45-49" are no Section called "Tabellen".
            let counts = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            if !counts
                && long(title)
                && let Some(known) = self.titles.get(title)
            {
                found.extend(known);
            }
        }
        found.sort_unstable();
        found.dedup();
        single(found.into_iter())
    }

    /// The Sections with a number, announced by a word or bare; whether the text has no such word, so that
    /// the number alone was looked for.
    pub(super) fn numbered(&self, kind: Option<Announced>, id: &str) -> (Vec<usize>, bool) {
        let mut known: Vec<usize> = self
            .numbers
            .get(id)
            .into_iter()
            .flatten()
            .copied()
            .collect();
        if kind.is_some()
            && known.is_empty()
            && let Some(value) = roman(id)
        {
            known.extend(self.numbers.get(&value.to_string()).into_iter().flatten());
        }
        known.dedup();
        let with = |wanted: &dyn Fn(&Section) -> bool| -> Vec<usize> {
            known
                .iter()
                .copied()
                .filter(|at| self.sections.get(*at).is_some_and(wanted))
                .collect()
        };
        let Some(kind) = kind else {
            let bare = with(&|section| !section.named);
            return (if bare.is_empty() { known } else { bare }, false);
        };
        let named = with(&|section| section.kind == Some(kind));
        if !named.is_empty() {
            return (named, false);
        }
        let bare = with(&|section| !section.named);
        match kind {
            // "artikel 5" is not Section 5 of a text that has articles.
            Announced::Article if self.articles => (Vec::new(), false),
            Announced::Article => (bare, true),
            Announced::Appendix => (
                if id.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    bare
                } else {
                    Vec::new()
                },
                false,
            ),
            Announced::Part => (Vec::new(), false),
            _ => (bare, false),
        }
    }

    /// The Sections, among these, that stand within what the words name; all of them, if the words name none.
    pub(super) fn narrowed(&self, found: Vec<usize>, words: &[String]) -> Vec<usize> {
        let mut left = found;
        for word in words {
            let wanted = parts(word);
            let inside: Vec<usize> = left
                .iter()
                .copied()
                .filter(|at| self.is_called(*at, &wanted))
                .collect();
            if !inside.is_empty() {
                left = inside;
            }
        }
        left
    }

    /// Whether a Section or one it is part of has all of these words in its number or title.
    fn is_called(&self, at: usize, wanted: &[String]) -> bool {
        let mut next = Some(at);
        while let Some(section) = next.and_then(|at| self.sections.get(at)) {
            if !wanted.is_empty() && wanted.iter().all(|word| section.words.contains(word)) {
                return true;
            }
            next = section.parent;
        }
        false
    }

    /// Whether a word is in the lineage of a Section.
    pub(super) fn is_within_words(&self, at: usize, word: &str) -> bool {
        self.is_called(at, &parts(word))
    }

    /// Whether a word is one of those that volumes, the Sections at the top of the text, go by.
    pub(super) fn is_volume(&self, word: &str) -> bool {
        let wanted = parts(word);
        !wanted.is_empty() && wanted.iter().all(|word| self.volumes.contains(word))
    }

    /// Whether one Section is another or stands within it.
    pub(super) fn is_inside(&self, at: usize, outer: usize) -> bool {
        let mut next = Some(at);
        while let Some(at) = next {
            if at == outer {
                return true;
            }
            next = self.sections.get(at).and_then(|section| section.parent);
        }
        false
    }

    pub(super) fn title(&self, at: usize) -> &str {
        self.sections.get(at).map_or("", |section| &section.title)
    }

    /// Whether a Passage stands in a Section or within it.
    pub(super) fn holds(&self, outer: usize, passage: usize) -> bool {
        let own = self.passages.section_of(passage);
        own.is_some_and(|own| self.is_inside(own, outer))
    }

    /// The only footnote with a number, in a Section if one is named.
    pub(super) fn footnote(&self, section: Option<usize>, id: &str) -> Option<usize> {
        let inside = section.and_then(|outer| {
            single(
                self.passages
                    .footnotes(id)
                    .filter(|at| self.holds(outer, *at)),
            )
        });
        inside.or_else(|| single(self.passages.footnotes(id)))
    }

    /// The one table, recital or question with a number: what begins so ("Tabel 3: …"), or an item with
    /// the number in a Section that is called by the word.
    pub(super) fn thing(&self, section: Option<usize>, word: &str, id: &str) -> Option<Target> {
        let name = thing(word).unwrap_or(word).to_owned();
        let inside = |target: &Target| {
            section.is_none_or(|outer| match target {
                Target::Section(at) => self.is_inside(*at, outer),
                Target::Passage(at) => self.holds(outer, *at),
                Target::Document => false,
            })
        };
        let known = self.things.get(&(name.clone(), id.to_owned()));
        let found: Vec<(Target, bool)> = known
            .into_iter()
            .flatten()
            .filter(|(target, _)| inside(target))
            .copied()
            .collect();
        let captions: Vec<Target> = found.iter().filter(|one| one.1).map(|one| one.0).collect();
        match (captions.as_slice(), found.as_slice()) {
            ([only], _) | ([], [(only, _)]) => return Some(*only),
            ([], []) => {}
            _ => return None,
        }
        let called = |at: usize| {
            let words = self
                .sections
                .get(at)
                .map_or(&[][..], |section| &section.words);
            words.iter().any(|own| {
                is_word_for(&name, own) || name == "recital" && RECITALS.contains(&own.as_str())
            })
        };
        let item = self.passages.labelled(id).filter(|at| {
            inside(&Target::Passage(*at)) && self.passages.section_of(*at).is_some_and(called)
        });
        single(item).map(Target::Passage)
    }
}

/// What the Section of a law's recitals may be called besides.
const RECITALS: &[&str] = &["whereas", "preamble", "preambule", "aanhef", "overwegende"];

/// What a text names before anything else: "Tabel 3: …" is ("table", "3"), and a caption.
fn begins_as_thing(text: &str) -> Option<((String, String), bool)> {
    let mut words = text.split_whitespace();
    let (word, number) = (words.next()?, words.next()?);
    let key = key_of(word, number)?;
    let caption = number.ends_with([':', '.'])
        || words
            .next()
            .is_none_or(|next| next.starts_with(['-', '–', '—', '|', ':']));
    Some((key, caption))
}

/// "Principe 4", as a Section's number or the beginning of its title.
fn named_number(title: &str) -> Option<(String, String)> {
    let mut words = title.split_whitespace();
    key_of(words.next()?, words.next()?)
}

fn key_of(word: &str, number: &str) -> Option<(String, String)> {
    let word = simplified(word);
    let number = simplified(number);
    let number = number.trim_matches(['(', ')', '.', ':', '-']);
    (word.chars().all(|c| c.is_alphabetic() || c == '.')
        && (is_number(number) || number.len() == 1 && is_label(number)))
    .then(|| {
        let word = word.trim_end_matches('.');
        (thing(word).unwrap_or(word).to_owned(), number.to_owned())
    })
}

/// "deel ii: uitvoering" is "deel" and "ii".
fn announced_in(title: &str) -> Option<(String, String)> {
    let mut words = title.split_whitespace();
    let (name, own) = (words.next()?, words.next()?);
    let own = own.trim_end_matches([':', '.', '-']);
    let is_section = matches!(
        announced(name)?,
        Announced::Section
            | Announced::Chapter
            | Announced::Article
            | Announced::Appendix
            | Announced::Part
    );
    (is_section && (is_label(own) || is_number(own))).then(|| (name.to_owned(), own.to_owned()))
}

/// The letters and digits of words.
fn parts(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The only one, if there is just one.
fn single<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
