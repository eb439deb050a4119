//! Sessions: a browser signed in, until it runs out, is idle for too long or is ended.

use chrono::Duration;
use diesel::prelude::*;

use super::{PersonRow, RolesRow, account_used, browsers, viewer_of};
use crate::access::model::Viewer;
use crate::db::Conn;
use crate::db::schema::{accounts, memberships, organisations, sessions, staff};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::{AccountId, SessionId};

/// When a session was last used is kept to so many minutes.
const USED_MINUTES: i64 = 2;

/// The browser somebody signs in with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Device {
    /// The secret of its own cookie, by which it is known again; "" for none.
    pub secret: String,
    /// As "Firefox, Linux"; "" when it does not say.
    pub browser: String,
    /// Network address, or empty.
    pub origin: String,
}

/// Starts a session for somebody who proved just now who they are, and returns the secret for its cookie;
/// the browser is known from now on.
pub fn start_session(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    length: Duration,
    device: &Device,
) -> Result<String> {
    let token = random::token();
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(random::token_hash(&token)),
            sessions::account_id.eq(account),
            sessions::created_at.eq(now),
            sessions::expires_at.eq(now + length),
            sessions::browser.eq(&device.browser),
            sessions::origin.eq(&device.origin),
            sessions::used_at.eq(now),
            sessions::proved_at.eq(Some(now)),
        ))
        .execute(conn)?;
    if !device.secret.is_empty() {
        browsers::remember_browser(conn, now, account, &device.secret)?;
    }
    account_used(conn, now, account)?;
    Ok(token)
}

/// Ends the session with this secret, if there is one.
pub fn end_session(conn: &mut Conn, token: &str) -> Result<()> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(random::token_hash(token))))
        .execute(conn)?;
    Ok(())
}

/// A session that works, and who is signed in by it.
#[derive(Debug, Clone)]
pub struct Presence {
    pub session: SessionId,
    pub viewer: Viewer,
    /// Whether it is time to note that it is used, by [`session_used`].
    pub stale: bool,
}

/// A session as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    id: SessionId,
    used_at: Moment,
    proved_at: Option<Moment>,
}

/// The session with this secret. One of staff or an admin has ended when it was not used for
/// `staff_idle`; zero: never for that.
pub fn find_by_session(
    conn: &mut Conn,
    now: Moment,
    token: &str,
    staff_idle: Duration,
) -> Result<Option<Presence>> {
    let rows: Vec<(SessionRow, PersonRow, RolesRow)> = sessions::table
        .inner_join(
            accounts::table
                .left_join(memberships::table.left_join(organisations::table))
                .left_join(staff::table),
        )
        .filter(sessions::token_hash.eq(random::token_hash(token)))
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::blocked_at.is_null())
        .order((memberships::id, staff::id))
        .select((
            SessionRow::as_select(),
            PersonRow::as_select(),
            RolesRow::as_select(),
        ))
        .load(conn)?;
    let Some(session) = rows.first().map(|(session, ..)| session.clone()) else {
        return Ok(None);
    };
    let rows = rows.into_iter().map(|(_, person, row)| (person, row));
    let Some(viewer) = viewer_of(rows.collect()) else {
        return Ok(None);
    };
    let idle = now - session.used_at;
    if viewer.is_staff() && staff_idle > Duration::zero() && idle >= staff_idle {
        return Ok(None);
    }
    Ok(Some(Presence {
        session: session.id,
        viewer: Viewer {
            proved_at: session.proved_at,
            ..viewer
        },
        stale: idle >= Duration::minutes(USED_MINUTES),
    }))
}

/// Notes that a session is used.
pub fn session_used(conn: &mut Conn, now: Moment, session: SessionId) -> Result<()> {
    diesel::update(sessions::table.filter(sessions::id.eq(session)))
        .set(sessions::used_at.eq(now))
        .execute(conn)?;
    let account = sessions::table
        .filter(sessions::id.eq(session))
        .select(sessions::account_id)
        .first(conn)
        .optional()?;
    account.map_or(Ok(()), |account| account_used(conn, now, account))
}

/// Notes that whoever is in the session with this secret proved to know the password.
///
/// # Errors
/// [`Error::SignInRequired`] when there is no such session any more.
pub fn session_proved(conn: &mut Conn, now: Moment, token: &str) -> Result<()> {
    let proved =
        diesel::update(sessions::table.filter(sessions::token_hash.eq(random::token_hash(token))))
            .set(sessions::proved_at.eq(Some(now)))
            .execute(conn)?;
    if proved == 0 {
        return Err(Error::SignInRequired);
    }
    Ok(())
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct SessionShown {
    pub id: SessionId,
    /// As "Firefox, Linux"; "" when it did not say.
    pub browser: String,
    /// Network address, or empty.
    pub origin: String,
    pub created_at: Moment,
    /// To some minutes.
    pub used_at: Moment,
}

/// Sessions of an account that have not run out, the last used first, and which of them has the secret
/// `token`.
pub fn sessions_of(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    token: &str,
) -> Result<(Vec<SessionShown>, Option<SessionId>)> {
    let own = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::expires_at.gt(now));
    let all = own
        .order((sessions::used_at.desc(), sessions::id.desc()))
        .select(SessionShown::as_select())
        .load(conn)?;
    let here = own
        .filter(sessions::token_hash.eq(random::token_hash(token)))
        .select(sessions::id)
        .first(conn)
        .optional()?;
    Ok((all, here))
}

/// Ends one session of this account.
///
/// # Errors
/// [`Error::NotFound`] when it is not this account's, or ended already.
pub fn end_session_of(conn: &mut Conn, account: AccountId, session: SessionId) -> Result<()> {
    let ended = diesel::delete(
        sessions::table
            .filter(sessions::id.eq(session))
            .filter(sessions::account_id.eq(account)),
    )
    .execute(conn)?;
    if ended == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Deletes sessions that have run out and browsers not seen for long; returns how many sessions.
pub fn forget_expired(conn: &mut Conn, now: Moment) -> Result<usize> {
    browsers::forget_old(conn, now)?;
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)?)
}
