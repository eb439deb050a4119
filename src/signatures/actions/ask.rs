//! The lead of a party asks other organisations to sign its Submission. What is signed is what was
//! handed in, by its content hash: on a draft it is planned only, and what replaces a Submission
//! is asked for anew.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::by_mail::{ask_by_mail, renew_by_mail};
use super::request::{as_lead, as_party, causing, insert_request, leads_of, may_sign};
use crate::access::{Actor, Right, Rx, Tx};
use crate::accounts;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::signatures::model::{MAX_SIGNATURES, Signature, SignatureState, SigningInvitation};
use crate::signatures::store::{self, NewSignature};
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::OwnSubmission;
use crate::types::ids::{SignatureId, SubmissionId};

/// Whom to ask, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskInput {
    /// The organisation's own public code.
    #[serde(default)]
    pub code: String,
    /// Or the address of somebody who leads it, who says which organisation that is.
    #[serde(default)]
    pub email: String,
}

/// What was asked about a submission: of organisations, and of people by mail.
#[derive(Debug, Clone, Default)]
pub struct AllAsked {
    pub signatures: Vec<Signature>,
    pub invitations: Vec<SigningInvitation>,
}

impl AllAsked {
    /// The names of those who signed `submission` as it stands, in their order.
    pub fn signatories(&self, submission: &Submission) -> Vec<String> {
        let signed = self.signatures.iter().filter(|one| one.counts(submission));
        let mut names: Vec<String> = signed.map(|one| one.name.clone()).collect();
        names.sort_unstable();
        names
    }
}

/// What was asked about a submission of the actor's party. The addresses of those who were asked by mail are not for a
/// colleague who came in with a code.
pub fn signatures(conn: &mut Conn, actor: &Actor, own: &OwnSubmission) -> Result<AllAsked> {
    let id = own.submission.id;
    Ok(AllAsked {
        signatures: store::signatures_of(conn, id)?,
        invitations: if actor.is_colleague() {
            Vec::new()
        } else {
            store::signing_invitations_of(conn, id)?
        },
    })
}

/// Who signed a submission, for staff to see beside its comments.
pub fn signatory_names(conn: &mut Conn, of: SubmissionId) -> Result<Vec<String>> {
    let signatories = store::signatories_of(conn, &[of])?.remove(&of);
    Ok(signatories
        .unwrap_or_default()
        .into_iter()
        .map(|signatory| signatory.name)
        .collect())
}

/// Asks an organisation to sign, by its own code or by mail: at once when the submission is handed in,
/// else as soon as it is. Never by a name, which anybody can take.
///
/// # Errors
/// [`Error::Forbidden`] for who does not lead the party, [`Error::Invalid`] when the input is at
/// fault, [`Error::Refused`] when the submission is replaced or taken back or the round is not open.
pub async fn ask(site: &Site, actor: &Actor, id: SubmissionId, input: &AskInput) -> Result<()> {
    actor.require(Right::Respond)?;
    let input = input.clone();
    site.write(actor, move |tx| {
        let own = as_lead(tx, id)?;
        let asked = store::signatures_of(tx.conn, id)?.len()
            + store::signing_invitations_of(tx.conn, id)?.len();
        if asked >= MAX_SIGNATURES {
            let message = Message::new("signing-too-many").with("count", MAX_SIGNATURES);
            return Err(Error::refused(message));
        }
        match (input.code.trim(), input.email.trim()) {
            ("", "") => Err(Error::invalid("code", "signing-whom")),
            ("", email) => ask_by_mail(tx, &own, email),
            (code, _) => ask_by_code(tx, &own, code),
        }
    })
    .await
}

fn ask_by_code(tx: &mut Tx<'_>, own: &OwnSubmission, code: &str) -> Result<()> {
    // One sentence for every code that cannot be asked: it tells nothing about who was invited.
    let organisation = accounts::store::organisation_by_code(tx.conn, code)?
        .filter(|known| own.party.organisation_id != Some(known.id));
    let organisation = match organisation {
        Some(known) if may_sign(tx.conn, own, &known)? => known,
        _ => return Err(Error::invalid("code", "signing-code-unknown")),
    };
    // What stands for those who lead it: they are one recipient.
    let recipient = leads_of(organisation.id);
    causing(tx, own)?.count(tx, "code", &recipient)?;
    insert_request(tx, own, &organisation)?;
    Ok(())
}

/// Whether an organisation that the actor leads is asked to sign a submission.
pub fn is_asked_to_sign(rx: &mut Rx<'_>, id: SubmissionId) -> Result<bool> {
    Ok(store::signatures_of(rx.conn, id)?.iter().any(|signature| {
        let asked = as_party(signature.organisation_id);
        signature.may_be_read() && rx.actor.may(Right::SubmitFor(asked))
    }))
}

/// Takes back what was asked and not answered yet.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request, [`Error::Forbidden`] for who does not lead the
/// party, [`Error::Refused`] when it was answered or the round is not open.
pub async fn cancel_request(
    site: &Site,
    actor: &Actor,
    (id, signature): (SubmissionId, SignatureId),
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = as_lead(tx, id)?;
        let row = store::signature(tx.conn, signature)?;
        if row.submission_id != id {
            return Err(Error::NotFound);
        }
        if !store::remove_signature(tx.conn, signature)? {
            return Err(Error::refused("signing-answered"));
        }
        own.record(
            tx,
            "signature.cancel_request",
            json!({ "organisation": row.organisation_id.0 }),
        )
    })
    .await
}

/// Plans to ask for what is to replace a submission whoever was asked about that, unless it said no.
pub fn renew_requests(tx: &mut Tx<'_>, before: SubmissionId, draft: &Submission) -> Result<()> {
    for signature in store::signatures_of(tx.conn, before)? {
        if signature.can_be_asked() {
            continue;
        }
        store::insert_signature(
            tx.conn,
            &NewSignature {
                submission: draft.id,
                organisation: signature.organisation_id,
                name: &signature.name,
                group_code: &signature.group_code,
                state: SignatureState::Planned,
                asked_by: signature.asked_by,
                now: tx.now,
            },
        )?;
    }
    renew_by_mail(tx, before, draft)
}
