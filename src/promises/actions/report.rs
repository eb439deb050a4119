//! What became of every accepted comment from one version to another, for whoever reads it by command or by program.

use serde::Serialize;

use super::reckoned::{pair, reckoned};
use crate::access::{Actor, Right};
use crate::comments::model::AnchorKind;
use crate::consultations::model::{Consultation, Passage, Section};
use crate::consultations::store as consultations;
use crate::documents::{Link, LinkKind};
use crate::error::Result;
use crate::promises::model::{Accepted, Judged, NEARLY, Reckoning, State, Tally};
use crate::responses::model::Disposition;
use crate::site::Site;
use crate::types::ids::CommentId;

/// All accepted comments on one version with what became of them in another, and the changes that nothing explains.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PromiseReport {
    /// Labels of the two versions.
    pub from: String,
    pub to: String,
    /// From which similarity on words count as standing there: [`NEARLY`].
    pub threshold: f64,
    pub counts: Tally,
    /// By the numbers of the comments.
    pub kept: Vec<PromiseRow>,
    pub changed_otherwise: Vec<PromiseRow>,
    pub without_change: Vec<PromiseRow>,
    pub not_judged: Vec<PromiseRow>,
    /// In the order of the newer text.
    pub unexplained: Vec<ChangedRow>,
}

/// One accepted comment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PromiseRow {
    /// Its number, as drafters and moderators see it.
    pub comment: CommentId,
    /// What it goes by in public, once it was published.
    pub number: Option<i64>,
    /// What an intake sheet called its place; may be empty.
    pub reference: String,
    pub disposition: Disposition,
    pub state: State,
    /// What it is about.
    pub place: AnchorKind,
    /// Whether its passage is gone from the newer version.
    pub orphaned: bool,
    /// What became of the passage it is judged by.
    pub change: Option<LinkKind>,
    pub moved: bool,
    /// The passage it is about, and the one it led to or would have.
    pub from: Option<PlaceRow>,
    pub to: Option<PlaceRow>,
    /// How far the proposed words stand there, from 0 to 1 in four decimals.
    pub similarity: Option<f64>,
    /// Whether a drafter linked it.
    pub by_hand: bool,
    /// The words it quotes, and those it proposes.
    pub quoted: Option<String>,
    pub proposed: Option<String>,
}

/// A passage, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceRow {
    /// Its key.
    pub passage: String,
    /// Number and title of its section.
    pub section: String,
    /// Its own number where one is printed; may be empty.
    pub number: String,
    pub text: String,
}

/// A change of the text that no accepted comment and no drafter's note explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedRow {
    pub change: LinkKind,
    pub moved: bool,
    /// What stood there, and what stands there; several of a merger or a split.
    pub from: Vec<PlaceRow>,
    pub to: Vec<PlaceRow>,
}

/// What became of the accepted comments on version `from` in version `to`, by their labels; for staff, since it reads every
/// comment.
///
/// # Errors
/// [`crate::error::Error::Refused`] when there is no such version, both are the same, or `from` is not the older one.
pub async fn report(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    [from, to]: [&str; 2],
) -> Result<PromiseReport> {
    actor.require(Right::ReadInternal(consultation.id))?;
    let id = consultation.id;
    let (versions, rounds) = site
        .read(actor, move |rx| {
            let versions = consultations::versions_of(rx.conn, id)?;
            Ok((versions, consultations::rounds_of(rx.conn, id)?))
        })
        .await?;
    let pair = pair(consultation, (&versions, &rounds), [from, to])?;
    let reckoning = reckoned(site, actor, &pair).await?;
    let rows = |state| {
        let these = reckoning
            .promised()
            .filter(move |(_, judged)| judged.state == state);
        these
            .map(|(comment, judged)| promise_row(&reckoning, comment, judged))
            .collect()
    };
    Ok(PromiseReport {
        threshold: NEARLY,
        counts: reckoning.tally(),
        kept: rows(State::Kept),
        changed_otherwise: rows(State::ChangedOtherwise),
        without_change: rows(State::WithoutChange),
        not_judged: rows(State::NotJudged),
        unexplained: changed_rows(&reckoning),
        from: pair.from.label,
        to: pair.to.label,
    })
}

/// One accepted comment, for a report or a page.
pub(super) fn promise_row(
    reckoning: &Reckoning,
    comment: &Accepted,
    judged: &Judged,
) -> PromiseRow {
    let known = &reckoning.known;
    let own = comment.anchor.passage;
    let at = own.and_then(|id| known.old.iter().position(|passage| passage.id == id));
    let own_link = at.and_then(|at| known.beside.link(known.beside.link_of_old(at)?));
    let link = judged.link.and_then(|number| known.beside.link(number));
    PromiseRow {
        comment: comment.id,
        number: comment.number,
        reference: comment.reference.clone(),
        disposition: comment.disposition,
        state: judged.state,
        place: comment.anchor.kind,
        orphaned: own.is_some() && own_link.is_none_or(|link| link.kind == LinkKind::Removed),
        change: link.map(|link| link.kind),
        moved: link.is_some_and(|link| link.moved),
        from: at
            .and_then(|at| known.old.get(at))
            .map(|passage| PlaceRow::of(passage, &known.old_sections)),
        to: judged
            .to
            .and_then(|at| known.new.get(at))
            .map(|passage| PlaceRow::of(passage, &known.new_sections)),
        similarity: judged
            .similarity
            .map(|share| (share * 10_000.0).round() / 10_000.0),
        by_hand: judged.by_hand,
        quoted: comment.anchor.words().map(str::to_owned),
        proposed: comment.proposed.clone(),
    }
}

fn changed_rows(reckoning: &Reckoning) -> Vec<ChangedRow> {
    let beside = &reckoning.known.beside;
    let links = reckoning
        .unexplained
        .iter()
        .filter_map(|number| beside.link(*number));
    links.map(|link| changed_row(reckoning, link)).collect()
}

/// One change, for a report or a page.
pub(super) fn changed_row(reckoning: &Reckoning, link: &Link) -> ChangedRow {
    let known = &reckoning.known;
    let places = |at: &[usize], passages: &[Passage], sections: &[Section]| {
        let found = at.iter().filter_map(|at| passages.get(*at));
        found
            .map(|passage| PlaceRow::of(passage, sections))
            .collect()
    };
    ChangedRow {
        change: link.kind,
        moved: link.moved,
        from: places(&link.old, &known.old, &known.old_sections),
        to: places(&link.new, &known.new, &known.new_sections),
    }
}

impl PlaceRow {
    fn of(passage: &Passage, sections: &[Section]) -> Self {
        let section = sections
            .iter()
            .find(|section| section.id == passage.section_id);
        Self {
            passage: passage.key.clone(),
            section: section.map_or_else(String::new, Section::label),
            number: passage.number.clone(),
            text: passage.text.clone(),
        }
    }
}
