//! Mail: rows of the Outbox, written in the transaction that causes them, delivered by a worker.
//! A sink: imports no slice; callers hand over recipient, template name and context.

mod letters;
mod store;
pub mod worker;

pub use letters::{enclosure, render};
pub use store::{
    OutboxState, Outgoing, dead_count, dead_letters, enqueue, get, send_again, waiting_count,
    waiting_letters,
};

use crate::db::id;
use crate::platform::texts::Language;

id! {
    /// Identifies a row of the Outbox.
    OutboxId
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
