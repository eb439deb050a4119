//! Links in mails to accounts, and bearer tokens. Only hashes of secrets are stored.

use chrono::Duration;
use diesel::prelude::*;

use crate::access::Scopes;
use crate::accounts::model::{ApiToken, Purpose};
use crate::db::Conn;
use crate::db::schema::{account_tokens, api_tokens};
use crate::error::{Error, Message, Result};
use crate::platform::random;
use crate::types::Moment;
use crate::types::ids::{AccountId, ApiTokenId};

/// So many links for one purpose work at a time: a newer one does not void those before it.
const LINKS: usize = 3;

/// Makes a link's secret; the last [`LINKS`] work. None when as many were made a short while ago: they
/// are on their way, and whoever asks again and again neither voids them nor fills a mailbox.
pub fn issue(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    purpose: Purpose,
    lifetime: Duration,
) -> Result<Option<String>> {
    let newest: Vec<(i64, Moment)> = account_tokens::table
        .filter(account_tokens::account_id.eq(account))
        .filter(account_tokens::purpose.eq(purpose))
        .filter(account_tokens::used_at.is_null())
        .order(account_tokens::id.desc())
        .limit(i64::try_from(LINKS).unwrap_or(i64::MAX))
        .select((account_tokens::id, account_tokens::created_at))
        .load(conn)?;
    let recent = now - (lifetime / 2).min(Duration::hours(4));
    if newest.len() == LINKS && newest.iter().all(|(_, made)| *made > recent) {
        return Ok(None);
    }
    let kept: Vec<i64> = newest.iter().take(LINKS - 1).map(|(id, _)| *id).collect();
    diesel::delete(
        account_tokens::table
            .filter(account_tokens::account_id.eq(account))
            .filter(account_tokens::purpose.eq(purpose))
            .filter(account_tokens::id.ne_all(kept)),
    )
    .execute(conn)?;
    let token = random::token();
    diesel::insert_into(account_tokens::table)
        .values((
            account_tokens::token_hash.eq(random::token_hash(&token)),
            account_tokens::account_id.eq(account),
            account_tokens::purpose.eq(purpose),
            account_tokens::created_at.eq(now),
            account_tokens::expires_at.eq(now + lifetime),
        ))
        .execute(conn)?;
    Ok(Some(token))
}

/// Makes the secret of a link that confirms a new address; an earlier one to another address works no more.
pub fn issue_for_address(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    email: &str,
    lifetime: Duration,
) -> Result<String> {
    diesel::delete(
        account_tokens::table
            .filter(account_tokens::account_id.eq(account))
            .filter(account_tokens::purpose.eq(Purpose::Address)),
    )
    .execute(conn)?;
    let token = random::token();
    diesel::insert_into(account_tokens::table)
        .values((
            account_tokens::token_hash.eq(random::token_hash(&token)),
            account_tokens::account_id.eq(account),
            account_tokens::purpose.eq(Purpose::Address),
            account_tokens::created_at.eq(now),
            account_tokens::expires_at.eq(now + lifetime),
            account_tokens::email.eq(Some(email)),
        ))
        .execute(conn)?;
    Ok(token)
}

/// The address that a link confirms.
///
/// # Errors
/// [`Error::Refused`] when it confirms none.
pub fn address_of(conn: &mut Conn, token: &str) -> Result<String> {
    let email: Option<Option<String>> = account_tokens::table
        .filter(account_tokens::token_hash.eq(random::token_hash(token)))
        .select(account_tokens::email)
        .first(conn)
        .optional()?;
    email
        .flatten()
        .ok_or_else(|| Error::refused("accounts-link-dead"))
}

