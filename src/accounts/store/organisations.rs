//! Organisations and their members.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::access::MemberRole;
use crate::accounts::model::{Member, Organisation, Provenance};
use crate::db::schema::{accounts, memberships, organisations};
use crate::db::{Conn, hold};
use crate::error::{Error, Result};
use crate::platform::names::fold;
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::{AccountId, OrganisationId};

/// The organisation with this id.
///
/// # Errors
/// [`Error::NotFound`].
pub fn organisation(conn: &mut Conn, id: OrganisationId) -> Result<Organisation> {
    Ok(organisations::table
        .filter(organisations::id.eq(id))
        .select(Organisation::as_select())
        .first(conn)?)
}

/// The organisation with this public code, as people type it.
pub fn organisation_by_code(conn: &mut Conn, code: &str) -> Result<Option<Organisation>> {
    Ok(organisations::table
        .filter(organisations::code.eq(code.trim().to_uppercase()))
        .select(Organisation::as_select())
        .first(conn)
        .optional()?)
}

/// The organisation the ministry vouches for whose name people would take for this one, if any. Those
/// that founded themselves are never found by name.
pub fn established_by_name(conn: &mut Conn, name: &str) -> Result<Option<Organisation>> {
    Ok(organisations::table
        .filter(organisations::folded.eq(fold(name)))
        .filter(organisations::provenance.ne(Provenance::Itself))
        .select(Organisation::as_select())
        .first(conn)
        .optional()?)
}

/// Whether nobody has accepted the invitation that made an organisation.
fn is_awaited(conn: &mut Conn, organisation: &Organisation) -> Result<bool> {
    if organisation.provenance != Provenance::Invitation {
        return Ok(false);
    }
    let members = memberships::table.filter(memberships::organisation_id.eq(organisation.id));
    Ok(!diesel::select(diesel::dsl::exists(members)).get_result::<bool>(conn)?)
}

/// An organisation to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewOrganisation<'a> {
    /// Cleaned.
    pub name: &'a str,
    pub group: &'a str,
    pub provenance: Provenance,
    /// Who founds or confirms it, if that is somebody with an account.
    pub by: Option<AccountId>,
}

/// Makes an organisation. One that founds itself may not take the name of one the ministry vouches
/// for; the reverse it may, so that a name that somebody took first is no obstacle. That one was invited
/// is not to be learnt by trying its name: until it accepts, its name is free.
///
/// # Errors
/// [`Error::Refused`] when the name is taken.
pub fn insert_organisation(
    conn: &mut Conn,
    now: Moment,
    new: &NewOrganisation<'_>,
) -> Result<OrganisationId> {
    let is_self = new.provenance == Provenance::Itself;
    if let Some(known) = established_by_name(conn, new.name)?
        && !(is_self && is_awaited(conn, &known)?)
    {
        return Err(Error::refused("accounts-organisation-taken"));
    }
    let by_staff = matches!(new.provenance, Provenance::Staff | Provenance::Domain);
    diesel::insert_into(organisations::table)
        .values((
            organisations::code.eq(random::code(3)),
            organisations::name.eq(new.name),
            organisations::folded.eq(fold(new.name)),
            organisations::group_code.eq(new.group),
            organisations::created_at.eq(now),
            organisations::provenance.eq(new.provenance),
            organisations::founded_by.eq(new.by.filter(|_| is_self)),
            organisations::confirmed_by.eq(new.by.filter(|_| by_staff)),
            organisations::confirmed_at.eq(by_staff.then_some(now)),
        ))
        .returning(organisations::id)
        .get_result(conn)
        .map_err(taken)
}

/// Two at once: the unique key lets one through.
fn taken(error: DieselError) -> Error {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
            Error::refused("accounts-organisation-taken")
        }
        other => other.into(),
    }
}

