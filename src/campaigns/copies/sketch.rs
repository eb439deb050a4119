//! Which rows of words stand for a text in the index: those whose hash falls in a fixed share of all hashes. Two texts
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

/// Keys of the rows of each length whose hash has none of the bits of its share.
fn choose(words: &[u16], shares: [u64; 3], keys: &mut Vec<u32>) {
    keys.clear();
    let words = &words[..words.len().min(LONGEST)];
    for at in 0..(words.len() + 1).saturating_sub(ROWS[0]) {
        let mut hash = 0;
        let mut from = at;
        for (length, share) in ROWS.into_iter().zip(shares) {
            let Some(row) = words.get(from..at + length) else {
                break;
            };
            hash = row.iter().fold(hash, |hash, word| {
                (hash ^ u64::from(*word))
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(23)
            });
            from = at + length;
            let key = mix(hash);
            if key & share == 0 {
                keys.push((key >> 32) as u32 | 1);
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
}
