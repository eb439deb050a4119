//! What people see of their own submissions.

use std::collections::HashMap;

use super::answers::{Asked, asked};
use super::missing::{Standing, standings};
use super::{Own, Place, Target, signatory_names};
use crate::access::{Actor, Right};
use crate::comments::attachments::Attachment;
use crate::comments::content::{Content, Enclosure, FORMAT, FORMAT_WITHOUT_QUESTIONS, Remark};
use crate::comments::model::{Comment, SubmissionState};
use crate::comments::store::{self, Listed};
use crate::consultations::model::{Consultation, Passage, Round, Section};
use crate::consultations::parties::{Choice, choices_of, not_open};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::documents::{Stretch, redline};
use crate::error::{Error, Message, Result};
use crate::platform::dates;
use crate::site::Site;
use crate::types::ids::{CommentId, PassageId, SectionId, SubmissionId};

/// A submission with its comments and their places.
#[derive(Debug, Clone)]
pub struct Whole {
    pub own: Own,
    /// Label of the Version commented on.
    pub version: String,
    pub comments: Vec<Written>,
    /// What its party is asked, answered or not.
    pub answers: Vec<Asked>,
    /// In the order they were sent.
    pub attachments: Vec<Attachment>,
    /// Organisations that signed it. Their signatures are to the content, not part of it.
    pub signatories: Vec<String>,
}

/// A comment and its place.
#[derive(Debug, Clone)]
pub struct Written {
    pub comment: Comment,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
}

impl Written {
    /// "2.1 Partners", or "" for a comment on the document.
    pub fn section_label(&self) -> String {
        Self::label(self.section.as_ref())
    }

    /// The same of a section, or of none.
    pub(super) fn label(section: Option<&Section>) -> String {
        section
            .map(|section| {
                format!("{} {}", section.number, section.title)
                    .trim()
                    .to_owned()
            })
            .unwrap_or_default()
    }

    /// The proposed text against the words it is to replace; empty where there are none.
    pub fn proposal(&self) -> Vec<Stretch> {
        let words = match (&self.comment.quote_exact, &self.passage) {
            (Some(quote), _) => Some(quote.as_str()),
            (None, Some(passage)) => Some(passage.text.as_str()),
            (None, None) => None,
        };
        match (words, &self.comment.proposed_text) {
            (Some(words), Some(proposed)) => redline(words, proposed),
            _ => Vec::new(),
        }
    }
}

impl Whole {
    /// What the content hash is taken over.
    pub fn content(&self) -> Content {
        let submission = &self.own.submission;
        // What was handed in before rounds asked questions keeps its shape, and so its hash.
        let asked = !self.answers.is_empty();
        Content {
            answers: asked.then(|| self.answers.iter().filter_map(Asked::reply).collect()),
            attachments: self.attachments.iter().map(enclosure).collect(),
            comments: self.comments.iter().map(remark).collect(),
            consultation: self.own.consultation.slug.clone(),
            format: if asked {
                FORMAT
            } else {
                FORMAT_WITHOUT_QUESTIONS
            },
            party: self.own.party.name.clone(),
            publication: submission.publication,
            receipt: submission.receipt_number.clone().unwrap_or_default(),
            round: self.own.round.number,
            submitted_at: submission
                .submitted_at
                .map(dates::rfc3339)
                .unwrap_or_default(),
            submitter: submission.submitter_name.clone(),
            version: self.version.clone(),
        }
    }
}

fn enclosure(attachment: &Attachment) -> Enclosure {
    Enclosure {
        description: attachment.description.clone(),
        media_type: attachment.kind.media_type(),
        name: attachment.name.clone(),
        sha256: attachment.sha256.clone(),
        size: attachment.size,
    }
}

fn remark(written: &Written) -> Remark {
    let comment = &written.comment;
    Remark {
        anchor: comment.anchor,
        body: comment.body.clone(),
        kind: comment.kind,
        passage: written.passage.as_ref().map(|passage| passage.key.clone()),
        proposed_text: comment.proposed_text.clone(),
        quote: comment.quote_exact.clone(),
        section: written
            .section
            .as_ref()
            .map(|section| section.number.clone()),
    }
}

