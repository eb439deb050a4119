//! Rows of the Outbox.

use diesel::prelude::*;

use crate::db::schema::outbox;
use crate::notifications::OutboxId;
use crate::platform::texts::Language;
use crate::types::{Moment, text_enum};

text_enum! {
    /// Where a mail stands.
    OutboxState {
        /// To be delivered, perhaps again.
        Waiting => "waiting",
        /// Given up; an admin can send it again. What was delivered is erased.
        Dead => "dead",
    }
}

/// A row of the Outbox.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = outbox)]
pub struct Outgoing {
    pub id: OutboxId,
    pub recipient: String,
    pub language: Language,
    pub template: String,
    /// JSON.
    #[serde(skip)]
    pub context: String,
    pub message_id: String,
    pub state: OutboxState,
    pub attempts: i64,
    pub next_attempt_at: Moment,
    pub last_error: Option<String>,
    pub created_at: Moment,
    pub finished_at: Option<Moment>,
    /// Lower goes first.
    pub priority: i64,
    /// The node that is at it, until `next_attempt_at`.
    #[serde(skip)]
    pub claimed_by: Option<String>,
    /// How often it was taken up without an end that was noted.
    #[serde(skip)]
    pub begun: i64,
    /// Since when the mail server itself stands in the way.
    pub held_since: Option<Moment>,
}

impl Outgoing {
    /// Whether its words are there still, so that it can be sent again.
    pub fn whole(&self) -> bool {
        self.context != EMPTY
    }
}

/// What is left of the words of a mail that was given up and that people can ask for anew.
pub(super) const EMPTY: &str = "{}";
