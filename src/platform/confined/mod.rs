//! Work on files from strangers, done in a process of its own: the same program started again
//! (`polder confined TASK`), which first limits what it may use and reach ([`limits`]) and only then
//! reads its input. A file that would fill the memory, never ends or breaks its reader ends that
//! process, and comes back as one sentence.
//!
//! What is done there is a [`Task`], defined beside the code that does it; the command line knows
//! them all. Whoever needs one done calls [`Confined::run`], outside any transaction.
//!
//! The conversation: one line of JSON and then the bytes of the files, in on standard input and out
//! on standard output.

mod limits;
pub mod probe;
mod process;
mod serve;
mod task;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Semaphore;

use crate::error::{Error, Message, Result};

pub use limits::{Budget, Landlock, Walls};
pub use serve::serve;
pub use task::Task;

use task::{End, Head};

/// How long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(15);
/// Starts processes for [`Task`]s, so many at a time; cheap to clone.
#[derive(Debug, Clone)]
pub struct Confined {
    program: PathBuf,
    budget: Budget,
    places: Arc<Semaphore>,
}

impl Confined {
    /// Runs this very program, `at_once` at a time, each within `budget`.
    pub fn new(budget: Budget, at_once: usize) -> Self {
        // Through /proc it stays the program that runs, also when its file is replaced meanwhile.
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() {
            itself
        } else {
            std::env::current_exe().unwrap_or_else(|_| PathBuf::from("polder"))
        };
        Self {
            program,
            budget,
            places: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// The same with another program: for whoever is not `polder` itself, such as a test.
    #[must_use]
    pub fn with_program(self, program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            ..self
        }
    }

    /// What one process may use.
    pub fn budget(&self) -> Budget {
        self.budget
    }

    /// Does a task in a process of its own. `name` is what people call the file.
    ///
    /// # Errors
    /// [`Error::Refused`] with one sentence that names the file, when its process used more than it
    /// may, or ended otherwise; or when too many are at work for too long.
    pub async fn run<T: Task>(
        &self,
        name: &str,
        ask: &T::Ask,
        files: &[Bytes],
    ) -> Result<(T::Answer, Vec<u8>)> {
        let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
        let place = tokio::time::timeout(PATIENCE, self.places.clone().acquire_owned()).await;
        let Ok(place) = place else {
            metrics::counter!("polder_confined_busy_total").increment(1);
            return Err(Error::refused(
                Message::new("confined-busy").with("file", name),
            ));
        };
        let place = place.map_err(Error::internal)?;
        let head = Head {
            lengths: files.iter().map(Bytes::len).collect(),
            body: ask,
        };
        let mut input = serde_json::to_vec(&head).map_err(Error::internal)?;
        input.push(b'\n');
        let (program, budget, files) = (self.program.clone(), self.budget, files.to_vec());
        let done = tokio::task::spawn_blocking(move || {
            // Given back when the process has ended, also where nobody waits for it any more.
            let _place = place;
            let heard = process::converse(&program, T::NAME, budget, &input, &files)?;
            Ok(heard.and_then(|output| serve::parse(&output).ok_or((End::Broken, Vec::new()))))
        })
        .await
        .map_err(Error::internal)?
        .map_err(Error::Internal)?;
        match done {
            Ok((answer, mut files)) => {
                metrics::counter!("polder_confined_total", "task" => T::NAME, "end" => "done")
                    .increment(1);
                Ok((answer, files.pop().unwrap_or_default()))
            }
            Err((end, said)) => {
                metrics::counter!("polder_confined_total", "task" => T::NAME, "end" => end.as_str())
                    .increment(1);
                let said = String::from_utf8_lossy(said.get(..500).unwrap_or(&said)).into_owned();
                tracing::warn!(
                    task = T::NAME,
                    file = name,
                    end = end.as_str(),
                    said,
                    "the process that read a file from outside did not finish"
                );
                Err(Error::refused(
                    Message::new(end.key())
                        .with("file", name)
                        .with("memory", self.budget.memory_mb)
                        .with("seconds", self.budget.seconds),
                ))
            }
        }
    }
}
