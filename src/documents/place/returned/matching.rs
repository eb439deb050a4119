//! Which passage of a Version a passage that came back is, and what the Version has taken in already. Words that say the
//! same are enough; where none are, those most alike near by.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::aligned::Aligned;
use super::alike::{alike, touched};
use super::items::VersionText;
use super::letters::{PassageLetter, authors, letters, own};
use crate::documents::normal::Normal;
use crate::documents::returned::Returned;

/// What a number before a passage takes at the most, in characters.
const NUMBER: usize = 16;
/// Authors of one passage, beyond whom it is not tried whose changes were taken in.
const AUTHORS: usize = 4;

/// A passage of the file beside one of the Version.
#[derive(Debug, Clone)]
pub(super) struct Matched {
    pub passage: usize,
    /// Whether it reads there as it did in the file.
    pub same: bool,
    aligned: Aligned,
}

/// A passage of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub letters: Vec<PassageLetter>,
    /// As it was, and where in `letters` each character stands.
    pub text: String,
    pub at: Vec<usize>,
    /// Whose changes the Version has taken in.
    pub settled: Vec<String>,
    pub matched: Option<Matched>,
}

impl Own {
    /// The characters in the Version that a stretch of the letters stands for; whether its words stand there unchanged.
    pub(super) fn range(&self, stretch: Range<usize>) -> Option<(Range<usize>, bool)> {
        let matched = self.matched.as_ref()?;
        let mut own = self.own(stretch);
        // Blanks at the ends of what was selected are not meant.
        let signs: Vec<char> = self.text.chars().collect();
        while own.start < own.end && signs.get(own.start).is_some_and(|c| c.is_whitespace()) {
            own.start += 1;
        }
        while own.start < own.end && signs.get(own.end - 1).is_some_and(|c| c.is_whitespace()) {
            own.end -= 1;
        }
        let range = matched.aligned.range(own.clone())?;
        Some((range, matched.aligned.is_known(own)))
    }

    /// The characters in the Version that letters stand for which go, and whether all of them are there.
    pub(super) fn removed(&self, letters: Range<usize>) -> (Range<usize>, bool) {
        let own = self.own(letters);
        let matched = self.matched.as_ref();
        matched.map_or((0..0, false), |matched| {
            let there = matched.aligned.some(own.clone());
            let place = matched.aligned.place(own.start);
            (there.unwrap_or(place..place), matched.aligned.is_known(own))
        })
    }

    /// Where in the Version a place in the letters is.
    pub(super) fn place(&self, at: usize) -> usize {
        let own = self.at.partition_point(|known| *known < at);
        let matched = self.matched.as_ref();
        matched.map_or(0, |matched| matched.aligned.place(own))
    }

    fn own(&self, stretch: Range<usize>) -> Range<usize> {
        self.at.partition_point(|at| *at < stretch.start)
            ..self.at.partition_point(|at| *at < stretch.end)
    }
}

/// The file beside the Version.
pub(super) struct Matching<'v> {
    pub own: Vec<Own>,
    pub version: &'v VersionText,
}

impl<'v> Matching<'v> {
    /// Matches by the Version the file was made from, `source`, and goes on from there to `current`.
    pub(super) fn new(
        returned: &Returned,
        versions: &'v [VersionText],
        source: usize,
        current: usize,
    ) -> Self {
        static NONE: VersionText = VersionText {
            passages: Vec::new(),
        };
        let version = versions.get(current).unwrap_or(&NONE);
        let from = versions.get(source).unwrap_or(version);
        let mut all: Vec<Own> = Vec::new();
        let mut hits = Vec::new();
        let known = Known::of(from);
        for passage in &returned.passages {
            let names = authors(returned, passage);
            let (own, found) = first_hit(returned, passage, &names, &known);
            all.push(own);
            hits.push(found);
        }
        let mut found = chosen(&hits);
        let touched = touched(returned);
        let texts: Vec<&str> = all.iter().map(|own| own.text.as_str()).collect();
        alike(&texts, &touched, from, &mut found);
        let by_key: HashMap<&str, usize> = (0..)
            .zip(&version.passages)
            .map(|(at, passage)| (passage.key.as_str(), at))
            .collect();
        for (here, (own, at)) in all.iter_mut().zip(&found).enumerate() {
            let there = at.and_then(|at| {
                if source == current {
                    return Some(at);
                }
                by_key.get(from.passages.get(at)?.key.as_str()).copied()
            });
            own.matched = there.and_then(|passage| {
                let text = &version.passages.get(passage)?.text;
                Some(Matched {
                    passage,
                    same: Normal::of(&own.text).text() == Normal::of(text).text(),
                    // Of what nothing is said about it does not matter.
                    aligned: if touched.contains(&here) {
                        Aligned::new(&own.text, text)
                    } else {
                        Aligned::default()
                    },
                })
            });
        }
        Self { own: all, version }
    }

    /// The passage of the Version that a passage of the file is.
    pub(super) fn passage(&self, at: usize) -> Option<usize> {
        Some(self.own.get(at)?.matched.as_ref()?.passage)
    }

    /// Its text there.
    pub(super) fn text(&self, passage: usize) -> &str {
        let passage = self.version.passages.get(passage);
        passage.map_or("", |passage| passage.text.as_str())
    }
}

