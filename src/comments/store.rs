//! Submissions and comments in the database.

use diesel::prelude::*;

use super::model::{Comment, Submission};
use crate::db::Conn;
use crate::db::ids::{CommentId, SubmissionId};
use crate::db::schema::{comments, submissions};
use crate::error::Result;

/// The comment with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn comment(conn: &mut Conn, id: CommentId) -> Result<Comment> {
    Ok(comments::table.filter(comments::id.eq(id)).first(conn)?)
}

/// The submission with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn submission(conn: &mut Conn, id: SubmissionId) -> Result<Submission> {
    Ok(submissions::table
        .filter(submissions::id.eq(id))
        .first(conn)?)
}
