//! Submissions as the API sends and takes them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::attachment::AttachmentBody;
use crate::answers::actions::QuestionWithAnswer;
use crate::comments::actions::{CommentInput, PlacedComment, Selector, Target};
use crate::comments::api::{SelectorBody, perhaps_whole_number, whole};
use crate::comments::model::{AnchorKind, CommentKind};
use crate::platform::dates;
use crate::questions::model::{AnswerValue, QuestionKind};
use crate::responding::actions::{CommentContent, DraftContent, FullSubmission, OwnListed};
use crate::submissions::model::{Moderation, Origin, Publication, Submission, SubmissionState};
use crate::teamwork::actions::MarkInput;
use crate::types::ListPage;
use crate::types::ids::QuestionId;

/// A draft to be begun.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NewSubmission)]
pub struct NewBody {
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round.
    #[serde(deserialize_with = "whole_number")]
    #[schema(minimum = 1)]
    pub round: i64,
    /// Id of the organisation to respond for; without, the account responds for itself.
    #[serde(default, deserialize_with = "perhaps_whole_number")]
    #[schema(minimum = 1)]
    pub organisation: Option<i64>,
    /// Without: the organisation's name, or for a person nothing but their group.
    pub publication: Option<Publication>,
    /// The person who is responsible for it; without, the account's name.
    #[schema(min_length = 1, max_length = 200)]
    pub submitter_name: Option<String>,
    #[serde(default)]
    #[schema(max_items = 500)]
    pub comments: Vec<CommentBody>,
    /// Without: those of the submission that this one replaces, if any.
    #[schema(max_items = 100)]
    pub answers: Option<Vec<AnswerBody>>,
}

/// Everything in a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = SubmissionContent)]
pub struct DraftBody {
    /// Without: as it is.
    pub publication: Option<Publication>,
    /// Without: as it is.
    #[schema(min_length = 1, max_length = 200)]
    pub submitter_name: Option<String>,
    #[schema(max_items = 500)]
    pub comments: Vec<CommentBody>,
    /// Without: as they are.
    #[schema(max_items = 100)]
    pub answers: Option<Vec<AnswerBody>>,
}

/// An answer to a question of the round. What a party is asked, with the ids of the questions,
/// stands in its own submission under `answers`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NewAnswer)]
pub struct AnswerBody {
    /// Id of the question.
    #[serde(deserialize_with = "whole_number")]
    #[schema(minimum = 1)]
    pub question: i64,
    /// The answer to an open question.
    #[serde(default)]
    pub words: String,
    /// Numbers of the options chosen, from 1.
    #[serde(default, deserialize_with = "whole_numbers")]
    #[schema(max_items = 50)]
    pub choices: Vec<i64>,
    /// The place on a scale.
    #[serde(default, deserialize_with = "perhaps_whole_number")]
    pub scale: Option<i64>,
}

/// A comment to be written. Without passage and section it is about the whole document; with both,
/// the passage decides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NewComment)]
pub struct CommentBody {
    /// Key of a passage of the round's version.
    pub passage: Option<String>,
    /// Number of a section of the round's version.
    pub section: Option<String>,
    /// Words of the passage, exactly as they stand there: their first place. `selector` says more.
    pub quote: Option<String>,
    /// Which words of the passage; goes before `quote`.
    pub selector: Option<SelectorBody>,
    /// General unless told.
    pub kind: Option<CommentKind>,
    /// Limited Markdown; may be left out beside a proposed text.
    #[serde(default)]
    pub body: String,
    /// The words the party would rather see.
    pub proposed_text: Option<String>,
}

/// JSON Schema takes 1.0 for an integer; so do we.
fn whole_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    whole(&serde_json::Number::deserialize(deserializer)?).map_err(D::Error::custom)
}

fn whole_numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i64>, D::Error> {
    Vec::<serde_json::Number>::deserialize(deserializer)?
        .iter()
        .map(|number| whole(number).map_err(D::Error::custom))
        .collect()
}

impl NewBody {
    pub fn into_draft(self) -> DraftContent {
        DraftContent {
            publication: self.publication,
            submitter_name: self.submitter_name,
            comments: self.comments.into_iter().map(CommentBody::into).collect(),
            answers: self.answers.map(said),
        }
    }
}

