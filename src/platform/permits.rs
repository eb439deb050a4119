//! Permits for dear work: so much of each kind at once, some that wait their turn, and the rest is
//! asked to try again. So a few costly requests cannot take all threads, memory and processors from
//! the many cheap ones.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::ensure;
use serde::Deserialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Error, Result};

/// How much of each kind at once, as configured; 0 is one per core.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    pub pdf: usize,
    pub exports: usize,
    pub hashing: usize,
    pub compression: usize,
    pub markdown: usize,
    pub pages: usize,
    /// How many wait for each kind.
    pub waiting: usize,
    /// How long one waits at most.
    pub wait_seconds: u64,
}

impl Work {
    /// Refuses what cannot be.
    ///
    /// # Errors
    /// When a value is beyond reason; the message names it.
    pub fn check(&self) -> anyhow::Result<()> {
        for (name, places) in [
            ("pdf", self.pdf),
            ("exports", self.exports),
            ("hashing", self.hashing),
            ("compression", self.compression),
            ("markdown", self.markdown),
            ("pages", self.pages),
        ] {
            ensure!(
                places <= 256,
                "work.{name} may be at most 256, not {places}"
            );
        }
        ensure!(
            (1..=300).contains(&self.wait_seconds),
            "work.wait_seconds must be from 1 to 300, not {}",
            self.wait_seconds
        );
        Ok(())
    }

    /// How many exports at once: each has a database reader.
    pub fn export_places(&self) -> u32 {
        u32::try_from(places(self.exports)).unwrap_or(1)
    }
}

/// Places in a line; 0 stands for one per core.
fn places(configured: usize) -> usize {
    match configured {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        places => places,
    }
}

/// One line for each kind of dear work.
#[derive(Clone)]
pub struct Permits {
    /// Setting a PDF: seconds of a processor, hundreds of megabytes.
    pub pdf: Line,
    /// Writing an export: a whole round is read for it.
    pub exports: Line,
    /// Hashing passwords: megabytes each, on purpose.
    pub hashing: Line,
    /// Compressing pages.
    pub compression: Line,
    /// Making HTML of many texts.
    pub markdown: Line,
    /// Putting together pages that grow with what people wrote.
    pub pages: Line,
}

impl Permits {
    /// As configured.
    pub fn new(work: &Work) -> Self {
        let line = |places| Line::new(places, work.waiting, work.wait_seconds);
        Self {
            pdf: line(work.pdf),
            exports: line(work.exports),
            hashing: line(work.hashing),
            compression: line(work.compression),
            markdown: line(work.markdown),
            pages: line(work.pages),
        }
    }
}

/// Who may work at once, and who waits; cheap to clone.
#[derive(Clone)]
pub struct Line {
    places: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    longest: Duration,
}

/// The right to do one piece of work; given back when it is dropped.
pub struct Permit(#[allow(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

/// One in the line, also when whoever waits gives up.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Line {
    fn new(configured: usize, most_waiting: usize, wait_seconds: u64) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places(configured))),
            waiting: Arc::new(AtomicUsize::new(0)),
            most_waiting,
            longest: Duration::from_secs(wait_seconds),
        }
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// [`Error::Busy`] when the line is full, or no place came free in time.
    pub async fn enter(&self) -> Result<Permit> {
        if let Ok(permit) = self.places.clone().try_acquire_owned() {
            return Ok(Permit(permit));
        }
        let busy = || Error::Busy(self.longest.as_secs().max(1));
        let own = Waiting(self.waiting.clone());
        if self.waiting.fetch_add(1, Ordering::AcqRel) >= self.most_waiting {
            return Err(busy());
        }
        let permit = tokio::time::timeout(self.longest, self.places.clone().acquire_owned())
            .await
            .map_err(|_| busy())?
            .map_err(Error::internal)?;
        drop(own);
        Ok(Permit(permit))
    }

    /// Waits for a place however long it takes: for background work, which nobody waits for.
    ///
    /// # Errors
    /// Never, while the line stands; the semaphore's signature allows for it.
    pub async fn enter_patiently(&self) -> Result<Permit> {
        let permit = self.places.clone().acquire_owned().await;
        permit.map(Permit).map_err(Error::internal)
    }

    /// Does `work` off the async threads, as soon as there is a place. Once begun it keeps its place
    /// to the end, even if nobody waits for it any more.
    ///
    /// # Errors
    /// [`Error::Busy`] as [`Self::enter`]; an internal error when `work` panics.
    pub async fn run<T, F>(&self, work: F) -> Result<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        with(self.enter().await?, work).await
    }
}

/// Does `work` off the async threads with a permit that was given.
///
/// # Errors
/// An internal error when `work` panics.
pub async fn with<T, F>(permit: Permit, work: F) -> Result<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(permit);
        done
    })
    .await
    .map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_full_line_asks_to_try_again() {
        let line = Line::new(1, 1, 30);
        let first = line.enter().await.unwrap();
        let second = {
            let line = line.clone();
            actix_web::rt::spawn(async move { line.enter().await })
        };
        // The second waits; for a third there is no room.
        while line.waiting.load(Ordering::Acquire) == 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(line.enter().await, Err(Error::Busy(30))));
        drop(first);
        let second = second.await.unwrap().unwrap();
        assert_eq!(line.waiting.load(Ordering::Acquire), 0);
        drop(second);
        assert_eq!(line.run(|| 7).await.unwrap(), 7);
        assert_eq!(line.places.available_permits(), 1);
    }

    #[actix_web::test]
    async fn who_gives_up_waiting_leaves_the_line() {
        let line = Line::new(1, 1, 30);
        let held = line.enter().await.unwrap();
        {
            let mut waits = std::pin::pin!(line.enter());
            let polled = futures_util::poll!(waits.as_mut());
            assert!(polled.is_pending());
            assert_eq!(line.waiting.load(Ordering::Acquire), 1);
        }
        assert_eq!(line.waiting.load(Ordering::Acquire), 0);
        drop(held);
        assert!(Line::new(1, 0, 0).enter().await.is_ok());
    }
}
