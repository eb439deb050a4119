//! Deciding on a comment, or publishing several at once.

use std::collections::BTreeSet;

use serde_json::json;

use super::tell;
use crate::access::{Actor, Right, StaffRole, Tx, Who};
use crate::audit::Event;
use crate::comments::model::Comment;
use crate::comments::personal::PersonalKind;
use crate::comments::store::comment;
use crate::consultations::approvals::{self, Deed, Intent, Turn};
use crate::consultations::model::Round;
use crate::consultations::store::{by_id, party, public_changed, round};
use crate::error::{Error, Message, Result};
use crate::moderation::marking::{require_within, texts_of};
use crate::moderation::model::{Ruling, Verdict, can_be_decided, is_read_in_queue};
use crate::moderation::store::{self, History, NewDecision};
use crate::site::Site;
use crate::submissions::model::{Moderation, Publication, Submission, SubmissionState};
use crate::submissions::store::submission;
use crate::types::ids::{CommentId, ConsultationId, SubmissionId};

/// Comments that can be published at once.
pub const BULK_LIMIT: usize = 100;

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

/// A comment with what it belongs to.
struct Whole {
    comment: Comment,
    submission: Submission,
    round: Round,
}

/// Decides on one comment.
///
/// # Errors
/// [`Error::NotFound`] for a comment this actor may not know of, [`Error::Refused`] for one that
/// its party has taken back, [`Error::Invalid`] for words to be withheld that do not stand in it.
pub async fn decide(
    site: &Site,
    actor: &Actor,
    seen: ExpectedDecisions,
    ruling: Ruling,
) -> Result<DecisionOutcome> {
    require_moderator(actor)?;
    site.write(actor, move |tx| {
        let whole = load(tx, seen.comment)?;
        let party = party(tx.conn, whole.comment.party_id)?;
        let texts = texts_of(&whole.comment, &whole.submission, &party);
        require_within(&ruling.marks, &texts)?;
        if whole.comment.decisions == seen.decisions && lift(tx, &whole, &ruling)? == Turn::Asked {
            return Ok(DecisionOutcome::Asked);
        }
        if apply(tx, &whole, seen.decisions, &ruling)? {
            tell::of_decision(
                tx,
                &whole.round,
                &whole.comment,
                (ruling.verdict, seen.decisions + 1),
            )?;
            let ended = BTreeSet::from([whole.submission.id]);
            if whole.comment.moderation == Moderation::Pending {
                tell::of_whole_submissions(tx, &ended)?;
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
fn lift(tx: &mut Tx<'_>, whole: &Whole, ruling: &Ruling) -> Result<Turn> {
    let hidden = store::history(tx.conn, whole.comment.id)?
        .pop()
        .map(|held| held.redactions)
        .unwrap_or_default();
    if !ruling.lifts(whole.comment.moderation, &hidden) {
        return Ok(Turn::Go(()));
    }
    let consultation = by_id(tx.conn, whole.round.consultation_id)?;
    let intent = Intent {
        deed: Deed::LiftDecision,
        subject: whole.comment.id.0,
        wording: &ruling.wording(),
    };
    approvals::turn(tx, &consultation, intent)
}

/// Publishes all of these, or none: one that is not waiting any more refuses the lot.
///
/// # Errors
/// [`Error::Invalid`] for none or too many, [`Error::Refused`] naming the comment that stands in
/// the way: unless `anyway`, also one with something like an account or citizen service number;
/// [`Error::NotFound`] for one this actor may not know of.
pub async fn publish_all(
    site: &Site,
    actor: &Actor,
    seen: Vec<ExpectedDecisions>,
    anyway: bool,
) -> Result<usize> {
    require_moderator(actor)?;
    if seen.is_empty() {
        return Err(Error::invalid("ids", "moderation-none-ticked"));
    }
    if seen.len() > BULK_LIMIT {
        let message = Message::new("moderation-too-many-ticked").with("count", BULK_LIMIT);
        return Err(Error::invalid("ids", message));
    }
    site.write(actor, move |tx| publish_each(tx, &seen, anyway))
        .await
}

/// Whether numbers of this kind pass a test that others do not.
fn is_tested(kind: &str) -> bool {
    [PersonalKind::Bsn, PersonalKind::Iban]
        .iter()
        .any(|tested| tested.as_str() == kind)
}

fn publish_each(tx: &mut Tx<'_>, seen: &[ExpectedDecisions], anyway: bool) -> Result<usize> {
    let ruling = Ruling::publish();
    let ids: Vec<CommentId> = seen.iter().map(|one| one.comment).collect();
    let kinds = store::personal_kinds(tx.conn, &ids)?;
    let mut touched: BTreeSet<SubmissionId> = BTreeSet::new();
    for one in seen {
        let whole = load(tx, one.comment)?;
        let mut found = kinds
            .get(&one.comment)
            .map_or("", String::as_str)
            .split(' ');
        if !anyway && found.any(is_tested) {
            let message = Message::new("moderation-bulk-personal").with("number", one.comment);
            return Err(Error::refused(message));
        }
        let waiting = whole.comment.moderation == Moderation::Pending;
        if waiting && !is_read_in_queue(&whole.comment) {
            let message = Message::new("moderation-too-long-together").with("number", one.comment);
            return Err(Error::refused(message));
        }
        if !waiting || !apply(tx, &whole, one.decisions, &ruling)? {
            let message = Message::new("moderation-not-waiting").with("number", one.comment);
            return Err(Error::refused(message));
        }
        touched.insert(whole.submission.id);
    }
    tell::of_whole_submissions(tx, &touched)?;
    Ok(seen.len())
}

/// Stores the decision, notes it, and makes the public pages follow. `false`: a colleague was
/// first, or the party took the comment back.
fn apply(tx: &mut Tx<'_>, whole: &Whole, seen: i64, ruling: &Ruling) -> Result<bool> {
    let Whole {
        comment,
        submission,
        round,
    } = whole;
    if !can_be_decided(comment.moderation) || submission.state != SubmissionState::Submitted {
        return Ok(false);
    }
    let new = NewDecision {
        comment: comment.id,
        seen,
        ruling,
        by: tx.actor.account(),
        at: tx.now,
    };
    if !store::decide(tx.conn, &new)? {
        return Ok(false);
    }
    let consultation = round.consultation_id;
    let event = Event::new("comment.decide", "comment", comment.id.0)
        .in_consultation(consultation.0)
        .with(json!({
            "verdict": ruling.verdict,
            "ground": ruling.ground,
            "redactions": ruling.marks.len(),
            "grounds": grounds(ruling),
            "sequence": seen + 1,
        }));
    tx.record(event)?;
    if submission.publication != Publication::None && shows(comment.moderation, ruling.verdict) {
        public_changed(tx.conn, consultation)?;
    }
    Ok(true)
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

fn load(tx: &mut Tx<'_>, id: CommentId) -> Result<Whole> {
    let comment = comment(tx.conn, id)?;
    let round = round(tx.conn, comment.round_id)?;
    require_known(tx.actor, &comment, round.consultation_id)?;
    let submission = submission(tx.conn, comment.submission_id)?;
    Ok(Whole {
        comment,
        submission,
        round,
    })
}

/// Goes on only for a moderator of something, so that others learn nothing of what exists.
pub(super) fn require_moderator(actor: &Actor) -> Result<Vec<ConsultationId>> {
    let mine: Vec<ConsultationId> = actor
        .consultations_as(StaffRole::Moderator)
        .into_iter()
        .filter(|id| actor.may(Right::Moderate(*id)))
        .collect();
    if mine.is_empty() && !matches!(actor.who, Who::CommandLine) {
        return Err(actor.without_role());
    }
    Ok(mine)
}

/// Drafts are nobody's business but the party's; comments of other consultations neither.
pub(super) fn require_known(
    actor: &Actor,
    comment: &Comment,
    consultation: ConsultationId,
) -> Result<()> {
    if comment.moderation == Moderation::Draft || !actor.may(Right::Moderate(consultation)) {
        return Err(Error::NotFound);
    }
    Ok(())
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
