//! When a party last wrote.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{answers, comments, submissions};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::PartyId;

/// When a party last wrote something; `None` when there is nothing of it.
pub fn last_written(conn: &mut Conn, party: PartyId) -> Result<Option<Moment>> {
    use diesel::dsl::max;
    let comment: Option<Moment> = comments::table
        .filter(comments::party_id.eq(party))
        .select(max(comments::updated_at))
        .first(conn)?;
    let answer: Option<Moment> = answers::table
        .inner_join(submissions::table)
        .filter(submissions::party_id.eq(party))
        .select(max(answers::updated_at))
        .first(conn)?;
    Ok(comment.max(answer))
}