/// The Version a file was made from: the one that most of its passages stand in; of several the one asked for, else the
/// last.
pub(super) fn source(returned: &Returned, versions: &[VersionText], current: usize) -> usize {
    let forms: Vec<[String; 2]> = returned
        .passages
        .iter()
        .map(|passage| {
            let names = authors(returned, passage);
            [&[][..], &names].map(|settled| {
                let (text, _) = own(&letters(returned, passage, settled));
                Normal::of(&text).text().to_owned()
            })
        })
        .collect();
    let score = |version: &VersionText| {
        let known = Known::of(version);
        let stands = |form: &String| known.by_text.contains_key(form);
        forms
            .iter()
            .filter(|forms| forms.iter().any(stands))
            .count()
    };
    let scores: Vec<usize> = versions.iter().map(score).collect();
    let best = (0..versions.len()).max_by_key(|at| (scores.get(*at), *at == current, *at));
    best.unwrap_or(current)
}

/// The passages of a Version by what they say.
struct Known {
    by_text: HashMap<String, Vec<usize>>,
    /// What they say by their last words, for those that stand behind a number.
    texts: Vec<String>,
}

impl Known {
    fn of(version: &VersionText) -> Self {
        let texts: Vec<String> = version
            .passages
            .iter()
            .map(|passage| Normal::of(&passage.text).text().to_owned())
            .collect();
        let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, text) in texts.iter().enumerate() {
            by_text.entry(text.clone()).or_default().push(at);
        }
        Self { by_text, texts }
    }

    /// Passages that say this, with or without a number before it.
    fn find(&self, text: &str) -> Vec<usize> {
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(found) = self.by_text.get(text) {
            return found.clone();
        }
        for (at, _) in text.char_indices().filter(|(_, c)| *c == ' ').take(3) {
            let (number, rest) = (text.get(..at), text.get(at + 1..));
            if let (Some(number), Some(rest)) = (number, rest)
                && number.chars().count() <= NUMBER
                && is_number(number)
                && let Some(found) = self.by_text.get(rest)
            {
                return found.clone();
            }
        }
        Vec::new()
    }

    /// Passages that print a number before this, which the file counts by itself.
    fn find_numbered(&self, text: &str) -> Vec<usize> {
        if text.is_empty() {
            return Vec::new();
        }
        let behind = |known: &String| {
            let number = known.strip_suffix(text).map(str::trim_end);
            number.is_some_and(|n| !n.is_empty() && n.chars().count() <= NUMBER && is_number(n))
        };
        let all = self.texts.iter().enumerate();
        all.filter(|(_, known)| behind(known))
            .map(|(at, _)| at)
            .collect()
    }
}

/// "1", "5.2", "a.", "Artikel 3", "iv)", "–".
fn is_number(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let last = words.next().unwrap_or_default();
    if words.count() > 1 {
        return false;
    }
    let bare = last.trim_matches(|c: char| !c.is_alphanumeric());
    bare.chars().count() <= 3
        || bare.starts_with(|c: char| c.is_ascii_digit())
        || bare.ends_with(|c: char| c.is_ascii_digit())
}

/// A passage with the fewest authors taken as settled for which the Version has it, and where.
fn first_hit(
    returned: &Returned,
    passage: &crate::documents::returned::ReturnedPassage,
    names: &[&str],
    known: &Known,
) -> (Own, Vec<usize>) {
    let mut first: Option<Own> = None;
    for settled in choices(names) {
        let all = letters(returned, passage, &settled);
        let (text, at) = own(&all);
        let form = Normal::of(&text);
        let mut hits = known.find(form.text());
        if hits.is_empty() && !names.is_empty() {
            hits = known.find_numbered(form.text());
        }
        let made = Own {
            letters: all,
            text,
            at,
            settled: settled.iter().map(|name| (*name).to_owned()).collect(),
            matched: None,
        };
        if !hits.is_empty() {
            return (made, hits);
        }
        first.get_or_insert(made);
    }
    (first.unwrap_or_default(), Vec::new())
}

/// Nobody, then each, then more of them.
fn choices<'n>(names: &[&'n str]) -> Vec<Vec<&'n str>> {
    if names.len() > AUTHORS {
        return vec![Vec::new(), names.to_vec()];
    }
    let mut all: Vec<Vec<&str>> = (0..1_usize << names.len())
        .map(|mask| {
            let chosen = names
                .iter()
                .enumerate()
                .filter(|(at, _)| (mask >> at) & 1 == 1);
            chosen.map(|(_, name)| *name).collect()
        })
        .collect();
    all.sort_by_key(Vec::len);
    all
}

/// Of several passages that say the same, the one that fits between those before and behind.
fn chosen(hits: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = hits
        .iter()
        .map(|hits| match hits.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
        .collect();
    let mut used: HashSet<usize> = found.iter().flatten().copied().collect();
    let next_of: Vec<Option<usize>> = {
        let mut next = None;
        let mut all: Vec<Option<usize>> = found
            .iter()
            .rev()
            .map(|one| {
                let here = next;
                next = one.or(next);
                here
            })
            .collect();
        all.reverse();
        all
    };
    let mut before: Option<usize> = None;
    for (at, hits) in hits.iter().enumerate() {
        if let Some(Some(only)) = found.get(at) {
            before = Some(*only);
            continue;
        }
        let next = next_of.get(at).copied().flatten();
        let fits = |one: &&usize| {
            before.is_none_or(|before| **one > before) && next.is_none_or(|next| **one < next)
        };
        let free = |one: &&usize| !used.contains(*one);
        let choice = hits
            .iter()
            .filter(fits)
            .find(free)
            .or_else(|| hits.iter().find(free))
            .or_else(|| hits.first())
            .copied();
        if let Some(choice) = choice {
            used.insert(choice);
            before = Some(choice);
            if let Some(one) = found.get_mut(at) {
                *one = Some(choice);
            }
        }
    }
    found
}
