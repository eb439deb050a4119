//! Words put the way each backend wants them. They hold letters and digits only, which neither
//! takes for anything but words once they stand in quotes.

use crate::platform::texts::Language;

/// Words of an entry beyond this are left out: a `tsvector` holds a megabyte at most.
const LONGEST_BYTES: usize = 500_000;
/// The last place in a text that a `tsvector` can tell.
const LAST_PLACE: usize = 16_383;

/// How strictly the words are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// All words, one behind the other.
    Phrase,
    /// All words, anywhere.
    All,
    /// All of them, or words that begin so.
    Beginnings,
    /// One of the words at least.
    Any,
}

/// What is asked for in one language: words, each of which may be several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Of the entries asked about.
    pub language: Language,
    /// None of them empty, and at least one.
    pub words: Vec<Vec<String>>,
    /// All that was asked in a row, the small words too.
    pub phrase: Vec<String>,
}

/// Whether a word may stand for all that begin so; a short one would find nearly everything.
pub fn can_begin(stem: &str) -> bool {
    stem.chars().count() >= 3
}

impl Ask {
    /// For `MATCH`.
    pub(super) fn fts5(&self, mode: Strictness) -> String {
        let phrase = |words: &Vec<String>| format!("\"{}\"", words.join(" "));
        let beginning = |words: &Vec<String>| phrase(words) + " *";
        self.put(mode, phrase, beginning, [" AND ", " OR "])
    }

    /// For a `tsquery`.
    pub(super) fn tsquery(&self, mode: Strictness) -> String {
        let row = |words: &Vec<String>, end: &str| {
            let words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
            format!("({}{end})", words.join(" <-> "))
        };
        let phrase = |words: &Vec<String>| row(words, "");
        let beginning = |words: &Vec<String>| row(words, ":*");
        self.put(mode, phrase, beginning, [" & ", " | "])
    }

    fn put(
        &self,
        mode: Strictness,
        phrase: impl Fn(&Vec<String>) -> String,
        beginning: impl Fn(&Vec<String>) -> String,
        [and, or]: [&str; 2],
    ) -> String {
        let each = |put: &dyn Fn(&Vec<String>) -> String| -> Vec<String> {
            self.words.iter().map(put).collect()
        };
        match mode {
            Strictness::Phrase => phrase(&self.phrase),
            Strictness::All => each(&phrase).join(and),
            Strictness::Any => each(&phrase).join(or),
            Strictness::Beginnings => each(&|words| match words.last() {
                Some(last) if can_begin(last) => beginning(words),
                _ => phrase(words),
            })
            .join(and),
        }
    }
}

fn bounded(words: &[String]) -> impl Iterator<Item = &String> {
    words
        .iter()
        .scan(0, |bytes, word| {
            *bytes += word.len() + 1;
            Some((*bytes, word))
        })
        .take_while(|(bytes, _)| *bytes <= LONGEST_BYTES)
        .map(|(_, word)| word)
}

/// The words of an entry as FTS5 splits them.
pub(super) fn fts5_text(words: &[String]) -> String {
    let words: Vec<&str> = bounded(words).map(String::as_str).collect();
    words.join(" ")
}

/// The words of an entry with their places.
pub(super) fn tsvector(words: &[String]) -> String {
    let words: Vec<String> = bounded(words)
        .zip(1..)
        .map(|(word, place)| format!("'{word}':{}", place.min(LAST_PLACE)))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask() -> Ask {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Ask {
            language: Language::Nl,
            words: vec![words(&["NEAR"]), words(&["5", "2"])],
            phrase: words(&["NEAR", "de", "5", "2"]),
        }
    }

    #[test]
    fn words_are_words_whatever_they_look_like() {
        let ask = ask();
        assert_eq!(ask.fts5(Strictness::All), "\"NEAR\" AND \"5 2\"");
        assert_eq!(ask.fts5(Strictness::Beginnings), "\"NEAR\" * AND \"5 2\"");
        assert_eq!(ask.tsquery(Strictness::Any), "('NEAR') | ('5' <-> '2')");
        assert_eq!(
            ask.tsquery(Strictness::Phrase),
            "('NEAR' <-> 'de' <-> '5' <-> '2')"
        );
        assert_eq!(
            ask.tsquery(Strictness::Beginnings),
            "('NEAR':*) & ('5' <-> '2')"
        );
    }

    #[test]
    fn what_is_too_long_is_cut_between_words() {
        let words = vec!["x".repeat(1000); 600];
        assert!(fts5_text(&words).len() <= LONGEST_BYTES);
        assert_eq!(tsvector(&words[..2]).matches(':').count(), 2);
    }
}
