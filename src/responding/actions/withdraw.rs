//! A submission is withdrawn, or a draft begun that is to replace it; until the round closes.

use serde_json::json;

use super::draft::{Comments, begin_successor};
use crate::access::{Actor, Right, Tx};
use crate::consultations::parties::require_open;
use crate::error::{Error, Result};
use crate::notifications::{LetterKind, PartyLetter, To};
use crate::signatures::model::SignatureState;
use crate::signatures::store as signatures;
use crate::site::Site;
use crate::submissions::end::end;
use crate::submissions::letters::letter_context;
use crate::submissions::model::{Origin, Submission, SubmissionState};
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::SubmissionId;
use crate::web::addresses;

/// Takes back what was handed in: its comments are gone from everywhere at once.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead, [`Error::Refused`] when it is not handed in or
/// the round is closed.
pub async fn withdraw(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        require_open(tx, &own.round)?;
        let consultation = own.consultation.id;
        if !end(tx, consultation, id, SubmissionState::Withdrawn)? {
            return Err(Error::refused("comments-not-handed-in"));
        }
        own.record(tx, "submission.withdraw", json!({}))?;
        tell_signatories(tx, &own)?;
        tx.notify(&PartyLetter::new(
            own.party.id,
            LetterKind::SubmissionWithdrawn,
            addresses::Submission(id).page(),
            letter_context(&own),
        ))
    })
    .await
}

/// Tells those who lead the organisations that signed, or were told that they are asked to, that it was taken back.
fn tell_signatories(tx: &mut Tx<'_>, own: &OwnSubmission) -> Result<()> {
    for signature in signatures::concerned_by(tx.conn, own.submission.id)? {
        let mut context = letter_context(own);
        context["signatory"] = signature.name.as_str().into();
        context["signed"] = (signature.state == SignatureState::Signed).into();
        tx.notify(&PartyLetter {
            to: To::LeadsOf(signature.organisation_id),
            kind: LetterKind::SignedWithdrawn,
            page: addresses::Signature(signature.id).page(),
            context,
        })?;
    }
    Ok(())
}

/// Begins a draft that replaces what was handed in as soon as it is handed in itself; its comments, answers and
/// attachments are copied. What was taken back is begun again from in the same way, and replaces nothing. A draft
/// already begun for that is returned as it is.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead, [`Error::Refused`] when it is not handed in,
/// the party has another draft or the round is closed.
pub async fn supersede(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    origin: Origin,
) -> Result<Submission> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        require_open(tx, &own.round)?;
        submissions::lock_party(tx.conn, own.party.id)?;
        match submissions::draft_of(tx.conn, own.party.id)? {
            Some(draft) if draft.supersedes_id == Some(id) => return Ok(draft),
            Some(_) => return Err(Error::refused("comments-draft-exists")),
            None => {}
        }
        if submissions::awaiting_of(tx.conn, own.party.id)?.is_some() {
            return Err(Error::refused("guest-waits"));
        }
        match submissions::submission(tx.conn, id)?.state {
            SubmissionState::Submitted => {}
            // Taken back: its words are there to begin again from, as long as nothing else stands.
            SubmissionState::Withdrawn
                if submissions::submitted_of(tx.conn, own.party.id)?.is_none() => {}
            _ => return Err(Error::refused("comments-not-handed-in")),
        }
        let how = (origin, Comments::Copied);
        begin_successor(tx, &own.round, &own.submission, how)
    })
    .await
}
