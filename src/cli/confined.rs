//! `polder confined TASK`: not for people. The program starts itself so to work on a file from
//! outside, see [`crate::platform::confined`].

use clap::Args;

use crate::documents::{ReadDraft, ReadReturned};
use crate::intake::ReadSheet;
use crate::platform::confined::probe::{self, Probe};
use crate::platform::confined::{Budget, Task, serve};
use crate::platform::files::cleaning::Clean;
use crate::platform::files::kind::TellKind;

/// What is to be done, and what it may use.
#[derive(Debug, Args)]
pub struct ConfinedArguments {
    task: String,
    #[arg(long)]
    memory_mb: u64,
    #[arg(long)]
    seconds: u64,
}

/// Does the task. Called before anything else is set up: no log, no threads, no configuration.
///
/// # Errors
/// When the process cannot be limited or its input is cut off.
pub fn run(arguments: &ConfinedArguments) -> anyhow::Result<()> {
    let budget = Budget {
        memory_mb: arguments.memory_mb,
        seconds: arguments.seconds,
    };
    match arguments.task.as_str() {
        ReadDraft::NAME => serve::<ReadDraft>(budget, |_| {}),
        ReadReturned::NAME => serve::<ReadReturned>(budget, |_| {}),
        ReadSheet::NAME => serve::<ReadSheet>(budget, |_| {}),
        Clean::NAME => serve::<Clean>(budget, |_| {}),
        TellKind::NAME => serve::<TellKind>(budget, |_| {}),
        Probe::NAME => serve::<Probe>(budget, probe::note),
        other => anyhow::bail!("there is no task \"{other}\""),
    }
}
