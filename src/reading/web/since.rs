//! What changed in a text since the round before, as the page of the text shows it.

use serde::Serialize;

use super::views::round_name;
use crate::consultations::model::Passage;
use crate::documents::{LinkKind, RedlineSegment, redline};
use crate::reading::actions::ChangedSince;
use crate::reading::model::Change;
use crate::web::{Page, addresses};

/// What changed since the round before, in short.
#[derive(Serialize)]
pub(super) struct SinceView {
    /// Name of that round.
    round: String,
    count: usize,
    removed: usize,
    comparison: String,
}

/// What became of a passage since the round before.
#[derive(Serialize)]
pub(super) struct ChangeView {
    /// A word of `change-…`.
    kind: &'static str,
    stretches: Vec<RedlineSegment>,
    /// In the comparison.
    href: String,
}

pub(super) fn since_view(page: &Page, slug: &str, since: &ChangedSince) -> SinceView {
    SinceView {
        round: round_name(page, since.number),
        count: since.changes.len(),
        removed: since.removed,
        comparison: comparison(slug, since, None),
    }
}

pub(super) fn change_view(slug: &str, since: &ChangedSince, change: &Change) -> ChangeView {
    let text = |passages: &[Passage]| {
        let texts: Vec<&str> = passages
            .iter()
            .map(|passage| passage.text.as_str())
            .collect();
        texts.join(" ")
    };
    ChangeView {
        kind: change.kind.as_str(),
        stretches: match change.kind {
            LinkKind::Changed => redline(&text(&change.old), &text(&change.new)),
            _ => Vec::new(),
        },
        href: comparison(slug, since, Some(change.number)),
    }
}

/// The two versions compared, at one change.
fn comparison(slug: &str, since: &ChangedSince, at: Option<i64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("from", &since.from.label)
        .append_pair("to", &since.to.label);
    if let Some(before) = at.map(|at| at - 1).filter(|before| *before >= 0) {
        query.append_pair("after", &before.to_string());
    }
    let place = at.map_or_else(String::new, |at| format!("#change-{at}"));
    let page = addresses::Consultation(slug).comparison(&query.finish());
    format!("{page}{place}")
}
