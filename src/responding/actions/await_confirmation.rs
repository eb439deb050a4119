//! What a guest sends is set aside until they confirm their address by the link mailed to it.
//!
//! The moment of sending is the moment of submitting: what was sent before the round closed counts, if it is
//! confirmed in time. Until then it is in nobody's queue, count or file.

use chrono::Duration;
use serde_json::json;

use super::receive::checked;
use crate::access::{
    self, Guest, GuestPurpose, Tx, guest_progress, guest_sent, issue_guest_token,
    revoke_guest_tokens,
};
use crate::accounts;
use crate::config::{Guests, HumanCheck};
use crate::consultations::model::Round;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::Notification;
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::Moment;
use crate::types::ids::RoundId;

/// Until when what is sent at `at` can be confirmed.
pub fn deadline(config: &Guests, round: &Round, at: Moment) -> Moment {
    let after = Duration::hours(config.confirm_after_closing_hours);
    (at + Duration::hours(config.confirm_hours)).min(round.closes_at + after)
}

/// Whether people without an account are asked now to show that they are no machine.
pub fn asks_for_humans(
    conn: &mut Conn,
    config: &Guests,
    now: Moment,
    round: RoundId,
) -> Result<bool> {
    match config.human_check {
        HumanCheck::Always => Ok(true),
        HumanCheck::Never => Ok(false),
        HumanCheck::Flood => {
            let since = now - Duration::minutes(config.flood_minutes);
            Ok(access::recent_starts(conn, round, since)? >= config.flood_starts)
        }
    }
}

/// Sets a draft that the caller holds aside for its guest to confirm, and mails the link.
pub fn await_confirmation(tx: &mut Tx<'_>, guest: &Guest, own: OwnSubmission) -> Result<()> {
    let progress = guest_progress(tx.conn, guest.id)?;
    if progress.checked_at.is_none()
        && progress.confirmed_at.is_none()
        && asks_for_humans(tx.conn, &tx.config.guests, tx.now, own.round.id)?
    {
        return Err(Error::refused("guest-check-first"));
    }
    let whole = checked(tx.conn, own)?;
    if !submissions::set_aside(tx.conn, whole.own.submission.id, true)? {
        return Err(Error::refused("comments-not-a-draft"));
    }
    mail_link(tx, guest, &whole.own, tx.now)
}

/// Makes a new link for what was sent at `sent_at` and mails it; earlier ones work no more.
pub fn mail_link(
    tx: &mut Tx<'_>,
    guest: &Guest,
    own: &OwnSubmission,
    sent_at: Moment,
) -> Result<()> {
    let address = guest.email.clone().ok_or(Error::Forbidden)?;
    let until = deadline(&tx.config.guests, &own.round, sent_at);
    guest_sent(tx.conn, guest.id, Some(sent_at), until)?;
    revoke_guest_tokens(tx.conn, guest.id, GuestPurpose::Confirm)?;
    let token = issue_guest_token(tx.conn, tx.now, guest.id, GuestPurpose::Confirm, until)?;
    let account = accounts::store::by_email(tx.conn, &address)?;
    // Whoever asked chose the name: it is not sent to an address that may be somebody else's.
    let notification = Notification {
        recipient: address,
        language: guest.language,
        template: "guest-confirm",
        context: json!({
            "url": tx.config.absolute(&format!("/guest/confirmation?token={token}")),
            "consultation": own.consultation.title,
            "round": own.round.number,
            "until": until,
            "time_zone": own.consultation.time_zone,
            "has_account": account.is_some_and(|account| account.verified_at.is_some()),
        }),
    };
    tx.enqueue(&notification)
}
