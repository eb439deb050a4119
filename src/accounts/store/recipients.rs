//! Whom a mail to a party reaches.

use std::collections::HashMap;

use chrono::Duration;
use diesel::prelude::*;

use crate::access::{GuestKind, GuestPurpose, MemberRole, PartyOf, issue_guest_token};
use crate::config::Config;
use crate::db::Conn;
use crate::db::schema::{accounts, guests, memberships};
use crate::error::Result;
use crate::platform::texts::Language;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, OrganisationId, PartyId};

/// A person to be told something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// One who has no account is known by the links in mails.
    pub guest: Option<GuestId>,
    pub email: String,
    pub name: String,
    pub language: Language,
}

type Person = (AccountId, String, String, Language);

fn with_account((_, email, name, language): Person) -> Recipient {
    Recipient {
        guest: None,
        email,
        name,
        language,
    }
}

impl Recipient {
    /// The address of a page about their party's response, as a mail to them gives it.
    pub fn url(&self, conn: &mut Conn, now: Moment, config: &Config, path: &str) -> Result<String> {
        let Some(guest) = self.guest else {
            return Ok(config.absolute(path));
        };
        let until = now + Duration::days(config.guests.access_days);
        let token = issue_guest_token(conn, now, guest, GuestPurpose::Link, until)?;
        Ok(config.absolute(&format!("/guest/entry?token={token}&to={path}")))
    }
}

/// Who speaks for a party: the leads of an organisation, the person, or the guest who confirmed an
/// address. Nobody for a party that came in by mail or on paper.
pub fn recipients_of_party(conn: &mut Conn, party: PartyOf) -> Result<Vec<Recipient>> {
    Ok(recipients_of_parties(conn, &[party])?
        .into_iter()
        .flatten()
        .collect())
}

/// The same for many parties at once, in their order.
pub fn recipients_of_parties(conn: &mut Conn, parties: &[PartyOf]) -> Result<Vec<Vec<Recipient>>> {
    let columns = (
        accounts::id,
        accounts::email,
        accounts::name,
        accounts::language,
    );
    let organisations: Vec<OrganisationId> = parties
        .iter()
        .filter_map(|party| party.organisation)
        .collect();
    let people: Vec<AccountId> = parties
        .iter()
        .filter(|party| party.organisation.is_none())
        .filter_map(|party| party.account)
        .collect();
    let mut leads: HashMap<OrganisationId, Vec<Recipient>> = HashMap::new();
    for chunk in organisations.chunks(1000) {
        let rows: Vec<(OrganisationId, Person)> = memberships::table
            .inner_join(accounts::table)
            .filter(memberships::organisation_id.eq_any(chunk))
            .filter(memberships::role.eq(MemberRole::Lead))
            .filter(accounts::verified_at.is_not_null())
            .filter(accounts::blocked_at.is_null())
            .order(memberships::id)
            .select((memberships::organisation_id, columns))
            .load(conn)?;
        for (organisation, recipient) in rows {
            leads
                .entry(organisation)
                .or_default()
                .push(with_account(recipient));
        }
    }
    let mut persons: HashMap<AccountId, Recipient> = HashMap::new();
    for chunk in people.chunks(1000) {
        let rows: Vec<Person> = accounts::table
            .filter(accounts::id.eq_any(chunk))
            .filter(accounts::verified_at.is_not_null())
            .filter(accounts::blocked_at.is_null())
            .select(columns)
            .load(conn)?;
        persons.extend(rows.into_iter().map(|row| (row.0, with_account(row))));
    }
    let without: Vec<PartyId> = parties
        .iter()
        .filter(|party| party.organisation.is_none() && party.account.is_none())
        .filter_map(|party| party.id)
        .collect();
    let mut known: HashMap<PartyId, Vec<Recipient>> = HashMap::new();
    for chunk in without.chunks(1000) {
        let rows: Vec<(PartyId, GuestId, String, String, Language)> = guests::table
            .filter(guests::party_id.eq_any(chunk))
            .filter(guests::kind.eq(GuestKind::Respondent))
            .filter(guests::confirmed_at.is_not_null())
            .filter(guests::ended_at.is_null())
            .filter(guests::email.is_not_null())
            .select((
                guests::party_id,
                guests::id,
                guests::email.assume_not_null(),
                guests::name,
                guests::language,
            ))
            .load(conn)?;
        for (party, guest, email, name, language) in rows {
            known.entry(party).or_default().push(Recipient {
                guest: Some(guest),
                email,
                name,
                language,
            });
        }
    }
    Ok(parties
        .iter()
        .map(|party| match (party.organisation, party.account) {
            (Some(organisation), _) => leads.get(&organisation).cloned().unwrap_or_default(),
            (None, Some(account)) => persons.get(&account).cloned().into_iter().collect(),
            (None, None) => party
                .id
                .and_then(|id| known.get(&id).cloned())
                .unwrap_or_default(),
        })
        .collect())
}
