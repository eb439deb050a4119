//! Stores what was read of a file: who the entries are of, their submissions, and what is said of parties
//! without a group. Called within the transaction of `actions`.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::model::{Entry, Report, plain, publication_of};
use super::place::remark;
use super::store;
use crate::access::{PartyOf, Tx};
use crate::accounts::model::Organisation;
use crate::audit::Event;
use crate::config::INDIVIDUAL;
use crate::consultations::model::Round;
use crate::consultations::parties::{self, NewParty};
use crate::error::{Message, Result};
use crate::responding::actions::{Surroundings, receive_on_paper};
use crate::submissions::model::Publication;
use crate::types::ids::PartyId;

/// Parties on paper, by name as [`plain`] makes it and group.
type Papers = HashMap<(String, String), PartyId>;

/// What storing entries needs besides them.
pub(super) struct Storing<'a> {
    pub(super) round: &'a Round,
    pub(super) anonymous: &'a str,
    /// What the comments stand in.
    pub(super) around: &'a Surroundings,
    /// What staff said that a name in the sheet means.
    pub(super) organisations: &'a HashMap<String, Organisation>,
}

impl Storing<'_> {
    /// Stores all entries: those of one party with one publication choice in one submission, each
    /// individual in one of their own.
    pub(super) fn all(
        &self,
        tx: &mut Tx<'_>,
        entries: &[Entry],
        report: &mut Report,
    ) -> Result<()> {
        let gathered = gathered(entries);
        warn_of_groups(&gathered, self.organisations, report);
        let mut papers = store::parties_on_paper(tx.conn, self.round.id, plain)?;
        for entries in gathered {
            self.submission(tx, &entries, &mut papers)?;
            count(&entries, report);
        }
        Ok(())
    }

    fn submission(&self, tx: &mut Tx<'_>, entries: &[&Entry], papers: &mut Papers) -> Result<()> {
        let Some(first) = entries.first() else {
            return Ok(());
        };
        let (party, group_code, organisation) = self.party(tx, first, entries, papers)?;
        let publication = first
            .publication
            .unwrap_or_else(|| publication_of(&group_code, organisation));
        let submitter = entries
            .iter()
            .find(|entry| !entry.name.is_empty())
            .map_or("", |entry| entry.name.as_str());
        let new = store::NewSubmission {
            round: self.round.id,
            party,
            group_code: &group_code,
            publication,
            submitter_name: submitter,
            now: tx.now,
        };
        let (id, since) = store::insert_submission(tx.conn, &new, entries)?;
        let receipt = receive_on_paper(tx, since, id, self.around)?;
        let event = Event::new("submission.intake", "submission", id.0)
            .in_consultation(self.round.consultation_id.0)
            .with(json!({
                "receipt": receipt.number,
                "hash": receipt.hash,
                "comments": entries.len(),
            }));
        tx.record(event)
    }

    /// Whose the entries are: the party, its group, and whether it is an organisation. It stays on
    /// paper, whatever organisation here may go by that name, unless staff said which one it is: what
    /// came on paper is nobody's to read or take back by taking a name.
    fn party(
        &self,
        tx: &mut Tx<'_>,
        first: &Entry,
        entries: &[&Entry],
        papers: &mut Papers,
    ) -> Result<(PartyId, String, bool)> {
        let group = entries.iter().find_map(|entry| entry.group.clone());
        if first.party.is_empty() {
            let name = if first.name.is_empty() {
                self.anonymous
            } else {
                &first.name
            };
            let group = group.unwrap_or_else(|| INDIVIDUAL.to_owned());
            let id = self.on_paper(tx, name, &group)?;
            return Ok((id, group, false));
        }
        let name = plain(&first.party);
        if let Some(known) = self.organisations.get(&name) {
            let party = parties::find_or_make(
                tx.conn,
                &NewParty {
                    round: self.round.id,
                    of: PartyOf {
                        organisation: Some(known.id),
                        ..PartyOf::default()
                    },
                    name: &known.name,
                    group_code: &known.group_code,
                    invited: false,
                    now: tx.now,
                },
            )?;
            return Ok((party.id, party.group_code, true));
        }
        let group = group.unwrap_or_else(|| INDIVIDUAL.to_owned());
        let organisation = group != INDIVIDUAL;
        let key = (name, group);
        let id = match papers.get(&key) {
            Some(id) => *id,
            None => self.on_paper(tx, &first.party, &key.1)?,
        };
        papers.insert(key.clone(), id);
        Ok((id, key.1, organisation))
    }

    fn on_paper(&self, tx: &mut Tx<'_>, name: &str, group_code: &str) -> Result<PartyId> {
        let party = parties::find_or_make(
            tx.conn,
            &NewParty {
                round: self.round.id,
                of: PartyOf::default(),
                name,
                group_code,
                invited: false,
                now: tx.now,
            },
        )?;
        Ok(party.id)
    }
}

/// The entries by what becomes one submission: those of one party with one publication choice, in the order of the
/// file, so that numbers follow it.
pub(super) fn gathered(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut gathered: BTreeMap<(String, Option<Publication>, usize), Vec<&Entry>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let party = plain(&entry.party);
        // Individuals do not gather: their place in the file keeps them apart.
        let apart = if party.is_empty() { at + 1 } else { 0 };
        gathered
            .entry((party, entry.publication, apart))
            .or_default()
            .push(entry);
    }
    let mut groups: Vec<Vec<&Entry>> = gathered.into_values().collect();
    groups.sort_by_key(|entries| entries.first().map(|entry| entry.at));
    groups
}

/// Says which parties have no group, unless it was said that theirs is not known.
pub(super) fn warn_of_groups(
    gathered: &[Vec<&Entry>],
    organisations: &HashMap<String, Organisation>,
    report: &mut Report,
) {
    for entries in gathered {
        let Some(first) = entries.first().filter(|first| !first.party.is_empty()) else {
            continue;
        };
        let said = entries
            .iter()
            .any(|entry| entry.group.is_some() || entry.group_unknown);
        if !said && !organisations.contains_key(&plain(&first.party)) {
            report.warnings.push(remark(
                first.at,
                "group",
                Message::new("intake-group-none").with("party", &first.party),
            ));
        }
    }
}

/// Counts entries that are taken.
pub(super) fn count(entries: &[&Entry], report: &mut Report) {
    let anchored = entries.iter().filter(|entry| entry.place.anchored).count();
    report.taken += entries.len();
    report.anchored += anchored;
    report.unanchored += entries.len() - anchored;
}
