//! What drafters say: which passage a comment led to, and why a passage changed that no comment led to.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{explanations, promises};
use crate::error::Result;
use crate::promises::model::{Explanation, Promise};
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, VersionId};

/// Who says something, and when.
pub type Said = (Option<AccountId>, Moment);

/// What was linked to passages of a version, in the order it was.
pub fn promises_of(conn: &mut Conn, version: VersionId) -> Result<Vec<Promise>> {
    Ok(promises::table
        .filter(promises::version_id.eq(version))
        .order(promises::id)
        .select(Promise::as_select())
        .load(conn)?)
}

/// What these comments were linked to in a version.
pub fn promises_for(
    conn: &mut Conn,
    version: VersionId,
    comments: &[CommentId],
) -> Result<Vec<Promise>> {
    Ok(promises::table
        .filter(promises::version_id.eq(version))
        .filter(promises::comment_id.eq_any(comments))
        .order(promises::id)
        .select(Promise::as_select())
        .load(conn)?)
}

/// Links a comment to a passage; linked already, it gets this note.
pub fn link(
    conn: &mut Conn,
    (by, at): Said,
    (comment, version, key): (CommentId, VersionId, &str),
    note: &str,
) -> Result<()> {
    unlink(conn, (comment, version, key))?;
    diesel::insert_into(promises::table)
        .values((
            promises::comment_id.eq(comment),
            promises::version_id.eq(version),
            promises::passage_key.eq(key),
            promises::note.eq(note),
            promises::linked_by.eq(by),
            promises::linked_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes such a link away; false when there is none.
pub fn unlink(
    conn: &mut Conn,
    (comment, version, key): (CommentId, VersionId, &str),
) -> Result<bool> {
    let there = promises::table
        .filter(promises::comment_id.eq(comment))
        .filter(promises::version_id.eq(version))
        .filter(promises::passage_key.eq(key));
    Ok(diesel::delete(there).execute(conn)? > 0)
}

/// What was said of the changes of a version.
pub fn explanations_of(conn: &mut Conn, version: VersionId) -> Result<Vec<Explanation>> {
    Ok(explanations::table
        .filter(explanations::version_id.eq(version))
        .order(explanations::id)
        .select(Explanation::as_select())
        .load(conn)?)
}

/// Says why a passage changed, in place of what was said before.
pub fn explain(
    conn: &mut Conn,
    (by, at): Said,
    (version, key): (VersionId, &str),
    note: &str,
) -> Result<()> {
    forget_explanation(conn, (version, key))?;
    diesel::insert_into(explanations::table)
        .values((
            explanations::version_id.eq(version),
            explanations::passage_key.eq(key),
            explanations::note.eq(note),
            explanations::set_by.eq(by),
            explanations::set_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes back what was said; false when nothing was.
pub fn forget_explanation(conn: &mut Conn, (version, key): (VersionId, &str)) -> Result<bool> {
    let there = explanations::table
        .filter(explanations::version_id.eq(version))
        .filter(explanations::passage_key.eq(key));
    Ok(diesel::delete(there).execute(conn)? > 0)
}
