//! The letter of a campaign as its copies show it: the words they all have, and slots with what stands in them.

use std::collections::BTreeMap;

use super::matching::{GAP, Matching};
use super::words::{self, Word};

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that at least half of the copies have, as the sample writes them.
    Fixed(String),
    /// What stands there in how many copies, the commonest first.
    Slot(Vec<(String, usize)>),
}

/// A letter, learnt from its copies. For a campaign of thousands a few hundred are enough.
#[derive(Debug)]
pub struct Template {
    sample: String,
    words: Vec<Word>,
    marks: Vec<u16>,
    copies: Vec<(String, Vec<Word>, Vec<u32>)>,
    matching: Matching,
}

impl Template {
    /// Begins with the sample, which is the first copy.
    pub fn of(sample: &str) -> Self {
        let mut words = Vec::new();
        words::read(sample, &mut words);
        let marks = words.iter().map(|word| word.mark()).collect();
        let mut template = Self {
            sample: sample.to_owned(),
            words,
            marks,
            copies: Vec::new(),
            matching: Matching::default(),
        };
        template.learn(sample);
        template
    }

    /// Learns from a copy.
    pub fn learn(&mut self, copy: &str) {
        let mut words = Vec::new();
        words::read(copy, &mut words);
        let marks: Vec<u16> = words.iter().map(|word| word.mark()).collect();
        self.matching.take(&marks);
        self.matching.lay(&self.marks, &marks);
        self.copies
            .push((copy.to_owned(), words, self.matching.place.clone()));
    }

    /// The letter from beginning to end. What stands before its first fixed word and after its last is left out
    /// where it varies: a salutation, a name.
    pub fn parts(&self) -> Vec<Part> {
        let fixed: Vec<usize> = (0..self.words.len())
            .filter(|at| self.is_fixed(*at))
            .collect();
        let mut parts = Vec::new();
        for stretch in fixed.chunk_by(|at, next| at + 1 == *next && !self.varies(*at, *next)) {
            let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
            if let Some(before) = fixed.iter().rev().find(|at| **at < first) {
                parts.push(Part::Slot(self.variants(*before, first)));
            }
            let span = self.words[first].start as usize..self.words[last].end as usize;
            parts.push(Part::Fixed(self.sample[span].to_owned()));
        }
        parts
    }

    fn is_fixed(&self, at: usize) -> bool {
        let have = self
            .copies
            .iter()
            .filter(|(_, _, place)| place[at] != u32::MAX);
        have.count() * 2 >= self.copies.len()
    }

    /// Whether copies have something between two words that follow one another in the sample.
    fn varies(&self, at: usize, next: usize) -> bool {
        let with = self.copies.iter().filter(|(_, _, place)| {
            let (one, other) = (place[at], place[next]);
            one != u32::MAX && other != u32::MAX && other > one + 1 && (other - one) as usize <= GAP
        });
        with.count() * 4 >= self.copies.len()
    }

    fn variants(&self, before: usize, after: usize) -> Vec<(String, usize)> {
        let mut variants: BTreeMap<Vec<u64>, (String, usize)> = BTreeMap::new();
        for (text, words, place) in &self.copies {
            let (one, other) = (place[before], place[after]);
            if one == u32::MAX
                || other == u32::MAX
                || other <= one
                || (other - one) as usize > 2 * GAP
            {
                continue;
            }
            let there = &words[one as usize + 1..other as usize];
            let key = there.iter().map(|word| word.hash).collect();
            let said = match (there.first(), there.last()) {
                (Some(first), Some(last)) => &text[first.start as usize..last.end as usize],
                _ => "",
            };
            variants
                .entry(key)
                .or_insert_with(|| (said.to_owned(), 0))
                .1 += 1;
        }
        let mut variants: Vec<_> = variants.into_values().collect();
        variants.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        variants
    }
}
