//! Words of a text as the index knows them: small letters without accents, brought back to their
//! stem by the rules of Dutch and by those of English, whatever language the text is said to be in, with
//! what a compound begins and ends with. Text and question go through the same mill, on either
//! database.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::stems::{dutch, english};
use crate::db::search::{Asked, Form, Indexed, Strictness};

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

/// Whether a folded word stands in any text.
pub fn is_small(folded: &str) -> bool {
    SMALL_NL.contains(&folded) || SMALL_EN.contains(&folded)
}

/// Letters that one part of a compound has at least before another is looked for beside it.
const PART: usize = 3;
/// Letters that a part has at least to be found at the end of a compound, where more is alike by chance.
const LAST_PART: usize = 4;

/// What only ends words, or ends words of any kind: asking for it finds no compounds.
const NO_PART: &[&str] = &[
    "able", "achtig", "atie", "baar", "heid", "hood", "isch", "king", "less", "lijk", "ling",
    "list", "loos", "ment", "ness", "ning", "port", "ring", "rist", "schap", "sche", "ship",
    "teit", "tion", "zaam",
];
/// What a word is made with of another, at its end: it is no part of a compound.
const MADE_WITH: &[&str] = &[
    "isation", "ization", "isatie", "iteit", "ation", "ition", "atie", "itie", "able", "ible",
    "ance", "ence", "ment", "ness", "less", "ship", "ical", "ious", "baar", "heid", "lijk",
    "schap", "loos", "zaam", "achtig", "ity", "ant", "ent", "ary", "ory", "ist", "isme", "ism",
    "ial", "ous", "ive", "ief", "aal", "eel", "isch", "ize", "iser", "ful", "dom", "eur", "aar",
    "ier",
];
/// What is put before a word and is no part of a compound.
const PUT_BEFORE: &[&str] = &["be", "ge", "her", "ont", "ver", "te"];

/// What a word of a text is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Its stem if it is Dutch, and if it is English: which of the two it is no text says, and English
    /// words stand in Dutch texts. A word of other letters than a to z is its own.
    pub dutch: String,
    pub english: String,
    /// What it may begin with for another part to follow; `None` where it is too short.
    pub begins: Option<String>,
    /// What it may end with behind another part, from its end to its beginning; `None` where it is too
    /// short.
    pub ends: Option<String>,
}

impl Keys {
    /// Of a folded word.
    pub fn of(folded: &str) -> Self {
        if !folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let digits = folded.chars().any(char::is_numeric);
            return Self {
                dutch: folded.to_owned(),
                english: folded.to_owned(),
                begins: first_part(folded).filter(|_| !digits),
                ends: None,
            };
        }
        let dutch = dutch::stem(folded);
        Self {
            english: english::stem(folded),
            begins: first_part(folded),
            ends: last_part(&dutch),
            dutch,
        }
    }
}

fn first_part(folded: &str) -> Option<String> {
    let made = MADE_WITH.iter().find_map(|end| folded.strip_suffix(end));
    let letters: Vec<char> = made.unwrap_or(folded).chars().collect();
    // A part of three letters is a word as "pad" and "wet" are; "harmony" is not "harm" and another.
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let short = matches!(letters.as_slice(), [.., one, two, three]
        if !vowel(one) && vowel(two) && !vowel(three));
    let first = letters
        .len()
        .checked_sub(if short { PART } else { PART + 1 })?;
    (first >= PART).then(|| letters.iter().take(first).collect())
}

fn last_part(stem: &str) -> Option<String> {
    let bare = PUT_BEFORE.iter().find_map(|put| stem.strip_prefix(put));
    let letters = bare.unwrap_or(stem);
    let last = letters.get(PART..)?;
    (last.len() >= LAST_PART).then(|| last.chars().rev().collect())
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// As it was typed, folded.
    pub folded: String,
    /// The stems of which a word has one, if it is a form of this one; Dutch first.
    pub stems: Vec<String>,
    /// What a compound begins with; `None` where nearly everything would.
    pub begins: Option<String>,
    /// What a compound ends with, from its end to its beginning.
    pub ends: Option<String>,
}

