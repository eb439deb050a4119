//! What is still to be told of rounds, and which rounds parties are to be reminded of.

use diesel::prelude::*;

use super::super::model::{NoticeKind, Round, RoundNotice, RoundState};
use crate::db::Conn;
use crate::db::schema::{round_notices, rounds};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{RoundId, RoundNoticeId};

/// Writes down what is to be told of a round at `due_at`, in place of what was not told yet.
pub fn put_notice(
    conn: &mut Conn,
    round: RoundId,
    kind: NoticeKind,
    closed_at: Moment,
    due_at: Moment,
) -> Result<()> {
    drop_notice(conn, round)?;
    diesel::insert_into(round_notices::table)
        .values((
            round_notices::round_id.eq(round),
            round_notices::kind.eq(kind),
            round_notices::closed_at.eq(closed_at),
            round_notices::due_at.eq(due_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets what was to be told of a round; false when there was nothing.
pub fn drop_notice(conn: &mut Conn, round: RoundId) -> Result<bool> {
    let gone = round_notices::table.filter(round_notices::round_id.eq(round));
    Ok(diesel::delete(gone).execute(conn)? > 0)
}

/// What is still to be told of a round.
pub fn notice_of(conn: &mut Conn, round: RoundId) -> Result<Option<RoundNotice>> {
    Ok(round_notices::table
        .filter(round_notices::round_id.eq(round))
        .select(RoundNotice::as_select())
        .first(conn)
        .optional()?)
}

/// What is to be told by now, the oldest.
pub fn notice_due(conn: &mut Conn, now: Moment) -> Result<Option<RoundNotice>> {
    Ok(round_notices::table
        .filter(round_notices::due_at.le(now))
        .order((round_notices::due_at, round_notices::id))
        .select(RoundNotice::as_select())
        .first(conn)
        .optional()?)
}

/// Takes a notice off the list; false when another worker, or who undid it, was first.
pub fn take_notice(conn: &mut Conn, id: RoundNoticeId) -> Result<bool> {
    let taken = round_notices::table.filter(round_notices::id.eq(id));
    Ok(diesel::delete(taken).execute(conn)? == 1)
}

/// Rounds that take comments at `now`, close by `before`, and whose closing time nobody was reminded of.
pub fn to_remind_of(conn: &mut Conn, now: Moment, before: Moment) -> Result<Vec<Round>> {
    Ok(rounds::table
        .filter(rounds::state.eq(RoundState::Open))
        .filter(rounds::closes_at.gt(now))
        .filter(rounds::closes_at.le(before))
        .filter(
            rounds::reminded_for
                .is_null()
                .or(rounds::reminded_for.ne(rounds::closes_at.nullable())),
        )
        .order(rounds::id)
        .select(Round::as_select())
        .load(conn)?)
}

/// Notes that parties were reminded of the closing time of a round; false when another worker was first.
pub fn note_reminded(conn: &mut Conn, round: &Round) -> Result<bool> {
    let noted = diesel::update(
        rounds::table
            .filter(rounds::id.eq(round.id))
            .filter(rounds::closes_at.eq(round.closes_at))
            .filter(
                rounds::reminded_for
                    .is_null()
                    .or(rounds::reminded_for.ne(Some(round.closes_at))),
            ),
    )
    .set(rounds::reminded_for.eq(Some(round.closes_at)))
    .execute(conn)?;
    Ok(noted == 1)
}
