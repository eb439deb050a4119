//! A guest confirms their address, and what waits is submitted; what is never confirmed is erased.

use chrono::Duration;
use serde_json::json;

use crate::access::{
    self, Actor, Guest, GuestPurpose, Right, Tx, Who, end_guest, guest_confirmed, guest_lasts,
    guest_progress, guest_sent, guests_of_address, issue_guest_token, remove_guest,
    revoke_guest_tokens,
};
use crate::audit::{Event, Origin};
use crate::consultations::parties::require_open;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::responding::actions::{
    FullSubmission, deadline, delete_draft, load_full, mail_link, receive,
};
use crate::responding::store as responding;
use crate::site::Site;
use crate::submissions::end::end;
use crate::submissions::model::{Submission, SubmissionState};
use crate::submissions::own::OwnSubmission;
use crate::submissions::store::{self as submissions, Receipt};
use crate::types::Moment;
use crate::types::ids::{GuestId, PartyId, SubmissionId};

/// What waits behind a link that confirms an address.
#[derive(Debug, Clone)]
pub struct ToConfirm {
    /// All that will count as said by whoever confirms.
    pub whole: FullSubmission,
    pub sent_at: Moment,
    /// What it will replace, by receipt number and moment of handing in.
    pub replaces: Vec<(String, Moment)>,
}

/// What a confirmed response gets.
#[derive(Debug, Clone)]
pub struct Confirmed {
    pub submission: SubmissionId,
    pub receipt: Receipt,
    /// The secret for a cookie: whoever reads the mail may see the response.
    pub token: String,
}

/// Mails the link once more.
///
/// # Errors
/// [`Error::TooMany`]; [`Error::Refused`] when nothing waits, or its time is over.
pub async fn send_again(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    let guest = actor.guest().ok_or(Error::NotFound)?.clone();
    site.rates.reset.take(&format!("guest {}", guest.id))?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        let sent_at = guest_progress(tx.conn, guest.id)?.sent_at;
        match sent_at {
            Some(at)
                if own.submission.state == SubmissionState::Awaiting
                    && tx.now < deadline(&tx.config.guests, &own.round, at) =>
            {
                mail_link(tx, &guest, &own, at)
            }
            _ => Err(Error::refused("guest-nothing-waits")),
        }
    })
    .await
}

/// Takes back what waits for confirmation, to change it; the link works no more.
///
/// # Errors
/// [`Error::Refused`] when nothing waits or the round is closed.
pub async fn reopen(site: &Site, actor: &Actor, id: SubmissionId) -> Result<()> {
    let guest = actor.guest().ok_or(Error::NotFound)?.clone();
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        tx.actor.require(Right::SubmitFor(own.party.of()))?;
        require_open(tx, &own.round)?;
        if !submissions::set_aside(tx.conn, id, false)? {
            return Err(Error::refused("guest-nothing-waits"));
        }
        let until = tx.now + Duration::days(tx.config.guests.draft_days);
        guest_sent(tx.conn, guest.id, None, until)?;
        revoke_guest_tokens(tx.conn, guest.id, GuestPurpose::Confirm)
    })
    .await
}

/// The guest behind a link that confirms, and what waits.
fn behind(conn: &mut Conn, now: Moment, token: &str) -> Result<(Guest, Submission, Moment)> {
    let dead = || Error::refused("guest-link-dead");
    let guest =
        access::find_guest_by_token(conn, now, token, GuestPurpose::Confirm)?.ok_or_else(dead)?;
    let waiting = submissions::awaiting_of(conn, guest.party)?.ok_or_else(dead)?;
    let sent_at = guest_progress(conn, guest.id)?.sent_at.ok_or_else(dead)?;
    Ok((guest, waiting, sent_at))
}

/// What stands and will be replaced: of the same party, and of others who confirmed the same address.
fn standing(
    conn: &mut Conn,
    guest: &Guest,
    waiting: &Submission,
) -> Result<Vec<(Option<GuestId>, Submission)>> {
    let mut found = Vec::new();
    if let Some(before) = waiting.supersedes_id {
        let before = submissions::submission(conn, before)?;
        if before.state == SubmissionState::Submitted {
            found.push((None, before));
        }
    }
    if let Some(email) = &guest.email {
        for (other, party) in guests_of_address(conn, guest.round, email, guest.id)? {
            if let Some(before) = submissions::submitted_of(conn, party)? {
                found.push((Some(other), before));
            }
        }
    }
    Ok(found)
}

/// What waits behind a link, without confirming anything.
///
/// # Errors
/// [`Error::Refused`] when the link works no more.
pub async fn to_confirm(site: &Site, token: &str) -> Result<ToConfirm> {
    let (now, token) = (site.now(), token.to_owned());
    site.db
        .read(move |conn| {
            let (guest, waiting, sent_at) = behind(conn, now, &token)?;
            let replaces = standing(conn, &guest, &waiting)?
                .into_iter()
                .filter_map(|(_, before)| before.receipt_number.zip(before.submitted_at))
                .collect();
            let actor = Actor {
                who: Who::Guest(Box::new(guest)),
                origin: Origin::default(),
            };
            let own = OwnSubmission::find(conn, &actor, waiting.id)?;
            Ok(ToConfirm {
                whole: load_full(conn, own)?,
                sent_at,
                replaces,
            })
        })
        .await
}

