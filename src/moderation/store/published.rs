//! Loads [`PublishedComment`]s: comments with where they stand, their signatories, and their latest decisions
//! with redactions, a query for each of these three however many comments are asked for.

use std::collections::HashMap;

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::comments::store::Anchored;
use crate::consultations::model::Party;
use crate::db::schema::{
    comments, consultations, decisions, parties, redactions, rounds, submissions,
};
use crate::db::{Conn, rows};
use crate::error::{Error, Result};
use crate::moderation::model::{RedactedField, Redaction, Verdict};
use crate::moderation::published::{Decided, PublishedComment, PublishedCounts, redacted_name};
use crate::signatures::store::signatories_of;
use crate::submissions::model::{Moderation, Submission};
use crate::submissions::store::is_public_comment;
use crate::types::ids::{
    CommentId, DecisionId, PartyId, PassageId, RoundId, SectionId, SubmissionId,
};

/// Comments loaded at once when going through all of them.
const BATCH: i64 = 1000;

/// Ids in one `IN (…)`: SQLite takes at most 32,766 bound values.
const CHUNK: usize = 10_000;

/// The public form of the comment of a round that goes by this number.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it may not be public.
pub fn public_comment(conn: &mut Conn, round: RoundId, number: i64) -> Result<PublishedComment> {
    let row: Placed = comments::table
        .inner_join(submissions::table)
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .filter(comments::round_id.eq(round))
        .filter(comments::public_number.eq(number))
        .filter(is_public_comment())
        .select((
            Comment::as_select(),
            Submission::as_select(),
            Party::as_select(),
            consultations::time_zone,
        ))
        .first(conn)?;
    publish(conn, vec![row])?.pop().ok_or(Error::NotFound)
}

