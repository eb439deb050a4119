//! Letters to parties, until mails are made of them.

use diesel::prelude::*;

use super::super::{LetterKind, PartyLetter, PartyLetterId, To};
use crate::db::Conn;
use crate::db::schema::party_letters;
use crate::error::{Error, Result};
use crate::types::Moment;
use crate::types::ids::{OrganisationId, PartyId};

#[derive(Insertable)]
#[diesel(table_name = party_letters)]
struct NewPartyLetter<'a> {
    party_id: Option<PartyId>,
    organisation_id: Option<OrganisationId>,
    kind: LetterKind,
    page: &'a str,
    context: String,
    created_at: Moment,
}

/// Writes down that those concerned are to be told; part of the caller's transaction, which costs the
/// same however many they are.
pub fn notify(conn: &mut Conn, now: Moment, letter: &PartyLetter) -> Result<()> {
    notify_many(conn, now, std::slice::from_ref(letter))
}

/// The same for many letters, a statement for a thousand of them.
pub fn notify_many(conn: &mut Conn, now: Moment, letters: &[PartyLetter]) -> Result<()> {
    for some in letters.chunks(1_000) {
        let rows: Vec<NewPartyLetter<'_>> = some
            .iter()
            .map(|letter| {
                let (party_id, organisation_id) = match letter.to {
                    To::Party(id) => (Some(id), None),
                    To::LeadsOf(id) => (None, Some(id)),
                };
                NewPartyLetter {
                    party_id,
                    organisation_id,
                    kind: letter.kind,
                    page: &letter.page,
                    context: letter.context.to_string(),
                    created_at: now,
                }
            })
            .collect();
        let insert = diesel::insert_into(party_letters::table);
        match conn {
            Conn::Pg(conn) => insert.values(&rows).execute(conn)?,
            Conn::Sqlite(conn) => insert.values(&rows).execute(conn)?,
        };
    }
    Ok(())
}

/// Kinds of letters that wait for a while before mails are made of them, and the newest of them that is old enough.
#[derive(Debug, Clone, Copy)]
pub struct Waits {
    pub kinds: &'static [LetterKind],
    pub until: Moment,
}

/// Letters of which mails can be made now.
macro_rules! ripe {
    ($waits:expr) => {
        party_letters::table.filter(
            party_letters::kind
                .ne_all($waits.kinds)
                .or(party_letters::created_at.le($waits.until)),
        )
    };
}

/// Whether there are letters of which mails can be made.
pub fn has_party_letters(conn: &mut Conn, waits: Waits) -> Result<bool> {
    let any: Option<PartyLetterId> = ripe!(waits)
        .select(party_letters::id)
        .first(conn)
        .optional()?;
    Ok(any.is_some())
}

/// Takes away letters of these kinds that were written to these parties at that moment: mails are not made of them.
pub fn forget_party_letters(
    conn: &mut Conn,
    to: &[PartyId],
    kinds: &[LetterKind],
    at: Moment,
) -> Result<()> {
    for some in to.chunks(1_000) {
        diesel::delete(
            party_letters::table
                .filter(party_letters::party_id.eq_any(some))
                .filter(party_letters::kind.eq_any(kinds))
                .filter(party_letters::created_at.eq(at)),
        )
        .execute(conn)?;
    }
    Ok(())
}

type Row = (
    PartyLetterId,
    Option<PartyId>,
    Option<OrganisationId>,
    LetterKind,
    String,
    String,
);

/// The oldest letters, at most `limit`, and removes them: part of the transaction that writes their
/// mails. Whoever calls holds the others off.
///
/// # Errors
/// [`Error::Internal`] for a context that is not JSON.
pub fn take_party_letters(conn: &mut Conn, waits: Waits, limit: i64) -> Result<Vec<PartyLetter>> {
    let rows: Vec<Row> = ripe!(waits)
        .order(party_letters::id)
        .limit(limit)
        .select((
            party_letters::id,
            party_letters::party_id,
            party_letters::organisation_id,
            party_letters::kind,
            party_letters::page,
            party_letters::context,
        ))
        .load(conn)?;
    let ids: Vec<PartyLetterId> = rows.iter().map(|row| row.0).collect();
    diesel::delete(party_letters::table.filter(party_letters::id.eq_any(ids))).execute(conn)?;
    rows.into_iter()
        .map(|(_, party, organisation, kind, page, context)| {
            let to = match (party, organisation) {
                (Some(id), _) => To::Party(id),
                (None, Some(id)) => To::LeadsOf(id),
                (None, None) => return Err(Error::NotFound),
            };
            Ok(PartyLetter {
                to,
                kind,
                page,
                context: serde_json::from_str(&context).map_err(Error::internal)?,
            })
        })
        .collect()
}
