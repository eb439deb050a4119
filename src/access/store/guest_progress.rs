//! How far a guest is: began, sent, confirmed, erased.

use std::collections::HashSet;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::access::model::GuestKind;
use crate::db::Conn;
use crate::db::schema::{accounts, followers, guest_tokens, guests, rounds};
use crate::error::Result;
use crate::notifications;
use crate::types::Moment;
use crate::types::ids::{GuestId, PartyId, RoundId};

/// Where a guest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = guests)]
pub struct GuestProgress {
    /// When they passed the human check.
    pub checked_at: Option<Moment>,
    /// When the response that waits for confirmation was sent.
    pub sent_at: Option<Moment>,
    pub confirmed_at: Option<Moment>,
}

/// Where a guest stands.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn guest_progress(conn: &mut Conn, guest: GuestId) -> Result<GuestProgress> {
    Ok(guests::table
        .filter(guests::id.eq(guest))
        .select(GuestProgress::as_select())
        .first(conn)?)
}

/// Notes that a guest is no machine.
pub fn guest_checked(conn: &mut Conn, now: Moment, guest: GuestId) -> Result<()> {
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set(guests::checked_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Notes when a guest sent what waits for confirmation; `None` when it was taken back. One who is not
/// confirmed by `expires_at` is erased.
pub fn guest_sent(
    conn: &mut Conn,
    guest: GuestId,
    at: Option<Moment>,
    expires_at: Moment,
) -> Result<()> {
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set((guests::sent_at.eq(at), guests::expires_at.eq(expires_at)))
        .execute(conn)?;
    Ok(())
}

/// Gives a guest who was never confirmed until then.
pub fn guest_lasts(conn: &mut Conn, guest: GuestId, until: Moment) -> Result<()> {
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set(guests::expires_at.eq(until))
        .execute(conn)?;
    Ok(())
}

/// Notes that a guest's address is theirs; nothing waits any more.
pub fn guest_confirmed(conn: &mut Conn, now: Moment, guest: GuestId) -> Result<()> {
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set((
            guests::confirmed_at.eq(Some(now)),
            guests::sent_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Others who confirmed the same address in the same round, with their parties.
pub fn guests_of_address(
    conn: &mut Conn,
    round: RoundId,
    email: &str,
    but: GuestId,
) -> Result<Vec<(GuestId, PartyId)>> {
    Ok(guests::table
        .filter(guests::round_id.eq(round))
        .filter(guests::kind.eq(GuestKind::Respondent))
        .filter(guests::email.eq(email))
        .filter(guests::confirmed_at.is_not_null())
        .filter(guests::id.ne(but))
        .order(guests::id)
        .select((guests::id, guests::party_id))
        .load(conn)?)
}

/// How many began, or sent, in a round since then, whichever is more.
pub fn recent_starts(conn: &mut Conn, round: RoundId, since: Moment) -> Result<i64> {
    let here = guests::table
        .filter(guests::round_id.eq(round))
        .filter(guests::kind.eq(GuestKind::Respondent));
    let began = here
        .filter(guests::created_at.gt(since))
        .select(count_star())
        .single_value();
    let sent = here
        .filter(guests::sent_at.gt(since))
        .select(count_star())
        .single_value();
    let (began, sent): (Option<i64>, Option<i64>) =
        diesel::select((began, sent)).get_result(conn)?;
    Ok(began.max(sent).unwrap_or_default())
}

/// Respondents whose time to confirm, or to write on, is over, and who have something to be erased:
/// who never confirmed, and who sent anew and did not confirm that. The first `limit`.
pub fn guests_due(conn: &mut Conn, now: Moment, limit: i64) -> Result<Vec<(GuestId, PartyId)>> {
    Ok(guests::table
        .filter(guests::kind.eq(GuestKind::Respondent))
        .filter(guests::expires_at.le(now))
        .filter(
            guests::confirmed_at
                .is_null()
                .or(guests::sent_at.is_not_null()),
        )
        .order(guests::id)
        .limit(limit)
        .select((guests::id, guests::party_id))
        .load(conn)?)
}

/// Deletes a guest who wrote nothing that is still there, and the mail to them.
pub fn remove_guest(conn: &mut Conn, guest: GuestId) -> Result<()> {
    let email: Option<Option<String>> = guests::table
        .filter(guests::id.eq(guest))
        .select(guests::email)
        .first(conn)
        .optional()?;
    diesel::delete(guest_tokens::table.filter(guest_tokens::guest_id.eq(guest))).execute(conn)?;
    diesel::delete(guests::table.filter(guests::id.eq(guest))).execute(conn)?;
    forget_mail(conn, email.flatten().into_iter().collect())
}

/// Erases the addresses of guests whose round closed before then, and the mail to them; returns of how
/// many.
pub fn forget_guest_addresses(conn: &mut Conn, closed_before: Moment) -> Result<usize> {
    let known: Vec<(GuestId, Option<String>)> = guests::table
        .inner_join(rounds::table)
        .filter(guests::email.is_not_null())
        .filter(rounds::closes_at.le(closed_before))
        .select((guests::id, guests::email))
        .load(conn)?;
    for some in known.chunks(500) {
        let ids: Vec<GuestId> = some.iter().map(|(id, _)| *id).collect();
        diesel::update(guests::table.filter(guests::id.eq_any(ids)))
            .set(guests::email.eq(None::<String>))
            .execute(conn)?;
    }
    let count = known.len();
    forget_mail(
        conn,
        known.into_iter().filter_map(|(_, email)| email).collect(),
    )?;
    Ok(count)
}

/// Erases mail to addresses that nobody has an account with, follows with, or answers another round from.
fn forget_mail(conn: &mut Conn, mut gone: Vec<String>) -> Result<()> {
    let kept = still_used(conn, &gone)?;
    gone.retain(|email| !kept.contains(email));
    notifications::forget_addresses(conn, &gone)
}

/// Those of the addresses that an account, a follower or a guest has.
fn still_used(conn: &mut Conn, addresses: &[String]) -> Result<HashSet<String>> {
    let mut used = HashSet::new();
    for some in addresses.chunks(500) {
        let of_accounts: Vec<String> = accounts::table
            .filter(accounts::email.eq_any(some))
            .select(accounts::email)
            .load(conn)?;
        let of_guests: Vec<Option<String>> = guests::table
            .filter(guests::email.eq_any(some))
            .select(guests::email)
            .load(conn)?;
        let of_followers: Vec<String> = followers::table
            .filter(followers::email.eq_any(some))
            .select(followers::email)
            .load(conn)?;
        used.extend(of_accounts);
        used.extend(of_followers);
        used.extend(of_guests.into_iter().flatten());
    }
    Ok(used)
}
