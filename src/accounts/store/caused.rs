//! Mails that participants have caused to others, for as long as they count.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::caused_mails;
use crate::error::Result;
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::AccountId;

/// How many mails an account has caused since `since`.
pub fn caused_since(conn: &mut Conn, account: AccountId, since: Moment) -> Result<i64> {
    Ok(caused_mails::table
        .filter(caused_mails::account_id.eq(account))
        .filter(caused_mails::caused_at.gt(since))
        .count()
        .get_result(conn)?)
}

/// Whether an account has caused a mail to this recipient since `since` that was not answered.
pub fn is_waiting(
    conn: &mut Conn,
    account: AccountId,
    recipient: &str,
    since: Moment,
) -> Result<bool> {
    let count: i64 = caused_mails::table
        .filter(caused_mails::account_id.eq(account))
        .filter(caused_mails::recipient_hash.eq(random::sha256_hex(recipient.as_bytes())))
        .filter(caused_mails::caused_at.gt(since))
        .filter(caused_mails::answered_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(count > 0)
}

/// Notes a mail that an account causes.
pub fn note_caused(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    recipient: &str,
) -> Result<()> {
    diesel::insert_into(caused_mails::table)
        .values((
            caused_mails::account_id.eq(account),
            caused_mails::recipient_hash.eq(random::sha256_hex(recipient.as_bytes())),
            caused_mails::caused_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that a recipient answered: whoever wrote to them may write again.
pub fn note_answered(conn: &mut Conn, now: Moment, recipient: &str) -> Result<()> {
    diesel::update(
        caused_mails::table
            .filter(caused_mails::recipient_hash.eq(random::sha256_hex(recipient.as_bytes())))
            .filter(caused_mails::answered_at.is_null()),
    )
    .set(caused_mails::answered_at.eq(Some(now)))
    .execute(conn)?;
    Ok(())
}

/// Deletes what no longer counts; returns how many.
pub fn forget_caused(conn: &mut Conn, before: Moment) -> Result<usize> {
    Ok(
        diesel::delete(caused_mails::table.filter(caused_mails::caused_at.lt(before)))
            .execute(conn)?,
    )
}
