//! Anchor: where a Comment stands, the same in a draft, in what was set aside and in public.

use std::ops::Range;

use serde::Serialize;

use crate::consultations::model::{Errata, Passage};
use crate::db::schema::comments;
use crate::documents::{self, Quote};
use crate::types::ids::{PassageId, SectionId};
use crate::types::text_enum;

text_enum! {
    /// What a Comment is about.
    AnchorKind {
        Document => "document",
        Section => "section",
        Passage => "passage",
        /// Words within a passage.
        Quote => "quote",
    }
}

/// Where a Comment stands: the document, a Section, a Passage, or words of a Passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = comments)]
pub struct Anchor {
    #[serde(rename = "anchor")]
    #[diesel(column_name = anchor)]
    pub kind: AnchorKind,
    /// Of a passage, the section it stands in.
    #[serde(rename = "section_id")]
    #[diesel(column_name = section_id)]
    pub section: Option<SectionId>,
    #[serde(rename = "passage_id")]
    #[diesel(column_name = passage_id)]
    pub passage: Option<PassageId>,
    /// The words it is about, if not the whole passage.
    #[diesel(select_expression = (comments::quote_exact, comments::quote_prefix, comments::quote_suffix, comments::quote_start))]
    #[diesel(deserialize_as = QuoteColumns)]
    pub quote: Option<Quote>,
    /// How many errata its passage had when these words were taken from it; where they stand since, [`Errata`] tell.
    #[serde(skip)]
    pub errata_seen: i64,
}

impl Anchor {
    /// The document as a whole.
    pub fn document() -> Self {
        Self {
            kind: AnchorKind::Document,
            section: None,
            passage: None,
            quote: None,
            errata_seen: 0,
        }
    }

    /// The words it is about, if not the whole passage.
    pub fn words(&self) -> Option<&str> {
        self.quote.as_ref().map(|quote| quote.exact.as_str())
    }

    /// Where in the passage these words begin, in characters from 0.
    pub fn start(&self) -> Option<usize> {
        self.quote.as_ref().map(|quote| quote.start)
    }

    /// Where the words it quotes stand in the passage as it is now, in characters; `None` where it quotes none.
    pub fn standing(&self, errata: &Errata) -> Option<Range<usize>> {
        let range = self.quote.as_ref()?.range();
        let passage = self.passage?;
        Some(errata.follow(passage, self.errata_seen, &range))
    }

    /// Whether a typing error was mended since in the words it is about: those it quotes, or its whole passage.
    pub fn is_mended(&self, errata: &Errata) -> bool {
        let Some(passage) = self.passage else {
            return false;
        };
        match &self.quote {
            Some(quote) => errata.touches(passage, self.errata_seen, &quote.range()),
            None => !errata.since(passage, self.errata_seen).is_empty(),
        }
    }

    /// What it quotes as these words read in its passage now; `None` where it quotes none.
    pub fn quote_now(&self, passage: &Passage, errata: &Errata) -> Option<Quote> {
        let quote = self.quote.as_ref()?;
        if errata.since(passage.id, self.errata_seen).is_empty() {
            return Some(quote.clone());
        }
        let range = self.standing(errata)?;
        documents::capture(&passage.text, range.start, range.end)
    }

    /// Whether the words it quotes stood in its passage when they were taken from it.
    pub fn stood_in(&self, passage: Option<&Passage>, errata: &Errata) -> bool {
        let Some(quote) = &self.quote else {
            return true;
        };
        passage.is_some_and(|passage| {
            let text = errata.text_then(passage.id, self.errata_seen, &passage.text);
            let range = quote.range();
            documents::capture(&text, range.start, range.end)
                .is_some_and(|there| there.exact == quote.exact)
        })
    }

    /// The words a proposed text of it is to take the place of, as they were: those quoted, or the whole passage.
    pub fn words_then(&self, passage: Option<&Passage>, errata: &Errata) -> Option<String> {
        match (&self.quote, passage) {
            (Some(quote), _) => Some(quote.exact.clone()),
            (None, Some(passage)) => {
                Some(errata.text_then(passage.id, self.errata_seen, &passage.text))
            }
            (None, None) => None,
        }
    }
}

/// A quote as four columns: exact, prefix, suffix, and the start in characters.
#[derive(diesel::Queryable)]
pub struct QuoteColumns(Option<String>, Option<String>, Option<String>, Option<i64>);

impl From<QuoteColumns> for Option<Quote> {
    fn from(columns: QuoteColumns) -> Self {
        let QuoteColumns(exact, prefix, suffix, start) = columns;
        Some(Quote {
            exact: exact?,
            prefix: prefix.unwrap_or_default(),
            suffix: suffix.unwrap_or_default(),
            start: usize::try_from(start.unwrap_or_default()).unwrap_or_default(),
        })
    }
}
