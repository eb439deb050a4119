//! The end of everything an account can do with, in one place: whatever lets a browser, a program or
//! the holder of a mail act for somebody belongs here.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::access::GuestPurpose;
use crate::db::Conn;
use crate::db::schema::{account_tokens, accounts, api_tokens, guest_tokens, guests, sessions};
use crate::error::Result;
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::AccountId;

/// How much ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Ended {
    pub sessions: usize,
    pub tokens: usize,
    /// In mails: to choose a password, to confirm an address, to what was handed in without an account.
    pub links: usize,
}

/// Ends everything an account can do with: its sessions but the one whose secret is `keep`, its bearer
/// tokens, the links in mails to it, and what lets the same address act as a guest. No browser is known
/// any more.
///
/// Part of the caller's transaction, as after a new password, a new address or a block. Somebody who
/// got hold of one of these must not keep what they made with it.
///
/// # Errors
/// When the database fails; [`crate::error::Error::NotFound`] when there is no such account.
pub fn end_all_access(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    keep: Option<&str>,
) -> Result<Ended> {
    let email: String = accounts::table
        .filter(accounts::id.eq(account))
        .select(accounts::email)
        .first(conn)?;
    let kept = keep.map(random::token_hash).unwrap_or_default();
    let sessions = diesel::delete(
        sessions::table
            .filter(sessions::account_id.eq(account))
            .filter(sessions::token_hash.ne(kept)),
    )
    .execute(conn)?;
    let tokens = diesel::update(
        api_tokens::table
            .filter(api_tokens::account_id.eq(account))
            .filter(api_tokens::revoked_at.is_null()),
    )
    .set(api_tokens::revoked_at.eq(Some(now)))
    .execute(conn)?;
    super::browsers::forget_of(conn, account)?;
    // What was used lets nobody in, and tells who presses it again what it did.
    let links = diesel::delete(
        account_tokens::table
            .filter(account_tokens::account_id.eq(account))
            .filter(account_tokens::used_at.is_null()),
    )
    .execute(conn)?;
    // Who typed the address and never confirmed it may be somebody else: they keep their draft, and
    // have nothing in which they act for this address.
    let of_address = guests::table
        .filter(guests::id.eq(guest_tokens::guest_id))
        .filter(guests::email.eq(&email));
    let by_mail = guest_tokens::purpose.eq_any([GuestPurpose::Link, GuestPurpose::Confirm]);
    let mailed = diesel::delete(
        guest_tokens::table
            .filter(by_mail)
            .filter(exists(of_address)),
    )
    .execute(conn)?;
    let confirmed = of_address.filter(guests::confirmed_at.is_not_null());
    let held = diesel::delete(guest_tokens::table.filter(exists(confirmed))).execute(conn)?;
    Ok(Ended {
        sessions,
        tokens,
        links: links + mailed + held,
    })
}
