//! How a moderator narrowed the queue, kept under a name.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::queue_views;
use crate::error::Result;
use crate::types::ids::{AccountId, QueueViewId};

/// A way to narrow the queue, with the name its moderator gave it.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable)]
pub struct SavedView {
    pub id: QueueViewId,
    pub name: String,
    /// What stands behind "?" in the address of the queue.
    pub query: String,
}

/// The views of this moderator, by name.
pub fn views_of(conn: &mut Conn, of: AccountId) -> Result<Vec<SavedView>> {
    Ok(queue_views::table
        .filter(queue_views::account_id.eq(of))
        .order((queue_views::name, queue_views::id))
        .select((queue_views::id, queue_views::name, queue_views::query))
        .load(conn)?)
}

/// Keeps a view, in place of one of the same name.
pub fn insert_view(conn: &mut Conn, of: AccountId, name: &str, query: &str) -> Result<()> {
    let same = queue_views::table
        .filter(queue_views::account_id.eq(of))
        .filter(queue_views::name.eq(name));
    diesel::delete(same).execute(conn)?;
    diesel::insert_into(queue_views::table)
        .values((
            queue_views::account_id.eq(of),
            queue_views::name.eq(name),
            queue_views::query.eq(query),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets a view of this moderator's own; whether it was there.
pub fn remove_view(conn: &mut Conn, of: AccountId, id: QueueViewId) -> Result<bool> {
    let own = queue_views::table
        .filter(queue_views::account_id.eq(of))
        .filter(queue_views::id.eq(id));
    Ok(diesel::delete(own).execute(conn)? > 0)
}
