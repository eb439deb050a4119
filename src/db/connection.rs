//! Connections of both backends behind one enum, made by URL.

use std::fmt;
use std::str::FromStr;

use diesel::prelude::*;
use diesel::r2d2::ManageConnection;
use diesel::{PgConnection, SqliteConnection};

use super::limits::Limits;

/// A connection to either backend; what store functions take.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite, embedded.
    Sqlite(SqliteConnection),
}

/// The columns of a row, by name, for `returning`; diesel's `as_returning` is not to be had where the
/// backend is either.
pub fn columns<Row>() -> Row::SelectExpression
where
    Row: Selectable<<Conn as Connection>::Backend>,
{
    Row::construct_selection()
}

/// Which database, and where. `Display` leaves a password out.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// Path of the database file.
    Sqlite(String),
    /// A `postgres://` URL.
    Postgresql(String),
}

impl DatabaseUrl {
    /// Which of the two it is, in a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgresql(_) => "postgresql",
        }
    }
}

impl FromStr for DatabaseUrl {
    type Err = anyhow::Error;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            anyhow::ensure!(
                !path.is_empty(),
                "database.url names no file after \"sqlite:\""
            );
            Ok(Self::Sqlite(path.to_owned()))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgresql(url.to_owned()))
        } else {
            anyhow::bail!("database.url must begin with \"sqlite:\" or \"postgres://\"")
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{path}"),
            Self::Postgresql(url) => match url::Url::parse(url) {
                Ok(mut url) => {
                    // Fails only for URLs that cannot have a password.
                    let _ = url.set_password(None);
                    write!(f, "{url}")
                }
                Err(_) => f.write_str("postgres://…"),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// SQLite refuses writes.
    Read,
    Write,
}

impl DatabaseUrl {
    /// Connects and sets what every connection of ours relies on.
    pub(super) fn connect(&self, mode: Mode, limits: &Limits) -> ConnectionResult<Conn> {
        match self {
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(path)?;
                let pragmas = match mode {
                    Mode::Write => {
                        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
                         PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                         PRAGMA cache_size = -65536;"
                    }
                    Mode::Read => {
                        "PRAGMA busy_timeout = 10000; PRAGMA query_only = ON; \
                         PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;"
                    }
                };
                prepare(&mut conn, pragmas)?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgresql(url) => {
                let mut conn = PgConnection::establish(&limits.url(url))?;
                prepare(&mut conn, &limits.session())?;
                Ok(Conn::Pg(conn))
            }
        }
    }

    /// Connects, or says in one sentence where it could not.
    pub(super) fn reach(&self, mode: Mode, limits: &Limits) -> anyhow::Result<Conn> {
        self.connect(mode, limits).map_err(|error| {
            let why = error.to_string();
            let first = why.lines().next().unwrap_or_default().trim();
            anyhow::anyhow!("database.url: cannot open {self}: {first}")
        })
    }
}

fn prepare<C: diesel::connection::SimpleConnection>(
    conn: &mut C,
    sql: &str,
) -> ConnectionResult<()> {
    conn.batch_execute(sql)
        .map_err(ConnectionError::CouldntSetupConfiguration)
}

/// Makes and checks pooled connections.
pub(super) struct Manager {
    url: DatabaseUrl,
    mode: Mode,
    limits: Limits,
}

impl Manager {
    pub(super) fn new(url: DatabaseUrl, mode: Mode, limits: Limits) -> Self {
        Self { url, mode, limits }
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        self.url
            .connect(self.mode, &self.limits)
            .map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        match conn {
            // A file does not go away under an open handle; asking costs on every read.
            Conn::Sqlite(_) => Ok(()),
            Conn::Pg(conn) => diesel::sql_query("SELECT 1")
                .execute(conn)
                .map(|_| ())
                .map_err(diesel::r2d2::Error::QueryError),
        }
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || diesel::r2d2::R2D2Connection::is_broken(conn)
    }
}
