//! A submission with everything in it, and what its content hash is taken over.

use std::collections::HashMap;

use crate::access::{Actor, Right};
use crate::answers::actions::{QuestionWithAnswer, asked_of};
use crate::attachments::model::Attachment;
use crate::attachments::store as attachments;
use crate::comments::actions::{PlacedComment, placed_comments, sections_by_id};
use crate::consultations::model::Section;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::platform::dates;
use crate::questions::model::QuestionKind;
use crate::responding::content::{
    Content, ContentAnswer, ContentAttachment, ContentComment, FORMAT, FORMAT_WITHOUT_QUESTIONS,
};
use crate::signatures::actions::{AllAsked, signatory_names, signatures};
use crate::site::Site;
use crate::submissions::model::SubmissionState;
use crate::submissions::own::OwnSubmission;
use crate::teamwork::actions::{self as teamwork, CodeUse, Team};
use crate::types::ids::{OriginalId, SectionId, SubmissionId, VersionId};

/// A submission with its comments and their places.
#[derive(Debug, Clone)]
pub struct FullSubmission {
    pub own: OwnSubmission,
    pub comments: Vec<PlacedComment>,
    /// What its party is asked, answered or not.
    pub answers: Vec<QuestionWithAnswer>,
    /// In the order they were sent.
    pub attachments: Vec<Attachment>,
    /// Organisations that signed it. Their signatures are to the content, not part of it.
    pub signatories: Vec<String>,
}

impl FullSubmission {
    /// Whether there is anything left of it to read: its words are erased some time after it was taken back.
    pub fn holds_words(&self) -> bool {
        self.comments.iter().any(|written| {
            !written.comment.body.is_empty() || written.comment.proposed_text.is_some()
        }) || self.answers.iter().any(|asked| asked.given.is_some())
            || !self.attachments.is_empty()
    }

    /// What the content hash is taken over.
    pub fn content(&self) -> Content {
        let submission = &self.own.submission;
        // What was handed in before rounds asked questions keeps its shape, and so its hash.
        let asked = !self.answers.is_empty();
        Content {
            answers: asked.then(|| self.answers.iter().filter_map(reply).collect()),
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
            version: self.own.version.clone(),
        }
    }
}

fn enclosure(attachment: &Attachment) -> ContentAttachment {
    ContentAttachment {
        description: attachment.description.clone(),
        media_type: attachment.kind.media_type(),
        name: attachment.name.clone(),
        sha256: attachment.sha256.clone(),
        size: attachment.size,
    }
}

fn reply(asked: &QuestionWithAnswer) -> Option<ContentAnswer> {
    let given = asked.given.as_ref()?;
    let question = &asked.question;
    let scale = question.kind == QuestionKind::Scale;
    let values = given.said.values.iter().copied();
    Some(ContentAnswer {
        choices: if scale {
            Vec::new()
        } else {
            values.map(|value| question.choice(value)).collect()
        },
        question: question.title.clone(),
        scale: given.said.values.first().copied().filter(|_| scale),
        words: given.said.words.clone(),
    })
}

fn remark(written: &PlacedComment) -> ContentComment {
    let comment = &written.comment;
    ContentComment {
        anchor: comment.anchor.kind,
        body: comment.body.clone(),
        kind: comment.kind,
        passage: written.passage.as_ref().map(|passage| passage.key.clone()),
        proposed_text: comment.proposed_text.clone(),
        quote: comment.anchor.words().map(str::to_owned),
        section: written
            .section
            .as_ref()
            .map(|section| section.number.clone()),
    }
}

/// What the comments of a round stand in, the same for all of its submissions.
#[derive(Debug, Clone)]
pub struct Surroundings {
    sections: HashMap<SectionId, Section>,
}

impl Surroundings {
    /// Those of comments on this version.
    pub fn of(conn: &mut Conn, version: VersionId) -> Result<Self> {
        Ok(Self {
            sections: sections_by_id(conn, version)?,
        })
    }
}

/// Adds comments and places to a submission, in a handful of queries however many there are.
pub fn load_full(conn: &mut Conn, own: OwnSubmission) -> Result<FullSubmission> {
    let around = Surroundings::of(conn, own.round.version_id)?;
    load_full_in(conn, own, &around)
}

/// The same, where what comments stand in is known.
pub(super) fn load_full_in(
    conn: &mut Conn,
    own: OwnSubmission,
    around: &Surroundings,
) -> Result<FullSubmission> {
    // What nobody handed in, nobody signed.
    let signatories = match own.submission.state {
        SubmissionState::Draft => Vec::new(),
        _ => signatory_names(conn, own.submission.id)?,
    };
    load_signed(conn, own, around, signatories)
}

/// The same, where it is known who signed.
fn load_signed(
    conn: &mut Conn,
    own: OwnSubmission,
    around: &Surroundings,
    signatories: Vec<String>,
) -> Result<FullSubmission> {
    let sections = &around.sections;
    Ok(FullSubmission {
        answers: asked_of(conn, &own, sections)?,
        attachments: attachments::attachments_of(conn, own.submission.id)?,
        signatories,
        comments: placed_comments(conn, own.submission.id, sections)?,
        own,
    })
}

/// A submission of the actor's party, with everything in it.
///
/// # Errors
/// [`Error::NotFound`] for somebody of no party to it.
pub async fn whole(site: &Site, actor: &Actor, id: SubmissionId) -> Result<FullSubmission> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        load_full(rx.conn, own)
    })
    .await
}

/// A submission with what its party is shown beside it.
#[derive(Debug)]
pub struct AttendedSubmission {
    pub whole: FullSubmission,
    /// What colleagues see; `None` when one person writes it.
    pub team: Option<Team>,
    pub signatures: AllAsked,
    /// For who hands them out.
    pub codes: Vec<CodeUse>,
}

/// A submission of the actor's party with all that is shown beside it; older originals from `before` on, if given.
///
/// # Errors
/// As [`whole`].
pub async fn attended(
    site: &Site,
    actor: &Actor,
    id: SubmissionId,
    before: Option<OriginalId>,
) -> Result<AttendedSubmission> {
    actor.require(Right::Respond)?;
    site.read(actor, move |rx| {
        let own = OwnSubmission::find(rx.conn, rx.actor, id)?;
        let around = Surroundings::of(rx.conn, own.round.version_id)?;
        let signatures = signatures(rx.conn, rx.actor, &own)?;
        let signatories = signatures.signatories(&own.submission);
        let whole = load_signed(rx.conn, own, &around, signatories)?;
        let comments = whole.comments.iter().map(|written| &written.comment);
        Ok(AttendedSubmission {
            team: teamwork::team(rx, &whole.own, comments, &around.sections, before)?,
            signatures,
            codes: teamwork::codes(rx, &whole.own)?,
            whole,
        })
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
