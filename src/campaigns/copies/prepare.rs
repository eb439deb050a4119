//! A text made ready to be compared: its words, what of them is its writer's own, the keys it is found by.

use super::asides::Asides;
use super::rules::FLOOR;
use super::sketch;
use super::words::{self, Word, mix};

/// A text made ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    /// What texts have in common that say the same, whoever signed them.
    pub said: u64,
    /// Its writer's own words.
    pub words: Box<[u16]>,
    pub keys: Box<[u32]>,
}

/// Makes texts ready; one for each thread.
#[derive(Debug, Default)]
pub struct Preparing {
    words: Vec<Word>,
    asides: Asides,
    own: Vec<u16>,
    keys: Vec<u32>,
}

impl Preparing {
    /// Reads a text; `None` for one too short to be a copy of anything.
    pub fn prepare(&mut self, text: &str) -> Option<Prepared> {
        words::read(text, &mut self.words);
        if self.words.len() < FLOOR {
            return None;
        }
        self.asides.read(text, &self.words);
        self.asides.own_marks(&self.words, &mut self.own);
        // Where signs stand for words, two of them count as one.
        let signs = self
            .words
            .windows(2)
            .filter(|pair| pair[0].end == pair[1].start)
            .count();
        if self.own.len().saturating_sub(signs / 2) < FLOOR {
            return None;
        }
        sketch::keys(&self.own, &mut self.keys);
        Some(Prepared {
            said: said(&self.own),
            words: self.own.as_slice().into(),
            keys: self.keys.as_slice().into(),
        })
    }
}

/// A hash of words in their order.
pub fn said(words: &[u16]) -> u64 {
    words
        .iter()
        .fold(0, |hash, word| mix(hash ^ u64::from(*word)).wrapping_add(1))
}
