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
    let rows: Vec<(TokenRow, PersonRow, RolesRow)> = api_tokens::table
        .inner_join(
            accounts::table
                .left_join(memberships::table.left_join(organisations::table))
                .left_join(staff::table),
        )
        .filter(api_tokens::token_hash.eq(random::token_hash(token)))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .filter(accounts::blocked_at.is_null())
        .order((memberships::id, staff::id))
        .select((
            TokenRow::as_select(),
            PersonRow::as_select(),
            RolesRow::as_select(),
        ))
        .load(conn)?;
    let Some(token) = rows.first().map(|(token, ..)| token.clone()) else {
        return Ok(None);
    };
    let rows = rows.into_iter().map(|(_, person, row)| (person, row));
    Ok(viewer_of(rows.collect()).map(|viewer| Bearer {
        token: token.id,
        scopes: Scopes::stored(&token.scopes),
        last_used_at: token.last_used_at,
        viewer,
    }))
}

/// A bearer token as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = api_tokens)]
struct TokenRow {
    id: ApiTokenId,
    scopes: String,
    last_used_at: Option<Moment>,
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

/// A person with all roles; the one place where somebody comes to be signed in.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such account, or it is blocked.
pub fn find_viewer(conn: &mut Conn, account: AccountId) -> Result<Viewer> {
    let rows = accounts::table
        .left_join(memberships::table.left_join(organisations::table))
        .left_join(staff::table)
        .filter(accounts::id.eq(account))
        .filter(accounts::blocked_at.is_null())
        .order((memberships::id, staff::id))
        .select((PersonRow::as_select(), RolesRow::as_select()))
        .load(conn)?;
    viewer_of(rows).ok_or(Error::NotFound)
}

/// What is known of a person.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
struct PersonRow {
    id: AccountId,
    email: String,
    name: String,
    language: Language,
    admin: bool,
    verified_at: Option<Moment>,
}

/// One of a person's memberships with one of their roles as staff: each with each, and empty for somebody who has none.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = memberships)]
struct RolesRow {
    #[diesel(select_expression = organisations::id.nullable())]
    organisation: Option<OrganisationId>,
    #[diesel(select_expression = organisations::name.nullable())]
    name: Option<String>,
    #[diesel(select_expression = organisations::group_code.nullable())]
    group_code: Option<String>,
    #[diesel(select_expression = memberships::role.nullable())]
    role: Option<MemberRole>,
    #[diesel(select_expression = staff::consultation_id.nullable())]
    consultation: Option<ConsultationId>,
    #[diesel(select_expression = staff::role.nullable())]
    staff_role: Option<StaffRole>,
}

impl RolesRow {
    fn membership(&self) -> Option<Membership> {
        Some(Membership {
            organisation: self.organisation?,
            name: self.name.clone()?,
            group_code: self.group_code.clone()?,
            role: self.role?,
        })
    }

    fn staff(&self) -> Option<Staff> {
        Some(Staff {
            consultation: self.consultation?,
            role: self.staff_role?,
        })
    }
}

/// The person that all these rows are about; `None` without rows.
fn viewer_of(rows: Vec<(PersonRow, RolesRow)>) -> Option<Viewer> {
    let (person, _) = rows.first()?;
    let mut viewer = Viewer {
        account: person.id,
        email: person.email.clone(),
        name: person.name.clone(),
        language: person.language,
        admin: person.admin,
        verified: person.verified_at.is_some(),
        responds: true,
        proved_at: None,
        staff: Vec::new(),
        memberships: Vec::new(),
    };
    for (_, row) in rows {
        let membership = row.membership();
        viewer.memberships.extend(membership.filter(|one| {
            !viewer
                .memberships
                .iter()
                .any(|known| known.organisation == one.organisation)
        }));
        let role = row.staff();
        viewer
            .staff
            .extend(role.filter(|one| !viewer.staff.contains(one)));
    }
    Some(viewer)
}
