//! Answers to Questions in the database: a row for each option chosen, one for a place on a scale,
//! one for words.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use crate::access::Writer;
use crate::db::Conn;
use crate::db::schema::{accounts, answers, guests, parties, submissions};
use crate::error::Result;
use crate::questions::model::AnswerValue;
use crate::submissions::model::{Publication, SubmissionState};
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, QuestionId, RoundId, SubmissionId};

/// What a Submission says to a Question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    pub said: AnswerValue,
    /// Who answered last, with an account or without; nobody known once they are gone.
    pub by: String,
    pub at: Moment,
}

type Row = (
    SubmissionId,
    QuestionId,
    Option<i64>,
    String,
    Option<String>,
    Option<String>,
    Moment,
);

/// The answers of these submissions.
pub fn answers_of(
    conn: &mut Conn,
    of: &[SubmissionId],
) -> Result<HashMap<(SubmissionId, QuestionId), StoredAnswer>> {
    let rows: Vec<Row> = answers::table
        .left_join(accounts::table)
        .left_join(guests::table)
        .filter(answers::submission_id.eq_any(of))
        .order((answers::submission_id, answers::question_id, answers::value))
        .select((
            answers::submission_id,
            answers::question_id,
            answers::value,
            answers::words,
            accounts::name.nullable(),
            guests::name.nullable(),
            answers::updated_at,
        ))
        .load(conn)?;
    let mut found: HashMap<_, StoredAnswer> = HashMap::new();
    for (submission, question, value, words, by, guest, at) in rows {
        let given = found
            .entry((submission, question))
            .or_insert_with(|| StoredAnswer {
                said: AnswerValue::default(),
                by: by.or(guest).unwrap_or_default(),
                at,
            });
        match value {
            Some(value) => given.said.values.push(value),
            None => given.said.words = words,
        }
    }
    Ok(found)
}

/// A submission that answered a question.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = submissions)]
pub struct AnsweringSubmission {
    #[diesel(column_name = id)]
    pub submission: SubmissionId,
    #[diesel(select_expression = submissions::receipt_number.assume_not_null())]
    pub receipt: String,
    #[diesel(select_expression = parties::name)]
    pub party: String,
    /// Code of the group.
    #[diesel(select_expression = parties::group_code)]
    pub group: String,
    pub publication: Publication,
}

/// Submissions that stand and answered a question, by number: at most `limit` after `after`.
pub fn answered(
    conn: &mut Conn,
    question: QuestionId,
    after: SubmissionId,
    limit: i64,
) -> Result<Vec<AnsweringSubmission>> {
    Ok(answers::table
        .inner_join(submissions::table.inner_join(parties::table))
        .filter(answers::question_id.eq(question))
        .filter(answers::submission_id.gt(after))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .order(submissions::id)
        .distinct()
        .limit(limit)
        .select(AnsweringSubmission::as_select())
        .load(conn)?)
}

/// What these submissions say to one question.
pub fn answers_to(
    conn: &mut Conn,
    question: QuestionId,
    of: &[SubmissionId],
) -> Result<HashMap<SubmissionId, AnswerValue>> {
    let rows: Vec<(SubmissionId, Option<i64>, String)> = answers::table
        .filter(answers::question_id.eq(question))
        .filter(answers::submission_id.eq_any(of))
        .order((answers::submission_id, answers::value))
        .select((answers::submission_id, answers::value, answers::words))
        .load(conn)?;
    let mut found: HashMap<SubmissionId, AnswerValue> = HashMap::new();
    for (submission, value, words) in rows {
        let said = found.entry(submission).or_default();
        match value {
            Some(value) => said.values.push(value),
            None => said.words = words,
        }
    }
    Ok(found)
}

