//! An organisation that is asked to sign signs or declines, and may take its signature back while the round is
//! open.

use serde_json::json;

use super::request::leads_of;
use crate::access::{Actor, MemberRole, PartyOf, Right, Tx};
use crate::accounts;
use crate::audit::Event;
use crate::consultations::parties::require_open;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{LetterKind, PartyLetter};
use crate::signatures::model::{Signature, SignatureState};
use crate::signatures::store::{self, Request};
use crate::site::Site;
use crate::submissions::letters::letter_context;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::{OrganisationId, SignatureId};
use crate::web::addresses;

/// Requests shown at once; more than anybody is asked at a time.
const MOST: i64 = 100;

/// What an organisation answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningReply {
    Sign,
    Decline,
    TakeBack,
}

/// What the organisations that the actor leads are asked, newest first.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn requests(site: &Site, actor: &Actor) -> Result<Vec<Request>> {
    actor.require(Right::Respond)?;
    let viewer = actor.viewer().ok_or(Error::Forbidden)?;
    let led: Vec<OrganisationId> = viewer
        .memberships
        .iter()
        .filter(|membership| membership.role == MemberRole::Lead)
        .map(|membership| membership.organisation)
        .collect();
    if led.is_empty() {
        return Ok(Vec::new());
    }
    site.read(actor, move |rx| store::requests_of(rx.conn, &led, MOST))
        .await
}

/// Answers a request, and tells the party that asked. `hash` is that of what the actor had before
/// them.
///
/// # Errors
/// [`Error::NotFound`] as [`requested`]; [`Error::Refused`] when the answer does not fit what was
/// answered before, the hash is another, or the round is not open.
pub async fn respond(
    site: &Site,
    actor: &Actor,
    id: SignatureId,
    answer: SigningReply,
    hash: &str,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let viewer = actor.viewer().ok_or(Error::Forbidden)?.clone();
    let hash = hash.to_owned();
    site.write(actor, move |tx| {
        let (signature, own) = find_request(tx.conn, tx.actor, id)?;
        require_open(tx, &own.round)?;
        // Whoever replaces the submission holds the party: one of the two comes first.
        submissions::lock_party(tx.conn, own.party.id)?;
        if submissions::submission(tx.conn, own.submission.id)?.state != SubmissionState::Submitted
        {
            return Err(Error::NotFound);
        }
        let content_hash = own.submission.content_hash.as_deref();
        let (to, from, event): (_, &[SignatureState], _) = match answer {
            SigningReply::Sign => (
                SignatureState::Signed,
                &[SignatureState::Asked, SignatureState::TakenBack],
                "signature.sign",
            ),
            SigningReply::Decline => (
                SignatureState::Declined,
                &[SignatureState::Asked],
                "signature.decline",
            ),
            SigningReply::TakeBack => (
                SignatureState::TakenBack,
                &[SignatureState::Signed],
                "signature.take-back",
            ),
        };
        if answer == SigningReply::Sign && content_hash != Some(hash.as_str()) {
            return Err(Error::refused("signing-other-content"));
        }
        let answered = store::SignatureDecision {
            to,
            content_hash: content_hash.filter(|_| answer == SigningReply::Sign),
            by: Some(viewer.account),
            signer_name: &viewer.name,
            now: tx.now,
        };
        if !store::decide_signature(tx.conn, id, from, &answered)? {
            return Err(Error::refused("signing-decided-meanwhile"));
        }
        let asked = leads_of(signature.organisation_id);
        accounts::store::note_answered(tx.conn, tx.now, &asked)?;
        if answer != SigningReply::Decline {
            consultations::public_changed(tx.conn, own.consultation.id)?;
        }
        let event = Event::new(event, "submission", own.submission.id.0)
            .in_consultation(own.consultation.id.0)
            .with(json!({
                "organisation": signature.organisation_id.0,
                "hash": answered.content_hash,
            }));
        tx.record(event)?;
        tell(tx, &own, &signature.name, to)
    })
    .await
}

/// Tells those who speak for the party what an organisation answered it.
fn tell(
    tx: &mut Tx<'_>,
    own: &OwnSubmission,
    organisation: &str,
    answer: SignatureState,
) -> Result<()> {
    let mut context = letter_context(own);
    context["signatory"] = organisation.into();
    context["answer"] = answer.as_str().into();
    tx.notify(&PartyLetter::new(
        own.party.id,
        LetterKind::SignatureAnswered,
        addresses::Submission(own.submission.id).signatures(),
        context,
    ))
}

/// The request and the submission it is about, for the lead of the organisation that is asked.
pub fn find_request(
    conn: &mut Conn,
    actor: &Actor,
    id: SignatureId,
) -> Result<(Signature, OwnSubmission)> {
    find_in(conn, actor, id, SubmissionState::Submitted)
}

fn find_in(
    conn: &mut Conn,
    actor: &Actor,
    id: SignatureId,
    state: SubmissionState,
) -> Result<(Signature, OwnSubmission)> {
    let signature = store::signature(conn, id)?;
    let asked = PartyOf {
        organisation: Some(signature.organisation_id),
        ..PartyOf::default()
    };
    // Who declined has no more business with it, until asked anew.
    if !actor.may(Right::SubmitFor(asked)) || !signature.may_be_read() {
        return Err(Error::NotFound);
    }
    let own = OwnSubmission::of(conn, signature.submission_id)?;
    if own.submission.state != state {
        return Err(Error::NotFound);
    }
    Ok((signature, own))
}

/// The same of a submission that its party took back: who was asked to sign it is to know that much of it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and when it was not taken back.
pub async fn withdrawn_request(
    site: &Site,
    actor: &Actor,
    id: SignatureId,
) -> Result<(Signature, OwnSubmission)> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        find_in(rx.conn, rx.actor, id, SubmissionState::Withdrawn)
    })
    .await
}
