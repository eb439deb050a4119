//! Decisions and their redactions.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::db::Conn;
use crate::db::schema::{accounts, comments, decisions, redactions};
use crate::error::Result;
use crate::moderation::model::{Decision, IN_MODERATION, Redaction, Ruling};
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, DecisionId, SubmissionId};

/// A decision to be stored.
#[derive(Debug, Clone)]
pub struct NewDecision<'a> {
    pub comment: CommentId,
    /// How many decisions the moderator had seen.
    pub seen: i64,
    pub ruling: &'a Ruling,
    pub by: Option<AccountId>,
    pub at: Moment,
}

/// A decision with what it redacted and who took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub decision: Decision,
    pub redactions: Vec<Redaction>,
    /// Name of the moderator; empty for one taken at the command line.
    pub by: String,
}

/// Stores a decision and what becomes of the comment, if no other decision came in between and the
/// party has not taken the comment back. `false`: nothing was done.
pub fn decide(conn: &mut Conn, new: &NewDecision<'_>) -> Result<bool> {
    // Compare and set: of two moderators at once one changes the row, the other none.
    let changed = diesel::update(
        comments::table
            .filter(comments::id.eq(new.comment))
            .filter(comments::decisions.eq(new.seen))
            .filter(comments::moderation.eq_any(IN_MODERATION)),
    )
    .set((
        comments::decisions.eq(new.seen + 1),
        comments::moderation.eq(new.ruling.verdict.state()),
    ))
    .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    let id: DecisionId = diesel::insert_into(decisions::table)
        .values((
            decisions::comment_id.eq(new.comment),
            decisions::sequence.eq(new.seen + 1),
            decisions::verdict.eq(new.ruling.verdict),
            decisions::ground.eq(new.ruling.ground),
            decisions::explanation.eq(&new.ruling.explanation),
            decisions::decided_by.eq(new.by),
            decisions::decided_at.eq(new.at),
        ))
        .returning(decisions::id)
        .get_result(conn)?;
    for mark in &new.ruling.marks {
        diesel::insert_into(redactions::table)
            .values((
                redactions::decision_id.eq(id),
                redactions::comment_id.eq(new.comment),
                redactions::field.eq(mark.field),
                redactions::span_start.eq(position(mark.start)),
                redactions::span_end.eq(position(mark.end)),
                redactions::ground.eq(mark.ground.as_str()),
            ))
            .execute(conn)?;
    }
    Ok(true)
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
    Ok(comments::table
        .filter(comments::submission_id.eq(submission))
        .filter(comments::position.gt(after.unwrap_or(-1)))
        .order((comments::position, comments::id))
        .limit(limit)
        .select(Comment::as_select())
        .load(conn)?)
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
