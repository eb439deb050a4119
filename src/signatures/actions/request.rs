//! A request to sign, once it is known which organisation is meant.

use serde_json::json;

use crate::access::{PartyOf, Right, Tx};
use crate::accounts;
use crate::accounts::actions::causing::Causing;
use crate::accounts::model::Organisation;
use crate::consultations::model::RoundAccess;
use crate::consultations::parties::{is_invited, require_open};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::signatures::model::SignatureState;
use crate::signatures::store::{self, NewSignature};
use crate::submissions::model::SubmissionState;
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::{OrganisationId, SignatureId, SubmissionId};

/// Asks an organisation that was named without doubt.
pub fn insert_request(
    tx: &mut Tx<'_>,
    own: &OwnSubmission,
    organisation: &Organisation,
) -> Result<SignatureId> {
    let id = own.submission.id;
    let state = match own.submission.state {
        SubmissionState::Draft => SignatureState::Planned,
        _ => SignatureState::Asked,
    };
    let before = store::signatures_of(tx.conn, id)?
        .into_iter()
        .find(|signature| signature.organisation_id == organisation.id);
    let signature = match before {
        None => store::insert_signature(
            tx.conn,
            &NewSignature {
                submission: id,
                organisation: organisation.id,
                name: &organisation.name,
                group_code: &organisation.group_code,
                state,
                asked_by: tx.actor.account(),
                now: tx.now,
            },
        )?,
        Some(before) if before.can_be_asked() => {
            store::ask(tx.conn, tx.now, before.id, before.state, state)?;
            before.id
        }
        Some(_) => {
            return Err(Error::invalid("code", "signing-asked-already"));
        }
    };
    own.record(
        tx,
        "signature.ask",
        json!({ "organisation": organisation.id.0 }),
    )?;
    Ok(signature)
}

/// A submission that can be signed still, for the lead of its party: with an account, since others are
/// sent mail.
pub fn as_lead(tx: &mut Tx<'_>, id: SubmissionId) -> Result<OwnSubmission> {
    let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
    if tx.actor.guest().is_some() {
        return Err(Error::Forbidden);
    }
    tx.actor.require(Right::SubmitFor(own.party.of()))?;
    require_open(tx, &own.round)?;
    submissions::lock_party(tx.conn, own.party.id)?;
    match submissions::submission(tx.conn, id)?.state {
        SubmissionState::Draft | SubmissionState::Submitted => Ok(own),
        _ => Err(Error::refused("comments-not-handed-in")),
    }
}

/// Whether an organisation can sign at all: the text of a round on invitation is for those invited.
pub fn may_sign(conn: &mut Conn, own: &OwnSubmission, organisation: &Organisation) -> Result<bool> {
    Ok(own.round.access != RoundAccess::Invited
        || is_invited(conn, own.round.id, as_party(organisation.id))?)
}

pub fn as_party(organisation: OrganisationId) -> PartyOf {
    PartyOf {
        organisation: Some(organisation),
        ..PartyOf::default()
    }
}

/// Who asks, as far as it counts for how many they may ask.
pub fn causing(tx: &mut Tx<'_>, own: &OwnSubmission) -> Result<Causing> {
    let established = match own.party.organisation_id {
        Some(id) => accounts::store::organisation(tx.conn, id)?
            .provenance
            .is_established(),
        None => false,
    };
    Ok(Causing {
        account: tx.actor.account().ok_or(Error::Forbidden)?,
        established: established || own.party.invited,
    })
}

/// Those who lead an organisation, as one recipient of requests.
pub fn leads_of(organisation: OrganisationId) -> String {
    format!("organisation {organisation}")
}
