//! What was promised between two versions, for the drafters: one kind of it at a time, a page at a time.

use std::collections::HashMap;

use super::reckoned::{Pair, consulted_before, pair, reckoned};
use super::report::{ChangedRow, PromiseRow, changed_row, promise_row};
use crate::access::{Actor, Right};
use crate::consultations::model::{Consultation, Version};
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::promises::model::{Explanation, Promise, Reckoning, State, Tally};
use crate::site::Site;
use crate::types::ids::CommentId;
use crate::types::text_enum;

/// Comments or changes on a page.
const ON_A_PAGE: usize = 25;
/// Passages to choose from; any other can be typed.
const CHOICES: usize = 300;

text_enum! {
    /// Which of it.
    Kind {
        /// Every accepted comment.
        Promised => "promised",
        Kept => "kept",
        ChangedOtherwise => "changed-otherwise",
        WithoutChange => "without-change",
        NotJudged => "not-judged",
        /// Changes that nothing explains.
        Unexplained => "unexplained",
        /// Changes that a drafter explained.
        Explained => "explained",
    }
}

/// What a page shows.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Labels; "" for the newest version, and for the newest before it that people commented on.
    pub from: String,
    pub to: String,
    pub kind: Kind,
    /// The last comment, or the number of the last change, of the page before; -1 for the first page.
    pub after: i64,
}

/// One page of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub from: Version,
    pub to: Version,
    /// Number of a round about either, for where its text is read.
    pub from_round: Option<i64>,
    pub to_round: Option<i64>,
    pub tally: Tally,
    /// How many changes a drafter explained.
    pub explained: usize,
    pub comments: Vec<ListedComment>,
    pub changes: Vec<ListedChange>,
    pub next: Option<i64>,
    /// Passages that changed, to choose one to link: key, and what it says.
    pub changed: Vec<(String, String)>,
}

/// An accepted comment.
#[derive(Debug, Clone)]
pub struct ListedComment {
    pub row: PromiseRow,
    /// What drafters linked it to.
    pub promises: Vec<Promise>,
    /// Key of a passage in which its words stand, where the text alone cannot tell.
    pub suggested: String,
}

/// A change, by its number in the comparison.
#[derive(Debug, Clone)]
pub struct ListedChange {
    pub number: i64,
    /// The key it is explained by.
    pub key: String,
    pub row: ChangedRow,
    pub explanation: Option<Explanation>,
}

/// A consultation, its versions, and what was promised between two of them; `None` while there are no two.
#[derive(Debug, Clone)]
pub struct Listing {
    pub consultation: Consultation,
    pub versions: Vec<Version>,
    pub listed: Option<Listed>,
}

/// What was promised, for those who draft.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation or version, [`Error::Refused`] when the two are the same or in the wrong
/// order, as [`Actor::require`] for those who do not draft here.
pub async fn listing(site: &Site, actor: &Actor, slug: &str, wanted: Wanted) -> Result<Listing> {
    let slug = slug.to_owned();
    let (consultation, rounds, versions) = site
        .read(actor, move |rx| {
            let (consultation, rounds) = consultations::with_rounds(rx.conn, &slug)?;
            rx.actor.require(Right::Draft(consultation.id))?;
            let versions = consultations::versions_of(rx.conn, consultation.id)?;
            Ok((consultation, rounds, versions))
        })
        .await?;
    let named = |label: &str| versions.iter().find(|version| version.label == label);
    for label in [&wanted.from, &wanted.to] {
        if !label.is_empty() && named(label).is_none() {
            return Err(Error::NotFound);
        }
    }
    let all = (versions.as_slice(), rounds.as_slice());
    let by_default = consulted_before(all, named(&wanted.to));
    let chosen = match (wanted.from.as_str(), by_default) {
        ("", found) => found,
        (from, _) => {
            let newest = versions.last().map_or("", |version| version.label.as_str());
            let to = if wanted.to.is_empty() {
                newest
            } else {
                &wanted.to
            };
            Some(pair(&consultation, all, [from, to])?)
        }
    };
    let number = |version: &Version| {
        let about = rounds.iter().filter(|round| round.version_id == version.id);
        about.map(|round| round.number).max()
    };
    let listed = match chosen {
        None => None,
        Some(pair) => {
            let reckoning = reckoned(site, actor, &pair).await?;
            let rounds = (number(&pair.from), number(&pair.to));
            Some(page(&reckoning, pair, rounds, &wanted))
        }
    };
    Ok(Listing {
        consultation,
        versions,
        listed,
    })
}

