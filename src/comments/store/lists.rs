//! Submissions and comments, several at once.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::access::Viewer;
use crate::comments::model::{Comment, Submission};
use crate::consultations::model::{Passage, Round};
use crate::db::Conn;
use crate::db::schema::{comments, consultations, parties, passages, rounds, submissions};
use crate::error::Result;
use crate::types::ids::{CommentId, OrganisationId, PassageId, SubmissionId};

/// A submission in a list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = parties)]
pub struct Listed {
    #[diesel(embed)]
    pub submission: Submission,
    /// Name of the party.
    #[diesel(column_name = name)]
    pub party: String,
    pub group_code: String,
    /// Whether the party is an organisation.
    #[diesel(select_expression = parties::organisation_id.is_not_null())]
    pub organisation: bool,
    #[diesel(embed)]
    pub round: Round,
    #[diesel(select_expression = consultations::slug)]
    pub slug: String,
    /// Title of the consultation.
    #[diesel(select_expression = consultations::title)]
    pub title: String,
}

/// The comments of a submission, in the party's order.
///
/// # Errors
/// When the database fails.
pub fn comments_of(conn: &mut Conn, id: SubmissionId) -> Result<Vec<Comment>> {
    Ok(comments::table
        .filter(comments::submission_id.eq(id))
        .order((comments::position, comments::id))
        .select(Comment::as_select())
        .load(conn)?)
}

/// A comment with nothing but what tells whether it is complete.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct Bare {
    #[diesel(column_name = submission_id)]
    pub submission: SubmissionId,
    #[diesel(column_name = id)]
    pub comment: CommentId,
    #[diesel(column_name = passage_id)]
    pub passage: Option<PassageId>,
    #[diesel(column_name = quote_exact)]
    pub quote: Option<String>,
    #[diesel(column_name = quote_start)]
    pub start: Option<i64>,
    /// It has neither words nor a proposed text.
    #[diesel(select_expression = comments::body.eq("").and(comments::proposed_text.is_null()))]
    pub blank: bool,
}

/// The comments of these submissions, bare, in the order of each.
///
/// # Errors
/// When the database fails.
pub fn bare_comments(conn: &mut Conn, of: &[SubmissionId]) -> Result<Vec<Bare>> {
    Ok(comments::table
        .filter(comments::submission_id.eq_any(of))
        .order((comments::submission_id, comments::position, comments::id))
        .select(Bare::as_select())
        .load(conn)?)
}

/// How many comments each of these submissions has; those without are left out.
///
/// # Errors
/// When the database fails.
pub fn comment_counts(conn: &mut Conn, of: &[SubmissionId]) -> Result<HashMap<SubmissionId, i64>> {
    let rows: Vec<(SubmissionId, i64)> = comments::table
        .filter(comments::submission_id.eq_any(of))
        .group_by(comments::submission_id)
        .select((comments::submission_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The submissions of a viewer and their organisations, newest first, before `before` if given.
///
/// # Errors
/// When the database fails.
pub fn own_submissions(
    conn: &mut Conn,
    viewer: &Viewer,
    before: Option<SubmissionId>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let organisations: Vec<OrganisationId> = viewer
        .memberships
        .iter()
        .map(|membership| membership.organisation)
        .collect();
    let mut query = submissions::table
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .filter(
            parties::account_id
                .eq(viewer.account)
                .or(parties::organisation_id.eq_any(organisations)),
        )
        .select(Listed::as_select())
        .order(submissions::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(submissions::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// These passages, in any order.
///
/// # Errors
/// When the database fails.
pub fn passages_by_ids(conn: &mut Conn, ids: &[PassageId]) -> Result<Vec<Passage>> {
    Ok(passages::table
        .filter(passages::id.eq_any(ids))
        .select(Passage::as_select())
        .load(conn)?)
}
