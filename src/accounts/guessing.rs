//! How guessing passwords is slowed down: rules without a database or clock.
//!
//! Tries are counted for an address and whoever tries it: a browser that is known to the account, or
//! else the network address. What strangers do counts against them and never against a browser in
//! which the account's owner has signed in before.

use chrono::Duration;

use crate::platform::{addresses, random};
use crate::types::ids::AccountId;

/// The longest pause between two tries.
const LONGEST: i64 = 15 * 60;

/// Failures are held against somebody this long.
pub fn memory() -> Duration {
    Duration::days(1)
}

/// How much guessing is let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// So many failures without a pause; 0: no pauses at all.
    pub free: i64,
    /// So many failures a day for one account by all browsers together that it does not know; 0: no end.
    pub per_day: i64,
}

impl Limits {
    /// How long to wait after so many failures in a row: nothing at first, then twice as long each time.
    pub fn pause(self, failures: i64) -> Duration {
        let beyond = failures - self.free;
        if self.free <= 0 || beyond < 0 {
            return Duration::zero();
        }
        let exponent = u32::try_from(beyond.min(20)).unwrap_or(20);
        Duration::seconds((1_i64 << exponent).min(LONGEST))
    }
}

/// Somebody about to try a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The address tried, as a hash: it may be anybody's.
    pub subject: String,
    /// Whose it is, if anybody's.
    pub account: Option<AccountId>,
    /// Who tries: a browser, or a network address.
    pub asker: String,
    /// Whether the account knows that browser.
    pub familiar: bool,
}

impl Attempt {
    /// By a browser the account knows, or by whoever sits at `origin`.
    pub fn new(
        email: &str,
        account: Option<AccountId>,
        browser: Option<&str>,
        origin: &str,
    ) -> Self {
        Self {
            subject: random::token_hash(email),
            account,
            asker: match browser {
                Some(secret) => format!("browser {}", random::token_hash(secret)),
                None => addresses::rate_key(origin),
            },
            familiar: browser.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_stop_at_a_quarter_of_an_hour() {
        let limits = Limits {
            free: 5,
            per_day: 100,
        };
        let seconds = |failures| limits.pause(failures).num_seconds();
        assert_eq!((seconds(0), seconds(4)), (0, 0));
        assert_eq!((seconds(5), seconds(6), seconds(9)), (1, 2, 16));
        assert_eq!((seconds(15), seconds(1000)), (900, 900));
        let none = Limits { free: 0, ..limits };
        assert_eq!(none.pause(1000), Duration::zero());
    }

    #[test]
    fn a_known_browser_is_counted_apart_from_its_network_address() {
        let stranger = Attempt::new("noor@example.org", None, None, "192.0.2.1");
        let owner = Attempt::new("noor@example.org", None, Some("secret"), "192.0.2.1");
        assert_eq!(stranger.subject, owner.subject);
        assert_ne!(stranger.asker, owner.asker);
        assert!(!owner.asker.contains("secret") && !owner.subject.contains("noor"));
    }
}
