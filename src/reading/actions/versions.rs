//! The Versions a reader may read, and what changed from one to another.

use std::collections::HashMap;

use super::{FIRST_ORPHANS, procedure_in, shown_alone};
use crate::access::{Actor, Right, Rx};
use crate::comments::actions::{Carried, CarriedCounts, follow, follow_anchors};
use crate::consultations::actions::alignments;
use crate::consultations::model::{
    Consultation, Errata, Erratum, Passage, Round, Section, Version,
};
use crate::consultations::store as procedures;
use crate::db::Conn;
use crate::documents::{Counts, Fate};
use crate::error::{Error, Result};
use crate::moderation::store::{published_anchors, published_counts};
use crate::promises::actions::{ChangedPlace, changed_after};
use crate::reading::model::{Change, Changes, Followed, Procedure, VersionEntry};
use crate::site::Site;
use crate::types::ids::{AlignmentId, CommentId, PassageId, RoundId, VersionId};

/// The versions `actor` may read, oldest first: those of rounds whose text is readable, those staff
/// made public, and for staff all.
pub(super) fn readable(rx: &mut Rx<'_>, procedure: &Procedure) -> Result<Vec<Version>> {
    let staff = rx.actor.may(Right::Foresee(procedure.consultation.id));
    let versions = procedures::versions_of(rx.conn, procedure.consultation.id)?;
    Ok(versions
        .into_iter()
        .filter(|version| {
            staff || version.published_at.is_some() || !rounds_on(procedure, version.id).is_empty()
        })
        .collect())
}

/// The rounds about a version whose text the reader may read, by number.
fn rounds_on(procedure: &Procedure, version: VersionId) -> Vec<Round> {
    procedure
        .readable()
        .filter(|round| round.version_id == version)
        .cloned()
        .collect()
}

async fn reading(site: &Site, actor: &Actor, slug: &str) -> Result<(Procedure, Vec<Version>)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let procedure = procedure_in(rx, &slug)?;
        let versions = readable(rx, &procedure)?;
        Ok((procedure, versions))
    })
    .await
}

/// The versions this reader may read, newest first, each with what changed since the one before.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation, or none this reader may know of.
pub async fn versions(
    site: &Site,
    actor: &Actor,
    slug: &str,
) -> Result<(Consultation, Vec<VersionEntry>)> {
    let (procedure, versions) = reading(site, actor, slug).await?;
    let mut pairs: Vec<AlignmentId> = Vec::with_capacity(versions.len());
    // There are as many as times the draft was published: a handful.
    for pair in versions.windows(2) {
        if let [before, after] = pair {
            pairs.push(alignments::between(site, before, after).await?);
        }
    }
    let counts = site
        .read(actor, move |rx| {
            pairs
                .into_iter()
                .map(|pair| procedures::alignment_counts(rx.conn, pair))
                .collect::<Result<Vec<Counts>>>()
        })
        .await?;
    let before = versions.clone();
    let mut entries: Vec<VersionEntry> = versions
        .into_iter()
        .enumerate()
        .map(|(index, version)| {
            let earlier = index.checked_sub(1);
            VersionEntry {
                rounds: rounds_on(&procedure, version.id),
                since: earlier.and_then(|at| before.get(at).cloned().zip(counts.get(at).copied())),
                version,
            }
        })
        .collect();
    entries.reverse();
    Ok((procedure.consultation, entries))
}

