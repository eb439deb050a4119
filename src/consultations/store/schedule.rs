//! Rounds: making, editing, moving, and finding those whose hour has come.

use diesel::prelude::*;

use super::super::model::{Round, RoundAccess, RoundState};
use super::unless_taken;
use crate::db::Conn;
use crate::db::schema::{comments, rounds, second_looks};
use crate::error::{Error, Message, Result};
use crate::types::Moment;
use crate::types::ids::{ConsultationId, RoundId, VersionId};

/// What a Round is made of; also all that may be edited before it opens, but for the number.
#[derive(Debug, Clone)]
pub struct NewRound {
    pub number: i64,
    pub version: VersionId,
    pub access: RoundAccess,
    /// Limited Markdown.
    pub introduction: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
}

/// Makes a round in state draft.
///
/// # Errors
/// [`Error::Invalid`] when the number is in use.
pub fn create_round(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    new: &NewRound,
) -> Result<Round> {
    diesel::insert_into(rounds::table)
        .values((
            rounds::consultation_id.eq(consultation),
            rounds::number.eq(new.number),
            rounds::version_id.eq(new.version),
            rounds::state.eq(RoundState::Draft),
            rounds::access.eq(new.access),
            rounds::introduction.eq(&new.introduction),
            rounds::opens_at.eq(new.opens_at),
            rounds::closes_at.eq(new.closes_at),
            rounds::created_at.eq(now),
        ))
        .returning(crate::db::columns::<Round>())
        .get_result(conn)
        .map_err(|error| {
            let taken = Message::new("consultations-round-taken").with("number", new.number);
            unless_taken(error, Error::invalid("number", taken))
        })
}

/// Writes what may be edited of a round still in the state it was seen in; false when somebody,
/// or the clock, moved it meanwhile.
pub fn edit_round(conn: &mut Conn, now: Moment, seen: &Round, new: &NewRound) -> Result<bool> {
    let changed = diesel::update(
        rounds::table
            .filter(rounds::id.eq(seen.id))
            .filter(rounds::state.eq(seen.state)),
    )
    .set((
        rounds::version_id.eq(new.version),
        rounds::access.eq(new.access),
        rounds::introduction.eq(&new.introduction),
        rounds::opens_at.eq(new.opens_at),
        rounds::closes_at.eq(new.closes_at),
        rounds::revision.eq(rounds::revision + 1),
        rounds::changed_at.eq(Some(now)),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Moves a round that is still in state `from`; false when somebody else moved it first.
pub fn move_round(
    conn: &mut Conn,
    now: Moment,
    id: RoundId,
    (from, to): (RoundState, RoundState),
) -> Result<bool> {
    let moved = diesel::update(
        rounds::table
            .filter(rounds::id.eq(id))
            .filter(rounds::state.eq(from)),
    )
    .set((
        rounds::state.eq(to),
        rounds::revision.eq(rounds::revision + 1),
        rounds::changed_at.eq(Some(now)),
    ))
    .execute(conn)?;
    Ok(moved == 1)
}

/// Notes that answers of a round that is reporting were published; false when it is not (any more).
pub fn answers_published(conn: &mut Conn, now: Moment, id: RoundId) -> Result<bool> {
    let noted = diesel::update(
        rounds::table
            .filter(rounds::id.eq(id))
            .filter(rounds::state.eq(RoundState::Reporting)),
    )
    .set((
        rounds::answers_published_at.eq(Some(now)),
        rounds::revision.eq(rounds::revision + 1),
        rounds::changed_at.eq(Some(now)),
    ))
    .execute(conn)?;
    Ok(noted == 1)
}

/// Sets the moment a round closes.
pub fn set_closing(conn: &mut Conn, now: Moment, id: RoundId, closes_at: Moment) -> Result<()> {
    diesel::update(rounds::table.filter(rounds::id.eq(id)))
        .set((
            rounds::closes_at.eq(closes_at),
            rounds::revision.eq(rounds::revision + 1),
            rounds::changed_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The number after the highest in use, from 1.
pub fn next_number(conn: &mut Conn, consultation: ConsultationId) -> Result<i64> {
    let highest: Option<i64> = rounds::table
        .filter(rounds::consultation_id.eq(consultation))
        .select(diesel::dsl::max(rounds::number))
        .first(conn)?;
    Ok(highest.unwrap_or(0) + 1)
}

/// A round whose stored state the clock has overtaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = rounds)]
pub struct Due {
    #[diesel(column_name = id)]
    pub round: RoundId,
    pub state: RoundState,
}

/// Rounds to be opened or closed at `now`, at most `limit`.
pub fn due(conn: &mut Conn, now: Moment, limit: i64) -> Result<Vec<Due>> {
    Ok(rounds::table
        .filter(
            rounds::state
                .eq(RoundState::Scheduled)
                .and(rounds::opens_at.le(now))
                .or(rounds::state
                    .eq(RoundState::Open)
                    .and(rounds::closes_at.le(now))),
        )
        .order(rounds::id)
        .limit(limit)
        .select(Due::as_select())
        .load(conn)?)
}

/// How many published answers of a round a party asked to look at again, and nobody has decided on.
pub fn open_second_looks(conn: &mut Conn, of: RoundId) -> Result<i64> {
    Ok(second_looks::table
        .inner_join(comments::table)
        .filter(comments::round_id.eq(of))
        // What a party took back is not looked at any more.
        .filter(comments::moderation.ne("gone"))
        .filter(second_looks::outcome.is_null())
        .count()
        .get_result(conn)?)
}
