//! The database: one handle, [`Db`], over SQLite or PostgreSQL.
//!
//! `Db::read` and `Db::write` alone own connections, blocking threads and transactions. A store
//! function is plain, synchronous code that takes `&mut Conn`. This module knows no slice.

mod connection;
mod health;
mod hold;
pub mod ids;
pub mod migrate;
pub mod schema;
pub mod search;
mod types;
mod writer;

pub use connection::{Conn, DatabaseUrl};
pub use hold::hold;
pub use types::Moment;
pub(crate) use types::{id, text_enum};

use std::sync::{Arc, OnceLock};

use anyhow::Context;
use connection::{Manager, Mode};
use diesel::r2d2;
use writer::Writer;

use crate::error::{Error, Result};

/// Connections for what takes long, where nobody says how many.
const LONG_READERS: u32 = 2;

type Pool = r2d2::Pool<Manager>;

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: Pool,
    /// For reads that take long, apart from those that people wait for.
    long_readers: Pool,
    writes: Writes,
    at_end: Arc<OnceLock<AtEnd>>,
    url: DatabaseUrl,
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
    Pooled(Pool),
}

impl Db {
    /// Opens the database at `url` with at most `connections` readers.
    ///
    /// # Errors
    /// When the URL is of neither backend, or the database cannot be reached.
    pub fn open(url: &str, connections: u32) -> anyhow::Result<Self> {
        Self::open_with(url, connections, LONG_READERS)
    }

    /// The same, with so many readers for what takes long.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_with(url: &str, connections: u32, long: u32) -> anyhow::Result<Self> {
        let url: DatabaseUrl = url.parse()?;
        let (readers, writes) = match &url {
            DatabaseUrl::Sqlite(path) => {
                // SQLite would make an empty one, and a typing mistake pass for a new installation.
                anyhow::ensure!(
                    std::path::Path::new(path).exists(),
                    "database.url: there is no file {path}; polder migrate makes one"
                );
                let cannot = || format!("database.url: cannot open {path}");
                // The writer comes first: it turns on write-ahead logging.
                let writer = Writer::start(url.clone()).with_context(cannot)?;
                let readers = pool(&url, Mode::Read, connections).with_context(cannot)?;
                (readers, Writes::Single(writer))
            }
            DatabaseUrl::Postgresql(_) => {
                let pool = pool(&url, Mode::Write, connections)?;
                (pool.clone(), Writes::Pooled(pool))
            }
        };
        Ok(Self {
            readers,
            long_readers: lazy_pool(&url, Mode::Read, long)?,
            writes,
            at_end: Arc::default(),
            url,
        })
    }

    /// Has `f` done at the end of every writing transaction from now on, within it: what follows from
    /// a change, whoever makes it, and is to be there as soon as the change is. Named once.
    pub fn finish_writes_with(&self, f: AtEnd) {
        // Once named, it stays.
        let _ = self.at_end.set(f);
    }

    /// Runs `f` on a connection that reads. On SQLite a write through it fails.
    ///
    /// # Errors
    /// What `f` returns, or an internal error when no connection is to be had.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let pool = self.readers.clone();
        blocking(move || f(&mut *pool.get().map_err(Error::internal)?)).await
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
        let pool = self.long_readers.clone();
        blocking(move || f(&mut *pool.get().map_err(Error::internal)?)).await
    }

    /// Runs `f` in one transaction and returns once it is durable. An error from `f` leaves
    /// nothing behind.
    ///
    /// # Errors
    /// What `f` returns, or an internal error when the transaction cannot be committed.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let at_end = self.at_end.get().copied();
        let f = move |conn: &mut Conn| {
            let done = f(conn)?;
            if let Some(at_end) = at_end {
                at_end(conn)?;
            }
            Ok(done)
        };
        match &self.writes {
            Writes::Single(writer) => writer.run(f).await,
            Writes::Pooled(pool) => {
                let pool = pool.clone();
                blocking(move || {
                    use diesel::Connection;
                    let mut conn = pool.get().map_err(Error::internal)?;
                    Conn::transaction(&mut conn, f)
                })
                .await
            }
        }
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

    /// Where the database is, without its password.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }
}

fn pool(url: &DatabaseUrl, mode: Mode, size: u32) -> anyhow::Result<Pool> {
    Ok(r2d2::Pool::builder()
        .max_size(size.max(1))
        .min_idle(Some(1))
        .build(Manager::new(url.clone(), mode))?)
}

/// Without a connection until one is needed.
fn lazy_pool(url: &DatabaseUrl, mode: Mode, size: u32) -> anyhow::Result<Pool> {
    Ok(r2d2::Pool::builder()
        .max_size(size.max(1))
        .min_idle(Some(0))
        .build(Manager::new(url.clone(), mode))?)
}

async fn blocking<T: Send + 'static>(f: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(f)
        .await
        .map_err(Error::internal)?
}
