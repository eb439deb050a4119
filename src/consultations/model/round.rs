//! A Round and the rules of its life: the hours decide, and which state may follow which.

use crate::access::{Actor, Right};
use crate::types::ids::{ConsultationId, RoundId, VersionId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// Where a Round stands.
    RoundState {
        /// Being prepared; staff only.
        Draft => "draft",
        /// Announced; opens by itself at its hour.
        Scheduled => "scheduled",
        /// Comments are taken.
        Open => "open",
        /// No more comments; they are being answered.
        Closed => "closed",
        /// Answers are published.
        Reporting => "reporting",
        /// Kept for the record.
        Archived => "archived",
    }
}

impl RoundState {
    /// Whether a Round may go from this state to `next`. Forward one step at a time, by people or
    /// by the clock; two exceptions: one whose hours have all gone by unseen goes from scheduled
    /// to closed, and an announcement may be taken back before the Round opens.
    pub fn may_become(self, next: Self) -> bool {
        use RoundState::{Archived, Closed, Draft, Open, Reporting, Scheduled};
        matches!(
            (self, next),
            (Draft, Scheduled)
                | (Scheduled, Draft | Open | Closed)
                | (Open, Closed)
                | (Closed, Reporting)
                | (Reporting, Archived)
        )
    }
}

text_enum! {
    /// Who may respond in a Round.
    RoundAccess {
        /// Everybody with a confirmed account.
        Open => "open",
        /// Invited parties only.
        Invited => "invited",
    }
}

/// One period of comment on one Version.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::rounds)]
pub struct Round {
    pub id: RoundId,
    pub consultation_id: ConsultationId,
    /// From 1, within the consultation.
    pub number: i64,
    pub version_id: VersionId,
    pub state: RoundState,
    pub access: RoundAccess,
    /// Limited Markdown.
    pub introduction: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub answers_published_at: Option<Moment>,
    pub created_at: Moment,
    /// Rises when its hours or state change: what calendars call SEQUENCE.
    pub revision: i64,
    /// When that was; none: not since it was made.
    pub changed_at: Option<Moment>,
}

impl Round {
    /// Whether comments are taken at `now`, to the second: the hours decide, whether or not a
    /// worker has moved the state already.
    pub fn takes_comments(&self, now: Moment) -> bool {
        matches!(self.state, RoundState::Open | RoundState::Scheduled)
            && self.opens_at <= now
            && now < self.closes_at
    }

    /// Whether the public may know of it.
    pub fn is_public(&self) -> bool {
        self.state != RoundState::Draft
    }

    /// Whether hours, version and access may still change: nobody can have commented yet.
    pub fn can_be_edited(&self, now: Moment) -> bool {
        matches!(
            self.state_at(now),
            RoundState::Draft | RoundState::Scheduled
        )
    }

    /// Whether the drafters' answers may be published at `now`: it takes no comments any more, and is not
    /// put away.
    pub fn may_publish_answers(&self, now: Moment) -> bool {
        matches!(
            self.state_at(now),
            RoundState::Closed | RoundState::Reporting
        )
    }

    /// Whether `actor` may read its text and what is published about it; `invited` says whether
    /// the actor is of a party invited to it.
    pub fn may_be_read_by(&self, actor: &Actor, invited: bool) -> bool {
        let staff = actor.may(Right::Foresee(self.consultation_id));
        let reader = match self.access {
            RoundAccess::Open => true,
            RoundAccess::Invited => invited,
        };
        staff || (self.is_public() && reader)
    }

    /// The state by the clock: what it will be as soon as a worker has seen to it.
    pub fn state_at(&self, now: Moment) -> RoundState {
        match self.state {
            RoundState::Scheduled | RoundState::Open if now >= self.closes_at => RoundState::Closed,
            RoundState::Scheduled if now >= self.opens_at => RoundState::Open,
            state => state,
        }
    }
}
