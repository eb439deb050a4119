//! Invitations to organisations. Only the hash of an invitation's secret is stored.

use chrono::Duration;
use diesel::prelude::*;

use crate::access::MemberRole;
use crate::accounts::model::Invitation;
use crate::db::ids::{AccountId, InvitationId, OrganisationId, RoundId};
use crate::db::schema::{accounts, invitations, organisations};
use crate::db::{Conn, Moment};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;

macro_rules! columns {
    () => {
        (
            invitations::id,
            invitations::organisation_id,
            invitations::round_id,
            invitations::email,
            invitations::role,
            invitations::language,
            invitations::created_at,
            invitations::expires_at,
            invitations::accepted_at,
        )
    };
}

/// An invitation as the one invited sees it.
#[derive(Debug, Clone, serde::Serialize, Queryable)]
pub struct InvitationShown {
    pub invitation: Invitation,
    pub organisation: String,
    pub group_code: String,
    /// Name of the person who invites, if it was one with an account.
    pub inviter: Option<String>,
}

/// What is written down about an invitation.
#[derive(Debug, Clone)]
pub struct NewInvitation<'a> {
    pub organisation: OrganisationId,
    pub round: Option<RoundId>,
    /// Cleaned.
    pub email: &'a str,
    pub role: MemberRole,
    pub language: Language,
    pub inviter: Option<AccountId>,
    pub lifetime: Duration,
}

/// Writes an invitation and returns its secret. Earlier ones to the same address for the same
/// organisation and round work no more.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &mut Conn,
    now: Moment,
    new: &NewInvitation<'_>,
) -> Result<(InvitationId, String)> {
    let earlier = invitations::table
        .filter(invitations::organisation_id.eq(new.organisation))
        .filter(invitations::email.eq(new.email))
        .filter(invitations::accepted_at.is_null());
    match new.round {
        Some(round) => {
            diesel::delete(earlier.filter(invitations::round_id.eq(round))).execute(conn)?
        }
        None => diesel::delete(earlier.filter(invitations::round_id.is_null())).execute(conn)?,
    };
    let token = random::token();
    let id = diesel::insert_into(invitations::table)
        .values((
            invitations::token_hash.eq(random::token_hash(&token)),
            invitations::organisation_id.eq(new.organisation),
            invitations::round_id.eq(new.round),
            invitations::email.eq(new.email),
            invitations::role.eq(new.role),
            invitations::language.eq(new.language),
            invitations::invited_by.eq(new.inviter),
            invitations::created_at.eq(now),
            invitations::expires_at.eq(now + new.lifetime),
        ))
        .returning(invitations::id)
        .get_result(conn)?;
    Ok((id, token))
}

/// The invitation behind a link.
///
/// # Errors
/// [`Error::Refused`] when it was accepted, has run out, was withdrawn or never was.
pub fn by_token(conn: &mut Conn, now: Moment, token: &str) -> Result<InvitationShown> {
    invitations::table
        .inner_join(organisations::table)
        .left_join(accounts::table.on(accounts::id.nullable().eq(invitations::invited_by)))
        .filter(invitations::token_hash.eq(random::token_hash(token)))
        .filter(invitations::expires_at.gt(now))
        .filter(invitations::accepted_at.is_null())
        .select((
            columns!(),
            organisations::name,
            organisations::group_code,
            accounts::name.nullable(),
        ))
        .first(conn)
        .optional()?
        .ok_or_else(|| Error::refused("accounts-invitation-dead"))
}

/// Notes that an invitation was accepted.
///
/// # Errors
/// [`Error::Refused`] when it is accepted already.
pub fn accept(conn: &mut Conn, now: Moment, id: InvitationId) -> Result<()> {
    let changed = diesel::update(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::accepted_at.is_null()),
    )
    .set(invitations::accepted_at.eq(Some(now)))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::refused("accounts-invitation-dead"));
    }
    Ok(())
}

/// Invitations to an organisation that can still be accepted, newest first.
///
/// # Errors
/// When the database fails.
pub fn pending_of(
    conn: &mut Conn,
    now: Moment,
    organisation: OrganisationId,
) -> Result<Vec<Invitation>> {
    Ok(invitations::table
        .filter(invitations::organisation_id.eq(organisation))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .order(invitations::id.desc())
        .select(columns!())
        .load(conn)?)
}

/// Takes an invitation of this organisation back.
///
/// # Errors
/// [`Error::NotFound`] when there is none to take back.
pub fn withdraw(conn: &mut Conn, organisation: OrganisationId, id: InvitationId) -> Result<()> {
    let changed = diesel::delete(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::organisation_id.eq(organisation))
            .filter(invitations::accepted_at.is_null()),
    )
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}
