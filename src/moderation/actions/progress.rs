//! How far moderating a round is, by section, Group and colleague, and how much of it was read.

use std::collections::BTreeMap;

use super::entering::require_moderator;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Round, Section};
use crate::consultations::store as setup;
use crate::error::{Error, Result};
use crate::moderation::store;
use crate::moderation::tally::Tally;
use crate::readings::model::ReadCounts;
use crate::readings::store::round_counts;
use crate::site::Site;
use crate::types::ids::{AccountId, RoundId, SectionId};

/// How far a round is.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The rounds of the consultations this person moderates, the newest first.
    pub rounds: Vec<(Round, Consultation)>,
    /// The round it is about: the one asked for, or the newest.
    pub round: Round,
    /// Its sections, in the order of the text.
    pub sections: Vec<Section>,
    pub by_section: BTreeMap<Option<SectionId>, Tally>,
    /// By code of the Group.
    pub by_group: BTreeMap<String, Tally>,
    /// Decisions by name of who took them, in the order of the names; "" for the command line.
    pub by_colleague: Vec<(String, Tally)>,
    pub read: ReadCounts,
}

/// How far this round is, or the newest.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who moderates nothing, [`Error::NotFound`] for a round of somebody else's.
pub async fn progress(site: &Site, actor: &Actor, round: Option<RoundId>) -> Result<Progress> {
    let mine = require_moderator(actor)?;
    site.read(actor, move |rx| {
        let rounds = store::rounds_of(rx.conn, &mine)?;
        let asked = rounds
            .iter()
            .map(|(of, _)| of)
            .find(|of| round.is_none_or(|id| of.id == id));
        let round = asked.cloned().ok_or(Error::NotFound)?;
        let by = store::by_colleague(rx.conn, round.id)?;
        let ids: Vec<AccountId> = by.keys().copied().flatten().collect();
        let mut names = store::account_names(rx.conn, &ids)?;
        let mut by_colleague: Vec<(String, Tally)> = by
            .into_iter()
            .map(|(id, tally)| {
                let name = id.and_then(|id| names.remove(&id));
                (name.unwrap_or_default(), tally)
            })
            .collect();
        by_colleague.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(Progress {
            rounds,
            sections: setup::sections_of(rx.conn, round.version_id)?,
            by_section: store::by_section(rx.conn, round.id)?,
            by_group: store::by_group(rx.conn, round.id)?,
            by_colleague,
            read: round_counts(rx.conn, round.id)?,
            round,
        })
    })
    .await
}
