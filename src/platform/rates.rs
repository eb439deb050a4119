//! Rate limits by key (an address, an account), in this process's memory.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::{Quota, RateLimiter};

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
    /// Bearer tokens looked up, right or wrong.
    pub tokens: Rate,
    pub search: Rate,
    /// Public pages made afresh.
    pub pages: Rate,
    /// Exports, and receipts as PDF.
    pub files: Rate,
    pub guest: Rate,
    /// Kilobytes of files from people without an account.
    pub uploads: Rate,
}

impl Rates {
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
            &self.tokens,
            &self.search,
            &self.pages,
            &self.files,
            &self.guest,
            &self.uploads,
        ] {
            if let Some(limiter) = &rate.0 {
                limiter.retain_recent();
            }
        }
    }
}

/// So many per period for each key, all at once if need be.
pub struct Rate(Option<RateLimiter<String, Counts, DefaultClock>>);

impl Rate {
    /// So many a minute; 0 is no limit.
    pub fn per_minute(count: u32) -> Self {
        Self::new(count, 60)
    }

    /// So many an hour; 0 is no limit.
    pub fn per_hour(count: u32) -> Self {
        Self::new(count, 3600)
    }

    /// So many a day; 0 is no limit.
    pub fn per_day(count: u32) -> Self {
        Self::new(count, 24 * 3600)
    }

    fn new(count: u32, seconds: u64) -> Self {
        Self(NonZeroU32::new(count).and_then(|burst| {
            let period = Duration::from_secs(seconds) / count;
            Some(RateLimiter::new(
                Quota::with_period(period)?.allow_burst(burst),
                Counts::holding(MOST_KEYS),
                DefaultClock::default(),
            ))
        }))
    }

    /// Counts one for `key`.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds to wait when `key` has used up its share.
    pub fn take(&self, key: &str) -> Result<()> {
        self.take_many(key, 1)
    }

    /// Counts `count` for `key`, or none of them.
    ///
    /// # Errors
    /// As [`Self::take`]; what is more than the whole share can never be had.
    pub fn take_many(&self, key: &str, count: u32) -> Result<()> {
        let (Some(limiter), Some(count)) = (&self.0, NonZeroU32::new(count)) else {
            return Ok(());
        };
        match limiter.check_key_n(&key.to_owned(), count) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(not_until)) => {
                let wait = not_until.wait_time_from(DefaultClock::default().now());
                Err(Error::TooMany(wait.as_secs() + 1))
            }
            Err(_) => Err(Error::TooMany(u64::from(u32::MAX))),
        }
    }
}

/// Keys one rate remembers at most: some 2 MB. Strangers choose them (their own addresses, mail
/// addresses they type), so their number must have an end.
const MOST_KEYS: usize = 1 << 16;

/// What was counted for each key: until when its share is used up. A key is kept as its hash, under
/// a secret of this process, so that its length costs nothing and nobody can aim at another's.
///
/// When there is no more room, the quarter of keys that used the least of their share is forgotten:
/// those who try hardest are remembered longest, and a flood of new keys frees none of them.
struct Counts {
    hashes: RandomState,
    used_until: Mutex<HashMap<u64, Nanos>>,
    most: usize,
}

impl Counts {
    fn holding(most: usize) -> Self {
        Self {
            hashes: RandomState::new(),
            used_until: Mutex::default(),
            most,
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Nanos>> {
        // Each change is one insertion: a panic elsewhere leaves it whole.
        self.used_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn make_room(counts: &mut HashMap<u64, Nanos>) {
    let mut ends: Vec<Nanos> = counts.values().copied().collect();
    let quarter = ends.len() / 4;
    let (_, limit, _) = ends.select_nth_unstable(quarter);
    let limit = *limit;
    // Many may have used exactly as much: of those, enough go too.
    let mut more = quarter + 1;
    counts.retain(|_, end| {
        let goes = more > 0 && *end <= limit;
        more -= usize::from(goes);
        !goes
    });
}

impl StateStore for Counts {
    type Key = String;

    fn measure_and_replace<T, F, E>(&self, key: &String, measure: F) -> std::result::Result<T, E>
    where
        F: Fn(Option<Nanos>) -> std::result::Result<(T, Nanos), E>,
    {
        let key = self.hashes.hash_one(key);
        let mut counts = self.lock();
        let before = counts.get(&key).copied();
        let (answer, after) = measure(before)?;
        if before.is_none() && counts.len() >= self.most {
            make_room(&mut counts);
        }
        counts.insert(key, after);
        Ok(answer)
    }
}

impl ShrinkableKeyedStateStore<String> for Counts {
    fn retain_recent(&self, drop_below: Nanos) {
        let mut counts = self.lock();
        counts.retain(|_, end| *end > drop_below);
        counts.shrink_to_fit();
    }

    fn len(&self) -> usize {
        self.lock().len()
    }

    fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_key_by_itself() {
        let rate = Rate::new(2, 3600);
        assert!(rate.take("a").is_ok() && rate.take("a").is_ok());
        assert!(matches!(rate.take("a"), Err(Error::TooMany(1..=1801))));
        assert!(rate.take("b").is_ok());
        assert!(rate.take_many("c", 2).is_ok() && rate.take_many("c", 1).is_err());
        assert!(rate.take_many("d", 3).is_err() && rate.take_many("d", 2).is_ok());
        assert!((0..100).all(|_| Rate::new(0, 60).take("a").is_ok()));
    }

    #[test]
    fn keys_that_strangers_choose_do_not_grow_memory_nor_free_who_tried_before() {
        let burst = NonZeroU32::new(3).unwrap();
        let quota = Quota::with_period(Duration::from_secs(600))
            .unwrap()
            .allow_burst(burst);
        let counts = Counts::holding(100);
        let limiter: RateLimiter<String, Counts, DefaultClock> =
            RateLimiter::new(quota, counts, DefaultClock::default());
        let take = |key: &str| limiter.check_key(&key.to_owned()).is_ok();
        assert_eq!([0; 4].map(|_| take("guesser")), [true, true, true, false]);
        for number in 0..10_000 {
            assert!(take(&format!("stranger {number} {}", "x".repeat(100))));
            assert!(limiter.len() <= 100);
        }
        assert!(!take("guesser"));
    }
}
