//! API tokens, and the person behind a session or token with all roles.

mod browsers;
mod ending;
mod guest_progress;
mod guests;
mod sessions;
mod using;

use diesel::prelude::*;

use super::model::{MemberRole, Membership, Scopes, Staff, StaffRole, Viewer};
use crate::db::Conn;
use crate::db::schema::{accounts, api_tokens, memberships, organisations, staff};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, ApiTokenId, ConsultationId, OrganisationId};

pub use browsers::{KNOWN_DAYS, is_known_browser, remember_browser};
pub use ending::{Ended, end_all_access};
pub use guest_progress::{
    GuestProgress, forget_guest_addresses, guest_checked, guest_confirmed, guest_lasts,
    guest_progress, guest_sent, guests_due, guests_of_address, recent_starts, remove_guest,
};
pub use guests::{
    GuestPurpose, NewGuest, end_guest, end_guest_token, find_guest, find_guest_by_token,
    find_guest_of_link, forget_expired_guest_tokens, insert_guest, issue_guest_token,
    revoke_guest_tokens, use_guest_link,
};
pub use sessions::{
    Device, Presence, SessionShown, end_session, end_session_of, find_by_session, forget_expired,
    session_proved, session_used, sessions_of, start_session,
};
use using::account_used;

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
    Ok(find_unless_blocked(conn, account)?.map(|viewer| Bearer {
        token,
        scopes: Scopes::stored(&scopes),
        last_used_at,
        viewer,
    }))
}

/// Notes that a token was used on the day of `now`; not when on that day.
pub fn api_token_used(conn: &mut Conn, now: Moment, token: ApiTokenId) -> Result<()> {
    diesel::update(api_tokens::table.filter(api_tokens::id.eq(token)))
        .set(api_tokens::last_used_at.eq(Some(now.date().and_time(chrono::NaiveTime::MIN))))
        .execute(conn)?;
    let account = api_tokens::table
        .filter(api_tokens::id.eq(token))
        .select(api_tokens::account_id)
        .first(conn)?;
    account_used(conn, now, account)
}

/// A person with all roles, unless the account is blocked.
fn find_unless_blocked(conn: &mut Conn, account: AccountId) -> Result<Option<Viewer>> {
    match find_viewer(conn, account) {
        Ok(viewer) => Ok(Some(viewer)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A person with all roles; the one place where somebody comes to be signed in.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such account, or it is blocked.
pub fn find_viewer(conn: &mut Conn, account: AccountId) -> Result<Viewer> {
    let (email, name, language, admin, verified_at): (
        String,
        String,
        Language,
        bool,
        Option<Moment>,
    ) = accounts::table
        .filter(accounts::id.eq(account))
        .filter(accounts::blocked_at.is_null())
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
        proved_at: None,
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