/// Puts an answer in the place of an earlier one, if any; nothing at all takes it away.
pub fn replace_answer(
    conn: &mut Conn,
    now: Moment,
    (submission, question): (SubmissionId, QuestionId),
    by: Writer,
    said: &AnswerValue,
) -> Result<()> {
    diesel::delete(
        answers::table
            .filter(answers::submission_id.eq(submission))
            .filter(answers::question_id.eq(question)),
    )
    .execute(conn)?;
    let words = (!said.words.is_empty()).then_some(None);
    let values = said.values.iter().map(|value| Some(*value));
    for value in words.into_iter().chain(values) {
        diesel::insert_into(answers::table)
            .values((
                answers::submission_id.eq(submission),
                answers::question_id.eq(question),
                answers::value.eq(value),
                answers::words.eq(if value.is_none() { &said.words } else { "" }),
                answers::answered_by.eq(by.account),
                answers::guest_id.eq(by.guest),
                answers::updated_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Gives a draft the answers of an earlier submission of its party, whoever gave them.
pub fn copy_answers(conn: &mut Conn, from: SubmissionId, to: SubmissionId) -> Result<()> {
    type Copied = (
        QuestionId,
        Option<i64>,
        String,
        Option<AccountId>,
        Option<GuestId>,
        Moment,
    );
    let rows: Vec<Copied> = answers::table
        .filter(answers::submission_id.eq(from))
        .order(answers::id)
        .select((
            answers::question_id,
            answers::value,
            answers::words,
            answers::answered_by,
            answers::guest_id,
            answers::updated_at,
        ))
        .load(conn)?;
    for (question, value, words, by, guest, at) in rows {
        diesel::insert_into(answers::table)
            .values((
                answers::submission_id.eq(to),
                answers::question_id.eq(question),
                answers::value.eq(value),
                answers::words.eq(words),
                answers::answered_by.eq(by),
                answers::guest_id.eq(guest),
                answers::updated_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Who answered questions in a submission, each once.
pub fn writers_of(conn: &mut Conn, of: SubmissionId) -> Result<Vec<Writer>> {
    let rows: Vec<(Option<AccountId>, Option<GuestId>)> = answers::table
        .filter(answers::submission_id.eq(of))
        .select((answers::answered_by, answers::guest_id))
        .distinct()
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(account, guest)| Writer { account, guest })
        .collect())
}

/// Deletes all answers of a draft.
pub fn remove_answers(conn: &mut Conn, of: SubmissionId) -> Result<()> {
    diesel::delete(answers::table.filter(answers::submission_id.eq(of))).execute(conn)?;
    Ok(())
}

/// How often something was chosen, among the submissions of one Group that stand.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct AnswerCount {
    #[diesel(sql_type = BigInt)]
    pub question: QuestionId,
    #[diesel(sql_type = Text)]
    pub group_code: String,
    /// Whether the party chose that nothing of its submission is published.
    #[diesel(sql_type = Text)]
    pub publication: Publication,
    /// None: how many answered at all.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub value: Option<i64>,
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// What was chosen in these Rounds, per Group and publication choice: counts alone, never words; and how many chose at all.
pub fn tallies(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<AnswerCount>> {
    if rounds.is_empty() {
        return Ok(Vec::new());
    }
    // Numbers only: there is no word in it that somebody chose.
    let ids: Vec<String> = rounds.iter().map(ToString::to_string).collect();
    let chosen = format!(
        "FROM answers a JOIN questions q ON q.id = a.question_id \
         JOIN submissions s ON s.id = a.submission_id JOIN parties p ON p.id = s.party_id \
         WHERE q.round_id IN ({}) AND NOT q.disclosure AND a.value IS NOT NULL AND s.state = 'submitted' \
         GROUP BY a.question_id, p.group_code, s.publication",
        ids.join(", ")
    );
    let key = "a.question_id AS question, p.group_code AS group_code, s.publication AS publication";
    Ok(diesel::sql_query(format!(
        "SELECT {key}, a.value AS value, COUNT(*) AS count {chosen}, a.value \
         UNION ALL SELECT {key}, NULL AS value, COUNT(DISTINCT a.submission_id) AS count {chosen}"
    ))
    .load(conn)?)
}
