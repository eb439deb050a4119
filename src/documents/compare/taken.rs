//! How far a text took over what was proposed for an earlier wording of it: whether the words that the proposal
//! brings stand there, and whether those it strikes are gone. What both wordings have in common says nothing.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::alignment::{ratio, without_note_marks};
use crate::documents::normal::normal;

/// Places of a proposal with at most so many words between them are judged as one: what was rewritten is one change.
const BESIDE: usize = 3;
/// A place with fewer letters than this does not count where there are larger ones.
const SLIGHT: usize = 5;
/// A telling word that was put so close to the words of a proposal is about these.
const CLOSE: usize = 2;
/// How much longer than the words looked for the stretch may be that they stand in.
const STRETCH: f64 = 1.3;

/// Numbers in letters, negations and verbs of duty, in Dutch and English: one other, and a text says something else.
const TELLING: [&str; 62] = [
    "niet", "geen", "nooit", "nimmer", "noch", "zonder", "behalve", "tenzij", "no", "not", "never",
    "nor", "without", "except", "unless", "moet", "moeten", "kan", "kunnen", "mag", "mogen", "zal",
    "zullen", "hoeft", "hoeven", "must", "shall", "may", "can", "should", "will", "cannot", "twee",
    "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "twintig",
    "dertig", "honderd", "duizend", "half", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "hundred",
];

/// How fine texts are told apart: as coarse as shows the difference that a proposal makes.
#[derive(Clone, Copy)]
enum Grain {
    /// Words, whatever their capitals.
    Words,
    /// Signs between them as well.
    Signs,
    /// Capitals as well.
    Letters,
}

/// A word or a sign.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Stroke(String);

impl Stroke {
    /// Its letters: a long word says more than a short one.
    fn weight(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether a text says something else with another one in its place.
    fn is_telling(&self) -> bool {
        self.0.chars().any(|c| c.is_ascii_digit())
            || TELLING.contains(&self.0.to_lowercase().as_str())
    }
}

/// The words and signs of a text in the form for matching.
fn tokens(text: &str, grain: Grain) -> Vec<Stroke> {
    let mut found = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            match grain {
                Grain::Letters => word.push(c),
                _ => word.extend(c.to_lowercase()),
            }
            continue;
        }
        if !word.is_empty() {
            found.push(Stroke(std::mem::take(&mut word)));
        }
        if !matches!(grain, Grain::Words) && !c.is_whitespace() {
            found.push(Stroke(c.to_string()));
        }
    }
    if !word.is_empty() {
        found.push(Stroke(word));
    }
    found
}

fn weight<'a>(tokens: impl IntoIterator<Item = &'a Stroke>) -> usize {
    tokens.into_iter().map(Stroke::weight).sum()
}

/// How far `new` took over what `proposed` makes of `old`, from 0 to 1: of each place that the proposal changes, the part
/// of the words it brings that stand there, or the part of those it strikes that are gone, whichever is less; and of all
/// places the one with the least. A number, a negation or a verb of duty that differs makes it 0. `None` where the proposal
/// changes nothing.
pub fn taken(old: &str, proposed: &str, new: &str) -> Option<f64> {
    let [old, proposed, new] = [old, proposed, new].map(|text| normal(&without_note_marks(text)));
    [Grain::Words, Grain::Signs, Grain::Letters]
        .into_iter()
        .find_map(|grain| {
            let (old, proposed) = (tokens(&old, grain), tokens(&proposed, grain));
            let places = places(&old, &proposed);
            (!places.is_empty()).then(|| least(&places, &old, &proposed, &tokens(&new, grain)))
        })
}

/// How far these words stand in a text, one behind the other, from 0 to 1; a number, a negation or a verb of duty that
/// differs makes it 0. Words of nothing stand nowhere.
pub fn stands(words: &str, text: &str) -> f64 {
    let [words, text] =
        [words, text].map(|text| tokens(&normal(&without_note_marks(text)), Grain::Words));
    let all = weight(&words);
    if all == 0 || text.is_empty() {
        return 0.0;
    }
    let around = best_stretch(&words, &text);
    let stretch = text.get(around).unwrap_or_default();
    let standing = standing(&words, stretch);
    let shared = weight(
        words
            .iter()
            .zip(&standing)
            .filter(|(_, at)| at.is_some())
            .map(|(word, _)| word),
    );
    let lost = words
        .iter()
        .zip(&standing)
        .any(|(word, at)| at.is_none() && word.is_telling());
    if lost || added_between(&standing, stretch) {
        return 0.0;
    }
    ratio(shared, all)
}

/// A place that a proposal changes: what stood there, and what it wants there.
struct Spot {
    /// Words of the old text that it strikes.
    struck: Vec<usize>,
    /// Words of the proposal that it brings.
    brought: Vec<usize>,
    /// From the first to the last of these in the proposal.
    within: Range<usize>,
}

fn places(old: &[Stroke], proposed: &[Stroke]) -> Vec<Spot> {
    let mut found: Vec<Spot> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, proposed) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (struck, brought) = (op.old_range(), op.new_range());
        match found.last_mut() {
            Some(last) if brought.start - last.within.end <= BESIDE => {
                last.struck.extend(struck);
                last.brought.extend(brought.clone());
                last.within.end = brought.end;
            }
            _ => found.push(Spot {
                struck: struck.collect(),
                brought: brought.clone().collect(),
                within: brought,
            }),
        }
    }
    found
}

