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

/// A campaign as an answer to it needs it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = campaigns)]
pub struct Campaign {
    #[diesel(column_name = round_id)]
    pub round: RoundId,
    /// Rises with each answer to all copies; a form that carries an older one is refused.
    pub revision: i64,
}

/// A campaign.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn campaign(conn: &mut Conn, id: CampaignId) -> Result<Campaign> {
    Ok(campaigns::table
        .filter(campaigns::id.eq(id))
        .select(Campaign::as_select())
        .first(conn)?)
}

/// A copy, and the answer it has.
#[derive(Debug, Clone, Copy)]
pub struct Copy {
    pub comment: CommentId,
    /// Of its answer; 0: it has none.
    pub revision: i64,
    /// It was answered by itself, and not with the other copies.
    pub own_answer: bool,
}

/// The copies of a campaign that can be answered, by their numbers.
pub fn copies(conn: &mut Conn, campaign: CampaignId) -> Result<Vec<Copy>> {
    let rows: Vec<(CommentId, Option<i64>, Option<CampaignId>)> = comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::campaign_id.eq(campaign))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .order(comments::id)
        .select((
            comments::id,
            dispositions::revision.nullable(),
            dispositions::campaign_id.nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, revision, given_to)| Copy {
            comment,
            revision: revision.unwrap_or(0),
            own_answer: revision.is_some() && given_to.is_none(),
        })
        .collect())
}

/// Notes that all copies were answered; false when they were since the revision `seen`.
pub fn campaign_answered(conn: &mut Conn, campaign: CampaignId, seen: i64) -> Result<bool> {
    let noted = diesel::update(
        campaigns::table
            .filter(campaigns::id.eq(campaign))
            .filter(campaigns::revision.eq(seen)),
    )
    .set(campaigns::revision.eq(seen + 1))
    .execute(conn)?;
    Ok(noted == 1)
}
