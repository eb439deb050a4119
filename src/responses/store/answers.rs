//! Answers: dispositions with their responses.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::db::Conn;
use crate::db::schema::{comments, dispositions};
use crate::error::Result;
use crate::responses::model::{Disposition, PublishedAnswer, Response};
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, RoundId};

/// The drafters' answers to these comments, published or not; for staff.
pub fn answers(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Response>> {
    let rows: Vec<Response> = dispositions::table
        .filter(dispositions::comment_id.eq_any(of))
        .select(Response::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|answer| (answer.comment_id, answer))
        .collect())
}

/// The answers to these comments as last published; for everybody.
pub fn published_answers(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, PublishedAnswer>> {
    let rows = answers(conn, of)?;
    Ok(rows
        .into_iter()
        .filter_map(|(comment, answer)| Some((comment, answer.published()?)))
        .collect())
}

/// Those of these comments that are of this round.
pub fn comments_in_round(
    conn: &mut Conn,
    round: RoundId,
    ids: &[CommentId],
) -> Result<Vec<Comment>> {
    Ok(comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::id.eq_any(ids))
        .order(comments::id)
        .select(Comment::as_select())
        .load(conn)?)
}

/// What is written of an answer.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRow<'a> {
    pub disposition: Disposition,
    pub response: &'a str,
    pub duplicate_of: Option<CommentId>,
    pub set_by: Option<AccountId>,
    pub set_at: Moment,
}

/// Sets the answer to a comment, if the one there has the revision `seen` (0: there is none);
/// false when it has not.
pub fn set_answer(
    conn: &mut Conn,
    comment: CommentId,
    seen: i64,
    row: &AnswerRow<'_>,
) -> Result<bool> {
    if seen > 0 {
        let changed = diesel::update(
            dispositions::table
                .filter(dispositions::comment_id.eq(comment))
                .filter(dispositions::revision.eq(seen)),
        )
        .set((
            dispositions::disposition.eq(row.disposition),
            dispositions::response.eq(row.response),
            dispositions::duplicate_of.eq(row.duplicate_of),
            dispositions::revision.eq(seen + 1),
            dispositions::set_by.eq(row.set_by),
            dispositions::set_at.eq(row.set_at),
        ))
        .execute(conn)?;
        return Ok(changed == 1);
    }
    // Two first answers at once: the second breaks the unique comment, in a savepoint of its own
    // so that the transaction can go on to say so.
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(dispositions::table)
            .values((
                dispositions::comment_id.eq(comment),
                dispositions::disposition.eq(row.disposition),
                dispositions::response.eq(row.response),
                dispositions::duplicate_of.eq(row.duplicate_of),
                dispositions::revision.eq(1),
                dispositions::set_by.eq(row.set_by),
                dispositions::set_at.eq(row.set_at),
            ))
            .execute(conn)
    });
    match inserted {
        Ok(_) => Ok(true),
        Err(diesel::result::Error::DatabaseError(
            diesel::result::DatabaseErrorKind::UniqueViolation,
            _,
        )) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
