//! The lead of a party asks other organisations to sign its Submission. What is signed is what was
//! handed in, by its content hash: on a draft it is planned only, and what replaces a Submission
//! is asked for anew.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::by_mail::{ask_by_mail, ask_planned_by_mail, renew_by_mail};
use super::request::{as_lead, as_party, causing, insert_request, leads_of, may_sign, tell_leads};
use crate::access::{Actor, Right};
use crate::accounts;
use crate::config::Config;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::signatures::model::{MAX_SIGNATURES, Signature, SignatureState, SigningInvitation};
use crate::signatures::store::{self, NewSignature};
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::OwnSubmission;
use crate::types::Moment;
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

/// What was asked about a submission of the actor's party.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn signatures(site: &Site, actor: &Actor, id: SubmissionId) -> Result<AllAsked> {
    actor.require(Right::Respond)?;
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            OwnSubmission::find(conn, &actor, id)?;
            Ok(AllAsked {
                signatures: store::signatures_of(conn, id)?,
                invitations: store::signing_invitations_of(conn, id)?,
            })
        })
        .await
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
    let (actor, input, clock) = (actor.clone(), input.clone(), site.clock.clone());
    let config = site.config.clone();
    site.db
        .write(move |conn| {
            let now = clock.now();
            let own = as_lead(conn, &actor, id, now)?;
            let asked = store::signatures_of(conn, id)?.len()
                + store::signing_invitations_of(conn, id)?.len();
            if asked >= MAX_SIGNATURES {
                let message = Message::new("signing-too-many").with("count", MAX_SIGNATURES);
                return Err(Error::refused(message));
            }
            match (input.code.trim(), input.email.trim()) {
                ("", "") => Err(Error::invalid("code", "signing-whom")),
                ("", email) => ask_by_mail(conn, now, &actor, &config, &own, email),
                (code, _) => ask_by_code(conn, now, &actor, &config, &own, code),
            }
        })
        .await
}

fn ask_by_code(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    config: &Config,
    own: &OwnSubmission,
    code: &str,
) -> Result<()> {
    // One sentence for every code that cannot be asked: it tells nothing about who was invited.
    let organisation = accounts::store::organisation_by_code(conn, code)?
        .filter(|known| own.party.organisation_id != Some(known.id));
    let organisation = match organisation {
        Some(known) if may_sign(conn, own, &known)? => known,
        _ => return Err(Error::invalid("code", "signing-code-unknown")),
    };
    // What stands for those who lead it: they are one recipient.
    let recipient = leads_of(organisation.id);
    causing(conn, actor, own)?.count(conn, config, now, "code", &recipient)?;
    insert_request(conn, now, actor, config, own, &organisation)?;
    Ok(())
}

/// Whether an organisation that the actor leads is asked to sign a submission.
pub fn is_asked_to_sign(conn: &mut Conn, actor: &Actor, id: SubmissionId) -> Result<bool> {
    Ok(store::signatures_of(conn, id)?.iter().any(|signature| {
        let asked = as_party(signature.organisation_id);
        signature.may_be_read() && actor.may(Right::SubmitFor(asked))
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
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let now = clock.now();
            let own = as_lead(conn, &actor, id, now)?;
            let row = store::signature(conn, signature)?;
            if row.submission_id != id {
                return Err(Error::NotFound);
            }
            if !store::remove_signature(conn, signature)? {
                return Err(Error::refused("signing-answered"));
            }
            own.record(
                conn,
                now,
                &actor,
                "signature.cancel_request",
                json!({ "organisation": row.organisation_id.0 }),
            )
        })
        .await
}

/// Asks for all signatures that were planned for a draft, now that it is handed in.
pub fn ask_planned(
    conn: &mut Conn,
    now: Moment,
    config: &Config,
    own: &OwnSubmission,
) -> Result<()> {
    let signed_before: Vec<_> = match own.submission.supersedes_id {
        Some(before) => store::signatures_of(conn, before)?
            .into_iter()
            .filter(|signature| signature.state == SignatureState::Signed)
            .map(|signature| signature.organisation_id)
            .collect(),
        None => Vec::new(),
    };
    for signature in store::signatures_of(conn, own.submission.id)? {
        let (from, to) = (SignatureState::Planned, SignatureState::Asked);
        if store::ask(conn, now, signature.id, from, to)? {
            let changed = signed_before.contains(&signature.organisation_id);
            tell_leads(conn, now, config, own, &signature, changed)?;
        }
    }
    ask_planned_by_mail(conn, now, config, own)
}

/// Plans to ask for what is to replace a submission whoever was asked about that, unless it said no.
pub fn renew_requests(
    conn: &mut Conn,
    now: Moment,
    before: SubmissionId,
    draft: &Submission,
) -> Result<()> {
    for signature in store::signatures_of(conn, before)? {
        if signature.can_be_asked() {
            continue;
        }
        store::insert_signature(
            conn,
            &NewSignature {
                submission: draft.id,
                organisation: signature.organisation_id,
                name: &signature.name,
                group_code: &signature.group_code,
                state: SignatureState::Planned,
                asked_by: signature.asked_by,
                now,
            },
        )?;
    }
    renew_by_mail(conn, now, before, draft)
}
