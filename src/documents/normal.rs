//! The form in which texts are compared: the same words typed, copied or scanned in another way come out alike.
//! What is shown stays as it was written; this knows where in it each character of the form stands.
//!
//! Composed characters (NFKC), no invisible ones, one kind of quotation mark, apostrophe and dash, one blank between
//! words. Capitals stay: whether they count is for who compares.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text in the form for matching.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Normal {
    text: String,
    /// For each character of `text`, the characters of the original it stands for, from 0.
    stands_for: Vec<Range<usize>>,
}

impl Normal {
    /// The form of a text; blanks at its ends are gone.
    pub fn of(original: &str) -> Self {
        let mut form = Self::default();
        let mut at = 0;
        let mut blank: Option<Range<usize>> = None;
        for cluster in original.graphemes(true) {
            let here = at..at + cluster.chars().count();
            at = here.end;
            for c in cluster.nfkc().filter(|c| !is_invisible(*c)).map(plain) {
                if c.is_whitespace() {
                    let from = blank.map_or(here.start, |before| before.start);
                    blank = Some(from..here.end);
                    continue;
                }
                if c.is_control() {
                    continue;
                }
                if let Some(between) = blank.take()
                    && !form.text.is_empty()
                {
                    form.text.push(' ');
                    form.stands_for.push(between);
                }
                form.text.push(c);
                form.stands_for.push(here.clone());
            }
        }
        form
    }

    /// The form itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which characters of the original a stretch of the form stands for, both counted in characters from 0; `None`
    /// when the stretch is empty or goes beyond the form.
    pub fn original(&self, stretch: Range<usize>) -> Option<Range<usize>> {
        let all = self.stands_for.get(stretch)?;
        Some(all.first()?.start..all.last()?.end)
    }

    /// Where words stand in the original, in characters, in order; the words need not be in the form for matching.
    /// Places may overlap. Words of nothing stand nowhere.
    pub fn places(&self, words: &str) -> Vec<Range<usize>> {
        let words = normal(words);
        let length = words.chars().count();
        let mut found = Vec::new();
        let (mut byte, mut at) = (0, 0);
        while !words.is_empty()
            && let Some(offset) = self.text.get(byte..).and_then(|rest| rest.find(&words))
        {
            at += self.text[byte..byte + offset].chars().count();
            found.extend(self.original(at..at + length));
            byte += offset;
            byte += self.text[byte..].chars().next().map_or(1, char::len_utf8);
            at += 1;
        }
        found
    }
}

/// The form of a text for matching, where nobody asks what stands where.
pub fn normal(text: &str) -> String {
    // Most English texts: nothing to compose, and much quicker.
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\n') && byte != b'`')
    {
        let mut form = String::with_capacity(text.len());
        for word in text.split_ascii_whitespace() {
            if !form.is_empty() {
                form.push(' ');
            }
            form.push_str(word);
        }
        return form;
    }
    Normal::of(text).text
}

/// Whether a character shows nothing and parts no words: soft hyphens, zero-width signs, marks of direction,
/// selectors of variants.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// One kind of each sign that keyboards and word processors have several of.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '‵' | '`' | '´' | 'ʼ' | 'ʹ' | '‹' | '›' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '″' | '‶' | '«' | '»' | '〝' | '〞' | '〟' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (written, form) in [
            ("cyber\u{AD}beveiligings\u{AD}wet", "cyberbeveiligingswet"),
            ("dienst\u{200B}verleners", "dienstverleners"),
            ("NIS2\u{2011}richtlijn – ja", "NIS2-richtlijn - ja"),
            ("e\u{301}e\u{301}n", "één"),
            (
                "“norm” en ‘eis’ en «règle»",
                "\"norm\" en 'eis' en \"règle\"",
            ),
            (" \u{A0}twee \n\t woorden\u{202F}", "twee woorden"),
            ("e\u{FB03}ciënt …", "efficiënt ..."),
            ("\u{200B}\u{2060}", ""),
        ] {
            assert_eq!(normal(written), form, "{written:?}");
        }
    }

    #[test]
    fn words_are_found_where_they_stand() {
        let text = "De cyber\u{AD}beveiligings\u{AD}wet  geldt – zo’n norm.";
        let form = Normal::of(text);
        let chars: Vec<char> = text.chars().collect();
        let there = |words: &str| -> Vec<String> {
            let places = form.places(words).into_iter();
            places.map(|place| chars[place].iter().collect()).collect()
        };
        assert_eq!(
            there("cyberbeveiligingswet geldt - zo'n"),
            ["cyber\u{AD}beveiligings\u{AD}wet  geldt – zo’n"]
        );
        assert_eq!(there("een eis"), Vec::<String>::new());
        assert_eq!(there(" \u{200B}"), Vec::<String>::new());
        assert_eq!(Normal::of("aaa").places("aa"), [0..2, 1..3]);
    }

    proptest! {
        #[test]
        fn the_form_of_a_form_is_itself(text in "\\PC{0,40}") {
            let once = normal(&text);
            prop_assert_eq!(&normal(&once), &once);
        }

        #[test]
        fn every_character_stands_for_some_of_the_original(text in "[a-c \n`]{0,20}|\\PC{0,40}") {
            let form = Normal::of(&text);
            prop_assert_eq!(form.text.chars().count(), form.stands_for.len());
            prop_assert_eq!(&form.text, &normal(&text));
            let length = text.chars().count();
            for place in &form.stands_for {
                prop_assert!(place.start < place.end && place.end <= length);
            }
        }
    }
}
