//! A Passage cut into its sentences and words, for people to choose from.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Where each sentence of `text` stands, in characters, without the white space around it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    ranges(text.split_sentence_bounds())
}

/// Where each word stands within `of`, in characters of `text`; punctuation goes with its word.
pub fn words(text: &str, of: &Range<usize>) -> Vec<Range<usize>> {
    let within: String = text.chars().skip(of.start).take(of.len()).collect();
    ranges(within.split_inclusive(char::is_whitespace))
        .into_iter()
        .map(|word| word.start + of.start..word.end + of.start)
        .collect()
}

fn ranges<'a>(pieces: impl Iterator<Item = &'a str>) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in pieces {
        let length = piece.chars().count();
        let before = length - piece.trim_start().chars().count();
        let said = piece.trim().chars().count();
        if said > 0 {
            found.push(at + before..at + before + said);
        }
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, ranges: &[Range<usize>]) -> Vec<String> {
        ranges
            .iter()
            .map(|range| text.chars().skip(range.start).take(range.len()).collect())
            .collect()
    }

    #[test]
    fn cuts_at_sentences_and_words() {
        let text = "Eén norm is te weinig. Stel er (minstens) drie!  En dan?";
        let found = sentences(text);
        assert_eq!(
            said(text, &found),
            [
                "Eén norm is te weinig.",
                "Stel er (minstens) drie!",
                "En dan?"
            ]
        );
        let inner = words(text, &found[1]);
        assert_eq!(said(text, &inner), ["Stel", "er", "(minstens)", "drie!"]);
        assert!(sentences(" ").is_empty());
    }
}
