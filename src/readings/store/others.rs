//! Who read which answer to a question, and who fetched which file.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{answer_readings, answers, attachment_readings, questions};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{AccountId, AttachmentId, QuestionId, SubmissionId};

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = answer_readings, treat_none_as_default_value = false)]
struct AnswerReading {
    submission_id: SubmissionId,
    question_id: QuestionId,
    account_id: AccountId,
    first_at: Moment,
}

/// Writes down that somebody fetched a file; whether for the first time.
pub fn read_attachment(
    conn: &mut Conn,
    of: AttachmentId,
    by: AccountId,
    now: Moment,
) -> Result<bool> {
    let insert = diesel::insert_into(attachment_readings::table);
    let row = (
        attachment_readings::attachment_id.eq(of),
        attachment_readings::account_id.eq(by),
        attachment_readings::first_at.eq(now),
    );
    let new = match conn {
        Conn::Pg(conn) => insert.values(row).on_conflict_do_nothing().execute(conn)?,
        Conn::Sqlite(conn) => insert.values(row).on_conflict_do_nothing().execute(conn)?,
    };
    Ok(new == 1)
}

/// Writes down that somebody has these answers before them; which of them for the first time.
pub fn read_answers(
    conn: &mut Conn,
    of: &[(SubmissionId, QuestionId)],
    by: AccountId,
    now: Moment,
) -> Result<Vec<(SubmissionId, QuestionId)>> {
    let submissions: HashSet<SubmissionId> = of.iter().map(|(one, _)| *one).collect();
    let asked: HashSet<QuestionId> = of.iter().map(|(_, one)| *one).collect();
    let known: HashSet<(SubmissionId, QuestionId)> = answer_readings::table
        .filter(answer_readings::submission_id.eq_any(submissions))
        .filter(answer_readings::question_id.eq_any(asked))
        .filter(answer_readings::account_id.eq(by))
        .select((answer_readings::submission_id, answer_readings::question_id))
        .load::<(SubmissionId, QuestionId)>(conn)?
        .into_iter()
        .collect();
    let new: Vec<(SubmissionId, QuestionId)> = of
        .iter()
        .copied()
        .filter(|one| !known.contains(one))
        .collect();
    let rows: Vec<AnswerReading> = new
        .iter()
        .map(|(submission, question)| AnswerReading {
            submission_id: *submission,
            question_id: *question,
            account_id: by,
            first_at: now,
        })
        .collect();
    if rows.is_empty() {
        return Ok(new);
    }
    let insert = diesel::insert_into(answer_readings::table);
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
    Ok(new)
}

/// What a submission says to the questions that staff read beside its comments.
pub fn disclosed_answers(
    conn: &mut Conn,
    of: SubmissionId,
) -> Result<Vec<(SubmissionId, QuestionId)>> {
    Ok(answers::table
        .inner_join(questions::table)
        .filter(answers::submission_id.eq(of))
        .filter(questions::disclosure.eq(true))
        .select((answers::submission_id, answers::question_id))
        .distinct()
        .load(conn)?)
}
