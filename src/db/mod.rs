//! The database: one handle, [`Db`], over SQLite or PostgreSQL.
//!
//! `Db::read` and `Db::write` alone own connections, blocking threads and transactions. A store
//! function is plain, synchronous code that takes `&mut Conn`; unless it says otherwise it fails only as the
//! database does: [`Error::NotFound`] where the one row asked for is not there, [`Error::Unavailable`] and
//! [`Error::Internal`] for the rest. This module knows no slice.

mod connection;
mod health;
mod hold;
mod lane;
mod later;
pub mod like;
mod limits;
pub mod migrate;
mod rows;
pub mod schema;
pub mod search;
mod watcher;
mod writer;

pub use connection::{Conn, DatabaseUrl, columns};
pub use hold::hold;
pub use limits::Limits;
pub use rows::{row, rows};

use std::sync::{Arc, OnceLock};

use connection::Mode;
use lane::Lane;
use later::Later;
use limits::Patience;
use watcher::Watcher;
use writer::Writer;

use crate::error::{Error, Result};
use crate::types::Outage;

/// Connections for what takes long, where nobody says how many.
const LONG_READERS: u32 = 2;

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: Lane,
    /// For reads that take long, apart from those that people wait for.
    long_readers: Lane,
    writes: Writes,
    later: Later,
    at_end: Arc<OnceLock<AtEnd>>,
    watcher: Watcher,
    url: DatabaseUrl,
    limits: Limits,
    patience: Patience,
}

/// What is done at the end of every writing transaction, within it.
type AtEnd = fn(&mut Conn) -> Result<()>;

/// How busy the database is, as seen from this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Connections open; on SQLite, those that read.
    pub connections: u32,
    /// Of these, free ones.
    pub idle: u32,
    /// Transactions in line for SQLite's one writer.
    pub writes_waiting: usize,
}

#[derive(Clone)]
enum Writes {
    /// SQLite has one writer; it commits what has queued up together.
    Single(Writer),
    /// PostgreSQL writes from any pooled connection.
    Pooled(Lane),
}

impl Db {
    /// Opens the database at `url` with at most `connections` readers.
    ///
    /// # Errors
    /// When the URL is of neither backend, or the database cannot be reached: one sentence, within
    /// [`Limits`], that names `database.url` without its password.
    pub fn open(url: &str, connections: u32, limits: Limits) -> anyhow::Result<Self> {
        Self::open_with(url, connections, LONG_READERS, limits)
    }

