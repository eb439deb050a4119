//! Deciding on a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::json;

use super::entering::{require_disinterested, require_known, require_moderator};
use super::tell;
use super::whole::Whole;
use crate::access::{Actor, Tx};
use crate::audit::Event;
use crate::comments::store::with_place;
use crate::consultations::approvals::{self, Deed, Intent, Turn};
use crate::consultations::model::Consultation;
use crate::consultations::store::public_changed;
use crate::error::{Error, Result};
use crate::moderation::marking::require_within;
use crate::moderation::model::{Ruling, Verdict};
use crate::moderation::store::{self, History, NewDecision};
use crate::readings::actions::note_read;
use crate::site::Site;
use crate::submissions::model::{Moderation, Publication};
use crate::types::ids::{CommentId, ConsultationId};

/// A comment as a moderator had it before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedDecisions {
    pub comment: CommentId,
    /// How many decisions had been taken on it.
    pub decisions: i64,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionOutcome {
    Done,
    /// A colleague was first; this is what holds. Nothing was changed.
    Taken(Box<History>),
    /// It lifts what a decision hides, and waits for a second moderator.
    Asked,
}

/// A comment and what is decided on it.
pub(super) struct Case<'a> {
    pub whole: &'a Whole,
    /// How many decisions had been taken on it.
    pub seen: i64,
    pub ruling: &'a Ruling,
}

/// Decides on one comment.
///
/// # Errors
/// [`Error::NotFound`] for a comment this actor may not know of, [`Error::Refused`] for one of a party that the actor writes
/// for, or that its party has taken back, or, unless decided anyway, of which the public would read what looks like an account or citizen
/// service number; [`Error::Invalid`] for words to be withheld that do not stand in it.
pub async fn decide(
    site: &Site,
    actor: &Actor,
    seen: ExpectedDecisions,
    ruling: Ruling,
) -> Result<DecisionOutcome> {
    require_moderator(actor)?;
    site.write(actor, move |tx| {
        let (comment, submission, party, round, consultation) = with_place(tx.conn, seen.comment)?;
        require_known(tx.actor, &comment, round.consultation_id)?;
        let whole = Whole {
            comment,
            submission,
            party,
            round: Rc::new(round),
        };
        require_disinterested(tx.actor, &whole.party)?;
        require_within(&ruling.marks, &whole.texts())?;
        if whole.comment.decisions == seen.decisions {
            whole.require_numbers_seen(&ruling)?;
            if lift(tx, &whole, &consultation, &ruling)? == Turn::Asked {
                return Ok(DecisionOutcome::Asked);
            }
        }
        let case = Case {
            whole: &whole,
            seen: seen.decisions,
            ruling: &ruling,
        };
        if whole.can_be_decided() && apply(tx, &[case])? == 1 {
            note_read(tx, &[(seen.comment, &*whole.round)])?;
            tell::of_decisions(tx, &[(&whole, ruling.verdict, seen.decisions + 1)])?;
            if whole.comment.moderation == Moderation::Pending {
                tell::of_whole_submissions(
                    tx,
                    &BTreeMap::from([(whole.submission.id, &whole.submission)]),
                )?;
            }
            return Ok(DecisionOutcome::Done);
        }
        match store::history(tx.conn, seen.comment)?.pop() {
            Some(held) if held.decision.sequence > seen.decisions => {
                Ok(DecisionOutcome::Taken(Box::new(held)))
            }
            _ => Err(Error::refused("moderation-gone")),
        }
    })
    .await
}

/// Whether a ruling that lets the public read more than the decision that holds can be carried out now.
fn lift(
    tx: &mut Tx<'_>,
    whole: &Whole,
    consultation: &Consultation,
    ruling: &Ruling,
) -> Result<Turn> {
    let hidden = store::history(tx.conn, whole.comment.id)?
        .pop()
        .map(|held| held.redactions)
        .unwrap_or_default();
    if !ruling.lifts(whole.comment.moderation, &hidden) {
        return Ok(Turn::Go(()));
    }
    let intent = Intent {
        deed: Deed::LiftDecision,
        subject: whole.comment.id.0,
        wording: &ruling.wording(),
    };
    approvals::turn(tx, consultation, intent)
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
