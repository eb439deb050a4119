//! Mail: rows of the Outbox, written in the transaction that causes them, delivered by a worker.
//! A sink: imports no slice; callers hand over recipient, template name and context. What followers of
//! a consultation are told is written down once, as an announcement, of which `following` makes mails; what a party
//! is told, as a letter, of which `consultations` does.

mod kinds;
mod letters;
mod store;
pub mod worker;

pub use kinds::{Letters, Maker, Making};
pub use letters::{enclosure, is_long, render};
pub use store::{
    OutboxState, Outgoing, Trouble, Unfinished, Waits, announce, announced, dead_count,
    dead_letters, enqueue, enqueue_many, forget_addresses, forget_party_letters, get,
    has_party_letters, is_stopped, notify, notify_many, oldest_waiting, reminder_stop, send_again,
    send_all_again, set_stopped, take_party_letters, trouble, unfinished_announcement,
    waiting_count, waiting_letters,
};

use crate::platform::texts::Language;
use crate::types::ids::{OrganisationId, PartyId};
use crate::types::{id, text_enum};

id! {
    /// Identifies a row of the Outbox.
    OutboxId
}

id! {
    /// Identifies what followers of a consultation are told.
    AnnouncementId
}

id! {
    /// Identifies a letter to a party.
    PartyLetterId
}

text_enum! {
    /// What a letter to a party is about; the name of its template.
    LetterKind {
        AnswersPublished => "answers-published",
        AttachmentDecided => "attachment-decided",
        AttachmentInfected => "attachment-infected",
        CommentDecided => "comment-decided",
        DraftReady => "draft-ready",
        DraftUnsent => "draft-unsent",
        SecondLookDecided => "second-look-decided",
        SignatureAnswered => "signature-answered",
        SignatureRequest => "signature-request",
        SignedWithdrawn => "signed-withdrawn",
        SubmissionDecided => "submission-decided",
        SubmissionReceipt => "submission-receipt",
        SubmissionTakenAway => "submission-taken-away",
        SubmissionWithdrawn => "submission-withdrawn",
        TextMended => "text-mended",
    }
}

/// Whom a letter is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Who speaks for the party: the leads of an organisation, the person, or a guest whose address is
    /// confirmed.
    Party(PartyId),
    /// Who leads the organisation, whether or not it responds itself.
    LeadsOf(OrganisationId),
}

/// The intent to tell a party something: a worker sees who that is, and writes to each once, in their
/// language.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyLetter {
    pub to: To,
    pub kind: LetterKind,
    /// The path that the mail leads to; "" for one without a link.
    pub page: String,
    /// Ids, and what was so at the time, an object. The worker adds `name` and `url` and, of a party,
    /// `party`, `consultation` and `round`.
    pub context: serde_json::Value,
}

impl PartyLetter {
    /// A letter to a party that leads to `page`.
    pub fn new(party: PartyId, kind: LetterKind, page: String, context: serde_json::Value) -> Self {
        Self {
            to: To::Party(party),
            kind,
            page,
            context,
        }
    }
}

text_enum! {
    /// What followers of a consultation are told of.
    News {
        /// A round takes comments.
        Opened => "opened",
        /// It takes comments for longer than it was to.
        Extended => "extended",
        /// It takes no more.
        Closed => "closed",
        /// Its announcement was taken back.
        TakenBack => "taken-back",
        /// A version can be read.
        Version => "version",
        /// A typing error in the text of an open round was mended.
        Mended => "mended",
        /// Answers are public.
        Answers => "answers",
    }
}

/// The intent to tell somebody something.
#[derive(Debug, Clone)]
pub struct Notification {
    /// Mail address.
    pub recipient: String,
    pub language: Language,
    /// Folder under `templates/emails`.
    pub template: &'static str,
    /// Variables of the template.
    pub context: serde_json::Value,
}
