//! The sample's files, read into types.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::access::MemberRole;
use crate::comments::model::CommentKind;
use crate::consultations::model::RoundAccess;
use crate::platform::texts::Language;
use crate::questions::actions::QuestionInput;
use crate::responses::model::Disposition;
use crate::submissions::model::{Moderation, Publication};

/// `consultation.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Content {
    pub slug: String,
    pub title: String,
    pub language: Language,
    pub summary: String,
    pub versions: Vec<VersionContent>,
    pub rounds: Vec<RoundContent>,
    pub campaigns: Vec<CampaignContent>,
    pub staff: Vec<StaffContent>,
}

#[derive(Debug, Deserialize)]
pub(super) struct VersionContent {
    pub label: String,
    pub file: String,
    pub changelog: String,
}

/// Days are counted from the moment the sample is set up.
#[derive(Debug, Deserialize)]
pub(super) struct RoundContent {
    pub number: i64,
    pub version: String,
    pub opens_in_days: i64,
    pub closes_in_days: i64,
    pub answers_published_in_days: Option<i64>,
    pub access: RoundAccess,
    pub introduction: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct CampaignContent {
    pub slug: String,
    pub round: i64,
    pub title: String,
    /// Id of the comment shown for all.
    pub sample: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct StaffContent {
    /// A [`crate::access::StaffRole`], or "admin".
    pub role: String,
    pub name: String,
    pub email: String,
}

/// One entry of `parties.json`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct PartyContent {
    pub slug: String,
    pub name: String,
    pub group: String,
    pub language: Language,
    pub invited: bool,
    pub people: Vec<PersonContent>,
    pub publication: Publication,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct PersonContent {
    pub name: String,
    pub email: String,
    pub role: MemberRole,
}

/// One entry of `comments.json`.
#[derive(Debug, Deserialize)]
pub(super) struct CommentContent {
    pub id: String,
    pub round: i64,
    pub party: String,
    /// Number printed in the text; none for the whole document.
    pub section: Option<String>,
    /// First words of the passage as plain text; none for the whole section.
    pub passage_starts: Option<String>,
    /// Words of the passage it is about, standing there once.
    #[serde(default)]
    pub quote: Option<String>,
    pub kind: CommentKind,
    pub body: String,
    pub proposed_text: Option<String>,
    /// For colleagues, of a comment in a draft: "idea" or "", and a note.
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub note: String,
    pub state: Moderation,
    pub redactions: Vec<RedactionContent>,
    pub ground: Option<String>,
    pub explanation: Option<String>,
    pub disposition: Option<Disposition>,
    /// Id of another comment.
    pub duplicate_of: Option<String>,
    pub response: Option<String>,
    pub themes: Vec<String>,
    pub campaign: Option<String>,
}

/// Text to hide, which stands in the comment exactly once.
#[derive(Debug, Deserialize)]
pub(super) struct RedactionContent {
    pub text: String,
    pub ground: String,
}

/// `questions.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Questions {
    /// `section` is the number printed in the text.
    pub questions: Vec<QuestionInput>,
    /// By slug of the party.
    pub answers: HashMap<String, Vec<AnswerContent>>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct AnswerContent {
    /// Place of the question, from 1.
    pub question: usize,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub values: Vec<i64>,
}

/// One entry of `signatures.json`: who asks, and what each organisation answered ("sign", "decline" or
/// nothing yet).
#[derive(Debug, Deserialize)]
pub(super) struct SignaturesContent {
    pub round: i64,
    pub party: String,
    pub asked: BTreeMap<String, String>,
}

/// Everything, as embedded.
pub(super) struct Sample {
    pub questions: Questions,
    pub consultation: Content,
    pub parties: Vec<PartyContent>,
    pub comments: Vec<CommentContent>,
    pub attachments: Vec<AttachmentContent>,
    pub signatures: Vec<SignaturesContent>,
}

/// One entry of `attachments.json`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct AttachmentContent {
    /// Slug of the party.
    pub party: String,
    pub round: i64,
    /// Which file of the sample.
    pub file: String,
    /// What the party calls it.
    pub name: String,
    /// Each its own.
    pub description: String,
    pub published: bool,
}

impl Sample {
    /// # Errors
    /// Never, while the embedded files are whole.
    pub(super) fn read() -> anyhow::Result<Self> {
        Ok(Self {
            questions: serde_json::from_str(include_str!("questions.json"))?,
            consultation: serde_json::from_str(include_str!("consultation.json"))?,
            parties: serde_json::from_str(include_str!("parties.json"))?,
            comments: serde_json::from_str(include_str!("comments.json"))?,
            attachments: serde_json::from_str(include_str!("attachments.json"))?,
            signatures: serde_json::from_str(include_str!("signatures.json"))?,
        })
    }

    /// The draft text in a file of the sample.
    pub(super) fn draft(file: &str) -> Option<&'static str> {
        match file {
            "draft.md" => Some(include_str!("draft.md")),
            "draft-2.md" => Some(include_str!("draft-2.md")),
            _ => None,
        }
    }

    /// A file that comes with a response.
    pub(super) fn attachment(file: &str) -> Option<&'static [u8]> {
        match file {
            "brief.pdf" => Some(include_bytes!("brief.pdf")),
            "schema.png" => Some(include_bytes!("schema.png")),
            _ => None,
        }
    }
}

impl PartyContent {
    /// Whether it is an organisation, not a person.
    pub(super) fn is_organisation(&self) -> bool {
        self.group != crate::config::INDIVIDUAL
    }
}
