//! What drafters decide of campaigns. Each act is noted in the comments, so that no search undoes it.

use serde_json::json;

use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::campaigns::model::residue;
use crate::campaigns::store;
use crate::comments::model::Comment;
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Result};
use crate::platform::names::clean;
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, ConsultationId, RoundId};

/// Characters a title may have.
const TITLE: usize = 200;

/// A campaign to be made.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    pub round: RoundId,
    /// The one its copies are taken from; `None`: from wherever they are.
    pub of: Option<CampaignId>,
    pub title: String,
    /// Its copies, the first of them its sample.
    pub comments: Vec<CommentId>,
}

/// Makes a campaign of comments; those that were in another change over. Asked twice, it is made once.
///
/// # Errors
/// [`Error::Invalid`] without a title or with fewer than two comments; [`Error::NotFound`] when a
/// comment is not of the round, or does not stand; [`Error::Refused`] when one is no copy of the campaign they are taken from.
pub async fn form_campaign(site: &Site, actor: &Actor, new: NewCampaign) -> Result<CampaignId> {
    let NewCampaign {
        round,
        of,
        title,
        comments,
    } = new;
    let residues = added(site, actor, round, &comments).await?;
    site.write(actor, move |tx| {
        let consultation = drafted(tx, round)?;
        let mut checks = Checks::default();
        let title = check_title(&mut checks, &title);
        checks.require(comments.len() > 1, "comments", "responses-campaign-few");
        checks.finish()?;
        let found = store::comments_in_round(tx.conn, round, &comments)?;
        if found.len() != comments.len() {
            return Err(Error::NotFound);
        }
        // Pressed twice: it was made by the first press.
        if let Some(made) = already(tx, &title, &found)? {
            return Ok(made);
        }
        if of.is_some() && found.iter().any(|one| one.campaign_id != of) {
            return Err(Error::refused("campaigns-not-copies"));
        }
        let campaign = store::insert_campaign(tx.conn, tx.now, round, &title, comments[0])?;
        store::join(tx.conn, campaign, &comments)?;
        store::set_residues(tx.conn, &residues)?;
        changed(tx, round, consultation)?;
        tx.record(
            Event::new("campaign.form", "campaign", campaign.0)
                .in_consultation(consultation.0)
                .with(json!({ "comments": comments })),
        )?;
        Ok(campaign)
    })
    .await
}

/// The campaign of this title that all of these are in, if they are.
fn already(tx: &mut Tx<'_>, title: &str, comments: &[Comment]) -> Result<Option<CampaignId>> {
    let Some(of) = comments.first().and_then(|one| one.campaign_id) else {
        return Ok(None);
    };
    let together = comments.iter().all(|one| one.campaign_id == Some(of));
    let campaign = store::campaign(tx.conn, of)?;
    Ok((together && !campaign.suggested && campaign.title == title).then_some(of))
}

/// What each of these says beyond the first of them.
async fn added(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    comments: &[CommentId],
) -> Result<Vec<(CommentId, String)>> {
    let ids = comments.to_vec();
    let texts: Vec<(CommentId, String)> = site
        .read(actor, move |rx| {
            rx.actor.require(Right::Draft(
                consultations::round(rx.conn, round)?.consultation_id,
            ))?;
            let found = store::comments_in_round(rx.conn, round, &ids)?;
            Ok(found.into_iter().map(|one| (one.id, one.body)).collect())
        })
        .await?;
    let first = comments.first().copied();
    let compare = move || {
        let sample = texts.iter().find(|(id, _)| Some(*id) == first);
        let Some(sample) = sample.map(|(_, body)| body.clone()) else {
            return Vec::new();
        };
        texts
            .into_iter()
            .map(|(id, body)| (id, residue(&sample, &body)))
            .collect()
    };
    site.permits.pages.run(compare).await
}

/// Takes a comment out of its campaign; no search puts it in again.
///
/// # Errors
/// [`Error::NotFound`] when it is not of the round.
pub async fn leave_campaign(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    comment: CommentId,
) -> Result<()> {
    site.write(actor, move |tx| {
        let consultation = drafted(tx, round)?;
        let found = store::comments_in_round(tx.conn, round, &[comment])?;
        let Some(comment) = found.first() else {
            return Err(Error::NotFound);
        };
        store::leave(tx.conn, &[comment.id])?;
        changed(tx, round, consultation)?;
        tx.record(
            Event::new("campaign.leave", "comment", comment.id.0)
                .in_consultation(consultation.0)
                .with(json!({ "campaign": comment.campaign_id })),
        )
    })
    .await
}

