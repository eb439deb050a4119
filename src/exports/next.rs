//! The next draft out of the answers: the text a round was about with the proposals that were accepted as they are, as a
//! Version of its own. What two accepted proposals want otherwise is never merged; it stays as it was, and is named.

use super::actions::{heading, offer};
use super::formats::{Draft, Kind, Merged, Merging, Writer};
use super::gather;
use super::model::{Audience, Format, Names, Order, RoundHeading};
use crate::access::{Actor, Right};
use crate::consultations::actions::drafts::{self, Imported, NewDraft};
use crate::consultations::model::Consultation;
use crate::consultations::store as versions;
use crate::documents::Outline;
use crate::error::{Error, Result};
use crate::site::Site;

/// What the next draft would be.
#[derive(Debug)]
pub struct NextDraft {
    pub consultation: Consultation,
    pub round: i64,
    /// Label of the version the round was about.
    pub version: String,
    /// Every accepted comment, in the order of the text.
    pub merged: Vec<Merged>,
}

impl NextDraft {
    /// Those of which becomes so.
    pub fn of(&self, merging: Merging) -> impl Iterator<Item = &Merged> + Clone {
        self.merged.iter().filter(move |one| one.merging == merging)
    }

    /// Those that are left to whoever writes.
    pub fn by_hand(&self) -> impl Iterator<Item = &Merged> + Clone {
        self.merged.iter().filter(|one| one.merging.is_by_hand())
    }
}

/// Looks what the next draft would be, without making it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round for this actor; [`Error::SignInRequired`] or [`Error::Forbidden`] without
/// [`Right::ReadInternal`] and [`Right::BringText`].
pub async fn look(site: &Site, actor: &Actor, slug: &str, round: i64) -> Result<NextDraft> {
    Ok(read(site, actor, slug, round).await?.0)
}

/// Makes it: a Version of the text with the accepted proposals in it.
///
/// # Errors
/// As [`look`]; [`Error::Refused`] when no proposal can be taken in; otherwise as [`drafts::import`].
pub async fn make(
    site: &Site,
    actor: &Actor,
    slug: &str,
    round: i64,
    new: &NewDraft,
) -> Result<(Imported, NextDraft)> {
    let (next, outline) = read(site, actor, slug, round).await?;
    if next.of(Merging::Taken).next().is_none() {
        return Err(Error::refused("exports-next-nothing"));
    }
    let numbers: Vec<&str> = next
        .of(Merging::Taken)
        .map(|one| one.number.as_str())
        .collect();
    let origin = serde_json::json!({ "round": round, "comments": numbers });
    let done = drafts::keep(site, actor, &next.consultation, new, (outline, origin)).await?;
    Ok((done, next))
}

async fn read(site: &Site, actor: &Actor, slug: &str, round: i64) -> Result<(NextDraft, Outline)> {
    let offer = offer(site, actor, slug).await?;
    let id = offer.consultation.id;
    actor.require(Right::ReadInternal(id))?;
    actor.require(Right::BringText(id))?;
    let mut rounds = offer.rounds.into_iter();
    let about = rounds
        .find(|one| one.number == round)
        .ok_or(Error::NotFound)?;
    let permit = site.permits.exports.enter().await?;
    let (config, now, consultation) = (site.config.clone(), site.now(), offer.consultation);
    site.db
        .read_long(move |conn| {
            let _permit = permit;
            let order = Order {
                consultation: consultation.slug.clone(),
                round: Some(round),
                format: Format::NextDocx,
                audience: Audience::Internal,
                names: Names::Told,
                language: None,
            };
            let version = versions::version(conn, about.version_id)?;
            let told = vec![RoundHeading::of(&about, version.label.clone())];
            let heading = heading(&config, consultation.clone(), told, (&order, now));
            let file = tempfile::tempfile().map_err(Error::internal)?;
            let mut draft = Draft::next(Kind::Word, heading, file);
            let rounds = [about];
            gather::texts(conn, &rounds, |round, sections, passages| {
                draft.text(round, sections, passages)
            })?;
            let told = (order.audience, order.names);
            gather::rows(conn, told, &rounds, |row| draft.row(row))?;
            let (outline, merged) = draft.merged()?;
            let outline = Outline {
                title: Some(version.title),
                ..outline
            };
            let next = NextDraft {
                consultation,
                round,
                version: version.label,
                merged,
            };
            Ok((next, outline))
        })
        .await
}
