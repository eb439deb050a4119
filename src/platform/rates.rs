//! Rate limits by key (an address, an account), in this process's memory.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::{Guests, Security};
use crate::error::{Error, Result};

/// Every limit of the installation.
pub struct Rates {
    pub sign_in: Rate,
    pub reset: Rate,
    pub register: Rate,
    pub follow: Rate,
    /// Codes tried by colleagues without an account.
    pub join: Rate,
    pub post: Rate,
    pub autosave: Rate,
    pub api: Rate,
    pub search: Rate,
    pub guest: Rate,
}

impl Rates {
    /// As configured; 0 turns one off.
    pub fn new(security: &Security, guests: &Guests) -> Self {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 3600;
        Self {
            sign_in: Rate::new(security.sign_in_per_minute, MINUTE),
            reset: Rate::new(security.reset_per_hour, HOUR),
            register: Rate::new(security.register_per_hour, HOUR),
            follow: Rate::new(security.follow_per_hour, HOUR),
            join: Rate::new(security.join_per_hour, HOUR),
            post: Rate::new(security.post_per_minute, MINUTE),
            autosave: Rate::new(security.autosave_per_minute, MINUTE),
            api: Rate::new(security.api_per_minute, MINUTE),
            search: Rate::new(security.search_per_minute, MINUTE),
            guest: Rate::new(guests.starts_per_hour, HOUR),
        }
    }

    /// Forgets keys that have been quiet; call it now and then.
    pub fn forget_quiet(&self) {
        for rate in [
            &self.sign_in,
            &self.reset,
            &self.register,
            &self.follow,
            &self.join,
            &self.post,
            &self.autosave,
            &self.api,
            &self.search,
            &self.guest,
        ] {
            if let Some(limiter) = &rate.0 {
                limiter.retain_recent();
            }
        }
    }
}

/// So many per period for each key, all at once if need be.
pub struct Rate(Option<DefaultKeyedRateLimiter<String>>);

impl Rate {
    fn new(count: u32, seconds: u64) -> Self {
        Self(NonZeroU32::new(count).and_then(|burst| {
            let period = Duration::from_secs(seconds) / count;
            Some(RateLimiter::keyed(
                Quota::with_period(period)?.allow_burst(burst),
            ))
        }))
    }

    /// Counts one for `key`.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait when `key` has used up its share.
    pub fn take(&self, key: &str) -> Result<()> {
        let Some(limiter) = &self.0 else {
            return Ok(());
        };
        limiter.check_key(&key.to_owned()).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            Error::TooMany(wait.as_secs() + 1)
        })
    }
}
