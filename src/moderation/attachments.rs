//! Decisions on attachments, and [`PublishedAttachment`]: a file that came with a response, as the
//! public may see it. Only this file can make one.

use serde::Serialize;

use super::model::{EXPLANATION_LIMIT, Ground, Verdict};
use crate::attachments::model::{Attachment, CopyState, MAX_DESCRIPTION};
use crate::consultations::model::Party;
use crate::error::{Checks, Message, Result};
use crate::platform::files::kind::FileKind;
use crate::platform::files::names::{kept_name, neutral_name};
use crate::platform::texts::Language;
use crate::submissions::model::{Moderation, Publication, Submission};
use crate::types::Moment;
use crate::types::ids::{AccountId, AttachmentDecisionId, AttachmentId, RoundId};

/// A verdict on an attachment, as it was taken. The one with the highest sequence holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::attachment_decisions)]
pub struct AttachmentDecision {
    pub id: AttachmentDecisionId,
    pub attachment_id: AttachmentId,
    /// 1 for the first on an attachment.
    pub sequence: i64,
    pub verdict: Verdict,
    /// Of a withholding.
    pub ground: Option<Ground>,
    /// To the party.
    pub explanation: String,
    pub decided_by: Option<AccountId>,
    pub decided_at: Moment,
}

/// States of attachments that moderators see and decide on.
pub const DECIDABLE: [Moderation; 3] = [
    Moderation::Pending,
    Moderation::Published,
    Moderation::Withheld,
];

/// What a moderator wants to become of an attachment, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRuling {
    pub verdict: Verdict,
    /// Of a withholding, or of another name or description.
    pub ground: Option<Ground>,
    pub explanation: String,
    /// The name and the description the public is to read, of one that is not published under its own.
    pub words: Option<(String, String)>,
    /// To be published as it was sent, for want of a copy.
    pub as_sent: bool,
}

impl FileRuling {
    /// A ruling that is whole: withholding needs a ground and an explanation, other words a ground
    /// and the words; what does not belong to the verdict is left out.
    ///
    /// # Errors
    /// [`crate::error::Error::Invalid`] with what is missing, by field.
    pub fn new(
        verdict: Verdict,
        ground: Option<Ground>,
        explanation: &str,
        (name, description): (&str, &str),
        as_sent: bool,
    ) -> Result<Self> {
        let (explanation, name) = (explanation.trim(), name.trim());
        let description = description.split_whitespace().collect::<Vec<_>>().join(" ");
        let withheld = verdict == Verdict::Withhold;
        let redacted = verdict == Verdict::PublishRedacted;
        let mut checks = Checks::default();
        checks.require(
            !redacted || !name.is_empty(),
            "name",
            "attachments-public-name-missing",
        );
        checks.require(
            !redacted || !description.is_empty(),
            "description",
            "attachments-description-missing",
        );
        checks.require(
            !redacted || description.chars().count() <= MAX_DESCRIPTION,
            "description",
            Message::new("attachments-description-too-long").with("count", MAX_DESCRIPTION),
        );
        checks.require(
            verdict == Verdict::Publish || ground.is_some(),
            "ground",
            "moderation-no-ground",
        );
        checks.require(
            !withheld || !explanation.is_empty(),
            "explanation",
            "moderation-no-explanation",
        );
        checks.require(
            explanation.chars().count() <= EXPLANATION_LIMIT,
            "explanation",
            "moderation-explanation-too-long",
        );
        checks.finish()?;
        Ok(Self {
            verdict,
            ground: ground.filter(|_| verdict != Verdict::Publish),
            explanation: explanation.to_owned(),
            words: redacted.then(|| (name.to_owned(), description)),
            as_sent: as_sent && !withheld,
        })
    }

    /// Publishes it under its own words.
    pub fn publish() -> Self {
        Self {
            verdict: Verdict::Publish,
            ground: None,
            explanation: String::new(),
            words: None,
            as_sent: false,
        }
    }

    /// Whether by this ruling the public is to have what a decision keeps from it: a file withheld is published, or words given by
    /// moderators are not those it reads any more.
    pub fn lifts(&self, held: &Attachment) -> bool {
        match (held.moderation, self.verdict) {
            (_, Verdict::Withhold) => false,
            (Moderation::Withheld, _) => true,
            (Moderation::Published, Verdict::Publish) => held.public_description.is_some(),
            (Moderation::Published, Verdict::PublishRedacted) => {
                let words = self.words.as_ref();
                let same = words.is_some_and(|(name, description)| {
                    held.public_name.as_deref() == Some(&kept_name(name, held.kind))
                        && held.public_description.as_ref() == Some(description)
                });
                held.public_description.is_some() && !same
            }
            _ => false,
        }
    }

