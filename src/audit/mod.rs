//! The audit log: who did what to what, when, in a chain of hashes. A sink: imports no slice.
//!
//! [`record`] is called in the transaction that makes the change, so that neither is there
//! without the other.

mod chain;
mod store;

pub use chain::Broken;
pub use store::{Entry, Filter, list, record, verify};

use crate::db::{Moment, id};

id! {
    /// Identifies an AuditEvent.
    AuditEventId
}

/// Who did something, and from where.
#[derive(Debug, Clone)]
pub struct Author {
    /// The account, for what a person did.
    pub account: Option<i64>,
    /// "account", "anonymous", "command-line" or "system".
    pub kind: &'static str,
    /// Network address, or empty.
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

/// The moment an event happened and its place in the chain are part of what is hashed.
pub(crate) struct Link<'a> {
    pub sequence: i64,
    pub at: Moment,
    pub actor_id: Option<i64>,
    pub actor: &'a str,
    pub origin: &'a str,
    pub action: &'a str,
    pub subject: &'a str,
    pub subject_id: Option<i64>,
    pub consultation_id: Option<i64>,
    pub details: &'a str,
    pub previous_hash: &'a str,
}
