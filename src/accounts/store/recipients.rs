//! Whom a mail to a party reaches.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::access::{MemberRole, PartyOf};
use crate::db::Conn;
use crate::db::ids::{AccountId, OrganisationId};
use crate::db::schema::{accounts, memberships};
use crate::error::Result;
use crate::platform::texts::Language;

/// A person to be told something.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Recipient {
    pub account: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
}

/// Who speaks for a party: the leads of an organisation, or the person. Nobody for a party that
/// came in by mail or on paper.
///
/// # Errors
/// When the database fails.
pub fn recipients_of_party(conn: &mut Conn, party: PartyOf) -> Result<Vec<Recipient>> {
    Ok(recipients_of_parties(conn, &[party])?
        .into_iter()
        .flatten()
        .collect())
}

/// The same for many parties at once, in their order.
///
/// # Errors
/// When the database fails.
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
        let rows: Vec<(OrganisationId, Recipient)> = memberships::table
            .inner_join(accounts::table)
            .filter(memberships::organisation_id.eq_any(chunk))
            .filter(memberships::role.eq(MemberRole::Lead))
            .filter(accounts::verified_at.is_not_null())
            .order(memberships::id)
            .select((memberships::organisation_id, columns))
            .load(conn)?;
        for (organisation, recipient) in rows {
            leads.entry(organisation).or_default().push(recipient);
        }
    }
    let mut persons: HashMap<AccountId, Recipient> = HashMap::new();
    for chunk in people.chunks(1000) {
        let rows: Vec<Recipient> = accounts::table
            .filter(accounts::id.eq_any(chunk))
            .filter(accounts::verified_at.is_not_null())
            .select(columns)
            .load(conn)?;
        persons.extend(rows.into_iter().map(|row| (row.account, row)));
    }
    Ok(parties
        .iter()
        .map(|party| match (party.organisation, party.account) {
            (Some(organisation), _) => leads.get(&organisation).cloned().unwrap_or_default(),
            (None, Some(account)) => persons.get(&account).cloned().into_iter().collect(),
            (None, None) => Vec::new(),
        })
        .collect())
}