fn page(
    reckoning: &Reckoning,
    pair: Pair,
    (from_round, to_round): (Option<i64>, Option<i64>),
    wanted: &Wanted,
) -> Listed {
    let explained = explained(reckoning);
    let (comments, changes, next) = match wanted.kind {
        Kind::Unexplained => {
            let (changes, next) = changes(reckoning, &reckoning.unexplained, wanted.after);
            (Vec::new(), changes, next)
        }
        Kind::Explained => {
            let (changes, next) = changes(reckoning, &explained, wanted.after);
            (Vec::new(), changes, next)
        }
        kind => {
            let (comments, next) = comments(reckoning, kind, wanted.after);
            (comments, Vec::new(), next)
        }
    };
    Listed {
        tally: reckoning.tally(),
        explained: explained.len(),
        comments,
        changes,
        next,
        changed: changed(reckoning),
        from_round,
        to_round,
        from: pair.from,
        to: pair.to,
    }
}

fn comments(reckoning: &Reckoning, kind: Kind, after: i64) -> (Vec<ListedComment>, Option<i64>) {
    let state = match kind {
        Kind::Kept => Some(State::Kept),
        Kind::ChangedOtherwise => Some(State::ChangedOtherwise),
        Kind::WithoutChange => Some(State::WithoutChange),
        Kind::NotJudged => Some(State::NotJudged),
        Kind::Promised | Kind::Unexplained | Kind::Explained => None,
    };
    let mut said: HashMap<CommentId, Vec<Promise>> = HashMap::new();
    for promise in &reckoning.known.promises {
        said.entry(promise.comment_id)
            .or_default()
            .push(promise.clone());
    }
    let mut found = reckoning
        .promised()
        .filter(|(comment, _)| comment.id.0 > after)
        .filter(|(_, judged)| state.is_none_or(|state| judged.state == state));
    let shown: Vec<ListedComment> = found
        .by_ref()
        .take(ON_A_PAGE)
        .map(|(comment, judged)| ListedComment {
            row: promise_row(reckoning, comment, judged),
            promises: said.remove(&comment.id).unwrap_or_default(),
            suggested: match judged.state {
                State::Kept | State::ChangedOtherwise => None,
                State::WithoutChange | State::NotJudged => reckoning.suggested(comment),
            }
            .map_or_else(String::new, |passage| passage.key.clone()),
        })
        .collect();
    let more = found.next().is_some();
    let next = shown.last().filter(|_| more).map(|last| last.row.comment.0);
    (shown, next)
}

/// The passages that changed or came in, the first of them.
fn changed(reckoning: &Reckoning) -> Vec<(String, String)> {
    let known = &reckoning.known;
    let places = known.beside.changes().flat_map(|(_, link)| link.new.iter());
    let passages = places.filter_map(|at| known.new.get(*at));
    passages
        .take(CHOICES)
        .map(|passage| (passage.key.clone(), passage.text.clone()))
        .collect()
}

/// The changes that a drafter explained.
fn explained(reckoning: &Reckoning) -> Vec<usize> {
    let known = &reckoning.known;
    let keys = known.explanations.iter();
    let mut found: Vec<usize> = keys
        .filter_map(|one| Some(known.at_key(&one.passage_key)?.0))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn changes(reckoning: &Reckoning, these: &[usize], after: i64) -> (Vec<ListedChange>, Option<i64>) {
    let known = &reckoning.known;
    let mut said: HashMap<usize, &Explanation> = HashMap::new();
    for one in &known.explanations {
        said.extend(known.at_key(&one.passage_key).map(|(link, _)| (link, one)));
    }
    let number = |link: usize| i64::try_from(link).unwrap_or(i64::MAX);
    let mut found = these.iter().copied().filter(|link| number(*link) > after);
    let shown: Vec<ListedChange> = found
        .by_ref()
        .take(ON_A_PAGE)
        .filter_map(|at| {
            let link = known.beside.link(at)?;
            let row = changed_row(reckoning, link);
            // A change is known by the passage that is there now, or by the one that was.
            let key = row.to.first().or(row.from.first())?.passage.clone();
            let explanation = said.get(&at).map(|one| (*one).clone());
            Some(ListedChange {
                number: number(at),
                key: explanation
                    .as_ref()
                    .map_or(key, |one| one.passage_key.clone()),
                row,
                explanation,
            })
        })
        .collect();
    let more = found.next().is_some();
    let next = shown.last().filter(|_| more).map(|last| last.number);
    (shown, next)
}