    /// What the public is to have by it, in words that are the same for two rulings exactly when that is.
    pub fn wording(&self, kind: FileKind) -> String {
        let as_sent = if self.as_sent { "as-sent" } else { "" };
        let words = self.words.as_ref().map(|(name, description)| {
            serde_json::json!([kept_name(name, kind), description]).to_string()
        });
        let words = words.unwrap_or_default();
        format!("{} {as_sent} {words}", self.verdict)
            .trim()
            .to_owned()
    }

    /// What [`FileRuling::wording`] says: the verdict's word, and name and description where moderators give them.
    pub fn read_wording(wording: &str) -> (&str, Option<(String, String)>) {
        let mut parts = wording.splitn(3, ' ');
        let verdict = parts.next().unwrap_or_default();
        let words = parts
            .nth(1)
            .and_then(|words| serde_json::from_str(words).ok());
        (verdict, words)
    }

    /// What becomes of the attachment.
    pub fn state(&self) -> Moderation {
        match self.verdict {
            Verdict::Publish | Verdict::PublishRedacted => Moderation::Published,
            Verdict::Withhold => Moderation::Withheld,
        }
    }
}

/// A file that came with a response, as the public may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedAttachment {
    /// Chosen by chance, unique in its round.
    pub number: i64,
    pub round_id: RoundId,
    /// A neutral one where the party is anonymous.
    pub name: String,
    pub kind: FileKind,
    /// In bytes, of what the public gets.
    pub size: i64,
    /// Of what the public gets, hexadecimal.
    pub sha256: String,
    /// What it is; of an image, its text alternative.
    pub description: String,
    /// The organisation, or the person who speaks for themselves; `None` for an anonymous one.
    pub party_name: Option<String>,
    pub group_code: String,
    /// Shown as a day; not for an anonymous one, whose files and comments it would join.
    pub submitted_at: Option<Moment>,
    #[serde(skip)]
    place: PublicPlace,
    #[serde(skip)]
    sealed: SealedFile,
}

/// Where the bytes of a [`PublishedAttachment`] are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicPlace {
    /// The copy of the file with this hash.
    Copy(String),
    /// The file with this hash, as it was sent.
    Original(String),
}

/// Keeps others from making a [`PublishedAttachment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SealedFile;

impl PublishedAttachment {
    /// The public form of `attachment`, if it may have one: a moderator published it, its submission
    /// stands and is not to stay unpublished, its file is for others to have (`scanned`: whether this
    /// installation has a virus scanner), and there is a copy of it, or moderators let it through
    /// without.
    pub fn of(
        attachment: Attachment,
        submission: &Submission,
        party: &Party,
        scanned: bool,
    ) -> Option<Self> {
        if attachment.moderation != Moderation::Published
            || !submission.is_public()
            || !attachment.is_for_others(scanned)
        {
            return None;
        }
        let number = attachment.public_number?;
        let (place, sha256, size) = match attachment.copy {
            CopyState::Made => (
                PublicPlace::Copy(attachment.sha256),
                attachment.copy_sha256,
                attachment.copy_size,
            ),
            CopyState::None if attachment.as_sent => (
                PublicPlace::Original(attachment.sha256.clone()),
                attachment.sha256,
                attachment.size,
            ),
            CopyState::None | CopyState::Waiting => return None,
        };
        let name = match submission.publication {
            Publication::None => return None,
            // What was decided on before there were such names.
            Publication::Anonymous => neutral_name(number, attachment.kind, Language::Nl),
            Publication::Organisation | Publication::NameAndOrganisation => attachment.name,
        };
        let party_name = match submission.publication {
            Publication::None => return None,
            Publication::Anonymous => None,
            Publication::Organisation | Publication::NameAndOrganisation => {
                Some(party.name.clone())
            }
        };
        Some(Self {
            number,
            round_id: attachment.round_id,
            name: attachment.public_name.unwrap_or(name),
            kind: attachment.kind,
            size,
            sha256,
            description: attachment
                .public_description
                .unwrap_or(attachment.description),
            party_name,
            group_code: party.group_code.clone(),
            submitted_at: submission
                .submitted_at
                .filter(|_| submission.publication != Publication::Anonymous),
            place,
            sealed: SealedFile,
        })
    }

    /// Where its bytes are.
    pub fn place(&self) -> &PublicPlace {
        &self.place
    }
}

#[cfg(test)]
#[path = "attachments_tests.rs"]
mod tests;
