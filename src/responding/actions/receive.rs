//! A Submission is received: receipt number, content hash, mail with the full text; what it replaces ends. In the same way
//! whether it was sent by page or program, confirmed by a guest, or taken in from a sheet.

use serde_json::json;

use super::completeness::require_complete;
use super::full::{FullSubmission, Surroundings, load_full, load_full_in};
use crate::access::Tx;
use crate::attachments::store as attachments;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{LetterKind, PartyLetter};
use crate::platform::random;
use crate::responding::{letters, store};
use crate::signatures::store::ask_planned;
use crate::submissions::end::end;
use crate::submissions::model::{SubmissionState, Verification};
use crate::submissions::own::OwnSubmission;
use crate::submissions::store::{self as submissions, Receipt};
use crate::types::Moment;
use crate::types::ids::{AccountId, SubmissionId};
use crate::web::addresses;

/// Everything in a draft, if it can be handed in as it stands.
pub fn checked(conn: &mut Conn, own: OwnSubmission) -> Result<FullSubmission> {
    let whole = load_full(conn, own)?;
    require_complete(&whole)?;
    Ok(whole)
}

/// How a submission came.
#[derive(Debug, Clone, Copy)]
struct Coming {
    /// When it was sent.
    at: Moment,
    /// By whom, if by somebody with an account.
    by: Option<AccountId>,
    verification: Verification,
}

/// Gives a draft, or what waited for a guest's confirmation, its number, its content a hash, and its comments and
/// attachments a place in the moderators' queue; what it replaces ends.
///
/// # Errors
/// [`Error::Refused`] when it is not in the state any more that `whole` says.
fn register(tx: &mut Tx<'_>, whole: &mut FullSubmission, coming: Coming) -> Result<Receipt> {
    let (id, from) = (whole.own.submission.id, whole.own.submission.state);
    let number = new_number(tx.conn)?;
    whole.own.submission.receipt_number = Some(number.clone());
    whole.own.submission.submitted_at = Some(coming.at);
    let receipt = Receipt {
        hash: whole.content().hash().map_err(Error::internal)?,
        number,
        at: coming.at,
    };
    whole.own.submission.content_hash = Some(receipt.hash.clone());
    if !submissions::submit(
        tx.conn,
        (id, from),
        coming.by,
        coming.verification,
        &receipt,
    )? {
        return Err(Error::refused("comments-not-a-draft"));
    }
    attachments::attachments_submitted(tx.conn, id)?;
    store::forget_forms(tx.conn, id)?;
    if let Some(before) = whole.own.submission.supersedes_id {
        let consultation = whole.own.consultation.id;
        end(tx, consultation, before, SubmissionState::Superseded)?;
    }
    Ok(receipt)
}

/// Receives what staff took in from a sheet, as sent at `at`. Its comments keep the moment at which the sheet says that
/// each came.
///
/// # Errors
/// [`Error::NotFound`] when there is no such submission.
pub fn receive_on_paper(
    tx: &mut Tx<'_>,
    at: Moment,
    id: SubmissionId,
    around: &Surroundings,
) -> Result<Receipt> {
    let own = OwnSubmission::of(tx.conn, id)?;
    let mut whole = load_full_in(tx.conn, own, around)?;
    let coming = Coming {
        at,
        by: None,
        verification: Verification::None,
    };
    register(tx, &mut whole, coming)
}

/// Takes the content hash of what was received anew, because staff put a comment of it at another place of the text;
/// returns it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such submission.
pub fn hash_anew(conn: &mut Conn, id: SubmissionId) -> Result<String> {
    let own = OwnSubmission::of(conn, id)?;
    let hash = load_full(conn, own)?
        .content()
        .hash()
        .map_err(Error::internal)?;
    submissions::set_content_hash(conn, id, &hash)?;
    Ok(hash)
}

/// Receives what a party sent at `at`: a draft, or what waited for a guest's confirmation. The party is told.
///
/// # Errors
/// [`Error::Refused`] when it is not in the state any more that `whole` says.
pub fn receive(tx: &mut Tx<'_>, at: Moment, mut whole: FullSubmission) -> Result<Receipt> {
    let verification = Verification::of(tx.actor, &whole.own.party);
    let coming = Coming {
        at,
        by: tx.actor.account(),
        verification,
    };
    let receipt = register(tx, &mut whole, coming)?;
    whole.own.record(
        tx,
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
    tell(tx, &whole.own)?;
    // The worker of signatures tells who is asked.
    ask_planned(tx.conn, tx.now, whole.own.submission.id)?;
    Ok(receipt)
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

/// Has the full text mailed to those who speak for the party; it is made when it is sent.
fn tell(tx: &mut Tx<'_>, own: &OwnSubmission) -> Result<()> {
    let id = own.submission.id;
    tx.notify(&PartyLetter::new(
        own.party.id,
        LetterKind::SubmissionReceipt,
        addresses::Submission(id).page(),
        letters::receipt_row(id),
    ))
}
