//! Second looks: asked for, listed, decided on, told of.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;

use super::publication::NOT_ANSWERED;
use crate::db::Conn;
use crate::db::schema::{comments, consultations, dispositions, parties, rounds, second_looks};
use crate::error::Result;
use crate::responses::second_looks::{LookFilter, SecondLook, SecondLookOutcome};
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, ConsultationId, SecondLookId};

/// What is written of one that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct NewLook<'a> {
    pub comment: CommentId,
    pub answer_published_at: Moment,
    pub why: &'a str,
    pub by: Option<AccountId>,
    pub now: Moment,
    pub half_at: Moment,
    pub due_at: Moment,
}

/// Writes down that a party asks for a second look; `None` where one of it did already.
pub fn ask_second_look(conn: &mut Conn, new: &NewLook<'_>) -> Result<Option<SecondLookId>> {
    // Two of one party at once: the second finds the row of the first.
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(second_looks::table)
            .values((
                second_looks::comment_id.eq(new.comment),
                second_looks::answer_published_at.eq(new.answer_published_at),
                second_looks::why.eq(new.why),
                second_looks::asked_by.eq(new.by),
                second_looks::asked_at.eq(new.now),
                second_looks::half_at.eq(new.half_at),
                second_looks::due_at.eq(new.due_at),
            ))
            .returning(second_looks::id)
            .get_result(conn)
    });
    match inserted {
        Err(DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(None),
        other => Ok(Some(other?)),
    }
}

/// The second looks at the answers to these comments.
pub fn second_looks(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, SecondLook>> {
    let rows: Vec<SecondLook> = second_looks::table
        .filter(second_looks::comment_id.eq_any(of))
        .select(SecondLook::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.comment_id, row)).collect())
}

/// One second look.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn second_look(conn: &mut Conn, id: SecondLookId) -> Result<SecondLook> {
    Ok(second_looks::table
        .filter(second_looks::id.eq(id))
        .select(SecondLook::as_select())
        .first(conn)?)
}

/// A second look in a list, with what it is about.
#[derive(Debug, Clone, Queryable)]
pub struct ListedLook {
    pub look: SecondLook,
    pub party: String,
    /// Number of the round.
    pub round: i64,
    /// Title of the consultation.
    pub consultation: String,
}

/// Second looks of these consultations, those asked for first before the others: at most `limit` behind `after`.
pub fn list_second_looks(
    conn: &mut Conn,
    of: &[ConsultationId],
    (filter, now): (LookFilter, Moment),
    after: SecondLookId,
    limit: i64,
) -> Result<Vec<ListedLook>> {
    let mut query = second_looks::table
        .inner_join(
            comments::table
                .inner_join(parties::table)
                .inner_join(rounds::table.inner_join(consultations::table)),
        )
        .filter(rounds::consultation_id.eq_any(of))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(second_looks::id.gt(after))
        .order(second_looks::id)
        .limit(limit)
        .select((
            SecondLook::as_select(),
            parties::name,
            rounds::number,
            consultations::title,
        ))
        .into_boxed();
    query = match filter {
        LookFilter::Open => query.filter(second_looks::outcome.is_null()),
        LookFilter::Overdue => query
            .filter(second_looks::outcome.is_null())
            .filter(second_looks::due_at.lt(now)),
        LookFilter::Done => query.filter(second_looks::outcome.is_not_null()),
    };
    Ok(query.load(conn)?)
}

/// What was decided on a second look.
#[derive(Debug, Clone, Copy)]
pub struct SettledLook<'a> {
    pub outcome: SecondLookOutcome,
    pub reason: &'a str,
    pub by_first: bool,
    pub by: Option<AccountId>,
    pub at: Moment,
}

/// Decides on one that is open; `false`: somebody else did.
pub fn settle_second_look(
    conn: &mut Conn,
    id: SecondLookId,
    settled: &SettledLook<'_>,
) -> Result<bool> {
    let open = second_looks::table
        .filter(second_looks::id.eq(id))
        .filter(second_looks::outcome.is_null());
    let changed = diesel::update(open)
        .set((
            second_looks::outcome.eq(Some(settled.outcome)),
            second_looks::reason.eq(settled.reason),
            second_looks::by_first.eq(settled.by_first),
            second_looks::decided_by.eq(settled.by),
            second_looks::decided_at.eq(Some(settled.at)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Makes the answer to one comment public as it stands.
pub fn publish_one(conn: &mut Conn, of: CommentId, now: Moment) -> Result<()> {
    diesel::update(dispositions::table.filter(dispositions::comment_id.eq(of)))
        .set((
            dispositions::published_disposition.eq(dispositions::disposition.nullable()),
            dispositions::published_response.eq(dispositions::response.nullable()),
            dispositions::published_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// An open one whose term is half or over, of which the drafters were not told so.
#[derive(Debug, Clone, Queryable)]
pub struct DueLook {
    pub id: SecondLookId,
    pub comment: CommentId,
    pub due_at: Moment,
    pub consultation: ConsultationId,
    /// Title of the consultation.
    pub title: String,
    pub time_zone: String,
}

/// Some of those, the longest due first.
pub fn due_second_looks(conn: &mut Conn, now: Moment, limit: i64) -> Result<Vec<DueLook>> {
    let half = second_looks::half_at
        .le(now)
        .and(second_looks::half_told_at.is_null());
    let over = second_looks::due_at
        .le(now)
        .and(second_looks::over_told_at.is_null());
    Ok(second_looks::table
        .inner_join(comments::table.inner_join(rounds::table.inner_join(consultations::table)))
        .filter(second_looks::outcome.is_null())
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(half.or(over))
        .order(second_looks::id)
        .limit(limit)
        .select((
            second_looks::id,
            second_looks::comment_id,
            second_looks::due_at,
            consultations::id,
            consultations::title,
            consultations::time_zone,
        ))
        .load(conn)?)
}

/// Writes down that the drafters were told of these: that half of their term is over, and with `over` all of it.
pub fn note_looks_told(
    conn: &mut Conn,
    of: &[SecondLookId],
    over: bool,
    now: Moment,
) -> Result<()> {
    diesel::update(
        second_looks::table
            .filter(second_looks::id.eq_any(of))
            .filter(second_looks::half_told_at.is_null()),
    )
    .set(second_looks::half_told_at.eq(Some(now)))
    .execute(conn)?;
    if over {
        diesel::update(second_looks::table.filter(second_looks::id.eq_any(of)))
            .set(second_looks::over_told_at.eq(Some(now)))
            .execute(conn)?;
    }
    Ok(())
}
