//! By how many people the comments, answers and files of rounds were read.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::db::Conn;
use crate::error::Result;
use crate::readings::model::{Matter, ReadCount, ReadCounts, UnreadReason};
use crate::types::ids::RoundId;

#[derive(QueryableByName)]
struct Row {
    /// A word of [`Matter`], or [`REASON`].
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = BigInt)]
    round_id: RoundId,
    #[diesel(sql_type = BigInt)]
    every: i64,
    #[diesel(sql_type = BigInt)]
    once: i64,
    #[diesel(sql_type = BigInt)]
    twice: i64,
    #[diesel(sql_type = Text)]
    words: String,
}

/// What stands in place of a matter in the row that says why something was unread.
const REASON: &str = "reason";

/// How many people read each comment that stands.
const COMMENTS: &str = "SELECT c.round_id AS round_id, COUNT(r.account_id) AS people FROM comments c \
    LEFT JOIN readings r ON r.comment_id = c.id \
    WHERE c.moderation NOT IN ('draft', 'gone') AND c.round_id IN";

/// The same of what each submission that stands says to each question.
const ANSWERS: &str = "SELECT s.round_id AS round_id, COUNT(DISTINCT r.account_id) AS people FROM answers a \
    JOIN submissions s ON s.id = a.submission_id \
    LEFT JOIN answer_readings r ON r.submission_id = a.submission_id AND r.question_id = a.question_id \
    WHERE s.state = 'submitted' AND s.round_id IN";

/// The same of each file that stands.
const ATTACHMENTS: &str = "SELECT t.round_id AS round_id, COUNT(r.account_id) AS people FROM attachments t \
    LEFT JOIN attachment_readings r ON r.attachment_id = t.id \
    WHERE t.moderation NOT IN ('draft', 'gone') AND t.round_id IN";

/// What was read of each of these rounds, and why something was not when its answers were published: in one statement,
/// whatever there is of it.
pub fn read_told(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, (ReadCounts, Option<UnreadReason>)>> {
    let mut found: HashMap<RoundId, (ReadCounts, Option<UnreadReason>)> = HashMap::new();
    if rounds.is_empty() {
        return Ok(found);
    }
    // Numbers only: there is no word in it that somebody chose.
    let ids: Vec<String> = rounds.iter().map(ToString::to_string).collect();
    let ids = ids.join(", ");
    let of = |matter: &Matter| {
        let (people, by) = match matter {
            Matter::Comment => (COMMENTS, "c.round_id, c.id"),
            Matter::Answer => (ANSWERS, "s.round_id, a.submission_id, a.question_id"),
            Matter::Attachment => (ATTACHMENTS, "t.round_id, t.id"),
        };
        format!(
            "SELECT '{matter}' AS what, round_id, COUNT(*) AS every, \
                 SUM(CASE WHEN people > 0 THEN 1 ELSE 0 END) AS once, \
                 SUM(CASE WHEN people > 1 THEN 1 ELSE 0 END) AS twice, '' AS words \
             FROM ({people} ({ids}) GROUP BY {by}) {matter}s_read GROUP BY round_id"
        )
    };
    let mut every: Vec<String> = Matter::ALL.iter().map(of).collect();
    every.push(format!(
        "SELECT '{REASON}' AS what, round_id, count AS every, 0 AS once, 0 AS twice, reason AS words \
         FROM unread_reasons WHERE round_id IN ({ids})"
    ));
    let rows: Vec<Row> = diesel::sql_query(every.join(" UNION ALL ")).load(conn)?;
    for row in rows {
        let (counts, reason) = found.entry(row.round_id).or_default();
        match row.what.parse::<Matter>() {
            Ok(matter) => {
                *counts.of_mut(matter) = ReadCount {
                    all: row.every,
                    one: row.once,
                    two: row.twice,
                };
            }
            Err(_) => {
                *reason = Some(UnreadReason {
                    count: row.every,
                    reason: row.words,
                });
            }
        }
    }
    Ok(found)
}

/// What was read of one round.
pub fn round_counts(conn: &mut Conn, round: RoundId) -> Result<ReadCounts> {
    let found = read_told(conn, &[round])?.remove(&round);
    Ok(found.unwrap_or_default().0)
}
