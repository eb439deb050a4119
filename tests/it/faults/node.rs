//! The program itself, serving as it does in service.

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use polder::config::{Config, FilesKind};
use polder::platform::clock::Clock;
use polder::site::Site;

use super::cluster::{free_port, signal};
use crate::support::{Actor, App, Sample};

/// A folder with what a node keeps, and the settings every node of one installation shares.
pub struct Installation {
    pub folder: tempfile::TempDir,
    pub url: String,
    /// Settings beyond the usual, as in the environment.
    pub settings: Vec<(String, String)>,
    /// The largest file a node may make, in blocks of the shell's `ulimit -f`.
    pub largest_file: Option<&'static str>,
}

impl Installation {
    /// Over a database that is there, empty.
    pub fn over(url: String) -> Self {
        let new = Self::unmade(url);
        new.succeed(&["migrate"]);
        new
    }

    /// Over SQLite in the folder.
    pub fn on_sqlite() -> Self {
        let mut new = Self::unmade(String::new());
        new.url = format!("sqlite:{}", new.folder.path().join("polder.db").display());
        new.succeed(&["migrate"]);
        new
    }

    /// Without a schema yet.
    pub fn unmade(url: String) -> Self {
        // The clients of these tests need it named, as the program does.
        polder::platform::cryptography::install_tls_provider();
        Self {
            folder: tempfile::tempdir().unwrap(),
            url,
            settings: Vec::new(),
            largest_file: None,
        }
    }

    pub fn set(&mut self, name: &str, value: impl ToString) {
        let name = format!("POLDER__{}", name.to_uppercase().replace('.', "__"));
        self.settings.push((name, value.to_string()));
    }

    /// The program with the settings of this installation.
    pub fn program(&self) -> Command {
        let place = |name: &str| self.folder.path().join(name);
        let program = env!("CARGO_BIN_EXE_polder");
        let mut command = match self.largest_file {
            None => Command::new(program),
            Some(blocks) => {
                // A write that is too large is to fail, not to end the program.
                let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
                let mut shell = Command::new("sh");
                shell.args(["-c", &line, program]);
                shell
            }
        };
        command
            .env_remove("POLDER_LOG")
            .env("POLDER__DATABASE__URL", &self.url)
            .env("POLDER__AUDIT__KEY_FILE", place("audit.key"))
            .env("POLDER__DATABASE__CONNECTIONS", "4")
            .env("POLDER__MAIL__TRANSPORT", "file")
            .env("POLDER__MAIL__DIRECTORY", place("mail"))
            .env("POLDER__FILES__DIRECTORY", place("files"))
            .env("POLDER__SECURITY__ARGON2_MEMORY_KIB", "8")
            .env("POLDER__SECURITY__ARGON2_ITERATIONS", "1")
            .env("POLDER__SECURITY__POST_PER_MINUTE", "0")
            .env("POLDER__SECURITY__API_PER_MINUTE", "0")
            .envs(self.settings.iter().cloned())
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }

    /// Runs a command that must succeed; what it printed.
    pub fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "polder {arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command that must fail says, and how long it took.
    pub fn fail(&self, arguments: &[&str]) -> (String, Duration) {
        let begun = Instant::now();
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "polder {arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        (said, begun.elapsed())
    }

    /// A site in this process over the same database, to put in what a test starts from.
    pub fn app(&self) -> App {
        self.app_at("")
    }

    /// The same, whose browsers go to the node at `base`.
    pub fn app_at(&self, base: &str) -> App {
        let mut config = Config::defaults().unwrap();
        config.database.url.clone_from(&self.url);
        config.audit.key_file = self.folder.path().join("audit.key");
        config.database.connections = 2;
        config.files.kind = FilesKind::Memory;
        config.mail.transport = polder::config::MailTransport::Memory;
        let mut site = Site::open(config, Clock::system()).unwrap();
        site.confined = site.confined.with_program(env!("CARGO_BIN_EXE_polder"));
        App::beside(site, base)
    }

    /// A consultation with an open round, and so many people with a token each.
    pub async fn people(&self, count: usize) -> (Sample, Vec<String>) {
        let app = self.app();
        let sample = app.sample("cyber").await;
        let mut tokens = Vec::new();
        for number in 0..count {
            let account = app
                .account(
                    &format!("p{number}@example.org"),
                    &format!("Person {number}"),
                )
                .await;
            tokens.push(crate::responding::api_token(&app, account).await);
        }
        (sample, tokens)
    }

    /// Starts a node and waits until it is ready.
    pub async fn serve(&self) -> Node {
        let node = self.start();
        node.ready().await;
        node
    }

    /// Starts a node anew that was killed, at the address it had.
    pub async fn restart(&self, before: &Node) -> Node {
        let port = before.base.rsplit(':').next().unwrap().parse().unwrap();
        let node = self.start_at(port);
        node.ready().await;
        node
    }

    /// Starts a node.
    pub fn start(&self) -> Node {
        self.start_at(free_port())
    }

    fn start_at(&self, port: u16) -> Node {
        let base = format!("http://127.0.0.1:{port}");
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join("log"))
            .unwrap();
        let process = self
            .program()
            .env("POLDER__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env("POLDER__SERVER__BASE_URL", &base)
            .arg("serve")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Node { process, base }
    }

    /// What the nodes logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// A node at work.
pub struct Node {
    process: Child,
    pub base: String,
}

impl Node {
    pub fn visitor(&self) -> Actor {
        Actor::new(self.base.clone())
    }

    /// Waits until it says that it is ready.
    pub async fn ready(&self) {
        let client = reqwest::Client::new();
        let begun = Instant::now();
        loop {
            let asked = client.get(format!("{}/readyz", self.base)).send().await;
            if asked.is_ok_and(|answer| answer.status() == 200) {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "a node is ready");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// kill -9.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks it to stop.
    pub fn terminate(&self) {
        signal("TERM", &[self.process.id()]);
    }

    pub fn is_running(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// Whether it ends, and well, within so long.
    pub async fn ended_within(&mut self, limit: Duration) -> bool {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.success();
            }
            if begun.elapsed() > limit {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    pub fn freeze(&self) {
        signal("STOP", &[self.process.id()]);
    }

    pub fn thaw(&self) {
        signal("CONT", &[self.process.id()]);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How an answer came, and after how long.
pub struct Timed {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
    pub after: Duration,
}

/// Asks, and keeps time; whatever takes over 30 s fails.
pub async fn timed(request: reqwest::RequestBuilder) -> Timed {
    let begun = Instant::now();
    let answer = request
        .timeout(Duration::from_secs(30))
        .send()
        .await
        .unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let body = answer.text().await.unwrap();
    Timed {
        status,
        headers,
        body,
        after: begun.elapsed(),
    }
}

/// A number from SQL.
#[derive(QueryableByName)]
pub struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub count: i64,
}
