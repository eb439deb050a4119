//! Decisions on attachments, and [`PublishedAttachment`]: a file that came with a response, as the
//! public may see it. Only this file can make one.

use serde::Serialize;

use super::model::{Ground, Verdict};
use crate::comments::attachments::Attachment;
use crate::comments::model::{Moderation, Publication, Submission, SubmissionState};
use crate::consultations::model::Party;
use crate::db::Moment;
use crate::db::ids::{AccountId, AttachmentDecisionId, AttachmentId, RoundId};
use crate::platform::files::kind::FileKind;

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

/// A file that came with a response, as the public may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedAttachment {
    pub id: AttachmentId,
    pub round_id: RoundId,
    pub name: String,
    pub kind: FileKind,
    /// In bytes.
    pub size: i64,
    /// Hexadecimal.
    pub sha256: String,
    /// What it is; of an image, its text alternative.
    pub description: String,
    /// The organisation, or the person who speaks for themselves; `None` for an anonymous one.
    pub party_name: Option<String>,
    pub group_code: String,
    pub submitted_at: Option<Moment>,
    #[serde(skip)]
    sealed: Sealed,
}

/// Keeps others from making a [`PublishedAttachment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sealed;

impl PublishedAttachment {
    /// The public form of `attachment`, if it may have one: a moderator published it, its submission
    /// stands and is not to stay unpublished, and its file is for others to have (`scanned`: whether
    /// this installation has a virus scanner).
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
        let party_name = match submission.publication {
            Publication::None => return None,
            Publication::Anonymous => None,
            Publication::Organisation | Publication::NameAndOrganisation => {
                Some(party.name.clone())
            }
        };
        Some(Self {
            id: attachment.id,
            round_id: attachment.round_id,
            name: attachment.name,
            kind: attachment.kind,
            size: attachment.size,
            sha256: attachment.sha256,
            description: attachment.description,
            party_name,
            group_code: party.group_code.clone(),
            submitted_at: submission.submitted_at,
            sealed: Sealed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::attachments::ScanState;
    use crate::comments::model::{Origin, Verification};
    use crate::db::ids::{FileId, PartyId, SubmissionId};

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
        assert_eq!(
            of(Organisation).party_name.as_deref(),
            Some("Stichting Net")
        );
    }
}
