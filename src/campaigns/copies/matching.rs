//! Two texts laid beside one another: which words of the one stand in the other, block by block, in whatever order
//! the blocks are.

use std::cmp::Reverse;

/// Words in a row that make a beginning of agreement; fewer are shared by accident.
const ROW: usize = 3;
/// Most words, on either side, that may differ between two rows of one block: an edit, or a slot.
pub const GAP: usize = 16;
/// Fewest words that agree in a block for it to count.
const BLOCK: usize = 12;
/// The same in texts shorter than [`SHORT`].
const SHORT_BLOCK: usize = 6;
const SHORT: usize = 60;
/// Places of the same row that are looked at.
const PLACES: usize = 8;
const NONE: u32 = u32::MAX;

/// What became of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Only this text has it.
    Own,
    /// Both texts have it.
    Shared,
    /// It stands where the other has something else, between words that both have.
    Varied,
}

/// A place for the work, used again for each pair.
#[derive(Debug, Default)]
pub struct Matching {
    heads: Vec<u32>,
    next: Vec<u32>,
    /// Of each word of the sample; and where the text has it.
    pub sample: Vec<State>,
    pub place: Vec<u32>,
    /// Of each word of the text.
    pub text: Vec<State>,
    found: Vec<Stretch>,
    rows: Vec<Stretch>,
    /// Words that blocks stretch over, and rows they consist of.
    pub sample_span: usize,
    pub text_span: usize,
    pub row_count: usize,
}

#[derive(Debug, Clone, Copy)]
struct Stretch {
    sample: usize,
    text: usize,
    length: usize,
}

fn slot(words: &[u16], bits: u32) -> usize {
    let key = u64::from(words[0]) | u64::from(words[1]) << 16 | u64::from(words[2]) << 32;
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize
}

impl Matching {
    /// Takes the text that samples will be laid beside.
    pub fn take(&mut self, text: &[u16]) {
        let bits = (text.len().max(16) * 2)
            .next_power_of_two()
            .trailing_zeros();
        self.heads.clear();
        self.heads.resize(1 << bits, NONE);
        self.next.clear();
        self.next.resize(text.len(), NONE);
        for at in (0..text.len().saturating_sub(ROW - 1)).rev() {
            let head = &mut self.heads[slot(&text[at..], bits)];
            self.next[at] = std::mem::replace(head, at as u32);
        }
    }

    /// Lays a sample beside the text taken, which is given again.
    pub fn lay(&mut self, sample: &[u16], text: &[u16]) {
        let short = sample.len().max(text.len()) < SHORT;
        self.lay_blocks(sample, text, if short { SHORT_BLOCK } else { BLOCK });
    }

    fn lay_blocks(&mut self, sample: &[u16], text: &[u16], fewest: usize) {
        self.sample.clear();
        self.sample.resize(sample.len(), State::Own);
        self.place.clear();
        self.place.resize(sample.len(), NONE);
        self.text.clear();
        self.text.resize(text.len(), State::Own);
        self.find_rows(sample, text);
        self.join_rows(sample, text, fewest);
    }

    /// The same with short blocks too, for texts that are known to be of one letter: goes on from the ends of blocks, and of both texts, while two words in
    /// five agree: between slots there are fewer than make a row.
    pub fn lay_in_full(&mut self, sample: &[u16], text: &[u16]) {
        self.lay_blocks(sample, text, SHORT_BLOCK);
        let (n, m) = (sample.len(), text.len());
        self.go_on(sample, text, (0, 0), true);
        self.go_on(sample, text, (n, m), false);
        for at in 0..n {
            if self.place[at] != NONE {
                let there = self.place[at] as usize;
                if self.sample.get(at + 1) == Some(&State::Own) {
                    self.go_on(sample, text, (at + 1, there + 1), true);
                }
                if at > 0 && self.sample[at - 1] == State::Own {
                    self.go_on(sample, text, (at, there), false);
                }
            }
        }
    }

    /// Looks for single words that both have from here forward, or backward, among words that only one has.
    fn go_on(&mut self, sample: &[u16], text: &[u16], from: (usize, usize), forward: bool) {
        let step = |at: usize, by: usize| {
            if forward {
                Some(at + by)
            } else {
                at.checked_sub(by + 1)
            }
        };
        let free = |states: &[State], at: usize| {
            (0..GAP)
                .take_while(|by| step(at, *by).and_then(|at| states.get(at)) == Some(&State::Own))
                .count()
        };
        let (a, b) = (free(&self.sample, from.0), free(&self.text, from.1));
        // Most words that agree in the first so many of both.
        let mut most = [[0_u8; GAP + 1]; GAP + 1];
        let mut end = (0, 0);
        for i in 0..a {
            for j in 0..b {
                let (Some(s), Some(t)) = (step(from.0, i), step(from.1, j)) else {
                    return;
                };
                most[i + 1][j + 1] = if sample[s] == text[t] {
                    let agreed = most[i][j] + 1;
                    if usize::from(agreed) * 5 > 2 * i.max(j) && i + j >= end.0 + end.1 {
                        end = (i + 1, j + 1);
                    }
                    agreed
                } else {
                    most[i][j + 1].max(most[i + 1][j])
                };
            }
        }
        let (mut i, mut j) = end;
        for by in 0..i {
            step(from.0, by)
                .into_iter()
                .for_each(|at| self.sample[at] = State::Varied);
        }
        for by in 0..j {
            step(from.1, by)
                .into_iter()
                .for_each(|at| self.text[at] = State::Varied);
        }
        while i > 0 && j > 0 {
            if most[i][j] == most[i - 1][j] {
                i -= 1;
            } else if most[i][j] == most[i][j - 1] {
                j -= 1;
            } else {
                (i, j) = (i - 1, j - 1);
                if let (Some(s), Some(t)) = (step(from.0, i), step(from.1, j)) {
                    self.share(s, t, 1);
                }
            }
        }
    }

