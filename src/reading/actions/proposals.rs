//! The published proposals for one passage, and which of them want to change the same words.

use std::ops::Range;

use super::{shown, text_in};
use crate::access::Actor;
use crate::consultations::model::Passage;
use crate::documents::{conflicts, touched};
use crate::error::{Error, Result};
use crate::reading::model::{DraftText, Shown};
use crate::reading::store;
use crate::site::Site;
use crate::types::ListPage;

/// Proposals one page compares.
const COMPARED: i64 = 100;

/// The published proposals for a passage.
#[derive(Debug, Clone)]
pub struct Proposals {
    pub text: DraftText,
    pub passage: Passage,
    /// Each with the whole passage as it would read, and the places in this list of those that
    /// touch the same words.
    pub proposals: Vec<(Shown, String, Vec<usize>)>,
    /// The words that more than one touches, in characters.
    pub contested: Vec<Range<usize>>,
    /// Whether there are more than are compared here.
    pub more: bool,
}

/// The published proposals for the passage with this key.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round or passage, or none this reader may read.
pub async fn proposals(
    site: &Site,
    actor: &Actor,
    (slug, number, key): (&str, i64, &str),
) -> Result<Proposals> {
    let (slug, key) = (slug.to_owned(), key.to_owned());
    site.read(actor, move |rx| {
        let text = text_in(rx, &slug, number)?;
        let passage = text
            .passages
            .iter()
            .find(|passage| passage.key == key)
            .cloned()
            .ok_or(Error::NotFound)?;
        let round = text.round.id;
        let load = |most| store::proposing_ids(rx.conn, round, passage.id, most);
        let ids = ListPage::load(COMPARED, load)?;
        let more = ids.follows();
        let shown = shown(rx.conn, &text.passages, &ids.rows)?;
        let whole: Vec<String> = shown
            .iter()
            .map(|one| read_so(&passage.text, one))
            .collect();
        let ranges: Vec<_> = whole
            .iter()
            .map(|new| touched(&passage.text, new))
            .collect();
        let (with, contested) = conflicts(&ranges);
        Ok(Proposals {
            proposals: shown
                .into_iter()
                .zip(whole)
                .zip(with)
                .map(|((shown, whole), with)| (shown, whole, with))
                .collect(),
            text,
            passage,
            contested,
            more,
        })
    })
    .await
}

/// The passage as it would read with a proposal in it; redacted words stand as such.
fn read_so(passage: &str, shown: &Shown) -> String {
    let proposed = shown
        .comment
        .proposed_text
        .as_ref()
        .map(|text| text.marked(|_| "[…]".to_owned()))
        .unwrap_or_default();
    let Some(quote) = &shown.comment.anchor.quote else {
        return proposed;
    };
    let before: String = passage.chars().take(quote.start).collect();
    let behind: String = passage
        .chars()
        .skip(quote.start + quote.exact.chars().count())
        .collect();
    format!("{before}{proposed}{behind}")
}
