//! Campaigns: near-copies shown as one sample with a count, answered at once.

use serde_json::json;

use super::answer::{AnswerInput, Read, answered, give};
use crate::access::{Actor, Right};
use crate::audit::Event;
use crate::consultations;
use crate::error::{Checks, Error, Result};
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// Makes a campaign of these comments, the first of them its sample; comments that were in
/// another campaign change over.
///
/// # Errors
/// [`Error::Invalid`] without a title or with fewer than two comments; [`Error::NotFound`] when a
/// comment is not of the round.
pub async fn form_campaign(
    site: &Site,
    actor: &Actor,
    round: RoundId,
    title: String,
    comments: Vec<CommentId>,
) -> Result<CampaignId> {
    site.write(actor, move |tx| {
        let consultation = consultations::store::round(tx.conn, round)?.consultation_id;
        tx.actor.require(Right::Draft(consultation))?;
        let title = title.trim();
        let mut checks = Checks::default();
        checks.require(
            !title.is_empty() && title.chars().count() <= 200,
            "title",
            "responses-campaign-title",
        );
        checks.require(comments.len() > 1, "comments", "responses-campaign-few");
        checks.finish()?;
        let found = store::comments_in_round(tx.conn, round, &comments)?;
        if found.len() != comments.len() {
            return Err(Error::NotFound);
        }
        let campaign = store::insert_campaign(tx.conn, tx.now, round, title, comments[0])?;
        store::join_campaign(tx.conn, campaign, &comments)?;
        tx.record(
            Event::new("campaign.form", "campaign", campaign.0)
                .in_consultation(consultation.0)
                .with(json!({ "comments": comments })),
        )?;
        Ok(campaign)
    })
    .await
}

/// Takes a comment out of its campaign.
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
        let consultation = consultations::store::round(tx.conn, round)?.consultation_id;
        tx.actor.require(Right::Draft(consultation))?;
        if store::comments_in_round(tx.conn, round, &[comment])?.is_empty() {
            return Err(Error::NotFound);
        }
        store::leave_campaign(tx.conn, comment)?;
        tx.record(
            Event::new("campaign.leave", "comment", comment.0).in_consultation(consultation.0),
        )
    })
    .await
}

/// One answer for all copies of a campaign.
#[derive(Debug, Clone)]
pub struct CampaignAnswer {
    pub campaign: CampaignId,
    /// How often its copies had been answered when the drafter saw them.
    pub seen: i64,
    pub disposition: String,
    /// Limited Markdown.
    pub response: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignAnswered {
    /// How many copies were answered.
    pub answered: usize,
    /// Those that had an answer of their own, which they keep.
    pub kept: Vec<CommentId>,
}

/// Gives the copies of a campaign the same answer. A copy that a drafter answered by itself keeps that answer, whenever it
/// was given.
///
/// # Errors
/// As [`super::answer`]; [`Error::Refused`] when another drafter answered the campaign since, and when every copy has an
/// answer of its own.
pub async fn answer_campaign(
    site: &Site,
    actor: &Actor,
    wanted: CampaignAnswer,
) -> Result<CampaignAnswered> {
    let read = Read::of(site, &wanted.response).await?;
    let response = wanted.response.clone();
    let (given, kept) = site
        .write(actor, move |tx| {
            let campaign = store::campaign(tx.conn, wanted.campaign)?;
            let (own, copies): (Vec<_>, Vec<_>) = store::copies(tx.conn, wanted.campaign)?
                .into_iter()
                .partition(|copy| copy.own_answer);
            if copies.is_empty() && !own.is_empty() {
                return Err(Error::refused("responses-campaign-all-own"));
            }
            let input = AnswerInput {
                round: campaign.round,
                comments: copies
                    .iter()
                    .map(|copy| (copy.comment, copy.revision))
                    .collect(),
                disposition: wanted.disposition,
                response: wanted.response,
                duplicate_of: String::new(),
            };
            give(tx, &input, Some(wanted.campaign), &read)?;
            if !store::campaign_answered(tx.conn, wanted.campaign, wanted.seen)? {
                return Err(Error::refused("responses-campaign-outdated"));
            }
            let numbers = |copies: &[store::Copy]| copies.iter().map(|copy| copy.comment).collect();
            let both: (Vec<CommentId>, Vec<CommentId>) = (numbers(&copies), numbers(&own));
            Ok(both)
        })
        .await?;
    answered(site, &given, &response).await;
    Ok(CampaignAnswered {
        answered: given.len(),
        kept,
    })
}
