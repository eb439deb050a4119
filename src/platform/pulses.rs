//! Whether the background workers still work: each tells when it begins and when it rests, anybody
//! may look. Knows no worker; goes by the machine's steady clock, which no one sets.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// The pulses of all workers of this process; cheap to clone.
#[derive(Clone)]
pub struct Pulses {
    /// How long one step may take before a worker counts as standing still.
    limit: Duration,
    all: Arc<Mutex<Vec<Pulse>>>,
}

/// The pulse of one worker; cheap to clone.
#[derive(Clone)]
pub struct Pulse(Arc<PulseCounts>);

struct PulseCounts {
    name: &'static str,
    limit: Duration,
    last: Mutex<Last>,
    steps: AtomicU64,
    failures: AtomicU64,
}

struct Last {
    /// When it last told anything.
    told: Instant,
    /// By when it is to tell again.
    due: Instant,
}

/// What is to be seen of a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub name: &'static str,
    /// How long ago it last told anything.
    pub silent: Duration,
    /// Whether that is longer than it should be.
    pub still: bool,
    /// Steps since the start.
    pub steps: u64,
    /// Those of them that failed.
    pub failures: u64,
}

impl Pulses {
    /// Nobody works yet; a step may take `limit`.
    pub fn new(limit: Duration) -> Self {
        Self {
            limit,
            all: Arc::default(),
        }
    }

    /// The pulse of a worker that begins; one of the same name that was there is replaced.
    pub fn begin(&self, name: &'static str) -> Pulse {
        let now = Instant::now();
        let pulse = Pulse(Arc::new(PulseCounts {
            name,
            limit: self.limit,
            last: Mutex::new(Last {
                told: now,
                due: now + self.limit,
            }),
            steps: AtomicU64::new(0),
            failures: AtomicU64::new(0),
        }));
        let mut all = held(&self.all);
        all.retain(|other| other.0.name != name);
        all.push(pulse.clone());
        pulse
    }

    /// All workers, in the order in which they began.
    pub fn seen(&self) -> Vec<Seen> {
        held(&self.all).iter().map(Pulse::seen).collect()
    }

    /// Tells whoever reads the metrics how long each has been silent, and whether that is too long.
    pub fn publish(&self) {
        for one in self.seen() {
            let silent = one.silent.as_secs_f64();
            metrics::gauge!("polder_worker_silent_seconds", "worker" => one.name).set(silent);
            let still = if one.still { 1.0 } else { 0.0 };
            metrics::gauge!("polder_worker_still", "worker" => one.name).set(still);
            metrics::counter!("polder_worker_steps_total", "worker" => one.name)
                .absolute(one.steps);
            metrics::counter!("polder_worker_failures_total", "worker" => one.name)
                .absolute(one.failures);
        }
    }

    /// Those that have stood still too long.
    pub fn still(&self) -> Vec<Seen> {
        let mut all = self.seen();
        all.retain(|one| one.still);
        all
    }
}

impl Pulse {
    /// It works on something.
    pub fn beat(&self) {
        self.tell(Duration::ZERO);
    }

    /// A step is done.
    pub fn step_done(&self) {
        self.0.steps.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("polder_worker_steps_total", "worker" => self.0.name).increment(1);
        self.beat();
    }

    /// A step failed.
    pub fn step_failed(&self) {
        self.0.failures.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("polder_worker_failures_total", "worker" => self.0.name).increment(1);
        self.step_done();
    }

    /// It has nothing to do and looks again after `pause`.
    pub fn rest(&self, pause: Duration) {
        self.tell(pause);
    }

    fn tell(&self, pause: Duration) {
        let now = Instant::now();
        *held(&self.0.last) = Last {
            told: now,
            due: now + pause + self.0.limit,
        };
    }

    fn seen(&self) -> Seen {
        let now = Instant::now();
        let last = held(&self.0.last);
        Seen {
            name: self.0.name,
            silent: now.saturating_duration_since(last.told),
            still: now > last.due,
            steps: self.0.steps.load(Ordering::Relaxed),
            failures: self.0.failures.load(Ordering::Relaxed),
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(|held| held.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_who_stands_still() {
        let pulses = Pulses::new(Duration::ZERO);
        let (mail, rounds) = (pulses.begin("mail"), pulses.begin("rounds"));
        rounds.rest(Duration::from_secs(600));
        mail.step_done();
        mail.step_failed();
        std::thread::yield_now();
        let still = pulses.still();
        assert_eq!(still.len(), 1, "{still:?}");
        assert_eq!(
            (still[0].name, still[0].steps, still[0].failures),
            ("mail", 2, 1)
        );
        assert!(
            pulses
                .seen()
                .iter()
                .any(|one| one.name == "rounds" && !one.still)
        );
    }
}
