//! One at a time, for what no row stands for.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::Conn;
use crate::error::Result;

/// Waits until no other transaction holds `what`, and holds it until this one ends. On PostgreSQL; SQLite
/// has one writer anyway.
pub fn hold(conn: &mut Conn, what: &str) -> Result<()> {
    if let Conn::Pg(conn) = conn {
        // The first number is ours alone; the audit log's lock has one number only.
        diesel::sql_query("SELECT pg_advisory_xact_lock(7210002, hashtext($1))")
            .bind::<Text, _>(what)
            .execute(conn)?;
    }
    Ok(())
}
