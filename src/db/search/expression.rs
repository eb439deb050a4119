//! Words put the way each backend wants them. They hold letters and digits only, which neither
//! takes for anything but words once they stand in quotes.

use std::collections::BTreeSet;

/// Words of an entry beyond this are left out, and forms beyond as many: a `tsvector` holds a megabyte
/// at most.
const LONGEST_BYTES: usize = 250_000;
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
    /// All of them, or words that begin or end so.
    Parts,
    /// One of the words at least.
    Any,
}

/// What a word of an entry is found by besides the stem that stands in its row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A stem by other rules.
    Stem(String),
    /// How it begins.
    Begins(String),
    /// How it ends, from its end to its beginning.
    Ends(String),
}

/// No word has these letters, and both backends take them for letters.
const BEGINS: char = '→';
const ENDS: char = '←';

impl Form {
    fn lexeme(&self) -> String {
        match self {
            Self::Stem(stem) => stem.clone(),
            Self::Begins(letters) => format!("{BEGINS}{letters}"),
            Self::Ends(letters) => format!("{ENDS}{letters}"),
        }
    }
}

/// The words of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Stemmed, letters and digits only, in the order of the text.
    pub words: Vec<String>,
    /// What they are found by besides.
    pub forms: BTreeSet<Form>,
}

/// A word that is asked for, one of several in a row or alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Any of these stems; the first is the one that stands in a row. None of them empty, and at least one.
    pub stems: Vec<String>,
    /// What words begin with that are meant too, where less strict.
    pub begins: Option<String>,
    /// What they end with, from the end to the beginning.
    pub ends: Option<String>,
}

/// What is asked for: words, each of which may be several in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// None of them empty, and at least one.
    pub words: Vec<Vec<Asked>>,
    /// All that was asked in a row, the small words too.
    pub phrase: Vec<String>,
}

/// How one backend writes it.
struct Words {
    /// One stem, wherever it stands.
    stem: fn(&str) -> String,
    /// Whatever begins so.
    begins: fn(&str) -> String,
    /// Stems one behind the other; whether the last may go on.
    row: fn(&[&str], bool) -> String,
    and: &'static str,
    or: &'static str,
}

impl Ask {
    /// For `MATCH`.
    pub(super) fn fts5(&self, mode: Strictness) -> String {
        self.put(
            mode,
            &Words {
                stem: |stem| format!("\"{stem}\""),
                begins: |begins| format!("\"{begins}\" *"),
                row: |stems, goes_on| {
                    let more = if goes_on { " *" } else { "" };
                    format!("words : \"{}\"{more}", stems.join(" "))
                },
                and: " AND ",
                or: " OR ",
            },
        )
    }

    /// For a `tsquery`.
    pub(super) fn tsquery(&self, mode: Strictness) -> String {
        self.put(
            mode,
            &Words {
                stem: |stem| format!("'{stem}'"),
                begins: |begins| format!("'{begins}':*"),
                row: |stems, goes_on| {
                    let stems: Vec<_> = stems.iter().map(|stem| format!("'{stem}'")).collect();
                    let more = if goes_on { ":*" } else { "" };
                    format!("({}{more})", stems.join(" <-> "))
                },
                and: " & ",
                or: " | ",
            },
        )
    }

    fn put(&self, mode: Strictness, words: &Words) -> String {
        let phrase: Vec<&str> = self.phrase.iter().map(String::as_str).collect();
        let each = || self.words.iter().map(|chunk| part(chunk, mode, words));
        match mode {
            Strictness::Phrase => (words.row)(&phrase, false),
            Strictness::Any => each().collect::<Vec<_>>().join(words.or),
            Strictness::All | Strictness::Beginnings | Strictness::Parts => {
                each().collect::<Vec<_>>().join(words.and)
            }
        }
    }
}

fn part(chunk: &[Asked], mode: Strictness, words: &Words) -> String {
    let begins = matches!(mode, Strictness::Beginnings | Strictness::Parts);
    match chunk {
        [one] => {
            let mut ways: Vec<String> = one.stems.iter().map(|stem| (words.stem)(stem)).collect();
            if let Some(letters) = one.begins.as_ref().filter(|_| begins) {
                ways.push((words.begins)(&format!("{BEGINS}{letters}")));
            }
            if let Some(letters) = one.ends.as_ref().filter(|_| mode == Strictness::Parts) {
                ways.push((words.begins)(&format!("{ENDS}{letters}")));
            }
            format!("({})", ways.join(words.or))
        }
        several => {
            let row: Vec<&str> = several
                .iter()
                .filter_map(|one| one.stems.first().map(String::as_str))
                .collect();
            let last = several.last().and_then(|last| last.begins.as_ref());
            (words.row)(&row, begins && last.is_some())
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

/// The words of an entry as FTS5 splits them: those in a row, and the forms.
pub(super) fn fts5_text(indexed: &Indexed) -> [String; 2] {
    let words: Vec<&str> = bounded(&indexed.words).map(String::as_str).collect();
    let forms: Vec<String> = indexed.forms.iter().map(Form::lexeme).collect();
    let forms: Vec<&str> = bounded(&forms).map(String::as_str).collect();
    [words.join(" "), forms.join(" ")]
}

/// The words of an entry with their places, and the forms without.
pub(super) fn tsvector(indexed: &Indexed) -> String {
    let words = bounded(&indexed.words)
        .zip(1..)
        .map(|(word, place)| format!("'{word}':{}", place.min(LAST_PLACE)));
    let forms: Vec<String> = indexed.forms.iter().map(Form::lexeme).collect();
    let forms = bounded(&forms).map(|form| format!("'{form}'"));
    words.chain(forms).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask() -> Ask {
        let asked = |stem: &str| Asked {
            stems: vec![stem.to_owned()],
            ..Asked::default()
        };
        let near = Asked {
            stems: vec!["NEAR".to_owned(), "OR".to_owned()],
            begins: Some("NEA".to_owned()),
            ends: Some("RAEN".to_owned()),
        };
        Ask {
            words: vec![vec![near], vec![asked("5"), asked("2")]],
            phrase: ["NEAR", "de", "5", "2"].map(str::to_owned).to_vec(),
        }
    }

    #[test]
    fn words_are_words_whatever_they_look_like() {
        let ask = ask();
        assert_eq!(
            ask.fts5(Strictness::All),
            "(\"NEAR\" OR \"OR\") AND words : \"5 2\""
        );
        assert_eq!(
            ask.fts5(Strictness::Beginnings),
            "(\"NEAR\" OR \"OR\" OR \"→NEA\" *) AND words : \"5 2\""
        );
        assert_eq!(
            ask.tsquery(Strictness::Any),
            "('NEAR' | 'OR') | ('5' <-> '2')"
        );
        assert_eq!(
            ask.tsquery(Strictness::Phrase),
            "('NEAR' <-> 'de' <-> '5' <-> '2')"
        );
        assert_eq!(
            ask.tsquery(Strictness::Parts),
            "('NEAR' | 'OR' | '→NEA':* | '←RAEN':*) & ('5' <-> '2')"
        );
    }

    #[test]
    fn what_is_too_long_is_cut_between_words() {
        let mut indexed = Indexed {
            words: vec!["x".repeat(1000); 600],
            ..Indexed::default()
        };
        assert!(fts5_text(&indexed)[0].len() <= LONGEST_BYTES);
        assert!(tsvector(&indexed).len() < 1_000_000);
        indexed.words.truncate(2);
        assert_eq!(tsvector(&indexed).matches(':').count(), 2);
    }
}
