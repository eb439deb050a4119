//! When a text is a copy of another.

use super::matching::{Matching, State};

/// Fewest words of a text that can be of a campaign. Below, people write the same by accident: "Agreed.", "Ik ben
/// tegen dit voorstel".
pub const FLOOR: usize = 12;
/// Fewest words in common of two texts where one of them is a part of the other.
const PART: usize = 24;
/// Fewest words of a whole letter that a longer text holds.
const LETTER: usize = 28;
/// The same for a letter that so many copies proved one.
const PROVEN: (usize, usize) = (14, 16);
const MANY: u16 = 3;
/// Share of a letter, or of a text, that makes it contained in the other.
const CONTAINED: f32 = 0.8;
/// Share of two texts, of the one with the smaller share, that makes them copies: from long texts to short ones.
const ALIKE: (f32, f32) = (0.6, 0.75);
const LONG: f32 = 50.0;
const SHORT: f32 = 20.0;
/// Share of both texts that one chain of rows spans in letters of a mail merge, and of words in it that agree.
const SPAN: f32 = 0.75;
const FIXED: f32 = 0.35;
const ROWS: usize = 6;
/// Smallest share of a text that the letter is: below, it is one of the things it quotes.
const LEAST: f32 = 0.03;
/// Words and share of a known letter that are enough beside words of one's own.
const MUCH: (usize, f32) = (60, 0.65);

/// What is known of a sample from its copies: how often each word of it was confirmed.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Empty: nothing yet.
    pub confirmed: &'a [u16],
    /// Of how many texts.
    pub by: u16,
}

impl Known<'_> {
    /// Nothing.
    pub const NONE: Self = Self {
        confirmed: &[],
        by: 0,
    };

    /// Whether enough copies were seen to tell its letter from its writer's own words.
    pub fn is_settled(self) -> bool {
        self.by >= 2
    }

    /// Whether a word is of the letter: a third of the copies have it. Some copies are a paragraph only.
    pub fn is_fixed(self, at: usize) -> bool {
        !self.is_settled()
            || self
                .confirmed
                .get(at)
                .is_none_or(|count| u32::from(*count) * 3 >= u32::from(self.by))
    }
}

/// How two texts agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// So much alike that one may stand for the other.
    pub close: bool,
    /// Of one campaign.
    pub copies: bool,
    /// The whole letter is in the text.
    pub whole: bool,
    /// Words in common.
    pub shared: usize,
    /// 0 to 1, to choose between samples.
    pub score: f32,
}

/// Judges the sample and the text that were laid beside one another.
pub fn agreement(laid: &Matching, sample: Known<'_>, text: Known<'_>) -> Agreement {
    let letter = side(&laid.sample, sample);
    let copy = side(&laid.text, text);
    let shared = laid.shared();
    let (n, m) = (laid.sample.len() as f32, laid.text.len() as f32);
    let length = letter.words.min(copy.words) as f32;
    let short = ((LONG - length) / (LONG - SHORT)).clamp(0.0, 1.0);
    let alike = ALIKE.0 + (ALIKE.1 - ALIKE.0) * short;
    let (of_letter, of_copy) = (letter.share(), copy.share());
    // Where the letter's slots are known, what stands in them is the letter's too.
    let slots = if sample.is_settled() {
        varied_in_slots(laid, sample)
    } else {
        0
    };
    let told =
        ((copy.shared + slots.min(copy.varied)) as f32 / copy.words.max(1) as f32).max(of_copy);
    let (across_letter, across_copy) = (
        laid.sample_span as f32 / n.max(1.0),
        laid.text_span as f32 / m.max(1.0),
    );
    let merged = laid.row_count >= ROWS
        && across_letter.min(across_copy) >= SPAN
        && of_letter.min(of_copy) >= FIXED;
    let enough = shared >= FLOOR - 2 && letter.words >= FLOOR && copy.words >= FLOOR;
    let close = enough && (of_letter.min(told) >= alike || merged);
    let (fewest, letter_words) = if sample.by >= MANY {
        PROVEN
    } else {
        (PART, LETTER)
    };
    let holds = |inner: Side, across: f32, share_of_outer: f32| {
        let most = inner.share() >= CONTAINED
            || laid.row_count >= ROWS && across >= 0.85 && inner.share() >= 0.45;
        most && inner.shared >= fewest && share_of_outer >= LEAST
    };
    let whole = letter.words >= letter_words && holds(letter, across_letter, told);
    let part = copy.words >= LETTER && holds(copy, across_copy, of_letter);
    let known =
        sample.is_settled() && letter.shared >= MUCH.0 && of_letter >= MUCH.1 && told >= LEAST;
    Agreement {
        close,
        copies: close || enough && (whole || part || known),
        whole,
        shared,
        score: 2.0 * shared as f32 / (n + m).max(1.0),
    }
}

#[derive(Clone, Copy)]
struct Side {
    words: usize,
    shared: usize,
    varied: usize,
}

impl Side {
    fn share(self) -> f32 {
        self.shared as f32 / self.words.max(1) as f32
    }
}

fn side(states: &[State], known: Known<'_>) -> Side {
    let mut side = Side {
        words: 0,
        shared: 0,
        varied: 0,
    };
    for (at, state) in states.iter().enumerate() {
        if known.is_fixed(at) {
            side.words += 1;
            side.shared += usize::from(*state == State::Shared);
            side.varied += usize::from(*state == State::Varied);
        }
    }
    side
}

/// Words of the sample that vary where its copies vary, each counted twice: a slot's words differ in number.
fn varied_in_slots(laid: &Matching, sample: Known<'_>) -> usize {
    let varied = laid.sample.iter().enumerate();
    2 * varied
        .filter(|(at, state)| **state == State::Varied && !sample.is_fixed(*at))
        .count()
}
