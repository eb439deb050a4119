//! Links asked for, until a worker has found out whether the address is somebody's.

use diesel::prelude::*;

use crate::accounts::model::Purpose;
use crate::db::Conn;
use crate::db::schema::link_requests;
use crate::error::Result;
use crate::platform::texts::Language;
use crate::types::Moment;

/// A link that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = link_requests)]
pub struct LinkRequest {
    pub id: i64,
    pub purpose: Purpose,
    /// Cleaned.
    pub email: String,
    /// Of whoever asked.
    pub language: Language,
    /// Their network address, or empty.
    pub origin: String,
}

/// Writes down that a link was asked for.
pub fn ask(
    conn: &mut Conn,
    now: Moment,
    purpose: Purpose,
    email: &str,
    language: Language,
    origin: &str,
) -> Result<()> {
    diesel::insert_into(link_requests::table)
        .values((
            link_requests::purpose.eq(purpose),
            link_requests::email.eq(email),
            link_requests::language.eq(language),
            link_requests::origin.eq(origin),
            link_requests::asked_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The oldest requests that wait, at most `limit`.
pub fn asked(conn: &mut Conn, limit: i64) -> Result<Vec<LinkRequest>> {
    Ok(link_requests::table
        .order(link_requests::id)
        .limit(limit)
        .select(LinkRequest::as_select())
        .load(conn)?)
}

/// Takes a request out of the line; false when another worker did.
pub fn take(conn: &mut Conn, id: i64) -> Result<bool> {
    let taken =
        diesel::delete(link_requests::table.filter(link_requests::id.eq(id))).execute(conn)?;
    Ok(taken == 1)
}
