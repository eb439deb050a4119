//! Which words of a passage a comment is about, as the API sends and takes it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::perhaps_whole_number;
use crate::comments::actions::Selector;
use crate::documents::Quote;

/// Words of a passage: the members of a W3C Web Annotation TextQuoteSelector, with their position.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = TextQuoteSelector)]
pub struct SelectorBody {
    /// The words, exactly as they stand there.
    #[schema(min_length = 1)]
    pub exact: String,
    /// What stands before them.
    #[serde(default)]
    pub prefix: String,
    /// What stands behind them.
    #[serde(default)]
    pub suffix: String,
    /// Where they begin in the passage's text, in characters from 0.
    #[serde(default, deserialize_with = "perhaps_whole_number")]
    #[schema(minimum = 0)]
    pub start: Option<i64>,
}

impl SelectorBody {
    /// What a comment quotes.
    pub fn of(quote: &Quote) -> Self {
        Self {
            exact: quote.exact.clone(),
            prefix: quote.prefix.clone(),
            suffix: quote.suffix.clone(),
            start: i64::try_from(quote.start).ok(),
        }
    }
}

impl From<SelectorBody> for Selector {
    fn from(body: SelectorBody) -> Self {
        Self {
            exact: body.exact,
            prefix: body.prefix,
            suffix: body.suffix,
            start: body.start.and_then(|start| usize::try_from(start).ok()),
            range: None,
        }
    }
}
