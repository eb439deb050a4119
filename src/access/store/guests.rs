//! Guests and their secrets in the database.

use diesel::prelude::*;

use crate::access::model::{Guest, GuestKind};
use crate::db::Conn;
use crate::db::schema::{guest_tokens, guests};
use crate::error::{Error, Result};
use crate::platform::random;
use crate::platform::texts::Language;
use crate::types::ids::{GuestId, PartyId, RoundId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What a guest's secret is for.
    GuestPurpose {
        /// The cookie of a browser.
        Browser => "browser",
        /// The link that confirms the address of what was sent.
        Confirm => "confirm",
        /// A link in a mail to what was handed in.
        Link => "link",
    }
}

/// A guest to be made.
#[derive(Debug, Clone)]
pub struct NewGuest<'a> {
    pub kind: GuestKind,
    pub round: RoundId,
    pub party: PartyId,
    pub name: &'a str,
    pub email: Option<&'a str>,
    pub language: Language,
    pub now: Moment,
    /// When one who was never confirmed is erased; for a colleague, when the code runs out.
    pub expires_at: Moment,
    pub checked_at: Option<Moment>,
}

/// Makes a guest.
pub fn insert_guest(conn: &mut Conn, new: &NewGuest<'_>) -> Result<GuestId> {
    Ok(diesel::insert_into(guests::table)
        .values((
            guests::round_id.eq(new.round),
            guests::party_id.eq(new.party),
            guests::kind.eq(new.kind),
            guests::name.eq(new.name),
            guests::email.eq(new.email),
            guests::language.eq(new.language),
            guests::created_at.eq(new.now),
            guests::expires_at.eq(new.expires_at),
            guests::checked_at.eq(new.checked_at),
        ))
        .returning(guests::id)
        .get_result(conn)?)
}

/// The guest with this id, ended or not.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn find_guest(conn: &mut Conn, id: GuestId) -> Result<Guest> {
    Ok(guests::table
        .filter(guests::id.eq(id))
        .select(Guest::as_select())
        .first(conn)?)
}

/// The guest behind a secret that works, if it is one for `purpose` and the guest not ended.
pub fn find_guest_by_token(
    conn: &mut Conn,
    now: Moment,
    token: &str,
    purpose: GuestPurpose,
) -> Result<Option<Guest>> {
    Ok(guest_tokens::table
        .inner_join(guests::table)
        .filter(guest_tokens::token_hash.eq(random::token_hash(token)))
        .filter(guest_tokens::purpose.eq(purpose))
        .filter(guest_tokens::expires_at.gt(now))
        .filter(guest_tokens::used_at.is_null())
        .filter(guests::ended_at.is_null())
        .select(Guest::as_select())
        .first(conn)
        .optional()?)
}

/// Makes a secret for a guest and returns it; it is nowhere else.
pub fn issue_guest_token(
    conn: &mut Conn,
    now: Moment,
    guest: GuestId,
    purpose: GuestPurpose,
    expires_at: Moment,
) -> Result<String> {
    let token = random::token();
    diesel::insert_into(guest_tokens::table)
        .values((
            guest_tokens::token_hash.eq(random::token_hash(&token)),
            guest_tokens::guest_id.eq(guest),
            guest_tokens::purpose.eq(purpose),
            guest_tokens::created_at.eq(now),
            guest_tokens::expires_at.eq(expires_at),
        ))
        .execute(conn)?;
    Ok(token)
}

/// The guest to whom a link was mailed, used or not, unless it has run out or the guest was ended: whoever
/// holds it may have a new one mailed to the same address.
pub fn find_guest_of_link(conn: &mut Conn, now: Moment, token: &str) -> Result<Option<Guest>> {
    Ok(guest_tokens::table
        .inner_join(guests::table)
        .filter(guest_tokens::token_hash.eq(random::token_hash(token)))
        .filter(guest_tokens::purpose.eq(GuestPurpose::Link))
        .filter(guest_tokens::expires_at.gt(now))
        .filter(guests::ended_at.is_null())
        .filter(guests::email.is_not_null())
        .select(Guest::as_select())
        .first(conn)
        .optional()?)
}

/// Uses up the link in a mail.
///
/// # Errors
/// [`Error::Refused`] when it does not work (any more); of two at once, one works.
pub fn use_guest_link(conn: &mut Conn, now: Moment, token: &str) -> Result<Guest> {
    let dead = || Error::refused("guest-link-dead");
    let guest = find_guest_by_token(conn, now, token, GuestPurpose::Link)?.ok_or_else(dead)?;
    let used = diesel::update(
        guest_tokens::table
            .filter(guest_tokens::token_hash.eq(random::token_hash(token)))
            .filter(guest_tokens::used_at.is_null()),
    )
    .set(guest_tokens::used_at.eq(Some(now)))
    .execute(conn)?;
    if used == 1 { Ok(guest) } else { Err(dead()) }
}

/// Makes one secret work no more.
pub fn end_guest_token(conn: &mut Conn, token: &str) -> Result<()> {
    let hash = random::token_hash(token);
    diesel::delete(guest_tokens::table.filter(guest_tokens::token_hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// Makes a guest's secrets for `purpose` work no more.
pub fn revoke_guest_tokens(conn: &mut Conn, guest: GuestId, purpose: GuestPurpose) -> Result<()> {
    diesel::delete(
        guest_tokens::table
            .filter(guest_tokens::guest_id.eq(guest))
            .filter(guest_tokens::purpose.eq(purpose)),
    )
    .execute(conn)?;
    Ok(())
}

/// Lets a guest write no more: every secret of theirs is worthless from now on.
pub fn end_guest(conn: &mut Conn, now: Moment, guest: GuestId) -> Result<()> {
    diesel::delete(guest_tokens::table.filter(guest_tokens::guest_id.eq(guest))).execute(conn)?;
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set(guests::ended_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Deletes secrets that have run out.
pub fn forget_expired_guest_tokens(conn: &mut Conn, now: Moment) -> Result<()> {
    diesel::delete(guest_tokens::table.filter(guest_tokens::expires_at.le(now))).execute(conn)?;
    Ok(())
}
