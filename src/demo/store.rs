//! The sample's people and organisations, written without the mails that would invite them.

use diesel::prelude::*;

use super::content::{PartyContent, PersonContent, StaffContent};
use crate::access::StaffRole;
use crate::accounts::model::Provenance;
use crate::accounts::store::{NewOrganisation, insert_organisation};
use crate::db::Conn;
use crate::db::schema::{
    accounts, comments, consultations, memberships, parties, staff, submissions,
};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::submissions::model::SubmissionState;
use crate::types::Moment;
use crate::types::ids::{
    AccountId, CommentId, ConsultationId, OrganisationId, RoundId, SubmissionId,
};

/// Whether there is any consultation.
pub(super) fn has_consultation(conn: &mut Conn) -> Result<bool> {
    let count: i64 = consultations::table.count().get_result(conn)?;
    Ok(count > 0)
}

/// Adds a confirmed account.
pub(super) fn account(
    conn: &mut Conn,
    now: Moment,
    (email, name): (&str, &str),
    language: Language,
    password_hash: &str,
) -> Result<AccountId> {
    Ok(diesel::insert_into(accounts::table)
        .values((
            accounts::email.eq(email),
            accounts::name.eq(name),
            accounts::password_hash.eq(Some(password_hash)),
            accounts::language.eq(language),
            accounts::admin.eq(false),
            accounts::verified_at.eq(Some(now)),
            accounts::created_at.eq(now),
        ))
        .returning(accounts::id)
        .get_result(conn)?)
}

/// Gives a member of staff the role the sample names.
pub(super) fn appoint(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    account: AccountId,
    person: &StaffContent,
) -> Result<()> {
    let Ok(role) = person.role.parse::<StaffRole>() else {
        diesel::update(accounts::table.filter(accounts::id.eq(account)))
            .set(accounts::admin.eq(true))
            .execute(conn)?;
        return Ok(());
    };
    diesel::insert_into(staff::table)
        .values((
            staff::consultation_id.eq(consultation),
            staff::account_id.eq(account),
            staff::role.eq(role),
            staff::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Adds an organisation.
pub(super) fn organisation(
    conn: &mut Conn,
    now: Moment,
    party: &PartyContent,
) -> Result<OrganisationId> {
    let provenance = if party.invited {
        Provenance::Invitation
    } else {
        Provenance::Itself
    };
    let new = NewOrganisation {
        name: &party.name,
        group: &party.group,
        provenance,
        by: None,
    };
    insert_organisation(conn, now, &new)
}

/// Makes an account a member of an organisation.
pub(super) fn join(
    conn: &mut Conn,
    now: Moment,
    organisation: OrganisationId,
    account: AccountId,
    person: &PersonContent,
) -> Result<()> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::organisation_id.eq(organisation),
            memberships::account_id.eq(account),
            memberships::role.eq(person.role),
            memberships::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that an organisation was invited to a round it answers.
pub(super) fn note_invited(conn: &mut Conn, organisation: OrganisationId) -> Result<()> {
    diesel::update(parties::table.filter(parties::organisation_id.eq(organisation)))
        .set(parties::invited.eq(true))
        .execute(conn)?;
    Ok(())
}

/// What an organisation handed in in a round.
pub(super) fn submission_of(
    conn: &mut Conn,
    round: RoundId,
    organisation: Option<OrganisationId>,
) -> Result<SubmissionId> {
    Ok(submissions::table
        .inner_join(parties::table)
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(parties::organisation_id.eq(organisation))
        .select(submissions::id)
        .first(conn)?)
}

/// The comments of a submission, in their order.
pub(super) fn comments_of(conn: &mut Conn, submission: SubmissionId) -> Result<Vec<CommentId>> {
    Ok(comments::table
        .filter(comments::submission_id.eq(submission))
        .order(comments::position)
        .select(comments::id)
        .load(conn)?)
}
