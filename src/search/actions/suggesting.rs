//! What was perhaps meant: a word that stands somewhere, one typing error away from one that does not. It is
//! read from a text that may be read, as every result is, so that no word is suggested that is not public.

use super::field::Field;
use super::hits::hits;
use crate::db::Conn;
use crate::db::search::{self, Ask, EntryKind, Narrowing, Strictness};
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

/// The first word of the question that stands nowhere and is near to one that does.
pub(super) fn suggestion(
    conn: &mut Conn,
    question: &Question,
    field: &Field,
) -> Result<Option<Suggestion>> {
    let (index, scope) = (field.index, &field.scope);
    for typed in question.single_words().into_iter().take(MOST) {
        let Some(near) = around(typed) else {
            continue;
        };
        let alone = Ask {
            words: vec![vec![Wanted::of(typed).asked()]],
            ..Ask::default()
        };
        if question.is_of_several() && search::stand(conn, index, &alone, scope)? {
            continue;
        }
        let ask = Ask {
            words: vec![vec![near]],
            ..Ask::default()
        };
        let mut ids: Vec<SearchEntryId> = Vec::new();
        for kind in EntryKind::ALL {
            let only = Narrowing {
                kind: Some(*kind),
                ..Narrowing::default()
            };
            let found = search::scored(conn, index, &ask, Strictness::All, scope, &only, TEXTS)?;
            ids.extend(found.into_iter().map(|found| found.id));
        }
        let texts: Vec<String> = hits(conn, field, &ids)?.iter().flat_map(texts).collect();
        if let Some(found) = nearest(typed, &texts) {
            return Ok(Some(found));
        }
    }
    Ok(None)
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
