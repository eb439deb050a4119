//! A task that tries what a confined process must not be able to do, and says what it could.

use std::cell::Cell;
use std::fs::File;
use std::net::UdpSocket;

use serde::{Deserialize, Serialize};

use super::limits::{Landlock, Walls};
use super::task::Task;

/// Tries to leave the confinement.
pub struct Probe;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probed {
    pub walls: Walls,
    /// A file of the system could be opened.
    pub reads_files: bool,
    /// A file could be made.
    pub makes_files: bool,
    /// A socket could be opened.
    pub has_network: bool,
    /// A process could be started.
    pub starts_processes: bool,
}

impl Probed {
    /// Whether nothing leads out.
    pub fn is_shut_in(&self) -> bool {
        !self.reads_files && !self.makes_files && !self.has_network && !self.starts_processes
    }
}

thread_local! {
    static WALLS: Cell<Walls> = const {
        Cell::new(Walls { landlock: Landlock::None, seccomp: false })
    };
}

/// Notes how far the process could shut itself in, for the probe to tell.
pub fn note(walls: Walls) {
    WALLS.set(walls);
}

impl Task for Probe {
    const NAME: &'static str = "probe";
    type Ask = Trial;
    type Answer = Probed;

    fn work(trial: Trial, _: Vec<Vec<u8>>) -> (Probed, Vec<u8>) {
        match trial {
            Trial::Leave => {}
            Trial::Memory => fill(),
            Trial::Time => spin(),
            Trial::Talk => {
                return (leave(), vec![b'x'; 100 << 20]);
            }
            Trial::Break => std::process::abort(),
        }
        (leave(), Vec::new())
    }
}

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trial {
    /// To reach files, the network and other programs.
    Leave,
    /// To take all the memory there is.
    Memory,
    /// Never to end.
    Time,
    /// To answer with more than is taken.
    Talk,
    /// To end without an answer.
    Break,
}

fn leave() -> Probed {
    Probed {
        walls: WALLS.get(),
        reads_files: File::open("/etc/passwd").is_ok(),
        makes_files: tempfile::tempfile_in("/tmp").is_ok(),
        has_network: UdpSocket::bind("127.0.0.1:0").is_ok(),
        starts_processes: std::process::Command::new("/bin/true").spawn().is_ok(),
    }
}

fn fill() {
    let mut kept = Vec::new();
    loop {
        kept.push(std::hint::black_box(vec![1_u8; 16 << 20]));
    }
}

fn spin() {
    let mut count = 0_u64;
    loop {
        count = std::hint::black_box(count.wrapping_add(1));
    }
}
