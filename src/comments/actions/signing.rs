//! The lead of a party asks other organisations to sign its Submission. What is signed is what was
//! handed in, by its content hash: on a draft it is planned only, and what replaces a Submission
//! is asked for anew.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Own;
use crate::access::{Actor, MemberRole, PartyOf, Right};
use crate::accounts::model::{Organisation, clean_email};
use crate::accounts::store::recipients_of_party;
use crate::accounts::{self, Invite};
use crate::comments::model::{Submission, SubmissionState};
use crate::comments::signing::{MAX_SIGNATURES, Signature, SignatureState};
use crate::comments::store::{self, NewSignature};
use crate::config::{Config, INDIVIDUAL};
use crate::consultations::model::RoundAccess;
use crate::consultations::parties::{is_invited, require_open};
use crate::db::ids::{SignatureId, SubmissionId};
use crate::db::{Conn, Moment};
use crate::error::{Error, Message, Result};
use crate::notifications::{self, Notification};
use crate::platform::texts::Language;
use crate::site::Site;

/// Whom to ask, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskInput {
    /// Name of the organisation.
    #[serde(default)]
    pub organisation: String,
    /// Address of its lead; only for an organisation that is not known yet.
    #[serde(default)]
    pub email: String,
    /// Code of its Group; likewise.
    #[serde(default)]
    pub group: String,
}

/// What was asked about a submission of the actor's party.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn signatures(site: &Site, actor: &Actor, id: SubmissionId) -> Result<Vec<Signature>> {
    actor.require(Right::Respond)?;
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            Own::find(conn, &actor, id)?;
            store::signatures_of(conn, id)
        })
        .await
}

/// Who signed a submission, for staff to see beside its comments.
///
/// # Errors
/// When the database fails.
pub fn signatory_names(conn: &mut Conn, of: SubmissionId) -> Result<Vec<String>> {
    let signatories = store::signatories_of(conn, &[of])?.remove(&of);
    Ok(signatories
        .unwrap_or_default()
        .into_iter()
        .map(|signatory| signatory.name)
        .collect())
}

/// Asks an organisation to sign: at once when the submission is handed in, else as soon as it is.
/// One that is not known here is made, and its lead invited by mail.
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
            let own = leading(conn, &actor, id, now)?;
            let known = store::signatures_of(conn, id)?;
            if known.len() >= MAX_SIGNATURES {
                let message = Message::new("signing-too-many").with("count", MAX_SIGNATURES);
                return Err(Error::refused(message));
            }
            let (organisation, address) = find_or_invite(conn, now, &actor, &config, &input)?;
            check_asked(conn, &own, &organisation)?;
            let state = match own.submission.state {
                SubmissionState::Draft => SignatureState::Planned,
                _ => SignatureState::Asked,
            };
            let before = known
                .iter()
                .find(|signature| signature.organisation_id == organisation.id);
            let signature = match before {
                None => store::insert_signature(
                    conn,
                    &NewSignature {
                        submission: id,
                        organisation: organisation.id,
                        name: &organisation.name,
                        group_code: &organisation.group_code,
                        state,
                        asked_by: actor.account(),
                        now,
                    },
                )?,
                Some(before) if before.can_be_asked() => {
                    store::ask(conn, now, before.id, before.state, state)?;
                    before.id
                }
                Some(_) => {
                    return Err(Error::invalid("organisation", "signing-asked-already"));
                }
            };
            own.record(
                conn,
                now,
                &actor,
                "signature.ask",
                json!({ "organisation": organisation.id.0 }),
            )?;
            if state == SignatureState::Asked {
                let row = store::signature(conn, signature)?;
                tell(conn, now, &config, &own, &row, address, false)?;
            }
            Ok(())
        })
        .await
}

/// Whether an organisation that the actor leads is asked to sign a submission.
pub(super) fn is_asked(conn: &mut Conn, actor: &Actor, id: SubmissionId) -> Result<bool> {
    Ok(store::signatures_of(conn, id)?.iter().any(|signature| {
        actor.may(Right::SubmitFor(PartyOf {
            organisation: Some(signature.organisation_id),
            ..PartyOf::default()
        }))
    }))
}

/// Takes back what was asked and not answered yet.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request, [`Error::Forbidden`] for who does not lead the
/// party, [`Error::Refused`] when it was answered or the round is not open.
pub async fn unask(
    site: &Site,
    actor: &Actor,
    (id, signature): (SubmissionId, SignatureId),
) -> Result<()> {
    actor.require(Right::Respond)?;
    let (actor, clock) = (actor.clone(), site.clock.clone());
    site.db
        .write(move |conn| {
            let now = clock.now();
            let own = leading(conn, &actor, id, now)?;
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
                "signature.unask",
                json!({ "organisation": row.organisation_id.0 }),
            )
        })
        .await
}

