//! Where a comment stands: names from a request resolved to rows of the round's Version.

use std::ops::Range;

use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Errata, Passage, Round, Section};
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
    /// Of its passage.
    pub errata: Errata,
    /// How many of them its passage had when the words it is about were taken from it.
    pub errata_seen: i64,
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
                quote: None,
                errata: store::errata_in(conn, [&passage])?,
                errata_seen: passage.errata,
                passage: Some(passage),
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
                errata: Errata::default(),
                errata_seen: 0,
            })
        } else {
            Ok(Self {
                kind: AnchorKind::Document,
                section: None,
                passage: None,
                quote: None,
                errata: Errata::default(),
                errata_seen: 0,
            })
        }
    }

    /// The place of a comment already written, without its quote. It stays about its passage as it was then.
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
            quote: None,
            errata: store::errata_in(conn, &passage)?,
            errata_seen: anchor.errata_seen,
            passage,
        })
    }

    /// The same as whoever read its passage with so many errata has it; as it is without that.
    #[must_use]
    pub fn as_read(mut self, errata: Option<i64>) -> Self {
        if let (Some(passage), Some(seen)) = (&self.passage, errata) {
            self.errata_seen = seen.clamp(0, passage.errata);
        }
        self
    }

    /// What its passage said with so many errata; as it is now without that.
    pub fn text_read(&self, errata: Option<i64>) -> Option<String> {
        let passage = self.passage.as_ref()?;
        let seen = errata.unwrap_or(passage.errata).clamp(0, passage.errata);
        Some(self.errata.text_then(passage.id, seen, &passage.text))
    }

    /// Narrows it to the words of its passage that `selector` means; none leave it as it is. Whoever read them before a
    /// typing error was mended means them as they were then, and is not troubled with it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they do not stand there to the letter, nor ever did.
    pub fn quoting(mut self, selector: &Selector) -> Result<Self> {
        if selector.is_empty() {
            return Ok(self);
        }
        let Some(passage) = &self.passage else {
            return Err(Error::invalid("quote", "comments-quote-without-passage"));
        };
        // Characters counted by a form are those of the text that it showed.
        let states = match selector.range {
            Some(_) => {
                let read = selector.errata.unwrap_or(passage.errata);
                let read = read.clamp(0, passage.errata);
                read..=read
            }
            None => 0..=passage.errata,
        };
        let texts: Vec<(i64, String)> = states
            .map(|seen| {
                let text = self.errata.text_then(passage.id, seen, &passage.text);
                (seen, text)
            })
            .collect();
        let (seen, quote) = texts
            .iter()
            .filter_map(|(seen, text)| Some((*seen, selector.find(text)?)))
            // As they stood at the place that was said, rather than somewhere else in another state of the text.
            .max_by_key(|(seen, quote)| (selector.fits(quote), *seen == self.errata_seen, *seen))
            .ok_or_else(|| Error::invalid("quote", "comments-quote-not-there"))?;
        self.quote = Some(quote);
        self.errata_seen = seen;
        self.kind = AnchorKind::Quote;
        Ok(self)
    }

    /// Where the words it quotes stand in its passage as it is now, in characters.
    pub fn standing(&self) -> Option<Range<usize>> {
        self.anchor().standing(&self.errata)
    }

    /// The same as it is kept.
    pub fn anchor(&self) -> Anchor {
        Anchor {
            kind: self.kind,
            section: self.section.as_ref().map(|section| section.id),
            passage: self.passage.as_ref().map(|passage| passage.id),
            quote: self.quote.clone(),
            errata_seen: self.errata_seen,
        }
    }

    /// The words a proposed text is to take the place of, as whoever writes it read them: those quoted, or the whole
    /// passage.
    pub fn words(&self) -> Option<String> {
        self.anchor()
            .words_then(self.passage.as_ref(), &self.errata)
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
    /// How many errata the passage had as it was read, if that is told.
    pub errata: Option<i64>,
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
            errata: None,
        }
    }

    /// Whether it means no words in particular.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.range.is_none()
    }

    /// Whether `quote` is what was meant in every respect that was told.
    fn fits(&self, quote: &Quote) -> bool {
        self.start.is_none_or(|start| start == quote.start)
            && (quote.prefix.ends_with(&self.prefix) || self.prefix.ends_with(&quote.prefix))
            && (quote.suffix.starts_with(&self.suffix) || self.suffix.starts_with(&quote.suffix))
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
