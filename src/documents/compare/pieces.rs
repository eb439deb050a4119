//! Finds Passages that were cut into several, or, asked the other way round, made of several.

use std::collections::HashMap;
use std::ops::Range;

use super::alignment::{Entry, RARE, ratio};

/// Fewest words of a text for its pieces to be looked for.
const WHOLE_WORDS: usize = 8;
/// Fewest words of a piece.
const PIECE_WORDS: usize = 3;
/// Part of a piece's words that must come from the whole and be in no other piece.
const FROM_WHOLE: f64 = 0.8;
/// Part of the whole's words that its pieces must have together.
const COVERED: f64 = 0.75;

/// What is not part of a split or a merger yet, on either side.
pub(super) struct Free {
    pub(super) old: Vec<bool>,
    pub(super) new: Vec<bool>,
}

impl Free {
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self {
            old: vec![true; old],
            new: vec![true; new],
        }
    }
}

/// A text and the neighbouring texts on the other side that make it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces {
    pub(super) whole: usize,
    /// Two or more.
    pub(super) parts: Range<usize>,
    /// The one of them that was paired with the whole, or has most of its words.
    pub(super) main: usize,
}

/// Finds each of `wholes` that is made up of neighbouring `parts`, none of them paired with another
/// text. `pair` holds the part each whole is paired with. What is found is free no more.
pub(super) fn find(
    wholes: &[Entry<'_>],
    parts: &[Entry<'_>],
    pair: &[Option<usize>],
    whole_free: &mut [bool],
    part_free: &mut [bool],
) -> Vec<Pieces> {
    // A piece belongs to nothing else: it is free, no heading, and paired with nothing.
    let mut lone: Vec<bool> = parts
        .iter()
        .zip(part_free.iter())
        .map(|(part, free)| *free && !part.is_heading && part.sequence.len() >= PIECE_WORDS)
        .collect();
    for part in pair.iter().flatten() {
        lone[*part] = false;
    }
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, part) in parts.iter().enumerate().filter(|(index, _)| lone[*index]) {
        for word in &part.words {
            by_word.entry(*word).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for (index, whole) in wholes.iter().enumerate() {
        if !whole_free[index] || whole.is_heading || whole.sequence.len() < WHOLE_WORDS {
            continue;
        }
        let pieces = match pair[index] {
            Some(part) if parts[part].text == whole.text || !part_free[part] => None,
            Some(part) => gather(whole, parts, &lone, part, true),
            None => lone_starts(whole, parts, &lone, &by_word)
                .into_iter()
                .find_map(|part| gather(whole, parts, &lone, part, false)),
        };
        if let Some((range, main)) = pieces {
            whole_free[index] = false;
            for part in range.clone() {
                lone[part] = false;
                part_free[part] = false;
            }
            found.push(Pieces {
                whole: index,
                parts: range,
                main,
            });
        }
    }
    found
}

/// Lone parts that say nothing but what the whole says, those with most of it first.
fn lone_starts(
    whole: &Entry<'_>,
    parts: &[Entry<'_>],
    lone: &[bool],
    by_word: &HashMap<u64, Vec<usize>>,
) -> Vec<usize> {
    let mut candidates: Vec<usize> = whole
        .words
        .iter()
        .filter_map(|word| by_word.get(word))
        .filter(|places| places.len() <= RARE)
        .flatten()
        .copied()
        .filter(|part| lone[*part])
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates.retain(|part| {
        let part = &parts[*part];
        ratio(part.shared(whole), part.words.len()) >= FROM_WHOLE
    });
    candidates.sort_by_key(|part| std::cmp::Reverse(parts[*part].shared(whole)));
    candidates
}

/// Grows from `start` to either side while the neighbours are made of what the whole still has.
fn gather(
    whole: &Entry<'_>,
    parts: &[Entry<'_>],
    lone: &[bool],
    start: usize,
    paired: bool,
) -> Option<(Range<usize>, usize)> {
    let mut left = Words::of(whole);
    let first = &parts[start];
    let taken = left.take(first);
    if !paired && ratio(taken, first.sequence.len()) < FROM_WHOLE {
        return None;
    }
    let (mut covered, mut said) = (taken, first.sequence.len());
    let (mut most, mut main) = (taken, start);
    let (mut from, mut to) = (start, start + 1);
    loop {
        let fits = |index: usize, left: &Words| {
            let part = parts.get(index).filter(|_| lone[index])?;
            let shared = left.has(part);
            (ratio(shared, part.sequence.len()) >= FROM_WHOLE).then_some((index, shared))
        };
        let next = fits(to, &left).or_else(|| fits(from.checked_sub(1)?, &left));
        let Some((index, shared)) = next else { break };
        left.take(&parts[index]);
        covered += shared;
        said += parts[index].sequence.len();
        if shared > most && !paired {
            (most, main) = (shared, index);
        }
        (from, to) = (from.min(index), to.max(index + 1));
    }
    let whole_made = ratio(covered, whole.sequence.len()) >= COVERED;
    (to - from >= 2 && whole_made && ratio(covered, said) >= COVERED).then_some((from..to, main))
}

/// How often each word is left.
struct Words(HashMap<u64, usize>);

impl Words {
    fn of(entry: &Entry<'_>) -> Self {
        let mut words = HashMap::new();
        for word in &entry.sequence {
            *words.entry(*word).or_default() += 1;
        }
        Self(words)
    }

    /// How many of its words are left here.
    fn has(&self, entry: &Entry<'_>) -> usize {
        let Self(theirs) = Self::of(entry);
        theirs
            .into_iter()
            .map(|(word, count)| count.min(self.0.get(&word).copied().unwrap_or(0)))
            .sum()
    }

    /// Takes its words away; says how many were left to take.
    fn take(&mut self, entry: &Entry<'_>) -> usize {
        let mut taken = 0;
        for word in &entry.sequence {
            if let Some(count @ 1..) = self.0.get_mut(word) {
                *count -= 1;
                taken += 1;
            }
        }
        taken
    }
}
