//! Decisions and their redactions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::consultations::model::Party;
use crate::db::schema::{accounts, comments, decisions, parties, redactions, submissions};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::moderation::model::{
    Decision, Ground, IN_MODERATION, RedactedField, Redaction, Ruling, Verdict,
};
use crate::submissions::model::{Moderation, Submission};
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, DecisionId, SubmissionId};

/// A decision with what it redacted and who took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub decision: Decision,
    pub redactions: Vec<Redaction>,
    /// Name of the moderator; empty for one taken at the command line.
    pub by: String,
}

/// A ruling on a comment, to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewDecision<'a> {
    pub comment: CommentId,
    /// How many decisions the moderator had seen.
    pub seen: i64,
    pub ruling: &'a Ruling,
}

#[derive(Insertable)]
// All rows in one statement, on either database.
#[diesel(table_name = decisions, treat_none_as_default_value = false)]
struct DecisionRow<'a> {
    comment_id: CommentId,
    sequence: i64,
    verdict: Verdict,
    ground: Option<Ground>,
    explanation: &'a str,
    decided_by: Option<AccountId>,
    decided_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = redactions, treat_none_as_default_value = false)]
struct RedactionRow {
    decision_id: DecisionId,
    comment_id: CommentId,
    field: RedactedField,
    span_start: i64,
    span_end: i64,
    ground: &'static str,
}

