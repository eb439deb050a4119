//! A draft written as a whole, the way programs do: begun with all its comments, or replaced.

use super::details::{DetailsInput, store_details};
use super::draft::{Comments, begin};
use crate::access::{Actor, Right, Tx};
use crate::answers::actions::{SentAnswer, save_answers};
use crate::answers::store as answers;
use crate::comments::actions::{CommentInput, Place, Target, Wording, read_wording, write_comment};
use crate::comments::model::MAX_COMMENTS;
use crate::comments::store as comments;
use crate::consultations::model::{Party, Round};
use crate::consultations::parties::{party_for, require_open, round_for};
use crate::error::{Error, Message, Result};
use crate::platform::texts::{self, Language};
use crate::questions::model::AnswerValue;
use crate::site::Site;
use crate::submissions::model::{Origin, Publication, Submission};
use crate::submissions::own::{OwnSubmission, require_draft};
use crate::submissions::store as submissions;
use crate::teamwork::actions::{MarkInput, NoteOf, keep_original, note_beside};
use crate::teamwork::model::SetAsideReason;
use crate::teamwork::store as teamwork;
use crate::types::ids::{OrganisationId, QuestionId, SubmissionId};

/// A draft with everything in it.
#[derive(Debug, Clone, Default)]
pub struct DraftContent {
    /// `None`: as it is, or was in what it replaces, or as a new draft begins.
    pub publication: Option<Publication>,
    /// `None`: as it is, or was in what it replaces, or the actor's name.
    pub submitter_name: Option<String>,
    /// In the party's order.
    pub comments: Vec<CommentContent>,
    /// `None`: those of the submission it replaces, or as they are.
    pub answers: Option<Vec<(QuestionId, AnswerValue)>>,
}

/// A comment of it.
#[derive(Debug, Clone, Default)]
pub struct CommentContent {
    pub target: Target,
    pub input: CommentInput,
    /// What colleagues are told beside it.
    pub mark: MarkInput,
}

/// Begins a draft with all its comments. If the party has handed in already, the draft is to replace
/// that, and only a lead may begin it.
///
/// # Errors
/// [`Error::Refused`] when the round is not open, the party not invited or it has a draft already;
/// [`Error::Invalid`] when the content is at fault, naming the comment.
pub async fn create_draft(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    organisation: Option<OrganisationId>,
    draft: DraftContent,
) -> Result<SubmissionId> {
    actor.require(Right::Respond)?;
    let viewer = actor.viewer().ok_or(Error::Forbidden)?.clone();
    let slug = slug.to_owned();
    let wordings = worded(site, &draft).await?;
    site.write(actor, move |tx| {
        let (_, round, _) = round_for(tx.conn, tx.actor, &slug, number)?;
        require_open(tx, &round)?;
        let party = party_for(tx, &round, organisation)?;
        submissions::lock_party(tx.conn, party.id)?;
        if submissions::draft_of(tx.conn, party.id)?.is_some() {
            return Err(Error::refused("comments-draft-exists"));
        }
        let how = (Origin::Api, Comments::Left);
        let made = begin(tx, &round, &party, how)?;
        let name = match &draft.submitter_name {
            Some(name) => name,
            // A sheet need not name anybody.
            None if made.submitter_name.is_empty() => &viewer.name,
            None => &made.submitter_name,
        };
        let details = DetailsInput {
            publication: draft.publication.unwrap_or(made.publication).to_string(),
            submitter_name: name.clone(),
        };
        store_details(tx.conn, (made.id, &party), &details)?;
        if draft.answers.is_some() {
            answers::remove_answers(tx.conn, made.id)?;
        }
        let into = (&round, &party, &made);
        fill(tx, into, &draft, wordings)?;
        Ok(made.id)
    })
    .await
}

