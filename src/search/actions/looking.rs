//! Looks for words, less strictly where little has them, and puts the best first.

use std::collections::HashSet;

use super::facets::facets;
use super::field::Field;
use super::hits::hits;
use super::suggesting::suggestion;
use crate::db::Conn;
use crate::db::search::{self, Ask, EntryKind, Narrowing, Strictness, Tally};
use crate::error::Result;
use crate::search::model::{Found, Rank, Request, lets_through};
use crate::types::ids::SearchEntryId;

/// Of each kind the newest so many that have the words are ranked: where more have them, no order
/// says much, and people narrow what they ask.
const RANKED: i64 = 1000;
/// With fewer results than these, longer words with the words in them are shown as well: about a page.
const FEW: i64 = 20;

pub(super) fn look(
    conn: &mut Conn,
    request: &Request,
    field: &Field,
    narrowing: &Narrowing,
    unfinished: bool,
) -> Result<Found> {
    let ask = request.question.ask();
    let Looked {
        mode,
        tallies,
        exact,
    } = strictest(conn, request, &ask, field)?;
    let facets = facets(conn, &tallies, narrowing, &field.sections_of)?;
    let mut ranked = ranked(conn, request, &ask, (mode, exact), field, narrowing)?;
    ranked.drain(..request.before.min(ranked.len()));
    let more = ranked.len() > request.limit;
    ranked.truncate(request.limit);
    let next = more.then(|| request.before + ranked.len());
    let ids: Vec<SearchEntryId> = ranked.iter().map(|rank| rank.entry).collect();
    let suggestion = if exact == 0 {
        suggestion(conn, &request.question, field)?
    } else {
        None
    };
    Ok(Found {
        hits: hits(conn, field, &ids)?,
        mode,
        exact,
        suggestion,
        total: tallies
            .iter()
            .filter(|tally| lets_through(narrowing, tally))
            .map(|tally| tally.count)
            .sum(),
        anywhere: count(&tallies),
        facets,
        next,
        unfinished,
    })
}

fn count(tallies: &[Tally]) -> i64 {
    tallies.iter().map(|tally| tally.count).sum()
}

/// What has the words, and how strictly.
struct Looked {
    mode: Strictness,
    tallies: Vec<Tally>,
    /// How many have the words themselves.
    exact: i64,
}

/// As strictly as more are found by: all words; where that is little, longer words that begin, then that
/// begin or end with them; where that is nothing, any of the words.
fn strictest(conn: &mut Conn, request: &Request, ask: &Ask, field: &Field) -> Result<Looked> {
    let mut looked = Looked {
        mode: Strictness::All,
        tallies: Vec::new(),
        exact: 0,
    };
    if request.question.is_empty() {
        return Ok(looked);
    }
    let mut look = |mode| search::tallies(conn, field.index, ask, mode, &field.scope);
    looked.tallies = look(Strictness::All)?;
    looked.exact = count(&looked.tallies);
    if looked.exact >= FEW {
        return Ok(looked);
    }
    for mode in [Strictness::Beginnings, Strictness::Parts] {
        let tallies = look(mode)?;
        if count(&tallies) > count(&looked.tallies) {
            looked.mode = mode;
            looked.tallies = tallies;
        }
    }
    if looked.tallies.is_empty() && request.question.is_of_several() {
        looked.tallies = look(Strictness::Any)?;
        if !looked.tallies.is_empty() {
            looked.mode = Strictness::Any;
        }
    }
    Ok(looked)
}

/// The best first: words in a row before words apart, the words before longer ones.
fn ranked(
    conn: &mut Conn,
    request: &Request,
    ask: &Ask,
    (mode, exact): (Strictness, i64),
    field: &Field,
    narrowing: &Narrowing,
) -> Result<Vec<Rank>> {
    if request.question.is_empty() {
        return Ok(Vec::new());
    }
    let kinds = match &narrowing.kind {
        Some(kind) => std::slice::from_ref(kind),
        None => EntryKind::ALL,
    };
    let mut modes = Vec::new();
    if request.question.is_of_several() {
        modes.push(Strictness::Phrase);
    }
    if mode != Strictness::All && exact > 0 {
        modes.push(Strictness::All);
    }
    modes.push(mode);
    let mut seen = HashSet::new();
    let mut ranked = Vec::new();
    for one in modes {
        for kind in kinds {
            let only = Narrowing {
                kind: Some(*kind),
                ..narrowing.clone()
            };
            let (index, scope) = (field.index, &field.scope);
            for found in search::scored(conn, index, ask, one, scope, &only, RANKED)? {
                if seen.insert(found.id) {
                    ranked.push(Rank {
                        phrase: one == Strictness::Phrase,
                        strict: one == Strictness::All,
                        score: found.score,
                        tie: found.tie,
                        entry: found.id,
                    });
                }
            }
        }
    }
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ranked)
}
