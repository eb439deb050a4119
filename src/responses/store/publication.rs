//! Publishing answers.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comments, dispositions, sections};
use crate::error::Result;
use crate::responses::model::Disposition;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, PartyId, RoundId, SubmissionId};

/// Comments nobody answers: not handed in, or taken back.
pub(super) const NOT_ANSWERED: [Moderation; 2] = [Moderation::Draft, Moderation::Gone];

/// Whether drafters answer a comment in this state.
pub fn is_answered_at_all(moderation: Moderation) -> bool {
    !NOT_ANSWERED.contains(&moderation)
}

/// How many answers of a round are new to the public, or changed since they were published.
pub fn waiting_count(conn: &mut Conn, round: RoundId) -> Result<i64> {
    Ok(comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(
            dispositions::published_at
                .is_null()
                .or(dispositions::published_disposition.ne(dispositions::disposition.nullable()))
                .or(dispositions::published_response.ne(dispositions::response.nullable())),
        )
        .count()
        .get_result(conn)?)
}

/// How many comments of a round have no answer yet.
pub fn unanswered_count(conn: &mut Conn, round: RoundId) -> Result<i64> {
    Ok(comments::table
        .left_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(dispositions::id.nullable().is_null())
        .count()
        .get_result(conn)?)
}

/// An answer that is new to the public, or changed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct NewlyPublished {
    #[diesel(column_name = id)]
    pub comment: CommentId,
    #[diesel(column_name = submission_id)]
    pub submission: SubmissionId,
    #[diesel(column_name = party_id)]
    pub party: PartyId,
    /// Of the answer, as it stands.
    #[diesel(select_expression = dispositions::revision)]
    pub revision: i64,
}

/// The answers of a round that are new to the public, or changed, in the order of the submissions.
pub fn to_publish(conn: &mut Conn, round: RoundId) -> Result<Vec<NewlyPublished>> {
    let changed = dispositions::published_at
        .is_null()
        .or(dispositions::published_disposition.ne(dispositions::disposition.nullable()))
        .or(dispositions::published_response.ne(dispositions::response.nullable()));
    Ok(comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(changed)
        .order((comments::submission_id, comments::position))
        .select(NewlyPublished::as_select())
        .load(conn)?)
}

/// Makes these answers public as they stand.
pub fn publish(conn: &mut Conn, now: Moment, rows: &[NewlyPublished]) -> Result<()> {
    for chunk in rows.chunks(1000) {
        let ids: Vec<_> = chunk.iter().map(|row| row.comment).collect();
        diesel::update(dispositions::table.filter(dispositions::comment_id.eq_any(ids)))
            .set((
                dispositions::published_disposition.eq(dispositions::disposition.nullable()),
                dispositions::published_response.eq(dispositions::response.nullable()),
                dispositions::published_at.eq(Some(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// What a party is told of one of its comments: the answer as it is public.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = comments)]
pub struct PublishedResponse {
    #[diesel(column_name = id)]
    pub comment: CommentId,
    pub body: String,
    pub proposed_text: Option<String>,
    #[diesel(select_expression = sections::number.nullable())]
    pub section: Option<String>,
    #[diesel(select_expression = dispositions::published_disposition.assume_not_null())]
    pub disposition: Disposition,
    #[diesel(select_expression = dispositions::published_response.assume_not_null())]
    pub response: String,
}

/// The public answers to these comments, without those that were taken back since.
pub fn told(conn: &mut Conn, ids: &[CommentId]) -> Result<Vec<PublishedResponse>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let rows: Vec<PublishedResponse> = comments::table
            .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
            .left_join(sections::table)
            .filter(comments::id.eq_any(chunk))
            .filter(comments::moderation.ne_all(NOT_ANSWERED))
            .filter(dispositions::published_disposition.is_not_null())
            .filter(dispositions::published_response.is_not_null())
            .order((comments::submission_id, comments::position))
            .select(PublishedResponse::as_select())
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}
