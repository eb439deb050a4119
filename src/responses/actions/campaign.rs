//! Campaigns: near-copies shown as one sample with a count, answered at once.

use serde_json::json;

use super::answer::{AnswerInput, answer};
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

/// Gives every comment of a campaign the same answer.
///
/// # Errors
/// As [`answer`].
pub async fn answer_campaign(
    site: &Site,
    actor: &Actor,
    campaign: CampaignId,
    disposition: String,
    response: String,
) -> Result<usize> {
    let (round, comments) = site
        .read(actor, move |rx| store::campaign_members(rx.conn, campaign))
        .await?;
    let input = AnswerInput {
        round,
        comments,
        disposition,
        response,
        duplicate_of: String::new(),
    };
    answer(site, actor, input).await
}
