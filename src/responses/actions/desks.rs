//! The consultations somebody drafts, with their rounds and how far each is.

use crate::access::{Actor, StaffRole};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::error::Result;
use crate::responses::store::{self, Progress};
use crate::site::Site;

/// A round with how far it is.
#[derive(Debug, Clone)]
pub struct Desk {
    pub consultation: Consultation,
    pub rounds: Vec<(Round, Progress)>,
}

/// The consultations this actor drafts, with their rounds.
///
/// # Errors
/// As [`Actor::without_role`] for those who draft nowhere.
pub async fn desks(site: &Site, actor: &Actor) -> Result<Vec<Desk>> {
    let mine = actor.consultations_as(StaffRole::Drafter);
    if mine.is_empty() {
        return Err(actor.without_role());
    }
    site.read(actor, move |rx| {
        let mut found = consultation_store::all_with_rounds(rx.conn, &mine)?;
        // In the order in which the roles were given.
        found.sort_by_key(|(consultation, _)| mine.iter().position(|id| *id == consultation.id));
        let rounds = found.iter().flat_map(|(_, rounds)| rounds);
        let ids: Vec<_> = rounds.map(|round| round.id).collect();
        let progress = store::progress_of_rounds(rx.conn, &ids)?;
        let progressed = |round: Round| {
            let so_far = progress.get(&round.id).copied().unwrap_or_default();
            (round, so_far)
        };
        Ok(found
            .into_iter()
            .map(|(consultation, rounds)| Desk {
                consultation,
                rounds: rounds.into_iter().map(progressed).collect(),
            })
            .collect())
    })
    .await
}
