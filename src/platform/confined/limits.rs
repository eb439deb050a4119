//! The limits a confined process sets itself before it reads anything: they hold until its end, and
//! nothing in the process can lift them.

use std::collections::BTreeMap;

use anyhow::Context;
use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus,
    Scope,
};
use rlimit::{Resource, setrlimit};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
use serde::{Deserialize, Serialize};

/// What one process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Memory beyond what the program itself takes, in megabytes.
    pub memory_mb: u64,
    /// Time on the processor.
    pub seconds: u64,
}

/// How far a process could shut itself in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walls {
    /// Files and network are shut off by the kernel's Landlock: wholly, in part or not at all.
    pub landlock: Landlock,
    /// Only the system calls that reading and computing need can be made.
    pub seccomp: bool,
}

/// How far the kernel's Landlock goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Landlock {
    Full,
    Part,
    None,
}

/// Standard input, output and error, and as much again.
const OPEN_FILES: u64 = 6;

/// Shuts the process in.
///
/// # Errors
/// When the kernel does not take a limit that each kernel has.
pub(super) fn shut_in(budget: Budget) -> anyhow::Result<Walls> {
    let own = own_size().unwrap_or(512 << 20);
    let memory = own.saturating_add(budget.memory_mb << 20);
    for (what, resource, soft, hard) in [
        ("memory", Resource::AS, memory, memory),
        // At the soft limit the signal that says so; at the hard one the end without a word.
        ("time", Resource::CPU, budget.seconds, budget.seconds + 1),
        ("files", Resource::NOFILE, OPEN_FILES, OPEN_FILES),
        ("writing", Resource::FSIZE, 0, 0),
        ("core", Resource::CORE, 0, 0),
        ("processes", Resource::NPROC, 0, 0),
    ] {
        setrlimit(resource, soft, hard).with_context(|| format!("no limit on {what}"))?;
    }
    // What is missing here is told by `polder check`; the limits above hold everywhere.
    let landlock = landlocked().unwrap_or(Landlock::None);
    Ok(Walls {
        landlock,
        seccomp: filtered().is_ok(),
    })
}

/// The address space the program takes before it does anything, in bytes.
fn own_size() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmSize:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// No file is opened and no connection made any more, whatever the rights of the user.
fn landlocked() -> anyhow::Result<Landlock> {
    let abi = ABI::V6;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .restrict_self()?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Landlock::Full,
        RulesetStatus::PartiallyEnforced => Landlock::Part,
        RulesetStatus::NotEnforced => Landlock::None,
    })
}

/// System calls for reading what is open, writing to it, memory, and ending.
const CALLS: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fcntl,
    libc::SYS_lseek,
    libc::SYS_fstat,
    libc::SYS_ppoll,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_tgkill,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Any other call fails as if the kernel refused it: no socket, no file, no other process.
fn filtered() -> anyhow::Result<()> {
    let filter = SeccompFilter::new(
        CALLS
            .iter()
            .map(|call| (*call, Vec::new()))
            .collect::<BTreeMap<_, _>>(),
        SeccompAction::Errno(libc::EPERM.unsigned_abs()),
        SeccompAction::Allow,
        std::env::consts::ARCH.try_into()?,
    )?;
    let program: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter(&program)?;
    Ok(())
}
