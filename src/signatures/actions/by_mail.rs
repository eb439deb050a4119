//! Somebody is asked by mail to have their organisation sign. The mail goes to the address typed and to
//! nobody else; whoever holds it says, signed in, for which of the organisations they lead. So nobody
//! learns from asking which organisations are known here, and no name decides who may read.

use serde_json::json;

use super::request::{as_lead, as_party, causing, insert_request, may_sign};
use crate::access::{Actor, Right, Tx};
use crate::accounts;
use crate::accounts::model::clean_email;
use crate::consultations::parties::require_open;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::signatures::model::SigningInvitation;
use crate::signatures::store;
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::{OrganisationId, SignatureId, SigningInvitationId, SubmissionId};

/// What whoever follows the link is told before they say for which organisation.
#[derive(Debug, Clone)]
pub struct AskedByMail {
    /// The party that asks.
    pub party: String,
    pub consultation: String,
    pub round: i64,
    /// Organisations the reader leads, by name.
    pub led: Vec<(OrganisationId, String)>,
}

/// Asks by mail, which is written once the submission is handed in.
pub fn ask_by_mail(tx: &mut Tx<'_>, own: &OwnSubmission, email: &str) -> Result<()> {
    let id = own.submission.id;
    let email =
        clean_email(email).ok_or_else(|| Error::invalid("email", "accounts-email-wrong"))?;
    let known = store::signing_invitations_of(tx.conn, id)?;
    if known.iter().any(|one| one.email == email) {
        return Err(Error::invalid("email", "signing-asked-already"));
    }
    causing(tx, own)?.count(tx, "email", &email)?;
    let made = store::insert_signing_invitation(tx.conn, tx.now, id, &email, tx.actor.account())?;
    // The address is not written down: the log is kept longer than it.
    own.record(tx, "signature.ask", json!({ "byMail": made.0 }))
}

/// Plans to ask for what is to replace a submission whoever was asked about that.
pub fn renew_by_mail(tx: &mut Tx<'_>, before: SubmissionId, draft: &Submission) -> Result<()> {
    for one in store::signing_invitations_of(tx.conn, before)? {
        store::insert_signing_invitation(tx.conn, tx.now, draft.id, &one.email, one.asked_by)?;
    }
    Ok(())
}

/// Takes back what was asked by mail and not taken up yet.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request, [`Error::Forbidden`] for who does not lead the
/// party, [`Error::Refused`] when the round is not open.
pub async fn cancel_invitation(
    site: &Site,
    actor: &Actor,
    (id, invitation): (SubmissionId, SigningInvitationId),
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = as_lead(tx, id)?;
        if !store::remove_signing_invitation(tx.conn, id, invitation)? {
            return Err(Error::NotFound);
        }
        own.record(
            tx,
            "signature.cancel_request",
            json!({ "byMail": invitation.0 }),
        )
    })
    .await
}

/// What a link is about, for the person whose address it was sent to.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::Refused`] when the link does not work (any more) or is somebody
/// else's.
pub async fn open_invitation(site: &Site, actor: &Actor, token: String) -> Result<AskedByMail> {
    actor.viewer().ok_or(Error::SignInRequired)?;
    site.read(actor, move |rx| {
        let (_, own) = find(rx.conn, rx.actor, &token)?;
        Ok(AskedByMail {
            party: own.party.name,
            consultation: own.consultation.title,
            round: own.round.number,
            led: led(rx.actor),
        })
    })
    .await
}

/// Says for which organisation one was asked; it is asked from then on.
///
/// # Errors
/// As [`open_invitation`]; [`Error::Invalid`] for an organisation that the actor does not lead or that cannot
/// sign.
pub async fn take_up(
    site: &Site,
    actor: &Actor,
    token: String,
    organisation: OrganisationId,
) -> Result<SignatureId> {
    actor.viewer().ok_or(Error::SignInRequired)?;
    site.write(actor, move |tx| {
        let (invitation, own) = find(tx.conn, tx.actor, &token)?;
        require_open(tx, &own.round)?;
        submissions::lock_party(tx.conn, own.party.id)?;
        if !tx.actor.may(Right::SubmitFor(as_party(organisation))) {
            return Err(Error::invalid("organisation", "signing-choose"));
        }
        if own.party.organisation_id == Some(organisation) {
            return Err(Error::invalid("organisation", "signing-own"));
        }
        let body = accounts::store::organisation(tx.conn, organisation)?;
        if !may_sign(tx.conn, &own, &body)? {
            return Err(Error::invalid("organisation", "signing-not-invited"));
        }
        store::remove_signing_invitation(tx.conn, own.submission.id, invitation.id)?;
        accounts::store::note_answered(tx.conn, tx.now, &invitation.email)?;
        let known = store::signatures_of(tx.conn, own.submission.id)?;
        match known.iter().find(|one| one.organisation_id == organisation) {
            // Asked by its code too.
            Some(known) if known.may_be_read() => Ok(known.id),
            _ => insert_request(tx, &own, &body),
        }
    })
    .await
}

fn led(actor: &Actor) -> Vec<(OrganisationId, String)> {
    let memberships = actor.viewer().map(|viewer| viewer.memberships.as_slice());
    memberships
        .unwrap_or_default()
        .iter()
        .filter(|one| actor.may(Right::SubmitFor(as_party(one.organisation))))
        .map(|one| (one.organisation, one.name.clone()))
        .collect()
}

fn find(conn: &mut Conn, actor: &Actor, token: &str) -> Result<(SigningInvitation, OwnSubmission)> {
    let sent = store::signing_invitation_by_token(conn, token)?;
    let party = submissions::submission(conn, sent.submission_id)?.party_id;
    // Of what the party has changed since, what stands now is meant.
    let invitation = store::standing_signing_invitation(conn, party, &sent.email)?
        .ok_or_else(|| Error::refused("signing-link-dead"))?;
    let own = OwnSubmission::of(conn, invitation.submission_id)?;
    let is_theirs = actor
        .viewer()
        .is_some_and(|viewer| viewer.verified && viewer.email == invitation.email);
    if !is_theirs {
        return Err(Error::refused("signing-link-other"));
    }
    Ok((invitation, own))
}
