//! Deeds that can take two people, and one that waits for the second.

use super::model::Consultation;
use crate::access::{Actor, Right, StaffRole};
use crate::types::ids::{
    AccountId, ApprovalId, AttachmentId, CommentId, ConsultationId, PassageId, SecondLookId,
    VersionId,
};
use crate::types::{Moment, text_enum};
use crate::web::addresses;

text_enum! {
    /// What can take two people.
    Deed {
        /// A round becomes public, and with it its text.
        AnnounceRound => "announce-round",
        /// A version becomes public.
        PublishVersion => "publish-version",
        /// A typing error in the text of an open round is mended.
        MendText => "mend-text",
        /// A confidential consultation is so no longer.
        Disclose => "disclose",
        /// The answers of a round become public.
        PublishAnswers => "publish-answers",
        /// The public is to read words that a decision kept from it.
        LiftDecision => "lift-decision",
        /// The public is to have a file, or to read of it, what a decision kept from it.
        LiftFileDecision => "lift-file-decision",
        /// An answer that was looked at again becomes public as it was changed.
        ChangeAnswer => "change-answer",
    }
}

impl Deed {
    /// Who may do it, and so ask for it and agree to it.
    pub fn right(self, consultation: ConsultationId) -> Right {
        match self {
            Self::AnnounceRound | Self::PublishVersion | Self::Disclose => {
                Right::Manage(consultation)
            }
            Self::MendText => Right::BringText(consultation),
            Self::PublishAnswers | Self::ChangeAnswer => Right::Draft(consultation),
            Self::LiftDecision | Self::LiftFileDecision => Right::Moderate(consultation),
        }
    }

    /// The roles of those who have that right by their work on the consultation.
    pub(super) fn roles(self) -> &'static [StaffRole] {
        match self {
            Self::AnnounceRound | Self::PublishVersion | Self::Disclose => {
                &[StaffRole::ProjectLead]
            }
            Self::MendText => &[StaffRole::ProjectLead, StaffRole::Drafter],
            Self::PublishAnswers | Self::ChangeAnswer => &[StaffRole::Drafter],
            Self::LiftDecision | Self::LiftFileDecision => &[StaffRole::Moderator],
        }
    }

    /// What the audit log keeps of a wording: no words that people wrote.
    pub(super) fn noted(self, wording: &str) -> &str {
        match self {
            Self::LiftFileDecision | Self::MendText => {
                wording.split(' ').next().unwrap_or_default()
            }
            _ => wording,
        }
    }
}

text_enum! {
    /// How it ended.
    Outcome {
        /// A second person did it.
        Granted => "granted",
        /// A second person would not.
        Refused => "refused",
        /// Who asked thought better of it, or asked for something else instead.
        Withdrawn => "withdrawn",
    }
}

/// A deed that somebody wants to do.
#[derive(Debug, Clone, Copy)]
pub struct Intent<'a> {
    pub deed: Deed,
    /// Id of the round, version, passage, comment, attachment or second look.
    pub subject: i64,
    /// What exactly, where that can differ; the second person must want the same.
    pub wording: &'a str,
}

/// Whether a deed can be done now, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn<T = ()> {
    /// Nobody else is needed, or this is the second person.
    Go(T),
    /// It was noted that this person asks; nothing is done until somebody else agrees.
    Asked,
}

/// A deed that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::approvals)]
pub struct Waiting {
    pub id: ApprovalId,
    pub deed: Deed,
    pub subject_id: i64,
    pub wording: String,
    pub asked_by: AccountId,
    /// Name of who asked.
    #[diesel(select_expression = crate::db::schema::accounts::name)]
    pub asked_by_name: String,
    pub asked_at: Moment,
}

impl Waiting {
    /// The page on which it can be done; `round` is the number of the round it is about, if it is about one.
    pub fn page(&self, consultation: &Consultation, round: i64) -> String {
        let (slug, subject) = (&consultation.slug, self.subject_id);
        match self.deed {
            Deed::AnnounceRound => addresses::Managed(slug).round(round),
            Deed::Disclose => addresses::Managed(slug).settings(),
            Deed::PublishVersion => addresses::Managed(slug).version(VersionId(subject)),
            Deed::MendText => addresses::Managed(slug).erratum(PassageId(subject)),
            Deed::PublishAnswers => addresses::Drafting(slug, round).publication(),
            Deed::LiftDecision => addresses::ModeratedComment(CommentId(subject)).page(),
            Deed::LiftFileDecision => addresses::ModeratedAttachment(AttachmentId(subject)).page(),
            Deed::ChangeAnswer => addresses::SecondLook(SecondLookId(subject)).page(),
        }
    }

    /// Whether `actor` is who asked, and so cannot be the second person.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.account() == Some(self.asked_by)
    }
}
