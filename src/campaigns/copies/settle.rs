//! What the order of arrival made wrong is put right: campaigns are chosen anew among all samples, the most copied
//! first. A sample joins a campaign only if it is a copy of the one that leads it, never by way of a third.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::thread;

use super::index::{CANDIDATES, Copies, most_found};
use super::matching::{Matching, State};
use super::postings::Postings;
use super::{rules, sketch};

/// Most samples beside its leader that a campaign's letter is told by.
const LETTERS: usize = 3;

impl Copies {
    /// Chooses campaigns anew. What [`Copies::place`] said before of samples stays true; which campaign they are of
    /// may change.
    pub fn settle(&mut self) {
        self.elect();
        self.look_again();
        self.elect();
        self.gather_letters();
    }

    /// Samples beside the leader that several texts confirm are of the letter too: where most send a paragraph, the
    /// rest of it.
    fn gather_letters(&mut self) {
        let mut letters: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, sample) in (0_u32..).zip(&self.samples) {
            if sample.leader != number && sample.known().is_settled() {
                letters.entry(sample.leader).or_default().push(number);
            }
        }
        for (leader, others) in &mut letters {
            others.sort_by_key(|number| Reverse(self.samples[*number as usize].copies));
            others.truncate(LETTERS);
            others.insert(0, *leader);
        }
        self.letters = letters;
    }

    /// Finds, for every sample, the campaigns it has something in common with, by many more rows than before.
    fn look_again(&mut self) {
        self.leading = Postings::default();
        let mut keys = Vec::new();
        for (number, sample) in self.samples.iter().enumerate() {
            if sample.members > 1 {
                sketch::many_keys(&sample.words, &mut keys);
                keys.iter()
                    .for_each(|key| self.leading.note(*key, number as u32));
            }
        }
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let part = self.samples.len().div_ceil(threads).max(1);
        let copies = &*self;
        let near: Vec<_> = thread::scope(|scope| {
            let looking: Vec<_> = (0..copies.samples.len())
                .step_by(part)
                .map(|from| {
                    scope.spawn(move || {
                        copies.look_among(from..(from + part).min(copies.samples.len()))
                    })
                })
                .collect();
            looking
                .into_iter()
                .filter_map(|one| one.join().ok())
                .flatten()
                .collect()
        });
        self.near.extend(near);
    }

    fn look_among(&self, numbers: Range<usize>) -> Vec<(u32, u32)> {
        let (mut keys, mut found, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        let mut matching = Matching::default();
        let mut near = Vec::new();
        for number in numbers {
            let sample = &self.samples[number];
            if sample.leader as usize != number {
                continue;
            }
            let enough = sketch::asking_keys(&sample.words, &mut keys);
            found.clear();
            counts.clear();
            keys.iter()
                .for_each(|key| self.leading.samples(*key, &mut found));
            most_found(&mut found, CANDIDATES / 2, &mut counts, |_| enough);
            counts.retain(|(_, leader)| *leader as usize != number);
            if !counts.is_empty() {
                matching.take(&sample.words);
            }
            for (_, leader) in &counts {
                let leading = &self.samples[*leader as usize];
                matching.lay(&leading.words, &sample.words);
                if rules::agreement(&matching, leading.known(), sample.known()).copies {
                    near.push((number as u32, *leader));
                }
            }
        }
        near
    }

    fn elect(&mut self) {
        let mut neighbours: HashMap<u32, Vec<u32>> = HashMap::new();
        self.near.sort_unstable();
        self.near.dedup();
        for (one, other) in &self.near {
            neighbours.entry(*one).or_default().push(*other);
            neighbours.entry(*other).or_default().push(*one);
        }
        let mut order: Vec<u32> = neighbours.keys().copied().collect();
        order.sort_by_cached_key(|number| {
            let sample = &self.samples[*number as usize];
            (
                Reverse(sample.copies),
                sample.words.len(),
                sample.words.clone(),
            )
        });
        for number in &order {
            self.samples[*number as usize].leader = u32::MAX;
        }
        for &number in &order {
            let mut leaders: Vec<u32> = neighbours[&number]
                .iter()
                .map(|near| self.samples[*near as usize].leader)
                .filter(|leader| *leader != u32::MAX)
                .collect();
            leaders.sort_unstable();
            leaders.dedup();
            self.samples[number as usize].leader = self.leader_of(number, &leaders);
        }
        for sample in &mut self.samples {
            sample.members = 0;
        }
        for number in 0..self.samples.len() {
            let sample = &self.samples[number];
            let (leader, copies) = (sample.leader as usize, sample.copies);
            self.samples[leader].members += copies;
        }
    }

    /// The one of these leaders whose campaign a sample is of; itself where it is of none.
    fn leader_of(&mut self, number: u32, leaders: &[u32]) -> u32 {
        if leaders.is_empty() {
            return number;
        }
        self.matching.take(&self.samples[number as usize].words);
        let mut best: Option<(f32, u32)> = None;
        let mut close = false;
        let mut whole: Vec<Vec<State>> = Vec::new();
        for &leader in leaders {
            let (leading, sample) = (
                &self.samples[leader as usize],
                &self.samples[number as usize],
            );
            self.matching.lay(&leading.words, &sample.words);
            let agreement = rules::agreement(&self.matching, leading.known(), sample.known());
            if agreement.copies && best.is_none_or(|(score, _)| agreement.score > score) {
                best = Some((agreement.score, leader));
                close = agreement.close;
            }
            if agreement.whole && leading.members > 1 {
                whole.push(self.matching.text.clone());
            }
        }
        // Who sends two letters at once is a copy of neither.
        if !close && are_apart(&whole) {
            return number;
        }
        best.map_or(number, |(_, leader)| leader)
    }
}

/// Whether two letters stand in a text each in a place of its own.
fn are_apart(letters: &[Vec<State>]) -> bool {
    let shared = |letter: &[State]| {
        letter
            .iter()
            .filter(|state| **state == State::Shared)
            .count()
    };
    letters.iter().enumerate().any(|(at, one)| {
        letters[at + 1..].iter().any(|other| {
            let both = one.iter().zip(other);
            let common = both
                .filter(|(one, other)| **one == State::Shared && *one == *other)
                .count();
            common * 4 < shared(one).min(shared(other))
        })
    })
}