/// Asks for all signatures that were planned for a draft, now that it is handed in.
pub(super) fn ask_planned(conn: &mut Conn, now: Moment, config: &Config, own: &Own) -> Result<()> {
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
            tell(conn, now, config, own, &signature, None, changed)?;
        }
    }
    Ok(())
}

/// Plans to ask for what is to replace a submission whoever was asked about that, unless it said no.
pub(super) fn plan_anew(
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
    Ok(())
}

/// A submission that can be signed still, for the lead of its party: with an account, since others are
/// sent mail.
fn leading(conn: &mut Conn, actor: &Actor, id: SubmissionId, now: Moment) -> Result<Own> {
    let own = Own::find(conn, actor, id)?;
    if actor.guest().is_some() {
        return Err(Error::Forbidden);
    }
    actor.require(Right::SubmitFor(own.party.of()))?;
    require_open(conn, own.round.id, now)?;
    store::hold_party(conn, own.party.id)?;
    match store::submission(conn, id)?.state {
        SubmissionState::Draft | SubmissionState::Submitted => Ok(own),
        _ => Err(Error::refused("comments-not-handed-in")),
    }
}

/// The organisation of this name, or a new one whose lead is invited, with the address typed. Who is
/// asked never gets a place in an organisation that was there already: its own leads are told.
fn find_or_invite(
    conn: &mut Conn,
    now: Moment,
    actor: &Actor,
    config: &Config,
    input: &AskInput,
) -> Result<(Organisation, Option<String>)> {
    let name = accounts::actions::organisations::check_name(&input.organisation)
        .map_err(|_| Error::invalid("organisation", "signing-name-missing"))?;
    if let Some(known) = accounts::store::organisation_by_name(conn, &name)? {
        return Ok((known, None));
    }
    let group = input.group.trim();
    let mut checks = crate::error::Checks::default();
    let email = clean_email(&input.email);
    checks.require(email.is_some(), "email", "signing-unknown");
    let fits = config.group(group).is_some() && group != INDIVIDUAL;
    checks.require(fits, "group", "accounts-group-wrong");
    checks.finish()?;
    let id = accounts::store::insert_organisation(conn, now, &name, group)?;
    let invite = Invite {
        organisation: id,
        round: None,
        email: email.clone().unwrap_or_default(),
        role: MemberRole::Lead,
        language: language_of(actor, config),
        consultation: String::new(),
        round_url: String::new(),
    };
    accounts::invite(conn, config, now, actor, &invite)?;
    Ok((accounts::store::organisation(conn, id)?, email))
}

fn language_of(actor: &Actor, config: &Config) -> Language {
    actor
        .viewer()
        .map_or(config.site.language, |viewer| viewer.language)
}

/// Whether an organisation can sign at all.
fn check_asked(conn: &mut Conn, own: &Own, organisation: &Organisation) -> Result<()> {
    if own.party.organisation_id == Some(organisation.id) {
        return Err(Error::invalid("organisation", "signing-own"));
    }
    // The text of a round on invitation is for those invited.
    let of = as_party(organisation);
    if own.round.access == RoundAccess::Invited && !is_invited(conn, own.round.id, of)? {
        return Err(Error::invalid("organisation", "signing-not-invited"));
    }
    Ok(())
}

fn as_party(organisation: &Organisation) -> PartyOf {
    PartyOf {
        organisation: Some(organisation.id),
        ..PartyOf::default()
    }
}

/// Mails the request to the leads of the organisation, or to the address typed while it has none.
fn tell(
    conn: &mut Conn,
    now: Moment,
    config: &Config,
    own: &Own,
    signature: &Signature,
    address: Option<String>,
    changed: bool,
) -> Result<()> {
    let of = PartyOf {
        organisation: Some(signature.organisation_id),
        ..PartyOf::default()
    };
    let mut recipients: Vec<(String, String, Language)> = recipients_of_party(conn, of)?
        .into_iter()
        .map(|recipient| (recipient.email, recipient.name, recipient.language))
        .collect();
    if let (true, Some(address)) = (recipients.is_empty(), address) {
        recipients.push((address, String::new(), own.consultation.language));
    }
    for (recipient, name, language) in recipients {
        let notification = Notification {
            recipient,
            language,
            template: "signature-request",
            context: json!({
                "name": name,
                "party": own.party.name,
                "organisation": signature.name,
                "consultation": own.consultation.title,
                "round": own.round.number,
                "changed": changed,
                "closes_at": own.round.closes_at,
                "time_zone": own.consultation.time_zone,
                "url": config.absolute(&format!("/signatures/{}", signature.id)),
            }),
        };
        notifications::enqueue(conn, now, &notification)?;
    }
    Ok(())
}
