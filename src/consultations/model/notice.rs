//! What those concerned by a Round are still to be told of it.

use crate::types::ids::{RoundId, RoundNoticeId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What was done to a Round by hand that people go by.
    NoticeKind {
        /// It closes later than it was to.
        Extended => "extended",
        /// It was closed before its hour.
        ClosedEarly => "closed-early",
        /// Its announcement was taken back before it opened.
        TakenBack => "taken-back",
        /// It was put away. Nobody is told.
        Archived => "archived",
    }
}

/// Somebody changed a Round, and nobody was told yet.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::round_notices)]
pub struct RoundNotice {
    pub id: RoundNoticeId,
    pub round_id: RoundId,
    pub kind: NoticeKind,
    /// When the Round was to close before.
    pub closed_at: Moment,
    /// When people are told.
    pub due_at: Moment,
}

impl RoundNotice {
    /// Whether it can still be undone at `now`: nobody was told, and where the Round is to take comments
    /// again, its hour has not come.
    pub fn can_be_undone(&self, now: Moment) -> bool {
        match self.kind {
            NoticeKind::ClosedEarly => now < self.closed_at,
            NoticeKind::Archived => true,
            // Announcing anew, or another closing time, is as much.
            NoticeKind::Extended | NoticeKind::TakenBack => false,
        }
    }
}
