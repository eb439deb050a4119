//! People asked by mail to have their organisation sign. Only the hash of a link's secret is stored.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{signing_invitations, submissions};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::signatures::model::SigningInvitation;
use crate::submissions::model::SubmissionState;
use crate::types::Moment;
use crate::types::ids::{AccountId, PartyId, SigningInvitationId, SubmissionId};

/// Notes whom to ask, without a link yet.
pub fn insert_signing_invitation(
    conn: &mut Conn,
    now: Moment,
    of: SubmissionId,
    email: &str,
    asked_by: Option<AccountId>,
) -> Result<SigningInvitationId> {
    Ok(diesel::insert_into(signing_invitations::table)
        .values((
            signing_invitations::submission_id.eq(of),
            signing_invitations::email.eq(email),
            signing_invitations::asked_by.eq(asked_by),
            signing_invitations::asked_at.eq(now),
        ))
        .returning(signing_invitations::id)
        .get_result(conn)?)
}

/// Makes the link of an invitation; returns its secret.
pub fn issue_signing_link(conn: &mut Conn, id: SigningInvitationId) -> Result<String> {
    let token = random::token();
    diesel::update(signing_invitations::table.filter(signing_invitations::id.eq(id)))
        .set(signing_invitations::token_hash.eq(Some(random::token_hash(&token))))
        .execute(conn)?;
    Ok(token)
}

/// Who was asked by mail about a submission, in the order they were asked.
pub fn signing_invitations_of(conn: &mut Conn, of: SubmissionId) -> Result<Vec<SigningInvitation>> {
    Ok(signing_invitations::table
        .filter(signing_invitations::submission_id.eq(of))
        .order(signing_invitations::id)
        .select(SigningInvitation::as_select())
        .load(conn)?)
}

/// Who is asked about submissions that stand and was sent no link yet, the oldest first: at most `limit`.
pub fn unsent_invitations(conn: &mut Conn, limit: i64) -> Result<Vec<SigningInvitation>> {
    Ok(signing_invitations::table
        .inner_join(submissions::table)
        .filter(signing_invitations::token_hash.is_null())
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .order(signing_invitations::id)
        .limit(limit)
        .select(SigningInvitation::as_select())
        .load(conn)?)
}

/// The invitation behind a link.
///
/// # Errors
/// [`Error::Refused`] when it was followed, taken back or never was.
pub fn signing_invitation_by_token(conn: &mut Conn, token: &str) -> Result<SigningInvitation> {
    signing_invitations::table
        .filter(signing_invitations::token_hash.eq(Some(random::token_hash(token))))
        .select(SigningInvitation::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(|| Error::refused("signing-link-dead"))
}

/// The invitation of this address about the submission of a party that stands, if there is one.
pub fn standing_signing_invitation(
    conn: &mut Conn,
    party: PartyId,
    email: &str,
) -> Result<Option<SigningInvitation>> {
    Ok(signing_invitations::table
        .inner_join(submissions::table)
        .filter(submissions::party_id.eq(party))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(signing_invitations::email.eq(email))
        .order(signing_invitations::id.desc())
        .select(SigningInvitation::as_select())
        .first(conn)
        .optional()?)
}

/// Whether this address was sent a link about an earlier submission of a party.
pub fn was_sent_signing_link(conn: &mut Conn, party: PartyId, email: &str) -> Result<bool> {
    let sent: i64 = signing_invitations::table
        .inner_join(submissions::table)
        .filter(submissions::party_id.eq(party))
        .filter(signing_invitations::email.eq(email))
        .filter(signing_invitations::token_hash.is_not_null())
        .count()
        .get_result(conn)?;
    Ok(sent > 0)
}

/// Deletes an invitation about a submission; tells whether there was one.
pub fn remove_signing_invitation(
    conn: &mut Conn,
    of: SubmissionId,
    id: SigningInvitationId,
) -> Result<bool> {
    let removed = diesel::delete(
        signing_invitations::table
            .filter(signing_invitations::submission_id.eq(of))
            .filter(signing_invitations::id.eq(id)),
    )
    .execute(conn)?;
    Ok(removed == 1)
}

/// Deletes all about a submission.
pub fn remove_all(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(signing_invitations::table.filter(signing_invitations::submission_id.eq(of)))
        .execute(conn)?;
    Ok(())
}
