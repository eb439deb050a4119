//! SQLite's one writer: a thread that runs queued transactions and commits them in groups.
//!
//! Each job runs in a savepoint of its own, so that one failing leaves the others whole, and is
//! answered only after the group's COMMIT has reached the disk. Under load, one flush to disk
//! serves all that queued up during the last.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, InstrumentationEvent, TransactionManager};
use diesel::{Connection, SqliteConnection};
use tokio::sync::oneshot;

use super::connection::{Conn, DatabaseUrl, Mode};
use super::limits::Limits;
use super::watcher::Watcher;
use crate::error::{Error, Result};
use crate::types::Outage;

/// At most so many jobs, or so much time, before a group is committed.
const GROUP: usize = 256;
const GROUP_TIME: Duration = Duration::from_millis(25);

/// Why a job's work is not there.
#[derive(Debug, Clone)]
struct Undone {
    outage: Option<Outage>,
    why: String,
}

impl Undone {
    fn because(error: &diesel::result::Error) -> Self {
        Self {
            outage: Outage::of(error),
            why: error.to_string(),
        }
    }

    fn error(self) -> Error {
        let why = anyhow::anyhow!("not committed: {}", self.why);
        match self.outage {
            Some(outage) => Error::Unavailable(outage, why),
            None => Error::Internal(why),
        }
    }
}

/// Answers a job's caller, once it is known whether the group was committed.
type Answer = Box<dyn FnOnce(std::result::Result<(), Undone>) + Send>;
/// Does its work in the transaction it is given, or answers its caller at once that there is none.
type Job = Box<dyn FnOnce(std::result::Result<&mut Conn, Undone>) -> Option<Answer> + Send>;

/// A handle to the writing thread, which ends when the last handle is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    /// How many are in line or under way.
    waiting: Arc<AtomicUsize>,
}

impl Writer {
    pub(super) fn start(
        url: DatabaseUrl,
        limits: Limits,
        watcher: Watcher,
    ) -> anyhow::Result<Self> {
        let mut conn = url.reach(Mode::Write, &limits)?;
        watched(&mut conn, &watcher);
        let (jobs, queue) = mpsc::channel::<Job>();
        std::thread::Builder::new()
            .name("database-writer".to_owned())
            .spawn(move || {
                while let Ok(first) = queue.recv() {
                    if !group(&mut conn, first, &queue) {
                        // A job panicked or the transaction cannot be ended: start afresh.
                        match url.connect(Mode::Write, &limits) {
                            Ok(fresh) => {
                                conn = fresh;
                                watched(&mut conn, &watcher);
                            }
                            Err(error) => tracing::error!(%error, "the writer cannot reconnect"),
                        }
                    }
                }
            })?;
        Ok(Self {
            jobs,
            waiting: Arc::default(),
        })
    }

    /// How many transactions are in line or under way.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    pub(super) async fn run<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let counted = Counted::one(&self.waiting);
        let job: Job = Box::new(move |conn| {
            let result = match conn {
                Ok(conn) => conn.transaction(f),
                Err(undone) => {
                    let _ = sender.send(Err(undone.error()));
                    return None;
                }
            };
            drop(counted);
            let answer = move |committed: std::result::Result<(), Undone>| {
                let result =
                    result.and_then(|value| committed.map(|()| value).map_err(Undone::error));
                // The caller may have gone away; its work is done all the same.
                let _ = sender.send(result);
            };
            Some(Box::new(answer))
        });
        self.jobs
            .send(job)
            .map_err(|_| Error::Internal(anyhow::anyhow!("the database writer has ended")))?;
        receiver.await.map_err(Error::internal)?
    }
}

/// Has the statements of a connection told.
fn watched(conn: &mut Conn, watcher: &Watcher) {
    let watcher = watcher.clone();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| watcher.see(&event));
}

/// One job that waits; counted until it is dropped, however that comes about.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn one(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Runs and commits one group; false when the connection must be replaced.
fn group(conn: &mut Conn, first: Job, queue: &mpsc::Receiver<Job>) -> bool {
    if let Err(error) = begin(conn) {
        // Whoever queued up behind it has waited as long, and would wait as long again.
        tracing::error!(%error, "the writer cannot begin a transaction");
        let undone = Undone::because(&error);
        for job in std::iter::once(first).chain(queue.try_iter()) {
            job(Err(undone.clone()));
        }
        return false;
    }
    let started = Instant::now();
    let mut answers = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next.take() {
        match catch_unwind(AssertUnwindSafe(|| job(Ok(conn)))) {
            Ok(answer) => answers.extend(answer),
            Err(_) => {
                let undone = Undone {
                    outage: None,
                    why: "another change in the same group failed".to_owned(),
                };
                for answer in answers {
                    answer(Err(undone.clone()));
                }
                return false;
            }
        }
        if answers.len() < GROUP && started.elapsed() < GROUP_TIME {
            next = queue.try_recv().ok();
        }
    }
    let committed = commit(conn).map_err(|error| Undone::because(&error));
    let healthy = committed.is_ok();
    for answer in answers {
        answer(committed.clone());
    }
    healthy
}

fn sqlite(conn: &mut Conn) -> diesel::QueryResult<&mut SqliteConnection> {
    match conn {
        Conn::Sqlite(conn) => Ok(conn),
        Conn::Pg(_) => Err(diesel::result::Error::BrokenTransactionManager),
    }
}

/// IMMEDIATE takes the write lock at once, so that a transaction which reads first cannot fail
/// half way with "database is locked".
fn begin(conn: &mut Conn) -> diesel::QueryResult<()> {
    AnsiTransactionManager::begin_transaction_sql(sqlite(conn)?, "BEGIN IMMEDIATE")
}

fn commit(conn: &mut Conn) -> diesel::QueryResult<()> {
    AnsiTransactionManager::commit_transaction(sqlite(conn)?)
}
