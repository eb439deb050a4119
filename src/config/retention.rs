//! Terms: what is erased, and how long after.

use anyhow::ensure;
use serde::Deserialize;

/// A hundred years, in days.
const LONGEST: i64 = 36_525;

/// The terms, in days; `config/default.toml` says of what, and from when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    pub draft_days: i64,
    pub withdrawn_days: i64,
    pub note_days: i64,
    pub person_days: i64,
    pub account_days: i64,
    pub account_warning_days: i64,
}

impl Retention {
    /// Refuses terms that are none. There is no "never": whoever must keep something puts the consultation
    /// on hold.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        for (name, days) in [
            ("draft_days", self.draft_days),
            ("withdrawn_days", self.withdrawn_days),
            ("note_days", self.note_days),
            ("person_days", self.person_days),
            ("account_days", self.account_days),
            ("account_warning_days", self.account_warning_days),
        ] {
            ensure!(
                (1..=LONGEST).contains(&days),
                "retention.{name} must be from 1 to {LONGEST} days, not {days}"
            );
        }
        ensure!(
            self.account_warning_days < self.account_days,
            "retention.account_warning_days ({}) must be less than retention.account_days ({}): people are told \
             before, not after",
            self.account_warning_days,
            self.account_days
        );
        Ok(())
    }
}
