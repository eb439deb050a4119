//! One answer for all copies of a campaign.

use super::answer::{AnswerInput, Read, answered, give};
use crate::access::{Actor, Right};
use crate::campaigns::store as campaigns;
use crate::consultations;
use crate::error::{Error, Result};
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId};

/// One answer for all copies of a campaign.
#[derive(Debug, Clone)]
pub struct CampaignAnswer {
    pub campaign: CampaignId,
    /// How often its copies had been answered, or more had been put among them, when the drafter saw it.
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
/// As [`super::answer`]; [`Error::Refused`] when another drafter answered the campaign since, when every copy has an
/// answer of its own, and while the campaign is only suggested.
pub async fn answer_campaign(
    site: &Site,
    actor: &Actor,
    wanted: CampaignAnswer,
) -> Result<CampaignAnswered> {
    let read = Read::of(site, &wanted.response).await?;
    let response = wanted.response.clone();
    let (given, kept) = site
        .write(actor, move |tx| {
            let campaign = campaigns::campaign(tx.conn, wanted.campaign)?;
            let consultation =
                consultations::store::round(tx.conn, campaign.round)?.consultation_id;
            tx.actor.require(Right::Draft(consultation))?;
            if campaign.suggested {
                return Err(Error::refused("campaigns-only-suggested"));
            }
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
