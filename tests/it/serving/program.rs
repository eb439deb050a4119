//! The program itself, serving in a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::Actor;

/// `polder` with a database and folders below `folder`, and this configuration over that.
pub fn polder(folder: &Path, environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polder"));
    let database = format!("sqlite:{}", folder.join("polder.db").display());
    command
        .current_dir(folder)
        .env("POLDER__DATABASE__URL", database)
        .env("POLDER__SERVER__LISTEN", "127.0.0.1:0")
        .env("POLDER__SERVER__WORKERS", "1")
        .env("POLDER__SECURITY__ARGON2_MEMORY_KIB", "8")
        .envs(environment.iter().copied());
    command
}

/// What a command said and how it ended: status, standard output, standard error.
pub fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// `polder serve`, until it is stopped.
pub struct Serving {
    child: Child,
    pub base: String,
}

impl Serving {
    /// Starts on a migrated database.
    pub fn start(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let (status, _, errors) = run(polder(folder, environment).arg("migrate"));
        assert_eq!(status, 0, "{errors}");
        let mut child = polder(folder, environment)
            .arg("serve")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let base = loop {
            let line = lines.next().expect("polder ended").unwrap();
            if let Some(base) = line.strip_prefix("Polder serves on ") {
                break base.to_owned();
            }
        };
        Self { child, base }
    }

    pub fn visitor(&self) -> Actor {
        // The server of this test is elsewhere; the client needs its cryptography all the same.
        polder::platform::cryptography::install_tls_provider();
        Actor::new(self.base.clone())
    }

    /// Asks it to stop; the log, once it has.
    pub fn stop(mut self) -> String {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").arg(&pid).status().unwrap().success());
        let mut log = String::new();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut log).unwrap();
        assert!(self.child.wait().unwrap().success(), "{log}");
        log
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Ended already, or the test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
