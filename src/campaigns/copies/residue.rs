//! What a copy says that the letter does not: the sentences its sender added.

use std::ops::Range;

use super::asides::Asides;
use super::index::Copies;
use super::letter::{Role, Version};
use super::matching::{Matching, State};
use super::words::{self, Word};

/// Fewest words of a sentence that are somebody's own, where no full stop says that it is one.
const SENTENCE: usize = 3;
/// Most words of a sentence that is nothing but slots.
const SLOT: usize = 4;

/// What the letter says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Not,
    InSlot,
    Said,
}

/// What one text is to its campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// 0 to 1: what letter and copy share of both together. Words in slots agree.
    pub similarity: f64,
    /// Its sender's own sentences, as written; stretches parted by "…". Empty: nothing added.
    pub residue: String,
}

/// Compares texts with the letter of their campaign; one for each thread.
#[derive(Debug, Default)]
pub struct Comparing {
    words: Vec<Word>,
    asides: Asides,
    own: Vec<u16>,
    matching: Matching,
    told: Vec<Told>,
    /// Of each own word of the text, where the version has it.
    place: Vec<Option<usize>>,
}

impl Comparing {
    /// What a text is to the campaign that [`Copies::campaign`] named.
    pub fn compare(&mut self, copies: &Copies, campaign: u32, text: &str) -> Likeness {
        words::read(text, &mut self.words);
        self.asides.read(text, &self.words);
        self.asides.own_marks(&self.words, &mut self.own);
        self.told.clear();
        self.told.resize(self.own.len(), Told::Not);
        self.matching.take(&self.own);
        let mut similarity: f64 = 0.0;
        match copies.letters.get(&campaign) {
            Some(versions) => {
                for version in versions {
                    similarity = similarity.max(self.tell(version));
                }
            }
            // Only the same text so far.
            None => {
                if let Some(sample) = copies.samples.get(campaign as usize) {
                    similarity = self.tell(&Version::of(&sample.words));
                }
            }
        }
        Likeness {
            similarity,
            residue: self.residue(text),
        }
    }

    /// Marks the words that a version of the letter explains; says how much version and text agree.
    fn tell(&mut self, version: &Version) -> f64 {
        self.matching.lay_in_full(&version.words, &self.own);
        self.place.clear();
        self.place.resize(self.own.len(), None);
        let mut agreed = 0;
        let mut all = self.own.len();
        for (at, (state, role)) in self.matching.sample.iter().zip(&version.roles).enumerate() {
            if *state == State::Shared {
                self.place[self.matching.place[at] as usize] = Some(at);
            }
            if *role != Role::Own {
                all += 1;
                let slot = *role == Role::Slot && *state == State::Varied;
                agreed += usize::from(*state == State::Shared || slot);
            }
        }
        let mut from = 0;
        while from < self.own.len() {
            let to = match self.matching.text[from] {
                State::Varied => (from..self.own.len())
                    .find(|at| self.matching.text[*at] != State::Varied)
                    .unwrap_or(self.own.len()),
                _ => from + 1,
            };
            let (told, agrees) = match self.matching.text[from] {
                State::Own => (Told::Not, false),
                State::Shared => match self.place[from].map(|at| version.roles[at]) {
                    Some(Role::Letter) => (Told::Said, true),
                    Some(Role::Slot) => (Told::InSlot, true),
                    _ => (Told::Not, false),
                },
                State::Varied => self.in_place(version, from..to),
            };
            agreed += if agrees { to - from } else { 0 };
            for known in &mut self.told[from..to] {
                *known = (*known).max(told);
            }
            from = to;
        }
        (agreed as f64 / all.max(1) as f64).min(1.0)
    }

    /// What words are that stand where the version has others; and whether these are a slot's.
    fn in_place(&self, version: &Version, words: Range<usize>) -> (Told, bool) {
        let before = words.start.checked_sub(1).and_then(|at| self.place[at]);
        let after = self.place.get(words.end).copied().flatten();
        let (Some(before), Some(after)) = (before, after) else {
            return (Told::Not, false);
        };
        let there = version.roles.get(before + 1..after).unwrap_or_default();
        let letter = there.iter().filter(|role| **role != Role::Own).count();
        let slot = there.contains(&Role::Slot);
        if letter > 0 && words.len() <= 2 * letter + SENTENCE {
            (Told::InSlot, slot)
        } else {
            (Told::Not, false)
        }
    }

    /// The sentences that no letter explains.
    fn residue(&self, text: &str) -> String {
        let mut residue = String::new();
        let mut end = 0;
        // Own words before this one.
        let mut passed = 0;
        let mut from = 0;
        while from < self.words.len() {
            let to = (from + 1..self.words.len())
                .find(|at| ends_between(text, self.words[at - 1], self.words[*at]))
                .unwrap_or(self.words.len());
            let own = self.asides.own[from..to].iter().filter(|own| **own).count();
            let added = is_added(&self.told[passed..passed + own]);
            passed += own;
            let stop = sentence_end(text, self.words[to - 1].end as usize);
            let start = self.words[from].start as usize;
            let goes_on = end > 0 && text[end..start].trim().is_empty();
            let said = own >= SENTENCE || own > 0 && stop > self.words[to - 1].end as usize;
            let quoted = own == 0 && from >= self.asides.head && to <= self.asides.tail;
            if added && (said || goes_on) || quoted && goes_on {
                if !goes_on && !residue.is_empty() {
                    residue.push_str(" … ");
                } else if goes_on {
                    residue.push_str(&text[end..start]);
                }
                residue.push_str(&text[start..stop]);
                end = stop;
            }
            from = to;
        }
        residue
    }
}

/// Whether a sentence is its sender's: the letter explains less than half of it, or says less than a third of it and
/// it is too long for slots alone.
fn is_added(sentence: &[Told]) -> bool {
    let count = |what: Told| sentence.iter().filter(|told| **told == what).count();
    let (said, in_slot) = (count(Told::Said), count(Told::InSlot));
    (said + in_slot) * 2 < sentence.len() || said * 3 < sentence.len() && sentence.len() > SLOT
}

/// Whether a sentence ends between two words: a stop with a blank after it, or a new line.
fn ends_between(text: &str, word: Word, next: Word) -> bool {
    let between = &text[word.end as usize..next.start as usize];
    let mut stopped = false;
    for c in between.chars() {
        match c {
            '\n' | '。' | '！' | '？' | '।' => return true,
            '.' | '!' | '?' | '…' | '؟' => stopped = true,
            c if c.is_whitespace() && stopped => return true,
            _ => {}
        }
    }
    false
}

/// Where a sentence ends whose last word ends here: after its stop and closing marks.
fn sentence_end(text: &str, from: usize) -> usize {
    let marks = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | '…'
                | ')'
                | '"'
                | '\u{201D}'
                | '\u{2019}'
                | '»'
                | '。'
                | '！'
                | '？'
                | '؟'
                | '।'
        )
    };
    from + text[from..]
        .chars()
        .take_while(|c| marks(*c))
        .map(char::len_utf8)
        .sum::<usize>()
}
