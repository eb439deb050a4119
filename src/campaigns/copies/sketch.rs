//! Which rows of words stand for a text in the index: those whose first words have a hash in a fixed share of all. Two texts
//! that have a row in common both choose it, or neither, so that what they have in common can be found, however
//! little of either it is: a paragraph of a letter, or the fixed words between the slots of a mail merge.

use super::words::mix;

/// Texts of at most so many words choose every row, every second, every fourth; longer ones every eighth.
const SHARES: [(usize, u64); 3] = [(48, 0), (80, 1), (128, 3)];
const SMALLEST_SHARE: u64 = 7;
/// Texts of more words have enough rows with half of them.
const LONG: usize = 100;
/// Lengths of the rows.
const ROWS: [usize; 3] = [3, 5, 8];
/// Longest part of a text that is chosen from, in words: a book costs what a chapter does.
const LONGEST: usize = 20_000;

/// The keys of a text into `keys`, each once.
pub fn keys(words: &[u16], keys: &mut Vec<u32>) {
    let share = SHARES
        .iter()
        .find(|(most, _)| words.len() <= *most)
        .map_or(SMALLEST_SHARE, |(_, share)| *share);
    // Longer rows tell texts apart that are made of the same phrases, and are half as many.
    choose(words, [share, share * 2 + 1, share * 2 + 1], keys);
}

/// Many more of them, by which the few texts are kept that lead campaigns.
pub fn many_keys(words: &[u16], keys: &mut Vec<u32>) {
    choose(words, [3, 1, 1], keys);
}

/// Those of them by which such a text is looked for; says how many must be found.
pub fn asking_keys(words: &[u16], keys: &mut Vec<u32>) -> u32 {
    let long = words.len() > LONG;
    choose(words, if long { [7, 3, 3] } else { [3, 1, 1] }, keys);
    if long { 4 } else { 6 }
}

/// Keys of the rows of each length, where the hash of the first [`ROWS`] has none of the bits of the share.
fn choose(words: &[u16], shares: [u64; 3], keys: &mut Vec<u32>) {
    keys.clear();
    let words = &words[..words.len().min(LONGEST)];
    for (at, row) in words.windows(ROWS[0]).enumerate() {
        let begins = mix(add(
            u64::from(row[0]) << 32 | u64::from(row[1]) << 16,
            row[2],
        ));
        if begins & shares[0] == 0 {
            keys.push(key(begins));
        }
        // Of each length by bits of its own.
        if (begins >> 8) & shares[1] == 0 {
            longer(words, at, ROWS[1], begins, keys);
        }
        if (begins >> 16) & shares[2] == 0 {
            longer(words, at, ROWS[2], begins, keys);
        }
    }
    keys.sort_unstable();
    keys.dedup();
}

/// The key of the row of this length that begins here, if there is one, and so.
fn longer(words: &[u16], at: usize, length: usize, begins: u64, keys: &mut Vec<u32>) {
    if let Some(rest) = words.get(at + ROWS[0]..at + length) {
        keys.push(key(mix(rest
            .iter()
            .fold(begins, |hash, word| add(hash, *word)))));
    }
}

fn add(hash: u64, word: u16) -> u64 {
    (hash ^ u64::from(word))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(23)
}

fn key(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}
