//! The clock, passed in, so that tests can step it. Nothing else asks the machine for the time.

use std::sync::{Arc, Mutex};

use chrono::{Duration, NaiveDateTime, SubsecRound, Utc};

/// Tells the time in UTC, to the microsecond.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<Mutex<NaiveDateTime>>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `now` until it is stepped.
    pub fn at(now: NaiveDateTime) -> Self {
        Self(Some(Arc::new(Mutex::new(now))))
    }

    /// Now.
    pub fn now(&self) -> NaiveDateTime {
        match &self.0 {
            #[allow(clippy::disallowed_methods, reason = "the one place that may")]
            None => Utc::now().naive_utc().trunc_subsecs(6),
            Some(standing) => *standing.lock().unwrap_or_else(|held| held.into_inner()),
        }
    }

    /// Moves a standing clock; the machine's clock goes its own way.
    pub fn step(&self, by: Duration) {
        if let Some(standing) = &self.0 {
            *standing.lock().unwrap_or_else(|held| held.into_inner()) += by;
        }
    }
}
