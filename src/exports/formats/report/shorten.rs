//! A proposal as a redline that shows no more of what stays than one needs to find the place.

use crate::documents::{Change, redline};
use crate::exports::formats::office::{Inline, Look};

/// Characters of unchanged words that stand beside a change.
const AROUND: usize = 50;

/// What `new` changes in `old`, with the words around each change; what stays elsewhere is "…".
pub fn shortened(old: &str, new: &str) -> Vec<Inline> {
    let stretches = redline(old, new);
    let last = stretches.len().saturating_sub(1);
    stretches
        .into_iter()
        .enumerate()
        .map(|(at, stretch)| match stretch.change {
            Change::Deleted => Inline::Words(Look::Removed, stretch.text),
            Change::Inserted => Inline::Words(Look::Added, stretch.text),
            Change::Kept => Inline::plain(around(&stretch.text, at == 0, at == last)),
        })
        .collect()
}

/// The edges of words that stay: none at the side where nothing changes.
fn around(words: &str, is_first: bool, is_last: bool) -> String {
    let count = words.chars().count();
    let edges = AROUND * (usize::from(!is_first) + usize::from(!is_last));
    if count <= edges + 10 || (is_first && is_last) {
        return words.to_owned();
    }
    match (is_first, is_last) {
        (true, _) => format!("… {}", tail(words)),
        (_, true) => format!("{} …", head(words)),
        _ => format!("{} … {}", head(words), tail(words)),
    }
}

/// The first words.
fn head(words: &str) -> &str {
    let end = words
        .char_indices()
        .nth(AROUND)
        .map_or(words.len(), |(at, _)| at);
    let cut = words.get(..end).unwrap_or_default();
    cut.rfind(' ').and_then(|at| cut.get(..at)).unwrap_or(cut)
}

/// The last words.
fn tail(words: &str) -> &str {
    let start = words
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let cut = words.get(start..).unwrap_or_default();
    cut.find(' ')
        .and_then(|at| cut.get(at + 1..))
        .unwrap_or(cut)
}
