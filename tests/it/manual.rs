//! The manual for those who run Polder, done word for word: its blocks are cut out of
//! `docs/running.md` and run in a folder of the test's own. Only places, ports and the user are put in
//! others' stead.

mod proxies;

use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use diesel::prelude::*;
use polder::config::Config;
use polder::db::schema::accounts;
use polder::db::{Db, Limits};

use crate::support::clamd::Clamd;
use crate::support::{Backend, Database};

/// A block of the manual by what stands behind its language.
fn block(name: &str) -> String {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/running.md");
    let manual = std::fs::read_to_string(manual).unwrap();
    let mut lines = manual.lines();
    lines
        .find(|line| {
            line.strip_prefix("```")
                .and_then(|info| info.split_once(' '))
                .is_some_and(|(_, known)| known == name)
        })
        .unwrap_or_else(|| panic!("the manual has no block {name}"));
    lines
        .take_while(|line| *line != "```")
        .map(|line| format!("{line}\n"))
        .collect()
}

/// A server as the manual supposes it, below one folder.
struct Machine {
    root: tempfile::TempDir,
    clamd: Clamd,
    /// Name and user of the PostgreSQL database, where there is one.
    postgresql: Option<(url::Url, Database)>,
}

impl Machine {
    fn new(backend: Backend) -> Self {
        let machine = Self {
            root: tempfile::tempdir().unwrap(),
            clamd: Clamd::unix(),
            postgresql: match backend {
                Backend::Sqlite => None,
                Backend::Postgresql => {
                    let database = Database::create(backend);
                    Some((database.url.parse().unwrap(), database))
                }
            },
        };
        for folder in ["etc/polder", "var/lib/polder", "var/backups", "bin"] {
            std::fs::create_dir_all(machine.path(folder)).unwrap();
        }
        symlink(env!("CARGO_BIN_EXE_polder"), machine.path("bin/polder")).unwrap();
        // Another user, another owner and the service are not there; the rest is real.
        machine.stand_in(
            "runuser",
            "[ \"$1\" = -u ] && [ \"$3\" = -- ] || exit 1; shift 3; exec \"$@\"",
        );
        machine.stand_in("systemctl", "exit 0");
        machine.stand_in("chown", "[ \"$1\" = root:polder ]");
        let settings = block("polder.toml").replace(
            "transport = \"smtp\"",
            &format!(
                "transport = \"file\"\ndirectory = \"{}\"",
                machine.path("mail").display()
            ),
        );
        machine.write("etc/polder/polder.toml", &settings);
        let mut secrets = block("secrets.toml");
        if let Some((url, _)) = &machine.postgresql {
            let meant = "postgres://polder:…@db.example.org/polder?sslmode=verify-full";
            let own = block("postgresql");
            assert!(own.contains(meant), "{own}");
            secrets.push_str(&own.replace(meant, url.as_str()));
        }
        machine.write("etc/polder/secrets.toml", &secrets);
        machine
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    fn stand_in(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    }

    fn write(&self, below: &str, text: &str) {
        std::fs::write(self.path(below), self.here(text)).unwrap();
    }

    /// The manual's words with places of this machine.
    fn here(&self, text: &str) -> String {
        let root = self.root.path().display().to_string();
        let mut text = text
            .replace("unix:/run/clamav/clamd.ctl", &self.clamd.address)
            .replace("-o polder -g polder ", "")
            .replace("-o postgres -g postgres ", "");
        for place in ["/etc/polder", "/var/lib/polder", "/var/backups/polder"] {
            text = text.replace(place, &format!("{root}{place}"));
        }
        if let Some((url, _)) = &self.postgresql {
            let (name, user) = (url.path().trim_start_matches('/'), url.username());
            text = text
                .replace("dropdb --force polder", &format!("dropdb --force {name}"))
                .replace(
                    "createdb polder --owner polder",
                    &format!("createdb {name} --owner {user}"),
                )
                .replace(
                    "--role polder --dbname polder",
                    &format!("--role {user} --dbname {name}"),
                )
                .replace(".dump\" polder", &format!(".dump\" {name}"));
        }
        text
    }

    /// Runs a block as the shell would; what it printed.
    fn run(&self, name: &str, input: &str) -> String {
        let path = format!(
            "{}:{}",
            self.path("bin").display(),
            std::env::var("PATH").unwrap()
        );
        let mut command = Command::new("sh");
        command
            .arg("-ec")
            .arg(self.here(&block(name)))
            .current_dir(self.root.path())
            .env("PATH", path)
            .env("POLDER__SECURITY__ARGON2_MEMORY_KIB", "8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some((url, _)) = &self.postgresql {
            command
                .env("PGHOST", url.host_str().unwrap())
                .env("PGPORT", url.port().unwrap_or(5432).to_string())
                .env("PGUSER", url.username())
                .env("PGPASSWORD", url.password().unwrap_or_default());
        }
        let mut child = command.spawn().unwrap();
        // A block that reads nothing may have ended already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{name}: {told}{errors}");
        told + &errors
    }

    /// How many accounts there are, in the database the settings name.
    async fn accounts(&self) -> i64 {
        let file = self.path("etc/polder/polder.toml");
        let config = Config::load(Some(&file)).unwrap();
        let db = Db::open(&config.database.url, 1, Limits::default()).unwrap();
        db.read(|conn| Ok(accounts::table.count().get_result(conn)?))
            .await
            .unwrap()
    }

    fn mode(&self, below: &str) -> u32 {
        let metadata = std::fs::metadata(self.path(below)).unwrap();
        metadata.permissions().mode() & 0o777
    }
}

async fn starts_as_the_manual_says(backend: Backend) -> Machine {
    let machine = Machine::new(backend);
    machine.run("secrets", "");
    assert_eq!(machine.mode("etc/polder/secrets.toml"), 0o640);
    let told = machine.run("first start", "een sloep op de Vliet\n");
    assert!(told.contains("Database: can be written."), "{told}");
    assert!(!told.contains("Warning: server"), "{told}");
    assert_eq!(
        machine.accounts().await,
        1,
        "the administrator is where the service looks"
    );
    let file = machine.path("var/lib/polder/polder.db");
    assert_eq!(file.exists(), backend == Backend::Sqlite);
    machine
}

#[actix_web::test]
async fn a_first_start_and_a_restore_with_sqlite() {
    let machine = starts_as_the_manual_says(Backend::Sqlite).await;
    assert_eq!(machine.mode("var/lib/polder/polder.db"), 0o600);
    machine.run("sqlite back-up", "");
    let folder = machine.path("var/backups/polder");
    let copy = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let mode = copy.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "a copy is for nobody else either");
    assert_eq!(machine.mode("var/backups/polder"), 0o700);
    let database = machine.path("var/lib/polder/polder.db");
    std::fs::write(&database, "lost").unwrap();
    let told = machine.run("sqlite restore", "");
    assert!(told.contains("Database: can be written."), "{told}");
    assert_eq!(machine.accounts().await, 1);
    assert_eq!(machine.mode("var/lib/polder/polder.db"), 0o600);
}

#[actix_web::test]
async fn a_first_start_and_a_restore_with_postgresql() {
    let machine = starts_as_the_manual_says(Backend::Postgresql).await;
    machine.run("postgresql back-up", "");
    machine.run("postgresql restore", "");
    assert_eq!(machine.accounts().await, 1);
}
