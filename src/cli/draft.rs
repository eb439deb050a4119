//! `polder draft import`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::consultation::named;
use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::drafts::{self, Imported, NewDraft};
use crate::documents::SourceFile;
use crate::platform::texts::{self, Language};

#[derive(Debug, Subcommand)]
pub enum DraftCommand {
    /// Read one or more files, in order, into one version of the draft text.
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// What this version is called, as "1.0".
    #[arg(long, value_name = "V")]
    label: String,
    /// What is new in this version, in a few words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    changelog: String,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
    /// Markdown, HTML or plain text; what each is, its content tells.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or the version cannot be stored; nothing is stored then.
pub async fn run(config: Config, command: DraftCommand) -> anyhow::Result<()> {
    let DraftCommand::Import(import) = command;
    let site = open(config).await?;
    let consultation = named(&site, &import.consultation).await?;
    let limit = site.config.limits.upload_bytes;
    let files = import
        .files
        .iter()
        .map(|path| load(path, limit))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let actor = Actor::command_line();
    let new = NewDraft {
        label: import.label,
        changelog: import.changelog,
    };
    let done = drafts::import(&site, &actor, &consultation, &new, files).await?;
    if import.json {
        println!("{}", serde_json::to_string(&done)?);
    } else {
        print!("{}", summary(&done));
    }
    Ok(())
}

fn load(path: &Path, limit: usize) -> anyhow::Result<SourceFile> {
    let bytes = super::opening::read_at_most(path, limit)?;
    let name = path.display().to_string();
    Ok(SourceFile { name, bytes })
}

fn summary(done: &Imported) -> String {
    let verb = if done.replaced {
        "Replaced"
    } else {
        "Imported"
    };
    let mut out = format!(
        "{verb} version {}: {} sections, {} passages, {} words; {} passages kept their key.\n",
        done.version, done.sections, done.passages, done.words, done.kept
    );
    for warning in &done.warnings {
        out.push_str("Note: ");
        out.push_str(&texts::say(Language::En, warning));
        out.push('\n');
    }
    out
}
