//! Deciding on a comment.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::carry_out::{Case, ExpectedDecisions, apply};
use super::elsewhere::{Also, withhold_also};
use super::entering::{require_disinterested, require_known, require_moderator};
use super::tell;
use super::whole::Whole;
use crate::access::{Actor, Tx};
use crate::comments::store::with_place;
use crate::consultations::approvals::{self, Deed, Intent, Turn};
use crate::consultations::model::Consultation;
use crate::error::{Error, Result};
use crate::moderation::marking::require_within;
use crate::moderation::model::Ruling;
use crate::moderation::store::{self, History};
use crate::readings::actions::note_read;
use crate::site::Site;
use crate::submissions::model::Moderation;

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionOutcome {
    Done,
    /// A colleague was first; this is what holds. Nothing was changed.
    Taken(Box<History>),
    /// It lifts what a decision hides, and waits for a second moderator.
    Asked,
}

/// Decides on one comment, and withholds in others `also` what is withheld in it: all of it, or nothing.
///
/// # Errors
/// [`Error::NotFound`] for a comment this actor may not know of, [`Error::Refused`] for one of a party that the actor writes
/// for, or that its party has taken back, or, unless decided anyway, of which the public would read what looks like an account or citizen
/// service number; [`Error::Invalid`] for words to be withheld that do not stand in it. Of the others, [`Error::Refused`]
/// naming one that has changed or has to be looked at by itself.
pub async fn decide(
    site: &Site,
    actor: &Actor,
    seen: ExpectedDecisions,
    ruling: Ruling,
    also: Also,
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
            withhold_also(tx, &whole, &ruling.explanation, &also)?;
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
