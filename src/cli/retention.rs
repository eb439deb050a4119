//! `polder retention`.

use clap::Args;
use serde_json::json;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::retention::actions::{self, Line};
use crate::retention::model::{Because, Class, KeptBack};

/// What to do with what has had its term.
#[derive(Debug, Args)]
pub struct RetentionArguments {
    /// Only count; nothing is erased and nobody is told.
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub async fn run(config: Config, arguments: RetentionArguments) -> anyhow::Result<()> {
    let site = open(config).await?;
    let lines = if arguments.dry_run {
        actions::due(&site).await?
    } else {
        actions::erase_due(&site, &Actor::command_line()).await?
    };
    let kept_back = actions::kept_back(&site).await?;
    if arguments.json {
        let report = json!({
            "dry_run": arguments.dry_run,
            "classes": lines,
            "kept_back": kept_back,
        });
        println!("{report}");
        return Ok(());
    }
    let done = if arguments.dry_run { "due" } else { "erased" };
    for Line { class, days, count } in lines {
        let done = match class {
            Class::Warnings if !arguments.dry_run => "told",
            _ => done,
        };
        println!("{:<18}{count:>8} {done}, after {days} days", class.as_str());
    }
    for KeptBack {
        consultation,
        because,
    } in kept_back
    {
        let why = match because {
            Because::OnHold => "it is on hold",
            Because::AwaitsAnswer => "something that was submitted has no published response",
        };
        println!("Names and notes of {consultation} are kept: {why}.");
    }
    Ok(())
}
