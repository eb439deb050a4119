//! Where a comment stands: names from a request resolved to rows of the round's Version.

use crate::comments::model::AnchorKind;
use crate::consultations::model::{Passage, Round, Section};
use crate::consultations::store;
use crate::db::Conn;
use crate::db::ids::{PassageId, SectionId};
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

/// Where a comment stands.
#[derive(Debug, Clone)]
pub struct Place {
    pub anchor: AnchorKind,
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
            let passage = store::passage_by_key(conn, round.version_id, &target.passage)
                .map_err(missing("passage", "comments-no-such-passage"))?;
            let section = store::section(conn, passage.section_id)?;
            Ok(Self {
                anchor: AnchorKind::Passage,
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
                anchor: AnchorKind::Section,
                section: Some(section),
                passage: None,
                quote: None,
            })
        } else {
            Ok(Self {
                anchor: AnchorKind::Document,
                section: None,
                passage: None,
                quote: None,
            })
        }
    }

    /// The place of a comment already written.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(
        conn: &mut Conn,
        section: Option<SectionId>,
        passage: Option<PassageId>,
    ) -> Result<Self> {
        let passage = passage.map(|id| store::passage(conn, id)).transpose()?;
        let section = section.map(|id| store::section(conn, id)).transpose()?;
        Ok(Self {
            anchor: match (&passage, &section) {
                (Some(_), _) => AnchorKind::Passage,
                (None, Some(_)) => AnchorKind::Section,
                (None, None) => AnchorKind::Document,
            },
            section,
            passage,
            quote: None,
        })
    }

    /// Narrows it to `words` of its passage; no words leave it as it is.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they do not stand there to the letter.
    pub fn quoting(mut self, words: &str) -> Result<Self> {
        if words.is_empty() {
            return Ok(self);
        }
        let Some(passage) = &self.passage else {
            return Err(Error::invalid("quote", "comments-quote-without-passage"));
        };
        self.quote = capture(&passage.text, words);
        if self.quote.is_none() {
            return Err(Error::invalid("quote", "comments-quote-not-there"));
        }
        self.anchor = AnchorKind::Quote;
        Ok(self)
    }
}

/// The first place where `words` stand in `text`.
fn capture(text: &str, words: &str) -> Option<Quote> {
    let byte = text.find(words)?;
    let start = text.get(..byte)?.chars().count();
    documents::capture(text, start, start + words.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_characters_not_bytes() {
        let quote = capture("Één veilig, vrij internet", "vrij").unwrap();
        assert_eq!((quote.start, quote.exact.as_str()), (12, "vrij"));
        assert_eq!(quote.prefix, "Één veilig, ");
        assert!(capture("Een veilig internet", "Veilig").is_none());
    }
}
