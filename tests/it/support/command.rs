//! The program itself, over the database of a test.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::App;

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub out: String,
    pub errors: String,
}

impl App {
    /// The program, over this database and with its audit key; it sends no mail.
    pub fn program(&self) -> Command {
        let config = &self.site.config;
        let mut command = Command::new(env!("CARGO_BIN_EXE_polder"));
        command
            .env("POLDER__DATABASE__URL", &config.database.url)
            .env("POLDER__AUDIT__KEY_FILE", &config.audit.key_file)
            .env("POLDER__MAIL__TRANSPORT", "memory")
            .env("POLDER__FILES__KIND", "memory")
            .env("POLDER__SECURITY__ARGON2_MEMORY_KIB", "8")
            .env("POLDER__SECURITY__ARGON2_ITERATIONS", "1");
        command
    }

    /// Runs a command in a folder. Arguments are divided by spaces; `input` is what it reads.
    pub fn run(&self, folder: &Path, arguments: &str, input: &str) -> Said {
        let mut child = self
            .program()
            .current_dir(folder)
            .args(arguments.split(' '))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // One that reads nothing may have ended by now.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Said {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that must succeed; what it printed.
    pub fn command(&self, arguments: &str, input: &str) -> String {
        let said = self.run(Path::new("."), arguments, input);
        assert_eq!(said.status, 0, "polder {arguments}: {}", said.errors);
        said.out
    }
}
