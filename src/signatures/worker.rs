//! Tells whom is asked to sign, some at a time, once the submission is handed in: those who lead an organisation by a
//! letter, who was asked by mail by a link that works for them alone.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::{Value, json};

use super::model::{Signature, SignatureState, SigningInvitation};
use super::store;
use crate::access::{Actor, Tx};
use crate::db::{Conn, hold};
use crate::error::Result;
use crate::notifications::{self, LetterKind, Notification, PartyLetter, To};
use crate::site::Site;
use crate::submissions::own::OwnSubmission;
use crate::types::ids::{OrganisationId, SignatureId, SubmissionId};
use crate::web::addresses;

/// Requests told of in one transaction, which others who write wait for.
const BATCH: i64 = 100;

/// Tells of the oldest requests; returns how many there were. Who takes a submission back before it is told of is
/// heard: nothing is sent then.
pub async fn step(site: &Site) -> Result<usize> {
    // Mostly there is nothing: a look costs no write.
    if !site.db.read(is_due).await? {
        return Ok(0);
    }
    site.write(&Actor::system(), |tx| {
        // Of several nodes one at a time.
        hold(tx.conn, "signature requests")?;
        let requests = store::untold(tx.conn, BATCH)?;
        let invitations = store::unsent_invitations(tx.conn, BATCH)?;
        let mut asking = Asking::default();
        tell_leads(tx, &mut asking, &requests)?;
        send_links(tx, &mut asking, &invitations)?;
        Ok(requests.len() + invitations.len())
    })
    .await
}

fn is_due(conn: &mut Conn) -> Result<bool> {
    Ok(!store::untold(conn, 1)?.is_empty() || !store::unsent_invitations(conn, 1)?.is_empty())
}

fn tell_leads(tx: &mut Tx<'_>, asking: &mut Asking, requests: &[Signature]) -> Result<()> {
    let mut letters = Vec::new();
    for request in requests {
        let page = addresses::Signature(request.id).page();
        let url = tx.config.absolute(&page);
        let one = asking.of(tx.conn, request.submission_id)?;
        let mut context = one.context(&url);
        context["organisation"] = request.name.as_str().into();
        context["changed"] = one.signed_before.contains(&request.organisation_id).into();
        letters.push(PartyLetter {
            to: To::LeadsOf(request.organisation_id),
            kind: LetterKind::SignatureRequest,
            page,
            context,
        });
    }
    notifications::notify_many(tx.conn, tx.now, &letters)?;
    let told: Vec<SignatureId> = requests.iter().map(|request| request.id).collect();
    store::note_told(tx.conn, tx.now, &told)
}

fn send_links(
    tx: &mut Tx<'_>,
    asking: &mut Asking,
    invitations: &[SigningInvitation],
) -> Result<()> {
    let mut mails = Vec::new();
    for invitation in invitations {
        let one = asking.of(tx.conn, invitation.submission_id)?;
        let own = &one.own;
        // What replaces a submission sends no second mail to who has not answered the first: the link
        // in that leads to what stands.
        let is_anew = own.submission.supersedes_id.is_some();
        let was_sent =
            is_anew && store::was_sent_signing_link(tx.conn, own.party.id, &invitation.email)?;
        let token = store::issue_signing_link(tx.conn, invitation.id)?;
        if !was_sent {
            let page = format!("/signatures/invitation?token={token}");
            mails.push(Notification {
                recipient: invitation.email.clone(),
                language: own.consultation.language,
                template: LetterKind::SignatureRequest.as_str(),
                context: one.context(&tx.config.absolute(&page)),
            });
        }
    }
    notifications::enqueue_many(tx.conn, tx.now, &mails)
}

/// The submissions that signatures are asked for.
#[derive(Default)]
struct Asking(HashMap<SubmissionId, AskingOne>);

struct AskingOne {
    own: OwnSubmission,
    /// Organisations that signed what it replaces.
    signed_before: Vec<OrganisationId>,
}

impl Asking {
    fn of(&mut self, conn: &mut Conn, id: SubmissionId) -> Result<&AskingOne> {
        Ok(match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let own = OwnSubmission::of(conn, id)?;
                let signed_before = match own.submission.supersedes_id {
                    Some(before) => store::signatures_of(conn, before)?
                        .into_iter()
                        .filter(|signature| signature.state == SignatureState::Signed)
                        .map(|signature| signature.organisation_id)
                        .collect(),
                    None => Vec::new(),
                };
                unknown.insert(AskingOne { own, signed_before })
            }
        })
    }
}

impl AskingOne {
    /// What a mail that asks for a signature says, whoever gets it.
    fn context(&self, url: &str) -> Value {
        let own = &self.own;
        json!({
            "name": "",
            "party": own.party.name,
            "organisation": "",
            "consultation": own.consultation.title,
            "round": own.round.number,
            "changed": false,
            "closes_at": own.round.closes_at,
            "time_zone": own.consultation.time_zone,
            "url": url,
        })
    }
}
