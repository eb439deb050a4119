//! Where the comments on one passage stand.

use diesel::prelude::*;

use crate::comments::store::Anchored;
use crate::db::schema::{accounts, comments, submissions};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::submissions::model::SubmissionState;
use crate::types::ids::{AccountId, PassageId};

/// The comments on a passage that were handed in and stand, by number.
pub(super) fn anchored_at(conn: &mut Conn, passage: PassageId) -> Result<Vec<Anchored>> {
    Ok(rows(
        conn,
        comments::table
            .inner_join(submissions::table)
            .filter(comments::passage_id.eq(passage))
            .filter(submissions::state.eq(SubmissionState::Submitted))
            .order(comments::id)
            .select(Anchored::as_select()),
    )?)
}

/// The names of these people, by number.
pub(super) fn names(conn: &mut Conn, of: &[AccountId]) -> Result<Vec<(AccountId, String)>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    Ok(accounts::table
        .filter(accounts::id.eq_any(of))
        .order(accounts::id)
        .select((accounts::id, accounts::name))
        .load(conn)?)
}
