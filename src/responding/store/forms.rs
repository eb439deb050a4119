//! Comment forms that save by themselves, and what each wrote last.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};

use crate::db::Conn;
use crate::db::schema::{comment_forms, comments};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{CommentId, SubmissionId};

/// What a form wrote last.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = comment_forms)]
pub struct LastSave {
    #[diesel(column_name = comment_id)]
    pub comment: CommentId,
    /// Of what the form sent; it counts.
    pub turn: i64,
    /// When the comment was last changed, as that left it.
    #[diesel(column_name = wrote_at)]
    pub at: Moment,
}

/// What the form with this key wrote, if it wrote anything.
pub fn written_by(conn: &mut Conn, key: &str) -> Result<Option<LastSave>> {
    Ok(comment_forms::table
        .filter(comment_forms::key.eq(key))
        .select(LastSave::as_select())
        .first(conn)
        .optional()?)
}

/// Notes what a form wrote. The caller holds the draft, so nobody else notes the same key now.
pub fn note_written(conn: &mut Conn, key: &str, written: &LastSave) -> Result<()> {
    // Through SQL: diesel has no one upsert for both databases.
    const UPSERT: &str = "INSERT INTO comment_forms (key, comment_id, turn, wrote_at) \
        VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET \
        comment_id = excluded.comment_id, turn = excluded.turn, wrote_at = excluded.wrote_at";
    diesel::sql_query(UPSERT)
        .bind::<Text, _>(key)
        .bind::<BigInt, _>(written.comment)
        .bind::<BigInt, _>(written.turn)
        .bind::<Timestamp, _>(written.at)
        .execute(conn)?;
    Ok(())
}

/// Forgets the forms of a submission: its comments are no drafts any more.
pub fn forget_forms(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    let its = comments::table
        .filter(comments::submission_id.eq(of))
        .select(comments::id);
    diesel::delete(comment_forms::table.filter(comment_forms::comment_id.eq_any(its)))
        .execute(conn)?;
    Ok(())
}
