//! Comments that say nearly the same, and how they were answered: whether one was answered otherwise than the others.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::campaigns::store::CampaignOf;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions};
use crate::error::Result;
use crate::responses::model::Disposition;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// A disposition that comments of a campaign have, found or made. A duplicate is answered where the other is, and has none of
/// its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenAnswer {
    pub disposition: Disposition,
    pub comments: i64,
    /// The first of them.
    pub example: CommentId,
}

impl GivenAnswer {
    /// How the comments of a campaign were answered, the answer that most have first.
    pub fn of(campaign: &CampaignOf) -> Vec<Self> {
        let given = campaign.answered.iter().filter_map(|answer| {
            Some(Self {
                disposition: answer.disposition.parse().ok()?,
                comments: answer.comments,
                example: answer.example,
            })
        });
        sorted(given.collect())
    }
}

/// Without duplicates; of two that as many have, the one that the first comment has comes first.
fn sorted(mut given: Vec<GivenAnswer>) -> Vec<GivenAnswer> {
    given.retain(|given| given.disposition != Disposition::Duplicate);
    given.sort_by_key(|given| (-given.comments, given.example));
    given
}

/// Comments of a round that have another disposition than most that say nearly the same, at most `most`, by number.
pub fn answered_otherwise(conn: &mut Conn, round: RoundId, most: usize) -> Result<Vec<CommentId>> {
    let rows: Vec<(Option<CampaignId>, Disposition, i64, Option<CommentId>)> = comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(comments::campaign_id.is_not_null())
        .group_by((comments::campaign_id, dispositions::disposition))
        .select((
            comments::campaign_id,
            dispositions::disposition,
            count_star(),
            min(comments::id),
        ))
        .load(conn)?;
    let mut given: HashMap<CampaignId, Vec<GivenAnswer>> = HashMap::new();
    for (campaign, disposition, comments, example) in rows {
        if let (Some(campaign), Some(example)) = (campaign, example) {
            given.entry(campaign).or_default().push(GivenAnswer {
                disposition,
                comments,
                example,
            });
        }
    }
    let few: HashSet<(CampaignId, Disposition)> = given
        .into_iter()
        .flat_map(|(campaign, given)| {
            let few = sorted(given).into_iter().skip(1);
            few.map(move |given| (campaign, given.disposition))
        })
        .collect();
    if few.is_empty() {
        return Ok(Vec::new());
    }
    let campaigns: HashSet<i64> = few.iter().map(|(campaign, _)| campaign.0).collect();
    let answers: HashSet<Disposition> = few.iter().map(|(_, answer)| *answer).collect();
    let rows: Vec<(CommentId, Option<CampaignId>, Disposition)> = comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(comments::campaign_id.eq_any(campaigns))
        .filter(dispositions::disposition.eq_any(answers))
        .order(comments::id)
        .select((
            comments::id,
            comments::campaign_id,
            dispositions::disposition,
        ))
        .load(conn)?;
    let is_one = |campaign: Option<CampaignId>, answer| {
        campaign.is_some_and(|campaign| few.contains(&(campaign, answer)))
    };
    Ok(rows
        .into_iter()
        .filter(|(_, campaign, answer)| is_one(*campaign, *answer))
        .map(|(comment, ..)| comment)
        .take(most)
        .collect())
}