/// The typing errors mended in each of these versions, oldest first, with the keys of their passages. The versions are
/// those that `actor` may read.
pub async fn mended_in(
    site: &Site,
    actor: &Actor,
    of: &[VersionEntry],
) -> Result<Vec<Vec<(Erratum, String)>>> {
    let all: Vec<VersionId> = of.iter().map(|entry| entry.version.id).collect();
    let mended = of.iter().filter(|entry| entry.version.errata > 0);
    let mended: Vec<VersionId> = mended.map(|entry| entry.version.id).collect();
    if mended.is_empty() {
        return Ok(vec![Vec::new(); all.len()]);
    }
    site.read(actor, move |rx| {
        let errata = procedures::errata_of_all(rx.conn, &mended)?;
        let ids: Vec<PassageId> = errata.iter().map(|erratum| erratum.passage_id).collect();
        let keys: HashMap<PassageId, String> = procedures::passages_with(rx.conn, &ids)?
            .into_iter()
            .map(|passage| (passage.id, passage.key))
            .collect();
        let mut by: HashMap<VersionId, Vec<(Erratum, String)>> = HashMap::new();
        for erratum in errata {
            let key = keys.get(&erratum.passage_id).cloned().unwrap_or_default();
            by.entry(erratum.version_id)
                .or_default()
                .push((erratum, key));
        }
        Ok(all
            .iter()
            .map(|version| by.remove(version).unwrap_or_default())
            .collect())
    })
    .await
}

/// A text with the typing errors mended in it.
pub type MendedText = (Vec<Section>, Vec<Passage>, Errata);

/// The text of the version with this label.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may read.
pub async fn version_text(
    site: &Site,
    actor: &Actor,
    slug: &str,
    label: &str,
) -> Result<(VersionEntry, Consultation, MendedText)> {
    let (slug, label) = (slug.to_owned(), label.to_owned());
    site.read(actor, move |rx| {
        let procedure = procedure_in(rx, &slug)?;
        let version = readable(rx, &procedure)?
            .into_iter()
            .find(|version| version.label == label)
            .ok_or(Error::NotFound)?;
        let sections = procedures::sections_of(rx.conn, version.id)?;
        let passages = procedures::passages_of(rx.conn, version.id)?;
        let entry = VersionEntry {
            rounds: rounds_on(&procedure, version.id),
            since: None,
            version,
        };
        let errata = procedures::errata_in(rx.conn, &passages)?;
        Ok((entry, procedure.consultation, (sections, passages, errata)))
    })
    .await
}

/// What a page of a comparison shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Label of the older version; "" for the one before `to`.
    pub from: String,
    /// Label of the newer version; "" for the newest.
    pub to: String,
    /// What was kept as well.
    pub all: bool,
    /// Number of the last link of the page before; -1 for the first page.
    pub after: i64,
    /// Links on a page.
    pub limit: i64,
}

/// Two versions this reader may read, compared. The versions come along to choose from, oldest
/// first; without `Changes` there is only one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation or version, or none this reader may know of.
pub async fn comparison(
    site: &Site,
    actor: &Actor,
    slug: &str,
    wanted: Wanted,
) -> Result<(Consultation, Vec<Version>, Option<Changes>)> {
    let (procedure, versions) = reading(site, actor, slug).await?;
    let Some((from, to)) = chosen(&versions, &wanted)? else {
        return Ok((procedure.consultation, versions, None));
    };
    let alignment = alignments::between(site, &from, &to).await?;
    let internal = actor.may(Right::ReadInternal(procedure.consultation.id));
    let consultation = procedure.consultation.clone();
    let changes = site
        .read(actor, move |rx| {
            let rounds = rounds_on(&procedure, from.id);
            let ids: Vec<RoundId> = rounds.iter().map(|round| round.id).collect();
            let mut counts: HashMap<PassageId, i64> = HashMap::new();
            for round in &ids {
                for (passage, count) in published_counts(rx.conn, *round, None)?.passages {
                    *counts.entry(passage).or_default() += count;
                }
            }
            let pair = (&from, &to);
            let anchors = published_anchors(rx.conn, &ids)?;
            let public = followed(&follow_anchors(rx.conn, alignment, pair, &anchors)?);
            let orphans = shown_alone(rx.conn, &public.orphans)?;
            let every = if internal {
                Some(followed(&follow(rx.conn, alignment, pair, &ids)?))
            } else {
                None
            };
            let links = links(rx.conn, alignment, &wanted)?;
            let sections = procedures::sections_of_all(rx.conn, &[from.id, to.id])?;
            // A version can be compared with itself.
            let of = |version: &Version| -> Vec<Section> {
                let own = sections.iter().filter(|one| one.version_id == version.id);
                own.cloned().collect()
            };
            let (from_sections, to_sections) = (of(&from), of(&to));
            let places: Vec<ChangedPlace> = links.0.iter().map(Change::place).collect();
            Ok(Changes {
                after: changed_after(rx.conn, (&ids, to.id), &places, &anchors)?,
                counts: procedures::alignment_counts(rx.conn, alignment)?,
                from_sections,
                to_sections,
                to_rounds: rounds_on(&procedure, to.id),
                from_rounds: rounds,
                changes: links.0,
                next: links.1,
                comments_on: counts,
                public,
                orphans,
                every,
                from,
                to,
            })
        })
        .await?;
    Ok((consultation, versions, Some(changes)))
}

