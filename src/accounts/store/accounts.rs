//! The accounts table, and who works on which consultation.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::access::StaffRole;
use crate::accounts::model::Account;
use crate::db::schema::{accounts, consultations, memberships, staff};
use crate::db::{Conn, hold};
use crate::error::{Error, Result};
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, ConsultationId};

/// What an account begins with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Cleaned.
    pub email: String,
    pub name: String,
    /// A PHC string.
    pub password_hash: Option<String>,
    pub language: Language,
    pub admin: bool,
    pub verified_at: Option<Moment>,
}

/// A role of somebody in a consultation.
#[derive(Debug, Clone, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = staff)]
pub struct Appointment {
    #[diesel(column_name = account_id)]
    pub account: AccountId,
    #[diesel(select_expression = consultations::id)]
    pub consultation: ConsultationId,
    #[diesel(select_expression = consultations::slug)]
    pub slug: String,
    #[diesel(select_expression = consultations::title)]
    pub title: String,
    pub role: StaffRole,
}

/// The account with this id.
///
/// # Errors
/// [`Error::NotFound`].
pub fn account(conn: &mut Conn, id: AccountId) -> Result<Account> {
    Ok(accounts::table
        .filter(accounts::id.eq(id))
        .select(Account::as_select())
        .first(conn)?)
}

/// The account with this cleaned address, if any.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Account>> {
    Ok(accounts::table
        .filter(accounts::email.eq(email))
        .select(Account::as_select())
        .first(conn)
        .optional()?)
}

/// The hash of an account's password, if it has one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such account.
pub fn password_hash(conn: &mut Conn, id: AccountId) -> Result<Option<String>> {
    Ok(accounts::table
        .filter(accounts::id.eq(id))
        .select(accounts::password_hash)
        .first(conn)?)
}

/// Makes an account.
///
/// # Errors
/// [`Error::Refused`] when the address has one already.
pub fn insert(conn: &mut Conn, now: Moment, new: &NewAccount) -> Result<AccountId> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::email.eq(&new.email),
            accounts::name.eq(&new.name),
            accounts::password_hash.eq(&new.password_hash),
            accounts::language.eq(new.language),
            accounts::admin.eq(new.admin),
            accounts::verified_at.eq(new.verified_at),
            accounts::created_at.eq(now),
        ))
        .returning(accounts::id)
        .get_result(conn)
        .map_err(taken)
}

/// Changes name and language.
pub fn rename(conn: &mut Conn, id: AccountId, name: &str, language: Language) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(id)))
        .set((accounts::name.eq(name), accounts::language.eq(language)))
        .execute(conn)?;
    Ok(())
}

/// Stores a new password's hash.
pub fn set_password(conn: &mut Conn, id: AccountId, hash: &str) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(id)))
        .set(accounts::password_hash.eq(Some(hash)))
        .execute(conn)?;
    Ok(())
}

/// Notes that the address was confirmed.
pub fn verify(conn: &mut Conn, now: Moment, id: AccountId) -> Result<()> {
    diesel::update(
        accounts::table
            .filter(accounts::id.eq(id))
            .filter(accounts::verified_at.is_null()),
    )
    .set(accounts::verified_at.eq(Some(now)))
    .execute(conn)?;
    Ok(())
}

/// Makes an account an admin, or no longer one; one admin must stay.
///
/// # Errors
/// [`Error::Refused`] for the last admin, [`Error::NotFound`].
pub fn set_admin(conn: &mut Conn, id: AccountId, admin: bool) -> Result<()> {
    hold(conn, ADMINS)?;
    let changed = diesel::update(accounts::table.filter(accounts::id.eq(id)))
        .set(accounts::admin.eq(admin))
        .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    require_admin_left(conn)
}

/// Held by whoever takes an admin away: of two who leave at once, one stays.
const ADMINS: &str = "admins";

fn require_admin_left(conn: &mut Conn) -> Result<()> {
    let left: i64 = accounts::table
        .filter(accounts::admin.eq(true))
        .filter(accounts::blocked_at.is_null())
        .count()
        .get_result(conn)?;
    if left == 0 {
        return Err(Error::refused("accounts-last-admin"));
    }
    Ok(())
}

/// Blocks an account since then, or no longer. One admin must stay who can get in.
///
/// # Errors
/// [`Error::Refused`] for the last admin; [`Error::NotFound`] when there is none such, or it was erased.
pub fn set_blocked(conn: &mut Conn, id: AccountId, since: Option<Moment>) -> Result<()> {
    hold(conn, ADMINS)?;
    let is_admin: bool = diesel::update(
        accounts::table
            .filter(accounts::id.eq(id))
            .filter(accounts::erased_at.is_null()),
    )
    .set(accounts::blocked_at.eq(since))
    .returning(accounts::admin)
    .get_result(conn)?;
    // Of others there may be as few as there were.
    if is_admin {
        require_admin_left(conn)?;
    }
    Ok(())
}

