//! Writes that nobody waits for: of what is kept beside people's words only so that it need not be made again. They are done
//! soon after; where the process ends before, or too many are in line, they are never done, and nothing is missing.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::connection::Conn;
use crate::error::Result;

/// One of them.
pub(super) type Job = Box<dyn FnOnce(&mut Conn) -> Result<()> + Send>;

/// So many in line at most.
const MOST: usize = 1_000;

/// Those in line; cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Later(Arc<Mutex<Vec<Job>>>);

impl Later {
    pub(super) fn put(&self, job: Job) {
        let mut line = self.line();
        if line.len() < MOST {
            line.push(job);
        }
    }

    /// All of them, in the order they came.
    pub(super) fn take(&self) -> Vec<Job> {
        std::mem::take(&mut *self.line())
    }

    fn line(&self) -> MutexGuard<'_, Vec<Job>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
