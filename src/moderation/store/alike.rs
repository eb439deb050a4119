//! Copies of a campaign that wait for a decision.

use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::db::Conn;
use crate::db::schema::{comments, parties, residues};
use crate::error::Result;
use crate::submissions::model::Moderation;
use crate::types::ids::{CampaignId, CommentId};

/// A copy that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCopy {
    pub comment: Comment,
    pub party: String,
    /// What it says beyond the letter; "" for nothing.
    pub residue: String,
    /// Kinds of what looks like personal data in it, blanks between.
    pub personal: String,
}

impl WaitingCopy {
    /// Whether it has to be read by itself before it is decided on.
    pub fn is_read_alone(&self) -> bool {
        !self.residue.is_empty() || !self.personal.is_empty()
    }
}

/// The copies of a campaign behind `after` that wait for a decision, by their numbers.
pub fn waiting_copies(
    conn: &mut Conn,
    of: CampaignId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<WaitingCopy>> {
    let rows: Vec<(Comment, String, Option<String>, String)> = comments::table
        .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
        .left_join(residues::table)
        .filter(comments::campaign_id.eq(of))
        .filter(comments::moderation.eq(Moderation::Pending))
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .select((
            Comment::as_select(),
            parties::name,
            residues::words.nullable(),
            comments::personal,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, party, residue, personal)| WaitingCopy {
            comment,
            party,
            residue: residue.unwrap_or_default(),
            personal,
        })
        .collect())
}

/// How many copies of a campaign wait for a decision.
pub fn waiting_count_of(conn: &mut Conn, of: CampaignId) -> Result<i64> {
    Ok(comments::table
        .filter(comments::campaign_id.eq(of))
        .filter(comments::moderation.eq(Moderation::Pending))
        .count()
        .get_result(conn)?)
}

/// Those of these comments that are copies of this campaign and add nothing to it: no words of their own, nothing that
/// looks like personal data.
pub fn add_nothing(conn: &mut Conn, of: CampaignId, ids: &[CommentId]) -> Result<Vec<CommentId>> {
    Ok(comments::table
        .left_join(residues::table)
        .filter(comments::id.eq_any(ids))
        .filter(comments::campaign_id.eq(of))
        .filter(comments::personal.eq(""))
        .filter(residues::comment_id.nullable().is_null())
        .select(comments::id)
        .load(conn)?)
}
