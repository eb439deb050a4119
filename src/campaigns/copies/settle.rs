//! What the order of arrival made wrong is put right: campaigns are chosen anew among all samples, the most copied
//! first. A sample joins a campaign only if it is a copy of the one that leads it, never by way of a third.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::{iter, thread};

use super::index::{CANDIDATES, Copies, most_found};
use super::letter::{self, Telling, Version};
use super::matching::{Matching, State};
use super::postings::Postings;
use super::prepare::said;
use super::{rules, sketch};

impl Copies {
    /// Chooses campaigns anew. What [`Copies::place`] said before of samples stays true; which campaign they are of
    /// may change.
    pub fn settle(&mut self) {
        self.replace_samples();
        self.elect();
        self.look_again();
        self.elect();
        self.gather_letters();
    }

    /// Lets another of its texts stand for a sample, where that has more of the letter.
    fn replace_samples(&mut self) {
        let several = |(number, kept): (&u32, &Vec<Telling>)| (kept.len() > 1).then_some(*number);
        let numbers: Vec<u32> = self.kept.iter().filter_map(several).collect();
        let copies = &*self;
        let fuller = on_all_processors(numbers.len(), |some| {
            let mut matching = Matching::default();
            let better = |number: &u32| {
                let texts = copies.telling(*number);
                Some((*number, letter::fuller(&texts, &mut matching)?))
            };
            numbers[some].iter().filter_map(better).collect()
        });
        for (number, fuller) in fuller {
            let before = self.telling(number).swap_remove(0);
            let kept = self.kept.entry(number).or_default();
            letter::keep(kept, before.said, before.count, &before.words);
            let sample = &mut self.samples[number as usize];
            (sample.words, sample.confirmed, sample.by) =
                (fuller.words, fuller.confirmed, fuller.by);
        }
    }

    /// The sample and what was kept of its copies.
    fn telling(&self, number: u32) -> Vec<Telling> {
        let words = &self.samples[number as usize].words;
        let said = said(words);
        let count = self.exact.get(&said).map_or(1, |(_, count)| *count);
        let sample = Telling {
            said,
            count,
            words: words.clone(),
        };
        let kept = self.kept.get(&number).into_iter().flatten().cloned();
        iter::once(sample).chain(kept).collect()
    }

    /// Finds the letter of each campaign.
    fn gather_letters(&mut self) {
        let mut campaigns: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, sample) in (0_u32..).zip(&self.samples) {
            let leader = sample.leader;
            if leader != number || self.kept.contains_key(&number) {
                campaigns.entry(leader).or_default().push(number);
            }
        }
        let campaigns: Vec<_> = campaigns.into_iter().collect();
        let copies = &*self;
        let letters = on_all_processors(campaigns.len(), |some| {
            let mut matching = Matching::default();
            campaigns[some]
                .iter()
                .map(|(leader, samples)| (*leader, copies.letter(*leader, samples, &mut matching)))
                .collect()
        });
        self.letters = letters.into_iter().collect();
    }

    /// The letter of a campaign with these samples.
    fn letter(&self, leader: u32, samples: &[u32], matching: &mut Matching) -> Vec<Version> {
        let others = samples.iter().filter(|number| **number != leader);
        letter::versions(
            self.telling(leader),
            others.flat_map(|number| self.telling(*number)).collect(),
            matching,
        )
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
        let copies = &*self;
        let near = on_all_processors(copies.samples.len(), |some| copies.look_among(some));
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

/// Works on so many things in as many parts as there are processors; what it makes, in their order.
fn on_all_processors<T: Send>(
    count: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = count.div_ceil(threads).max(1);
    thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> = (0..count)
            .step_by(part)
            .map(|from| scope.spawn(move || work(from..(from + part).min(count))))
            .collect();
        let done = parts.into_iter().filter_map(|one| one.join().ok());
        done.flatten().collect()
    })
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
