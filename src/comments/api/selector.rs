//! Which words of a passage a comment is about, as the API sends and takes it.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::comments::actions::Selector;
use crate::documents::Quote;

/// A number, if one was sent: JSON Schema takes 1.0 for an integer; so do we.
///
/// # Errors
/// When it is no number, or no whole one.
pub fn perhaps_whole_number<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<i64>, D::Error> {
    Option::<serde_json::Number>::deserialize(deserializer)?
        .map(|number| whole(&number).map_err(D::Error::custom))
        .transpose()
}

/// A whole number, however it was written.
///
/// # Errors
/// A sentence that names what was sent.
pub fn whole(number: &serde_json::Number) -> Result<i64, String> {
    number
        .as_i64()
        .or_else(|| {
            let float = number.as_f64()?;
            // Exact as far as ids and options go; what lies beyond becomes a number that names nothing.
            (float.fract() == 0.0).then_some(float as i64)
        })
        .ok_or_else(|| format!("{number} is not a whole number"))
}

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
            errata: None,
        }
    }
}
