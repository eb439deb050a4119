//! Brings a database to the newest schema; the migrations are embedded.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Conn, Db};
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

/// Applies what is not applied yet and returns the names of the migrations applied.
///
/// # Errors
/// When a migration fails; those before it stay applied.
pub fn run(url: &super::DatabaseUrl) -> Result<Vec<String>> {
    let mut conn = url
        .connect(super::connection::Mode::Write)
        .map_err(|error| {
            Error::Internal(
                anyhow::Error::new(error).context(format!("database.url: cannot open {url}")),
            )
        })?;
    let applied = match &mut conn {
        Conn::Sqlite(conn) => names(conn.run_pending_migrations(SQLITE)),
        Conn::Pg(conn) => names(conn.run_pending_migrations(POSTGRESQL)),
    };
    applied.map_err(|error| Error::Internal(anyhow::anyhow!("migration failed: {error}")))
}

/// Whether the schema is the newest.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_current(db: &Db) -> Result<bool> {
    db.read(|conn| {
        match conn {
            Conn::Sqlite(conn) => conn.has_pending_migration(SQLITE),
            Conn::Pg(conn) => conn.has_pending_migration(POSTGRESQL),
        }
        .map(|pending| !pending)
        .map_err(|error| Error::Internal(anyhow::anyhow!("cannot read migrations: {error}")))
    })
    .await
}

type Outcome<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn names(applied: Outcome<Vec<diesel::migration::MigrationVersion<'_>>>) -> Outcome<Vec<String>> {
    applied.map(|versions| versions.iter().map(ToString::to_string).collect())
}
