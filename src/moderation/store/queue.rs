//! The moderators' queue: submitted comments, oldest first, a page at a time.
//!
//! Rounds and states are asked one by one, each along its own stretch of an index, and merged: the
//! cost goes by the size of a page and the few rounds a moderator has, not by what waits.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::comments::model::Comment;
use crate::comments::store::words_are_like;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store::errata_at;
use crate::db::like::{like, lower, text_or};
use crate::db::schema::{
    comments, consultations, parties, passages, rounds, sections, submissions,
};
use crate::db::{Conn, rows};
use crate::error::Result;
use crate::submissions::model::{Moderation, Verification};
use crate::types::Moment;
use crate::types::ids::{
    CommentId, ConsultationId, PartyId, PassageId, RoundId, SectionId, SubmissionId,
};

/// Where a page begins: behind this comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueueCursor {
    pub submitted_at: Moment,
    pub id: CommentId,
}

/// Which comments are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    pub rounds: Vec<RoundId>,
    pub states: Vec<Moderation>,
    pub section: Option<SectionId>,
    pub group: Option<String>,
    /// Only those with something that looks like personal data.
    pub personal: bool,
    /// Only those in whose texts, or party's name, each of these words stands, in any letters.
    pub words: Vec<String>,
    /// The newest first.
    pub newest: bool,
}

/// A comment in the queue, with the party's name and level of verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub comment: Comment,
    pub party: String,
    /// How far it was established who sent it.
    pub verification: Verification,
    /// Kinds of what looks like personal data in it, blanks between.
    pub personal: String,
}

/// What a comment is about, in words of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// "5.2.1", or empty.
    pub number: String,
    pub title: String,
    /// Of the passage, if it is about one.
    pub passage_key: Option<String>,
    /// What the passage said when the comment was written.
    pub passage_text: Option<String>,
    /// Whether a typing error was mended since in the words it is about.
    pub mended: bool,
}

/// The comments of one round in one state, narrowed; in this order an index delivers them.
macro_rules! stretch {
    ($narrowing:expr, $round:expr, $state:expr) => {{
        let mut query = comments::table
            .filter(comments::round_id.eq($round))
            .filter(comments::moderation.eq($state))
            .filter(comments::submitted_at.is_not_null())
            .select(Comment::as_select())
            .into_boxed();
        if let Some(section) = $narrowing.section {
            query = query.filter(comments::section_id.eq(section));
        }
        if let Some(group) = &$narrowing.group {
            query = query.filter(comments::group_code.eq(group));
        }
        if $narrowing.personal {
            query = query.filter(comments::personal.ne(""));
        }
        for word in &$narrowing.words {
            let pattern = like(word);
            let named = parties::table
                .filter(lower(parties::name).like(pattern.clone()).escape('\\'))
                .filter(parties::round_id.eq($round))
                .select(parties::id);
            query = query.filter(words_are_like!(pattern).or(comments::party_id.eq_any(named)));
        }
        query
    }};
}

/// The rounds of these consultations that can have comments, newest first, with their
/// consultations.
pub fn rounds_of(conn: &mut Conn, of: &[ConsultationId]) -> Result<Vec<(Round, Consultation)>> {
    Ok(rounds::table
        .inner_join(consultations::table)
        .filter(rounds::consultation_id.eq_any(of))
        .order((rounds::opens_at.desc(), rounds::id.desc()))
        .select((Round::as_select(), Consultation::as_select()))
        .load(conn)?)
}

/// At most `limit` comments behind `after`, in the order asked for.
pub fn queue(
    conn: &mut Conn,
    narrowing: &QueueFilter,
    after: Option<QueueCursor>,
    limit: i64,
) -> Result<Vec<Waiting>> {
    let mut found: Vec<Comment> = Vec::new();
    for round in &narrowing.rounds {
        for state in &narrowing.states {
            let mut query = stretch!(narrowing, *round, *state).limit(limit);
            query = if narrowing.newest {
                query.order((comments::submitted_at.desc(), comments::id.desc()))
            } else {
                query.order((comments::submitted_at, comments::id))
            };
            // The first condition bounds the stretch of the index, the second its first rows.
            if let Some(key) = after.filter(|_| !narrowing.newest) {
                query = query
                    .filter(comments::submitted_at.ge(Some(key.submitted_at)))
                    .filter(
                        comments::submitted_at
                            .gt(Some(key.submitted_at))
                            .or(comments::id.nullable().gt(Some(key.id))),
                    );
            } else if let Some(key) = after {
                query = query
                    .filter(comments::submitted_at.le(Some(key.submitted_at)))
                    .filter(
                        comments::submitted_at
                            .lt(Some(key.submitted_at))
                            .or(comments::id.nullable().lt(Some(key.id))),
                    );
            }
            found.extend(rows(conn, query)?);
        }
    }
    found.sort_by_key(|comment| (comment.submitted_at, comment.id));
    if narrowing.newest {
        found.reverse();
    }
    found.truncate(usize::try_from(limit).unwrap_or_default());
    let ids: Vec<PartyId> = found.iter().map(|comment| comment.party_id).collect();
    let names: Vec<(PartyId, String)> = parties::table
        .filter(parties::id.eq_any(ids))
        .select((parties::id, parties::name))
        .load(conn)?;
    let names: HashMap<PartyId, String> = names.into_iter().collect();
    let ids: Vec<CommentId> = found.iter().map(|comment| comment.id).collect();
    let mut kinds = personal_kinds(conn, &ids)?;
    let sent: Vec<SubmissionId> = found.iter().map(|comment| comment.submission_id).collect();
    let levels: Vec<(SubmissionId, Verification)> = submissions::table
        .filter(submissions::id.eq_any(sent))
        .select((submissions::id, submissions::verification))
        .load(conn)?;
    let levels: HashMap<SubmissionId, Verification> = levels.into_iter().collect();
    Ok(found
        .into_iter()
        .map(|comment| Waiting {
            party: names.get(&comment.party_id).cloned().unwrap_or_default(),
            verification: levels
                .get(&comment.submission_id)
                .copied()
                .unwrap_or(Verification::None),
            personal: kinds.remove(&comment.id).unwrap_or_default(),
            comment,
        })
        .collect())
}

