//! Who is told of something in a mail of their own: one about it to followers is not for them.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::model::Party;
use super::store;
use crate::accounts::store::recipients_of_parties;
use crate::db::Conn;
use crate::error::Result;
use crate::types::ids::{PartyId, RoundId};

/// Parties that are told in a mail of their own, and whoever is invited to a round, if they are as well. It keeps no
/// addresses.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Besides {
    pub invited: Option<RoundId>,
    pub parties: Vec<PartyId>,
}

impl Besides {
    /// The addresses that are written to, in small letters.
    pub fn addresses(&self, conn: &mut Conn) -> Result<HashSet<String>> {
        let invited = match self.invited {
            Some(round) => store::concerned_people(conn, round)?,
            None => Vec::new(),
        };
        let mut all: HashSet<String> = invited
            .into_iter()
            .map(|person| person.email.to_lowercase())
            .collect();
        for some in self.parties.chunks(1000) {
            let parties: Vec<_> = store::parties_by_ids(conn, some)?
                .iter()
                .map(Party::of)
                .collect();
            let people = recipients_of_parties(conn, &parties)?;
            all.extend(
                people
                    .into_iter()
                    .flatten()
                    .map(|one| one.email.to_lowercase()),
            );
        }
        Ok(all)
    }
}