/// The public forms of these comments, in the order asked for; those that have none are left out.
pub fn published_by_ids(conn: &mut Conn, ids: &[CommentId]) -> Result<Vec<PublishedComment>> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<Placed> = comments::table
            .inner_join(submissions::table)
            .inner_join(parties::table)
            .inner_join(rounds::table.inner_join(consultations::table))
            .filter(comments::id.eq_any(chunk))
            .filter(is_public_comment())
            .select((
                Comment::as_select(),
                Submission::as_select(),
                Party::as_select(),
                consultations::time_zone,
            ))
            .load(conn)?;
        for comment in publish(conn, rows)? {
            found.insert(comment.id, comment);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn rows_of_round(conn: &mut Conn, round: RoundId, after: i64, limit: i64) -> Result<Vec<Placed>> {
    Ok(comments::table
        .inner_join(submissions::table)
        .inner_join(parties::table)
        .inner_join(rounds::table.inner_join(consultations::table))
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .filter(comments::public_number.gt(after))
        .order(comments::public_number)
        .limit(limit)
        .select((
            Comment::as_select(),
            Submission::as_select(),
            Party::as_select(),
            consultations::time_zone,
        ))
        .load(conn)?)
}

/// Hands every published comment of a round to `f`, a batch at a time, so that memory stays flat.
///
/// # Errors
/// When the database fails, or what `f` returns.
pub fn for_each_published(
    conn: &mut Conn,
    round: RoundId,
    mut f: impl FnMut(&mut Conn, Vec<PublishedComment>) -> Result<()>,
) -> Result<()> {
    let mut after = 0;
    loop {
        // By the rows, not by what may be shown of them: a batch of none is not the end.
        let rows = rows_of_round(conn, round, after, BATCH)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.0.public_number.unwrap_or(i64::MAX);
        let is_last = i64::try_from(rows.len()).is_ok_and(|rows| rows < BATCH);
        let batch = publish(conn, rows)?;
        f(conn, batch)?;
        if is_last {
            return Ok(());
        }
    }
}

/// How many published comments each place of a round has; of one group only if `group` is given.
pub fn published_counts(
    conn: &mut Conn,
    round: RoundId,
    group: Option<&str>,
) -> Result<PublishedCounts> {
    let mut query = comments::table
        .inner_join(submissions::table)
        .filter(comments::round_id.eq(round))
        .filter(is_public_comment())
        .group_by((comments::passage_id, comments::section_id))
        .select((
            comments::passage_id,
            comments::section_id,
            diesel::dsl::count_star(),
        ))
        .into_boxed();
    if let Some(group) = group {
        query = query.filter(comments::group_code.eq(group));
    }
    let rows: Vec<(Option<PassageId>, Option<SectionId>, i64)> = query.load(conn)?;
    let mut counts = PublishedCounts::default();
    for (passage, section, count) in rows {
        match (passage, section) {
            (Some(passage), _) => *counts.passages.entry(passage).or_default() += count,
            (None, Some(section)) => *counts.sections.entry(section).or_default() += count,
            (None, None) => counts.document += count,
        }
    }
    Ok(counts)
}

/// Where the published comments of these rounds stand, by number.
pub fn published_anchors(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Anchored>> {
    Ok(rows(
        conn,
        comments::table
            .inner_join(submissions::table)
            .filter(comments::round_id.eq_any(rounds))
            .filter(is_public_comment())
            .order(comments::id)
            .select(Anchored::as_select()),
    )?)
}

/// The names of parties of these rounds as the public may read them, where a decision that holds redacts them. What is redacted beside
/// one comment is redacted wherever the party is named apart from its comments: in lists, and beside its files.
pub fn redacted_names(conn: &mut Conn, rounds: &[RoundId]) -> Result<HashMap<PartyId, String>> {
    let rows: Vec<(CommentId, PartyId, String)> = comments::table
        .inner_join(parties::table)
        .inner_join(redactions::table)
        .filter(comments::round_id.eq_any(rounds))
        .filter(comments::moderation.eq(Moderation::Redacted))
        .filter(redactions::field.eq(RedactedField::PartyName))
        .select((comments::id, parties::id, parties::name))
        .distinct()
        .load(conn)?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut decided = decided(conn, rows.iter().map(|row| row.0).collect())?;
    let mut redacted: HashMap<PartyId, (String, Vec<Redaction>)> = HashMap::new();
    for (comment, party, name) in rows {
        let (_, spans) = redacted.entry(party).or_insert_with(|| (name, Vec::new()));
        // An earlier decision's redactions are not among them.
        spans.extend(
            decided
                .remove(&comment)
                .into_iter()
                .flat_map(|one| one.redactions),
        );
    }
    Ok(redacted
        .into_iter()
        .map(|(party, (name, spans))| (party, redacted_name(&name, &spans)))
        .collect())
}

/// A comment with what its public form is made of: its submission, of whom that is, and the zone that the days of its
/// round are in. A tuple: a struct that embeds them doubles the time the whole crate takes to compile.
type Placed = (Comment, Submission, Party, String);

/// Adds who signed and what was decided on each of `rows`, and makes its public form.
fn publish(conn: &mut Conn, rows: Vec<Placed>) -> Result<Vec<PublishedComment>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut submission_ids: Vec<SubmissionId> = rows.iter().map(|row| row.1.id).collect();
    submission_ids.sort_unstable();
    submission_ids.dedup();
    let signatories = signatories_of(conn, &submission_ids)?;
    let decided = decided(conn, rows.iter().map(|row| row.0.id).collect())?;
    Ok(rows
        .into_iter()
        .filter_map(|(comment, submission, party, zone)| {
            let decided = decided.get(&comment.id)?;
            let zone = zone.parse().unwrap_or(Tz::UTC);
            let public = PublishedComment::of(comment, &submission, &party, decided, zone)?;
            Some(match signatories.get(&submission.id) {
                Some(signatories) => public.signed_by(&submission, signatories),
                None => public,
            })
        })
        .collect())
}

/// The latest decision on each comment, with its redactions.
fn decided(conn: &mut Conn, ids: Vec<CommentId>) -> Result<HashMap<CommentId, Decided>> {
    let rows: Vec<(CommentId, DecisionId, Verdict, Option<Redaction>)> = decisions::table
        .left_join(redactions::table)
        .filter(decisions::comment_id.eq_any(ids))
        .order((
            decisions::comment_id,
            decisions::sequence,
            redactions::span_start,
        ))
        .select((
            decisions::comment_id,
            decisions::id,
            decisions::verdict,
            Option::<Redaction>::as_select(),
        ))
        .load(conn)?;
    // The last one of each comment is the one that holds, with its own redactions only.
    let mut latest: HashMap<CommentId, (DecisionId, Decided)> = HashMap::new();
    for (comment, decision, verdict, redaction) in rows {
        let fresh = || {
            let redactions = Vec::new();
            let decided = Decided {
                verdict,
                redactions,
            };
            (decision, decided)
        };
        let (holds, decided) = latest.entry(comment).or_insert_with(fresh);
        if *holds != decision {
            (*holds, *decided) = fresh();
        }
        if verdict == Verdict::PublishRedacted {
            decided.redactions.extend(redaction);
        }
    }
    Ok(latest
        .into_iter()
        .map(|(comment, (_, decided))| (comment, decided))
        .collect())
}