/// Kinds of what looks like personal data in these comments, blanks between; those without are left out.
pub fn personal_kinds(conn: &mut Conn, of: &[CommentId]) -> Result<HashMap<CommentId, String>> {
    let rows: Vec<(CommentId, String)> = comments::table
        .filter(comments::id.eq_any(of))
        .filter(comments::personal.ne(""))
        .select((comments::id, comments::personal))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Ids of all these comments with how many decisions were taken on each, at most `most`, in the order of their ids.
pub fn found(conn: &mut Conn, narrowing: &QueueFilter, most: i64) -> Result<Vec<(CommentId, i64)>> {
    let mut found: Vec<(CommentId, i64)> = Vec::new();
    for round in &narrowing.rounds {
        for state in &narrowing.states {
            let room = most - i64::try_from(found.len()).unwrap_or(most);
            let rows = stretch!(narrowing, *round, *state)
                .select((comments::id, comments::decisions))
                .limit(room.max(0))
                .load::<(CommentId, i64)>(conn)?;
            found.extend(rows);
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// How many comments there are.
pub fn count(conn: &mut Conn, narrowing: &QueueFilter) -> Result<i64> {
    let mut count = 0;
    for round in &narrowing.rounds {
        for state in &narrowing.states {
            count += stretch!(narrowing, *round, *state)
                .select(diesel::dsl::count_star())
                .first::<i64>(conn)?;
        }
    }
    Ok(count)
}

/// What these comments are about; those about the whole document are left out.
pub fn places(conn: &mut Conn, of: &[Comment]) -> Result<HashMap<CommentId, Place>> {
    let section_ids: Vec<SectionId> = of.iter().filter_map(|c| c.anchor.section).collect();
    let passage_ids: Vec<PassageId> = of.iter().filter_map(|c| c.anchor.passage).collect();
    let known: Vec<(PassageId, SectionId, String, String, i64)> = passages::table
        .filter(passages::id.eq_any(passage_ids))
        .select((
            passages::id,
            passages::section_id,
            passages::key,
            passages::text,
            passages::errata,
        ))
        .load(conn)?;
    let mended = known.iter().filter(|row| row.4 > 0).map(|row| row.0);
    let errata = errata_at(conn, &mended.collect::<Vec<_>>())?;
    let named: Vec<(SectionId, String, String)> = sections::table
        .filter(
            sections::id.eq_any(
                section_ids
                    .into_iter()
                    .chain(known.iter().map(|row| row.1))
                    .collect::<Vec<_>>(),
            ),
        )
        .select((sections::id, sections::number, sections::title))
        .load(conn)?;
    let known: HashMap<PassageId, _> = known.into_iter().map(|row| (row.0, row)).collect();
    let named: HashMap<SectionId, _> = named.into_iter().map(|row| (row.0, row)).collect();
    let place = |comment: &Comment| {
        let passage = comment.anchor.passage.and_then(|id| known.get(&id));
        let section = comment.anchor.section.or(passage.map(|row| row.1));
        let section = section.and_then(|id| named.get(&id));
        if passage.is_none() && section.is_none() {
            return None;
        }
        Some(Place {
            number: section.map(|row| row.1.clone()).unwrap_or_default(),
            title: section.map(|row| row.2.clone()).unwrap_or_default(),
            passage_key: passage.map(|row| row.2.clone()),
            passage_text: passage
                .map(|row| errata.text_then(row.0, comment.anchor.errata_seen, &row.3)),
            mended: comment.anchor.is_mended(&errata),
        })
    };
    Ok(of
        .iter()
        .filter_map(|comment| Some((comment.id, place(comment)?)))
        .collect())
}