/// Confirms a suggestion, under a title: from now on its copies are counted and can be answered as one.
///
/// # Errors
/// [`Error::Invalid`] without a title; [`Error::Refused`] when it is none any more.
pub async fn confirm_campaign(
    site: &Site,
    actor: &Actor,
    campaign: CampaignId,
    title: String,
) -> Result<()> {
    site.write(actor, move |tx| {
        let round = store::campaign(tx.conn, campaign)?.round;
        let consultation = drafted(tx, round)?;
        let mut checks = Checks::default();
        let title = check_title(&mut checks, &title);
        checks.finish()?;
        if !store::confirm(tx.conn, campaign, &title)? {
            return Err(Error::refused("campaigns-no-suggestion"));
        }
        changed(tx, round, consultation)?;
        tx.record(
            Event::new("campaign.confirm", "campaign", campaign.0).in_consultation(consultation.0),
        )
    })
    .await
}

/// Puts the copies of a campaign into another of the same round; no search parts them again.
///
/// # Errors
/// [`Error::Invalid`] when the other is not of the round, or is itself.
pub async fn merge_campaigns(
    site: &Site,
    actor: &Actor,
    from: CampaignId,
    into: CampaignId,
) -> Result<()> {
    site.write(actor, move |tx| {
        let round = store::campaign(tx.conn, from)?.round;
        let consultation = drafted(tx, round)?;
        let other = match store::campaign(tx.conn, into) {
            Ok(other) if other.round == round && other.id != from => other,
            Ok(_) | Err(Error::NotFound) => {
                return Err(Error::invalid("into", "campaigns-merge-unknown"));
            }
            Err(error) => return Err(error),
        };
        let moved = store::merge(tx.conn, from, other.id)?;
        changed(tx, round, consultation)?;
        tx.record(
            Event::new("campaign.merge", "campaign", other.id.0)
                .in_consultation(consultation.0)
                .with(json!({ "from": from, "comments": moved })),
        )
    })
    .await
}

/// Says that the texts of a suggestion are no campaign: no search suggests them again.
///
/// # Errors
/// [`Error::Refused`] when it is a suggestion no more.
pub async fn dismiss_campaign(site: &Site, actor: &Actor, campaign: CampaignId) -> Result<()> {
    site.write(actor, move |tx| {
        let found = store::campaign(tx.conn, campaign)?;
        let consultation = drafted(tx, found.round)?;
        if !found.suggested {
            return Err(Error::refused("campaigns-no-suggestion"));
        }
        let dismissed = store::dismiss(tx.conn, campaign)?;
        changed(tx, found.round, consultation)?;
        tx.record(
            Event::new("campaign.dismiss", "campaign", campaign.0)
                .in_consultation(consultation.0)
                .with(json!({ "comments": dismissed })),
        )
    })
    .await
}

/// Has a whole round searched again, as soon as the worker comes to it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round.
pub async fn search_again(site: &Site, actor: &Actor, round: RoundId) -> Result<()> {
    site.write(actor, move |tx| {
        let consultation = drafted(tx, round)?;
        store::ask(tx.conn, tx.now, round)?;
        tx.record(Event::new("campaign.search", "round", round.0).in_consultation(consultation.0))
    })
    .await
}

/// The consultation's slug and the round's number of a campaign this actor may answer.
///
/// # Errors
/// [`Error::NotFound`] when there is no such campaign.
pub async fn campaign_place(
    site: &Site,
    actor: &Actor,
    campaign: CampaignId,
) -> Result<(String, i64)> {
    site.read(actor, move |rx| {
        let campaign = store::campaign(rx.conn, campaign)?;
        let round = consultations::round(rx.conn, campaign.round)?;
        let consultation = consultations::by_id(rx.conn, round.consultation_id)?;
        rx.actor.require(Right::Draft(consultation.id))?;
        Ok((consultation.slug, round.number))
    })
    .await
}

fn drafted(tx: &mut Tx<'_>, round: RoundId) -> Result<ConsultationId> {
    let consultation = consultations::round(tx.conn, round)?.consultation_id;
    tx.actor.require(Right::Draft(consultation))?;
    Ok(consultation)
}

/// What goes with each act: suggestions left empty go, searches under way are told, and the report counts anew.
fn changed(tx: &mut Tx<'_>, round: RoundId, consultation: ConsultationId) -> Result<()> {
    store::remove_empty(tx.conn, round)?;
    store::touched(tx.conn, tx.now, round)?;
    consultations::public_changed(tx.conn, consultation)
}

fn check_title(checks: &mut Checks, title: &str) -> String {
    let title = clean(title);
    checks.require(
        !title.is_empty() && title.chars().count() <= TITLE,
        "title",
        "responses-campaign-title",
    );
    title
}
