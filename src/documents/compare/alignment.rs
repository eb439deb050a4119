//! Which Passage of one Version continues which of another. Knows texts and their order, not how
//! either was stored.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::link::Compared;
use crate::documents::normal::normal;
use crate::documents::outline::PassageKind;

/// Words two texts must share, as a part of their words together, to be one text edited.
const ALIKE: f64 = 0.6;
/// Fewest words for which likeness counts away from the old place.
const TELLING_WORDS: usize = 5;
/// Part of the shorter text found in the longer for it to have been cut or continued in place; the
/// shorter must have this many words, and a quarter of the longer.
const CONTAINED: f64 = 0.9;
const CONTAINED_WORDS: usize = 8;
/// Pairs compared within one gap; larger gaps are left to the search by rare words.
const GAP_PAIRS: usize = 40_000;
/// Passages that may share a word for it to lead to candidates.
pub(super) const RARE: usize = 40;

/// A text made comparable.
pub(super) struct Entry<'a> {
    pub(super) is_heading: bool,
    /// In the form for matching, without the marks of footnotes, whose numbers change when one is added before.
    pub(super) text: String,
    section: &'a str,
    /// Hashes of its words, lower case, as they follow one another.
    pub(super) sequence: Vec<u64>,
    /// The different ones among them, sorted: small words come back so often that they would make
    /// any two long texts alike.
    pub(super) words: Vec<u64>,
}

impl<'a> Entry<'a> {
    pub(super) fn new(passage: &Compared<'a>) -> Self {
        let text = normal(&without_note_marks(passage.text));
        let sequence: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| {
                let mut hasher = DefaultHasher::new();
                word.to_lowercase().hash(&mut hasher);
                hasher.finish()
            })
            .collect();
        let mut words = sequence.clone();
        words.sort_unstable();
        words.dedup();
        Self {
            is_heading: passage.kind == PassageKind::Heading,
            text,
            section: passage.section,
            sequence,
            words,
        }
    }

    fn same(&self, other: &Self) -> bool {
        self.is_heading == other.is_heading && self.text == other.text
    }

    /// Words shared with another text.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.words.get(left), other.words.get(right)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    left += 1;
                    right += 1;
                    shared += 1;
                }
            }
        }
        shared
    }

    /// How alike two texts are, from 0 to 1, if that is enough. `in_place` says that they stand
    /// between the same neighbours, where less is needed.
    fn likeness(&self, other: &Self, in_place: bool) -> Option<f64> {
        if self.is_heading != other.is_heading {
            return None;
        }
        let (few, many) = (
            self.words.len().min(other.words.len()),
            self.words.len().max(other.words.len()),
        );
        if few == 0 || (!in_place && few < TELLING_WORDS) {
            return None;
        }
        let could = 2.0 * ratio(few, few + many);
        if could < ALIKE && !in_place {
            return None;
        }
        let shared = self.shared(other);
        let overlap = 2.0 * ratio(shared, few + many);
        let contained = in_place
            && few >= CONTAINED_WORDS
            && few * 4 >= many
            && ratio(shared, few) >= CONTAINED;
        (overlap >= ALIKE || contained).then_some(overlap)
    }
}

#[allow(clippy::cast_precision_loss)] // Counts of words, far below 2^52.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Which old text each new one continues, if any: the same text (texts that occur once first, then
/// repeated ones beside their neighbours, then in order), or one alike: at least 0.6 of the different
/// words of both shared, looked for first between matched neighbours and then anywhere. No text is
/// continued twice.
pub(super) fn pairs(before: &[Entry<'_>], after: &[Entry<'_>]) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        old_of: vec![None; after.len()],
        taken: vec![false; before.len()],
    };
    pairs.same_once(before, after);
    pairs.same_beside(before, after);
    pairs.same_in_order(before, after);
    pairs.alike_in_gaps(before, after);
    pairs.alike_anywhere(before, after);
    pairs.old_of
}

/// Which new Passage continues which old one.
struct Pairs {
    old_of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn pair(&mut self, new: usize, old: usize) {
        if let (Some(slot @ None), Some(taken @ false)) =
            (self.old_of.get_mut(new), self.taken.get_mut(old))
        {
            *slot = Some(old);
            *taken = true;
        }
    }

    fn is_open(&self, new: usize, old: usize) -> bool {
        self.old_of.get(new) == Some(&None) && self.taken.get(old) == Some(&false)
    }

    fn same_once(&mut self, before: &[Entry<'_>], after: &[Entry<'_>]) {
        let old = places(before, |_| true);
        let new = places(after, |_| true);
        for (text, there) in &new {
            if let ([new], Some([old])) = (there.as_slice(), old.get(text).map(Vec::as_slice)) {
                self.pair(*new, *old);
            }
        }
    }

    /// Repeated texts next to Passages already matched.
    fn same_beside(&mut self, before: &[Entry<'_>], after: &[Entry<'_>]) {
        let mut beside = |new: usize, old: usize| {
            if self.is_open(new, old)
                && let (Some(a), Some(b)) = (after.get(new), before.get(old))
                && a.same(b)
            {
                self.pair(new, old);
            }
            self.old_of.get(new).copied().flatten()
        };
        let mut above = None;
        for new in 0..after.len() {
            let old = above.map_or(0, |old: usize| old + 1);
            above = beside(new, old);
        }
        let mut below = Some(before.len());
        for new in (0..after.len()).rev() {
            let old = below
                .and_then(|old| old.checked_sub(1))
                .unwrap_or(usize::MAX);
            below = beside(new, old);
        }
    }

