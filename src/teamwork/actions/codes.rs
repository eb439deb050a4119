//! The lead of an organisation hands out codes with which colleagues without an account draft under
//! their own name, and takes them back: from then on nobody who used it has access.

use chrono::Duration;
use serde_json::json;

use crate::access::{
    Actor, GuestKind, GuestPurpose, NewGuest, Right, Rx, end_guest, insert_guest, issue_guest_token,
};
use crate::accounts::model::{NAME_CHARACTERS, clean_name, is_name, name_fault};
use crate::audit::Event;
use crate::consultations::store as consultations;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::submissions::store as submissions;
use crate::teamwork::codes::{self, Code, DAYS, GROUPS, MAX_CODES, MAX_PEOPLE};
use crate::teamwork::store::{self, UsedBy};
use crate::types::ids::{CodeId, SubmissionId};

/// Codes shown at once; older ones have long run out.
const SHOWN: i64 = 30;

/// A code with who used it.
#[derive(Debug, Clone)]
pub struct CodeUse {
    pub code: Code,
    pub used_by: Vec<UsedBy>,
}

/// The codes for a draft of one's own, newest first, for who may hand them out; nothing at all for who does not lead.
pub fn codes(rx: &mut Rx<'_>, own: &OwnSubmission) -> Result<Vec<CodeUse>> {
    if !own.is_shared() || !rx.actor.may(Right::SubmitFor(own.party.of())) {
        return Ok(Vec::new());
    }
    let codes = store::codes_of(rx.conn, own.party.id, SHOWN)?;
    Ok(codes
        .into_iter()
        .map(|(code, used_by)| CodeUse { used_by, code })
        .collect())
}

/// Makes a code for a draft and returns it; it is nowhere else. It lasts `days`, and no longer than
/// the round.
///
/// # Errors
/// [`Error::Forbidden`] for who does not lead, [`Error::NotFound`] where one person writes alone,
/// [`Error::Invalid`] for a number of days that is not offered, [`Error::Refused`] when it is no draft
/// (any more), the round is not open or there are too many codes.
pub async fn hand_out(site: &Site, actor: &Actor, id: SubmissionId, days: &str) -> Result<String> {
    actor.require(Right::Respond)?;
    let days: Option<i64> = days.parse().ok().filter(|days| DAYS.contains(days));
    site.write(actor, move |tx| {
        let own = OwnSubmission::led(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        let days = days.ok_or_else(|| Error::invalid("days", "codes-days"))?;
        submissions::lock_party(tx.conn, own.party.id)?;
        let working = store::count_codes(tx.conn, own.party.id, tx.now)?;
        if usize::try_from(working).is_ok_and(|count| count >= MAX_CODES) {
            let message = Message::new("codes-too-many").with("count", MAX_CODES);
            return Err(Error::refused(message));
        }
        let secret = random::code(GROUPS);
        let hint = secret.rsplit('-').next().unwrap_or_default();
        let expires_at = (tx.now + Duration::days(days)).min(own.round.closes_at);
        let code = store::insert_code(
            tx.conn,
            tx.now,
            own.party.id,
            (&codes::hash(&secret), hint),
            tx.actor.account(),
            expires_at,
        )?;
        own.record(tx, "code.make", json!({ "code": code }))?;
        Ok(secret)
    })
    .await
}

/// Takes a code back: nobody comes in by it, and who did has no access any more, from this moment.
/// What they wrote stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such code, [`Error::Forbidden`] for who does not lead.
pub async fn withdraw_code(
    site: &Site,
    actor: &Actor,
    (id, code): (SubmissionId, CodeId),
) -> Result<()> {
    actor.require(Right::Respond)?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::led(tx.conn, tx.actor, id)?;
        if store::code(tx.conn, code)?.party_id != own.party.id {
            return Err(Error::NotFound);
        }
        if !store::withdraw_code(tx.conn, code, tx.now)? {
            // Twice is once.
            return Ok(());
        }
        for guest in store::let_in_by(tx.conn, code)? {
            end_guest(tx.conn, tx.now, guest)?;
        }
        own.record(tx, "code.withdraw", json!({ "code": code }))
    })
    .await
}

/// Comes in by a code, under a name; returns the secret for a cookie.
///
/// # Errors
/// [`Error::TooMany`] after too many attempts from one address; [`Error::Invalid`] when the code does
/// not work (any more) or there is no name; [`Error::Refused`] for somebody signed in, or when the
/// round is closed or too many people used the code.
pub async fn join(
    site: &Site,
    actor: &Actor,
    code: &str,
    name: &str,
    language: Language,
) -> Result<String> {
    if actor.viewer().is_some() {
        return Err(Error::refused("codes-signed-in"));
    }
    site.rates.join.take(&actor.address_key())?;
    let name = clean_name(name);
    let mut checks = Checks::default();
    checks.require(
        is_name(&name),
        "name",
        Message::new("codes-name").with("count", NAME_CHARACTERS),
    );
    checks.require(
        name_fault(&name) != Some("accounts-name-address"),
        "name",
        "accounts-name-address",
    );
    checks.require(!code.trim().is_empty(), "code", "codes-wrong");
    checks.finish()?;
    let hash = codes::hash(code);
    site.write(actor, move |tx| {
        let wrong = || Error::invalid("code", "codes-wrong");
        let code = store::code_by_hash(tx.conn, &hash)?.ok_or_else(wrong)?;
        if !store::lock_code(tx.conn, code.id, tx.now)? {
            return Err(wrong());
        }
        let party = consultations::party(tx.conn, code.party_id)?;
        let round = consultations::round(tx.conn, party.round_id)?;
        if !round.takes_comments(tx.now) {
            return Err(Error::refused("party-round-closed"));
        }
        if store::count_used(tx.conn, code.id)? >= MAX_PEOPLE {
            let message = Message::new("codes-people").with("count", MAX_PEOPLE);
            return Err(Error::refused(message));
        }
        let guest = insert_guest(
            tx.conn,
            &NewGuest {
                kind: GuestKind::Colleague,
                round: round.id,
                party: party.id,
                name: &name,
                email: None,
                language,
                now: tx.now,
                expires_at: code.expires_at,
                checked_at: None,
            },
        )?;
        store::record_use(tx.conn, guest, code.id)?;
        let event = Event::new("code.use", "party", party.id.0)
            .in_consultation(round.consultation_id.0)
            .with(json!({ "code": code.id, "guest": guest }));
        tx.record(event)?;
        issue_guest_token(
            tx.conn,
            tx.now,
            guest,
            GuestPurpose::Browser,
            code.expires_at,
        )
    })
    .await
}
