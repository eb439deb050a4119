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

/// The theme of this name in a consultation's code book, without regard to capitals.
pub fn find_theme(
    conn: &mut Conn,
    consultation: ConsultationId,
    name: &str,
) -> Result<Option<ThemeId>> {
    // Compared here: a database lowers no letters beyond ASCII alike.
    let book: Vec<(ThemeId, String)> = themes::table
        .filter(themes::consultation_id.eq(consultation))
        .select((themes::id, themes::name))
        .order(themes::id)
        .load(conn)?;
    let wanted = name.to_lowercase();
    let exact = book.iter().find(|(_, known)| known == name);
    let found = exact.or_else(|| {
        book.iter()
            .find(|(_, known)| known.to_lowercase() == wanted)
    });
    Ok(found.map(|(id, _)| *id))
}

/// Adds a theme to a consultation's code book.
pub fn insert_theme(conn: &mut Conn, consultation: ConsultationId, name: &str) -> Result<ThemeId> {
    Ok(diesel::insert_into(themes::table)
        .values((
            themes::consultation_id.eq(consultation),
            themes::name.eq(name),
        ))
        .returning(themes::id)
        .get_result(conn)?)
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
    if find_theme(conn, consultation, name)?.is_some_and(|known| known != theme) {
        return Ok(false);
    }
    diesel::update(themes::table.filter(themes::id.eq(theme)))
        .set(themes::name.eq(name))
        .execute(conn)?;
    Ok(true)
}

/// Comments a statement, so that their themes are no more values than either database takes in one.
const AT_ONCE: usize = 500;

/// Gives comments these themes beside those they have.
pub fn add_themes(conn: &mut Conn, of: &[CommentId], themes: &[ThemeId]) -> Result<()> {
    for theme in themes {
        for some in of.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|comment| {
                    (
                        comment_themes::comment_id.eq(*comment),
                        comment_themes::theme_id.eq(*theme),
                    )
                })
                .collect();
            let insert = diesel::insert_into(comment_themes::table);
            match conn {
                Conn::Pg(conn) => insert
                    .values(&rows)
                    .on_conflict_do_nothing()
                    .execute(conn)?,
                Conn::Sqlite(conn) => insert
                    .values(&rows)
                    .on_conflict_do_nothing()
                    .execute(conn)?,
            };
        }
    }
    Ok(())
}

/// Takes these themes from comments, or all they have.
pub fn remove_themes(conn: &mut Conn, of: &[CommentId], themes: Option<&[ThemeId]>) -> Result<()> {
    for some in of.chunks(AT_ONCE) {
        let theirs = comment_themes::table.filter(comment_themes::comment_id.eq_any(some));
        match themes {
            Some(themes) => diesel::delete(theirs.filter(comment_themes::theme_id.eq_any(themes)))
                .execute(conn)?,
            None => diesel::delete(theirs).execute(conn)?,
        };
    }
    Ok(())
}
