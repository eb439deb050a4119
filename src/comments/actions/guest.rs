//! Where somebody without an account is: the party they write for, its round and its response.

use chrono::Duration;

use crate::access::{
    Actor, GuestKind, GuestPurpose, end_guest_token, find_guest_by_token, issue_guest_token,
};
use crate::comments::model::Submission;
use crate::comments::store;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::store as consultations;
use crate::error::{Error, Result};
use crate::site::Site;

/// What a guest writes for.
#[derive(Debug, Clone)]
pub struct GuestPlace {
    pub kind: GuestKind,
    pub party: Party,
    pub round: Round,
    pub consultation: Consultation,
    /// The draft, or else what waits for confirmation or was handed in, if anything.
    pub submission: Option<Submission>,
}

/// Where the guest who asks is.
///
/// # Errors
/// [`Error::SignInRequired`] for anybody who is no guest.
pub async fn guest_place(site: &Site, actor: &Actor) -> Result<GuestPlace> {
    let guest = actor.guest().ok_or(Error::SignInRequired)?.clone();
    site.db
        .read(move |conn| {
            let party = consultations::party(conn, guest.party)?;
            let round = consultations::round(conn, guest.round)?;
            let mut submission = store::draft_of(conn, party.id)?;
            if submission.is_none() {
                submission = store::awaiting_of(conn, party.id)?;
            }
            if submission.is_none() {
                submission = store::handed_in_of(conn, party.id)?;
            }
            Ok(GuestPlace {
                kind: guest.kind,
                consultation: consultations::by_id(conn, round.consultation_id)?,
                party,
                round,
                submission,
            })
        })
        .await
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

/// Makes a secret for the browser in which the link in a mail was opened.
///
/// # Errors
/// [`Error::Refused`] when the link does not work.
pub async fn enter(site: &Site, token: &str) -> Result<String> {
    let (now, token) = (site.now(), token.to_owned());
    let until = now + Duration::days(site.config.guests.access_days);
    site.db
        .write(move |conn| {
            let guest = find_guest_by_token(conn, now, &token, GuestPurpose::Link)?
                .ok_or_else(|| Error::refused("guest-link-dead"))?;
            issue_guest_token(conn, now, guest.id, GuestPurpose::Browser, until)
        })
        .await
}

/// Makes a browser's secret work no more; the guest and what they wrote stay.
///
/// # Errors
/// When the database fails.
pub async fn leave(site: &Site, token: &str) -> Result<()> {
    let token = token.to_owned();
    site.db
        .write(move |conn| end_guest_token(conn, &token))
        .await
}
