//! What the comment form shows: for a new comment, and for one written before.

use crate::access::{Actor, Right};
use crate::comments::actions::{Place, Target};
use crate::comments::model::Comment;
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::parties::{Choice, not_open, round_for};
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::OwnSubmission;
use crate::types::ids::{CommentId, SubmissionId};

/// What the form for a new comment shows.
#[derive(Debug, Clone)]
pub struct CommentFormPlace {
    pub consultation: Consultation,
    pub round: Round,
    pub place: Place,
    /// Whom the viewer can respond for; nobody when they were not invited.
    pub choices: Vec<Choice>,
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
        Ok(CommentFormPlace {
            closed: (!round.takes_comments(rx.now)).then(|| not_open(&round, rx.now)),
            consultation,
            round,
            place,
            choices,
        })
    })
    .await
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
