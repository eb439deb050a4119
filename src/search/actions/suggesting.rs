//! What was perhaps meant: a word that stands somewhere, one typing error away from one that does not. It is
//! read from a text that may be read, as every result is, so that no word is suggested that is not public.

use std::collections::HashMap;

use super::field::Field;
use crate::db::Conn;
use crate::db::search::{self, Ask, Asked, Narrowing, Place, Strictness};
use crate::error::Result;
use crate::platform::markdown;
use crate::search::model::{Hit, Question, What};
use crate::search::nearby::{Suggestion, around, nearest};
use crate::search::words::Wanted;
use crate::types::ids::SearchEntryId;

/// Words of a question that are looked at.
const MOST: usize = 3;
/// Texts of each kind in which the word is looked for.
const TEXTS: i64 = 5;

/// A word of the question that stands nowhere, and entries with a word that is near to it.
pub(super) struct Near {
    typed: String,
    pub(super) entries: Vec<(SearchEntryId, Place)>,
}

/// Words of the question that stand nowhere, each with some entries that may have what was meant.
pub(super) fn near(conn: &mut Conn, question: &Question, field: &Field) -> Result<Vec<Near>> {
    let only = |words: Asked| Ask {
        words: vec![vec![words]],
        ..Ask::default()
    };
    let words: Vec<(&str, Ask, Ask)> = question
        .single_words()
        .into_iter()
        .take(MOST)
        .filter_map(|typed| Some((typed, only(Wanted::of(typed).asked()), only(around(typed)?))))
        .collect();
    let ways: Vec<(&Ask, Strictness)> = words
        .iter()
        .flat_map(|(_, itself, near)| [(itself, Strictness::All), (near, Strictness::All)])
        .collect();
    let found = search::scored(
        conn,
        field.index,
        &ways,
        &field.scope,
        &Narrowing::default(),
        TEXTS,
    )?;
    let entries = |way: usize| {
        let found = found
            .iter()
            .filter(move |found| usize::try_from(found.way) == Ok(way));
        found.filter_map(|found| Some((found.id, found.place()?)))
    };
    Ok(words
        .iter()
        .enumerate()
        .filter(|(at, _)| entries(2 * at).next().is_none())
        .map(|(at, (typed, ..))| Near {
            typed: (*typed).to_owned(),
            entries: entries(2 * at + 1).collect(),
        })
        .collect())
}

/// The first of these words for which one was meant that these texts have.
pub(super) fn suggestion(near: &[Near], hits: &HashMap<SearchEntryId, Hit>) -> Option<Suggestion> {
    near.iter().find_map(|near| {
        let hits = near.entries.iter().filter_map(|(id, _)| hits.get(id));
        let texts: Vec<String> = hits.flat_map(texts).collect();
        nearest(&near.typed, &texts)
    })
}

/// The public words of what was found, and the names beside them.
fn texts(hit: &Hit) -> Vec<String> {
    let none = |_: &str| " ".to_owned();
    match &hit.what {
        What::Passage(passage) => {
            let title = hit.whereabouts.section.as_ref();
            let title = title.map(|section| section.title.clone());
            title.into_iter().chain([passage.text.clone()]).collect()
        }
        What::Comment(comment) => {
            let proposed = comment.proposed_text.as_ref();
            let words = proposed.map(|proposed| proposed.marked(none));
            let names = comment.party_name.iter().chain(&comment.submitter_name);
            let names = names.chain(&comment.signatories).cloned();
            words
                .into_iter()
                .chain(names)
                .chain([markdown::to_text(&comment.body.marked(none))])
                .collect()
        }
        What::Answer(_, answer) => vec![markdown::to_text(&answer.response)],
    }
}
