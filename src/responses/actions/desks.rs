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
        let mut desks = Vec::with_capacity(mine.len());
        for id in mine {
            let consultation = consultation_store::by_id(rx.conn, id)?;
            let rounds = consultation_store::rounds_of(rx.conn, id)?;
            let ids: Vec<_> = rounds.iter().map(|round| round.id).collect();
            let progress = store::progress_of_rounds(rx.conn, &ids)?;
            desks.push(Desk {
                consultation,
                rounds: rounds
                    .into_iter()
                    .map(|round| {
                        let so_far = progress.get(&round.id).copied().unwrap_or_default();
                        (round, so_far)
                    })
                    .collect(),
            });
        }
        Ok(desks)
    })
    .await
}
