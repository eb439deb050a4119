//! Other words for a stretch of a Passage in the HTML it was read with, every element left as it is.

use std::ops::Range;

use super::mending::Mending;
use crate::platform::html::escape;

/// The HTML with the new words in the place of the old, where `text` is its text as it was. Only the characters that
/// really differ are touched, so that what is bold beside them stays so.
///
/// `None` where that cannot be done without taking an element apart: the characters that differ are partly in another
/// one, or in another cell of a table.
pub fn mended_html(html: &str, text: &str, mending: &Mending) -> Option<String> {
    let least = mending.least();
    let places = CharacterPlaces::of(html, text)?;
    let bytes = match least.before() {
        range if range.is_empty() => {
            let at = places.gap(text, range.start)?;
            at..at
        }
        range => places.run(&range)?,
    };
    let (before, behind) = (html.get(..bytes.start)?, html.get(bytes.end..)?);
    let mended = format!("{before}{}{behind}", escape(&least.new));
    // Whatever was taken for the text of this HTML: it says now what the text says now.
    let now = mending.applied(text)?;
    CharacterPlaces::of(&mended, &now).map(|_| mended)
}

/// Where each character of a text stands in its HTML, in bytes; none for what parts the cells of a row, which is only
/// in the text.
struct CharacterPlaces(Vec<Option<Range<usize>>>);

impl CharacterPlaces {
    /// `None` where this HTML does not say this text.
    fn of(html: &str, text: &str) -> Option<Self> {
        let mut shown = Shown {
            html,
            at: 0,
            after_space: true,
        }
        .peekable();
        let mut places = Vec::with_capacity(text.len());
        for c in text.chars() {
            match shown.peek() {
                Some((said, range)) if *said == c || (said.is_whitespace() && c == ' ') => {
                    places.push(Some(range.clone()));
                    shown.next();
                }
                _ if c == '|' || c == ' ' => places.push(None),
                _ => return None,
            }
        }
        // White space at the end is in no text.
        shown
            .all(|(said, _)| said.is_whitespace())
            .then_some(Self(places))
    }

    /// The bytes of a stretch, if nothing but characters stands in it.
    fn run(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let mut whole: Option<Range<usize>> = None;
        for place in self.0.get(range.clone())? {
            let place = place.clone()?;
            whole = Some(match whole {
                None => place,
                Some(before) if before.end == place.start => before.start..place.end,
                Some(_) => return None,
            });
        }
        whole
    }

    /// The byte at which characters come in before the character at `at`: beside one of the word they belong to, so that
    /// they look like it.
    fn gap(&self, text: &str, at: usize) -> Option<usize> {
        let chars: Vec<char> = text.chars().collect();
        let before = at.checked_sub(1);
        let place = |at: usize| self.0.get(at).cloned().flatten();
        let is_word = |at: usize| chars.get(at).is_some_and(|c| !c.is_whitespace());
        let ends = before.filter(|at| is_word(*at)).and_then(place);
        let begins = Some(at).filter(|at| is_word(*at)).and_then(place);
        ends.map(|range| range.end)
            .or(begins.map(|range| range.start))
            .or_else(|| Some(place(before?)?.end))
    }
}

/// The characters HTML shows, white space counted once and not at all before the first word, each with its bytes.
struct Shown<'a> {
    html: &'a str,
    at: usize,
    after_space: bool,
}

impl Iterator for Shown<'_> {
    type Item = (char, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.html.get(self.at..)?;
            let first = rest.chars().next()?;
            if first == '<' {
                self.at += rest.find('>')? + 1;
                continue;
            }
            let (said, length) = if first == '&' {
                let end = rest.find(';').filter(|end| *end <= 10)? + 1;
                (sign(rest.get(1..end - 1)?)?, end)
            } else {
                (first, first.len_utf8())
            };
            let range = self.at..self.at + length;
            self.at = range.end;
            let counts = !(said.is_whitespace() && self.after_space);
            self.after_space = said.is_whitespace();
            if counts {
                return Some((said, range));
            }
        }
    }
}

/// The character an entity stands for.
fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mended(html: &str, text: &str, new: &str) -> Option<String> {
        let mending = Mending::between(text, new).unwrap();
        mended_html(html, text, &mending)
    }

    #[test]
    fn elements_and_signs_stay_as_they_are() {
        let html = "De <em>ministr</em> stelt R&amp;D &lt;vasst&gt; <a href=\"#n\">[1]</a>.";
        let text = "De ministr stelt R&D <vasst> [1].";
        let with = |new: &str| mended(html, text, new);
        assert_eq!(
            with("De minister stelt R&D <vasst> [1].").as_deref(),
            Some("De <em>minister</em> stelt R&amp;D &lt;vasst&gt; <a href=\"#n\">[1]</a>.")
        );
        assert_eq!(
            with("De ministr stelt R&D <vast> [1].").as_deref(),
            Some("De <em>ministr</em> stelt R&amp;D &lt;vast&gt; <a href=\"#n\">[1]</a>.")
        );
        assert_eq!(
            with("De ministr stelt R&D en B <vasst> [1].").as_deref(),
            Some("De <em>ministr</em> stelt R&amp;D en B &lt;vasst&gt; <a href=\"#n\">[1]</a>.")
        );
        // What differs stands partly in the element, partly outside.
        assert_eq!(with("De mini telt R&D <vasst> [1]."), None);
    }

    #[test]
    fn cells_of_a_row_stay_apart() {
        let html = "<td>Steunt</td><td>deze maatrgel</td>";
        let text = "Steunt | deze maatrgel";
        assert_eq!(
            mended(html, text, "Steunt | deze maatregel").as_deref(),
            Some("<td>Steunt</td><td>deze maatregel</td>")
        );
        assert_eq!(mended(html, text, "Steun | eze maatrgel"), None);
    }

    #[test]
    fn a_break_is_a_blank_and_another_text_is_refused() {
        assert_eq!(
            mended("een<br>\ntwe", "een twe", "een twee").as_deref(),
            Some("een<br>\ntwee")
        );
        assert_eq!(mended("iets anders", "een twe", "een twee"), None);
    }

    proptest! {
        #[test]
        fn the_words_are_those_of_the_new_text(
            words in prop::collection::vec("[a-zé&<]{1,5}", 1..8), bold in any::<usize>(),
            at in any::<usize>(), other in "[a-zé&<]{1,5}",
        ) {
            let (bold, at) = (bold % words.len(), at % words.len());
            let mut changed = words.clone();
            changed[at] = other;
            prop_assume!(changed != words);
            let html: Vec<String> = words.iter().enumerate().map(|(place, word)| {
                let word = escape(word);
                if place == bold { format!("<b>{word}</b>") } else { word }
            }).collect();
            let expected: Vec<String> = changed.iter().enumerate().map(|(place, word)| {
                let word = escape(word);
                if place == bold { format!("<b>{word}</b>") } else { word }
            }).collect();
            let (text, new) = (words.join(" "), changed.join(" "));
            prop_assert_eq!(mended(&html.join(" "), &text, &new), Some(expected.join(" ")));
        }
    }
}
