//! A database for one test, gone after it.

use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::{PgConnection, sql_query};
use polder::db::{Limits, migrate};
use polder::platform::random;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgresql,
}

/// A database with the newest schema; dropped with this.
pub struct Database {
    pub url: String,
    drop_name: Option<String>,
    directory: tempfile::TempDir,
}

impl Database {
    pub fn create(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => {
                let directory = tempfile::tempdir().unwrap();
                let file = directory.path().join("polder.db");
                std::fs::copy(template_file(), &file).unwrap();
                let url = format!("sqlite:{}", file.display());
                Self {
                    url,
                    drop_name: None,
                    directory,
                }
            }
            Backend::Postgresql => {
                let name = format!("test_{}", random::code(4).replace('-', "").to_lowercase());
                let mut admin = PgConnection::establish(&server()).unwrap();
                let template = template(&mut admin);
                create(&mut admin, &name, &template);
                Self {
                    url: with_database(&name),
                    drop_name: Some(name),
                    directory: tempfile::tempdir().unwrap(),
                }
            }
        }
    }
}

impl Database {
    /// A folder that lasts as long, for what stands beside the database.
    pub fn folder(&self) -> &Path {
        self.directory.path()
    }

    /// An empty one on PostgreSQL, without a schema.
    pub fn empty() -> Self {
        let name = format!("test_{}", random::code(4).replace('-', "").to_lowercase());
        let mut admin = PgConnection::establish(&server()).unwrap();
        sql_query(format!("CREATE DATABASE {name}"))
            .execute(&mut admin)
            .unwrap();
        Self {
            url: with_database(&name),
            drop_name: Some(name),
            directory: tempfile::tempdir().unwrap(),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(name) = &self.drop_name
            && let Ok(mut admin) = PgConnection::establish(&server())
        {
            // Asked by force, PostgreSQL waits a tenth of a second for those it has just sent away.
            let leaving = "SELECT count(pg_terminate_backend(pid, 1000)) FROM pg_stat_activity WHERE datname = $1";
            let _ = sql_query(leaving)
                .bind::<diesel::sql_types::Text, _>(name)
                .execute(&mut admin);
            // What stays behind goes with the server, which lives for one run.
            let _ = sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut admin);
        }
    }
}

/// Copies the template file by file, which takes half as long as page by page through the server's log.
fn create(admin: &mut PgConnection, name: &str, template: &str) {
    let copy = format!("CREATE DATABASE {name} TEMPLATE {template}");
    let by_file = sql_query(format!("{copy} STRATEGY FILE_COPY")).execute(admin);
    // Before version 15 there was no other way, and no word for it.
    if by_file.is_err() {
        sql_query(copy).execute(admin).unwrap();
    }
}

fn server() -> String {
    std::env::var("POLDER_TEST_POSTGRES_URL").expect(
        "POLDER_TEST_POSTGRES_URL must name a PostgreSQL server for tests; `make test` starts one",
    )
}

fn with_database(name: &str) -> String {
    let mut url = url::Url::parse(&server()).unwrap();
    url.set_path(name);
    url.to_string()
}

/// A migrated database to copy from, made by whichever test comes first; named after the
/// migrations, so that a server that outlives a change of schema serves the new one.
fn template(admin: &mut PgConnection) -> String {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let name = format!("template_{}", &migrations_hash("postgresql")[..16]);
    sql_query("SELECT pg_advisory_lock(4242)")
        .execute(admin)
        .unwrap();
    let found: Found = sql_query("SELECT count(*) AS count FROM pg_database WHERE datname = $1")
        .bind::<diesel::sql_types::Text, _>(&name)
        .get_result(admin)
        .unwrap();
    if found.count == 0 {
        sql_query(format!("CREATE DATABASE {name}"))
            .execute(admin)
            .unwrap();
        migrate::run(&with_database(&name).parse().unwrap(), &Limits::default()).unwrap();
    }
    sql_query("SELECT pg_advisory_unlock(4242)")
        .execute(admin)
        .unwrap();
    name
}

/// A migrated SQLite file to copy from, made by whichever test comes first; named like
/// [`template`]'s database.
fn template_file() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("template-{}.db", &migrations_hash("sqlite")[..16]));
    if !file.exists() {
        // Tests are processes of their own: each that finds none makes one, and the last one stays.
        let own = tempfile::tempdir_in(folder).unwrap();
        let made = own.path().join("polder.db");
        let url = format!("sqlite:{}", made.display());
        migrate::run(&url.parse().unwrap(), &Limits::default()).unwrap();
        std::fs::rename(&made, &file).unwrap();
    }
    file
}

/// Over every migration of one tree, name and content, in the order they run.
fn migrations_hash(tree: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(tree);
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    let mut all = Vec::new();
    for name in names {
        all.extend_from_slice(name.as_encoded_bytes());
        all.extend(std::fs::read(folder.join(&name).join("up.sql")).unwrap());
    }
    random::sha256_hex(&all)
}
