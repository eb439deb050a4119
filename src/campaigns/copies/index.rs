//! Texts one after another: which is a copy of which.

use std::collections::HashMap;

use super::letter::{self, Telling, Version};
use super::matching::{Matching, State};
use super::postings::Postings;
use super::prepare::{Prepared, Preparing};
use super::rules::{self, Agreement, FLOOR, Known};
use super::sketch;

/// Most samples that a text is laid beside.
pub(super) const CANDIDATES: usize = 8;

/// A text that others are compared with.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub words: Box<[u16]>,
    /// How many texts it stands for, itself included.
    pub copies: u32,
    /// How often each word was confirmed, by how many texts.
    pub confirmed: Box<[u16]>,
    pub by: u16,
    /// The sample whose campaign this is: itself for the first.
    pub leader: u32,
    /// Texts of the campaign; only of a leader.
    pub members: u32,
}

impl Sample {
    pub fn known(&self) -> Known<'_> {
        Known {
            confirmed: &self.confirmed,
            by: self.by,
        }
    }
}

/// All texts so far, as samples and what is a copy of them.
///
/// ```
/// use polder::campaigns::copies::{Copies, Preparing};
///
/// let (mut copies, mut preparing) = (Copies::default(), Preparing::default());
/// let letter = "Ik maak mij zorgen over het plan om de oude bomen langs de vaart te kappen.";
/// let first = copies.insert(&mut preparing, letter);
/// let second = copies.insert(&mut preparing, &letter.to_uppercase());
/// assert_eq!((first, second), (None, Some(0)));
/// ```
#[derive(Debug, Default)]
pub struct Copies {
    pub(super) samples: Vec<Sample>,
    /// Of texts that say the same: their sample, and how many they are.
    pub(super) exact: HashMap<u64, (u32, u32)>,
    postings: Postings,
    /// By all their keys, those that led campaigns when last settled.
    pub(super) leading: Postings,
    /// Of samples with copies that differ from them, some of these.
    pub(super) kept: HashMap<u32, Vec<Telling>>,
    /// By the sample that leads a campaign, its letter.
    pub(super) letters: HashMap<u32, Vec<Version>>,
    /// Samples that were seen to have something in common.
    pub(super) near: Vec<(u32, u32)>,
    pub(super) matching: Matching,
    found: Vec<u32>,
    counts: Vec<(u32, u32)>,
    candidates: Vec<u32>,
    keys: Vec<u32>,
    /// What `matching` holds: this sample, beside the text taken last.
    laid: Option<u32>,
}

impl Copies {
    /// Takes a text in and says its campaign as far as that is known now; `None` for a text of none.
    pub fn insert(&mut self, preparing: &mut Preparing, text: &str) -> Option<u32> {
        let sample = self.place(preparing.prepare(text)?);
        self.campaign(sample)
    }

    /// Takes a text in. The number is that of the sample it is a copy of, or of itself as a new sample.
    pub fn place(&mut self, text: Prepared) -> u32 {
        if let Some((sample, count)) = self.exact.get_mut(&text.said) {
            *count += 1;
            let (sample, count) = (*sample, *count);
            self.keep(sample, &text, count);
            self.join(sample);
            return sample;
        }
        self.candidates(&text);
        if !self.candidates.is_empty() {
            self.matching.take(&text.words);
            self.laid = None;
        }
        let mut closest: Option<(u32, Agreement)> = None;
        let mut campaign: Option<(u32, Agreement)> = None;
        let mut related = Vec::new();
        for at in 0..self.candidates.len() {
            let sample = self.candidates[at];
            let agreement = self.lay(sample, &text.words);
            if agreement.copies || agreement.shared >= 2 * FLOOR {
                related.push(sample);
            }
            if agreement.close && closest.is_none_or(|(_, best)| agreement.score > best.score) {
                closest = Some((sample, agreement));
                if agreement.score > 0.97 {
                    break;
                }
            }
            let leads = self.samples[sample as usize].leader == sample;
            if agreement.copies
                && leads
                && campaign.is_none_or(|(_, best)| agreement.score > best.score)
            {
                campaign = Some((sample, agreement));
            }
        }
        let number = match closest {
            Some((sample, _)) => {
                self.learn(sample, &text.words);
                self.keep(sample, &text, 1);
                self.join(sample);
                sample
            }
            None => self.begin(&text, campaign),
        };
        self.exact.insert(text.said, (number, 1));
        let related = related.into_iter().filter(|sample| *sample != number);
        self.near.extend(related.map(|sample| (number, sample)));
        number
    }

