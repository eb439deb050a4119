//! Browsers in which somebody has signed in before, known by a secret of their own. A browser that is
//! known is never locked out by others who guess.

use chrono::Duration;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::known_browsers;
use crate::error::Result;
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::AccountId;

/// A browser is known so long after its last sign-in.
pub const KNOWN_DAYS: i64 = 365;

/// An account's browsers beyond these are forgotten, the longest unused first.
const BROWSERS: i64 = 20;

/// Whether somebody signed in to this account before in the browser with this secret.
pub fn is_known_browser(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    secret: &str,
) -> Result<bool> {
    let found: i64 = known_browsers::table
        .filter(known_browsers::account_id.eq(account))
        .filter(known_browsers::token_hash.eq(random::token_hash(secret)))
        .filter(known_browsers::used_at.gt(now - Duration::days(KNOWN_DAYS)))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Remembers a browser in which somebody signed in just now, or chose a password behind a mailed link.
pub fn remember_browser(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    secret: &str,
) -> Result<()> {
    let hash = random::token_hash(secret);
    diesel::delete(
        known_browsers::table
            .filter(known_browsers::account_id.eq(account))
            .filter(known_browsers::token_hash.eq(&hash)),
    )
    .execute(conn)?;
    let kept: Vec<i64> = known_browsers::table
        .filter(known_browsers::account_id.eq(account))
        .order(known_browsers::id.desc())
        .limit(BROWSERS - 1)
        .select(known_browsers::id)
        .load(conn)?;
    diesel::delete(
        known_browsers::table
            .filter(known_browsers::account_id.eq(account))
            .filter(known_browsers::id.ne_all(kept)),
    )
    .execute(conn)?;
    diesel::insert_into(known_browsers::table)
        .values((
            known_browsers::account_id.eq(account),
            known_browsers::token_hash.eq(hash),
            known_browsers::used_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Knows no browser of this account any more.
pub(super) fn forget_of(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(known_browsers::table.filter(known_browsers::account_id.eq(account)))
        .execute(conn)?;
    Ok(())
}

/// Deletes browsers that were not signed in with for so long.
pub(super) fn forget_old(conn: &mut Conn, now: Moment) -> Result<()> {
    let before = now - Duration::days(KNOWN_DAYS);
    diesel::delete(known_browsers::table.filter(known_browsers::used_at.le(before)))
        .execute(conn)?;
    Ok(())
}
