//! From the words a moderator names to the spans they cover in a comment. Pure; knows neither
//! the database nor pages.

use super::markup;
use super::model::{Ground, Mark, RedactedField};
use crate::comments::model::Comment;
use crate::consultations::model::Party;
use crate::documents::{SpanError, validate};
use crate::error::{Error, Message, Result};
use crate::submissions::model::{Publication, Submission};

/// Words to be withheld, as a moderator filled them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactionRequest {
    pub words: String,
    /// Which of several places, from 1, counted through the texts in their order; `None` for all of
    /// them.
    pub place: Option<usize>,
    pub ground: Ground,
}

/// The texts of a comment that are public once it is published, each as its party wrote it.
pub type Texts<'a> = Vec<(RedactedField, &'a str)>;

/// The texts of a comment: its own first, then what stands beside it. Names are among them only
/// where the publication choice makes them public.
pub fn texts_of<'a>(
    comment: &'a Comment,
    submission: &'a Submission,
    party: &'a Party,
) -> Texts<'a> {
    let names = submission.publication;
    let with_party = matches!(
        names,
        Publication::Organisation | Publication::NameAndOrganisation
    );
    let with_person = names == Publication::NameAndOrganisation;
    [
        (RedactedField::Body, Some(comment.body.as_str())),
        (
            RedactedField::ProposedText,
            comment.proposed_text.as_deref(),
        ),
        (RedactedField::Reference, Some(comment.reference.as_str())),
        (
            RedactedField::PartyName,
            with_party.then_some(party.name.as_str()),
        ),
        (
            RedactedField::SubmitterName,
            with_person.then_some(submission.submitter_name.as_str()),
        ),
    ]
    .into_iter()
    .filter_map(|(field, text)| Some((field, text?)))
    .collect()
}

/// Goes on only where each mark lies in the text it is of: one that does not would withhold nothing, or other words than
/// the moderator saw. A text that is not public has no words to withhold.
///
/// # Errors
/// [`Error::Invalid`] on the field `words`, saying of which text and from where to where.
pub fn require_within(marks: &[Mark], texts: &[(RedactedField, &str)]) -> Result<()> {
    for mark in marks {
        let text = texts.iter().find(|(field, _)| *field == mark.field);
        let text = text.map_or("", |(_, text)| *text);
        let Err(fault) = validate(text, &[(mark.start, mark.end)]) else {
            continue;
        };
        let message = match fault {
            SpanError::Empty { start, end } => Message::new("moderation-mark-empty")
                .with("start", start)
                .with("end", end),
            SpanError::OutOfRange { start, end, length } => Message::new("moderation-mark-outside")
                .with("start", start)
                .with("end", end)
                .with("length", length),
        };
        return Err(Error::invalid("words", message.with("field", mark.field)));
    }
    Ok(())
}

/// Where the words stand in these texts.
///
/// # Errors
/// [`Error::Invalid`] on the field `words` for words that do not stand there, or not that often.
pub fn locate(wanted: &[RedactionRequest], texts: &[(RedactedField, &str)]) -> Result<Vec<Mark>> {
    let mut marks = Vec::new();
    for want in wanted {
        let places: Vec<(RedactedField, (usize, usize))> = texts
            .iter()
            .flat_map(|(field, text)| {
                let found = find(text, &want.words).into_iter();
                found.map(|span| (*field, span))
            })
            .collect();
        let count = places.len();
        if count == 0 {
            let message = Message::new("moderation-words-not-found").with("words", &want.words);
            return Err(Error::invalid("words", message));
        }
        let chosen = match want.place {
            None => places,
            Some(place) => {
                let one = place.checked_sub(1).and_then(|index| places.get(index));
                let one = one.copied().ok_or_else(|| {
                    let message = Message::new("moderation-words-fewer")
                        .with("words", &want.words)
                        .with("count", count);
                    Error::invalid("words", message)
                })?;
                vec![one]
            }
        };
        marks.extend(chosen.into_iter().map(|(field, (start, end))| Mark {
            field,
            start,
            end,
            ground: want.ground,
        }));
    }
    Ok(marks)
}

/// Every place of `words` in `text`, in characters. White space matches white space however much
/// of it there is: words copied from a page have lost the line ends of the text as typed. They have lost its Markdown too:
/// where the words go on behind a sign of it, so does the match, and covers what belongs together ([`markup::whole`]).
pub fn find(text: &str, words: &str) -> Vec<(usize, usize)> {
    places_of(text, words, |one, other| one == other, false)
}

/// The same for words looked for in texts that nobody has before them: as whole words, in capitals or not.
pub fn find_whole(text: &str, words: &str) -> Vec<(usize, usize)> {
    let alike =
        |one: char, other: char| one == other || one.to_lowercase().eq(other.to_lowercase());
    places_of(text, words, alike, true)
}

/// `apart`: only where the words are not part of longer ones.
fn places_of(
    text: &str,
    words: &str,
    same: impl Fn(char, char) -> bool,
    apart: bool,
) -> Vec<(usize, usize)> {
    let text: Vec<char> = text.chars().collect();
    let words: Vec<char> = words.trim().chars().collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    if words.is_empty() {
        return found;
    }
    let links = markup::links(&text);
    let mut at = 0;
    while at < text.len() {
        let end = matches_at(&text, at, &words, &same);
        let Some(end) = end.filter(|end| !apart || stands_apart(&text, at, *end)) else {
            at += 1;
            continue;
        };
        let whole = markup::whole(&text, &links, (at, end));
        at = end.max(whole.1);
        match found.last_mut() {
            Some(last) if whole.0 < last.1 => last.1 = last.1.max(whole.1),
            _ => found.push(whole),
        }
    }
    found
}