    /// Words of the sample that the text has.
    pub fn shared(&self) -> usize {
        self.text
            .iter()
            .filter(|state| **state == State::Shared)
            .count()
    }

    /// Finds rows, the longest first, each word in one of them at most.
    fn find_rows(&mut self, sample: &[u16], text: &[u16]) {
        self.found.clear();
        let bits = self.heads.len().trailing_zeros();
        for at in 0..(sample.len() + 1).saturating_sub(ROW) {
            let mut place = self.heads[slot(&sample[at..], bits)];
            for _ in 0..PLACES {
                let Some(there) = text.get(place as usize..) else {
                    break;
                };
                let begins = at == 0 || place == 0 || sample[at - 1] != text[place as usize - 1];
                if begins && there[..ROW] == sample[at..at + ROW] {
                    let same = sample[at..]
                        .iter()
                        .zip(there)
                        .take_while(|(one, other)| one == other);
                    self.found.push(Stretch {
                        length: same.count(),
                        sample: at,
                        text: place as usize,
                    });
                }
                place = self.next[place as usize];
            }
        }
        let off = |row: &Stretch| row.sample as i64 - row.text as i64;
        let main = self
            .found
            .iter()
            .max_by_key(|row| row.length)
            .map_or(0, off);
        self.found
            .sort_unstable_by_key(|row| (Reverse(row.length), (off(row) - main).abs(), row.sample));
        self.rows.clear();
        for number in 0..self.found.len() {
            let row = self.found[number];
            let is_free = |step: &usize| {
                self.sample[row.sample + step] == State::Own
                    && self.text[row.text + step] == State::Own
            };
            let Some(skip) = (0..row.length).find(is_free) else {
                continue;
            };
            let length = (skip..row.length).take_while(is_free).count();
            if length >= ROW {
                let row = Stretch {
                    sample: row.sample + skip,
                    text: row.text + skip,
                    length,
                };
                self.share(row.sample, row.text, length);
                self.rows.push(row);
            }
        }
        self.rows.sort_unstable_by_key(|row| row.sample);
    }

    fn share(&mut self, sample: usize, text: usize, length: usize) {
        for step in 0..length {
            self.sample[sample + step] = State::Shared;
            self.place[sample + step] = (text + step) as u32;
            self.text[text + step] = State::Shared;
        }
    }

    /// Makes blocks of rows, fills what is between them, and drops blocks that are small enough for an accident.
    fn join_rows(&mut self, sample: &[u16], text: &[u16], fewest: usize) {
        let rows = std::mem::take(&mut self.rows);
        (self.sample_span, self.text_span, self.row_count) = (0, 0, 0);
        let mut first = 0;
        while first < rows.len() {
            let mut last = first;
            while last + 1 < rows.len() && self.continues(rows[last], rows[last + 1]) {
                last += 1;
            }
            let block = &rows[first..=last];
            let mut agreed: usize = block.iter().map(|row| row.length).sum();
            for pair in block.windows(2) {
                agreed += self.fill(pair[0], pair[1], sample, text);
            }
            let (from, to) = (rows[first], rows[last]);
            let across = (
                from.sample..to.sample + to.length,
                from.text..to.text + to.length,
            );
            let longest = across.0.len().max(across.1.len());
            let dense = agreed * 2 >= longest;
            let merged = agreed * 3 >= longest
                && across.0.len() * 4 >= sample.len() * 3
                && across.1.len() * 4 >= text.len() * 3;
            if agreed >= fewest && (dense || merged) {
                self.sample_span += across.0.len();
                self.text_span += across.1.len();
                self.row_count += block.len();
            } else {
                self.place[across.0.clone()].fill(NONE);
                self.sample[across.0].fill(State::Own);
                self.text[across.1].fill(State::Own);
            }
            first = last + 1;
        }
        self.rows = rows;
    }

    fn continues(&self, row: Stretch, next: Stretch) -> bool {
        let from = row.text + row.length;
        next.sample - (row.sample + row.length) <= GAP
            && next.text >= from
            && next.text - from <= GAP
            && self.text[from..next.text]
                .iter()
                .all(|state| *state == State::Own)
    }

    /// Finds single words that both have between two rows; the others there vary. Says how many it found.
    fn fill(&mut self, row: Stretch, next: Stretch, sample: &[u16], text: &[u16]) -> usize {
        let (s, t) = (row.sample + row.length, row.text + row.length);
        let (a, b) = (&sample[s..next.sample], &text[t..next.text]);
        if a.is_empty() || b.is_empty() {
            return 0;
        }
        // Longest common subsequence, from the end.
        let mut longest = [[0_u8; GAP + 1]; GAP + 1];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                longest[i][j] = if a[i] == b[j] {
                    longest[i + 1][j + 1] + 1
                } else {
                    longest[i + 1][j].max(longest[i][j + 1])
                };
            }
        }
        self.sample[s..next.sample].fill(State::Varied);
        self.text[t..next.text].fill(State::Varied);
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            if a[i] == b[j] {
                self.share(s + i, t + j, 1);
                (i, j) = (i + 1, j + 1);
            } else if longest[i + 1][j] >= longest[i][j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
        longest[0][0] as usize
    }
}
