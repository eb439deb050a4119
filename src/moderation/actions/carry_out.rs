//! Decisions carried out: stored, noted in the log, told to whom they concern.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::tell;
use super::whole::Whole;
use crate::access::Tx;
use crate::audit::Event;
use crate::consultations::store::public_changed;
use crate::error::{Error, Result};
use crate::moderation::model::{Ruling, Verdict};
use crate::moderation::store::{self, NewDecision};
use crate::submissions::model::{Moderation, Publication, Submission};
use crate::types::ids::{CommentId, ConsultationId, SubmissionId};

/// A comment as a moderator had it before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedDecisions {
    pub comment: CommentId,
    /// How many decisions had been taken on it.
    pub decisions: i64,
}

/// A comment and what is decided on it.
pub(super) struct Case<'a> {
    pub whole: &'a Whole,
    /// How many decisions had been taken on it.
    pub seen: i64,
    pub ruling: &'a Ruling,
}

/// Stores these rulings on comments, each with how many decisions were seen on it, and tells whom they concern.
///
/// # Errors
/// [`Error::Refused`] where a colleague was first on one, or its party took it back.
pub(super) fn carry_out(tx: &mut Tx<'_>, rulings: &[(&Whole, i64, Ruling)]) -> Result<()> {
    let cases: Vec<Case<'_>> = rulings
        .iter()
        .map(|(whole, seen, ruling)| Case {
            whole,
            seen: *seen,
            ruling,
        })
        .collect();
    if apply(tx, &cases)? < cases.len() {
        return Err(Error::refused("moderation-found-changed"));
    }
    let taken: Vec<(&Whole, Verdict, i64)> = rulings
        .iter()
        .map(|(whole, seen, ruling)| (*whole, ruling.verdict, seen + 1))
        .collect();
    tell::of_decisions(tx, &taken)?;
    let ended: BTreeMap<SubmissionId, &Submission> = rulings
        .iter()
        .filter(|(whole, ..)| whole.comment.moderation == Moderation::Pending)
        .map(|(whole, ..)| (whole.submission.id, &whole.submission))
        .collect();
    tell::of_whole_submissions(tx, &ended)
}

/// Stores decisions, notes them, and makes the public pages follow; how many were stored. Where it is fewer a colleague was
/// first, or a party took its comment back, and the transaction is to be given up.
pub(super) fn apply(tx: &mut Tx<'_>, cases: &[Case<'_>]) -> Result<usize> {
    let new: Vec<NewDecision<'_>> = cases
        .iter()
        .map(|case| NewDecision {
            comment: case.whole.comment.id,
            seen: case.seen,
            ruling: case.ruling,
        })
        .collect();
    let stored = store::decide(tx.conn, &new, tx.actor.account(), tx.now)?;
    if stored < cases.len() {
        return Ok(stored);
    }
    let events: Vec<Event> = cases.iter().map(event).collect();
    tx.record_all(&events)?;
    let changed: BTreeSet<ConsultationId> = cases
        .iter()
        .filter(|case| {
            case.whole.submission.publication != Publication::None
                && shows(case.whole.comment.moderation, case.ruling.verdict)
        })
        .map(|case| case.whole.round.consultation_id)
        .collect();
    for consultation in changed {
        public_changed(tx.conn, consultation)?;
    }
    Ok(stored)
}

fn event(case: &Case<'_>) -> Event {
    let ruling = case.ruling;
    Event::new("comment.decide", "comment", case.whole.comment.id.0)
        .in_consultation(case.whole.round.consultation_id.0)
        .with(json!({
            "verdict": ruling.verdict,
            "ground": ruling.ground,
            "redactions": ruling.marks.len(),
            "grounds": grounds(ruling),
            "sequence": case.seen + 1,
        }))
}

/// Whether the public sees a difference.
fn shows(before: Moderation, verdict: Verdict) -> bool {
    verdict != Verdict::Withhold || before.is_public()
}

/// The grounds of the redactions, each once.
fn grounds(ruling: &Ruling) -> Vec<&'static str> {
    let codes: BTreeSet<_> = ruling
        .marks
        .iter()
        .map(|mark| mark.ground.as_str())
        .collect();
    codes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn withholding_what_waits_changes_nothing_in_public() {
        assert!(!shows(Moderation::Pending, Verdict::Withhold));
        assert!(!shows(Moderation::Withheld, Verdict::Withhold));
        assert!(shows(Moderation::Published, Verdict::Withhold));
        assert!(shows(Moderation::Pending, Verdict::Publish));
        assert!(shows(Moderation::Redacted, Verdict::Publish));
    }
}
