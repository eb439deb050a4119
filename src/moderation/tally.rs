//! How many comments stand where with the moderators. Pure.

use crate::submissions::model::Moderation;

/// How many comments stand in each state, or decisions were taken by each verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub waiting: i64,
    pub published: i64,
    pub redacted: i64,
    pub withheld: i64,
}

impl Tally {
    /// All together.
    pub fn all(self) -> i64 {
        self.waiting + self.decided()
    }

    /// Those decided on.
    pub fn decided(self) -> i64 {
        self.published + self.redacted + self.withheld
    }

    /// With so many more in this state.
    pub fn add(&mut self, state: Moderation, count: i64) {
        match state {
            Moderation::Pending => self.waiting += count,
            Moderation::Published => self.published += count,
            Moderation::Redacted => self.redacted += count,
            Moderation::Withheld => self.withheld += count,
            Moderation::Draft | Moderation::Gone => {}
        }
    }
}
