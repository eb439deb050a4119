//! How a round stands before its answers are published.

use super::round::round_for;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Round};
use crate::error::Result;
use crate::responses::store::{self, Progress};
use crate::site::Site;

/// What publishing now would make public.
#[derive(Debug, Clone)]
pub struct PublicationView {
    pub consultation: Consultation,
    pub round: Round,
    pub progress: Progress,
    /// Answers that are new to the public, or changed since.
    pub waiting: i64,
    /// Comments no moderator has decided on.
    pub undecided: i64,
}

/// How a round stands before its answers are published.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn publication(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<PublicationView> {
    site.read(actor, move |rx| {
        let (consultation, round) = round_for(rx, &slug, number)?;
        let progress = store::progress_of_rounds(rx.conn, &[round.id])?
            .remove(&round.id)
            .unwrap_or_default();
        let waiting = store::waiting_count(rx.conn, round.id)?;
        let undecided = store::undecided_count(rx.conn, round.id)?;
        Ok(PublicationView {
            consultation,
            round,
            progress,
            waiting,
            undecided,
        })
    })
    .await
}
