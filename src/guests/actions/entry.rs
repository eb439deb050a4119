//! Where a guest is, and how they come back: the links in mails about what they submitted.

use chrono::Duration;
use serde_json::json;

use crate::access::{
    Actor, GuestKind, GuestPurpose, end_guest_token, find_guest_by_token, find_guest_of_link,
    issue_guest_token, use_guest_link,
};
use crate::accounts::store::Recipient;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::notifications::Notification;
use crate::site::Site;
use crate::submissions::model::Submission;
use crate::submissions::own::out_of_hand;
use crate::submissions::store as submissions;
use crate::types::ids::PartyId;

/// What a guest writes for.
#[derive(Debug, Clone)]
pub struct GuestPlace {
    pub kind: GuestKind,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    /// The draft, or else what waits for confirmation or was handed in, if anything.
    pub submission: Option<Submission>,
    /// For who came in with a code: what became of the draft, when it is one no more.
    pub gone: Option<Message>,
}

/// Where the guest who asks is.
///
/// # Errors
/// [`Error::SignInRequired`] for anybody who is no guest.
pub async fn guest_place(site: &Site, actor: &Actor) -> Result<GuestPlace> {
    let guest = actor.guest().ok_or(Error::SignInRequired)?.clone();
    site.read(actor, move |rx| {
        let party = consultations::party(rx.conn, guest.party)?;
        let round = consultations::round(rx.conn, guest.round)?;
        let mut submission = submissions::draft_of(rx.conn, party.id)?;
        let mut gone = None;
        if guest.kind == GuestKind::Colleague {
            // What was handed in is not theirs to see, but what became of their draft they are told.
            if submission.is_none() {
                gone =
                    submissions::last_of(rx.conn, party.id)?.map(|last| out_of_hand(&last, &party));
            }
        } else {
            submission = theirs(rx.conn, party.id, submission)?;
        }
        Ok(GuestPlace {
            kind: guest.kind,
            consultation: consultations::by_id(rx.conn, round.consultation_id)?,
            party,
            round,
            submission,
            gone,
        })
    })
    .await
}

/// The draft of a guest, or what waits for their confirmation, or what stands.
fn theirs(
    conn: &mut Conn,
    party: PartyId,
    draft: Option<Submission>,
) -> Result<Option<Submission>> {
    if draft.is_some() {
        return Ok(draft);
    }
    match submissions::awaiting_of(conn, party)? {
        Some(waits) => Ok(Some(waits)),
        None => submissions::submitted_of(conn, party),
    }
}

/// Whether a link in a mail to what was handed in works.
///
/// # Errors
/// [`Error::Refused`] when it does not.
pub async fn may_enter(site: &Site, token: &str) -> Result<()> {
    let (now, token) = (site.now(), token.to_owned());
    site.db
        .read(move |conn| {
            find_guest_by_token(conn, now, &token, GuestPurpose::Link)?
                .map(|_| ())
                .ok_or_else(|| Error::refused("guest-link-dead"))
        })
        .await
}

/// Uses the link in a mail up and makes a secret for the browser in which it was opened, for a short time:
/// who comes back later has a new link mailed.
///
/// # Errors
/// [`Error::Refused`] when the link does not work.
pub async fn enter(site: &Site, actor: &Actor, token: &str) -> Result<String> {
    let token = token.to_owned();
    site.write(actor, move |tx| {
        let until = tx.now + Duration::hours(tx.config.guests.session_hours);
        let guest = use_guest_link(tx.conn, tx.now, &token)?;
        issue_guest_token(tx.conn, tx.now, guest.id, GuestPurpose::Browser, until)
    })
    .await
}

/// Whether a link, used up by now, can still have a new one mailed.
pub async fn may_ask_anew(site: &Site, token: &str) -> Result<bool> {
    let (now, token) = (site.now(), token.to_owned());
    site.db
        .read(move |conn| Ok(find_guest_of_link(conn, now, &token)?.is_some()))
        .await
}

/// Mails a new link to the address to which this one was mailed, wherever it was opened.
///
/// # Errors
/// [`Error::Refused`] when there is nobody to mail to any more; [`Error::TooMany`] by guest.
pub async fn ask_anew(site: &Site, actor: &Actor, token: &str, path: &str) -> Result<()> {
    let dead = || Error::refused("guest-link-dead");
    let asked = token.to_owned();
    let guest = site
        .read(actor, move |rx| {
            find_guest_of_link(rx.conn, rx.now, &asked)?.ok_or_else(dead)
        })
        .await?;
    site.rates.reset.take(&format!("guest {}", guest.id))?;
    let path = path.to_owned();
    site.write(actor, move |tx| {
        let round = consultations::round(tx.conn, guest.round)?;
        let consultation = consultations::by_id(tx.conn, round.consultation_id)?;
        let to = Recipient {
            guest: Some(guest.id),
            email: guest.email.ok_or_else(dead)?,
            name: guest.name,
            language: guest.language,
        };
        let context = json!({
            "name": to.name,
            "consultation": consultation.title,
            "round": round.number,
            "url": to.url(tx.conn, tx.now, tx.config, &path)?,
        });
        let notification = Notification {
            recipient: to.email,
            language: to.language,
            template: "guest-link",
            context,
        };
        tx.enqueue(&notification)
    })
    .await
}

/// Makes a browser's secret work no more; the guest and what they wrote stay.
pub async fn leave(site: &Site, actor: &Actor, token: &str) -> Result<()> {
    let token = token.to_owned();
    site.write(actor, move |tx| end_guest_token(tx.conn, &token))
        .await
}
