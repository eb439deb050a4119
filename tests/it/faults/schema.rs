//! Upgrades: an older program leaves a newer schema alone, a failed upgrade leaves the schema as it
//! was, and nodes that start together take turns.

use std::process::Stdio;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::{PgConnection, SqliteConnection};

use super::cluster::free_port;
use super::node::{Count, Installation};
use crate::support::{Backend, Database};

fn migrations(backend: Backend) -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(match backend {
            Backend::Sqlite => "sqlite",
            Backend::Postgresql => "postgresql",
        });
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

fn number(migration: &std::path::Path) -> String {
    let name = migration.file_name().unwrap().to_str().unwrap();
    name.split('_').next().unwrap().replace('-', "")
}

/// SQL on either backend, at its own front door.
fn run(installation: &Installation, sql: &str) {
    match installation.url.strip_prefix("sqlite:") {
        Some(path) => SqliteConnection::establish(path)
            .unwrap()
            .batch_execute(sql)
            .unwrap(),
        None => PgConnection::establish(&installation.url)
            .unwrap()
            .batch_execute(sql)
            .unwrap(),
    }
}

fn ask(installation: &Installation, sql: &str) -> i64 {
    let query = diesel::sql_query(sql);
    match installation.url.strip_prefix("sqlite:") {
        Some(path) => query.get_result::<Count>(&mut SqliteConnection::establish(path).unwrap()),
        None => query.get_result::<Count>(&mut PgConnection::establish(&installation.url).unwrap()),
    }
    .unwrap()
    .count
}

/// Objects in the schema, and migrations that count as applied.
fn state(installation: &Installation) -> (i64, i64) {
    let objects = match installation.url.starts_with("sqlite:") {
        true => "SELECT count(*) AS count FROM sqlite_master",
        false => {
            "SELECT count(*) AS count FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        }
    };
    (
        ask(installation, objects),
        ask(
            installation,
            "SELECT count(*) AS count FROM __diesel_schema_migrations",
        ),
    )
}

fn is_left_alone(installation: &Installation) {
    run(
        installation,
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')",
    );
    let before = state(installation);
    for command in ["check", "serve", "migrate"] {
        let (said, _) = installation.fail(&[command]);
        assert!(
            said.contains("is newer than this program") && said.contains("29991231000001"),
            "{command}: {said}"
        );
    }
    assert_eq!(state(installation), before);
}

#[test]
fn a_newer_schema_is_left_alone_on_sqlite() {
    is_left_alone(&Installation::on_sqlite());
}

#[test]
fn a_newer_schema_is_left_alone_on_postgresql() {
    let database = Database::create(Backend::Postgresql);
    is_left_alone(&Installation::unmade(database.url.clone()));
}

#[actix_web::test]
async fn a_node_that_serves_says_when_the_schema_has_gone_ahead_of_it() {
    let installation = Installation::on_sqlite();
    let node = installation.serve().await;
    run(
        &installation,
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')",
    );
    let answer = node.visitor().get("/readyz").await;
    assert_eq!(answer.status, 503);
    assert!(
        answer
            .body
            .starts_with("the schema is newer than this program"),
        "{}",
        answer.body
    );
}

/// As an installation that is two migrations behind, if there are as many, where the last one must fail.
fn stays_whole(installation: &Installation, backend: Backend) {
    let all = migrations(backend);
    let read =
        |migration: &std::path::PathBuf| std::fs::read_to_string(migration.join("up.sql")).unwrap();
    let (fails, obstacle) = (0..all.len())
        .rev()
        .find_map(|number| Some((number, obstacle(&read(&all[number]))?)))
        .unwrap();
    let behind = fails.saturating_sub(1);
    run(
        installation,
        "CREATE TABLE __diesel_schema_migrations (\
         version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    );
    for migration in &all[..behind] {
        run(installation, &read(migration));
        let version = number(migration);
        run(
            installation,
            &format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"),
        );
    }
    // What it makes or adds first stands in its way.
    run(installation, &obstacle);
    let before = state(installation);
    let (said, _) = installation.fail(&["migrate"]);
    assert!(said.starts_with("polder: migration failed"), "{said}");
    assert_eq!(state(installation), before, "nothing of it stays");
}

/// Something the first `CREATE TABLE` or `ADD COLUMN` of a migration trips over.
fn obstacle(sql: &str) -> Option<String> {
    let words: Vec<&str> = sql.split_whitespace().collect();
    for at in 0..words.len() {
        match &words[at..] {
            ["CREATE", "TABLE", table, ..] => {
                let table = table.trim_end_matches('(');
                return Some(format!("CREATE TABLE {table} (obstacle BIGINT)"));
            }
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                return Some(format!("ALTER TABLE {table} ADD COLUMN {column} BIGINT"));
            }
            _ => {}
        }
    }
    None
}

#[test]
fn a_failed_upgrade_leaves_the_schema_whole_on_sqlite() {
    let mut installation = Installation::unmade(String::new());
    let file = installation.folder.path().join("polder.db");
    installation.url = format!("sqlite:{}", file.display());
    stays_whole(&installation, Backend::Sqlite);
}

#[test]
fn a_failed_upgrade_leaves_the_schema_whole_on_postgresql() {
    let database = Database::empty();
    stays_whole(
        &Installation::unmade(database.url.clone()),
        Backend::Postgresql,
    );
}

#[test]
fn nodes_that_start_together_migrate_in_turn() {
    let database = Database::empty();
    let installation = Installation::unmade(database.url.clone());
    let running: Vec<_> = (0..4)
        .map(|_| {
            installation
                .program()
                .arg("migrate")
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut applied = 0;
    for node in running {
        let output = node.wait_with_output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        applied += usize::from(String::from_utf8_lossy(&output.stdout).starts_with("Applied"));
    }
    assert_eq!(applied, 1, "one of them did the work");
}

#[test]
fn a_mistyped_path_makes_nothing() {
    let mut installation = Installation::unmade(String::new());
    let file = installation.folder.path().join("mistyped.db");
    installation.url = format!("sqlite:{}", file.display());
    installation.set("server.listen", format!("127.0.0.1:{}", free_port()));
    for command in ["check", "serve"] {
        let (said, _) = installation.fail(&[command]);
        assert!(
            said.starts_with("polder: database.url: there is no file"),
            "{said}"
        );
    }
    assert!(!file.exists());
}
