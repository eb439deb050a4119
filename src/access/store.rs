//! Sessions and API tokens, and the person behind one with all roles.

mod ending;

use chrono::Duration;
use diesel::prelude::*;

use super::model::{MemberRole, Membership, Scopes, Staff, StaffRole, Viewer};
use crate::db::ids::{AccountId, ApiTokenId, ConsultationId, OrganisationId};
use crate::db::schema::{accounts, api_tokens, memberships, organisations, sessions, staff};
use crate::db::{Conn, Moment};
use crate::error::Result;
use crate::platform::random;
use crate::platform::texts::Language;

pub use ending::{Ended, end_all_access};

/// Starts a session and returns the secret for its cookie.
///
/// # Errors
/// When the database fails.
pub fn start_session(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    length: Duration,
) -> Result<String> {
    let token = random::token();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(random::token_hash(&token)),
            sessions::account_id.eq(account),
            sessions::created_at.eq(now),
            sessions::expires_at.eq(now + length),
        ))
        .execute(conn)?;
    Ok(token)
}

/// Ends the session with this secret, if there is one.
///
/// # Errors
/// When the database fails.
pub fn end_session(conn: &mut Conn, token: &str) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(random::token_hash(token))))
        .execute(conn)?;
    Ok(())
}

/// Deletes sessions that have run out; returns how many.
///
/// # Errors
/// When the database fails.
pub fn forget_expired(conn: &mut Conn, now: Moment) -> Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)?)
}

/// The person behind a session's secret.
///
/// # Errors
/// When the database fails.
pub fn find_by_session(conn: &mut Conn, now: Moment, token: &str) -> Result<Option<Viewer>> {
    let account: Option<AccountId> = sessions::table
        .filter(sessions::token_hash.eq(random::token_hash(token)))
        .filter(sessions::expires_at.gt(now))
        .select(sessions::account_id)
        .first(conn)
        .optional()?;
    account.map(|id| find_viewer(conn, id)).transpose()
}

/// A bearer token that works, and the person it stands for.
#[derive(Debug, Clone)]
pub struct Bearer {
    pub token: ApiTokenId,
    pub scopes: Scopes,
    /// To the day.
    pub last_used_at: Option<Moment>,
    /// With all roles: ask [`Viewer::within`] for what the token allows.
    pub viewer: Viewer,
}

/// The token with this secret, unless it was revoked or has run out.
///
/// # Errors
/// When the database fails.
pub fn find_by_api_token(conn: &mut Conn, now: Moment, token: &str) -> Result<Option<Bearer>> {
    let row: Option<(ApiTokenId, AccountId, String, Option<Moment>)> = api_tokens::table
        .filter(api_tokens::token_hash.eq(random::token_hash(token)))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .select((
            api_tokens::id,
            api_tokens::account_id,
            api_tokens::scopes,
            api_tokens::last_used_at,
        ))
        .first(conn)
        .optional()?;
    let Some((token, account, scopes, last_used_at)) = row else {
        return Ok(None);
    };
    Ok(Some(Bearer {
        token,
        scopes: Scopes::stored(&scopes),
        last_used_at,
        viewer: find_viewer(conn, account)?,
    }))
}

/// Notes that a token was used on the day of `now`; not when on that day.
///
/// # Errors
/// When the database fails.
pub fn api_token_used(conn: &mut Conn, now: Moment, token: ApiTokenId) -> Result<()> {
    diesel::update(api_tokens::table.filter(api_tokens::id.eq(token)))
        .set(api_tokens::last_used_at.eq(Some(now.date().and_time(chrono::NaiveTime::MIN))))
        .execute(conn)?;
    Ok(())
}

/// A person with all roles.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such account.
pub fn find_viewer(conn: &mut Conn, account: AccountId) -> Result<Viewer> {
    let (email, name, language, admin, verified_at): (
        String,
        String,
        Language,
        bool,
        Option<Moment>,
    ) = accounts::table
        .filter(accounts::id.eq(account))
        .select((
            accounts::email,
            accounts::name,
            accounts::language,
            accounts::admin,
            accounts::verified_at,
        ))
        .first(conn)?;
    let roles: Vec<(ConsultationId, StaffRole)> = staff::table
        .filter(staff::account_id.eq(account))
        .select((staff::consultation_id, staff::role))
        .order(staff::id)
        .load(conn)?;
    let places: Vec<(OrganisationId, String, String, MemberRole)> = memberships::table
        .inner_join(organisations::table)
        .filter(memberships::account_id.eq(account))
        .select((
            organisations::id,
            organisations::name,
            organisations::group_code,
            memberships::role,
        ))
        .order(memberships::id)
        .load(conn)?;
    Ok(Viewer {
        account,
        email,
        name,
        language,
        admin,
        verified: verified_at.is_some(),
        responds: true,
        staff: roles
            .into_iter()
            .map(|(consultation, role)| Staff { consultation, role })
            .collect(),
        memberships: places
            .into_iter()
            .map(|(organisation, name, group_code, role)| Membership {
                organisation,
                name,
                group_code,
                role,
            })
            .collect(),
    })
}
