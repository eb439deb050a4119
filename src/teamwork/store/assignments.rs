//! Sections given to those who write a draft together.

use diesel::prelude::*;

use crate::access::Writer;
use crate::db::Conn;
use crate::db::schema::{passages, section_assignments};
use crate::error::Result;
use crate::teamwork::assignments::SectionAssignment;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, SectionAssignmentId, SectionId, SubmissionId};

/// A section to be given to somebody.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = section_assignments)]
pub struct NewAssignment {
    #[diesel(column_name = submission_id)]
    pub submission: SubmissionId,
    #[diesel(column_name = section_id)]
    pub section: SectionId,
    #[diesel(column_name = account_id)]
    pub account: Option<AccountId>,
    #[diesel(column_name = guest_id)]
    pub guest: Option<GuestId>,
    #[diesel(column_name = assigned_by)]
    pub by: Option<AccountId>,
    #[diesel(column_name = assigned_at)]
    pub at: Moment,
    pub told_at: Option<Moment>,
    pub ready_at: Option<Moment>,
}

/// Gives sections to people, a statement for a thousand of them. The caller holds the draft.
pub fn insert_assignments(conn: &mut Conn, new: &[NewAssignment]) -> Result<()> {
    for some in new.chunks(1_000) {
        let insert = diesel::insert_into(section_assignments::table);
        match conn {
            Conn::Pg(conn) => insert.values(some).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(some).execute(conn)?,
        };
    }
    Ok(())
}

/// What is assigned in these drafts, in the order it was.
pub fn assignments_of(conn: &mut Conn, of: &[SubmissionId]) -> Result<Vec<SectionAssignment>> {
    Ok(section_assignments::table
        .filter(section_assignments::submission_id.eq_any(of))
        .order(section_assignments::id)
        .select(SectionAssignment::as_select())
        .load(conn)?)
}

/// What is assigned in a draft, in the order it was, with the key of the passage with which each section begins.
pub fn assignments_in_text(
    conn: &mut Conn,
    of: SubmissionId,
) -> Result<Vec<(SectionAssignment, Option<String>)>> {
    let beginning = passages::table
        .filter(passages::section_id.eq(section_assignments::section_id))
        .order(passages::position)
        .limit(1)
        .select(passages::key)
        .single_value();
    Ok(section_assignments::table
        .filter(section_assignments::submission_id.eq(of))
        .order(section_assignments::id)
        .select((SectionAssignment::as_select(), beginning))
        .load(conn)?)
}

/// The assignment with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn assignment(conn: &mut Conn, id: SectionAssignmentId) -> Result<SectionAssignment> {
    Ok(section_assignments::table
        .filter(section_assignments::id.eq(id))
        .select(SectionAssignment::as_select())
        .first(conn)?)
}

/// Takes an assignment back.
pub fn remove_assignment(conn: &mut Conn, id: SectionAssignmentId) -> Result<()> {
    diesel::delete(section_assignments::table.filter(section_assignments::id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// Forgets what is assigned in a draft.
pub fn remove_assignments(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(section_assignments::table.filter(section_assignments::submission_id.eq(of)))
        .execute(conn)?;
    Ok(())
}

/// Notes when an assigned section was said to be ready; `None`: it is not.
pub fn set_ready(conn: &mut Conn, id: SectionAssignmentId, at: Option<Moment>) -> Result<()> {
    diesel::update(section_assignments::table.filter(section_assignments::id.eq(id)))
        .set(section_assignments::ready_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Assignments of which nobody was told yet, the oldest first: at most `limit`.
pub fn untold_assignments(conn: &mut Conn, limit: i64) -> Result<Vec<SectionAssignment>> {
    Ok(section_assignments::table
        .filter(section_assignments::told_at.is_null())
        .order(section_assignments::id)
        .limit(limit)
        .select(SectionAssignment::as_select())
        .load(conn)?)
}

/// Notes that those who have these were told.
pub fn note_assignments_told(
    conn: &mut Conn,
    now: Moment,
    ids: &[SectionAssignmentId],
) -> Result<()> {
    diesel::update(section_assignments::table.filter(section_assignments::id.eq_any(ids)))
        .set(section_assignments::told_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

impl NewAssignment {
    /// Whose it is to be.
    pub fn whose(&self) -> Writer {
        Writer {
            account: self.account,
            guest: self.guest,
        }
    }
}
