//! The words of a text, as they are compared: without case, typographic form, accents written in two ways,
//! invisible signs, punctuation and tags.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup;

/// A word, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What it is known by.
    pub hash: u64,
    /// Bytes of the text, from here…
    pub start: u32,
    /// … to here.
    pub end: u32,
}

impl Word {
    /// The short name by which long texts are compared; two words in 65,536 pairs share one, three in a row never
    /// by accident.
    pub fn mark(self) -> u16 {
        mark(self.hash)
    }
}

/// [`Word::mark`] of a word's hash.
pub fn mark(hash: u64) -> u16 {
    (hash >> 48) as u16 ^ (hash >> 20) as u16
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
/// The bit that makes ASCII letters small, and that digits have.
const LOWER: u64 = 0x2020_2020_2020_2020;

/// 0: parts words; 1: beyond ASCII; else the letter or digit, in lower case.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphanumeric() {
            kinds[byte] = b.to_ascii_lowercase();
        } else if b >= 0x80 {
            kinds[byte] = 1;
        }
        byte += 1;
    }
    kinds
};

/// Reads the words of a text into `words`, which is emptied first. Of a text of more than 4 GB, what is beyond is
/// left out.
pub fn read(text: &str, words: &mut Vec<Word>) {
    words.clear();
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(u32::MAX as usize)];
    let kind = |at: usize| bytes.get(at).map_or(0, |byte| KINDS[*byte as usize]);
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let plain = bytes[at..]
            .iter()
            .position(|byte| KINDS[*byte as usize] <= 1);
        at = plain.map_or(bytes.len(), |length| at + length);
        let named = match bytes.get(at) {
            Some(b'&') => joined(&bytes[at..]),
            _ => None,
        };
        if at == start && kind(at) == 0 && named.is_none() {
            at += markup::length(&bytes[at..]);
            continue;
        }
        let apostrophe = bytes.get(at) == Some(&b'\'') && kind(at + 1) > 1;
        if kind(at) == 1 || apostrophe || named.is_some() {
            while at < bytes.len() {
                at += match bytes[at] {
                    b'\'' => 1,
                    _ if kind(at) > 0 => 1,
                    _ => match joined(&bytes[at..]) {
                        Some(length) => length,
                        None => break,
                    },
                };
            }
            if let Some(chunk) = text.get(start..at) {
                in_full(chunk, start, words);
            }
        } else {
            push(hash(&bytes[start..], at - start, LOWER), start, at, words);
        }
    }
}

/// Length of a sign that is written by name, if it is of a word: "caf&eacute;", "zo&#39;n".
fn joined(bytes: &[u8]) -> Option<usize> {
    let (sign, length) = markup::sign(bytes)?;
    (sign.is_alphanumeric() || is_apostrophe(sign) || is_invisible(sign)).then_some(length)
}

/// The signs of a piece, each with where it begins and ends.
fn signs(piece: &str) -> impl Iterator<Item = (usize, usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let c = piece[at..].chars().next()?;
        let (c, length) = match c {
            '&' => markup::sign(&piece.as_bytes()[at..]).unwrap_or((c, 1)),
            _ => (c, c.len_utf8()),
        };
        at += length;
        Some((at - length, at, c))
    })
}

fn push(hash: u64, start: usize, end: usize, words: &mut Vec<Word>) {
    words.push(Word {
        hash,
        start: start as u32,
        end: end as u32,
    });
}

/// Hashes the first `length` bytes, eight at a time, each with the bits of `with` set.
fn hash(bytes: &[u8], length: usize, with: u64) -> u64 {
    let mut hash = SEED ^ length as u64;
    let mut at = 0;
    while at < length {
        let eight = match bytes
            .get(at..at + 8)
            .and_then(|eight| eight.try_into().ok())
        {
            Some(eight) => u64::from_le_bytes(eight),
            None => {
                let mut eight = [0; 8];
                let rest = &bytes[at..];
                eight[..rest.len().min(8)].copy_from_slice(&rest[..rest.len().min(8)]);
                u64::from_le_bytes(eight)
            }
        };
        let left = length - at;
        let kept = if left >= 8 {
            u64::MAX
        } else {
            (1 << (8 * left)) - 1
        };
        hash = mix((hash ^ ((eight | with) & kept)).wrapping_mul(PRIME));
        at += 8;
    }
    hash
}

/// Spreads what distinguishes two hashes over all their bits.
pub fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// The words of a piece without blanks in which there are apostrophes, or signs beyond ASCII.
fn in_full(chunk: &str, offset: usize, words: &mut Vec<Word>) {
    let mut begun: Option<usize> = None;
    for (at, end, c) in signs(chunk) {
        if is_ideograph(c) {
            close(chunk, begun.take(), at, offset, words);
            close(chunk, Some(at), end, offset, words);
        } else if c.is_alphanumeric() {
            begun = begun.or(Some(at));
        } else if !(begun.is_some() && is_apostrophe(c) || is_invisible(c) || is_combining_mark(c))
        {
            close(chunk, begun.take(), at, offset, words);
        }
    }
    close(chunk, begun, chunk.len(), offset, words);
}

fn close(chunk: &str, start: Option<usize>, end: usize, offset: usize, words: &mut Vec<Word>) {
    let Some(piece) = start.and_then(|start| chunk.get(start..end)) else {
        return;
    };
    let normal: String = signs(piece)
        .map(|(_, _, c)| c)
        .filter(|c| !is_invisible(*c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .collect();
    if !normal.is_empty() {
        let start = offset + end - piece.len();
        let written =
            piece.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
        push(
            hash(normal.as_bytes(), normal.len(), 0),
            start,
            start + written.len(),
            words,
        );
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{B4}' | '\u{FF07}'
    )
}

/// Signs that nobody sees: they join, part or direct others.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Scripts that put no blanks between words: each sign counts as a word.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && c.is_alphanumeric()
}
