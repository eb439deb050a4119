//! An event as it is read back.

use chrono::Datelike;

use super::AuditEventId;
use crate::types::Moment;

/// An event as read back.
#[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, serde::Serialize)]
#[diesel(table_name = crate::db::schema::audit_events)]
pub struct Entry {
    pub id: AuditEventId,
    /// Its place in the chain, once it has one.
    pub sequence: Option<i64>,
    pub at: Moment,
    pub actor_id: Option<i64>,
    /// "account", "guest", "anonymous", "command-line" or "system".
    pub actor: String,
    /// What stands for the network address, or empty.
    pub origin: String,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<i64>,
    pub consultation_id: Option<i64>,
    pub details: String,
    pub previous_hash: Option<String>,
    pub hash: Option<String>,
    /// The key its hash is under; none for one of before there were keys.
    pub key_id: Option<String>,
    /// Over one of before there were keys.
    pub seal: Option<String>,
}

/// "2026-11", or so many months before.
pub(super) fn month(at: Moment, before: i32) -> String {
    let months = at.year() * 12 + i32::try_from(at.month0()).unwrap_or(0) - before;
    format!(
        "{:04}-{:02}",
        months.div_euclid(12),
        months.rem_euclid(12) + 1
    )
}