/// Whether this account leads an organisation whose name people would take for this one.
pub fn leads_one_called(conn: &mut Conn, account: AccountId, name: &str) -> Result<bool> {
    let found: Option<OrganisationId> = memberships::table
        .inner_join(organisations::table)
        .filter(memberships::account_id.eq(account))
        .filter(memberships::role.eq(MemberRole::Lead))
        .filter(organisations::folded.eq(fold(name)))
        .select(organisations::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Notes that staff vouch for an organisation, by its mail domain where one is given.
///
/// # Errors
/// [`Error::Refused`] when they vouch for another of that name.
pub fn confirm_organisation(
    conn: &mut Conn,
    now: Moment,
    id: OrganisationId,
    by: Option<AccountId>,
    domain: Option<&str>,
) -> Result<()> {
    let known = organisation(conn, id)?;
    if established_by_name(conn, &known.name)?.is_some_and(|other| other.id != id) {
        return Err(Error::refused("admin-organisation-name-taken"));
    }
    let provenance = match domain {
        Some(_) => Provenance::Domain,
        None => Provenance::Staff,
    };
    diesel::update(organisations::table.filter(organisations::id.eq(id)))
        .set((
            organisations::provenance.eq(provenance),
            organisations::confirmed_by.eq(by),
            organisations::confirmed_at.eq(Some(now)),
            organisations::domain.eq(domain),
        ))
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Gives an organisation another Group.
pub fn set_group(conn: &mut Conn, id: OrganisationId, group: &str) -> Result<()> {
    diesel::update(organisations::table.filter(organisations::id.eq(id)))
        .set(organisations::group_code.eq(group))
        .execute(conn)?;
    Ok(())
}

/// At most `limit` organisations that people may mean by `words`: their code, or a part of a name as
/// people see it; those the ministry vouches for come first.
pub fn organisations_like(conn: &mut Conn, words: &str, limit: i64) -> Result<Vec<Organisation>> {
    let folded = fold(words);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    // Folded names hold letters and digits only: there is nothing in them that LIKE would read.
    let part = format!("%{}%", folded.replace(['%', '_'], ""));
    let code = words.trim().to_uppercase();
    let mut found: Vec<Organisation> = organisations::table
        .filter(
            organisations::folded
                .like(part)
                .or(organisations::code.eq(code)),
        )
        .order(organisations::id)
        .limit(limit)
        .select(Organisation::as_select())
        .load(conn)?;
    found.sort_by_key(|one| !one.provenance.is_established());
    Ok(found)
}

/// At most `limit` organisations by id after `after`.
pub fn list_organisations(
    conn: &mut Conn,
    after: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<Organisation>> {
    let mut query = organisations::table
        .order(organisations::id)
        .limit(limit)
        .select(Organisation::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(organisations::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// How many organisations there are.
pub fn count_organisations(conn: &mut Conn) -> Result<i64> {
    Ok(organisations::table.count().get_result(conn)?)
}

/// The members of several organisations, in the order they joined.
pub fn members_of_several(
    conn: &mut Conn,
    of: &[OrganisationId],
) -> Result<HashMap<OrganisationId, Vec<Member>>> {
    let rows: Vec<(OrganisationId, Member)> = memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq_any(of))
        .order(memberships::id)
        .select((memberships::organisation_id, Member::as_select()))
        .load(conn)?;
    let mut found: HashMap<OrganisationId, Vec<Member>> = HashMap::new();
    for (organisation, member) in rows {
        found.entry(organisation).or_default().push(member);
    }
    Ok(found)
}

/// The members of an organisation, in the order they joined.
pub fn members_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Member>> {
    Ok(memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq(organisation))
        .order(memberships::id)
        .select(Member::as_select())
        .load(conn)?)
}

/// The organisations an account is in.
pub fn organisations_of(conn: &mut Conn, account: AccountId) -> Result<Vec<Organisation>> {
    Ok(organisations::table
        .inner_join(memberships::table)
        .filter(memberships::account_id.eq(account))
        .order(organisations::id)
        .select(Organisation::as_select())
        .load(conn)?)
}

/// Somebody's role in an organisation, if they are in it.
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
pub fn lock_leads(conn: &mut Conn, organisation: OrganisationId) -> Result<()> {
    hold(conn, &format!("leads {organisation}"))
}

/// How many leads an organisation has.
pub fn lead_count(conn: &mut Conn, organisation: OrganisationId) -> Result<i64> {
    Ok(memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::role.eq(MemberRole::Lead))
        .count()
        .get_result(conn)?)
}