/// Whether no word goes on over the edges of these characters.
fn stands_apart(text: &[char], from: usize, to: usize) -> bool {
    let goes_on = |before: usize| {
        let letter = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
        before > 0 && letter(before - 1) && letter(before)
    };
    !goes_on(from) && !goes_on(to)
}

/// Where a match that begins at `at` ends.
fn matches_at(
    text: &[char],
    at: usize,
    words: &[char],
    same: &impl Fn(char, char) -> bool,
) -> Option<usize> {
    let mut here = at;
    let mut next = 0;
    while next < words.len() {
        let c = text.get(here)?;
        if words[next].is_whitespace() && c.is_whitespace() {
            here += skip(text, here);
            next += skip(words, next);
        } else if same(words[next], *c) {
            here += 1;
            next += 1;
        } else if here > at {
            here = markup::behind(text, here)?;
        } else {
            return None;
        }
    }
    Some(here)
}

/// How many characters of white space follow.
fn skip(text: &[char], from: usize) -> usize {
    text[from..]
        .iter()
        .take_while(|c| c.is_whitespace())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn want(words: &str, place: Option<usize>) -> RedactionRequest {
        RedactionRequest {
            words: words.to_owned(),
            place,
            ground: Ground::PrivateLife,
        }
    }

    #[test]
    fn finds_words_in_characters_and_over_line_ends() {
        assert_eq!(find("één Jan en Jan", "Jan"), [(4, 7), (11, 14)]);
        assert_eq!(find("bel Jan\n  de Wit", "Jan de Wit"), [(4, 16)]);
        assert_eq!(find("aaaa", "aa"), [(0, 2), (2, 4)]);
        assert!(find("abc", "  ").is_empty());
        assert!(find("Jande", "Jan de").is_empty());
    }

    #[test]
    fn finds_words_that_were_read_without_their_markdown() {
        let found = |text: &str, words: &str| {
            let chars: Vec<char> = text.chars().collect();
            let span = |(start, end): (usize, usize)| chars[start..end].iter().collect::<String>();
            find(text, words).into_iter().map(span).collect::<Vec<_>>()
        };
        // Emphasis goes with the words, so that no sign of it is left without its other half.
        assert_eq!(
            found("Vraag **Jan** Jansen.", "Jan Jansen"),
            ["**Jan** Jansen"]
        );
        assert_eq!(found("Vraag Jan *Jansen*.", "Jan Jansen"), ["Jan *Jansen*"]);
        assert_eq!(found("a **Jan Jansen** b", "Jan Jansen"), ["Jan Jansen"]);
        assert_eq!(found("a J\\*n b", "J*n"), ["J\\*n"]);
        assert_eq!(found("Jan\u{ad}sen en Jan\u{200b}sen", "Jansen").len(), 2);
        // Of a link the address goes too: it may say the same.
        let link = "Bel [06 12345678](tel:0612345678) of *niet*.";
        assert_eq!(
            found(link, "06 12345678"),
            ["[06 12345678](tel:0612345678)"]
        );
        assert_eq!(
            found(link, "Bel 06 12345678 of"),
            ["Bel [06 12345678](tel:0612345678) of"]
        );
        assert_eq!(found(link, "0612345678"), ["[06 12345678](tel:0612345678)"]);
        assert_eq!(found("zie [a](b) en [a](c)", "a").len(), 2);
        assert_eq!(found("Jan (Jan) [Jan]", "Jan"), ["Jan", "Jan", "Jan"]);
    }

    #[test]
    fn words_looked_for_elsewhere_stand_by_themselves_in_any_letters() {
        assert_eq!(
            find_whole("JAN, jan en Januari; Arjan.", "Jan"),
            [(0, 3), (5, 8)]
        );
        assert_eq!(find_whole("Vraag JAN *de*  Wit.", "Jan de Wit"), [(6, 19)]);
        assert_eq!(find_whole("x: jan@w.example", "Jan@w.example").len(), 1);
        assert_eq!(find_whole("bel 06-1, niet 106-1", "06-1"), [(4, 8)]);
        assert!(find_whole("Jande", "Jan de").is_empty());
    }

    #[test]
    fn covers_every_place_unless_one_is_chosen() {
        let texts = [
            (RedactedField::Body, "Jan, Jan"),
            (RedactedField::ProposedText, "Jan"),
            (RedactedField::PartyName, "Jan BV"),
        ];
        let all = locate(&[want("Jan", None)], &texts).unwrap();
        assert_eq!(all.len(), 4);
        let third = locate(&[want("Jan", Some(3))], &texts).unwrap();
        assert_eq!(third.len(), 1);
        assert_eq!(third[0].field, RedactedField::ProposedText);
    }

    #[test]
    fn says_which_words_are_not_there() {
        let fault =
            |place, words| match locate(&[want(words, place)], &[(RedactedField::Body, "Jan")]) {
                Err(Error::Invalid(faults)) => faults[0].message.clone(),
                other => panic!("{other:?}"),
            };
        assert_eq!(fault(None, "Piet").key, "moderation-words-not-found");
        assert_eq!(fault(Some(2), "Jan").key, "moderation-words-fewer");
        assert_eq!(fault(Some(0), "Jan").key, "moderation-words-fewer");
    }

    proptest! {
        #[test]
        fn what_is_found_reads_as_the_words(text in "[ab \n]{0,30}", words in "[ab ]{1,4}") {
            let squeeze = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
            for (start, end) in find(&text, &words) {
                let there: String = text.chars().skip(start).take(end - start).collect();
                prop_assert_eq!(squeeze(&there), squeeze(&words));
            }
        }
    }
}
