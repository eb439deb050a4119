//! Passages that say nearly the same: for what something is said about, and stands nowhere to the letter.

use std::collections::HashSet;
use std::ops::Range;

use super::items::VersionText;
use crate::documents::normal::Normal;
use crate::documents::returned::Returned;

/// How much of their words two wordings share to be one passage: near by, and anywhere.
const ALIKE_NEAR: f64 = 0.4;
const ALIKE: f64 = 0.6;
/// Passages that are looked for in all of a text, beyond which only near by.
const TRIES: usize = 1_000;

/// Passages of the file that something is said about.
pub(super) fn touched(returned: &Returned) -> HashSet<usize> {
    let mut all: HashSet<usize> = HashSet::new();
    for (at, passage) in returned.passages.iter().enumerate() {
        let mut pieces = passage.pieces.iter();
        if passage.end.is_some()
            || pieces.any(|piece| piece.inserted.is_some() || piece.deleted.is_some())
        {
            all.insert(at);
        }
    }
    for comment in &returned.comments {
        if let (Some(from), Some(to)) = (comment.from, comment.to) {
            all.extend(from.passage..=to.passage);
        }
    }
    all
}

/// Finds the passages most alike for what is touched and stands nowhere.
pub(super) fn alike(
    all: &[&str],
    touched: &HashSet<usize>,
    version: &VersionText,
    found: &mut [Option<usize>],
) {
    let mut taken: HashSet<usize> = found.iter().flatten().copied().collect();
    let mut words: Option<Vec<Vec<String>>> = None;
    let mut tries = 0;
    for at in 0..all.len() {
        if found.get(at).is_some_and(Option::is_some) || !touched.contains(&at) {
            continue;
        }
        let Some(own) = all.get(at).filter(|own| !own.trim().is_empty()) else {
            continue;
        };
        let said = sorted_words(own);
        let known = words.get_or_insert_with(|| {
            let passages = version.passages.iter();
            passages
                .map(|passage| sorted_words(&passage.text))
                .collect()
        });
        let before = found
            .get(..at)
            .and_then(|f| f.iter().rev().flatten().next());
        let behind = found.get(at + 1..).and_then(|f| f.iter().flatten().next());
        let near = before.map_or(0, |one| one + 1)..behind.copied().unwrap_or(known.len());
        let best = |range: Range<usize>, least: f64| {
            let stretch = known.get(range.clone()).unwrap_or_default();
            let (at, share) = range
                .zip(stretch)
                .filter(|(at, _)| !taken.contains(at))
                .map(|(at, words)| (at, shared(&said, words)))
                .max_by(|one, other| one.1.total_cmp(&other.1))?;
            (share >= least).then_some(at)
        };
        tries += 1;
        let anywhere = if tries > TRIES { 0..0 } else { 0..known.len() };
        let choice = best(near, ALIKE_NEAR).or_else(|| best(anywhere, ALIKE));
        if let Some(choice) = choice {
            taken.insert(choice);
            if let Some(one) = found.get_mut(at) {
                *one = Some(choice);
            }
        }
    }
}

fn sorted_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Normal::of(text)
        .text()
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// How much of their words two texts share, from 0 to 1.
fn shared(one: &[String], other: &[String]) -> f64 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut same = 0_u32;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                same += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 {
        return 0.0;
    }
    f64::from(2 * same) / f64::from(all)
}
