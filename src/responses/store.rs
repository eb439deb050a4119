//! Dispositions, themes and campaigns in the database.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{Answer, PublishedAnswer};
use crate::db::Conn;
use crate::db::ids::{CampaignId, CommentId};
use crate::db::schema::{campaigns, comment_themes, comments, dispositions, themes};
use crate::error::Result;

/// The drafters' answers to these comments, published or not; for staff.
///
/// # Errors
/// When the database fails.
pub fn answers(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Answer>> {
    let rows: Vec<Answer> = dispositions::table
        .filter(dispositions::comment_id.eq_any(of))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|answer| (answer.comment_id, answer))
        .collect())
}

/// The answers to these comments as last published; for everybody.
///
/// # Errors
/// When the database fails.
pub fn published_answers(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, PublishedAnswer>> {
    let rows = answers(conn, of)?;
    Ok(rows
        .into_iter()
        .filter_map(|(comment, answer)| Some((comment, answer.published()?)))
        .collect())
}

/// Names of the themes of these comments, in alphabetical order.
///
/// # Errors
/// When the database fails.
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

/// The campaign each of these comments belongs to, with its title; those of none are left out.
///
/// # Errors
/// When the database fails.
pub fn campaigns_of(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, (CampaignId, String)>> {
    let rows: Vec<(CommentId, CampaignId, String)> = comments::table
        .inner_join(campaigns::table.on(comments::campaign_id.eq(campaigns::id.nullable())))
        .filter(comments::id.eq_any(of))
        .select((comments::id, campaigns::id, campaigns::title))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(comment, campaign, title)| (comment, (campaign, title)))
        .collect())
}
