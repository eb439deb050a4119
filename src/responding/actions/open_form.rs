//! What the comment form shows: for a new comment, and for one written before.

use crate::access::{Actor, Right, Rx};
use crate::comments::actions::{Place, Target};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Party, Round};
use crate::consultations::parties::{Choice, not_open, parties_of_viewer, round_for};
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::{OwnSubmission, out_of_hand};
use crate::submissions::store as submissions;
use crate::teamwork::store as teamwork;
use crate::types::ids::{CommentId, OrganisationId, PartyId, SubmissionId};

/// What the form for a new comment shows.
#[derive(Debug, Clone)]
pub struct CommentFormPlace {
    pub consultation: Consultation,
    pub round: Round,
    pub place: Place,
    /// Whom the viewer can respond for; nobody when they were not invited.
    pub choices: Vec<Choice>,
    /// Whom they responded for last in this round, or else the organisation that has a draft in it.
    pub preferred: Option<OrganisationId>,
    /// Of whom something stands already, so that a comment begins what is to replace it.
    pub replacing: Vec<Choice>,
    /// Who could be responded for, but that only a lead may change what stands.
    pub finished: Vec<Choice>,
    /// What the viewer wrote at this place in a draft already: who came back to an empty form changes that.
    pub written: Vec<Comment>,
    /// Why no comment can be made now.
    pub closed: Option<Message>,
    /// The names of those with whom the viewer writes.
    pub colleagues: Vec<String>,
}

/// Opens the form for a new comment.
///
/// # Errors
/// [`Error::NotFound`] when there is no such place, or the round is not for this person to see.
pub async fn open_form(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    target: &Target,
) -> Result<CommentFormPlace> {
    actor.require(Right::Respond)?;
    let (slug, target) = (slug.to_owned(), target.clone());
    site.read(actor, move |rx| {
        let (consultation, round, choices) = round_for(rx.conn, rx.actor, &slug, number)?;
        let place = Place::find(rx.conn, &round, &target).map_err(|error| match error {
            Error::Invalid(_) => Error::NotFound,
            other => other,
        })?;
        let mut opened = CommentFormPlace {
            closed: (!round.takes_comments(rx.now)).then(|| not_open(&round, rx.now)),
            consultation,
            round,
            place,
            choices,
            preferred: None,
            replacing: Vec::new(),
            finished: Vec::new(),
            written: Vec::new(),
            colleagues: Vec::new(),
        };
        let parties = stand(rx, &mut opened)?;
        opened.colleagues = colleagues(rx, &opened.choices, &parties)?;
        Ok(opened)
    })
    .await
}

/// With whom the viewer writes for these.
fn colleagues(rx: &mut Rx<'_>, choices: &[Choice], parties: &[Party]) -> Result<Vec<String>> {
    let is_choice = |party: &&Party| {
        let mut choices = choices.iter();
        choices.any(|one| match &one.party {
            Some(own) => own.id == party.id,
            None => one.organisation.is_some() && one.organisation == party.organisation_id,
        })
    };
    let parties: Vec<&Party> = parties.iter().filter(is_choice).collect();
    let mut organisations: Vec<OrganisationId> = parties
        .iter()
        .filter_map(|party| party.organisation_id)
        .chain(choices.iter().filter_map(|choice| choice.organisation))
        .collect();
    organisations.sort_unstable();
    organisations.dedup();
    let parties: Vec<PartyId> = parties.iter().map(|party| party.id).collect();
    let people = teamwork::people_of(rx.conn, &organisations, &parties, rx.now)?;
    let me = rx.actor.writer();
    let others = people.into_iter().filter(|one| one.who != me);
    let mut names: Vec<String> = others.map(|one| one.name).collect();
    names.dedup();
    Ok(names)
}

/// Finds out how far those stand whom the viewer can respond for, and for whom they did last; returns their parties.
fn stand(rx: &mut Rx<'_>, opened: &mut CommentFormPlace) -> Result<Vec<Party>> {
    let round = opened.round.id;
    let parties = match rx.actor.viewer() {
        Some(viewer) => parties_of_viewer(rx.conn, round, viewer)?,
        None => opened
            .choices
            .iter()
            .filter_map(|choice| choice.party.clone())
            .collect(),
    };
    if parties.is_empty() {
        return Ok(parties);
    }
    let ids: Vec<_> = parties.iter().map(|party| party.id).collect();
    let states = submissions::standing_of(rx.conn, &ids)?;
    let has = |party: &Party, state| {
        let mut states = states.iter();
        states.any(|(of, in_state, _)| *of == party.id && *in_state == state)
    };
    let drafts: Vec<SubmissionId> = states
        .iter()
        .filter(|(_, state, _)| *state == SubmissionState::Draft)
        .map(|(.., id)| *id)
        .collect();
    if !drafts.is_empty() {
        let at = &opened.place;
        let section = at.section.as_ref().map(|section| section.id);
        let passage = at.passage.as_ref().map(|passage| passage.id);
        opened.written =
            comments::written_at(rx.conn, &drafts, rx.actor.writer(), (section, passage))?;
    }
    if opened.choices.len() > 1 {
        let last = comments::last_party(rx.conn, round, rx.actor.writer())?;
        opened.preferred = parties
            .iter()
            .find(|party| Some(party.id) == last)
            .or_else(|| {
                parties
                    .iter()
                    .find(|party| party.is_organisation() && has(party, SubmissionState::Draft))
            })
            .and_then(|party| party.organisation_id);
    }
    for party in &parties {
        let may_write = has(party, SubmissionState::Draft);
        if may_write || !has(party, SubmissionState::Submitted) {
            continue;
        }
        let is_of = |choice: &Choice| match &choice.party {
            // A colleague without an account writes for one party, whatever that is.
            Some(own) => own.id == party.id,
            None => choice.organisation == party.organisation_id,
        };
        let Some(at) = opened.choices.iter().position(is_of) else {
            continue;
        };
        if rx.actor.may(Right::SubmitFor(party.of())) {
            opened.replacing.push(opened.choices[at].clone());
        } else {
            opened.finished.push(opened.choices.remove(at));
        }
    }
    if opened.choices.is_empty() && opened.closed.is_none() {
        let gone = parties.first().filter(|_| rx.actor.is_colleague());
        let last = match gone {
            Some(party) => submissions::last_of(rx.conn, party.id)?,
            None => None,
        };
        opened.closed = Some(match gone.zip(last) {
            Some((party, last)) => out_of_hand(&last, party),
            None => "comments-lead-replaces".into(),
        });
    }
    Ok(parties)
}

/// A comment of a draft, to be changed.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, [`Error::Forbidden`] for a colleague's, [`Error::Refused`] when it is no draft (any
/// more).
pub async fn own_comment(
    site: &Site,
    actor: &Actor,
    (submission, comment): (SubmissionId, CommentId),
) -> Result<(OwnSubmission, Comment, Place)> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, submission)?;
        let comment = comments::comment(rx.conn, comment)?;
        if comment.submission_id != submission {
            return Err(Error::NotFound);
        }
        if own.submission.state != SubmissionState::Draft {
            return Err(Error::refused("comments-not-a-draft"));
        }
        if !own.may_change(rx.actor, comment.writer()) {
            return Err(Error::Forbidden);
        }
        let place = Place::of(rx.conn, &comment.anchor)?;
        Ok((own, comment, place))
    })
    .await
}
