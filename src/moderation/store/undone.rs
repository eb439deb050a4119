//! Decisions of one act of a moderator, which can be taken back for a moment.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{comments, decisions, redactions, rounds};
use crate::error::Result;
use crate::moderation::model::{IN_MODERATION, Verdict};
use crate::submissions::model::Moderation;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, ConsultationId, DecisionId, PartyId};

/// A decision that may be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDecision {
    pub id: DecisionId,
    pub comment: CommentId,
    pub party: PartyId,
    pub consultation: ConsultationId,
    pub sequence: i64,
    pub verdict: Verdict,
    /// Nobody decided on the comment since, and its party has not taken it back.
    pub holds: bool,
}

/// So many rows a statement: well below the values either database takes in one.
const AT_ONCE: usize = 1_000;

/// When this moderator last decided after `since`, how, on how many comments, and one of these.
pub fn last_act(
    conn: &mut Conn,
    by: AccountId,
    since: Moment,
) -> Result<Option<(Moment, Verdict, i64, CommentId)>> {
    let found: Option<(Moment, Verdict, i64, Option<CommentId>)> = decisions::table
        .filter(decisions::decided_by.eq(by))
        .filter(decisions::decided_at.gt(since))
        .group_by((decisions::decided_at, decisions::verdict))
        .order(decisions::decided_at.desc())
        .select((
            decisions::decided_at,
            decisions::verdict,
            count_star(),
            min(decisions::comment_id),
        ))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(at, verdict, count, comment)| Some((at, verdict, count, comment?))))
}

/// What this moderator decided at that moment.
pub fn act(conn: &mut Conn, by: AccountId, at: Moment) -> Result<Vec<TakenDecision>> {
    type Row = (
        DecisionId,
        CommentId,
        PartyId,
        ConsultationId,
        i64,
        Verdict,
        i64,
        Moderation,
    );
    let rows: Vec<Row> = decisions::table
        .inner_join(comments::table.inner_join(rounds::table))
        .filter(decisions::decided_by.eq(by))
        .filter(decisions::decided_at.eq(at))
        .order(decisions::comment_id)
        .select((
            decisions::id,
            comments::id,
            comments::party_id,
            rounds::consultation_id,
            decisions::sequence,
            decisions::verdict,
            comments::decisions,
            comments::moderation,
        ))
        .load(conn)?;
    let taken = rows.into_iter().map(
        |(id, comment, party, consultation, sequence, verdict, decisions, state)| TakenDecision {
            id,
            comment,
            party,
            consultation,
            sequence,
            verdict,
            holds: decisions == sequence && state == verdict.state(),
        },
    );
    Ok(taken.collect())
}

/// Takes these decisions away: what was decided before holds again, or the comments wait. The audit log keeps both. How many
/// it was so of: where it is fewer somebody decided on one meanwhile, or its party took it back, and the transaction is to be
/// given up.
pub fn take_back(conn: &mut Conn, taken: &[TakenDecision]) -> Result<usize> {
    let mut changed = 0;
    for some in taken.chunks(AT_ONCE) {
        let ids: Vec<CommentId> = some.iter().map(|one| one.comment).collect();
        let earlier: Vec<(CommentId, i64, Verdict)> = decisions::table
            .filter(decisions::comment_id.eq_any(&ids))
            .select((
                decisions::comment_id,
                decisions::sequence,
                decisions::verdict,
            ))
            .load(conn)?;
        let earlier: HashMap<(CommentId, i64), Verdict> = earlier
            .into_iter()
            .map(|(comment, sequence, verdict)| ((comment, sequence), verdict))
            .collect();
        let mut alike: BTreeMap<(i64, &'static str), (Moderation, Vec<CommentId>)> =
            BTreeMap::new();
        for one in some {
            let before = one.sequence - 1;
            let state = earlier
                .get(&(one.comment, before))
                .map_or(Moderation::Pending, |verdict| verdict.state());
            let all = alike.entry((before, state.as_str()));
            all.or_insert_with(|| (state, Vec::new()))
                .1
                .push(one.comment);
        }
        for ((before, _), (state, comments)) in alike {
            // Compare and set, as in deciding: whoever decided since is not overruled.
            changed += diesel::update(
                comments::table
                    .filter(comments::id.eq_any(&comments))
                    .filter(comments::decisions.eq(before + 1))
                    .filter(comments::moderation.eq_any(IN_MODERATION)),
            )
            .set((
                comments::decisions.eq(before),
                comments::moderation.eq(state),
            ))
            .execute(conn)?;
        }
        let ids: Vec<DecisionId> = some.iter().map(|one| one.id).collect();
        diesel::delete(redactions::table.filter(redactions::decision_id.eq_any(&ids)))
            .execute(conn)?;
        diesel::delete(decisions::table.filter(decisions::id.eq_any(&ids))).execute(conn)?;
    }
    Ok(changed)
}
