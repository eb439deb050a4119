//! Questions in the database.

use diesel::prelude::*;

use crate::consultations::model::Round;
use crate::db::Conn;
use crate::db::schema::{questions, rounds};
use crate::error::Result;
use crate::questions::model::{Question, QuestionKind};
use crate::types::Moment;
use crate::types::ids::{QuestionId, RoundId, SectionId};

/// What a Question is made of, but for its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    pub kind: QuestionKind,
    pub title: String,
    pub help: String,
    pub required: bool,
    pub disclosure: bool,
    pub section: Option<SectionId>,
    /// One a line.
    pub group_codes: String,
    /// One a line.
    pub options: String,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub low_label: String,
    pub high_label: String,
}

/// The Questions of a Round, in order.
pub fn of_round(conn: &mut Conn, round: RoundId) -> Result<Vec<Question>> {
    of_rounds(conn, &[round])
}

/// The Questions of several Rounds, by round and in order.
pub fn of_rounds(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Question>> {
    Ok(questions::table
        .filter(questions::round_id.eq_any(rounds))
        .order((questions::round_id, questions::position, questions::id))
        .select(Question::as_select())
        .load(conn)?)
}

/// The Question with this id, if it is of this Round.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn in_round(conn: &mut Conn, round: RoundId, id: QuestionId) -> Result<Question> {
    Ok(questions::table
        .filter(questions::id.eq(id))
        .filter(questions::round_id.eq(round))
        .select(Question::as_select())
        .first(conn)?)
}

/// Whether a Round is still in the state it was seen in, and keeps it there until the transaction
/// ends: a question cannot change while the round opens.
pub fn lock_round(conn: &mut Conn, seen: &Round) -> Result<bool> {
    let held = diesel::update(
        rounds::table
            .filter(rounds::id.eq(seen.id))
            .filter(rounds::state.eq(seen.state)),
    )
    .set(rounds::state.eq(seen.state))
    .execute(conn)?;
    Ok(held == 1)
}

/// Adds a Question.
pub fn insert(
    conn: &mut Conn,
    now: Moment,
    round: RoundId,
    position: i64,
    new: &NewQuestion,
) -> Result<QuestionId> {
    Ok(diesel::insert_into(questions::table)
        .values((
            questions::round_id.eq(round),
            questions::position.eq(position),
            questions::kind.eq(new.kind),
            questions::title.eq(&new.title),
            questions::help.eq(&new.help),
            questions::required.eq(new.required),
            questions::disclosure.eq(new.disclosure),
            questions::section_id.eq(new.section),
            questions::group_codes.eq(&new.group_codes),
            questions::options.eq(&new.options),
            questions::minimum.eq(new.minimum),
            questions::maximum.eq(new.maximum),
            questions::low_label.eq(&new.low_label),
            questions::high_label.eq(&new.high_label),
            questions::created_at.eq(now),
            questions::updated_at.eq(now),
        ))
        .returning(questions::id)
        .get_result(conn)?)
}

/// Changes a Question that is still as of `seen`; tells whether it was. Its kind stays.
pub fn change(
    conn: &mut Conn,
    now: Moment,
    id: QuestionId,
    seen: Moment,
    new: &NewQuestion,
) -> Result<bool> {
    let changed = diesel::update(
        questions::table
            .filter(questions::id.eq(id))
            .filter(questions::updated_at.eq(seen)),
    )
    .set((
        questions::title.eq(&new.title),
        questions::help.eq(&new.help),
        questions::required.eq(new.required),
        questions::disclosure.eq(new.disclosure),
        questions::section_id.eq(new.section),
        questions::group_codes.eq(&new.group_codes),
        questions::options.eq(&new.options),
        questions::minimum.eq(new.minimum),
        questions::maximum.eq(new.maximum),
        questions::low_label.eq(&new.low_label),
        questions::high_label.eq(&new.high_label),
        questions::updated_at.eq(now),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Gives a Question another place in the order.
pub fn place(conn: &mut Conn, id: QuestionId, position: i64) -> Result<()> {
    diesel::update(questions::table.filter(questions::id.eq(id)))
        .set(questions::position.eq(position))
        .execute(conn)?;
    Ok(())
}

/// Links a Question to another section, or to the text as a whole.
pub fn link(conn: &mut Conn, id: QuestionId, section: Option<SectionId>) -> Result<()> {
    diesel::update(questions::table.filter(questions::id.eq(id)))
        .set(questions::section_id.eq(section))
        .execute(conn)?;
    Ok(())
}

/// Deletes a Question nobody can have answered.
pub fn remove(conn: &mut Conn, id: QuestionId) -> Result<()> {
    diesel::delete(questions::table.filter(questions::id.eq(id))).execute(conn)?;
    Ok(())
}