/// Adds comments and places to a submission, in a handful of queries however many there are.
pub(super) fn load(conn: &mut Conn, own: Own) -> Result<Whole> {
    let comments = store::comments_of(conn, own.submission.id)?;
    let sections: HashMap<SectionId, Section> =
        consultations::sections_of(conn, own.round.version_id)?
            .into_iter()
            .map(|section| (section.id, section))
            .collect();
    let ids: Vec<PassageId> = comments
        .iter()
        .filter_map(|comment| comment.passage_id)
        .collect();
    let passages: HashMap<PassageId, Passage> = store::passages_by_ids(conn, &ids)?
        .into_iter()
        .map(|passage| (passage.id, passage))
        .collect();
    Ok(Whole {
        answers: asked(conn, &own, &sections)?,
        attachments: store::attachments_of(conn, own.submission.id)?,
        signatories: signatory_names(conn, own.submission.id)?,
        version: consultations::version(conn, own.round.version_id)?.label,
        comments: comments
            .into_iter()
            .map(|comment| Written {
                section: comment.section_id.and_then(|id| sections.get(&id).cloned()),
                passage: comment.passage_id.and_then(|id| passages.get(&id).cloned()),
                comment,
            })
            .collect(),
        own,
    })
}

/// A submission of the actor's party, with everything in it.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn whole(site: &Site, actor: &Actor, id: SubmissionId) -> Result<Whole> {
    actor.require(Right::Respond)?;
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let own = Own::find(conn, &actor, id)?;
            load(conn, own)
        })
        .await
}

/// The canonical JSON that the content hash of a submission was taken over.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it, or when it was never handed in.
pub async fn content(site: &Site, actor: &Actor, id: SubmissionId) -> Result<String> {
    let whole = whole(site, actor, id).await?;
    if whole.own.submission.receipt_number.is_none() {
        return Err(Error::NotFound);
    }
    whole.content().canonical().map_err(Error::internal)
}

/// A submission in the list of somebody's own.
#[derive(Debug, Clone)]
pub struct OwnListed {
    pub listed: Listed,
    /// How many comments are in it.
    pub comments: i64,
    /// How far it is; of a draft.
    pub standing: Option<Standing>,
}

/// The submissions of the actor and their organisations, newest first, each with its number of
/// comments and, for a draft, how far it is.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::Forbidden`].
pub async fn list(
    site: &Site,
    actor: &Actor,
    before: Option<SubmissionId>,
    limit: i64,
) -> Result<Vec<OwnListed>> {
    actor.require(Right::Respond)?;
    let viewer = actor.viewer().ok_or(Error::SignInRequired)?.clone();
    site.db
        .read(move |conn| {
            let listed = store::own_submissions(conn, &viewer, before, limit)?;
            let ids: Vec<_> = listed.iter().map(|listed| listed.submission.id).collect();
            let counts = store::comment_counts(conn, &ids)?;
            let standings = standings(conn, &listed)?;
            Ok(listed
                .into_iter()
                .map(|listed| OwnListed {
                    comments: counts.get(&listed.submission.id).copied().unwrap_or(0),
                    standing: standings.get(&listed.submission.id).copied(),
                    listed,
                })
                .collect())
        })
        .await
}

/// What the form for a new comment shows.
#[derive(Debug, Clone)]
pub struct Form {
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
) -> Result<Form> {
    actor.require(Right::Respond)?;
    let (slug, target, now) = (slug.to_owned(), target.clone(), site.now());
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let consultation = consultations::by_slug(conn, &slug)?;
            let round = consultations::round_by_number(conn, consultation.id, number)?;
            let choices = choices_of(conn, &round, &actor)?;
            if !round.is_public() || choices.is_empty() {
                return Err(Error::NotFound);
            }
            let place = Place::find(conn, &round, &target).map_err(|error| match error {
                Error::Invalid(_) => Error::NotFound,
                other => other,
            })?;
            Ok(Form {
                closed: (!round.takes_comments(now)).then(|| not_open(&round, now)),
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
) -> Result<(Own, Comment, Place)> {
    actor.require(Right::Respond)?;
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let own = Own::find(conn, &actor, submission)?;
            let comment = store::comment(conn, comment)?;
            if comment.submission_id != submission {
                return Err(Error::NotFound);
            }
            if own.submission.state != SubmissionState::Draft {
                return Err(Error::refused("comments-not-a-draft"));
            }
            if !own.may_change(&actor, comment.writer()) {
                return Err(Error::Forbidden);
            }
            let place = Place::of(conn, comment.section_id, comment.passage_id)?;
            Ok((own, comment, place))
        })
        .await
}
