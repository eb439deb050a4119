//! The sentences that quoted words are of.

use std::ops::Range;

use crate::documents::sentences;

/// What stands before and behind a stretch of a text, in the sentences they are of.
pub(super) fn around(text: &str, stretch: &Range<usize>) -> [String; 2] {
    let (start, end) = (stretch.start, stretch.end);
    let sentences = sentences(text);
    let touched = || {
        sentences
            .iter()
            .filter(|one| one.start < end && start < one.end)
    };
    let (Some(first), Some(last)) = (touched().next(), touched().next_back()) else {
        return <[String; 2]>::default();
    };
    let piece = |from: usize, to: usize| {
        text.chars()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect()
    };
    [piece(first.start, start), piece(end, last.end)]
}
