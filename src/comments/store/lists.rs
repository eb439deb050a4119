//! Comments, found one by one and all of a Submission.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::access::Writer;
use crate::comments::model::{Anchor, Comment};
use crate::consultations::model::{Consultation, Party, Passage, Round};
use crate::db::schema::{comments, consultations, parties, passages, rounds, submissions};
use crate::db::{Conn, row, rows};
use crate::error::Result;
use crate::submissions::model::Submission;
use crate::types::ids::{CommentId, PartyId, PassageId, RoundId, SectionId, SubmissionId};

/// The comment with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn comment(conn: &mut Conn, id: CommentId) -> Result<Comment> {
    Ok(row(
        conn,
        comments::table
            .filter(comments::id.eq(id))
            .select(Comment::as_select()),
    )?)
}

/// The comment of one of these rounds that goes by this number outside, if there is one: in the first round
/// that has one.
pub fn by_public_number(
    conn: &mut Conn,
    rounds: &[RoundId],
    number: i64,
) -> Result<Option<Comment>> {
    for round in rounds {
        let query = comments::table
            .filter(comments::round_id.eq(*round))
            .filter(comments::public_number.eq(number))
            .select(Comment::as_select());
        let found = row(conn, query).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The comments of a submission, in the party's order.
pub fn comments_of(conn: &mut Conn, id: SubmissionId) -> Result<Vec<Comment>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::submission_id.eq(id))
            .order((comments::position, comments::id))
            .select(Comment::as_select()),
    )?)
}

/// The comment with this id, the submission it is in, of whom that is, and in which round of which consultation.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn with_place(
    conn: &mut Conn,
    id: CommentId,
) -> Result<(Comment, Submission, Party, Round, Consultation)> {
    Ok(comments::table
        .inner_join(submissions::table)
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .filter(comments::id.eq(id))
        .select((
            Comment::as_select(),
            Submission::as_select(),
            Party::as_select(),
            Round::as_select(),
            Consultation::as_select(),
        ))
        .first(conn)?)
}

/// The comments of these submissions, in the order of each.
pub fn comments_of_all(conn: &mut Conn, of: &[SubmissionId]) -> Result<Vec<Comment>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::submission_id.eq_any(of))
            .order((comments::submission_id, comments::position, comments::id))
            .select(Comment::as_select()),
    )?)
}

/// The comments of a submission, in the party's order, each with the passage it stands at.
pub fn comments_with_passages(
    conn: &mut Conn,
    id: SubmissionId,
) -> Result<Vec<(Comment, Option<Passage>)>> {
    Ok(comments::table
        .left_join(passages::table)
        .filter(comments::submission_id.eq(id))
        .order((comments::position, comments::id))
        .select((Comment::as_select(), Option::<Passage>::as_select()))
        .load(conn)?)
}

/// Whom somebody wrote for last in a round.
pub fn last_party(conn: &mut Conn, round: RoundId, writer: Writer) -> Result<Option<PartyId>> {
    let Some(account) = writer.account else {
        return Ok(None);
    };
    Ok(comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::author_id.eq(account))
        .order((comments::updated_at.desc(), comments::id.desc()))
        .select(comments::party_id)
        .first(conn)
        .optional()?)
}

/// What one person wrote at a place in these submissions, oldest first; `None` is the document as a whole.
pub fn written_at(
    conn: &mut Conn,
    of: &[SubmissionId],
    by: Writer,
    (section, passage): (Option<SectionId>, Option<PassageId>),
) -> Result<Vec<Comment>> {
    let mut found = comments::table
        .filter(comments::submission_id.eq_any(of))
        .order((comments::position, comments::id))
        .select(Comment::as_select())
        .into_boxed();
    found = match by {
        Writer {
            account: Some(account),
            ..
        } => found.filter(comments::author_id.eq(account)),
        Writer {
            guest: Some(guest), ..
        } => found.filter(comments::guest_id.eq(guest)),
        Writer { .. } => return Ok(Vec::new()),
    };
    found = match (passage, section) {
        (Some(passage), _) => found.filter(comments::passage_id.eq(passage)),
        (None, Some(section)) => found
            .filter(comments::section_id.eq(section))
            .filter(comments::passage_id.is_null()),
        (None, None) => found
            .filter(comments::section_id.is_null())
            .filter(comments::passage_id.is_null()),
    };
    Ok(rows(conn, found)?)
}

/// A comment with nothing but what tells whether it is complete.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct CompletenessRow {
    #[diesel(column_name = submission_id)]
    pub submission: SubmissionId,
    #[diesel(column_name = id)]
    pub comment: CommentId,
    #[diesel(embed)]
    pub anchor: Anchor,
    /// It has neither words nor a proposed text.
    #[diesel(select_expression = comments::body.eq("").and(comments::proposed_text.is_null()))]
    pub blank: bool,
    pub unfinished: bool,
}

/// The comments of these submissions, bare, in the order of each.
pub fn bare_comments(conn: &mut Conn, of: &[SubmissionId]) -> Result<Vec<CompletenessRow>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::submission_id.eq_any(of))
            .order((comments::submission_id, comments::position, comments::id))
            .select(CompletenessRow::as_select()),
    )?)
}

/// How many comments each of these submissions has; those without are left out.
pub fn comment_counts(conn: &mut Conn, of: &[SubmissionId]) -> Result<HashMap<SubmissionId, i64>> {
    let rows: Vec<(SubmissionId, i64)> = comments::table
        .filter(comments::submission_id.eq_any(of))
        .group_by(comments::submission_id)
        .select((comments::submission_id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
