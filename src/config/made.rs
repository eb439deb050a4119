//! What the parts of the platform take of the configuration.

use chrono::Duration;

use super::settings::{Config, Limits, Security};
use crate::platform::confined::Budget;
use crate::platform::human::HumanVerification;
use crate::platform::passwords::Hashing;
use crate::platform::rates::{Rate, Rates};

impl Config {
    /// Every limit by key.
    pub fn rates(&self) -> Rates {
        let (security, guests) = (&self.security, &self.guests);
        Rates {
            sign_in: Rate::per_minute(security.sign_in_per_minute),
            reset: Rate::per_hour(security.reset_per_hour),
            register: Rate::per_hour(security.register_per_hour),
            follow: Rate::per_hour(security.follow_per_hour),
            join: Rate::per_hour(security.join_per_hour),
            post: Rate::per_minute(security.post_per_minute),
            autosave: Rate::per_minute(security.autosave_per_minute),
            api: Rate::per_minute(security.api_per_minute),
            tokens: Rate::per_minute(security.tokens_per_minute),
            search: Rate::per_minute(security.search_per_minute),
            pages: Rate::per_minute(security.pages_per_minute),
            files: Rate::per_minute(security.files_per_minute),
            guest: Rate::per_hour(guests.starts_per_hour),
            uploads: Rate::per_day(guests.uploads_mb_per_day.saturating_mul(1024)),
        }
    }
}

impl Config {
    /// The check of people without an account.
    pub fn humans(&self) -> HumanVerification {
        let guests = &self.guests;
        let lifetime = Duration::minutes(guests.human_minutes);
        HumanVerification::new(&guests.human_key, guests.human_cost, lifetime)
    }
}

impl Security {
    /// What hashing a password takes.
    pub fn hashing(&self) -> Hashing {
        Hashing {
            memory_kib: self.argon2_memory_kib,
            iterations: self.argon2_iterations,
            lanes: self.argon2_lanes,
        }
    }
}

impl Limits {
    /// What one process that reads files from outside may use.
    pub fn reading(&self) -> Budget {
        Budget {
            memory_mb: self.reading_memory_mb,
            seconds: self.reading_seconds,
        }
    }
}
