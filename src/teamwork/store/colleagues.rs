//! Who may write in the draft of a party now.

use diesel::prelude::*;

use super::notes::{Names, names_of};
use crate::access::{GuestKind, MemberRole, Writer};
use crate::consultations::model::Party;
use crate::db::Conn;
use crate::db::schema::{accounts, guests, memberships};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::teamwork::assignments::Colleague;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, OrganisationId, PartyId};

/// Who may write for a party: the people of an organisation who can sign in, and those whom a code lets in, by name; nobody
/// where it is no organisation.
pub fn colleagues_of(conn: &mut Conn, party: &Party, now: Moment) -> Result<Vec<Colleague>> {
    let organisation: Vec<OrganisationId> = party.organisation_id.into_iter().collect();
    people_of(conn, &organisation, &[party.id], now)
}

/// The same, and what these people are called, who write or wrote for the party: few are asked for by name.
pub fn colleagues_and_names(
    conn: &mut Conn,
    party: &Party,
    now: Moment,
    writers: &[Writer],
) -> Result<(Vec<Colleague>, Names)> {
    let organisation: Vec<OrganisationId> = party.organisation_id.into_iter().collect();
    let mut names = Names::default();
    let people = found(conn, &organisation, &[party.id], now, &mut names)?;
    names.add_accounts(
        people
            .iter()
            .filter_map(|one| Some((one.who.account?, one.name.clone()))),
    );
    let mut unknown = writers.to_vec();
    unknown.retain(|who| *who != Writer::default() && !names.knows(*who));
    if !unknown.is_empty() {
        names.join(names_of(conn, &unknown)?);
    }
    Ok((people, names))
}

/// The same of several organisations, and of what parties they are.
pub fn people_of(
    conn: &mut Conn,
    organisations: &[OrganisationId],
    parties: &[PartyId],
    now: Moment,
) -> Result<Vec<Colleague>> {
    found(conn, organisations, parties, now, &mut Names::default())
}

type LetIn = (GuestId, String, Language, Option<Moment>, Moment);

fn found(
    conn: &mut Conn,
    organisations: &[OrganisationId],
    parties: &[PartyId],
    now: Moment,
    names: &mut Names,
) -> Result<Vec<Colleague>> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let members: Vec<(AccountId, String, String, Language, MemberRole)> = memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organisation_id.eq_any(organisations))
        .filter(accounts::verified_at.is_not_null())
        .filter(accounts::blocked_at.is_null())
        .select((
            accounts::id,
            accounts::name,
            accounts::email,
            accounts::language,
            memberships::role,
        ))
        .load(conn)?;
    let let_in: Vec<LetIn> = guests::table
        .filter(guests::party_id.eq_any(parties))
        .filter(guests::kind.eq(GuestKind::Colleague))
        .select((
            guests::id,
            guests::name,
            guests::language,
            guests::ended_at,
            guests::expires_at,
        ))
        .load(conn)?;
    // What those were called whose code works no more is known all the same.
    names.add_guests(let_in.iter().map(|one| (one.0, one.1.clone())));
    let is_in = |one: &LetIn| one.3.is_none() && one.4 > now;
    let members = members
        .into_iter()
        .map(|(id, name, email, language, role)| Colleague {
            who: Writer {
                account: Some(id),
                guest: None,
            },
            name,
            email: Some(email),
            language,
            lead: role == MemberRole::Lead,
        });
    let let_in = let_in.into_iter().filter(is_in);
    let let_in = let_in.map(|(id, name, language, ..)| Colleague {
        who: Writer {
            account: None,
            guest: Some(id),
        },
        name,
        email: None,
        language,
        lead: false,
    });
    let mut all: Vec<Colleague> = members.chain(let_in).collect();
    all.sort_by_cached_key(|one| (one.name.to_lowercase(), one.who.account, one.who.guest));
    // Who is of several of them is there once.
    all.dedup_by_key(|one| one.who);
    Ok(all)
}