fn said(answers: Vec<AnswerBody>) -> Vec<(QuestionId, AnswerValue)> {
    answers
        .into_iter()
        .map(|answer| {
            let mut values = answer.choices;
            values.extend(answer.scale);
            let words = answer.words;
            (QuestionId(answer.question), AnswerValue { words, values })
        })
        .collect()
}

impl DraftBody {
    pub fn into_draft(self) -> DraftContent {
        DraftContent {
            publication: self.publication,
            submitter_name: self.submitter_name,
            comments: self.comments.into_iter().map(CommentBody::into).collect(),
            answers: self.answers.map(said),
        }
    }
}

impl CommentBody {
    fn into(self) -> CommentContent {
        CommentContent {
            target: Target {
                passage: self.passage.unwrap_or_default(),
                section: self.section.unwrap_or_default(),
            },
            input: CommentInput {
                kind: self.kind.unwrap_or(CommentKind::General).to_string(),
                body: self.body,
                proposed_text: self.proposed_text.unwrap_or_default(),
                quote: match self.selector {
                    Some(selector) => selector.into(),
                    None => Selector::words(&self.quote.unwrap_or_default()),
                },
            },
            mark: MarkInput::default(),
        }
    }
}

/// All that a party sends in to a round.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Submission)]
pub struct SubmissionBody {
    pub id: i64,
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round.
    pub round: i64,
    /// Name of the party.
    pub party: String,
    /// Code of its group.
    pub group: String,
    /// Id of the organisation; none for a person.
    pub organisation: Option<i64>,
    pub state: SubmissionState,
    pub publication: Publication,
    pub origin: Origin,
    /// The person who is responsible for it.
    pub submitter_name: String,
    pub receipt_number: Option<String>,
    /// SHA-256 over the content, hexadecimal.
    pub content_hash: Option<String>,
    /// Id of the submission that it replaces.
    pub supersedes: Option<i64>,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub submitted_at: Option<String>,
    /// When it was superseded or withdrawn.
    #[schema(format = DateTime)]
    pub ended_at: Option<String>,
    /// Organisations that signed it.
    pub signatories: Vec<String>,
    pub comments: Vec<OwnComment>,
    /// What the party is asked, answered or not.
    pub answers: Vec<OwnAnswer>,
    /// Files that came with it.
    pub attachments: Vec<AttachmentBody>,
}

/// A question put to a party, and its answer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnAnswer {
    /// Id of the question.
    pub question: i64,
    pub kind: QuestionKind,
    /// The question itself.
    pub title: String,
    pub required: bool,
    /// Texts of the options, the first of which is number 1.
    pub options: Vec<String>,
    /// Fewest choices, or where a scale begins.
    pub minimum: Option<i64>,
    /// Most choices or characters, or where a scale ends.
    pub maximum: Option<i64>,
    pub words: String,
    /// Numbers of the options chosen, from 1.
    pub choices: Vec<i64>,
    pub scale: Option<i64>,
}

impl OwnAnswer {
    fn of(asked: &QuestionWithAnswer) -> Self {
        let question = &asked.question;
        let said = asked.given.as_ref().map(|given| given.said.clone());
        let said = said.unwrap_or_default();
        let scale = question.kind == QuestionKind::Scale;
        Self {
            question: question.id.0,
            kind: question.kind,
            title: question.title.clone(),
            required: question.required,
            options: question.options.lines().map(str::to_owned).collect(),
            minimum: question.minimum,
            maximum: question.maximum,
            words: said.words,
            scale: said.values.first().copied().filter(|_| scale),
            choices: if scale { Vec::new() } else { said.values },
        }
    }
}

/// A comment of a submission, for its party.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnComment {
    pub id: i64,
    pub anchor: AnchorKind,
    /// Number of the section.
    pub section: Option<String>,
    /// Key of the passage.
    pub passage: Option<String>,
    pub quote: Option<String>,
    /// The same with its surroundings and position.
    pub selector: Option<SelectorBody>,
    pub kind: CommentKind,
    /// Limited Markdown.
    pub body: String,
    pub proposed_text: Option<String>,
    /// Where it stands with the moderators.
    pub moderation: Moderation,
}