/// Confirms the address: what waits is handed in, as of the moment when it was sent, in the place of
/// what the same person handed in before. The browser in which it was written loses its hold: whoever wrote
/// it may be somebody else. The one that confirms gets one of its own, for a short time.
///
/// # Errors
/// [`Error::Refused`] when the link works no more; of two presses at once, one.
pub async fn confirm(site: &Site, actor: &Actor, token: &str) -> Result<Confirmed> {
    let (token, origin) = (token.to_owned(), actor.origin.clone());
    site.write(actor, move |tx| {
        let (guest, waiting, sent_at) = behind(tx.conn, tx.now, &token)?;
        let actor = Actor {
            who: Who::Guest(Box::new(guest.clone())),
            origin,
        };
        let tx = &mut tx.acting(&actor);
        submissions::lock_party(tx.conn, guest.party)?;
        let own = OwnSubmission::find(tx.conn, tx.actor, waiting.id)?;
        // Of two presses at once, the second finds it handed in.
        if own.submission.state != SubmissionState::Awaiting {
            return Err(Error::refused("guest-link-dead"));
        }
        let mut whole = load_full(tx.conn, own)?;
        for (other, before) in standing(tx.conn, &guest, &waiting)? {
            if let Some(other) = other {
                end_guest(tx.conn, tx.now, other)?;
                whole.own.submission.supersedes_id = Some(before.id);
                submissions::note_superseded(tx.conn, waiting.id, before.id)?;
            }
            let consultation = whole.own.consultation.id;
            let state = SubmissionState::Superseded;
            end(tx, consultation, before.id, state)?;
        }
        guest_confirmed(tx.conn, tx.now, guest.id)?;
        revoke_guest_tokens(tx.conn, guest.id, GuestPurpose::Confirm)?;
        revoke_guest_tokens(tx.conn, guest.id, GuestPurpose::Browser)?;
        if !whole.own.round.takes_comments(tx.now) {
            // The report of a closed round counts one more.
            consultations::public_changed(tx.conn, whole.own.consultation.id)?;
        }
        let submission = waiting.id;
        let receipt = receive(tx, sent_at, whole)?;
        let until = tx.now + Duration::hours(tx.config.guests.session_hours);
        let token = issue_guest_token(tx.conn, tx.now, guest.id, GuestPurpose::Browser, until)?;
        Ok(Confirmed {
            submission,
            receipt,
            token,
        })
    })
    .await
}

/// Erases at once what somebody else sent in the name of whoever reads the mail.
///
/// # Errors
/// [`Error::Refused`] when the link works no more.
pub async fn disown(site: &Site, actor: &Actor, token: &str) -> Result<()> {
    let token = token.to_owned();
    site.write(actor, move |tx| {
        let (guest, waiting, _) = behind(tx.conn, tx.now, &token)?;
        let round = consultations::round(tx.conn, guest.round)?;
        let event = Event::new("submission.disown", "submission", waiting.id.0)
            .in_consultation(round.consultation_id.0)
            .with(json!({ "guest": guest.id }));
        tx.record(event)?;
        erase_unconfirmed(tx, guest.id, guest.party)
    })
    .await
}

/// Erases everything a guest wrote and never confirmed; the guest too, unless something of theirs was
/// confirmed before.
fn erase_unconfirmed(tx: &mut Tx<'_>, guest: GuestId, party: PartyId) -> Result<()> {
    submissions::lock_party(tx.conn, party)?;
    let all = submissions::unconfirmed_of(tx.conn, party)?;
    for id in all {
        delete_draft(tx.conn, id)?;
    }
    if guest_progress(tx.conn, guest)?.confirmed_at.is_some() {
        revoke_guest_tokens(tx.conn, guest, GuestPurpose::Confirm)?;
        return guest_sent(tx.conn, guest, None, tx.now);
    }
    remove_guest(tx.conn, guest)?;
    consultations::remove_party(tx.conn, party)
}

/// Erases what guests never confirmed and whose time is over, up to `limit` guests; one that is still
/// written in gets more time. Returns how many were looked at.
pub async fn erase_due(site: &Site, limit: i64) -> Result<usize> {
    site.write(&Actor::system(), move |tx| {
        let due = access::guests_due(tx.conn, tx.now, limit)?;
        let mut erased = 0;
        for (guest, party) in &due {
            let lasting = Duration::days(tx.config.guests.draft_days);
            let written = match guest_progress(tx.conn, *guest)?.sent_at {
                Some(_) => None,
                None => responding::last_written(tx.conn, *party)?,
            };
            match written {
                Some(at) if at + lasting > tx.now => guest_lasts(tx.conn, *guest, at + lasting)?,
                _ => {
                    erase_unconfirmed(tx, *guest, *party)?;
                    erased += 1;
                }
            }
        }
        if erased > 0 {
            let event = Event {
                action: "guest.erase-unconfirmed",
                subject: "guest",
                subject_id: None,
                consultation: None,
                details: json!({ "count": erased }),
            };
            tx.record(event)?;
        }
        Ok(due.len())
    })
    .await
}
