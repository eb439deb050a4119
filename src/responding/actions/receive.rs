//! A Submission is received: receipt number, content hash, mail with the full text; what it replaces ends.

use serde_json::json;

use super::full::{Whole, load_full};
use super::missing::require_complete;
use crate::access::Actor;
use crate::accounts::store::recipients_of_party;
use crate::attachments::store as attachments;
use crate::comments::store as comments;
use crate::config::Config;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{self, Notification};
use crate::platform::random;
use crate::responding::{letters, store};
use crate::signatures::actions::ask_planned;
use crate::submissions::model::{SubmissionState, Verification};
use crate::submissions::own::Own;
use crate::submissions::store::{self as submissions, Receipt};
use crate::types::Moment;
use crate::types::ids::{ConsultationId, SubmissionId};

/// Everything in a draft, if it can be handed in as it stands.
pub fn checked(conn: &mut Conn, own: Own) -> Result<Whole> {
    let whole = load_full(conn, own)?;
    require_complete(&whole)?;
    Ok(whole)
}

/// Hands in what was sent at `at`: a draft, or what waited for a guest's confirmation.
pub fn receive(
    conn: &mut Conn,
    now: Moment,
    at: Moment,
    actor: &Actor,
    mut whole: Whole,
    config: &Config,
) -> Result<Receipt> {
    let (id, from) = (whole.own.submission.id, whole.own.submission.state);
    let number = new_number(conn)?;
    whole.own.submission.receipt_number = Some(number.clone());
    whole.own.submission.submitted_at = Some(at);
    let receipt = Receipt {
        hash: whole.content().hash().map_err(Error::internal)?,
        number,
        at,
    };
    whole.own.submission.content_hash = Some(receipt.hash.clone());
    let verification = Verification::of(actor, &whole.own.party);
    if !submissions::submit(conn, (id, from), actor.account(), verification, &receipt)? {
        return Err(Error::refused("comments-not-a-draft"));
    }
    attachments::attachments_handed_in(conn, id)?;
    store::forget_forms(conn, id)?;
    if let Some(before) = whole.own.submission.supersedes_id {
        end_replaced(conn, now, whole.own.consultation.id, before)?;
    }
    whole.own.record(
        conn,
        now,
        actor,
        "submission.submit",
        json!({
            "receipt": receipt.number,
            "hash": receipt.hash,
            "comments": whole.comments.len(),
            "attachments": whole.attachments.len(),
            "supersedes": whole.own.submission.supersedes_id,
            "verification": verification,
        }),
    )?;
    tell(conn, now, config, &whole.own)?;
    ask_planned(conn, now, config, &whole.own)?;
    Ok(receipt)
}

/// Ends what stood until now, if it stands still.
pub fn end_replaced(
    conn: &mut Conn,
    now: Moment,
    consultation: ConsultationId,
    before: SubmissionId,
) -> Result<()> {
    if submissions::end(conn, before, SubmissionState::Superseded, now)? {
        let comments = comments::comments_gone(conn, before, now)?;
        let attachments = attachments::attachments_gone(conn, before)?;
        if comments || attachments {
            consultations::public_changed(conn, consultation)?;
        }
    }
    Ok(())
}

/// A receipt number nobody has yet.
fn new_number(conn: &mut Conn) -> Result<String> {
    loop {
        let number = format!("P-{}", random::code(2));
        if !submissions::receipt_taken(conn, &number)? {
            return Ok(number);
        }
    }
}

/// Mails the full text to those who speak for the party; it is made when it is sent.
fn tell(conn: &mut Conn, now: Moment, config: &Config, own: &Own) -> Result<()> {
    for recipient in recipients_of_party(conn, own.party.of())? {
        let id = own.submission.id;
        let page = format!("/submissions/{id}");
        let url = recipient.url(conn, now, config, &page)?;
        notifications::enqueue(
            conn,
            now,
            &Notification {
                recipient: recipient.email,
                language: recipient.language,
                template: "submission-receipt",
                context: letters::receipt_row(id, recipient.name, url),
            },
        )?;
    }
    Ok(())
}
