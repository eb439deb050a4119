//! Looks for words, less strictly where little has them, and puts the best first.

use std::collections::HashSet;

use super::facets::facets;
use super::field::Field;
use super::hits::{Places, hits};
use super::suggesting::{near, suggestion};
use crate::db::Conn;
use crate::db::search::{self, Ask, Narrowing, Strictness, Tally};
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
    let facets = facets(conn, &tallies, narrowing, field)?;
    let (mut ranked, mut places) = ranked(conn, request, &ask, (mode, exact), field, narrowing)?;
    ranked.drain(..request.before.min(ranked.len()));
    let more = ranked.len() > request.limit;
    ranked.truncate(request.limit);
    let next = more.then(|| request.before + ranked.len());
    let near = match exact {
        0 => near(conn, &request.question, field)?,
        _ => Vec::new(),
    };
    let ids: Vec<SearchEntryId> = ranked.iter().map(|rank| rank.entry).collect();
    places.retain(|id, _| ids.contains(id));
    places.extend(near.iter().flat_map(|near| &near.entries).copied());
    let mut hits = hits(conn, field, &places)?;
    let suggestion = suggestion(&near, &hits);
    Ok(Found {
        hits: ids.iter().filter_map(|id| hits.remove(id)).collect(),
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
    let (index, scope) = (field.index, &field.scope);
    [looked.tallies] = search::tallies(conn, index, ask, [Strictness::All], scope)?;
    looked.exact = count(&looked.tallies);
    if looked.exact >= FEW {
        return Ok(looked);
    }
    let less = [Strictness::Beginnings, Strictness::Parts, Strictness::Any];
    let [beginnings, parts, any] = search::tallies(conn, index, ask, less, scope)?;
    for (mode, tallies) in [
        (Strictness::Beginnings, beginnings),
        (Strictness::Parts, parts),
    ] {
        if count(&tallies) > count(&looked.tallies) {
            looked.mode = mode;
            looked.tallies = tallies;
        }
    }
    if looked.tallies.is_empty() && !any.is_empty() {
        looked.mode = Strictness::Any;
        looked.tallies = any;
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
) -> Result<(Vec<Rank>, Places)> {
    if request.question.is_empty() {
        return Ok((Vec::new(), Places::new()));
    }
    let mut modes = Vec::new();
    if request.question.is_of_several() {
        modes.push(Strictness::Phrase);
    }
    if mode != Strictness::All && exact > 0 {
        modes.push(Strictness::All);
    }
    modes.push(mode);
    let ways: Vec<(&Ask, Strictness)> = modes.iter().map(|mode| (ask, *mode)).collect();
    let mut found = search::scored(conn, field.index, &ways, &field.scope, narrowing, RANKED)?;
    // Of the ways an entry has the words the strictest counts.
    found.sort_by_key(|found| found.way);
    let mut seen = HashSet::new();
    let places = found
        .iter()
        .filter_map(|found| Some((found.id, found.place()?)));
    let places: Places = places.collect();
    let mut ranked: Vec<Rank> = found
        .into_iter()
        .filter(|found| seen.insert(found.id))
        .map(|found| {
            let mode = usize::try_from(found.way)
                .ok()
                .and_then(|way| modes.get(way));
            Rank {
                phrase: mode == Some(&Strictness::Phrase),
                strict: mode == Some(&Strictness::All),
                score: found.score,
                tie: found.tie,
                entry: found.id,
            }
        })
        .collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    Ok((ranked, places))
}
