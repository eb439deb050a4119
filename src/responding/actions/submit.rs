//! A draft is submitted by its party.

use super::await_confirmation::await_confirmation;
use super::details::{DetailsInput, store_details};
use super::receive::{checked, receive};
use crate::access::{Actor, Right, Tx};
use crate::comments::store as comments;
use crate::consultations::parties::require_open;
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::submissions::store::{self as submissions, Receipt};
use crate::teamwork::actions::set_aside;
use crate::teamwork::model::{Ideas, SetAsideReason};
use crate::teamwork::store as teamwork;
use crate::types::ids::SubmissionId;

/// What became of a draft that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submitted {
    Received(Receipt),
    /// By a guest, who is to confirm the address first.
    AwaitsConfirmation,
}

/// Hands in a draft as it stands; `ideas` says what is done with comments that are ideas still, if
/// there are any.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead, [`Error::Refused`] when it is empty, no draft
/// (any more) or the round is not open, [`Error::Invalid`] when nobody answers for it or nothing was
/// said about ideas.
pub async fn submit(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    ideas: Option<Ideas>,
) -> Result<Receipt> {
    match run(site, actor, id, None, ideas).await? {
        Submitted::Received(receipt) => Ok(receipt),
        // Guests have pages, no programs.
        Submitted::AwaitsConfirmation => Err(Error::Forbidden),
    }
}

/// Keeps who answers for a draft and hands it in, at once.
///
/// # Errors
/// As [`submit`], and [`Error::Invalid`] when the input is at fault, [`Error::TooMany`] for a guest who sends again and again.
pub async fn save_and_submit(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    input: &DetailsInput,
    ideas: Option<Ideas>,
) -> Result<Submitted> {
    run(site, actor, id, Some(input.clone()), ideas).await
}

async fn run(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    details: Option<DetailsInput>,
    ideas: Option<Ideas>,
) -> Result<Submitted> {
    actor.require(Right::Respond)?;
    let rates = site.rates.clone();
    site.write(actor, move |tx| {
        let mut own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        submissions::lock_party(tx.conn, own.party.id)?;
        match details {
            Some(details) => {
                require_open(tx, &own.round)?;
                let kept = store_details(tx.conn, (id, &own.party), &details)?;
                own.submission.publication = kept.publication;
                own.submission.submitter_name = kept.submitter_name;
            }
            None => require_draft(tx, &own)?,
        }
        if !own.party.may_respond(&own.round) {
            return Err(Error::refused("party-not-invited"));
        }
        sort_ideas(tx, &own, ideas)?;
        if let Some(guest) = tx.actor.guest() {
            // Whose address it is, is not known yet: sending, changing and sending again is bounded.
            rates.reset.take(&format!("guest {}", guest.id))?;
            await_confirmation(tx, guest, own)?;
            return Ok(Submitted::AwaitsConfirmation);
        }
        let whole = checked(tx.conn, own)?;
        receive(tx, tx.now, whole).map(Submitted::Received)
    })
    .await
}

/// Leaves comments that are ideas still behind, or takes them along; the lead says which.
fn sort_ideas(tx: &mut Tx<'_>, own: &OwnSubmission, choice: Option<Ideas>) -> Result<()> {
    if !own.is_shared() {
        return Ok(());
    }
    let ideas = teamwork::ideas_of(tx.conn, own.submission.id)?;
    match choice {
        _ if ideas.is_empty() => Ok(()),
        None => {
            let message = Message::new("team-ideas-choose").with("count", ideas.len());
            Err(Error::invalid("ideas", message))
        }
        Some(Ideas::Along) => Ok(()),
        Some(Ideas::Behind) => {
            for id in ideas {
                let comment = comments::comment(tx.conn, id)?;
                set_aside(tx, &comment, (SetAsideReason::LeftBehind, None))?;
            }
            Ok(())
        }
    }
}
