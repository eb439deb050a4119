//! Organisations and their members.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::access::MemberRole;
use crate::accounts::model::{Member, Organisation};
use crate::db::ids::{AccountId, OrganisationId};
use crate::db::schema::{accounts, memberships, organisations};
use crate::db::{Conn, Moment, hold};
use crate::error::{Error, Result};

/// The organisation with this id.
///
/// # Errors
/// [`Error::NotFound`].
pub fn organisation(conn: &mut Conn, id: OrganisationId) -> Result<Organisation> {
    Ok(organisations::table
        .filter(organisations::id.eq(id))
        .first(conn)?)
}

/// The organisation with exactly this name, if any.
///
/// # Errors
/// When the database fails.
pub fn organisation_by_name(conn: &mut Conn, name: &str) -> Result<Option<Organisation>> {
    Ok(organisations::table
        .filter(organisations::name.eq(name))
        .first(conn)
        .optional()?)
}

/// Makes an organisation.
///
/// # Errors
/// [`Error::Refused`] when the name is taken.
pub fn insert_organisation(
    conn: &mut Conn,
    now: Moment,
    name: &str,
    group: &str,
) -> Result<OrganisationId> {
    if organisation_by_name(conn, name)?.is_some() {
        return Err(Error::refused("accounts-organisation-taken"));
    }
    diesel::insert_into(organisations::table)
        .values((
            organisations::name.eq(name),
            organisations::group_code.eq(group),
            organisations::created_at.eq(now),
        ))
        .returning(organisations::id)
        .get_result(conn)
        .map_err(|error| match error {
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Error::refused("accounts-organisation-taken")
            }
            other => other.into(),
        })
}

/// The organisation with this name; made in `group` when there is none. One that is there keeps
/// its own group.
///
/// # Errors
/// When the database fails.
pub fn find_or_create_organisation(
    conn: &mut Conn,
    now: Moment,
    name: &str,
    group: &str,
) -> Result<OrganisationId> {
    match organisation_by_name(conn, name)? {
        Some(known) => Ok(known.id),
        None => insert_organisation(conn, now, name, group),
    }
}

/// At most `limit` organisations by id after `after`.
///
/// # Errors
/// When the database fails.
pub fn list_organisations(
    conn: &mut Conn,
    after: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let mut query = organisations::table
        .order(organisations::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(organisations::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// How many organisations there are.
///
/// # Errors
/// When the database fails.
pub fn count_organisations(conn: &mut Conn) -> Result<i64> {
    Ok(organisations::table.count().get_result(conn)?)
}

/// The members of an organisation, in the order they joined.
///
/// # Errors
/// When the database fails.
pub fn members_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Member>> {
    Ok(memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq(organisation))
        .order(memberships::id)
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            memberships::role,
        ))
        .load(conn)?)
}

/// Somebody's role in an organisation, if they are in it.
///
/// # Errors
/// When the database fails.
pub fn membership_role(
    conn: &mut Conn,
    organisation: OrganisationId,
    account: AccountId,
) -> Result<Option<MemberRole>> {
    Ok(memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::account_id.eq(account))
        .select(memberships::role)
        .first(conn)
        .optional()?)
}

/// Makes somebody a member. A member becomes a lead when `role` says so, never the reverse.
///
/// # Errors
/// When the database fails.
pub fn join(
    conn: &mut Conn,
    now: Moment,
    organisation: OrganisationId,
    account: AccountId,
    role: MemberRole,
) -> Result<()> {
    match membership_role(conn, organisation, account)? {
        None => {
            diesel::insert_into(memberships::table)
                .values((
                    memberships::organisation_id.eq(organisation),
                    memberships::account_id.eq(account),
                    memberships::role.eq(role),
                    memberships::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        }
        Some(MemberRole::Member) if role == MemberRole::Lead => {
            set_role(conn, organisation, account, role)
        }
        Some(_) => Ok(()),
    }
}

/// Changes a member's role.
///
/// # Errors
/// [`Error::NotFound`] when they are no member.
pub fn set_role(
    conn: &mut Conn,
    organisation: OrganisationId,
    account: AccountId,
    role: MemberRole,
) -> Result<()> {
    let changed = diesel::update(
        memberships::table
            .filter(memberships::organisation_id.eq(organisation))
            .filter(memberships::account_id.eq(account)),
    )
    .set(memberships::role.eq(role))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Ends a membership.
///
/// # Errors
/// [`Error::NotFound`] when they are no member.
pub fn leave(conn: &mut Conn, organisation: OrganisationId, account: AccountId) -> Result<()> {
    let changed = diesel::delete(
        memberships::table
            .filter(memberships::organisation_id.eq(organisation))
            .filter(memberships::account_id.eq(account)),
    )
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Lets nobody else change who leads an organisation until the transaction ends: of two leads who leave at
/// once, one stays.
///
/// # Errors
/// When the database fails.
pub fn hold_leads(conn: &mut Conn, organisation: OrganisationId) -> Result<()> {
    hold(conn, &format!("leads {organisation}"))
}

/// How many leads an organisation has.
///
/// # Errors
/// When the database fails.
pub fn lead_count(conn: &mut Conn, organisation: OrganisationId) -> Result<i64> {
    Ok(memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::role.eq(MemberRole::Lead))
        .count()
        .get_result(conn)?)
}
