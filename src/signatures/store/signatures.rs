//! Signatures under submissions.

use std::collections::HashMap;

use diesel::prelude::*;

use super::invitations::remove_all;
use crate::db::schema::{consultations, parties, rounds, signatures, submissions};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::signatures::model::{Signatory, Signature, SignatureState};
use crate::submissions::model::SubmissionState;
use crate::types::Moment;
use crate::types::ids::{AccountId, OrganisationId, RoundId, SignatureId, SubmissionId};

/// A signature to be asked for.
#[derive(Debug, Clone, Copy)]
pub struct NewSignature<'a> {
    pub submission: SubmissionId,
    pub organisation: OrganisationId,
    pub name: &'a str,
    pub group_code: &'a str,
    pub state: SignatureState,
    pub asked_by: Option<AccountId>,
    pub now: Moment,
}

/// Asks for a signature, or plans to.
pub fn insert_signature(conn: &mut Conn, new: &NewSignature<'_>) -> Result<SignatureId> {
    Ok(diesel::insert_into(signatures::table)
        .values((
            signatures::submission_id.eq(new.submission),
            signatures::organisation_id.eq(new.organisation),
            signatures::name.eq(new.name),
            signatures::group_code.eq(new.group_code),
            signatures::state.eq(new.state),
            signatures::asked_by.eq(new.asked_by),
            signatures::asked_at.eq(new.now),
            signatures::signer_name.eq(""),
        ))
        .returning(signatures::id)
        .get_result(conn)?)
}

/// The signature with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn signature(conn: &mut Conn, id: SignatureId) -> Result<Signature> {
    Ok(signatures::table
        .filter(signatures::id.eq(id))
        .select(Signature::as_select())
        .first(conn)?)
}

/// What was asked about a submission, in the order it was asked.
pub fn signatures_of(conn: &mut Conn, of: SubmissionId) -> Result<Vec<Signature>> {
    Ok(signatures::table
        .filter(signatures::submission_id.eq(of))
        .order(signatures::id)
        .select(Signature::as_select())
        .load(conn)?)
}

/// Whom a submission concerns still: who signed it, and who was told that it is asked of them.
pub fn concerned_by(conn: &mut Conn, submission: SubmissionId) -> Result<Vec<Signature>> {
    Ok(signatures::table
        .filter(signatures::submission_id.eq(submission))
        .filter(signatures::state.eq_any([SignatureState::Asked, SignatureState::Signed]))
        .filter(signatures::told_at.is_not_null())
        .order(signatures::id)
        .select(Signature::as_select())
        .load(conn)?)
}

/// Asks for what was planned for a draft, now that it is handed in.
pub fn ask_planned(conn: &mut Conn, now: Moment, of: SubmissionId) -> Result<()> {
    diesel::update(
        signatures::table
            .filter(signatures::submission_id.eq(of))
            .filter(signatures::state.eq(SignatureState::Planned)),
    )
    .set((
        signatures::state.eq(SignatureState::Asked),
        signatures::asked_at.eq(now),
    ))
    .execute(conn)?;
    Ok(())
}

/// What is asked about submissions that stand and that the organisation does not know of yet, the oldest
/// first: at most `limit`.
pub fn untold(conn: &mut Conn, limit: i64) -> Result<Vec<Signature>> {
    Ok(signatures::table
        .inner_join(submissions::table)
        .filter(signatures::state.eq(SignatureState::Asked))
        .filter(signatures::told_at.is_null())
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .order(signatures::id)
        .limit(limit)
        .select(Signature::as_select())
        .load(conn)?)
}

