//! Colleagues named in a note, with @ before their name, or their first name where nobody else has it. Pure.

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
struct Named<'a> {
    /// In bytes, from its @ on.
    range: Range<usize>,
    /// Several, where they are called the same.
    who: Vec<&'a Colleague>,
}

/// A first name that several colleagues have, so that it names none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// As it was typed, without its @.
    pub typed: String,
    /// Whose it is, in full.
    pub names: Vec<String>,
}

/// Who of these people a note names, each once. Capitals and accents make no difference; of two names that begin alike
/// it is the longest.
pub fn mentioned(note: &str, people: &[Colleague]) -> Vec<Writer> {
    let mut all: Vec<Writer> = Vec::new();
    for one in clear(note, people).into_iter().flat_map(|one| one.who) {
        if !all.contains(&one.who) {
            all.push(one.who);
        }
    }
    all
}

/// The first names in a note that could be those of several people, each once.
pub fn unclear(note: &str, people: &[Colleague]) -> Vec<Unclear> {
    let mut all: Vec<Unclear> = Vec::new();
    for one in named(note, people) {
        let names = names(&one.who);
        if names.len() > 1 && !all.iter().any(|known| known.names == names) {
            let typed = note.get(one.range).unwrap_or_default();
            all.push(Unclear {
                typed: typed.trim_start_matches('@').to_owned(),
                names,
            });
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
    for Named { range, .. } in clear(note, people) {
        push(at..range.start, false);
        at = range.end;
        push(range, true);
    }
    push(at..note.len(), false);
    parts
}

/// Those of these people who are called so, with or without an @ before it; or else those whose first name it is.
pub fn called<'a>(name: &str, people: &'a [Colleague]) -> Vec<&'a Colleague> {
    let typed = name.trim();
    let wanted = letters(typed.strip_prefix('@').unwrap_or(typed));
    if wanted.is_empty() {
        return Vec::new();
    }
    let so = |of: fn(&str) -> &str| -> Vec<&'a Colleague> {
        let mut people: Vec<&Colleague> = people.iter().collect();
        people.retain(|one| letters(of(&one.name)) == wanted);
        people
    };
    let whole = so(|name| name);
    if whole.is_empty() { so(first) } else { whole }
}

/// What these people are called, each name once.
pub fn names(people: &[&Colleague]) -> Vec<String> {
    let mut all: Vec<(Vec<char>, String)> = Vec::new();
    for one in people {
        let plain = letters(&one.name);
        if !all.iter().any(|(known, _)| *known == plain) {
            all.push((plain, one.name.clone()));
        }
    }
    all.into_iter().map(|(_, name)| name).collect()
}

/// The first of the words of a name.
fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// The names that can be only one.
fn clear<'a>(note: &str, people: &'a [Colleague]) -> Vec<Named<'a>> {
    let mut all = named(note, people);
    all.retain(|one| names(&one.who).len() == 1);
    all
}

/// Every name in a note: that of one, or a first name of several who are not called the same.
fn named<'a>(note: &str, people: &'a [Colleague]) -> Vec<Named<'a>> {
    if !note.contains('@') {
        return Vec::new();
    }
    let called = |of: fn(&str) -> &str| -> Vec<(Vec<char>, &'a Colleague)> {
        let names = people.iter().map(|one| (letters(of(&one.name)), one));
        names.filter(|(name, _)| !name.is_empty()).collect()
    };
    let (whole, firsts) = (called(|name| name), called(first));
    let mut all: Vec<Named<'a>> = Vec::new();
    let mut before = ' ';
    for (at, c) in note.char_indices() {
        // In a word it is part of an address.
        let begins = c == '@' && !before.is_alphanumeric();
        before = c;
        if !begins || all.last().is_some_and(|last| at < last.range.end) {
            continue;
        }
        let (_, rest) = note.split_at(at + 1);
        if let Some((length, who)) = longest(rest, &whole).or_else(|| longest(rest, &firsts)) {
            all.push(Named {
                range: at..at + 1 + length,
                who,
            });
        }
    }
    all
}

/// The longest of these names that a text begins with, how many bytes it takes, and whose it is.
fn longest<'a>(
    text: &str,
    names: &[(Vec<char>, &'a Colleague)],
) -> Option<(usize, Vec<&'a Colleague>)> {
    let found: Vec<(usize, &Colleague)> = names
        .iter()
        .filter_map(|(name, of)| Some((length(text, name)?, *of)))
        .collect();
    let longest = found.iter().map(|(length, _)| *length).max()?;
    let who = found.into_iter().filter(|(length, _)| *length == longest);
    Some((longest, who.map(|(_, of)| of).collect()))
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
            // So are two called the same by the first name of both.
            ("@zoë: agree?", &[1, 5]),
        ] {
            assert_eq!(ids(note, &names), expected, "{note}");
        }
        assert!(ids("@", &["", " "]).is_empty());
    }

    #[test]
    fn a_first_name_is_enough_where_it_is_of_one() {
        let names = ["Anna Vos", "Bram de Wit", "Bram Smit", "Jan-Willem Kok"];
        for (note, expected) in [
            ("@anna, see this.", &[1][..]),
            ("@Anna Vos", &[1]),
            ("@Anna Smit", &[1]),
            ("@Annabel @Jan", &[]),
            ("@Jan-Willem?", &[4]),
            ("@Bram", &[]),
            ("@Bram Smit", &[3]),
        ] {
            assert_eq!(ids(note, &names), expected, "{note}");
        }
        let people = people(&names);
        let found = unclear("@Bram and @bram, with @Anna and @Bram Smit", &people);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].typed, "Bram");
        assert_eq!(found[0].names, ["Bram de Wit", "Bram Smit"]);
        assert!(unclear("Bram, bram@Bram", &people).is_empty());
        // Words, as no name is sure.
        assert!(!parts("@Bram", &people)[0].is_name);
        assert!(parts("@Anna", &people)[0].is_name);
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
    fn somebody_is_picked_by_their_name() {
        let people = people(&["Zoë de Boer", "Jan"]);
        for (typed, expected) in [
            (" @zoe  de boer ", 1),
            ("Jan", 1),
            ("Zoë", 1),
            ("Jan Smit", 0),
            ("", 0),
            ("@", 0),
        ] {
            assert_eq!(called(typed, &people).len(), expected, "{typed}");
        }
    }
}
