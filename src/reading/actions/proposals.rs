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

/// One of the proposals for a passage.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub shown: Shown,
    /// The passage as its party read it.
    pub then: String,
    /// The same as it would read.
    pub whole: String,
    /// The places in the list of those that touch the same words.
    pub with: Vec<usize>,
}

/// The published proposals for a passage.
#[derive(Debug, Clone)]
pub struct Proposals {
    pub text: DraftText,
    pub passage: Passage,
    pub proposals: Vec<Proposal>,
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
        let shown = shown(rx.conn, (&text.passages, &text.errata), &ids.rows)?;
        let whole: Vec<(String, String)> = shown
            .iter()
            .map(|one| {
                let seen = one.comment.anchor.errata_seen;
                let then = text.errata.text_then(passage.id, seen, &passage.text);
                let proposed = read_so(&then, one);
                (then, proposed)
            })
            .collect();
        let ranges: Vec<Vec<Range<usize>>> = shown
            .iter()
            .zip(&whole)
            .map(|(one, (then, proposed))| {
                let seen = one.comment.anchor.errata_seen;
                touched(then, proposed)
                    .iter()
                    .map(|range| text.errata.follow(passage.id, seen, range))
                    .collect()
            })
            .collect();
        let (with, contested) = conflicts(&ranges);
        Ok(Proposals {
            proposals: shown
                .into_iter()
                .zip(whole)
                .zip(with)
                .map(|((shown, (then, whole)), with)| Proposal {
                    shown,
                    then,
                    whole,
                    with,
                })
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