/// Changes the address.
///
/// # Errors
/// [`Error::Refused`] when it has an account already that somebody confirmed.
pub fn set_email(conn: &mut Conn, id: AccountId, email: &str) -> Result<()> {
    // Asked for and never finished: nothing of anybody's is in it.
    diesel::delete(
        accounts::table
            .filter(accounts::email.eq(email))
            .filter(accounts::id.ne(id))
            .filter(accounts::verified_at.is_null())
            .filter(accounts::admin.eq(false)),
    )
    .execute(conn)?;
    diesel::update(accounts::table.filter(accounts::id.eq(id)))
        .set(accounts::email.eq(email))
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

fn taken(error: DieselError) -> Error {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
            Error::refused("accounts-email-taken")
        }
        other => other.into(),
    }
}

/// At most `limit` accounts whose address or name holds `search`, by id after `after`.
pub fn list_accounts(
    conn: &mut Conn,
    search: &str,
    after: Option<AccountId>,
    limit: i64,
) -> Result<Vec<Account>> {
    let mut query = accounts::table
        .select(Account::as_select())
        .order(accounts::id)
        .limit(limit)
        .into_boxed();
    if !search.is_empty() {
        let escaped = search
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        let pattern = format!("%{escaped}%");
        query = query.filter(
            accounts::email
                .like(pattern.to_lowercase())
                .escape('\\')
                .or(accounts::name.like(pattern).escape('\\')),
        );
    }
    if let Some(after) = after {
        query = query.filter(accounts::id.gt(after));
    }
    Ok(query.load(conn)?)
}

/// How many accounts there are.
pub fn count_accounts(conn: &mut Conn) -> Result<i64> {
    Ok(accounts::table.count().get_result(conn)?)
}

/// Deletes accounts made before `before` and never confirmed; returns how many. Sessions and
/// tokens go with them; anything else needs a confirmed address.
pub fn forget_unverified(conn: &mut Conn, before: Moment) -> Result<usize> {
    let placed = memberships::table.select(memberships::account_id);
    let working = staff::table.select(staff::account_id);
    Ok(diesel::delete(
        accounts::table
            .filter(accounts::verified_at.is_null())
            .filter(accounts::created_at.lt(before))
            .filter(accounts::admin.eq(false))
            .filter(accounts::id.ne_all(placed))
            .filter(accounts::id.ne_all(working)),
    )
    .execute(conn)?)
}

/// The roles these accounts have, in any consultation.
pub fn staff_of(conn: &mut Conn, of: &[AccountId]) -> Result<Vec<Appointment>> {
    Ok(staff::table
        .inner_join(consultations::table)
        .filter(staff::account_id.eq_any(of))
        .order(staff::id)
        .select(Appointment::as_select())
        .load(conn)?)
}

/// The id of the consultation with this slug, or [`Error::NotFound`].
fn consultation(conn: &mut Conn, slug: &str) -> Result<ConsultationId> {
    Ok(consultations::table
        .filter(consultations::slug.eq(slug))
        .select(consultations::id)
        .first(conn)?)
}

/// Gives somebody a role in the consultation with this slug; nothing changes when they have it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation.
pub fn take_on(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    slug: &str,
    role: StaffRole,
) -> Result<ConsultationId> {
    let consultation = consultation(conn, slug)?;
    let there: i64 = staff::table
        .filter(staff::consultation_id.eq(consultation))
        .filter(staff::account_id.eq(account))
        .filter(staff::role.eq(role))
        .count()
        .get_result(conn)?;
    if there == 0 {
        diesel::insert_into(staff::table)
            .values((
                staff::consultation_id.eq(consultation),
                staff::account_id.eq(account),
                staff::role.eq(role),
                staff::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(consultation)
}

/// Whether only one account has this role in a consultation.
pub fn has_one(conn: &mut Conn, consultation: ConsultationId, role: StaffRole) -> Result<bool> {
    let count: i64 = staff::table
        .filter(staff::consultation_id.eq(consultation))
        .filter(staff::role.eq(role))
        .count()
        .get_result(conn)?;
    Ok(count == 1)
}

/// Takes a role away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation, or they did not have it.
pub fn dismiss(
    conn: &mut Conn,
    account: AccountId,
    slug: &str,
    role: StaffRole,
) -> Result<ConsultationId> {
    let consultation = consultation(conn, slug)?;
    let changed = diesel::delete(
        staff::table
            .filter(staff::consultation_id.eq(consultation))
            .filter(staff::account_id.eq(account))
            .filter(staff::role.eq(role)),
    )
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(consultation)
}
