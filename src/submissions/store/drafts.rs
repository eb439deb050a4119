//! A Submission while it is a draft.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{parties, submissions};
use crate::error::Result;
use crate::submissions::model::{Origin, Publication, Submission, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{PartyId, RoundId, SubmissionId};

/// A draft to be made.
#[derive(Debug, Clone)]
pub struct NewSubmission<'a> {
    pub round: RoundId,
    pub party: PartyId,
    pub publication: Publication,
    pub origin: Origin,
    pub submitter_name: &'a str,
    pub supersedes: Option<SubmissionId>,
    pub now: Moment,
}

/// The draft of a party, if it has one.
pub fn draft_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Draft)
}

/// What a party has handed in and neither replaced nor taken back, if anything.
pub fn submitted_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Submitted)
}

/// What a party's guest sent and is to confirm, if anything.
pub fn awaiting_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    in_state(conn, party, SubmissionState::Awaiting)
}

/// What a party wrote last, whatever became of it.
pub fn last_of(conn: &mut Conn, party: PartyId) -> Result<Option<Submission>> {
    Ok(submissions::table
        .filter(submissions::party_id.eq(party))
        .order(submissions::id.desc())
        .select(Submission::as_select())
        .first(conn)
        .optional()?)
}

/// The drafts in a round that their parties have not handed in, with whether the party was invited.
pub fn unsent_in(conn: &mut Conn, round: RoundId) -> Result<Vec<(SubmissionId, PartyId, bool)>> {
    Ok(submissions::table
        .inner_join(parties::table)
        .filter(parties::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Draft))
        .order(submissions::id)
        .select((submissions::id, parties::id, parties::invited))
        .load(conn)?)
}

/// Which of these parties have a draft, something that waits for confirmation, or something that stands.
pub fn standing_of(
    conn: &mut Conn,
    parties: &[PartyId],
) -> Result<Vec<(PartyId, SubmissionState, SubmissionId)>> {
    let standing = [
        SubmissionState::Draft,
        SubmissionState::Awaiting,
        SubmissionState::Submitted,
    ];
    Ok(submissions::table
        .filter(submissions::party_id.eq_any(parties))
        .filter(submissions::state.eq_any(standing))
        .select((submissions::party_id, submissions::state, submissions::id))
        .load(conn)?)
}

/// What a party never handed in.
pub fn unconfirmed_of(conn: &mut Conn, party: PartyId) -> Result<Vec<SubmissionId>> {
    Ok(submissions::table
        .filter(submissions::party_id.eq(party))
        .filter(submissions::state.eq_any([SubmissionState::Draft, SubmissionState::Awaiting]))
        .select(submissions::id)
        .load(conn)?)
}

fn in_state(conn: &mut Conn, party: PartyId, state: SubmissionState) -> Result<Option<Submission>> {
    Ok(submissions::table
        .filter(submissions::party_id.eq(party))
        .filter(submissions::state.eq(state))
        .order(submissions::id.desc())
        .select(Submission::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps others from starting a draft for this party until the transaction ends: on PostgreSQL
/// a changed row stays locked; SQLite has one writer anyway.
pub fn lock_party(conn: &mut Conn, party: PartyId) -> Result<()> {
    diesel::update(parties::table.filter(parties::id.eq(party)))
        .set(parties::invited.eq(parties::invited))
        .execute(conn)?;
    Ok(())
}

/// Whether the submission is a draft, and keeps it one until the transaction ends; `changed` notes that it is changed
/// then.
pub fn lock_draft(conn: &mut Conn, id: SubmissionId, changed: Option<Moment>) -> Result<bool> {
    let held = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(SubmissionState::Draft)),
    )
    .set((
        submissions::state.eq(SubmissionState::Draft),
        // Nothing is set where nothing is given.
        changed.map(|at| submissions::changed_at.eq(at)),
    ))
    .execute(conn)?;
    Ok(held == 1)
}

/// The draft of a party, if it has one, and keeps it one until the transaction ends; `changed` notes that it is changed
/// then.
pub fn hold_draft_of(
    conn: &mut Conn,
    party: PartyId,
    changed: Option<Moment>,
) -> Result<Option<Submission>> {
    let held = diesel::update(
        submissions::table
            .filter(submissions::party_id.eq(party))
            .filter(submissions::state.eq(SubmissionState::Draft)),
    )
    .set((
        submissions::state.eq(SubmissionState::Draft),
        changed.map(|at| submissions::changed_at.eq(at)),
    ))
    .returning(crate::db::columns::<Submission>())
    .get_result(conn);
    Ok(held.optional()?)
}

/// Makes a draft.
pub fn insert_submission(conn: &mut Conn, new: &NewSubmission<'_>) -> Result<Submission> {
    Ok(diesel::insert_into(submissions::table)
        .values((
            submissions::round_id.eq(new.round),
            submissions::party_id.eq(new.party),
            submissions::state.eq(SubmissionState::Draft),
            submissions::publication.eq(new.publication),
            submissions::origin.eq(new.origin),
            submissions::submitter_name.eq(new.submitter_name),
            submissions::supersedes_id.eq(new.supersedes),
            submissions::created_at.eq(new.now),
        ))
        .returning(crate::db::columns::<Submission>())
        .get_result(conn)?)
}

/// A draft that was changed, for who looks whether everything in it is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = submissions)]
pub struct ChangedDraft {
    pub id: SubmissionId,
    #[diesel(select_expression = submissions::changed_at.assume_not_null())]
    pub changed_at: Moment,
    /// When those who lead were told that everything is.
    pub ready_told_at: Option<Moment>,
}

/// The draft that was changed first, and not since `before`.
pub fn changed_draft(conn: &mut Conn, before: Moment) -> Result<Option<ChangedDraft>> {
    Ok(submissions::table
        .filter(submissions::changed_at.le(before))
        .order((submissions::changed_at, submissions::id))
        .select(ChangedDraft::as_select())
        .first(conn)
        .optional()?)
}

/// Notes that somebody looked, and when those who lead were told; false when it was changed meanwhile.
pub fn note_looked_at(conn: &mut Conn, seen: ChangedDraft, told: Option<Moment>) -> Result<bool> {
    let noted = diesel::update(
        submissions::table
            .filter(submissions::id.eq(seen.id))
            .filter(submissions::changed_at.eq(seen.changed_at)),
    )
    .set((
        submissions::changed_at.eq(None::<Moment>),
        submissions::ready_told_at.eq(told),
    ))
    .execute(conn)?;
    Ok(noted == 1)
}

/// Something in a draft is being written again: once everything is ready, those who lead are told anew. The caller holds
/// the draft.
pub fn note_being_written(conn: &mut Conn, id: SubmissionId) -> Result<()> {
    diesel::update(submissions::table.filter(submissions::id.eq(id)))
        .set(submissions::ready_told_at.eq(None::<Moment>))
        .execute(conn)?;
    Ok(())
}

/// Deletes a draft that has no comments any more.
pub fn remove_submission(conn: &mut Conn, id: SubmissionId) -> Result<()> {
    diesel::delete(submissions::table.filter(submissions::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Changes the publication choice and who answers for a draft, and keeps it one until the transaction ends;
/// tells whether it is one.
pub fn change_details(
    conn: &mut Conn,
    id: SubmissionId,
    publication: Publication,
    submitter_name: &str,
) -> Result<bool> {
    let changed = diesel::update(
        submissions::table
            .filter(submissions::id.eq(id))
            .filter(submissions::state.eq(SubmissionState::Draft)),
    )
    .set((
        submissions::publication.eq(publication),
        submissions::submitter_name.eq(submitter_name),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}