/// So many rows a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// Stores decisions and what becomes of their comments, in a handful of statements however many they are; how many were
/// stored. One is not where another decision came in between or the party has taken the comment back: then those before it
/// may have been stored, and the transaction is to be given up unless it was about that one alone.
pub fn decide(
    conn: &mut Conn,
    new: &[NewDecision<'_>],
    by: Option<AccountId>,
    at: Moment,
) -> Result<usize> {
    let mut alike: BTreeMap<(i64, &'static str), Vec<NewDecision<'_>>> = BTreeMap::new();
    for one in new {
        let state = one.ruling.verdict.state().as_str();
        alike.entry((one.seen, state)).or_default().push(*one);
    }
    let mut stored = 0;
    for ((seen, _), all) in alike {
        for some in all.chunks(AT_ONCE) {
            let Some(state) = some.first().map(|one| one.ruling.verdict.state()) else {
                continue;
            };
            let ids: Vec<CommentId> = some.iter().map(|one| one.comment).collect();
            // Compare and set: of two moderators at once one changes the row, the other none.
            let changed = diesel::update(
                comments::table
                    .filter(comments::id.eq_any(&ids))
                    .filter(comments::decisions.eq(seen))
                    .filter(comments::moderation.eq_any(IN_MODERATION)),
            )
            .set((
                comments::decisions.eq(seen + 1),
                comments::moderation.eq(state),
            ))
            .execute(conn)?;
            if changed < some.len() {
                return Ok(stored);
            }
            insert(conn, some, by, at)?;
            insert_redactions(conn, some)?;
            stored += changed;
        }
    }
    Ok(stored)
}

fn insert(
    conn: &mut Conn,
    new: &[NewDecision<'_>],
    by: Option<AccountId>,
    at: Moment,
) -> Result<()> {
    let rows: Vec<DecisionRow<'_>> = new
        .iter()
        .map(|one| DecisionRow {
            comment_id: one.comment,
            sequence: one.seen + 1,
            verdict: one.ruling.verdict,
            ground: one.ruling.ground,
            explanation: &one.ruling.explanation,
            decided_by: by,
            decided_at: at,
        })
        .collect();
    let insert = diesel::insert_into(decisions::table);
    match conn {
        Conn::Pg(conn) => insert.values(&rows).execute(conn)?,
        Conn::Sqlite(conn) => insert.values(&rows).execute(conn)?,
    };
    Ok(())
}

/// The spans of decisions just stored, all after as many earlier ones.
fn insert_redactions(conn: &mut Conn, new: &[NewDecision<'_>]) -> Result<()> {
    let marked: Vec<_> = new
        .iter()
        .filter(|one| !one.ruling.marks.is_empty())
        .collect();
    let ids: Vec<CommentId> = marked.iter().map(|one| one.comment).collect();
    let Some(seen) = marked.first().map(|one| one.seen) else {
        return Ok(());
    };
    let known: HashMap<CommentId, DecisionId> = decisions::table
        .filter(decisions::comment_id.eq_any(&ids))
        .filter(decisions::sequence.eq(seen + 1))
        .select((decisions::comment_id, decisions::id))
        .load::<(CommentId, DecisionId)>(conn)?
        .into_iter()
        .collect();
    let rows: Vec<RedactionRow> = marked
        .iter()
        .filter_map(|one| Some((one, *known.get(&one.comment)?)))
        .flat_map(|(one, decision)| {
            one.ruling.marks.iter().map(move |mark| RedactionRow {
                decision_id: decision,
                comment_id: one.comment,
                field: mark.field,
                span_start: position(mark.start),
                span_end: position(mark.end),
                ground: mark.ground.as_str(),
            })
        })
        .collect();
    for some in rows.chunks(AT_ONCE) {
        let insert = diesel::insert_into(redactions::table);
        match conn {
            Conn::Pg(conn) => insert.values(some).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(some).execute(conn)?,
        };
    }
    Ok(())
}

/// A text is far shorter than 2^63 characters.
fn position(characters: usize) -> i64 {
    i64::try_from(characters).unwrap_or(i64::MAX)
}

/// Every decision on a comment, the first one first.
pub fn history(conn: &mut Conn, comment: CommentId) -> Result<Vec<History>> {
    let mut all = history_of(conn, &[comment])?;
    Ok(all.remove(&comment).unwrap_or_default())
}

/// The same for several comments.
pub fn history_of(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, Vec<History>>> {
    let rows: Vec<(Decision, Option<String>, Option<Redaction>)> = decisions::table
        .left_join(accounts::table)
        .left_join(redactions::table)
        .filter(decisions::comment_id.eq_any(of))
        .order((
            decisions::comment_id,
            decisions::sequence,
            redactions::field,
            redactions::span_start,
        ))
        .select((
            Decision::as_select(),
            accounts::name.nullable(),
            Option::<Redaction>::as_select(),
        ))
        .load(conn)?;
    let mut found: HashMap<CommentId, Vec<History>> = HashMap::new();
    for (decision, by, redaction) in rows {
        let all = found.entry(decision.comment_id).or_default();
        match all.last_mut() {
            Some(last) if last.decision.id == decision.id => last.redactions.extend(redaction),
            _ => all.push(History {
                redactions: redaction.into_iter().collect(),
                by: by.unwrap_or_default(),
                decision,
            }),
        }
    }
    Ok(found)
}

/// Codes of the grounds of the decision that holds on each of these comments: of a withholding its own, of a redaction those of
/// its spans, each once.
pub fn grounds_that_hold(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<HashMap<CommentId, Vec<String>>> {
    if of.is_empty() {
        return Ok(HashMap::new());
    }
    let mut found = HashMap::with_capacity(of.len());
    for (comment, mut all) in history_of(conn, of)? {
        let Some(held) = all.pop() else { continue };
        let own = held.decision.ground.map(|ground| ground.to_string());
        let spans = held.redactions.into_iter().map(|span| span.ground);
        let grounds: BTreeSet<String> = own.into_iter().chain(spans).collect();
        found.insert(comment, grounds.into_iter().collect());
    }
    Ok(found)
}

/// Names of these accounts.
pub fn account_names(conn: &mut Conn, of: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let rows: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::id.eq_any(of))
        .select((accounts::id, accounts::name))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The comments of a submission in the party's order: at most `limit`, those after `after` (a
/// position) if given.
pub fn comments_of(
    conn: &mut Conn,
    submission: SubmissionId,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<Comment>> {
    Ok(rows(
        conn,
        comments::table
            .filter(comments::submission_id.eq(submission))
            .filter(comments::position.gt(after.unwrap_or(-1)))
            .order((comments::position, comments::id))
            .limit(limit)
            .select(Comment::as_select()),
    )?)
}

/// These comments with their submissions and parties, in the order of their ids.
pub fn with_parties(
    conn: &mut Conn,
    of: &[CommentId],
) -> Result<Vec<(Comment, Submission, Party)>> {
    let mut found = Vec::with_capacity(of.len());
    for some in of.chunks(AT_ONCE) {
        let rows = comments::table
            .inner_join(submissions::table)
            .inner_join(parties::table)
            .filter(comments::id.eq_any(some))
            .order(comments::id)
            .select((
                Comment::as_select(),
                Submission::as_select(),
                Party::as_select(),
            ))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// How many comments of these submissions stand in each state of moderation. A submission holds
/// a few hundred comments at most.
pub fn tallies(
    conn: &mut Conn,
    of: &[SubmissionId],
) -> Result<HashMap<SubmissionId, HashMap<Moderation, i64>>> {
    let rows: Vec<(SubmissionId, Moderation, i64)> = comments::table
        .filter(comments::submission_id.eq_any(of))
        .group_by((comments::submission_id, comments::moderation))
        .select((
            comments::submission_id,
            comments::moderation,
            diesel::dsl::count_star(),
        ))
        .load(conn)?;
    let mut found: HashMap<SubmissionId, HashMap<Moderation, i64>> = HashMap::new();
    for (submission, state, count) in rows {
        found.entry(submission).or_default().insert(state, count);
    }
    Ok(found)
}
