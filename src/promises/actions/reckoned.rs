//! Two versions of a consultation, gathered in one visit to the database and reckoned up outside it.

use std::collections::HashMap;

use crate::access::Actor;
use crate::consultations::actions::alignments;
use crate::consultations::model::{Consultation, Passage, Round, Version};
use crate::consultations::store::{self as consultations, LinkRow};
use crate::db::Conn;
use crate::documents::Link;
use crate::error::{Error, Message, Result};
use crate::promises::model::{Beside, Known, Reckoning};
use crate::promises::store;
use crate::site::Site;
use crate::types::ids::{AlignmentId, PassageId, RoundId};

/// Two versions of a consultation, and the rounds about the older one.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) from: Version,
    pub(super) to: Version,
    pub(super) rounds: Vec<RoundId>,
}

/// The versions of `all`, oldest first, with these labels.
///
/// # Errors
/// [`Error::Refused`] when there is no such version, when both are the same, and when the first is not the older one.
pub(super) fn pair(
    consultation: &Consultation,
    (all, rounds): (&[Version], &[Round]),
    [from, to]: [&str; 2],
) -> Result<Pair> {
    let place = |label: &str| {
        all.iter()
            .position(|version| version.label == label)
            .ok_or_else(|| {
                Error::refused(
                    Message::new("consultations-no-such-version")
                        .with("label", label)
                        .with("consultation", &consultation.slug),
                )
            })
    };
    let (older, newer) = (place(from)?, place(to)?);
    if older == newer {
        let message = Message::new("promises-same-version").with("label", from);
        return Err(Error::refused(message));
    }
    if older > newer {
        let message = Message::new("promises-wrong-order")
            .with("from", from)
            .with("to", to);
        return Err(Error::refused(message));
    }
    match (all.get(older), all.get(newer)) {
        (Some(from), Some(to)) => Ok(Pair {
            rounds: rounds_about(rounds, from),
            from: from.clone(),
            to: to.clone(),
        }),
        _ => Err(Error::NotFound),
    }
}

fn rounds_about(rounds: &[Round], version: &Version) -> Vec<RoundId> {
    rounds
        .iter()
        .filter(|round| round.version_id == version.id)
        .map(|round| round.id)
        .collect()
}

/// The version `to`, by default the newest, and the newest one before it that people could comment on; `None` where there is
/// none of either.
pub(super) fn consulted_before(
    (all, rounds): (&[Version], &[Round]),
    to: Option<&Version>,
) -> Option<Pair> {
    let at = match to {
        Some(to) => all.iter().position(|version| version.id == to.id)?,
        None => all.len().checked_sub(1)?,
    };
    let from = all.get(..at)?.iter().rev().find(|version| {
        rounds
            .iter()
            .any(|round| round.version_id == version.id && round.is_public())
    })?;
    Some(Pair {
        rounds: rounds_about(rounds, from),
        from: from.clone(),
        to: all.get(at)?.clone(),
    })
}

/// Reckons up what was promised between two versions. The rights are asked for by whoever calls.
pub(super) async fn reckoned(site: &Site, actor: &Actor, pair: &Pair) -> Result<Reckoning> {
    let alignment = alignments::between(site, &pair.from, &pair.to).await?;
    let wanted = pair.clone();
    let known = site
        .read(actor, move |rx| known(rx.conn, alignment, &wanted))
        .await?;
    tokio::task::spawn_blocking(move || known.reckon())
        .await
        .map_err(Error::internal)
}

fn known(conn: &mut Conn, alignment: AlignmentId, pair: &Pair) -> Result<Known> {
    let both = [pair.from.id, pair.to.id];
    let passages = consultations::passages_of_all(conn, &both)?;
    let sections = consultations::sections_of_all(conn, &both)?;
    let (old, new): (Vec<Passage>, Vec<Passage>) = passages
        .into_iter()
        .partition(|passage| passage.version_id == pair.from.id);
    let (old_sections, new_sections) = sections
        .into_iter()
        .partition(|section| section.version_id == pair.from.id);
    let rows = consultations::links_of(conn, alignment)?;
    let texts = |passages: &[Passage]| {
        let texts = passages.iter().map(|passage| passage.text.clone());
        texts.collect::<Vec<_>>()
    };
    Ok(Known {
        beside: Beside::new(texts(&old), texts(&new), links(&rows, &old, &new)),
        errata: consultations::errata_in(conn, &old)?,
        accepted: store::accepted(conn, &pair.rounds)?,
        promises: store::promises_of(conn, pair.to.id)?,
        explanations: store::explanations_of(conn, pair.to.id)?,
        old,
        new,
        old_sections,
        new_sections,
    })
}

/// The links of a comparison as they were before they became rows.
fn links(rows: &[LinkRow], old: &[Passage], new: &[Passage]) -> Vec<Link> {
    let places = |passages: &[Passage]| -> HashMap<PassageId, usize> {
        let places = passages.iter().enumerate();
        places.map(|(at, passage)| (passage.id, at)).collect()
    };
    let (old, new) = (places(old), places(new));
    let mut links: Vec<(i64, Link)> = Vec::new();
    for row in rows {
        if links.last().is_none_or(|(number, _)| *number != row.link) {
            let link = Link {
                kind: row.kind,
                moved: row.moved,
                old: Vec::new(),
                new: Vec::new(),
                heir: None,
            };
            links.push((row.link, link));
        }
        let Some((_, link)) = links.last_mut() else {
            continue;
        };
        let at = |places: &HashMap<PassageId, usize>, id: Option<PassageId>| {
            id.and_then(|id| places.get(&id).copied())
        };
        let (from, to) = (at(&old, row.old_id), at(&new, row.new_id));
        if row.main {
            link.heir = from.zip(to);
        }
        for (side, place) in [(&mut link.old, from), (&mut link.new, to)] {
            if let Some(place) = place.filter(|place| !side.contains(place)) {
                side.push(place);
            }
        }
    }
    links.into_iter().map(|(_, link)| link).collect()
}
