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

/// Whether there are letters of which no mails were made yet.
pub fn has_party_letters(conn: &mut Conn) -> Result<bool> {
    let any: Option<PartyLetterId> = party_letters::table
        .select(party_letters::id)
        .first(conn)
        .optional()?;
    Ok(any.is_some())
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
pub fn take_party_letters(conn: &mut Conn, limit: i64) -> Result<Vec<PartyLetter>> {
    let rows: Vec<Row> = party_letters::table
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