/// Replaces everything in a draft.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, [`Error::Forbidden`] for a member when it holds
/// what colleagues wrote, [`Error::Refused`] when it is no draft (any more) or the round is not open,
/// [`Error::Invalid`] when the content is at fault.
pub async fn replace_draft(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    draft: DraftContent,
) -> Result<()> {
    actor.require(Right::Respond)?;
    let wordings = worded(site, &draft).await?;
    site.write(actor, move |tx| {
        let own = OwnSubmission::find(tx.conn, tx.actor, id)?;
        require_draft(tx, &own)?;
        let submission = &own.submission;
        let publication = draft.publication.unwrap_or(submission.publication);
        let name = draft.submitter_name.as_ref();
        let details = DetailsInput {
            publication: publication.to_string(),
            submitter_name: name.unwrap_or(&submission.submitter_name).clone(),
        };
        store_details(tx.conn, (id, &own.party), &details)?;
        clear(tx, &own)?;
        if draft.answers.is_some() {
            answers::remove_answers(tx.conn, id)?;
        }
        let into = (&own.round, &own.party, submission);
        fill(tx, into, &draft, wordings)
    })
    .await
}

/// Takes all comments out of a draft. Those of colleagues are the lead's to replace, and are kept.
fn clear(tx: &mut Tx<'_>, own: &OwnSubmission) -> Result<()> {
    if own.is_shared() {
        for comment in comments::comments_of(tx.conn, own.submission.id)? {
            if !own.may_change(tx.actor, comment.writer()) {
                return Err(Error::Forbidden);
            }
            if comment.writer() != tx.actor.writer() {
                keep_original(tx, &comment, (SetAsideReason::Dropped, None))?;
            }
        }
    }
    teamwork::remove_comments(tx.conn, own.submission.id)
}

/// What all its comments say, in their order. To read so many takes seconds, and nobody else is to wait
/// for it: neither those who write nor those who ask.
async fn worded(site: &Site, draft: &DraftContent) -> Result<Vec<Wording>> {
    if draft.comments.len() > MAX_COMMENTS {
        let message = Message::new("comments-too-many").with("count", MAX_COMMENTS);
        return Err(Error::invalid("comments", message));
    }
    let config = site.config.clone();
    let inputs: Vec<_> = (draft.comments.iter())
        .map(|comment| comment.input.clone())
        .collect();
    let read = move || {
        let numbered = (1_usize..).zip(&inputs);
        numbered
            .map(|(number, input)| {
                read_wording(&config.limits, input, true).map_err(|error| in_comment(number, error))
            })
            .collect()
    };
    site.permits.markdown.run(read).await?
}

/// Writes all comments and answers into a draft that has none.
fn fill(
    tx: &mut Tx<'_>,
    (round, party, into): (&Round, &Party, &Submission),
    draft: &DraftContent,
    wordings: Vec<Wording>,
) -> Result<()> {
    let comments = (1_usize..).zip(draft.comments.iter().zip(wordings));
    for (position, (number, (content, wording))) in (0_i64..).zip(comments) {
        let place = Place::find(tx.conn, round, &content.target)
            .and_then(|place| place.quoting(&wording.quote))
            .map_err(|error| in_comment(number, error))?;
        let wording = wording
            .beside(place.words().as_deref())
            .map_err(|error| in_comment(number, error))?;
        let comment = write_comment(
            tx,
            into,
            &party.group_code,
            tx.actor.writer(),
            &place,
            &wording,
            position,
        )?;
        let of = NoteOf {
            round,
            party,
            submission: into.id,
            comment,
        };
        note_beside(tx, &of, &content.mark).map_err(|error| in_comment(number, error))?;
    }
    let sent: Vec<SentAnswer> = draft
        .answers
        .iter()
        .flatten()
        .map(|(question, said)| SentAnswer {
            question: *question,
            said: said.clone(),
            seen: None,
        })
        .collect();
    let to = (round, party.group_code.as_str(), into);
    let faults = save_answers(tx, to, tx.actor.writer(), &sent)?;
    match faults.first() {
        Some(fault) => Err(Error::invalid(
            "answers",
            Message::new("questions-in-answer")
                .with("question", fault.question)
                // Programs are answered in English.
                .with("what", texts::say(Language::En, &fault.message)),
        )),
        None => Ok(()),
    }
}

/// The same error, saying which comment it is about.
fn in_comment(number: usize, error: Error) -> Error {
    let Error::Invalid(faults) = error else {
        return error;
    };
    // Programs are answered in English.
    let what: Vec<_> = faults
        .iter()
        .map(|fault| texts::say(Language::En, &fault.message))
        .collect();
    let message = Message::new("comments-in-comment")
        .with("number", number)
        .with("what", what.join(" "));
    Error::invalid("comments", message)
}
