//! Where the comments on a Version stand, without what they say: to follow them to another Version.

use diesel::prelude::*;

use crate::comments::model::{AnchorKind, Comment};
use crate::db::Conn;
use crate::db::schema::{comments, submissions};
use crate::error::Result;
use crate::submissions::model::SubmissionState;
use crate::types::ids::{CommentId, PassageId, RoundId, SectionId};

/// Where one comment stands.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Anchored {
    pub id: CommentId,
    pub anchor: AnchorKind,
    pub section_id: Option<SectionId>,
    pub passage_id: Option<PassageId>,
    pub quote_exact: Option<String>,
    pub quote_prefix: Option<String>,
    pub quote_suffix: Option<String>,
    /// In characters.
    pub quote_start: Option<i64>,
}

impl From<&Comment> for Anchored {
    fn from(comment: &Comment) -> Self {
        Self {
            id: comment.id,
            anchor: comment.anchor,
            section_id: comment.section_id,
            passage_id: comment.passage_id,
            quote_exact: comment.quote_exact.clone(),
            quote_prefix: comment.quote_prefix.clone(),
            quote_suffix: comment.quote_suffix.clone(),
            quote_start: comment.quote_start,
        }
    }
}

/// The comments handed in on these rounds that stand, published or not, by number.
pub fn anchors(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Anchored>> {
    Ok(comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq_any(rounds))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .order(comments::id)
        .select(Anchored::as_select())
        .load(conn)?)
}