/// Notes that those who lead the organisations were told.
pub fn note_told(conn: &mut Conn, now: Moment, ids: &[SignatureId]) -> Result<()> {
    diesel::update(signatures::table.filter(signatures::id.eq_any(ids)))
        .set(signatures::told_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// What a party asks anew, or asks now that was planned; tells whether it was in state `from`.
pub fn ask(
    conn: &mut Conn,
    now: Moment,
    id: SignatureId,
    from: SignatureState,
    to: SignatureState,
) -> Result<bool> {
    let changed = diesel::update(
        signatures::table
            .filter(signatures::id.eq(id))
            .filter(signatures::state.eq(from)),
    )
    .set((
        signatures::state.eq(to),
        signatures::asked_at.eq(now),
        signatures::told_at.eq(None::<Moment>),
        signatures::content_hash.eq(None::<String>),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// What an organisation answers.
#[derive(Debug, Clone, Copy)]
pub struct SignatureDecision<'a> {
    pub to: SignatureState,
    pub content_hash: Option<&'a str>,
    pub by: Option<AccountId>,
    pub signer_name: &'a str,
    pub now: Moment,
}

/// Keeps what an organisation answers; tells whether it could from one of the states `from`.
pub fn decide_signature(
    conn: &mut Conn,
    id: SignatureId,
    from: &[SignatureState],
    answer: &SignatureDecision<'_>,
) -> Result<bool> {
    let changed = diesel::update(
        signatures::table
            .filter(signatures::id.eq(id))
            .filter(signatures::state.eq_any(from.to_vec())),
    )
    .set((
        signatures::state.eq(answer.to),
        signatures::content_hash.eq(answer.content_hash),
        signatures::signer_name.eq(answer.signer_name),
        signatures::decided_by.eq(answer.by),
        signatures::decided_at.eq(Some(answer.now)),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Takes back what was asked, unless it was answered; tells whether it was taken back.
pub fn remove_signature(conn: &mut Conn, id: SignatureId) -> Result<bool> {
    let removed = diesel::delete(
        signatures::table
            .filter(signatures::id.eq(id))
            .filter(signatures::state.eq_any([SignatureState::Planned, SignatureState::Asked])),
    )
    .execute(conn)?;
    Ok(removed == 1)
}

/// Deletes what was planned for a draft.
pub fn remove_signatures(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    remove_all(conn, of)?;
    diesel::delete(signatures::table.filter(signatures::submission_id.eq(of))).execute(conn)?;
    Ok(())
}

/// A request as an organisation sees it in its list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = signatures)]
pub struct Request {
    #[diesel(embed)]
    pub signature: Signature,
    /// Name of the party that asks.
    #[diesel(select_expression = parties::name)]
    pub party: String,
    /// Title of the consultation.
    #[diesel(select_expression = consultations::title)]
    pub consultation: String,
    #[diesel(select_expression = rounds::number)]
    pub round: i64,
    #[diesel(select_expression = rounds::closes_at)]
    pub closes_at: Moment,
}

/// What these organisations are asked, newest first: at most `limit`. Submissions that were replaced
/// or taken back are left out, and what they declined.
pub fn requests_of(
    conn: &mut Conn,
    organisations: &[OrganisationId],
    limit: i64,
) -> Result<Vec<Request>> {
    Ok(rows(
        conn,
        signatures::table
            .inner_join(
                submissions::table
                    .inner_join(parties::table)
                    .inner_join(rounds::table.inner_join(consultations::table)),
            )
            .filter(signatures::organisation_id.eq_any(organisations))
            .filter(submissions::state.eq(SubmissionState::Submitted))
            .filter(signatures::state.ne(SignatureState::Declined))
            .order(signatures::id.desc())
            .limit(limit)
            .select(Request::as_select()),
    )?)
}

/// Who signed each of these submissions, by name; those that nobody signed are left out.
pub fn signatories_of(
    conn: &mut Conn,
    of: &[SubmissionId],
) -> Result<HashMap<SubmissionId, Vec<Signatory>>> {
    let rows: Vec<(SubmissionId, String, String, Option<Moment>)> = signatures::table
        .inner_join(submissions::table)
        .filter(signatures::submission_id.eq_any(of))
        .filter(signatures::state.eq(SignatureState::Signed))
        .filter(signatures::content_hash.eq(submissions::content_hash))
        .order((signatures::submission_id, signatures::name))
        .select((
            signatures::submission_id,
            signatures::name,
            signatures::group_code,
            signatures::decided_at,
        ))
        .load(conn)?;
    let mut found: HashMap<SubmissionId, Vec<Signatory>> = HashMap::new();
    for (submission, name, group_code, signed_at) in rows {
        found.entry(submission).or_default().push(Signatory {
            name,
            group_code,
            signed_at,
        });
    }
    Ok(found)
}

/// The organisations that signed what was submitted, of every submission of these rounds that stands and that somebody
/// signed: with the round it is of.
pub fn signatories_in(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<SubmissionId, (RoundId, Vec<Signatory>)>> {
    let rows: Vec<(SubmissionId, RoundId, String, String, Option<Moment>)> = signatures::table
        .inner_join(submissions::table)
        .filter(submissions::round_id.eq_any(rounds))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(signatures::state.eq(SignatureState::Signed))
        .filter(signatures::content_hash.eq(submissions::content_hash))
        .order((signatures::submission_id, signatures::name))
        .select((
            signatures::submission_id,
            submissions::round_id,
            signatures::name,
            signatures::group_code,
            signatures::decided_at,
        ))
        .load(conn)?;
    let mut found: HashMap<SubmissionId, (RoundId, Vec<Signatory>)> = HashMap::new();
    for (submission, round, name, group_code, signed_at) in rows {
        let (_, signed) = found
            .entry(submission)
            .or_insert_with(|| (round, Vec::new()));
        signed.push(Signatory {
            name,
            group_code,
            signed_at,
        });
    }
    Ok(found)
}
