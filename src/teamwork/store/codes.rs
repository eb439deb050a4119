//! Codes for colleagues without an account, and who used them.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{colleague_codes, guests};
use crate::error::Result;
use crate::teamwork::codes::Code;
use crate::types::Moment;
use crate::types::ids::{AccountId, CodeId, GuestId, PartyId};

/// Keeps a code by its hash.
pub fn insert_code(
    conn: &mut Conn,
    now: Moment,
    party: PartyId,
    (hash, hint): (&str, &str),
    by: Option<AccountId>,
    expires_at: Moment,
) -> Result<CodeId> {
    Ok(diesel::insert_into(colleague_codes::table)
        .values((
            colleague_codes::party_id.eq(party),
            colleague_codes::code_hash.eq(hash),
            colleague_codes::hint.eq(hint),
            colleague_codes::made_by.eq(by),
            colleague_codes::made_at.eq(now),
            colleague_codes::expires_at.eq(expires_at),
        ))
        .returning(colleague_codes::id)
        .get_result(conn)?)
}

/// The codes of a party, newest first, each with who used it in the order they came: at most `limit` codes.
pub fn codes_of(conn: &mut Conn, party: PartyId, limit: i64) -> Result<Vec<(Code, Vec<UsedBy>)>> {
    let own = diesel::alias!(colleague_codes as own);
    let newest = own
        .filter(own.field(colleague_codes::party_id).eq(party))
        .order(own.field(colleague_codes::id).desc())
        .limit(limit)
        .select(own.field(colleague_codes::id));
    let rows: Vec<(Code, Option<UsedBy>)> = colleague_codes::table
        .left_join(guests::table.on(guests::code_id.eq(colleague_codes::id.nullable())))
        .filter(colleague_codes::id.eq_any(newest))
        .order((colleague_codes::id.desc(), guests::id))
        .select((Code::as_select(), Option::<UsedBy>::as_select()))
        .load(conn)?;
    let mut found: Vec<(Code, Vec<UsedBy>)> = Vec::new();
    for (code, used) in rows {
        match found.last_mut() {
            Some((last, by)) if last.id == code.id => by.extend(used),
            _ => found.push((code, used.into_iter().collect())),
        }
    }
    Ok(found)
}

/// How many codes of a party let somebody in at `now`.
pub fn count_codes(conn: &mut Conn, party: PartyId, now: Moment) -> Result<i64> {
    Ok(colleague_codes::table
        .filter(colleague_codes::party_id.eq(party))
        .filter(colleague_codes::withdrawn_at.is_null())
        .filter(colleague_codes::expires_at.gt(now))
        .count()
        .get_result(conn)?)
}

/// The code with this hash, if there is one.
pub fn code_by_hash(conn: &mut Conn, hash: &str) -> Result<Option<Code>> {
    Ok(colleague_codes::table
        .filter(colleague_codes::code_hash.eq(hash))
        .select(Code::as_select())
        .first(conn)
        .optional()?)
}

/// The code with this id.
///
/// # Errors
/// [`crate::error::Error::NotFound`].
pub fn code(conn: &mut Conn, id: CodeId) -> Result<Code> {
    Ok(colleague_codes::table
        .filter(colleague_codes::id.eq(id))
        .select(Code::as_select())
        .first(conn)?)
}

/// Lets a code in nobody any more; tells whether it still did. On PostgreSQL the row stays locked, so
/// that nobody comes in meanwhile.
pub fn withdraw_code(conn: &mut Conn, id: CodeId, now: Moment) -> Result<bool> {
    let changed = diesel::update(
        colleague_codes::table
            .filter(colleague_codes::id.eq(id))
            .filter(colleague_codes::withdrawn_at.is_null()),
    )
    .set(colleague_codes::withdrawn_at.eq(Some(now)))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Keeps a code as it is until the transaction ends; tells whether it lets somebody in at `now`.
pub fn lock_code(conn: &mut Conn, id: CodeId, now: Moment) -> Result<bool> {
    let held = diesel::update(
        colleague_codes::table
            .filter(colleague_codes::id.eq(id))
            .filter(colleague_codes::withdrawn_at.is_null())
            .filter(colleague_codes::expires_at.gt(now)),
    )
    .set(colleague_codes::withdrawn_at.eq(None::<Moment>))
    .execute(conn)?;
    Ok(held == 1)
}

/// Notes by which code a guest came in.
pub fn record_use(conn: &mut Conn, guest: GuestId, code: CodeId) -> Result<()> {
    diesel::update(guests::table.filter(guests::id.eq(guest)))
        .set(guests::code_id.eq(Some(code)))
        .execute(conn)?;
    Ok(())
}

/// Who used a code.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = guests)]
pub struct UsedBy {
    #[diesel(column_name = id)]
    pub guest: GuestId,
    pub name: String,
    #[diesel(column_name = created_at)]
    pub at: Moment,
}

/// Who was let in by a code.
pub fn let_in_by(conn: &mut Conn, code: CodeId) -> Result<Vec<GuestId>> {
    Ok(guests::table
        .filter(guests::code_id.eq(Some(code)))
        .order(guests::id)
        .select(guests::id)
        .load(conn)?)
}

/// How many people used a code.
pub fn count_used(conn: &mut Conn, code: CodeId) -> Result<i64> {
    Ok(guests::table
        .filter(guests::code_id.eq(Some(code)))
        .select(count_star())
        .first(conn)?)
}

/// What these guests are called.
pub fn guest_names(conn: &mut Conn, mut of: Vec<GuestId>) -> Result<HashMap<GuestId, String>> {
    of.sort_unstable();
    of.dedup();
    if of.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(GuestId, String)> = guests::table
        .filter(guests::id.eq_any(of))
        .select((guests::id, guests::name))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
