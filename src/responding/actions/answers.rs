//! A party begins to answer the Questions of a Round.

use super::draft::find_or_begin;
use crate::access::{Actor, Right};
use crate::answers::actions::{QuestionWithAnswer, asked_of_all};
use crate::answers::store as answers;
use crate::config::INDIVIDUAL;
use crate::consultations::parties::{parties_of_viewer, party_for, require_open, round_for};
use crate::error::Result;
use crate::site::Site;
use crate::submissions::model::Origin;
use crate::submissions::store as submissions;
use crate::types::ids::{OrganisationId, SubmissionId};

/// Begins the draft of the actor, or of an organisation of theirs, or finds the one there is: to
/// answer questions in, or to divide the text before a word is written.
///
/// # Errors
/// [`Error::NotFound`] for a round that is not public, [`Error::Refused`] when it is not open or the
/// party not invited.
pub async fn begin_draft(
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

/// What the round asks whoever the actor may respond for, to be answered before there is a draft; nothing where a draft
/// or a submission of one of them holds answers already, or where they are not all asked the same.
///
/// # Errors
/// As [`begin_draft`].
pub async fn questions_to_begin_with(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
) -> Result<Vec<QuestionWithAnswer>> {
    actor.require(Right::Respond)?;
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let (_, round, choices) = round_for(rx.conn, rx.actor, &slug, number)?;
        let parties = match rx.actor.viewer() {
            Some(viewer) => parties_of_viewer(rx.conn, round.id, viewer)?,
            None => choices
                .iter()
                .filter_map(|choice| choice.party.clone())
                .collect(),
        };
        let ids: Vec<_> = parties.iter().map(|party| party.id).collect();
        let standing: Vec<SubmissionId> = submissions::standing_of(rx.conn, &ids)?
            .into_iter()
            .map(|(_, _, id)| id)
            .collect();
        if !answers::answers_of(rx.conn, &standing)?.is_empty() {
            return Ok(Vec::new());
        }
        let memberships = rx
            .actor
            .viewer()
            .map_or(&[][..], |viewer| &viewer.memberships);
        let groups: Vec<&str> = choices
            .iter()
            .map(|choice| match (&choice.party, choice.organisation) {
                (Some(party), _) => party.group_code.as_str(),
                (None, Some(id)) => memberships
                    .iter()
                    .find(|membership| membership.organisation == id)
                    .map_or("", |membership| membership.group_code.as_str()),
                (None, None) => INDIVIDUAL,
            })
            .collect();
        asked_of_all(rx.conn, &round, &groups)
    })
    .await
}
