//! `polder diff`.

use clap::Args;

use super::consultation::named;
use super::opening::open;
use crate::access::Actor;
use crate::comments::actions::{Diff, diff};
use crate::config::Config;

/// What changed between two versions.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Label of the version to compare from.
    #[arg(long, value_name = "V")]
    from: String,
    /// Label of the version to compare with.
    #[arg(long, value_name = "V")]
    to: String,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// When there is no such consultation or version.
pub async fn run(config: Config, arguments: DiffArguments) -> anyhow::Result<()> {
    let DiffArguments {
        consultation,
        from,
        to,
        json,
    } = arguments;
    let site = open(config).await?;
    let consultation = named(&site, &consultation).await?;
    let diff = diff(&site, &Actor::command_line(), &consultation, &from, &to).await?;
    if json {
        println!("{}", serde_json::to_string(&diff)?);
    } else {
        print!("{}", summary(&from, &to, &diff));
    }
    Ok(())
}

fn summary(from: &str, to: &str, diff: &Diff) -> String {
    let Diff { passages, comments } = diff;
    format!(
        "Passages from version {from} to {to}: {} kept, {} changed, {} moved, {} split, {} merged, {} added, {} removed.\n\
         Comments on version {from}: {} carried over, {} at a text that changed since, {} orphaned.\n",
        passages.kept,
        passages.changed,
        passages.moved,
        passages.split,
        passages.merged,
        passages.added,
        passages.removed,
        comments.carried,
        comments.flagged,
        comments.orphaned,
    )
}
