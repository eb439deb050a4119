//! Who wants no mails that strangers cause. Addresses are kept as hashes only.

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde_json::Value;

use crate::db::Conn;
use crate::db::schema::{accounts, mail_stops};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::types::Moment;

/// Letters that somebody else can cause to an address they typed. A new link to a response that was confirmed is
/// asked for with the old one, which only its owner has.
const CAUSED_BY_OTHERS: [&str; 8] = [
    "address-confirm",
    "follow-confirm",
    "follow-known",
    "guest-confirm",
    "impersonation-received",
    "invitation",
    "signature-request",
    "verify",
];

/// What becomes of a mail that is to be written down.
pub(super) enum Passage {
    /// It goes, with the secret of a link that stops such mails where one belongs in it.
    Goes(Option<String>),
    /// Its recipient wants none.
    Stopped,
}

/// Whether a mail goes. Who has an account gets what concerns it; what the ministry itself sends is never
/// stopped here.
pub(super) fn passage(
    conn: &mut Conn,
    now: Moment,
    template: &str,
    recipient: &str,
    context: &Value,
) -> Result<Passage> {
    if !CAUSED_BY_OTHERS.contains(&template) || context["by_staff"].as_bool() == Some(true) {
        return Ok(Passage::Goes(None));
    }
    let hash = random::sha256_hex(recipient.as_bytes());
    let with_account = accounts::table
        .filter(accounts::email.eq(recipient))
        .filter(accounts::verified_at.is_not_null())
        .select(count_star())
        .single_value();
    let token = mail_stops::table
        .filter(mail_stops::address_hash.eq(&hash))
        .select(mail_stops::token)
        .single_value();
    let stopped_at = mail_stops::table
        .filter(mail_stops::address_hash.eq(&hash))
        .select(mail_stops::stopped_at)
        .single_value();
    let (with_account, token, stopped_at): (Option<i64>, Option<String>, Option<Moment>) =
        diesel::select((with_account, token, stopped_at)).get_result(conn)?;
    if with_account.is_some_and(|accounts| accounts > 0) {
        // Of no use any more: the link was for an address without one.
        diesel::delete(mail_stops::table.filter(mail_stops::address_hash.eq(&hash)))
            .execute(conn)?;
        return Ok(Passage::Goes(None));
    }
    match (token, stopped_at) {
        (Some(_), Some(_)) => Ok(Passage::Stopped),
        (Some(token), None) => {
            diesel::update(mail_stops::table.filter(mail_stops::token.eq(&token)))
                .set(mail_stops::used_at.eq(Some(now)))
                .execute(conn)?;
            Ok(Passage::Goes(Some(token)))
        }
        (None, _) => {
            let token = random::token();
            diesel::insert_into(mail_stops::table)
                .values((
                    mail_stops::address_hash.eq(hash),
                    mail_stops::token.eq(&token),
                    mail_stops::used_at.eq(Some(now)),
                ))
                .execute(conn)?;
            Ok(Passage::Goes(Some(token)))
        }
    }
}

/// The secret of a link by which an address leaves reminders; `None` for one that has left them.
pub fn reminder_stop(conn: &mut Conn, now: Moment, recipient: &str) -> Result<Option<String>> {
    // Another stop than that of mails which others cause: who wants no reminders still wants to be asked to sign.
    let hash = random::sha256_hex(format!("reminders {recipient}").as_bytes());
    let known: Option<(String, Option<Moment>)> = mail_stops::table
        .filter(mail_stops::address_hash.eq(&hash))
        .select((mail_stops::token, mail_stops::stopped_at))
        .first(conn)
        .optional()?;
    match known {
        Some((_, Some(_))) => Ok(None),
        Some((token, None)) => {
            diesel::update(mail_stops::table.filter(mail_stops::token.eq(&token)))
                .set(mail_stops::used_at.eq(Some(now)))
                .execute(conn)?;
            Ok(Some(token))
        }
        None => {
            let token = random::token();
            diesel::insert_into(mail_stops::table)
                .values((
                    mail_stops::address_hash.eq(hash),
                    mail_stops::token.eq(&token),
                    mail_stops::used_at.eq(Some(now)),
                ))
                .execute(conn)?;
            Ok(Some(token))
        }
    }
}

/// Whether the mails that a link is about are stopped.
///
/// # Errors
/// [`Error::Refused`] for a link that there is not.
pub fn is_stopped(conn: &mut Conn, token: &str) -> Result<bool> {
    let stopped: Option<Moment> = mail_stops::table
        .filter(mail_stops::token.eq(token))
        .select(mail_stops::stopped_at)
        .first(conn)
        .optional()?
        .ok_or_else(|| Error::refused("mail-stop-dead"))?;
    Ok(stopped.is_some())
}

/// Stops the mails that a link is about, from `stopped_at` on, or allows them again.
///
/// # Errors
/// [`Error::Refused`] for a link that there is not.
pub fn set_stopped(conn: &mut Conn, token: &str, stopped_at: Option<Moment>) -> Result<()> {
    let changed = diesel::update(mail_stops::table.filter(mail_stops::token.eq(token)))
        .set(mail_stops::stopped_at.eq(stopped_at))
        .execute(conn)?;
    if changed == 0 {
        return Err(Error::refused("mail-stop-dead"));
    }
    Ok(())
}

/// Forgets links whose last mail was caused before `before`, and what was stopped before then; returns how
/// many.
pub(in crate::notifications) fn forget_stops(conn: &mut Conn, before: Moment) -> Result<usize> {
    let unused = mail_stops::stopped_at
        .is_null()
        .and(mail_stops::used_at.lt(before));
    Ok(
        diesel::delete(mail_stops::table.filter(unused.or(mail_stops::stopped_at.lt(before))))
            .execute(conn)?,
    )
}
