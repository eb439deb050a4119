//! A party begins to answer the Questions of a Round.

use super::draft::find_or_begin;
use crate::access::{Actor, Right};
use crate::consultations::parties::{party_for, require_open, round_for};
use crate::error::Result;
use crate::site::Site;
use crate::submissions::model::Origin;
use crate::types::ids::{OrganisationId, SubmissionId};

/// Begins the draft of the actor, or of an organisation of theirs, or finds the one there is: to
/// answer questions in.
///
/// # Errors
/// [`Error::NotFound`] for a round that is not public, [`Error::Refused`] when it is not open or the
/// party not invited.
pub async fn begin_to_answer(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    organisation: Option<OrganisationId>,
) -> Result<SubmissionId> {
    actor.require(Right::Respond)?;
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let (_, round, _) = round_for(tx.conn, tx.actor, &slug, number)?;
        require_open(tx, &round)?;
        let party = party_for(tx, &round, organisation)?;
        let draft = find_or_begin(tx, &round, &party, Origin::Page)?;
        Ok(draft.id)
    })
    .await
}
