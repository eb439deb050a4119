//! What lists and texts can be narrowed to, and the round they are of.

use std::str::FromStr;

use super::views::RoundView;
use crate::error::{Error, Result};
use crate::reading::model::DraftText;
use crate::web::{Choice, Page};

/// The groups to choose from.
pub fn groups(page: &Page) -> Vec<Choice> {
    page.site
        .config
        .groups
        .iter()
        .map(|group| Choice {
            value: group.code.clone(),
            text: group.name(page.language).to_owned(),
        })
        .collect()
}

/// The group with this code; none for "".
///
/// # Errors
/// [`Error::NotFound`] for a code that no group has.
pub fn known_group(page: &Page, code: &str) -> Result<Option<String>> {
    match code {
        "" => Ok(None),
        code if page.site.config.group(code).is_some() => Ok(Some(code.to_owned())),
        _ => Err(Error::NotFound),
    }
}

/// A word of one of our lists; none for "".
pub(super) fn known<T: FromStr>(word: &str) -> Result<Option<T>> {
    match word {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

pub(super) fn round_view(page: &Page, text: &DraftText) -> RoundView {
    let label = &text.version.label;
    RoundView::of(
        page,
        &text.consultation,
        &text.round,
        label,
        page.site.now(),
    )
}
