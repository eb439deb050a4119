//! What a copy says that the letter does not: the sentences its sender added.

use super::asides::Asides;
use super::index::Copies;
use super::matching::{GAP, Matching, State};
use super::rules::Known;
use super::words::{self, Word};

/// Fewest words of a sentence that are somebody's own, where no full stop says that it is one.
const SENTENCE: usize = 3;

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
    told: Vec<bool>,
}

impl Comparing {
    /// What a text is to the campaign that [`Copies::campaign`] named.
    pub fn compare(&mut self, copies: &Copies, campaign: u32, text: &str) -> Likeness {
        words::read(text, &mut self.words);
        self.asides.read(text, &self.words);
        self.own.clear();
        let own = self
            .words
            .iter()
            .zip(&self.asides.own)
            .filter(|(_, own)| **own);
        self.own.extend(own.map(|(word, _)| word.mark()));
        self.told.clear();
        self.told.resize(self.own.len(), false);
        self.matching.take(&self.own);
        let mut similarity: f64 = 0.0;
        for letter in copies.letters(campaign) {
            let Some(sample) = copies.samples.get(letter as usize) else {
                continue;
            };
            self.matching.lay(&sample.words, &self.own);
            similarity = similarity.max(self.tell(sample.known()));
        }
        Likeness {
            similarity,
            residue: self.residue(text),
        }
    }

    /// Marks the words that the letter explains; says how much letter and text agree.
    fn tell(&mut self, known: Known<'_>) -> f64 {
        let letter = letter_words(self.matching.sample.len(), known);
        let mut agreed = 0;
        let mut all = self.own.len();
        for (at, state) in self.matching.sample.iter().enumerate() {
            all += usize::from(letter[at]);
            let slot = known.is_settled() && !known.is_fixed(at);
            let in_letter =
                letter[at] && (*state == State::Shared || slot && *state == State::Varied);
            agreed += usize::from(in_letter);
            if *state == State::Shared && !letter[at] {
                // The sample's writer's own words, which this text has too.
                self.matching.text[self.matching.place[at] as usize] = State::Own;
            }
        }
        for (told, state) in self.told.iter_mut().zip(&self.matching.text) {
            *told |= *state != State::Own;
            agreed += usize::from(
                *state == State::Shared || *state == State::Varied && known.is_settled(),
            );
        }
        (agreed as f64 / all.max(1) as f64).min(1.0)
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
            let told = self.told[passed..passed + own]
                .iter()
                .filter(|told| **told)
                .count();
            passed += own;
            let stop = sentence_end(text, self.words[to - 1].end as usize);
            let start = self.words[from].start as usize;
            let goes_on = end > 0 && text[end..start].trim().is_empty();
            let said = own >= SENTENCE || own > 0 && stop > self.words[to - 1].end as usize;
            let quoted = own == 0 && from >= self.asides.head && to <= self.asides.tail;
            if own > 0 && told * 2 < own && (said || goes_on) || quoted && goes_on {
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

/// Which words of a sample are the letter's, slots included: not long stretches that no copy confirms.
fn letter_words(length: usize, known: Known<'_>) -> Vec<bool> {
    let mut letter: Vec<bool> = (0..length).map(|at| known.is_fixed(at)).collect();
    let mut from = 0;
    while from < length {
        let to = (from..length)
            .find(|at| letter[*at] != letter[from])
            .unwrap_or(length);
        if !letter[from] && to - from <= GAP {
            letter[from..to].fill(true);
            from = to;
            continue;
        }
        from = to;
    }
    letter
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
