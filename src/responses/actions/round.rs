//! The round somebody drafts.

use crate::access::{Actor, Right, Rx};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::error::Result;
use crate::site::Site;
use crate::types::ids::RoundId;

pub(super) fn round_for(rx: &mut Rx<'_>, slug: &str, number: i64) -> Result<(Consultation, Round)> {
    let (consultation, round) = consultation_store::with_round(rx.conn, slug, number)?;
    rx.actor.require(Right::Draft(consultation.id))?;
    Ok((consultation, round))
}

/// The id of a round this actor drafts.
///
/// # Errors
/// [`crate::error::Error::NotFound`] when there is no such round.
pub async fn round_to_draft(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<RoundId> {
    site.read(actor, move |rx| Ok(round_for(rx, &slug, number)?.1.id))
        .await
}
