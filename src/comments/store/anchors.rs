//! Where the comments on a Version stand, without what they say: to follow them to another Version.

use diesel::prelude::*;

use crate::comments::model::{Anchor, AnchorKind, Comment};
use crate::db::schema::{comments, submissions};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::submissions::model::SubmissionState;
use crate::types::ids::{CommentId, PassageId, RoundId, SectionId};

/// Where one comment stands.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Anchored {
    pub id: CommentId,
    #[diesel(embed)]
    pub anchor: Anchor,
}

impl From<&Comment> for Anchored {
    fn from(comment: &Comment) -> Self {
        Self {
            id: comment.id,
            anchor: comment.anchor.clone(),
        }
    }
}

/// An anchor as the columns it is stored in.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = comments, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct AnchorColumns<'a> {
    anchor: AnchorKind,
    section_id: Option<SectionId>,
    passage_id: Option<PassageId>,
    quote_exact: Option<&'a str>,
    quote_prefix: Option<&'a str>,
    quote_suffix: Option<&'a str>,
    quote_start: Option<i64>,
    errata_seen: i64,
}

impl<'a> From<&'a Anchor> for AnchorColumns<'a> {
    fn from(anchor: &'a Anchor) -> Self {
        let quote = anchor.quote.as_ref();
        Self {
            anchor: anchor.kind,
            section_id: anchor.section,
            passage_id: anchor.passage,
            quote_exact: quote.map(|quote| quote.exact.as_str()),
            quote_prefix: quote.map(|quote| quote.prefix.as_str()),
            quote_suffix: quote.map(|quote| quote.suffix.as_str()),
            // A text is far shorter than 2^63 characters.
            quote_start: quote.map(|quote| i64::try_from(quote.start).unwrap_or(i64::MAX)),
            errata_seen: anchor.errata_seen,
        }
    }
}

/// The comments handed in on these rounds that stand, published or not, by number.
pub fn anchors(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Anchored>> {
    Ok(rows(
        conn,
        comments::table
            .inner_join(submissions::table)
            .filter(comments::round_id.eq_any(rounds))
            .filter(submissions::state.eq(SubmissionState::Submitted))
            .order(comments::id)
            .select(Anchored::as_select()),
    )?)
}
