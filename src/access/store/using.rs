//! When an account was last used, by a person or a program: an unused one has its term.

use chrono::Duration;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::accounts;
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::AccountId;

/// Notes that an account is used, to the day; who was told that it would be erased can forget about it.
pub(super) fn account_used(conn: &mut Conn, now: Moment, account: AccountId) -> Result<()> {
    let long_ago = accounts::last_used_at
        .is_null()
        .or(accounts::last_used_at.le(now - Duration::days(1)));
    diesel::update(
        accounts::table
            .filter(accounts::id.eq(account))
            .filter(long_ago.or(accounts::warned_at.is_not_null())),
    )
    .set((
        accounts::last_used_at.eq(Some(now)),
        accounts::warned_at.eq(None::<Moment>),
    ))
    .execute(conn)?;
    Ok(())
}
