//! Invitations to organisations. Only the hash of an invitation's secret is stored.

use chrono::Duration;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::access::MemberRole;
use crate::accounts::model::{Invitation, Provenance};
use crate::db::schema::{accounts, invitations, memberships, organisations, parties, signatures};
use crate::db::{Conn, row};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, InvitationId, OrganisationId, RoundId};

/// An invitation as the one invited sees it.
#[derive(Debug, Clone, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = invitations)]
pub struct InvitationShown {
    #[diesel(embed)]
    pub invitation: Invitation,
    #[diesel(select_expression = organisations::name)]
    pub organisation: String,
    #[diesel(select_expression = organisations::group_code)]
    pub group_code: String,
    /// Name of the person who invites, if it was one with an account.
    #[diesel(select_expression = accounts::name.nullable())]
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
    /// Whether the ministry sends it.
    pub by_staff: bool,
    pub lifetime: Duration,
    /// Of whoever invites.
    pub words: &'a str,
}

/// Writes an invitation and returns its secret. Earlier ones to the same address for the same
/// organisation and round work no more.
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
            invitations::by_staff.eq(new.by_staff),
            invitations::created_at.eq(now),
            invitations::expires_at.eq(now + new.lifetime),
            invitations::words.eq(new.words),
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
    let query = invitations::table
        .inner_join(organisations::table)
        .left_join(accounts::table.on(accounts::id.nullable().eq(invitations::invited_by)))
        .filter(invitations::token_hash.eq(random::token_hash(token)))
        .filter(invitations::expires_at.gt(now))
        .filter(invitations::accepted_at.is_null())
        .select(InvitationShown::as_select());
    row(conn, query)
        .optional()?
        .ok_or_else(|| Error::refused("accounts-invitation-dead"))
}

/// Notes that an account pressed the link. When the ministry sent it about a round, the organisation is
/// a party invited to that round from then on: the right to read hangs on this, not on being called
/// what the invitation says.
///
/// # Errors
/// [`Error::Refused`] when it is accepted already.
pub fn accept(
    conn: &mut Conn,
    now: Moment,
    invitation: &Invitation,
    account: AccountId,
) -> Result<()> {
    let changed = diesel::update(
        invitations::table
            .filter(invitations::id.eq(invitation.id))
            .filter(invitations::accepted_at.is_null()),
    )
    .set((
        invitations::accepted_at.eq(Some(now)),
        invitations::accepted_by.eq(Some(account)),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::refused("accounts-invitation-dead"));
    }
    match invitation.round_id.filter(|_| invitation.by_staff) {
        Some(round) => admit(conn, now, round, invitation.organisation_id),
        None => Ok(()),
    }
}

/// Whether an invitation can be accepted as another organisation than the one it names: the ministry sent it about a
/// round, the organisation was made for it, and nobody is in that yet.
pub fn may_be_another(conn: &mut Conn, invitation: &Invitation) -> Result<bool> {
    if !invitation.by_staff || invitation.round_id.is_none() {
        return Ok(false);
    }
    let (of, unpeopled) = (organisations::id, invitation.organisation_id);
    let found: i64 = organisations::table
        .filter(of.eq(unpeopled))
        .filter(organisations::provenance.eq(Provenance::Invitation))
        .filter(not(exists(
            memberships::table.filter(memberships::organisation_id.eq(of)),
        )))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Makes an invitation out to an organisation that is here; what it was made out to is kept, and goes when nothing
/// else came of it.
pub fn bind_to(conn: &mut Conn, invitation: &mut Invitation, to: OrganisationId) -> Result<()> {
    let made = invitation.organisation_id;
    let name: String = organisations::table
        .filter(organisations::id.eq(made))
        .select(organisations::name)
        .first(conn)?;
    diesel::update(invitations::table.filter(invitations::id.eq(invitation.id)))
        .set((
            invitations::organisation_id.eq(to),
            invitations::invited_as.eq(Some(name)),
        ))
        .execute(conn)?;
    invitation.organisation_id = to;
    drop_unused(conn, made)
}

/// Makes an organisation a party invited to a round.
fn admit(conn: &mut Conn, now: Moment, round: RoundId, organisation: OrganisationId) -> Result<()> {
    let known = diesel::update(
        parties::table
            .filter(parties::round_id.eq(round))
            .filter(parties::organisation_id.eq(organisation)),
    )
    .set(parties::invited.eq(true))
    .execute(conn)?;
    if known > 0 {
        return Ok(());
    }
    let (name, group): (String, String) = organisations::table
        .filter(organisations::id.eq(organisation))
        .select((organisations::name, organisations::group_code))
        .first(conn)?;
    diesel::insert_into(parties::table)
        .values((
            parties::round_id.eq(round),
            parties::organisation_id.eq(Some(organisation)),
            parties::name.eq(name),
            parties::group_code.eq(group),
            parties::invited.eq(true),
            parties::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether an organisation was invited to a round and accepted.
pub fn is_admitted(conn: &mut Conn, round: RoundId, organisation: OrganisationId) -> Result<bool> {
    let found: i64 = parties::table
        .filter(parties::round_id.eq(round))
        .filter(parties::organisation_id.eq(organisation))
        .filter(parties::invited.eq(true))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Invitations to an organisation that can still be accepted, newest first.
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
        .select(Invitation::as_select())
        .load(conn)?)
}

/// Takes back an invitation that this organisation sent itself.
///
/// # Errors
/// [`Error::NotFound`] when there is none to take back, also when the ministry sent it.
pub fn withdraw(conn: &mut Conn, organisation: OrganisationId, id: InvitationId) -> Result<()> {
    let changed = diesel::delete(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::organisation_id.eq(organisation))
            .filter(invitations::by_staff.eq(false))
            .filter(invitations::accepted_at.is_null()),
    )
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Takes back an invitation of the ministry. The organisation it was made for goes with it, when
/// nothing else came of that.
///
/// # Errors
/// [`Error::NotFound`] when there is none to take back.
pub fn withdraw_by_staff(conn: &mut Conn, id: InvitationId) -> Result<()> {
    let organisation: Option<OrganisationId> = diesel::delete(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::by_staff.eq(true))
            .filter(invitations::accepted_at.is_null()),
    )
    .returning(invitations::organisation_id)
    .get_result(conn)
    .optional()?;
    drop_unused(conn, organisation.ok_or(Error::NotFound)?)
}

/// Drops an organisation that was made for an invitation of which nothing came.
fn drop_unused(conn: &mut Conn, organisation: OrganisationId) -> Result<()> {
    let of = organisations::id;
    diesel::delete(
        organisations::table
            .filter(of.eq(organisation))
            .filter(organisations::provenance.eq(Provenance::Invitation))
            .filter(not(exists(
                memberships::table.filter(memberships::organisation_id.eq(of)),
            )))
            .filter(not(exists(
                invitations::table.filter(invitations::organisation_id.eq(of)),
            )))
            .filter(not(exists(
                parties::table.filter(parties::organisation_id.eq(of.nullable())),
            )))
            .filter(not(exists(
                signatures::table.filter(signatures::organisation_id.eq(of)),
            ))),
    )
    .execute(conn)?;
    Ok(())
}
