//! A PostgreSQL of one test's own, which may be killed and frozen; the tests' shared one never is.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::{Connection, PgConnection};

/// A cluster in a folder of its own; gone after the test.
pub struct Cluster {
    folder: tempfile::TempDir,
    port: u16,
    postmaster: Option<Child>,
}

/// Where Debian, or the path, has PostgreSQL's programs.
fn binaries() -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|path| path.join("postgres").exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_default()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap().stdout;
    id.starts_with(b"0\n")
}

/// PostgreSQL refuses to run as root.
fn command(program: &str) -> Command {
    let program = binaries().join(program);
    if is_root() {
        let mut command = Command::new("setpriv");
        command
            .args([
                "--reuid=postgres",
                "--regid=postgres",
                "--init-groups",
                "--",
            ])
            .arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// Sends a signal to processes of the test's own.
pub fn signal(name: &str, processes: &[u32]) {
    let ids = processes.iter().map(ToString::to_string);
    // One that has ended by itself since needs no signal.
    let _ = Command::new("kill")
        .arg(format!("-{name}"))
        .args(ids)
        .stderr(Stdio::null())
        .status();
}

/// The processes that `parent` started.
fn children(parent: u32) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let is_child = |id: u32| {
        std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| {
            // "id (name) state parent …"; a name may hold spaces and brackets.
            let after = stat.rsplit_once(") ").map_or("", |(_, after)| after);
            after.split(' ').nth(1) == Some(parent.to_string().as_str())
        })
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|id| is_child(*id))
        .collect()
}

/// A port that is free now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

impl Cluster {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            let given = Command::new("chown")
                .arg("postgres")
                .arg(folder.path())
                .status()
                .unwrap();
            assert!(given.success());
        }
        let made = command("initdb")
            .arg("-D")
            .arg(folder.path().join("data"))
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8"])
            .args(["--locale=C.UTF-8", "--no-sync"])
            .current_dir("/")
            .output()
            .expect("PostgreSQL is installed, with setpriv where the tests run as root");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let mut cluster = Self {
            folder,
            port: free_port(),
            postmaster: None,
        };
        cluster.up();
        cluster
    }

    /// Starts it, on the port it had.
    pub fn up(&mut self) {
        let place = self.folder.path().to_str().unwrap();
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(Path::new(place).join("log"))
            .unwrap();
        // Only power cuts need fsync, and there are none here.
        let child = command("postgres")
            .args(["-D", &format!("{place}/data"), "-p", &self.port.to_string()])
            .args(["-k", place, "-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "fsync=off", "-c", "max_connections=60"])
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.postmaster = Some(child);
        let begun = Instant::now();
        while PgConnection::establish(&self.server()).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "PostgreSQL starts"
            );
            std::thread::park_timeout(Duration::from_millis(20));
        }
    }

    fn server(&self) -> String {
        format!(
            "postgres://postgres@127.0.0.1:{}/postgres?connect_timeout=3",
            self.port
        )
    }

    /// As `database.url` names it, with a password that nothing may show.
    pub fn url(&self) -> String {
        format!(
            "postgres://postgres:hushhush@127.0.0.1:{}/postgres",
            self.port
        )
    }

    /// Ends it without ceremony, as when its host loses power.
    pub fn down(&mut self) {
        if let Some(mut postmaster) = self.postmaster.take() {
            signal("QUIT", &[postmaster.id()]);
            postmaster.wait().unwrap();
        }
    }

    fn processes(&self) -> Vec<u32> {
        let Some(postmaster) = &self.postmaster else {
            return Vec::new();
        };
        let mut all = children(postmaster.id());
        all.push(postmaster.id());
        all
    }

    /// Freezes it: it keeps its connections and says nothing more.
    pub fn freeze(&self) {
        // The postmaster first, so that it makes no new ones meanwhile.
        let all = self.processes();
        signal("STOP", &all[all.len() - 1..]);
        signal("STOP", &self.processes());
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        signal("CONT", &self.processes());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.thaw();
        self.down();
    }
}