    /// The campaign of a sample, named by its leader; `None` where it has no second text.
    pub fn campaign(&self, sample: u32) -> Option<u32> {
        let leader = self.samples.get(sample as usize)?.leader;
        (self.samples.get(leader as usize)?.members > 1).then_some(leader)
    }

    /// Keeps a text that is not the sample itself, and that so many sent, to tell the letter by.
    fn keep(&mut self, sample: u32, text: &Prepared, count: u32) {
        if self.samples[sample as usize].words != text.words {
            let kept = self.kept.entry(sample).or_default();
            letter::keep(kept, text.said, count, &text.words);
        }
    }

    fn join(&mut self, sample: u32) {
        let sample = &mut self.samples[sample as usize];
        sample.copies += 1;
        let leader = sample.leader as usize;
        self.samples[leader].members += 1;
    }

    /// A sample of its own; in the campaign of another, if it is a copy of that.
    fn begin(&mut self, text: &Prepared, campaign: Option<(u32, Agreement)>) -> u32 {
        let number = self.samples.len() as u32;
        let leader = campaign.map_or(number, |(leader, _)| leader);
        self.samples.push(Sample {
            words: text.words.clone(),
            copies: 1,
            confirmed: Box::default(),
            by: 0,
            leader,
            members: 0,
        });
        self.samples[leader as usize].members += 1;
        let settled = self.samples[leader as usize].known().is_settled();
        let mut own = Vec::new();
        let mut keys = &*text.keys;
        if let Some((leader, agreement)) = campaign {
            self.learn(leader, &text.words);
            if agreement.whole && settled {
                // What it has of the letter is found by the letter.
                let states = text.words.iter().zip(&self.matching.text);
                let words: Vec<u16> = states
                    .filter(|(_, state)| **state == State::Own)
                    .map(|(word, _)| *word)
                    .collect();
                sketch::keys(&words, &mut own);
                keys = &own;
            }
        }
        keys.iter().for_each(|key| self.postings.note(*key, number));
        number
    }

    /// Notes in the sample which of its words the text has.
    fn learn(&mut self, sample: u32, text: &[u16]) {
        self.lay_again(sample, text);
        let sample = &mut self.samples[sample as usize];
        if sample.by == u16::MAX {
            return;
        }
        if sample.confirmed.is_empty() {
            sample.confirmed = vec![0; sample.words.len()].into();
        }
        sample.by += 1;
        for (count, state) in sample.confirmed.iter_mut().zip(&self.matching.sample) {
            *count += u16::from(*state == State::Shared);
        }
    }

    fn lay_again(&mut self, sample: u32, text: &[u16]) {
        if self.laid != Some(sample) {
            self.matching
                .lay(&self.samples[sample as usize].words, text);
            self.laid = Some(sample);
        }
    }

    fn lay(&mut self, sample: u32, text: &[u16]) -> Agreement {
        self.lay_again(sample, text);
        let sample = &self.samples[sample as usize];
        rules::agreement(&self.matching, sample.known(), Known::NONE)
    }

    /// The samples that have most in common with a text, into `counts`.
    fn candidates(&mut self, text: &Prepared) {
        self.found.clear();
        for key in &text.keys {
            self.postings.samples(*key, &mut self.found);
        }
        let fewest = |words: usize| 2 + words.min(1000) as u32 / 160;
        self.counts.clear();
        most_found(&mut self.found, CANDIDATES, &mut self.counts, |sample| {
            fewest(
                self.samples[sample as usize]
                    .words
                    .len()
                    .min(text.words.len()),
            )
        });
        self.found.clear();
        if !self.leading.is_empty() {
            let enough = sketch::asking_keys(&text.words, &mut self.keys);
            self.keys
                .iter()
                .for_each(|key| self.leading.samples(*key, &mut self.found));
            most_found(&mut self.found, CANDIDATES, &mut self.counts, |_| enough);
        }
        for at in 0..self.counts.len() {
            let leader = self.samples[self.counts[at].1 as usize].leader;
            self.counts.push((0, leader));
        }
        self.candidates.clear();
        for (_, sample) in &self.counts {
            if !self.candidates.contains(sample) {
                self.candidates.push(*sample);
            }
        }
    }
}

/// Adds to `counts` the samples found most often, with how often; none found less than `fewest` says.
pub(super) fn most_found(
    found: &mut [u32],
    most: usize,
    counts: &mut Vec<(u32, u32)>,
    fewest: impl Fn(u32) -> u32,
) {
    found.sort_unstable();
    let before = counts.len();
    for same in found.chunk_by(u32::eq) {
        let count = same.len() as u32;
        if count > 1 && count >= fewest(same[0]) {
            counts.push((count, same[0]));
        }
    }
    counts[before..].sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    counts.truncate(before + most);
}
