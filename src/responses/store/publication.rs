//! Publishing answers.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comments, dispositions, sections, submissions};
use crate::error::Result;
use crate::responses::model::Disposition;
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{CommentId, PartyId, RoundId, SubmissionId};

/// Comments nobody answers: not handed in, or taken back.
pub(super) const NOT_ANSWERED: [Moderation; 2] = Moderation::NOT_STANDING;

/// Whether drafters answer a comment in this state.
pub fn is_answered_at_all(moderation: Moderation) -> bool {
    !NOT_ANSWERED.contains(&moderation)
}

/// Answers that are new to the public, or changed since they were published.
#[diesel::dsl::auto_type(no_type_alias)]
fn is_news() -> _ {
    dispositions::published_at
        .is_null()
        .or(dispositions::published_disposition.ne(dispositions::disposition.nullable()))
        .or(dispositions::published_response.ne(dispositions::response.nullable()))
}

/// How many answers of a round are new to the public, or changed since they were published.
pub fn waiting_count(conn: &mut Conn, round: RoundId) -> Result<i64> {
    Ok(comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(is_news())
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

/// How many comments of a round no moderator has decided on: whatever is answered to them, the public reads neither.
pub fn undecided_count(conn: &mut Conn, round: RoundId) -> Result<i64> {
    Ok(comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.eq(Moderation::Pending))
        .count()
        .get_result(conn)?)
}

/// The next answers of a round that are new to the public, or changed, by their comments' numbers, each
/// with its revision.
pub fn to_publish(
    conn: &mut Conn,
    round: RoundId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<(CommentId, i64)>> {
    Ok(comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(comments::id.gt(after))
        .filter(is_news())
        .order(comments::id)
        .limit(limit)
        .select((comments::id, dispositions::revision))
        .load(conn)?)
}

/// The next parties to whose comments such answers are, by their numbers, each with one of the
/// submissions.
pub fn parties_to_tell(
    conn: &mut Conn,
    round: RoundId,
    after: PartyId,
    limit: i64,
) -> Result<Vec<(PartyId, SubmissionId)>> {
    let rows: Vec<(PartyId, Option<SubmissionId>)> = comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(comments::party_id.gt(after))
        .filter(is_news())
        .group_by(comments::party_id)
        .order(comments::party_id)
        .limit(limit)
        .select((
            comments::party_id,
            diesel::dsl::min(comments::submission_id),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(party, submission)| Some((party, submission?)))
        .collect())
}

/// Makes such answers public as they stand, in one statement; returns how many.
pub fn publish(conn: &mut Conn, now: Moment, round: RoundId) -> Result<usize> {
    let answered = comments::table
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .select(comments::id);
    Ok(diesel::update(
        dispositions::table
            .filter(dispositions::comment_id.eq_any(answered))
            .filter(is_news()),
    )
    .set((
        dispositions::published_disposition.eq(dispositions::disposition.nullable()),
        dispositions::published_response.eq(dispositions::response.nullable()),
        dispositions::published_at.eq(Some(now)),
    ))
    .execute(conn)?)
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

/// What was published at `moment` of the answers to a party's comments, as it is public, without comments
/// that were taken back since.
pub fn told(conn: &mut Conn, party: PartyId, moment: Moment) -> Result<Vec<PublishedResponse>> {
    let of_party = submissions::table
        .filter(submissions::party_id.eq(party))
        .select(submissions::id);
    Ok(comments::table
        .inner_join(dispositions::table.on(dispositions::comment_id.eq(comments::id)))
        .left_join(sections::table)
        .filter(comments::submission_id.eq_any(of_party))
        .filter(comments::moderation.ne_all(NOT_ANSWERED))
        .filter(dispositions::published_at.eq(moment))
        .filter(dispositions::published_disposition.is_not_null())
        .filter(dispositions::published_response.is_not_null())
        .order((comments::submission_id, comments::position))
        .select(PublishedResponse::as_select())
        .load(conn)?)
}
