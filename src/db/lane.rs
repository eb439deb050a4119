//! Pooled connections, each with a thread of its own while it is used, and never waited for
//! without end.
//!
//! A connection has to be there within [`Limits::connect`], or nothing is begun. Once work has
//! begun, no statement may be silent for longer than the server was told to take over it: then the
//! server is frozen or gone, whoever asked is told so, and the thread comes back when it can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::r2d2;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{Instant as Time, timeout, timeout_at};

use super::connection::{Conn, DatabaseUrl, Manager, Mode};
use super::limits::{Limits, Patience};
use super::watcher::Watcher;
use crate::error::{Error, Result};
use crate::types::Outage;

/// A pool, and as many places as it has connections: who has no place takes no thread either.
#[derive(Clone)]
pub(super) struct Lane {
    pool: r2d2::Pool<Manager>,
    places: Arc<Semaphore>,
    limits: Limits,
    watcher: Watcher,
}

/// When the statement under way began, in milliseconds after `start` and at least 1; 0: none is.
#[derive(Clone)]
struct Pulse {
    start: Instant,
    since: Arc<AtomicU64>,
}

impl Pulse {
    fn new() -> Self {
        Self {
            start: Instant::now(),
            since: Arc::default(),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).map_or(u64::MAX, |now| now.max(1))
    }

    /// Notes when statements on `conn` begin and end, and has them told.
    fn follow(&self, conn: &mut Conn, watcher: &Watcher) {
        let (pulse, watcher) = (self.clone(), watcher.clone());
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            watcher.see(&event);
            let since = match event {
                InstrumentationEvent::StartQuery { .. } => pulse.now(),
                InstrumentationEvent::FinishQuery { .. } => 0,
                _ => return,
            };
            pulse.since.store(since, Ordering::Relaxed);
        });
    }

    fn silent(&self) -> Duration {
        match self.since.load(Ordering::Relaxed) {
            0 => Duration::ZERO,
            since => Duration::from_millis(self.now().saturating_sub(since)),
        }
    }
}

impl Lane {
    /// At most `size` connections, of which one is always ready.
    pub(super) fn open(
        url: &DatabaseUrl,
        mode: Mode,
        size: u32,
        limits: Limits,
        watcher: &Watcher,
    ) -> Self {
        Self::with(url, mode, (size, 1), limits, watcher)
    }

    /// The same, without a connection until one is needed.
    pub(super) fn lazy(
        url: &DatabaseUrl,
        mode: Mode,
        size: u32,
        limits: Limits,
        watcher: &Watcher,
    ) -> Self {
        Self::with(url, mode, (size, 0), limits, watcher)
    }

    fn with(
        url: &DatabaseUrl,
        mode: Mode,
        (size, ready): (u32, u32),
        limits: Limits,
        watcher: &Watcher,
    ) -> Self {
        let size = size.max(1);
        let pool = r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(ready))
            .connection_timeout(limits.connect)
            // Who waits for a connection is told why there is none; no need to say it twice.
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build_unchecked(Manager::new(url.clone(), mode, limits));
        Self {
            pool,
            places: Arc::new(Semaphore::new(size as usize)),
            limits,
            watcher: watcher.clone(),
        }
    }

    /// How many connections there are, and how many of them are free.
    pub(super) fn state(&self) -> r2d2::State {
        self.pool.state()
    }

    /// Runs `f` on a connection, in a thread where it may block.
    pub(super) async fn run<T, F>(&self, patience: Patience, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let deadline = Time::now() + self.limits.connect;
        let place = timeout_at(deadline, self.places.clone().acquire_owned())
            .await
            .map_err(|_| away("every connection is taken"))?
            .map_err(Error::internal)?;
        let pulse = Pulse::new();
        let (begin, mut begun) = oneshot::channel();
        let mut work = tokio::task::spawn_blocking({
            let (pool, pulse) = (self.pool.clone(), pulse.clone());
            let watcher = self.watcher.clone();
            let wait = self.limits.connect;
            move || {
                let _place = place;
                let mut conn = pool.get_timeout(wait).map_err(|error| away(&error))?;
                // Whoever asked has been told that nothing was done: so nothing is.
                begin.send(()).map_err(|()| away("it answered too late"))?;
                pulse.follow(&mut conn, &watcher);
                let result = f(&mut conn);
                conn.set_instrumentation(None::<fn(InstrumentationEvent<'_>)>);
                result
            }
        });
        if timeout_at(deadline, &mut begun).await.is_err() {
            begun.close();
            if begun.try_recv().is_err() {
                return Err(away("it takes no new work"));
            }
        }
        let limit = self.limits.silence(patience);
        loop {
            if let Ok(done) = timeout(Duration::from_millis(500), &mut work).await {
                return done.map_err(Error::internal)?;
            }
            if pulse.silent() > limit {
                return Err(Error::Unavailable(
                    Outage::Unsure,
                    anyhow::anyhow!("a statement had no answer for {} s", limit.as_secs()),
                ));
            }
        }
    }
}

fn away(why: impl ToString) -> Error {
    let why = why.to_string();
    let first = why.lines().next().unwrap_or_default().to_owned();
    Error::Unavailable(Outage::Away, anyhow::anyhow!(first))
}
