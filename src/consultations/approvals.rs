//! What takes two people, where a consultation asks for it: one asks for the deed, and it is done when somebody else with
//! the same right wants the very same.

pub use super::deeds::{Deed, Intent, Outcome, Turn, Waiting};
use super::model::Consultation;
use super::store;
use crate::access::{Actor, Tx};
use crate::audit::Event;
use crate::error::{Error, Result};
use crate::notifications::Notification;
use crate::site::Site;
use crate::types::ids::{AccountId, ApprovalId, ConsultationId};

/// Says whether `actor` may go on with `intent`, within the transaction that would do it; when a second person is needed, those
/// who could be it get a mail. Whoever has a shell on the server is asked for nobody else: the audit log tells of it.
///
/// # Errors
/// [`Error::Refused`] when the same person asks for the same again.
pub fn turn(tx: &mut Tx<'_>, consultation: &Consultation, intent: Intent<'_>) -> Result<Turn> {
    let Some(account) = tx.actor.account().filter(|_| consultation.second_person) else {
        return Ok(Turn::Go(()));
    };
    let waiting = store::waiting_approval(tx.conn, consultation.id, intent.deed, intent.subject)?;
    let note = |tx: &mut Tx<'_>, action| {
        let event = Event::new(action, intent.deed.as_str(), intent.subject)
            .in_consultation(consultation.id.0)
            .with(serde_json::json!({ "wording": intent.deed.noted(intent.wording) }));
        tx.record(event)
    };
    if let Some(asked) = waiting {
        if asked.wording == intent.wording {
            if asked.is_by(tx.actor) {
                return Err(Error::refused("approvals-own"));
            }
            store::settle_approval(tx.conn, tx.now, asked.id, account, Outcome::Granted)?;
            note(tx, "approval.grant")?;
            return Ok(Turn::Go(()));
        }
        store::settle_approval(tx.conn, tx.now, asked.id, account, Outcome::Withdrawn)?;
    }
    let asked = store::ask_approval(tx.conn, tx.now, consultation.id, account, &intent)?;
    note(tx, "approval.ask")?;
    tell(tx, consultation, account, (intent.deed, asked))?;
    Ok(Turn::Asked)
}

/// Writes, once, to everybody else who could agree: those who have the role for it, or, where nobody else has, the admins, who
/// may set up every consultation and can appoint somebody.
fn tell(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    asker: AccountId,
    (deed, asked): (Deed, ApprovalId),
) -> Result<()> {
    let mut others = store::people_with(tx.conn, consultation.id, deed.roles(), asker)?;
    if others.is_empty() {
        others = store::admins_but(tx.conn, asker)?;
    }
    for person in others {
        let notification = Notification {
            recipient: person.email,
            language: person.language,
            template: "second-person",
            context: serde_json::json!({ "approval": asked, "name": person.name }),
        };
        tx.enqueue(&notification)?;
    }
    Ok(())
}

/// The request for one deed that waits, for somebody who may do it.
///
/// # Errors
/// As [`Actor::require`].
pub async fn waiting(
    site: &Site,
    actor: &Actor,
    consultation: ConsultationId,
    deed: Deed,
    subject: i64,
) -> Result<Option<Waiting>> {
    actor.require(deed.right(consultation))?;
    site.read(actor, move |rx| {
        store::waiting_approval(rx.conn, consultation, deed, subject)
    })
    .await
}

/// Ends a request without the deed: who asked withdraws it, somebody else with the right refuses it.
///
/// # Errors
/// [`Error::NotFound`] when it does not wait any more or is of another consultation; as [`Actor::require`] without the right.
pub async fn end(
    site: &Site,
    actor: &Actor,
    consultation: ConsultationId,
    id: ApprovalId,
) -> Result<()> {
    site.write(actor, move |tx| {
        let waiting = store::waiting_approvals(tx.conn, consultation)?;
        let Some(asked) = waiting.into_iter().find(|one| one.id == id) else {
            return Err(Error::NotFound);
        };
        tx.actor.require(asked.deed.right(consultation))?;
        let Some(account) = tx.actor.account() else {
            return Err(Error::SignInRequired);
        };
        let (outcome, action) = if asked.is_by(tx.actor) {
            (Outcome::Withdrawn, "approval.withdraw")
        } else {
            (Outcome::Refused, "approval.refuse")
        };
        store::settle_approval(tx.conn, tx.now, id, account, outcome)?;
        let event = Event::new(action, asked.deed.as_str(), asked.subject_id)
            .in_consultation(consultation.0);
        tx.record(event)
    })
    .await
}
