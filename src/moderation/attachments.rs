//! Decisions on attachments, and [`PublishedAttachment`]: a file that came with a response, as the
//! public may see it. Only this file can make one.

use serde::Serialize;

use super::model::{EXPLANATION_LIMIT, Ground, Verdict};
use crate::comments::attachments::{Attachment, CopyState, MAX_DESCRIPTION};
use crate::comments::model::{Moderation, Publication, Submission, SubmissionState};
use crate::consultations::model::Party;
use crate::db::Moment;
use crate::db::ids::{AccountId, AttachmentDecisionId, AttachmentId, RoundId};
use crate::error::{Checks, Message, Result};
use crate::platform::files::kind::FileKind;
use crate::platform::files::names::neutral_name;
use crate::platform::texts::Language;

/// A verdict on an attachment, as it was taken. The one with the highest sequence holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable)]
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
    sealed: Sealed,
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
struct Sealed;

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
            || submission.state != SubmissionState::Submitted
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
            sealed: Sealed,
        })
    }

    /// Where its bytes are.
    pub fn place(&self) -> &PublicPlace {
        &self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::attachments::ScanState;
    use crate::comments::model::{Origin, Verification};
    use crate::db::ids::{FileId, PartyId, SubmissionId};
    use crate::error::Error;

    fn attachment(moderation: Moderation, scan: ScanState) -> Attachment {
        Attachment {
            id: AttachmentId(1),
            submission_id: SubmissionId(1),
            round_id: RoundId(1),
            file_id: FileId(1),
            name: "brief.pdf".to_owned(),
            kind: FileKind::Pdf,
            description: "Brief".to_owned(),
            uploaded_by: None,
            moderation,
            decisions: 1,
            created_at: Moment::default(),
            updated_at: Moment::default(),
            sha256: "00".to_owned(),
            size: 1,
            scan,
            finding: String::new(),
            copy: CopyState::Made,
            copy_sha256: "c0".to_owned(),
            copy_size: 2,
            copy_reason: String::new(),
            properties: "[]".to_owned(),
            public_name: None,
            public_description: None,
            as_sent: false,
            public_number: Some(48_210_393),
        }
    }

    fn submission(publication: Publication, state: SubmissionState) -> Submission {
        Submission {
            id: SubmissionId(1),
            round_id: RoundId(1),
            party_id: PartyId(1),
            state,
            publication,
            origin: Origin::Page,
            submitter_name: "Jan Jansen".to_owned(),
            submitted_by: None,
            receipt_number: None,
            content_hash: None,
            supersedes_id: None,
            created_at: Moment::default(),
            submitted_at: None,
            ended_at: None,
            verification: Verification::Account,
        }
    }

    fn party() -> Party {
        Party {
            id: PartyId(1),
            round_id: RoundId(1),
            organisation_id: None,
            account_id: None,
            name: "Stichting Net".to_owned(),
            group_code: "technical".to_owned(),
            invited: false,
            created_at: Moment::default(),
        }
    }

    #[test]
    fn only_what_was_decided_scanned_and_chosen_is_public() {
        use Publication::{Anonymous, None as Nothing, Organisation};
        use SubmissionState::Submitted;
        for moderation in Moderation::ALL {
            for scan in ScanState::ALL {
                for publication in Publication::ALL {
                    for state in SubmissionState::ALL {
                        for scanned in [false, true] {
                            let file = attachment(*moderation, *scan);
                            let of = submission(*publication, *state);
                            let public = PublishedAttachment::of(file, &of, &party(), scanned);
                            let harmless = match scan {
                                ScanState::Clean => true,
                                ScanState::Infected => false,
                                _ => !scanned,
                            };
                            assert_eq!(
                                public.is_some(),
                                *moderation == Moderation::Published
                                    && *publication != Nothing
                                    && *state == Submitted
                                    && harmless
                            );
                        }
                    }
                }
            }
        }
        let of = |publication| {
            let of = submission(publication, Submitted);
            let file = attachment(Moderation::Published, ScanState::Clean);
            PublishedAttachment::of(file, &of, &party(), true).unwrap()
        };
        assert_eq!(of(Anonymous).party_name, None);
        assert_eq!(of(Anonymous).name, "bijlage-48210393.pdf");
        assert_eq!(of(Organisation).name, "brief.pdf");
        assert_eq!(of(Organisation).sha256, "c0", "of the copy");
        assert_eq!(
            of(Organisation).party_name.as_deref(),
            Some("Stichting Net")
        );
    }

    #[test]
    fn without_a_copy_only_what_moderators_let_through_is_public() {
        let of = submission(Publication::Organisation, SubmissionState::Submitted);
        for (copy, as_sent, public) in [
            (CopyState::Waiting, true, None),
            (CopyState::None, false, None),
            (CopyState::None, true, Some("00")),
            (CopyState::Made, false, Some("c0")),
        ] {
            let file = Attachment {
                copy,
                as_sent,
                public_name: Some("letter.pdf".to_owned()),
                public_description: Some("A letter".to_owned()),
                ..attachment(Moderation::Published, ScanState::Clean)
            };
            let found = PublishedAttachment::of(file, &of, &party(), true);
            assert_eq!(found.as_ref().map(|one| one.sha256.as_str()), public);
            if let Some(found) = found {
                assert_eq!(
                    (found.name.as_str(), found.description.as_str()),
                    ("letter.pdf", "A letter")
                );
            }
        }
    }

    #[test]
    fn other_words_need_a_ground() {
        let bare = FileRuling::new(Verdict::PublishRedacted, None, "", ("", " "), false);
        let Err(Error::Invalid(faults)) = bare else {
            panic!("{bare:?}");
        };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["name", "description", "ground"]);
        let plain = FileRuling::new(
            Verdict::Publish,
            Some(Ground::Spam),
            "",
            ("other", "words"),
            true,
        )
        .unwrap();
        assert_eq!(
            (plain.ground, plain.words, plain.as_sent),
            (None, None, true)
        );
    }
}
