//! The code book and the themes of comments.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comment_themes, themes};
use crate::error::Result;
use crate::types::ids::{CommentId, ConsultationId, ThemeId};

/// Names of the themes of these comments, in alphabetical order.
pub fn themes_of(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Vec<String>>> {
    let rows: Vec<(CommentId, String)> = comment_themes::table
        .inner_join(themes::table)
        .filter(comment_themes::comment_id.eq_any(of))
        .order(themes::name)
        .select((comment_themes::comment_id, themes::name))
        .load(conn)?;
    let mut found: HashMap<CommentId, Vec<String>> = HashMap::new();
    for (comment, theme) in rows {
        found.entry(comment).or_default().push(theme);
    }
    Ok(found)
}

/// The theme of this name in a consultation's code book, added if it is not there.
pub fn theme(conn: &mut Conn, consultation: ConsultationId, name: &str) -> Result<ThemeId> {
    let known = themes::table
        .filter(themes::consultation_id.eq(consultation))
        .filter(themes::name.eq(name))
        .select(themes::id)
        .first(conn)
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => Ok(diesel::insert_into(themes::table)
            .values((
                themes::consultation_id.eq(consultation),
                themes::name.eq(name),
            ))
            .returning(themes::id)
            .get_result(conn)?),
    }
}

/// The consultation a theme belongs to.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn theme_home(conn: &mut Conn, theme: ThemeId) -> Result<ConsultationId> {
    Ok(themes::table
        .filter(themes::id.eq(theme))
        .select(themes::consultation_id)
        .first(conn)?)
}

/// Gives a theme another name; false when the code book has that name already.
pub fn rename_theme(
    conn: &mut Conn,
    consultation: ConsultationId,
    theme: ThemeId,
    name: &str,
) -> Result<bool> {
    let taken: i64 = themes::table
        .filter(themes::consultation_id.eq(consultation))
        .filter(themes::name.eq(name))
        .filter(themes::id.ne(theme))
        .count()
        .get_result(conn)?;
    if taken > 0 {
        return Ok(false);
    }
    diesel::update(themes::table.filter(themes::id.eq(theme)))
        .set(themes::name.eq(name))
        .execute(conn)?;
    Ok(true)
}

/// Gives a comment these themes and no others.
pub fn set_themes(conn: &mut Conn, comment: CommentId, to: &[ThemeId]) -> Result<()> {
    diesel::delete(comment_themes::table.filter(comment_themes::comment_id.eq(comment)))
        .execute(conn)?;
    for theme in to {
        diesel::insert_into(comment_themes::table)
            .values((
                comment_themes::comment_id.eq(comment),
                comment_themes::theme_id.eq(theme),
            ))
            .execute(conn)?;
    }
    Ok(())
}
