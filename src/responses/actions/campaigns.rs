//! The campaigns of a round.

use std::collections::HashMap;

use super::round::round_for;
use crate::access::Actor;
use crate::campaigns::store::{self as campaigns, CopyRow, Counts};
use crate::consultations::model::{Consultation, Round};
use crate::error::Result;
use crate::responses::store::{self, Progress};
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId};

/// Campaigns of either kind on a page.
const PAGE: i64 = 25;
/// Copies with something of their own that are shown beside all of them.
const SHOWN: i64 = 200;

/// A campaign with the copies that have something of their own.
#[derive(Debug, Clone)]
pub struct CampaignView {
    pub campaign: campaigns::Campaign,
    pub counts: Counts,
    /// The text it is known by, and whose that is.
    pub sample: Option<(CommentId, String)>,
    /// Copies with words or an answer of their own, the first of them.
    pub own: Vec<CopyRow>,
}

/// A page of a round's campaigns.
#[derive(Debug, Clone)]
pub struct Campaigns {
    pub consultation: Consultation,
    pub round: Round,
    /// Found by comparing, the most copied first.
    pub suggested: Vec<CampaignView>,
    pub confirmed: Vec<CampaignView>,
    /// Whether there are more of either.
    pub more: bool,
    /// How far the comments of each group are, by its code.
    pub progress: HashMap<String, Progress>,
}

/// The campaigns of a round, a page of them at a time (0 for the first).
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn campaigns(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
    page: i64,
) -> Result<Campaigns> {
    site.read(actor, move |rx| {
        let (consultation, round) = round_for(rx, &slug, number)?;
        let from = page.max(0).saturating_mul(PAGE);
        let mut list =
            |suggested| campaigns::campaigns_in(rx.conn, round.id, suggested, (from, PAGE + 1));
        let (mut suggested, mut confirmed) = (list(true)?, list(false)?);
        let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = suggested.len().max(confirmed.len()) > most;
        suggested.truncate(most);
        confirmed.truncate(most);
        let both = || suggested.iter().chain(&confirmed);
        let ids: Vec<CampaignId> = both().map(|(campaign, _)| campaign.id).collect();
        let named: Vec<_> = both().map(|(one, _)| (one.id, one.sample)).collect();
        let mut samples = campaigns::samples(rx.conn, &named)?;
        let mut own: HashMap<CampaignId, Vec<CopyRow>> = HashMap::new();
        for copy in campaigns::of_their_own(rx.conn, &ids, SHOWN)? {
            own.entry(copy.campaign).or_default().push(copy);
        }
        let mut views = |rows: Vec<(campaigns::Campaign, Counts)>| -> Vec<CampaignView> {
            rows.into_iter()
                .map(|(campaign, counts)| CampaignView {
                    sample: samples.remove(&campaign.id),
                    own: own.remove(&campaign.id).unwrap_or_default(),
                    campaign,
                    counts,
                })
                .collect()
        };
        Ok(Campaigns {
            suggested: views(suggested),
            confirmed: views(confirmed),
            more,
            progress: store::progress_of_groups(rx.conn, round.id)?,
            consultation,
            round,
        })
    })
    .await
}
