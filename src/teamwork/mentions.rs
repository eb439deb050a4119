//! Colleagues named in a note, with @ before their name. Pure.

use std::ops::Range;

use crate::access::Writer;
use crate::platform::names::plain;
use crate::teamwork::assignments::Colleague;

/// A stretch of a note: words, or the name of a colleague with its @.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NotePart {
    pub text: String,
    pub is_name: bool,
}

/// A name in a note.
struct Named {
    /// In bytes, from its @ on.
    range: Range<usize>,
    /// Several, where they are called the same.
    who: Vec<Writer>,
}

/// Who of these people a note names, each once. Capitals and accents make no difference; of two names that begin alike
/// it is the longest.
pub fn mentioned(note: &str, people: &[Colleague]) -> Vec<Writer> {
    let mut all: Vec<Writer> = Vec::new();
    for who in named(note, people).into_iter().flat_map(|one| one.who) {
        if !all.contains(&who) {
            all.push(who);
        }
    }
    all
}

/// A note with the names of these people apart.
pub fn parts(note: &str, people: &[Colleague]) -> Vec<NotePart> {
    let mut parts = Vec::new();
    let mut push = |range: Range<usize>, is_name| {
        if let Some(text) = note.get(range).filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            parts.push(NotePart { text, is_name });
        }
    };
    let mut at = 0;
    for Named { range, .. } in named(note, people) {
        push(at..range.start, false);
        at = range.end;
        push(range, true);
    }
    push(at..note.len(), false);
    parts
}

/// Those of these people who are called so, with or without an @ before it.
pub fn called<'a>(name: &str, people: &'a [Colleague]) -> Vec<&'a Colleague> {
    let typed = name.trim();
    let wanted = letters(typed.strip_prefix('@').unwrap_or(typed));
    let mut people: Vec<&Colleague> = people.iter().collect();
    people.retain(|one| !wanted.is_empty() && letters(&one.name) == wanted);
    people
}

fn named(note: &str, people: &[Colleague]) -> Vec<Named> {
    if !note.contains('@') {
        return Vec::new();
    }
    let names: Vec<(Vec<char>, Writer)> = people
        .iter()
        .map(|one| (letters(&one.name), one.who))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let mut all: Vec<Named> = Vec::new();
    let mut before = ' ';
    for (at, c) in note.char_indices() {
        // In a word it is part of an address.
        let begins = c == '@' && !before.is_alphanumeric();
        before = c;
        if !begins || all.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        let (_, rest) = note.split_at(at + 1);
        let found: Vec<(usize, Writer)> = names
            .iter()
            .filter_map(|(name, who)| Some((length(rest, name)?, *who)))
            .collect();
        let Some(longest) = found.iter().map(|(length, _)| *length).max() else {
            continue;
        };
        all.push(Named {
            range: at..at + 1 + longest,
            who: found
                .into_iter()
                .filter(|(length, _)| *length == longest)
                .map(|(_, who)| who)
                .collect(),
        });
    }
    all
}

/// What is compared of a name: its letters, one blank between its words.
fn letters(name: &str) -> Vec<char> {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().flat_map(plain).collect()
}

/// How many bytes of `text` the name takes that it begins with; `None` where it begins with another, or the word goes on.
fn length(text: &str, name: &[char]) -> Option<usize> {
    let mut wanted = name.iter().copied().peekable();
    let mut in_blank = false;
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            // Accents may stand behind their letter.
            if plain(c).next().is_none() {
                continue;
            }
            let mut after = text.split_at(at).1.chars();
            let goes_on = match after.next() {
                // As in a double name.
                Some('-' | '\'' | '’') => after.next().is_some_and(char::is_alphanumeric),
                next => next.is_some_and(char::is_alphanumeric),
            };
            return (!goes_on).then_some(at);
        }
        if c.is_whitespace() {
            if !in_blank && wanted.next() != Some(' ') {
                return None;
            }
            in_blank = true;
            continue;
        }
        in_blank = false;
        for letter in plain(c) {
            if wanted.next() != Some(letter) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::texts::Language;
    use crate::types::ids::AccountId;

    fn people(names: &[&str]) -> Vec<Colleague> {
        (1..)
            .zip(names)
            .map(|(id, name)| Colleague {
                who: Writer {
                    account: Some(AccountId(id)),
                    guest: None,
                },
                name: (*name).to_owned(),
                email: None,
                language: Language::En,
                lead: false,
            })
            .collect()
    }

    fn ids(note: &str, names: &[&str]) -> Vec<i64> {
        let found = mentioned(note, &people(names));
        found
            .iter()
            .filter_map(|who| Some(who.account?.0))
            .collect()
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        let names = [
            "Zoë de Boer",
            "Jan",
            "Jan Smit",
            "Jan-Willem",
            "Zoe de Boer",
        ];
        for (note, expected) in [
            ("@zoe DE boer, see this.", &[1, 5][..]),
            ("Ask @Zoë\n de  Boer.", &[1, 5]),
            ("Ask @Zoe\u{308} de Boer", &[1, 5]),
            ("@Jan Smit and @jan: agree?", &[3, 2]),
            ("@Jan Smits", &[2]),
            ("@Jan-Willem, not @Jan-Piet.", &[4]),
            ("(@Jan)", &[2]),
            ("@@Jan", &[2]),
            ("@Jan @Jan", &[2]),
            ("@Janneke, jan@Jan, @, @nobody, Jan, @ Jan", &[]),
        ] {
            assert_eq!(ids(note, &names), expected, "{note}");
        }
        assert!(ids("@", &["", " "]).is_empty());
    }

    #[test]
    fn a_note_falls_apart_in_words_and_names() {
        let parts = |note: &str| -> Vec<(String, bool)> {
            let parts = parts(note, &people(&["Zoë", "Jan Smit"]));
            parts
                .into_iter()
                .map(|one| (one.text, one.is_name))
                .collect()
        };
        let of = |all: &[(&str, bool)]| -> Vec<(String, bool)> {
            all.iter()
                .map(|(text, name)| ((*text).to_owned(), *name))
                .collect()
        };
        assert_eq!(
            parts("Hé @zoe, or\n@JAN SMIT"),
            of(&[
                ("Hé ", false),
                ("@zoe", true),
                (", or\n", false),
                ("@JAN SMIT", true)
            ])
        );
        assert_eq!(parts("No @body."), of(&[("No @body.", false)]));
        assert_eq!(parts(""), of(&[]));
    }

    #[test]
    fn somebody_is_picked_by_their_whole_name() {
        let people = people(&["Zoë de Boer", "Jan"]);
        for (typed, expected) in [
            (" @zoe  de boer ", 1),
            ("Jan", 1),
            ("Jan Smit", 0),
            ("", 0),
            ("@", 0),
        ] {
            assert_eq!(called(typed, &people).len(), expected, "{typed}");
        }
    }
}
