//! Campaigns and the comments in them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{CampaignId, CommentId, RoundId};

/// The campaign each of these comments belongs to, with its title; those of none are left out.
pub fn campaigns_of(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, (CampaignId, String)>> {
    let rows: Vec<(CommentId, CampaignId, String)> = comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .filter(comments::id.eq_any(of))
        .select((comments::id, campaigns::id, campaigns::title))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, campaign, title)| (comment, (campaign, title)))
        .collect())
}

/// Adds a campaign.
pub fn insert_campaign(
    conn: &mut Conn,
    now: Moment,
    round: RoundId,
    title: &str,
    sample: CommentId,
) -> Result<CampaignId> {
    Ok(diesel::insert_into(campaigns::table)
        .values((
            campaigns::round_id.eq(round),
            campaigns::title.eq(title),
            campaigns::sample_comment_id.eq(Some(sample.0)),
            campaigns::created_at.eq(now),
        ))
        .returning(campaigns::id)
        .get_result(conn)?)
}

/// Puts comments into a campaign.
pub fn join_campaign(conn: &mut Conn, campaign: CampaignId, of: &[CommentId]) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq_any(of)))
        .set(comments::campaign_id.eq(Some(campaign)))
        .execute(conn)?;
    Ok(())
}

/// Takes a comment out of its campaign.
pub fn leave_campaign(conn: &mut Conn, comment: CommentId) -> Result<()> {
    diesel::update(comments::table.filter(comments::id.eq(comment)))
        .set(comments::campaign_id.eq(None::<CampaignId>))
        .execute(conn)?;
    Ok(())
}

/// A campaign's round and its comments, each with the revision of its answer (0: none).
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn campaign_members(
    conn: &mut Conn,
    campaign: CampaignId,
) -> Result<(RoundId, Vec<(CommentId, i64)>)> {
    let round = campaigns::table
        .filter(campaigns::id.eq(campaign))
        .select(campaigns::round_id)
        .first(conn)?;
    let rows: Vec<(CommentId, Option<i64>)> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::campaign_id.eq(campaign))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .order(comments::id)
        .select((comments::id, dispositions::revision.nullable()))
        .load(conn)?;
    let members = rows
        .into_iter()
        .map(|(comment, revision)| (comment, revision.unwrap_or(0)))
        .collect();
    Ok((round, members))
}
