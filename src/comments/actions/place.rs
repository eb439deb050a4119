//! Where a comment stands: names from a request resolved to rows of the round's Version.

use std::ops::Range;

use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Passage, Round, Section};
use crate::consultations::store;
use crate::db::Conn;
use crate::documents::{self, Quote};
use crate::error::{Error, Result};

/// Where a comment is to stand, by the names people and programs use. Neither: the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Key of a Passage, or "".
    pub passage: String,
    /// Number of a Section, or "".
    pub section: String,
}

/// Where a comment is to stand, with the rows that are there.
#[derive(Debug, Clone)]
pub struct Place {
    pub kind: AnchorKind,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    pub quote: Option<Quote>,
}

impl Place {
    /// Finds `target` in a round's Version. With both given, the passage decides.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the text has no such passage or section.
    pub fn find(conn: &mut Conn, round: &Round, target: &Target) -> Result<Self> {
        let missing = |field, message| {
            move |error| match error {
                Error::NotFound => Error::invalid(field, message),
                other => other,
            }
        };
        if !target.passage.is_empty() {
            let (passage, section) = store::keyed_passage(conn, round.version_id, &target.passage)
                .map_err(missing("passage", "comments-no-such-passage"))?;
            Ok(Self {
                kind: AnchorKind::Passage,
                section: Some(section),
                passage: Some(passage),
                quote: None,
            })
        } else if !target.section.is_empty() {
            let section = store::sections_of(conn, round.version_id)?
                .into_iter()
                .find(|section| section.number == target.section)
                .ok_or_else(|| Error::invalid("section", "comments-no-such-section"))?;
            Ok(Self {
                kind: AnchorKind::Section,
                section: Some(section),
                passage: None,
                quote: None,
            })
        } else {
            Ok(Self {
                kind: AnchorKind::Document,
                section: None,
                passage: None,
                quote: None,
            })
        }
    }

    /// The place of a comment already written, without its quote.
    pub fn of(conn: &mut Conn, anchor: &Anchor) -> Result<Self> {
        let (passage, section) = match (anchor.passage, anchor.section) {
            (Some(passage), _) => {
                let (passage, section) = store::passage_in_section(conn, passage)?;
                (Some(passage), Some(section))
            }
            (None, Some(section)) => (None, Some(store::section(conn, section)?)),
            (None, None) => (None, None),
        };
        Ok(Self {
            kind: match (&passage, &section) {
                (Some(_), _) => AnchorKind::Passage,
                (None, Some(_)) => AnchorKind::Section,
                (None, None) => AnchorKind::Document,
            },
            section,
            passage,
            quote: None,
        })
    }

    /// Narrows it to the words of its passage that `selector` means; none leave it as it is.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they do not stand there to the letter.
    pub fn quoting(mut self, selector: &Selector) -> Result<Self> {
        if selector.is_empty() {
            return Ok(self);
        }
        let Some(passage) = &self.passage else {
            return Err(Error::invalid("quote", "comments-quote-without-passage"));
        };
        self.quote = selector.find(&passage.text);
        if self.quote.is_none() {
            return Err(Error::invalid("quote", "comments-quote-not-there"));
        }
        self.kind = AnchorKind::Quote;
        Ok(self)
    }

    /// The same as it is kept.
    pub fn anchor(&self) -> Anchor {
        Anchor {
            kind: self.kind,
            section: self.section.as_ref().map(|section| section.id),
            passage: self.passage.as_ref().map(|passage| passage.id),
            quote: self.quote.clone(),
        }
    }

    /// The words a proposed text is to take the place of: those quoted, or the whole passage.
    pub fn words(&self) -> Option<&str> {
        match (&self.quote, &self.passage) {
            (Some(quote), _) => Some(&quote.exact),
            (None, Some(passage)) => Some(&passage.text),
            (None, None) => None,
        }
    }
}

/// Which words of a passage are meant: a TextQuoteSelector with its position, as the W3C Web
/// Annotation Data Model (section 4.2) has it, or their range alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words; "" for none.
    pub exact: String,
    /// What stands before them, or "".
    pub prefix: String,
    /// What stands behind them, or "".
    pub suffix: String,
    /// Where they begin, in characters from 0.
    pub start: Option<usize>,
    /// Instead of all these: where they begin and end.
    pub range: Option<Range<usize>>,
}

impl Selector {
    /// The first place where these words stand.
    pub fn words(exact: &str) -> Self {
        Self {
            exact: exact.to_owned(),
            ..Self::default()
        }
    }

    /// What was quoted before.
    pub fn of(quote: &Quote) -> Self {
        Self {
            exact: quote.exact.clone(),
            prefix: quote.prefix.clone(),
            suffix: quote.suffix.clone(),
            start: Some(quote.start),
            range: None,
        }
    }

    /// Whether it means no words in particular.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.range.is_none()
    }

    /// The words as they stand in `text`: at the start given, if they stand there; else where what is
    /// around them says; else, if nothing was said of that, at their first place.
    pub fn find(&self, text: &str) -> Option<Quote> {
        if let Some(range) = &self.range {
            return documents::capture(text, range.start, range.end);
        }
        let length = self.exact.chars().count();
        if let Some(start) = self.start {
            let there = documents::capture(text, start, start.checked_add(length)?);
            if let Some(quote) = there.filter(|quote| quote.exact == self.exact) {
                return Some(quote);
            }
        }
        if self.start.is_some() || !self.prefix.is_empty() || !self.suffix.is_empty() {
            let said = Quote {
                exact: self.exact.clone(),
                prefix: self.prefix.clone(),
                suffix: self.suffix.clone(),
                start: self.start.unwrap_or_default(),
            };
            let found = documents::locate(text, &said)?;
            return documents::capture(text, found.start, found.end);
        }
        let byte = text.find(&self.exact)?;
        let start = text.get(..byte)?.chars().count();
        documents::capture(text, start, start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_characters_not_bytes() {
        let quote = Selector::words("vrij")
            .find("Één veilig, vrij internet")
            .unwrap();
        assert_eq!((quote.start, quote.exact.as_str()), (12, "vrij"));
        assert_eq!(quote.prefix, "Één veilig, ");
        assert!(
            Selector::words("Veilig")
                .find("Een veilig internet")
                .is_none()
        );
    }

    #[test]
    fn start_and_surroundings_tell_which_of_two_is_meant() {
        let text = "De norm geldt. Wij volgen de norm altijd.";
        let at = |selector: Selector| selector.find(text).map(|quote| quote.start);
        assert_eq!(at(Selector::words("norm")), Some(3));
        let second = Selector {
            start: Some(29),
            ..Selector::words("norm")
        };
        assert_eq!(at(second.clone()), Some(29));
        assert_eq!(at(Selector::of(&second.find(text).unwrap())), Some(29));
        let around = Selector {
            suffix: " altijd.".to_owned(),
            ..Selector::words("norm")
        };
        assert_eq!(at(around), Some(29));
        let elsewhere = Selector {
            start: Some(5),
            ..Selector::words("eis")
        };
        assert_eq!(at(elsewhere), None);
        let range = Selector {
            range: Some(3..400),
            ..Selector::default()
        };
        assert_eq!(at(range), None);
    }
}
