//! The audit log: who did what to what, when, in a chain of keyed hashes. A sink: imports no slice.
//!
//! [`record`] is called in the transaction that makes the change, so that neither is there
//! without the other. It takes no lock: an event gets its place in the chain a moment later, from
//! [`Vault::chain`], in a short transaction of its own. So no node, however slow or frozen, holds up
//! what another writes. Until an event has its place, its removal would not be noticed.

mod chain;
mod entry;
mod keys;
mod noticed;
mod store;
mod vault;

pub use chain::{Broken, Checkpoint, Verified};
pub use entry::Entry;
pub use keys::Keys;
pub use noticed::Noticed;
pub use store::{Filter, list, note_checkpoint, record, record_all};
pub use vault::{Origin, Vault};

use crate::types::id;

id! {
    /// Identifies an AuditEvent.
    AuditEventId
}

/// Who did something, and from where.
#[derive(Debug, Clone)]
pub struct Author {
    /// The account, for what a person did.
    pub account: Option<i64>,
    /// "account", "guest", "anonymous", "command-line" or "system".
    pub kind: &'static str,
    /// What stands for the network address ([`Origin::mark`]), or empty.
    pub origin: String,
}

impl Author {
    /// The installation itself: a worker.
    pub fn system() -> Self {
        Self {
            account: None,
            kind: "system",
            origin: String::new(),
        }
    }
}

/// One change of state.
#[derive(Debug, Clone)]
pub struct Event {
    /// What was done, as "comment.decide".
    pub action: &'static str,
    /// What kind of thing it was done to, as "comment".
    pub subject: &'static str,
    pub subject_id: Option<i64>,
    pub consultation: Option<i64>,
    /// What else is worth knowing; never a secret, never a comment's text.
    pub details: serde_json::Value,
}

impl Event {
    /// `action` done to the `subject` with this id.
    pub fn new(action: &'static str, subject: &'static str, id: i64) -> Self {
        Self {
            action,
            subject,
            subject_id: Some(id),
            consultation: None,
            details: serde_json::json!({}),
        }
    }

    /// In this consultation.
    #[must_use]
    pub fn in_consultation(mut self, id: i64) -> Self {
        self.consultation = Some(id);
        self
    }

    /// With details.
    #[must_use]
    pub fn with(mut self, details: serde_json::Value) -> Self {
        self.details = details;
        self
    }
}
