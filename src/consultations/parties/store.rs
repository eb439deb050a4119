//! Parties in the database.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Fault};

use crate::access::{PartyOf, Viewer};
use crate::accounts::model::Provenance;
use crate::consultations::model::Party;
use crate::db::Conn;
use crate::db::schema::{guests, invitations, organisations, parties};
use crate::error::Result;
use crate::types::Moment;
use crate::types::ids::{AccountId, GuestId, OrganisationId, PartyId, RoundId};

/// A party to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewParty<'a> {
    pub round: RoundId,
    pub of: PartyOf,
    pub name: &'a str,
    pub group_code: &'a str,
    pub invited: bool,
    pub now: Moment,
}

/// The party of an organisation or account in a round, if there is one.
pub(super) fn find(conn: &mut Conn, round: RoundId, of: PartyOf) -> Result<Option<Party>> {
    let in_round = parties::table
        .filter(parties::round_id.eq(round))
        .select(Party::as_select());
    let found = match (of.organisation, of.account) {
        (Some(organisation), _) => in_round
            .filter(parties::organisation_id.eq(organisation))
            .first(conn),
        (None, Some(account)) => in_round.filter(parties::account_id.eq(account)).first(conn),
        // A guest's is found by its id; what came on paper, by nothing.
        (None, None) => return Ok(None),
    };
    Ok(found.optional()?)
}

/// Makes a party. Somebody else may make the same one at the same moment: then it is theirs.
pub(super) fn find_or_make(conn: &mut Conn, new: &NewParty<'_>) -> Result<Party> {
    // A savepoint: on PostgreSQL a refused row would end the whole transaction.
    let made: Result<Party, Fault> = conn.transaction(|conn| {
        diesel::insert_into(parties::table)
            .values((
                parties::round_id.eq(new.round),
                parties::organisation_id.eq(new.of.organisation),
                parties::account_id.eq(new.of.account),
                parties::name.eq(new.name),
                parties::group_code.eq(new.group_code),
                parties::invited.eq(new.invited),
                parties::created_at.eq(new.now),
            ))
            .returning(crate::db::columns::<Party>())
            .get_result(conn)
    });
    match made {
        Ok(party) => Ok(party),
        Err(fault @ Fault::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            find(conn, new.round, new.of)?.ok_or_else(|| fault.into())
        }
        Err(fault) => Err(fault.into()),
    }
}

/// The parties of a viewer and their organisations in a round.
pub(super) fn of_viewer(conn: &mut Conn, round: RoundId, viewer: &Viewer) -> Result<Vec<Party>> {
    let organisations: Vec<OrganisationId> = viewer
        .memberships
        .iter()
        .map(|membership| membership.organisation)
        .collect();
    Ok(parties::table
        .filter(parties::round_id.eq(round))
        .filter(
            parties::account_id
                .eq(viewer.account)
                .or(parties::organisation_id.eq_any(organisations)),
        )
        .order(parties::id)
        .select(Party::as_select())
        .load(conn)?)
}

/// What tells whether it was established who a party is.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = parties)]
pub(super) struct Known {
    pub(super) id: PartyId,
    #[diesel(column_name = round_id)]
    round: RoundId,
    invited: bool,
    #[diesel(column_name = account_id)]
    account: Option<AccountId>,
    #[diesel(select_expression = organisations::provenance.nullable())]
    provenance: Option<Provenance>,
    #[diesel(select_expression = guests::id.nullable())]
    guest: Option<GuestId>,
    #[diesel(column_name = organisation_id)]
    organisation: Option<OrganisationId>,
}

impl Known {
    /// `chosen`: organisations that came to a round by the choice of whoever was invited. The ministry invited somebody,
    /// and not by what such an organisation calls itself.
    pub(super) fn is_established(&self, chosen: &HashSet<(RoundId, OrganisationId)>) -> bool {
        let is_chosen = self
            .organisation
            .is_some_and(|id| chosen.contains(&(self.round, id)));
        match self.provenance {
            _ if self.invited && !is_chosen => true,
            Some(provenance) => provenance.is_established(),
            // On paper: nobody's with an account, nor a guest's.
            None => self.account.is_none() && self.guest.is_none(),
        }
    }
}

/// The same of every party of these rounds; one with several guests comes several times.
pub(super) fn known_of(conn: &mut Conn, rounds: &[RoundId]) -> Result<Vec<Known>> {
    Ok(parties::table
        .left_join(organisations::table)
        .left_join(guests::table)
        .filter(parties::round_id.eq_any(rounds))
        .select(Known::as_select())
        .load(conn)?)
}

/// The organisations that came to one of these rounds only because somebody who was invited to it chose them.
pub(super) fn chosen_in(
    conn: &mut Conn,
    rounds: &[RoundId],
) -> Result<HashSet<(RoundId, OrganisationId)>> {
    let accepted: Vec<(RoundId, OrganisationId, Option<String>)> = invitations::table
        .filter(invitations::round_id.eq_any(rounds))
        .filter(invitations::accepted_at.is_not_null())
        .select((
            invitations::round_id.assume_not_null(),
            invitations::organisation_id,
            invitations::invited_as,
        ))
        .load(conn)?;
    let (chosen, invited): (Vec<_>, Vec<_>) = accepted
        .into_iter()
        .partition(|(.., named)| named.is_some());
    let invited: HashSet<_> = invited
        .into_iter()
        .map(|(round, id, _)| (round, id))
        .collect();
    Ok(chosen
        .into_iter()
        .map(|(round, id, _)| (round, id))
        .filter(|one| !invited.contains(one))
        .collect())
}
