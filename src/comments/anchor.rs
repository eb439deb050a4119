//! Anchor: where a Comment stands, the same in a draft, in what was set aside and in public.

use serde::Serialize;

use crate::db::schema::comments;
use crate::documents::Quote;
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
}

impl Anchor {
    /// The document as a whole.
    pub fn document() -> Self {
        Self {
            kind: AnchorKind::Document,
            section: None,
            passage: None,
            quote: None,
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
