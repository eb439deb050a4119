//! Human checks in the database: each is good for one time.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Fault};

use crate::db::Conn;
use crate::db::schema::human_checks;
use crate::error::Result;
use crate::platform::random;
use crate::types::Moment;

/// Uses a check up, which runs out by itself at `until`; tells whether it was there to be used.
pub fn use_up(conn: &mut Conn, nonce: &str, until: Moment) -> Result<bool> {
    // A savepoint: on PostgreSQL a refused row would end the whole transaction.
    let made: Result<usize, Fault> = conn.transaction(|conn| {
        diesel::insert_into(human_checks::table)
            .values((
                human_checks::nonce_hash.eq(random::token_hash(nonce)),
                human_checks::expires_at.eq(until),
            ))
            .execute(conn)
    });
    match made {
        Ok(_) => Ok(true),
        Err(Fault::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(fault) => Err(fault.into()),
    }
}

/// Forgets checks that have run out: they are refused by their own time.
pub fn forget_checks(conn: &mut Conn, now: Moment) -> Result<()> {
    diesel::delete(human_checks::table.filter(human_checks::expires_at.le(now))).execute(conn)?;
    Ok(())
}
