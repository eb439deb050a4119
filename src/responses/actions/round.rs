//! The round somebody drafts.

use crate::access::{Actor, Right};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::store as consultation_store;
use crate::db::Conn;
use crate::error::Result;
use crate::site::Site;
use crate::types::ids::RoundId;

pub(super) fn round_for(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let consultation = consultation_store::by_slug(conn, slug)?;
    actor.require(Right::Draft(consultation.id))?;
    let round = consultation_store::round_by_number(conn, consultation.id, number)?;
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
    let actor = actor.clone();
    site.db
        .read(move |conn| Ok(round_for(conn, &actor, &slug, number)?.1.id))
        .await
}