impl Wanted {
    /// A folded word.
    pub fn of(folded: &str) -> Self {
        let Keys { dutch, english, .. } = Keys::of(folded);
        // "aanvalsplan" begins with the one "aanval" of "aanvallen"; but "policy" not with "police".
        let plural = folded.ends_with("en") || folded.ends_with('s');
        let begins = if plural && dutch.len() > 4 && folded.starts_with(&dutch) {
            &dutch
        } else {
            folded
        };
        let ends = dutch.len() >= LAST_PART && !NO_PART.contains(&dutch.as_str());
        Self {
            begins: Some(begins.to_owned()).filter(|word| word.chars().count() >= PART),
            ends: ends.then(|| dutch.chars().rev().collect()),
            stems: if english == dutch {
                vec![dutch]
            } else {
                vec![dutch, english]
            },
            folded: folded.to_owned(),
        }
    }

    /// As the index is asked for it.
    pub fn asked(self) -> Asked {
        Asked {
            stems: self.stems,
            begins: self.begins,
            ends: self.ends,
        }
    }

    /// Whether it is meant by this word, so strictly.
    pub fn fits(&self, keys: &Keys, mode: Strictness) -> bool {
        let begins = |there: &Option<String>, wanted: &Option<String>| match (there, wanted) {
            (Some(there), Some(wanted)) => there.starts_with(wanted.as_str()),
            _ => false,
        };
        let form = self.stems.contains(&keys.dutch) || self.stems.contains(&keys.english);
        let begins_so = || begins(&keys.begins, &self.begins);
        form || match mode {
            Strictness::Phrase | Strictness::All | Strictness::Any => false,
            Strictness::Beginnings => begins_so(),
            Strictness::Parts => begins_so() || begins(&keys.ends, &self.ends),
        }
    }
}

/// The words of a text as an entry of the index holds them.
pub fn indexed(text: &str, into: &mut Indexed) {
    for word in words(text) {
        let keys = Keys::of(&word.folded);
        if keys.english != keys.dutch {
            into.forms.insert(Form::Stem(keys.english));
        }
        into.forms.extend(keys.begins.map(Form::Begins));
        into.forms.extend(keys.ends.map(Form::Ends));
        into.words.push(keys.dutch);
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

    fn found(typed: &str, there: &str, mode: Strictness) -> bool {
        Wanted::of(typed).fits(&Keys::of(there), mode)
    }

    #[test]
    fn forms_of_a_word_find_one_another() {
        for (one, other) in [
            ("fietspaden", "fietspad"),
            ("maatregelen", "maatregel"),
            ("policies", "policy"),
            ("2027", "2027"),
            ("слово", "слово"),
        ] {
            assert!(found(one, other, Strictness::All), "{one}, {other}");
        }
        assert!(!found("2027", "2028", Strictness::Parts));
    }

    #[test]
    fn parts_of_a_compound_find_it() {
        for (part, compound) in [
            ("kabel", "zeekabel"),
            ("kabels", "zeekabels"),
            ("plan", "bestemmingsplannen"),
            ("zorg", "ouderenzorg"),
        ] {
            assert!(
                found(part, compound, Strictness::Parts),
                "{part}, {compound}"
            );
            assert!(
                !found(part, compound, Strictness::Beginnings),
                "{part}, {compound}"
            );
        }
        for (part, compound) in [
            ("kwantum", "kwantumcomputer"),
            ("aanvallen", "aanvalsplan"),
            ("слово", "словосочетание"),
        ] {
            assert!(
                found(part, compound, Strictness::Beginnings),
                "{part}, {compound}"
            );
            assert!(
                !found(part, compound, Strictness::All),
                "{part}, {compound}"
            );
        }
    }

    #[test]
    fn what_is_alike_by_chance_is_no_part() {
        for (word, other) in [
            ("norm", "enorm"),
            ("recht", "gerecht"),
            ("lijk", "maatschappelijk"),
            ("list", "specialist"),
            ("port", "rapport"),
            ("last", "belasting"),
            ("import", "important"),
            ("author", "authority"),
            ("commit", "committee"),
            ("harm", "harmony"),
            ("police", "policies"),
            ("wet", "weten"),
            ("een", "eend"),
        ] {
            assert!(!found(word, other, Strictness::Parts), "{word}, {other}");
        }
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
        fn any_word_finds_itself(word in "[a-z]{1,30}") {
            let keys = Keys::of(&word);
            proptest::prop_assert!(!keys.dutch.is_empty() && !keys.english.is_empty());
            proptest::prop_assert!(Wanted::of(&word).fits(&keys, Strictness::All));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            for word in words(&text) {
                let again = folded(&word.folded);
                proptest::prop_assert_eq!(again.concat(), word.folded);
            }
        }
    }
}
