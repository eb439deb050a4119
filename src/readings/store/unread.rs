//! What of a round nobody read, and why its answers were published all the same.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{
    answer_readings, answers, attachment_readings, attachments, comments, parties, questions,
    readings, submissions, unread_reasons,
};
use crate::error::Result;
use crate::readings::model::{Matter, Unread, UnreadReason};
use crate::submissions::model::{Moderation, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{AccountId, AttachmentId, CommentId, QuestionId, RoundId, SubmissionId};

/// What of a round nobody read, of one matter: at most `limit` behind `after`.
pub fn unread(
    conn: &mut Conn,
    round: RoundId,
    matter: Matter,
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<Unread>> {
    match matter {
        Matter::Comment => unread_comments(conn, round, CommentId(after.0), limit),
        Matter::Answer => unread_answers(conn, round, after, limit),
        Matter::Attachment => unread_attachments(conn, round, AttachmentId(after.0), limit),
    }
}

fn unread_comments(
    conn: &mut Conn,
    round: RoundId,
    after: CommentId,
    limit: i64,
) -> Result<Vec<Unread>> {
    let rows: Vec<(CommentId, String)> = comments::table
        .inner_join(parties::table.on(parties::id.eq(comments::party_id)))
        .left_join(readings::table)
        .filter(comments::round_id.eq(round))
        .filter(comments::moderation.ne_all(Moderation::NOT_STANDING))
        .filter(readings::id.nullable().is_null())
        .filter(comments::id.gt(after))
        .order(comments::id)
        .limit(limit)
        .select((comments::id, parties::name))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, party)| Unread::Comment { id, party })
        .collect())
}

fn unread_answers(
    conn: &mut Conn,
    round: RoundId,
    (submission, question): (i64, i64),
    limit: i64,
) -> Result<Vec<Unread>> {
    let (submission, question) = (SubmissionId(submission), QuestionId(question));
    let behind = answers::submission_id
        .gt(submission)
        .or(answers::submission_id
            .eq(submission)
            .and(answers::question_id.gt(question)));
    let rows: Vec<(SubmissionId, QuestionId, String, String)> = answers::table
        .inner_join(questions::table)
        .inner_join(submissions::table.inner_join(parties::table))
        .left_join(
            answer_readings::table.on(answer_readings::submission_id
                .eq(answers::submission_id)
                .and(answer_readings::question_id.eq(answers::question_id))),
        )
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(answer_readings::id.nullable().is_null())
        .filter(behind)
        .order((answers::submission_id, answers::question_id))
        .limit(limit)
        .select((
            answers::submission_id,
            answers::question_id,
            questions::title,
            parties::name,
        ))
        .distinct()
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(submission, question, title, party)| Unread::Answer {
            submission,
            question,
            title,
            party,
        })
        .collect())
}

fn unread_attachments(
    conn: &mut Conn,
    round: RoundId,
    after: AttachmentId,
    limit: i64,
) -> Result<Vec<Unread>> {
    let rows: Vec<(AttachmentId, SubmissionId, String, String)> = attachments::table
        .inner_join(submissions::table.inner_join(parties::table))
        .left_join(attachment_readings::table)
        .filter(attachments::round_id.eq(round))
        .filter(attachments::moderation.ne_all(Moderation::NOT_STANDING))
        .filter(attachment_readings::id.nullable().is_null())
        .filter(attachments::id.gt(after))
        .order(attachments::id)
        .limit(limit)
        .select((
            attachments::id,
            attachments::submission_id,
            attachments::name,
            parties::name,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, submission, name, party)| Unread::Attachment {
            id,
            submission,
            name,
            party,
        })
        .collect())
}

/// Writes down why a round's answers are published while so many of its matters are unread, in place of what was said the
/// last time; none unread: there is nothing to say any more.
pub fn give_reason(
    conn: &mut Conn,
    of: RoundId,
    given: Option<&UnreadReason>,
    by: Option<AccountId>,
    now: Moment,
) -> Result<()> {
    diesel::delete(unread_reasons::table.filter(unread_reasons::round_id.eq(of))).execute(conn)?;
    if let Some(given) = given {
        diesel::insert_into(unread_reasons::table)
            .values((
                unread_reasons::round_id.eq(of),
                unread_reasons::count.eq(given.count),
                unread_reasons::reason.eq(&given.reason),
                unread_reasons::given_by.eq(by),
                unread_reasons::given_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}
