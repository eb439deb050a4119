//! Copies of a campaign, and the answers they have.

use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::db::Conn;
use crate::db::schema::{campaigns, comments, dispositions};
use crate::error::Result;
use crate::types::ids::{CampaignId, CommentId};

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
