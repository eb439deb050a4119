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
use crate::submissions::own::OwnSubmission;
use crate::submissions::store as submissions;
use crate::types::ids::{CommentId, OrganisationId, SubmissionId};

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
        };
        stand(rx, &mut opened)?;
        Ok(opened)
    })
    .await
}

/// Finds out how far those stand whom the viewer can respond for, and for whom they did last.
fn stand(rx: &mut Rx<'_>, opened: &mut CommentFormPlace) -> Result<()> {
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
        return Ok(());
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
    for party in parties {
        let may_write = has(&party, SubmissionState::Draft);
        if may_write || !has(&party, SubmissionState::Submitted) {
            continue;
        }
        let is_of = |choice: &Choice| choice.organisation == party.organisation_id;
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
        opened.closed = Some("comments-lead-replaces".into());
    }
    Ok(())
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
