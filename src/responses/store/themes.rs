//! The code book and the themes of comments.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::publication::NOT_ANSWERED;
use crate::db::Conn;
use crate::db::schema::{comment_themes, comments, themes};
use crate::error::Result;
use crate::responses::code_book::Theme;
use crate::responses::model::Disposition;
use crate::types::Moment;
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

/// The code book of a consultation, in the order its themes came.
pub fn themes_in(conn: &mut Conn, consultation: ConsultationId) -> Result<Vec<Theme>> {
    Ok(themes::table
        .filter(themes::consultation_id.eq(consultation))
        .order(themes::id)
        .select(Theme::as_select())
        .load(conn)?)
}

/// The code book of a consultation: each theme with how many comments have it.
pub fn code_book(conn: &mut Conn, consultation: ConsultationId) -> Result<Vec<(Theme, i64)>> {
    let counts: Vec<(ThemeId, i64)> = comment_themes::table
        .inner_join(themes::table)
        .inner_join(comments::table)
        .filter(themes::consultation_id.eq(consultation))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .group_by(comment_themes::theme_id)
        .select((comment_themes::theme_id, count_star()))
        .load(conn)?;
    let counts: HashMap<ThemeId, i64> = counts.into_iter().collect();
    Ok(themes_in(conn, consultation)?
        .into_iter()
        .map(|theme| {
            let comments = counts.get(&theme.id).copied().unwrap_or_default();
            (theme, comments)
        })
        .collect())
}

/// What is written of a theme.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = themes, treat_none_as_null = true)]
pub struct ThemeRow<'a> {
    pub name: &'a str,
    pub parent_id: Option<ThemeId>,
    pub disposition: Option<Disposition>,
    pub response: &'a str,
}

/// Adds a theme to a consultation's code book.
pub fn insert_theme(
    conn: &mut Conn,
    consultation: ConsultationId,
    row: &ThemeRow<'_>,
) -> Result<ThemeId> {
    Ok(diesel::insert_into(themes::table)
        .values((themes::consultation_id.eq(consultation), row))
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

/// Changes a theme.
pub fn change_theme(conn: &mut Conn, theme: ThemeId, row: &ThemeRow<'_>) -> Result<()> {
    diesel::update(themes::table.filter(themes::id.eq(theme)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// Takes a theme out of use, or takes it back into use.
pub fn retire_theme(conn: &mut Conn, theme: ThemeId, at: Option<Moment>) -> Result<()> {
    diesel::update(themes::table.filter(themes::id.eq(theme)))
        .set(themes::retired_at.eq(at))
        .execute(conn)?;
    Ok(())
}

/// Gives the comments of a theme another in its place, puts what is part of it below that one, and removes it.
pub fn merge_themes(conn: &mut Conn, from: ThemeId, into: ThemeId) -> Result<()> {
    let have: Vec<CommentId> = comment_themes::table
        .filter(comment_themes::theme_id.eq(into))
        .select(comment_themes::comment_id)
        .load(conn)?;
    remove_themes(conn, &have, Some(&[from]))?;
    diesel::update(comment_themes::table.filter(comment_themes::theme_id.eq(from)))
        .set(comment_themes::theme_id.eq(into))
        .execute(conn)?;
    diesel::update(themes::table.filter(themes::parent_id.eq(from)))
        .set(themes::parent_id.eq(into))
        .execute(conn)?;
    diesel::delete(themes::table.filter(themes::id.eq(from))).execute(conn)?;
    Ok(())
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
