//! The other side of a confined process: starts it, speaks, listens, and ends it in time. On a thread
//! that may wait.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;

use super::limits::Budget;
use super::task::End;

/// Time on the clock, for each second on the processor: the machine may have much to do.
const SLACK: u64 = 3;
/// What is kept of what a process says on its standard error, in bytes.
const SAID: u64 = 4096;
/// Most bytes that come back: the text of the largest draft with all its markup, or a copy of the
/// largest file.
const RESULT: u64 = 96 << 20;
/// How often a process that said all is looked at until it ends.
const GLANCE: Duration = Duration::from_millis(2);

/// What the process said; or how it ended, and its last words.
pub(super) type Heard = Result<Vec<u8>, (End, Vec<u8>)>;

/// Starts `program` for a task, hears it out, and ends it when its time is over.
pub(super) fn converse(
    program: &Path,
    task: &str,
    budget: Budget,
    head: &[u8],
    files: &[Bytes],
) -> anyhow::Result<Heard> {
    let mut child = start(program, task, budget)
        .with_context(|| format!("{} cannot be started", program.display()))?;
    let missing = "a process without its pipes";
    let mut stdin = child.stdin.take().context(missing)?;
    let mut stdout = child.stdout.take().context(missing)?;
    let mut stderr = child.stderr.take().context(missing)?;
    let child = Mutex::new(child);
    let time = Duration::from_secs(budget.seconds.saturating_mul(SLACK));
    let (ended, end) = channel::<()>();
    thread::scope(|scope| {
        let child = &child;
        let watch = scope.spawn(move || {
            let late = end.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if late {
                // Fails only when it has ended just now.
                let _ = held(child).kill();
            }
            late
        });
        scope.spawn(move || {
            // A process that ends early does not hear everything: its end says why.
            let _ = stdin.write_all(head);
            for file in files {
                if stdin.write_all(file).is_err() {
                    break;
                }
            }
        });
        let hear = scope.spawn(move || {
            let mut said = Vec::new();
            let _ = (&mut stderr).take(SAID).read_to_end(&mut said);
            let _ = std::io::copy(&mut stderr, &mut std::io::sink());
            said
        });
        let mut output = Vec::new();
        let read = (&mut stdout).take(RESULT + 1).read_to_end(&mut output);
        // Who says more is cut off.
        drop(stdout);
        let status = wait(child);
        drop(ended);
        let late = watch.join().unwrap_or(false);
        let said = hear.join().unwrap_or_default();
        let status = status.context("the end of a process was missed")?;
        read.context("a process cannot be read")?;
        Ok(if output.len() as u64 > RESULT {
            Err((End::Result, said))
        } else if late {
            Err((End::Time, said))
        } else if status.success() {
            Ok(output)
        } else {
            Err((end_of(status, &said), said))
        })
    })
}

fn start(program: &Path, task: &str, budget: Budget) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command
        .arg("confined")
        .arg(task)
        .args(["--memory-mb", &budget.memory_mb.to_string()])
        .args(["--seconds", &budget.seconds.to_string()])
        // Nothing of ours: the environment holds passwords.
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(libraries) = std::env::var_os("LD_LIBRARY_PATH") {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command.spawn()
}

/// Waits without holding the process, so that it can be ended meanwhile.
fn wait(child: &Mutex<Child>) -> std::io::Result<ExitStatus> {
    loop {
        if let Some(status) = held(child).try_wait()? {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
}

fn held(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why a process ended, by its signal and its last words.
fn end_of(status: ExitStatus, said: &[u8]) -> End {
    let says = |words: &[u8]| said.windows(words.len()).any(|window| window == words);
    match status.signal() {
        Some(libc::SIGXCPU) => End::Time,
        // The kernel ends by SIGKILL whom it finds too large.
        Some(libc::SIGKILL) => End::Memory,
        Some(libc::SIGABRT) if says(b"memory allocation") => End::Memory,
        _ => End::Broken,
    }
}