    /// The same, with so many readers for what takes long.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_with(
        url: &str,
        connections: u32,
        long: u32,
        limits: Limits,
    ) -> anyhow::Result<Self> {
        let url: DatabaseUrl = url.parse()?;
        let watcher = Watcher::default();
        let (readers, writes) = match &url {
            DatabaseUrl::Sqlite(path) => {
                // SQLite would make an empty database of a mistyped path.
                anyhow::ensure!(
                    path.starts_with("file:") || std::path::Path::new(path).exists(),
                    "database.url: there is no file {path}; polder migrate makes one"
                );
                // The writer comes first: it turns on write-ahead logging.
                let writer = Writer::start(url.clone(), limits, watcher.clone())?;
                let readers = Lane::open(&url, Mode::Read, connections, limits, &watcher);
                (readers, Writes::Single(writer))
            }
            DatabaseUrl::Postgresql(_) => {
                // The pool would try again and again; who starts wants to know at once.
                drop(url.reach(Mode::Write, &limits)?);
                let lane = Lane::open(&url, Mode::Write, connections, limits, &watcher);
                (lane.clone(), Writes::Pooled(lane))
            }
        };
        Ok(Self {
            readers,
            long_readers: Lane::lazy(&url, Mode::Read, long, limits, &watcher),
            writes,
            later: Later::default(),
            at_end: Arc::default(),
            watcher,
            url,
            limits,
            patience: Patience::Short,
        })
    }

    /// Has `f` done at the end of every writing transaction from now on, within it: what follows from
    /// a change, whoever makes it, and is to be there as soon as the change is. Named once.
    pub fn finish_writes_with(&self, f: AtEnd) {
        // Once named, it stays.
        let _ = self.at_end.set(f);
    }

    /// Has `told` hear every statement from now on, as it begins, with its values. Named once; for tests, which count
    /// them.
    pub fn watch(&self, told: impl Fn(&str) + Send + Sync + 'static) {
        self.watcher.name(told);
    }

    /// The same database for what may take long and nobody looks at: an export, a command.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self {
            patience: Patience::Long,
            ..self.clone()
        }
    }

    /// Runs `f` in a transaction that reads: however many statements it makes, all see one state of the
    /// database. A write through it fails.
    ///
    /// # Errors
    /// What `f` returns, or [`Error::Unavailable`] when no connection is to be had.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        self.read_on(&self.readers, self.patience, f).await
    }

    /// The same for what takes long, on a connection of the few set apart for that: what people
    /// wait for never waits for it.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn read_long<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        self.read_on(&self.long_readers, Patience::Long, f).await
    }

    async fn read_on<T, F>(&self, lane: &Lane, patience: Patience, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let first = self.snapshot(patience);
        let read = lane.run(patience, move |conn| {
            in_transaction(conn, first.as_deref(), f)
        });
        read.await.map_err(|error| match error {
            // A read that was not answered changed nothing.
            Error::Unavailable(Outage::Unsure, why) => Error::Unavailable(Outage::Away, why),
            other => other,
        })
    }

    /// Runs `f` in one transaction and returns once it is durable. An error from `f` leaves
    /// nothing behind.
    ///
    /// # Errors
    /// What `f` returns, or [`Error::Unavailable`] when the transaction cannot be begun or ended.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let at_end = self.at_end.get().copied();
        self.write_beside(move |conn| {
            let done = f(conn)?;
            if let Some(at_end) = at_end {
                at_end(conn)?;
            }
            Ok(done)
        })
        .await
    }

    /// The same for what is merely kept beside what people wrote and decided, and changes nothing of it: nothing follows
    /// from that, so nothing is done at its end.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn write_beside<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        match &self.writes {
            Writes::Single(writer) => writer.run(f).await,
            Writes::Pooled(lane) => {
                let limits = self.long_limits(self.patience);
                lane.run(self.patience, move |conn| {
                    in_transaction(conn, limits.as_deref(), f)
                })
                .await
            }
        }
    }

    /// Puts a write in line, as [`Self::write_beside`] does it, for [`Self::write_what_waits`].
    pub fn write_later(&self, f: impl FnOnce(&mut Conn) -> Result<()> + Send + 'static) {
        self.later.put(Box::new(f));
    }

    /// Does what is in line, each in a transaction of its own, and returns how many there were; of one that fails the
    /// program's log tells.
    pub async fn write_what_waits(&self) -> usize {
        let jobs = self.later.take();
        let count = jobs.len();
        for job in jobs {
            if let Err(error) = self.write_beside(job).await {
                tracing::warn!(%error, "made but not kept");
            }
        }
        count
    }

    /// How busy it is.
    pub fn load(&self) -> Load {
        let pool = self.readers.state();
        Load {
            connections: pool.connections,
            idle: pool.idle_connections,
            writes_waiting: match &self.writes {
                Writes::Single(writer) => writer.waiting(),
                Writes::Pooled(_) => 0,
            },
        }
    }

    /// What a transaction that reads sets for itself first, so that all its statements see one state of
    /// the database and none of them writes. SQLite gives both by itself.
    fn snapshot(&self, patience: Patience) -> Option<String> {
        matches!(self.url, DatabaseUrl::Postgresql(_)).then(|| {
            let limits = self.long_limits(patience).unwrap_or_default();
            format!("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; {limits}")
        })
    }

    /// What a long transaction on PostgreSQL sets for itself first.
    fn long_limits(&self, patience: Patience) -> Option<String> {
        let long = patience == Patience::Long && matches!(self.url, DatabaseUrl::Postgresql(_));
        long.then(|| self.limits.long_transaction())
    }

    /// Where the database is, without its password.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }
}

/// A fault that ended the transaction's COMMIT leaves open whether it was made.
fn in_transaction<T, F>(conn: &mut Conn, first: Option<&str>, f: F) -> Result<T>
where
    F: FnOnce(&mut Conn) -> Result<T>,
{
    use diesel::connection::SimpleConnection;
    let mut ended = false;
    let outcome = diesel::Connection::transaction(conn, |conn| {
        if let Some(sql) = first {
            conn.batch_execute(sql)?;
        }
        let value = f(conn)?;
        ended = true;
        Ok(value)
    });
    match outcome {
        Err(Error::Unavailable(Outage::Away, why)) if ended => {
            Err(Error::Unavailable(Outage::Unsure, why))
        }
        other => other,
    }
}
