//! Mail: rows of the Outbox, written in the transaction that causes them, delivered by a worker.
//! A sink: imports no slice; callers hand over recipient, template name and context. What followers of
//! a consultation are told is written down once, as an announcement; `following` makes mails of it.

mod kinds;
mod letters;
mod store;
pub mod worker;

pub use kinds::{Letters, Maker, Making};
pub use letters::{enclosure, is_long, render};
pub use store::{
    OutboxState, Outgoing, Trouble, Unfinished, announce, announced, dead_count, dead_letters,
    enqueue, enqueue_many, forget_addresses, get, is_stopped, oldest_waiting, send_again,
    send_all_again, set_stopped, trouble, unfinished_announcement, waiting_count, waiting_letters,
};

use crate::platform::texts::Language;
use crate::types::{id, text_enum};

id! {
    /// Identifies a row of the Outbox.
    OutboxId
}

id! {
    /// Identifies what followers of a consultation are told.
    AnnouncementId
}

text_enum! {
    /// What followers of a consultation are told of.
    News {
        /// A round takes comments.
        Opened => "opened",
        /// It takes no more.
        Closed => "closed",
        /// A version can be read.
        Version => "version",
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