/// The least that stands of any place that counts.
fn least(places: &[Spot], old: &[Stroke], proposed: &[Stroke], new: &[Stroke]) -> f64 {
    let standing = standing(proposed, new);
    let large = |place: &Spot| {
        let words = place
            .struck
            .iter()
            .map(|at| &old[*at])
            .chain(place.brought.iter().map(|at| &proposed[*at]));
        weight(words.clone()) >= SLIGHT || words.clone().any(Stroke::is_telling)
    };
    let some_large = places.iter().any(large);
    places
        .iter()
        .filter(|place| !some_large || large(place))
        .map(|place| of_place(place, (old, proposed, new), &standing))
        .fold(1.0, f64::min)
}

fn of_place(
    place: &Spot,
    (old, proposed, new): (&[Stroke], &[Stroke], &[Stroke]),
    standing: &[Option<usize>],
) -> f64 {
    let brought = |there: bool| {
        let wanted = place
            .brought
            .iter()
            .filter(move |at| standing[**at].is_some() == there);
        wanted.map(|at| &proposed[*at])
    };
    let (there, lost) = (weight(brought(true)), weight(brought(false)));
    let telling = brought(false).any(Stroke::is_telling);
    // What stands around the place and is none of the proposal's: what it strikes and is still there, or a word too many.
    let before = standing.get(..place.within.start).unwrap_or_default();
    let behind = standing.get(place.within.end..).unwrap_or_default();
    let from = before.iter().rev().flatten().next().map_or(0, |at| at + 1);
    let to = behind.iter().flatten().next().copied().unwrap_or(new.len());
    let mut theirs = vec![true; new.len()];
    standing.iter().flatten().for_each(|at| theirs[*at] = false);
    let others: Vec<usize> = (from..to).filter(|at| theirs[*at]).collect();
    let ours: Vec<usize> = place.within.clone().filter_map(|at| standing[at]).collect();
    let beside = |at: &&usize| match (ours.first(), ours.last()) {
        (Some(first), Some(last)) => (first.saturating_sub(CLOSE)..=last + CLOSE).contains(*at),
        _ => false,
    };
    if telling || others.iter().filter(beside).any(|at| new[*at].is_telling()) {
        return 0.0;
    }
    let come = if there + lost == 0 {
        1.0
    } else {
        ratio(there, there + lost)
    };
    let others: Vec<Stroke> = others.iter().map(|at| new[*at].clone()).collect();
    let struck: Vec<Stroke> = place.struck.iter().map(|at| old[*at].clone()).collect();
    let still: Vec<Option<usize>> = self::standing(&struck, &others);
    let left = struck
        .iter()
        .zip(&still)
        .filter(|(_, at)| at.is_some())
        .map(|(token, _)| token);
    let all = weight(&struck);
    if left.clone().any(Stroke::is_telling) && all > 0 && come < 1.0 {
        return 0.0;
    }
    let gone = if all == 0 {
        1.0
    } else {
        ratio(all - weight(left), all)
    };
    come.min(gone)
}

/// Where each of these words stands in a text, in order.
fn standing(words: &[Stroke], text: &[Stroke]) -> Vec<Option<usize>> {
    let mut found = vec![None; words.len()];
    for op in capture_diff_slices(Algorithm::Patience, words, text) {
        if matches!(op, DiffOp::Equal { .. }) {
            for (word, at) in op.old_range().zip(op.new_range()) {
                found[word] = Some(at);
            }
        }
    }
    found
}

/// Whether a text has a telling word among these that is none of them, or right before them: "no" in "sets no rules".
fn added_between(standing: &[Option<usize>], text: &[Stroke]) -> bool {
    let mut places = standing.iter().flatten().copied();
    let Some(first) = places.next() else {
        return false;
    };
    let mut next = first;
    for at in std::iter::once(first).chain(places) {
        if text
            .get(next..at)
            .unwrap_or_default()
            .iter()
            .any(Stroke::is_telling)
        {
            return true;
        }
        next = at + 1;
    }
    false
}

/// The stretch of a text, little longer than the words, that has most of them.
fn best_stretch(words: &[Stroke], text: &[Stroke]) -> Range<usize> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]
    let length = ((words.len() as f64 * STRETCH).ceil() as usize)
        .max(words.len() + 2)
        .min(text.len());
    let mut wanted: HashMap<&Stroke, isize> = HashMap::new();
    for word in words {
        *wanted.entry(word).or_default() += 1;
    }
    // How much of the words is in the stretch: what comes in counts while it is still wanted.
    let (mut shared, mut most, mut best) = (0, 0, 0);
    for (at, token) in text.iter().enumerate() {
        if let Some(left) = wanted.get_mut(token) {
            if *left > 0 {
                shared += token.weight();
            }
            *left -= 1;
        }
        if let Some(out) = at.checked_sub(length).and_then(|out| text.get(out))
            && let Some(left) = wanted.get_mut(out)
        {
            *left += 1;
            if *left > 0 {
                shared -= out.weight();
            }
        }
        if shared > most {
            (most, best) = (shared, at);
        }
    }
    (best + 1).saturating_sub(length)..best + 1
}

#[cfg(test)]
#[path = "taken_tests.rs"]
mod tests;
