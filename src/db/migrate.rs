//! Brings a database to the newest schema; the migrations are embedded.
//!
//! All that is missing is applied in one transaction, on either backend: after a failure the schema
//! is what it was. Nodes that start together take turns.

use std::collections::BTreeSet;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::limits::{Limits, MIGRATION_LOCK};
use super::{Conn, Db};
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRESQL: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

/// How a database's schema stands to this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// As this program knows it.
    Current,
    /// Older: so many migrations are not applied.
    Older(usize),
    /// Newer: a migration was applied that this program does not know, with this number.
    Newer(String),
}

impl Schema {
    /// What to do, after the name of the database; `None` when all is well.
    pub fn complaint(&self) -> Option<String> {
        match self {
            Self::Current => None,
            Self::Older(_) => Some("is not the newest: run polder migrate".to_owned()),
            Self::Newer(number) => Some(format!(
                "is newer than this program, which does not know migration {number}: \
                 use the program that made it, or a newer one"
            )),
        }
    }
}

/// Applies what is not applied yet and returns the numbers of the migrations applied.
///
/// # Errors
/// When a migration fails, another node goes on migrating for too long, or the schema is newer than
/// this program. Nothing is changed then.
pub fn run(url: &super::DatabaseUrl, limits: &Limits) -> Result<Vec<String>> {
    let mut conn = url
        .reach(super::connection::Mode::Write, limits)
        .map_err(Error::Internal)?;
    let applied = match &mut conn {
        // Takes the write lock first, so that who comes second sees what the first applied.
        Conn::Sqlite(conn) => conn.immediate_transaction(|conn| apply(conn, SQLITE)),
        Conn::Pg(conn) => conn.transaction(|conn| {
            // 7210002 is ours for this. Who waits here waits for a migration, not for a row.
            conn.batch_execute(&format!(
                "SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = {0}; \
                 SELECT pg_advisory_xact_lock(7210002); \
                 SET LOCAL lock_timeout = {}; SET LOCAL statement_timeout = {}",
                MIGRATION_LOCK.as_millis(),
                (limits.lock * 6).as_millis(),
                limits.long_statement.as_millis(),
            ))?;
            apply(conn, POSTGRESQL)
        }),
    };
    applied.map_err(|error| Error::Internal(anyhow::anyhow!("migration failed: {error}")))
}

fn apply<C, B>(conn: &mut C, known: EmbeddedMigrations) -> Outcome<Vec<String>>
where
    B: Backend,
    C: MigrationHarness<B>,
    EmbeddedMigrations: MigrationSource<B>,
{
    let applied = conn.applied_migrations()?;
    let applied = applied.iter().map(ToString::to_string).collect();
    let schema = compare::<B>(&applied, &known)?;
    if let (Schema::Newer(_), Some(complaint)) = (&schema, schema.complaint()) {
        return Err(format!("the schema {complaint}").into());
    }
    let applied = conn.run_pending_migrations(known)?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn compare<B: Backend>(applied: &BTreeSet<String>, known: &EmbeddedMigrations) -> Outcome<Schema>
where
    EmbeddedMigrations: MigrationSource<B>,
{
    let known: BTreeSet<String> = MigrationSource::<B>::migrations(known)?
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect();
    Ok(match applied.difference(&known).next() {
        Some(strange) => Schema::Newer(strange.clone()),
        None if applied.len() == known.len() => Schema::Current,
        None => Schema::Older(known.len() - applied.len()),
    })
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

/// How the schema stands to this program.
///
/// # Errors
/// When the database cannot be asked.
pub async fn schema(db: &Db) -> Result<Schema> {
    db.read(|conn| {
        // Asked for in words: diesel would make the table, where this only looks.
        let begun = diesel::sql_query(match conn {
            Conn::Sqlite(_) => {
                "SELECT count(*) AS count FROM sqlite_master \
                 WHERE name = '__diesel_schema_migrations'"
            }
            Conn::Pg(_) => {
                "SELECT count(*) AS count FROM pg_class \
                 WHERE oid = to_regclass('__diesel_schema_migrations')"
            }
        })
        .get_result::<Count>(conn)?;
        let applied: Vec<Applied> = if begun.count > 0 {
            diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?
        } else {
            Vec::new()
        };
        let applied = applied.into_iter().map(|row| row.version).collect();
        match conn {
            Conn::Sqlite(_) => compare::<diesel::sqlite::Sqlite>(&applied, &SQLITE),
            Conn::Pg(_) => compare::<diesel::pg::Pg>(&applied, &POSTGRESQL),
        }
        .map_err(|error| match error.downcast::<diesel::result::Error>() {
            Ok(error) => Error::from(*error),
            Err(error) => Error::Internal(anyhow::anyhow!("cannot read migrations: {error}")),
        })
    })
    .await
}

type Outcome<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