/// The two versions asked for; by default the newest and the one before it.
fn chosen(versions: &[Version], wanted: &Wanted) -> Result<Option<(Version, Version)>> {
    let named = |label: &str| versions.iter().position(|version| version.label == label);
    let to = match wanted.to.as_str() {
        "" => versions.len().saturating_sub(1),
        label => named(label).ok_or(Error::NotFound)?,
    };
    let from = match wanted.from.as_str() {
        "" => to.saturating_sub(1),
        label => named(label).ok_or(Error::NotFound)?,
    };
    if versions.len() < 2 {
        return Ok(None);
    }
    Ok(versions.get(from).cloned().zip(versions.get(to).cloned()))
}

fn followed(carried: &[Carried]) -> Followed {
    let orphans: Vec<CommentId> = carried
        .iter()
        .filter(|one| one.fate == Fate::Orphaned)
        .map(|one| one.id)
        .take(FIRST_ORPHANS)
        .collect();
    Followed {
        counts: CarriedCounts::of(carried),
        orphans,
    }
}

/// What became of every passage that is not as it was.
pub(super) fn all_links(conn: &mut Conn, alignment: AlignmentId) -> Result<Vec<Change>> {
    let wanted = Wanted {
        after: -1,
        limit: i64::from(i32::MAX),
        ..Wanted::default()
    };
    Ok(links(conn, alignment, &wanted)?.0)
}

/// One page of what became of the passages, and the number to go on behind if there is more.
fn links(
    conn: &mut Conn,
    alignment: AlignmentId,
    wanted: &Wanted,
) -> Result<(Vec<Change>, Option<i64>)> {
    let (rows, more) =
        procedures::links_behind(conn, alignment, !wanted.all, wanted.after, wanted.limit)?;
    let ids: Vec<PassageId> = rows
        .iter()
        .flat_map(|row| [row.old_id, row.new_id])
        .flatten()
        .collect();
    let passages: HashMap<PassageId, Passage> = procedures::passages_with(conn, &ids)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    let mut changes: Vec<Change> = Vec::new();
    for row in rows {
        if changes.last().is_none_or(|last| last.number != row.link) {
            changes.push(Change {
                number: row.link,
                kind: row.kind,
                moved: row.moved,
                old: Vec::new(),
                new: Vec::new(),
            });
        }
        let Some(change) = changes.last_mut() else {
            continue;
        };
        for (side, id) in [(&mut change.old, row.old_id), (&mut change.new, row.new_id)] {
            // A split names its one old passage with every new one.
            if let Some(passage) = id.and_then(|id| passages.get(&id))
                && side.iter().all(|there: &Passage| there.id != passage.id)
            {
                side.push(passage.clone());
            }
        }
    }
    let next = changes.last().filter(|_| more).map(|last| last.number);
    Ok((changes, next))
}
