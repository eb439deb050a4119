//! Stretches of a text, counted in characters, and the text with them covered. Pure arithmetic:
//! knows neither grounds nor Decisions.

use thiserror::Error;

/// Why stretches cannot be used on a text. Positions are in characters, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SpanError {
    /// Nothing between start and end.
    #[error("the stretch from character {start} to {end} is empty")]
    Empty {
        /// First character.
        start: usize,
        /// The character behind the last.
        end: usize,
    },
    /// Beyond the end of the text.
    #[error(
        "the stretch from character {start} to {end} goes beyond the text, which has {length} characters"
    )]
    OutOfRange {
        /// First character.
        start: usize,
        /// The character behind the last.
        end: usize,
        /// Characters in the text.
        length: usize,
    },
}

/// The stretches in order, those that overlap or touch made one; empty ones dropped.
pub fn merge(spans: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<_> = spans
        .iter()
        .copied()
        .filter(|(start, end)| start < end)
        .collect();
    sorted.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::with_capacity(sorted.len());
    for (start, end) in sorted {
        match merged.last_mut() {
            Some((_, open)) if start <= *open => *open = end.max(*open),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The stretches of `text`, merged, if each holds something and lies within it.
///
/// # Errors
/// [`SpanError`] for the first stretch that is empty, turned round, or goes beyond the text.
pub fn validate(text: &str, spans: &[(usize, usize)]) -> Result<Vec<(usize, usize)>, SpanError> {
    let length = text.chars().count();
    for &(start, end) in spans {
        if start >= end {
            return Err(SpanError::Empty { start, end });
        }
        if end > length {
            return Err(SpanError::OutOfRange { start, end, length });
        }
    }
    Ok(merge(spans))
}

/// The text with each stretch replaced; stretches that overlap or touch are replaced once. What
/// goes beyond the text is cut off there, so that a stretch too long covers rather than reveals.
pub fn mask(text: &str, spans: &[(usize, usize)], replacement: &str) -> String {
    let spans = merge(spans);
    let mut out = String::with_capacity(text.len());
    let mut coming = spans.iter().peekable();
    for (index, c) in text.chars().enumerate() {
        while coming.next_if(|(_, end)| *end <= index).is_some() {}
        match coming.peek() {
            Some((start, _)) if *start == index => out.push_str(replacement),
            Some((start, _)) if *start < index => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn covers_and_counts_in_characters() {
        assert_eq!(mask("bel één twee", &[(4, 7)], "[…]"), "bel […] twee");
        assert_eq!(mask("abcdef", &[(1, 3), (2, 4), (4, 5)], "x"), "axf");
        assert_eq!(mask("abc", &[(1, 99)], "x"), "ax");
        assert_eq!(mask("abc", &[], "x"), "abc");
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(
            validate("abc", &[(2, 2)]).unwrap_err().to_string(),
            "the stretch from character 2 to 2 is empty"
        );
        assert!(matches!(
            validate("é", &[(0, 2)]),
            Err(SpanError::OutOfRange { length: 1, .. })
        ));
        assert_eq!(validate("abc", &[(1, 2), (0, 1)]), Ok(vec![(0, 2)]));
    }

    proptest! {
        #[test]
        fn never_reveals_what_is_covered(
            text in "[a-z]{0,40}",
            spans in prop::collection::vec((0usize..50, 0usize..50), 0..6),
        ) {
            // Covered characters are made recognisable first.
            let covered = |i: usize| spans.iter().any(|(s, e)| *s <= i && i < *e);
            let marked: String = text.chars().enumerate()
                .map(|(i, c)| if covered(i) { c.to_ascii_uppercase() } else { c })
                .collect();
            let out = mask(&marked, &spans, "#");
            prop_assert!(!out.chars().any(|c| c.is_ascii_uppercase()));
            let open: String = marked.chars().enumerate()
                .filter(|(i, _)| !covered(*i)).map(|(_, c)| c).collect();
            prop_assert_eq!(out.replace('#', ""), open);
        }
    }
}