/// Whose link this is, without using it up.
///
/// # Errors
/// [`Error::Refused`] when it was used, has run out or never was.
pub fn peek(conn: &mut Conn, now: Moment, token: &str, purpose: Purpose) -> Result<AccountId> {
    account_tokens::table
        .filter(account_tokens::token_hash.eq(random::token_hash(token)))
        .filter(account_tokens::purpose.eq(purpose))
        .filter(account_tokens::expires_at.gt(now))
        .filter(account_tokens::used_at.is_null())
        .select(account_tokens::account_id)
        .first(conn)
        .optional()?
        .map_or_else(|| Err(dead(conn, token, purpose)?), Ok)
}

/// Uses a link up.
///
/// # Errors
/// As [`peek`]; of two at once, one.
pub fn use_up(conn: &mut Conn, now: Moment, token: &str, purpose: Purpose) -> Result<AccountId> {
    diesel::update(
        account_tokens::table
            .filter(account_tokens::token_hash.eq(random::token_hash(token)))
            .filter(account_tokens::purpose.eq(purpose))
            .filter(account_tokens::expires_at.gt(now))
            .filter(account_tokens::used_at.is_null()),
    )
    .set(account_tokens::used_at.eq(Some(now)))
    .returning(account_tokens::account_id)
    .get_result(conn)
    .optional()?
    .map_or_else(|| Err(dead(conn, token, purpose)?), Ok)
}

/// Why a link does not work: of one that was used, what it did then.
fn dead(conn: &mut Conn, token: &str, purpose: Purpose) -> Result<Error> {
    let used: Option<Option<Moment>> = account_tokens::table
        .filter(account_tokens::token_hash.eq(random::token_hash(token)))
        .filter(account_tokens::purpose.eq(purpose))
        .select(account_tokens::used_at)
        .first(conn)
        .optional()?;
    Ok(match used.flatten() {
        Some(_) => Error::refused(Message::new(format!("accounts-link-used-{purpose}"))),
        None => Error::refused("accounts-link-dead"),
    })
}

/// Deletes links that have run out; returns how many.
pub fn forget_old(conn: &mut Conn, now: Moment) -> Result<usize> {
    Ok(
        diesel::delete(account_tokens::table.filter(account_tokens::expires_at.le(now)))
            .execute(conn)?,
    )
}

/// Makes a bearer token and returns its secret, which is nowhere else.
pub fn insert_api_token(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    name: &str,
    scopes: &Scopes,
    expires_at: Moment,
) -> Result<(ApiTokenId, String)> {
    let token = random::token();
    // Secrets are base 64, so that any byte is a character.
    let hint = token
        .get(token.len().saturating_sub(4)..)
        .unwrap_or_default();
    let id = diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::account_id.eq(account),
            api_tokens::name.eq(name),
            api_tokens::token_hash.eq(random::token_hash(&token)),
            api_tokens::hint.eq(hint),
            api_tokens::created_at.eq(now),
            api_tokens::scopes.eq(scopes.words()),
            api_tokens::expires_at.eq(expires_at),
        ))
        .returning(api_tokens::id)
        .get_result(conn)?;
    Ok((id, token))
}

/// The bearer tokens of an account that work, newest first.
pub fn api_tokens_of(conn: &mut Conn, now: Moment, account: AccountId) -> Result<Vec<ApiToken>> {
    Ok(api_tokens::table
        .filter(api_tokens::account_id.eq(account))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .order(api_tokens::id.desc())
        .select(ApiToken::as_select())
        .load(conn)?)
}

/// Ends a bearer token of this account.
///
/// # Errors
/// [`Error::NotFound`] when it is not this account's, or ended already.
pub fn revoke_api_token(
    conn: &mut Conn,
    now: Moment,
    account: AccountId,
    id: ApiTokenId,
) -> Result<()> {
    let changed = diesel::update(
        api_tokens::table
            .filter(api_tokens::id.eq(id))
            .filter(api_tokens::account_id.eq(account))
            .filter(api_tokens::revoked_at.is_null()),
    )
    .set(api_tokens::revoked_at.eq(Some(now)))
    .execute(conn)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}