    /// Repeated texts left over: those under the same heading first, then simply in order.
    fn same_in_order(&mut self, before: &[Entry<'_>], after: &[Entry<'_>]) {
        let old = places(before, |index| self.taken.get(index) == Some(&false));
        let mut new: Vec<_> = places(after, |index| self.old_of.get(index) == Some(&None))
            .into_iter()
            .collect();
        new.sort_unstable_by(|a, b| a.1.cmp(&b.1));
        for (text, there) in new {
            let Some(here) = old.get(&text) else {
                continue;
            };
            let mut by_section: HashMap<&str, Vec<usize>> = HashMap::new();
            for index in here.iter().rev() {
                by_section
                    .entry(before[*index].section)
                    .or_default()
                    .push(*index);
            }
            for index in &there {
                if let Some(found) = by_section.get_mut(after[*index].section).and_then(Vec::pop) {
                    self.pair(*index, found);
                }
            }
            let mut open = here
                .iter()
                .copied()
                .filter(|index| self.taken.get(*index) == Some(&false))
                .collect::<Vec<_>>()
                .into_iter();
            for index in there {
                if self.old_of.get(index) == Some(&None)
                    && let Some(found) = open.next()
                {
                    self.pair(index, found);
                }
            }
        }
    }

    fn alike_in_gaps(&mut self, before: &[Entry<'_>], after: &[Entry<'_>]) {
        let mut fixed = longest_rising(&self.old_of);
        fixed.push((after.len(), before.len()));
        let (mut new_from, mut old_from) = (0, 0);
        for (new_to, old_to) in fixed {
            let news: Vec<usize> = (new_from..new_to)
                .filter(|index| self.old_of.get(*index) == Some(&None))
                .collect();
            let olds: Vec<usize> = (old_from..old_to)
                .filter(|index| self.taken.get(*index) == Some(&false))
                .collect();
            if news.len() * olds.len() <= GAP_PAIRS {
                let mut found = Vec::new();
                for (new_rank, new) in news.iter().enumerate() {
                    for (old_rank, old) in olds.iter().enumerate() {
                        if let Some(likeness) = after[*new].likeness(&before[*old], true) {
                            found.push((likeness, new_rank.abs_diff(old_rank), *new, *old));
                        }
                    }
                }
                self.pair_best(found);
            }
            (new_from, old_from) = (new_to + 1, old_to + 1);
        }
    }

    fn alike_anywhere(&mut self, before: &[Entry<'_>], after: &[Entry<'_>]) {
        let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
        for (index, entry) in before.iter().enumerate() {
            if self.taken.get(index) == Some(&false) {
                for word in &entry.words {
                    by_word.entry(*word).or_default().push(index);
                }
            }
        }
        let mut found = Vec::new();
        for (new, entry) in after.iter().enumerate() {
            if self.old_of.get(new) != Some(&None) {
                continue;
            }
            let mut candidates: Vec<usize> = entry
                .words
                .iter()
                .filter_map(|word| by_word.get(word))
                .filter(|places| places.len() <= RARE)
                .flatten()
                .copied()
                .collect();
            candidates.sort_unstable();
            candidates.dedup();
            for old in candidates {
                if let Some(likeness) = entry.likeness(&before[old], false) {
                    found.push((likeness, new.abs_diff(old), new, old));
                }
            }
        }
        self.pair_best(found);
    }

    /// Pairs the most alike first, then the nearest.
    fn pair_best(&mut self, mut found: Vec<(f64, usize, usize, usize)>) {
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.cmp(&b.1))
                .then_with(|| (a.2, a.3).cmp(&(b.2, b.3)))
        });
        for (_, _, new, old) in found {
            self.pair(new, old);
        }
    }
}

/// Whether two texts say the same to a comparison of Versions.
pub fn says_the_same(one: &str, other: &str) -> bool {
    normal(&without_note_marks(one)) == normal(&without_note_marks(other))
}

/// "overleg.[7]" as "overleg.": what a footnote is numbered is no part of what a text says.
pub(super) fn without_note_marks(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let mark = &rest[open + 1..];
        let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
        let is_mark = (1..=4).contains(&digits) && mark[digits..].starts_with(']');
        let end = if is_mark { open } else { open + 1 };
        out.push_str(&rest[..end]);
        rest = if is_mark { &mark[digits + 1..] } else { mark };
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Where each text stands, among the entries that are asked for.
fn places<'a>(
    entries: &'a [Entry<'_>],
    wanted: impl Fn(usize) -> bool,
) -> HashMap<(bool, &'a str), Vec<usize>> {
    let mut places: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if wanted(index) {
            places
                .entry((entry.is_heading, entry.text.as_str()))
                .or_default()
                .push(index);
        }
    }
    places
}

/// The longest run of (new, old) pairs that rises on both sides: what did not move.
pub(super) fn longest_rising(old_of: &[Option<usize>]) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize)> = old_of
        .iter()
        .enumerate()
        .filter_map(|(new, old)| old.map(|old| (new, old)))
        .collect();
    // For each length, the index of the pair that ends such a run with the lowest old place.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, old)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *old);
        previous.push(
            length
                .checked_sub(1)
                .and_then(|shorter| ends.get(shorter))
                .copied(),
        );
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.push(pairs[index]);
        at = previous[index];
    }
    run.reverse();
    run
}
