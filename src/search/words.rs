//! Words of a text as the index knows them: small letters without accents, brought back to their
//! stem by the rules of Dutch or English. Text and question go through the same mill, on either
//! database.

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::platform::texts::Language;

/// Characters of a word that count.
const LONGEST: usize = 64;

/// Words that stand in any text and tell nothing.
const SMALL_NL: &[&str] = &[
    "aan", "als", "bij", "dat", "de", "den", "der", "deze", "die", "dit", "door", "een", "en",
    "er", "het", "in", "is", "met", "naar", "of", "om", "onder", "ook", "op", "over", "te", "ten",
    "ter", "tot", "uit", "van", "voor", "wordt", "worden", "zijn",
];
const SMALL_EN: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on",
    "or", "that", "the", "this", "to", "was", "were", "with",
];

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Small letters and digits, without accents.
    pub folded: String,
}

/// Whether a character goes on with a word that has begun: letters, digits and their accents, and
/// what only says where a line may break.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match start {
            None if c.is_alphanumeric() => start = Some(at),
            Some(from) if !goes_on(c) => {
                add(&mut found, text, from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        add(&mut found, text, from..text.len());
    }
    found
}

fn add(found: &mut Vec<Word>, text: &str, range: Range<usize>) {
    let folded = fold(text.get(range.clone()).unwrap_or_default());
    if !folded.is_empty() {
        found.push(Word { range, folded });
    }
}

/// Small letters without accents; letters that are two in one become two.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            c if c.is_alphanumeric() && !is_combining_mark(c) => folded.push(c),
            _ => {}
        }
    }
    if let Some((end, _)) = folded.char_indices().nth(LONGEST) {
        folded.truncate(end);
    }
    folded
}

/// Brings words back to their stem in one language.
pub struct Stems {
    language: Language,
    stemmer: Stemmer,
}

impl Stems {
    /// By the rules of `language`.
    pub fn of(language: Language) -> Self {
        let algorithm = match language {
            Language::Nl => Algorithm::Dutch,
            Language::En => Algorithm::English,
        };
        Self {
            language,
            stemmer: Stemmer::create(algorithm),
        }
    }

    /// The stem of a folded word. What has other letters than a to z is not of these languages.
    pub fn stem(&self, folded: &str) -> String {
        if folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.stemmer.stem(folded).into_owned()
        } else {
            folded.to_owned()
        }
    }

    /// Whether a folded word stands in any text.
    pub fn is_small(&self, folded: &str) -> bool {
        match self.language {
            Language::Nl => SMALL_NL.contains(&folded),
            Language::En => SMALL_EN.contains(&folded),
        }
    }

    /// The stems of all words of a text.
    pub fn of_text(&self, text: &str) -> Vec<String> {
        words(text)
            .iter()
            .map(|word| self.stem(&word.folded))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_letters_and_digits_without_accents() {
        assert_eq!(
            folded("Geërgerd, «Ça» co\u{ad}ördinatie 5.2.1"),
            ["geergerd", "ca", "coordinatie", "5", "2", "1"]
        );
        assert_eq!(folded("cafe\u{301} straße"), ["cafe", "strasse"]);
        assert_eq!(folded("\" * -- ( ) NEAR/3"), ["near", "3"]);
        assert!(folded("… ¿ \u{301} \0").is_empty());
    }

    #[test]
    fn a_word_knows_its_place() {
        let text = "Één ding";
        let found = words(text);
        assert_eq!(&text[found[0].range.clone()], "Één");
        assert_eq!(&text[found[1].range.clone()], "ding");
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let nl = Stems::of(Language::Nl);
        assert_eq!(nl.stem("fietspaden"), nl.stem("fietspad"));
        assert_eq!(nl.stem("maatregelen"), nl.stem("maatregel"));
        let en = Stems::of(Language::En);
        assert_eq!(en.stem("policies"), en.stem("policy"));
        assert_eq!(en.stem("2027"), "2027");
        assert_eq!(en.stem("слово"), "слово");
    }

    #[test]
    fn small_words_are_folded_and_in_order() {
        for list in [SMALL_NL, SMALL_EN] {
            assert!(list.iter().all(|word| folded(word) == [*word]));
        }
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let long = "ë".repeat(10_000);
        assert_eq!(folded(&long), ["e".repeat(LONGEST)]);
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            for word in words(&text) {
                let again = folded(&word.folded);
                proptest::prop_assert_eq!(again.concat(), word.folded);
            }
        }
    }
}
