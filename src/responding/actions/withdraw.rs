//! A submission is withdrawn, or a draft begun that is to replace it; until the round closes.

use serde_json::json;

use super::draft::{Comments, begin_successor};
use crate::access::{Actor, Right};
use crate::consultations::parties::require_open;
use crate::error::{Error, Result};
use crate::notifications::{LetterKind, PartyLetter};
use crate::site::Site;
use crate::submissions::end::end;
use crate::submissions::letters::letter_context;
use crate::submissions::model::{Origin, SubmissionState};
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
        tx.notify(&PartyLetter::new(
            own.party.id,
            LetterKind::SubmissionWithdrawn,
            addresses::Submission(id).page(),
            letter_context(&own),
        ))
    })
    .await
}

/// Begins a draft that replaces what was handed in as soon as it is handed in itself; its comments
/// are copied. A draft already begun for that is returned as it is.
///
/// # Errors
/// [`Error::Forbidden`] for a member who is no lead, [`Error::Refused`] when it is not handed in,
/// the party has another draft or the round is closed.
pub async fn supersede(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    origin: Origin,
) -> Result<SubmissionId> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        require_open(tx, &own.round)?;
        submissions::lock_party(tx.conn, own.party.id)?;
        match submissions::draft_of(tx.conn, own.party.id)? {
            Some(draft) if draft.supersedes_id == Some(id) => return Ok(draft.id),
            Some(_) => return Err(Error::refused("comments-draft-exists")),
            None => {}
        }
        if submissions::awaiting_of(tx.conn, own.party.id)?.is_some() {
            return Err(Error::refused("guest-waits"));
        }
        if submissions::submission(tx.conn, id)?.state != SubmissionState::Submitted {
            return Err(Error::refused("comments-not-handed-in"));
        }
        let how = (origin, Comments::Copied);
        let draft = begin_successor(tx, &own.round, &own.submission, how)?;
        Ok(draft.id)
    })
    .await
}