impl SubmissionBody {
    pub fn of(whole: &FullSubmission) -> Self {
        let (own, submission) = (&whole.own, &whole.own.submission);
        Self {
            id: submission.id.0,
            consultation: own.consultation.slug.clone(),
            round: own.round.number,
            party: own.party.name.clone(),
            signatories: whole.signatories.clone(),
            group: own.party.group_code.clone(),
            organisation: own.party.organisation_id.map(|id| id.0),
            state: submission.state,
            publication: submission.publication,
            origin: submission.origin,
            submitter_name: submission.submitter_name.clone(),
            receipt_number: submission.receipt_number.clone(),
            content_hash: submission.content_hash.clone(),
            supersedes: submission.supersedes_id.map(|id| id.0),
            created_at: dates::rfc3339(submission.created_at),
            submitted_at: submission.submitted_at.map(dates::rfc3339),
            ended_at: submission.ended_at.map(dates::rfc3339),
            comments: whole.comments.iter().map(OwnComment::of).collect(),
            answers: whole.answers.iter().map(OwnAnswer::of).collect(),
            attachments: whole.attachments.iter().map(AttachmentBody::of).collect(),
        }
    }
}

impl OwnComment {
    fn of(written: &PlacedComment) -> Self {
        let comment = &written.comment;
        let (section, passage) = (&written.section, &written.passage);
        Self {
            id: comment.id.0,
            anchor: comment.anchor.kind,
            section: section.as_ref().map(|section| section.number.clone()),
            passage: passage.as_ref().map(|passage| passage.key.clone()),
            quote: comment.anchor.words().map(str::to_owned),
            selector: comment.anchor.quote.clone().as_ref().map(SelectorBody::of),
            kind: comment.kind,
            body: comment.body.clone(),
            proposed_text: comment.proposed_text.clone(),
            moderation: comment.moderation,
        }
    }
}

/// A part of a list of submissions.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionList {
    pub items: Vec<SubmissionSummary>,
    /// Where the list goes on; none at its end.
    pub next_cursor: Option<i64>,
}

/// A submission in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionSummary {
    pub id: i64,
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round.
    pub round: i64,
    /// Name of the party.
    pub party: String,
    pub state: SubmissionState,
    pub receipt_number: Option<String>,
    /// How many comments it holds.
    pub comment_count: i64,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub submitted_at: Option<String>,
}

impl SubmissionList {
    pub fn of(found: ListPage<OwnListed>) -> Self {
        let next_cursor = found.next(|last| last.listed.submission.id.0);
        let items = found
            .rows
            .into_iter()
            .map(|own| (own.listed, own.comments))
            .map(|(listed, comment_count)| SubmissionSummary {
                id: listed.submission.id.0,
                consultation: listed.slug,
                round: listed.round.number,
                party: listed.party,
                state: listed.submission.state,
                receipt_number: listed.submission.receipt_number,
                comment_count,
                created_at: dates::rfc3339(listed.submission.created_at),
                submitted_at: listed.submission.submitted_at.map(dates::rfc3339),
            })
            .collect();
        Self { items, next_cursor }
    }
}

/// What a party gets for submitting.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Receipt)]
pub struct ReceiptBody {
    /// As "P-7H3K-Q2ZM".
    pub number: String,
    /// SHA-256 over the content, hexadecimal.
    pub content_hash: String,
    #[schema(format = DateTime)]
    pub submitted_at: String,
}

impl ReceiptBody {
    /// The receipt of what was submitted.
    pub fn of(submission: &Submission) -> Option<Self> {
        Some(Self {
            number: submission.receipt_number.clone()?,
            content_hash: submission.content_hash.clone()?,
            submitted_at: dates::rfc3339(submission.submitted_at?),
        })
    }
}

/// That a submission was withdrawn.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Withdrawal)]
pub struct WithdrawalBody {
    #[schema(format = DateTime)]
    pub withdrawn_at: String,
}
