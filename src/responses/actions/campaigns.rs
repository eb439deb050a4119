//! The campaigns of a round, and its code book.

use std::collections::HashMap;

use super::round::round_for;
use crate::access::{Actor, Right};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::error::Result;
use crate::responses::model::residue;
use crate::responses::store;
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, ThemeId};

/// A campaign with each copy's own words.
#[derive(Debug, Clone)]
pub struct CampaignView {
    pub id: CampaignId,
    pub title: String,
    pub sample: String,
    /// Whose text that is; `None` for a campaign without comments.
    pub sample_of: Option<CommentId>,
    /// How often all copies were answered at once.
    pub revision: i64,
    pub copies: Vec<CopyView>,
}

/// A copy of a campaign.
#[derive(Debug, Clone)]
pub struct CopyView {
    pub comment: CommentId,
    pub party: String,
    /// What it says beyond the sample.
    pub residue: String,
    /// It was answered by itself; an answer to all copies leaves that as it is.
    pub own_answer: bool,
}

/// The campaigns of a round and its code book.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn campaigns(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<(
    Consultation,
    Round,
    Vec<CampaignView>,
    Vec<(ThemeId, String, i64)>,
)> {
    site.read(actor, move |rx| {
        let (consultation, round) = round_for(rx, &slug, number)?;
        let rows = store::campaigns_in(rx.conn, round.id)?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let mut members: HashMap<CampaignId, Vec<(CommentId, String, String)>> = HashMap::new();
        for (campaign, comment, party, body) in store::comments_of_campaigns(rx.conn, &ids)? {
            members
                .entry(campaign)
                .or_default()
                .push((comment, party, body));
        }
        let all: Vec<_> = members.values().flatten().map(|(id, ..)| *id).collect();
        let answers = store::answers(rx.conn, &all)?;
        let views = rows
            .into_iter()
            .map(|row| {
                let copies = members.remove(&row.id).unwrap_or_default();
                let sample = copies
                    .iter()
                    .find(|(id, _, _)| Some(id.0) == row.sample)
                    .or_else(|| copies.first());
                let sample_of = sample.map(|(id, ..)| *id);
                let sample = sample.map(|(_, _, body)| body.clone()).unwrap_or_default();
                CampaignView {
                    id: row.id,
                    title: row.title,
                    revision: row.revision,
                    copies: copies
                        .into_iter()
                        .map(|(comment, party, body)| CopyView {
                            comment,
                            party,
                            residue: residue(&sample, &body),
                            own_answer: answers
                                .get(&comment)
                                .is_some_and(|answer| answer.campaign_id.is_none()),
                        })
                        .collect(),
                    sample_of,
                    sample,
                }
            })
            .collect();
        let code_book = store::code_book(rx.conn, consultation.id)?;
        Ok((consultation, round, views, code_book))
    })
    .await
}

/// The consultation's slug and the round's number of a campaign this actor may answer.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such campaign.
pub async fn campaign_place(
    site: &Site,
    actor: &Actor,
    campaign: CampaignId,
) -> Result<(String, i64)> {
    site.read(actor, move |rx| {
        let campaign = store::campaign(rx.conn, campaign)?;
        let round = consultation_store::round(rx.conn, campaign.round)?;
        let consultation = consultation_store::by_id(rx.conn, round.consultation_id)?;
        rx.actor.require(Right::Draft(consultation.id))?;
        Ok((consultation.slug, round.number))
    })
    .await
}
