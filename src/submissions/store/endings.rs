//! A Submission is submitted, replaced or withdrawn.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{attachments, comments, submissions};
use crate::error::Result;
use crate::submissions::model::{Moderation, SubmissionState, Verification};
use crate::types::Moment;
use crate::types::ids::{AccountId, SubmissionId};

diesel::define_sql_function! {
    /// The first of two that there is.
    fn coalesce(
        first: diesel::sql_types::Nullable<diesel::sql_types::Timestamp>,
        second: diesel::sql_types::Nullable<diesel::sql_types::Timestamp>,
    ) -> diesel::sql_types::Nullable<diesel::sql_types::Timestamp>;
}

/// What a party gets for handing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// "P-7H3K-Q2ZM".
    pub number: String,
    /// SHA-256 over the content, hexadecimal.
    pub hash: String,
    pub at: Moment,
}

/// Whether a receipt number is in use.
pub fn receipt_taken(conn: &mut Conn, number: &str) -> Result<bool> {
    let same = submissions::table.filter(submissions::receipt_number.eq(number));
    Ok(diesel::select(exists(same)).get_result(conn)?)
}

/// Gives what was received another content hash.
pub fn set_content_hash(conn: &mut Conn, id: SubmissionId, hash: &str) -> Result<()> {
    diesel::update(submissions::table.filter(submissions::id.eq(id)))
        .set(submissions::content_hash.eq(Some(hash)))
        .execute(conn)?;
    Ok(())
}

/// Turns a draft, or what waited for confirmation, into a submitted one and puts its comments in the
/// moderators' queue; tells whether it was that still. A comment of which a sheet says when it came keeps that moment.
pub fn submit(
    conn: &mut Conn,
    (id, from): (SubmissionId, SubmissionState),
    by: Option<AccountId>,
    verification: Verification,
    receipt: &Receipt,
) -> Result<bool> {
    let changed = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(from)),
    )
    .set((
        submissions::state.eq(SubmissionState::Submitted),
        submissions::verification.eq(verification),
        submissions::submitted_by.eq(by),
        submissions::receipt_number.eq(Some(&receipt.number)),
        submissions::content_hash.eq(Some(&receipt.hash)),
        submissions::submitted_at.eq(Some(receipt.at)),
    ))
    .execute(conn)?;
    diesel::update(comments::table.filter(comments::submission_id.eq(id)))
        .set((
            comments::moderation.eq(Moderation::Pending),
            comments::submitted_at.eq(coalesce(comments::submitted_at, Some(receipt.at))),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Sets a draft aside to wait for its guest's confirmation, or makes it a draft again; tells whether it
/// was the other.
pub fn set_aside(conn: &mut Conn, id: SubmissionId, aside: bool) -> Result<bool> {
    let (from, to) = if aside {
        (SubmissionState::Draft, SubmissionState::Awaiting)
    } else {
        (SubmissionState::Awaiting, SubmissionState::Draft)
    };
    let changed = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(from)),
    )
    .set(submissions::state.eq(to))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Notes what a submission replaces, where that was another party's of the same person.
pub fn note_superseded(conn: &mut Conn, id: SubmissionId, before: SubmissionId) -> Result<()> {
    diesel::update(submissions::table.filter(submissions::id.eq(id)))
        .set(submissions::supersedes_id.eq(Some(before)))
        .execute(conn)?;
    Ok(())
}

/// Ends a submitted one as superseded or withdrawn, and takes its comments and attachments away from everybody; tells
/// whether it was submitted still.
pub fn end(conn: &mut Conn, id: SubmissionId, state: SubmissionState, now: Moment) -> Result<bool> {
    let changed = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(SubmissionState::Submitted)),
    )
    .set((
        submissions::state.eq(state),
        submissions::ended_at.eq(Some(now)),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    diesel::update(comments::table.filter(comments::submission_id.eq(id)))
        .set((
            comments::moderation.eq(Moderation::Gone),
            comments::updated_at.eq(now),
        ))
        .execute(conn)?;
    diesel::update(attachments::table.filter(attachments::submission_id.eq(id)))
        .set(attachments::moderation.eq(Moderation::Gone))
        .execute(conn)?;
    Ok(true)
}
