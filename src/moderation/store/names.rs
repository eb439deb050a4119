//! Names of those who take part in a round.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::{parties, submissions};
use crate::error::Result;
use crate::submissions::model::SubmissionState;
use crate::types::ids::{OrganisationId, PartyId, RoundId};

/// Submissions whose names are looked at, the newest first: a page has to hold for a round of a hundred thousand.
const MOST: i64 = 5000;

/// Names of people who submitted something in this round, for themselves or for an organisation, without those of `own`.
pub fn participants(conn: &mut Conn, round: RoundId, own: PartyId) -> Result<Vec<String>> {
    let rows: Vec<(String, String, Option<OrganisationId>)> = submissions::table
        .inner_join(parties::table)
        .filter(submissions::round_id.eq(round))
        .filter(submissions::state.eq(SubmissionState::Submitted))
        .filter(submissions::party_id.ne(own))
        .order(submissions::id.desc())
        .select((
            submissions::submitter_name,
            parties::name,
            parties::organisation_id,
        ))
        .limit(MOST)
        .load(conn)?;
    let names = rows.into_iter().flat_map(|(person, party, organisation)| {
        [Some(person), Some(party).filter(|_| organisation.is_none())]
    });
    Ok(names.flatten().collect())
}
