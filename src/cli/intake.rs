//! `polder intake`.

use std::path::PathBuf;

use clap::Args;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::error::Error;
use crate::intake::actions::{self, Order};
use crate::platform::texts::Language;

/// A sheet of comments and the round it belongs to.
#[derive(Debug, Args)]
pub struct Intake {
    /// Slug of the consultation.
    #[arg(long)]
    consultation: String,
    /// Number of the round.
    #[arg(long)]
    round: i64,
    /// The sheet's COLUMN holds our FIELD, as excerpt=comment; may be given more than once.
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    maps: Vec<String>,
    /// The party that the sheet calls NAME is the organisation here with this CODE, whose members can
    /// then read it; may be given more than once. Without it, parties stay on paper.
    #[arg(long = "party", value_name = "NAME=CODE")]
    parties: Vec<String>,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
    /// A CSV or XLSX file.
    file: PathBuf,
}

/// Takes the sheet in and reports what was taken, what was not, and why.
///
/// # Errors
/// When the file cannot be read as a sheet, or the round takes none; nothing is taken then.
pub async fn run(config: Config, arguments: Intake) -> anyhow::Result<()> {
    let bytes = super::opening::read_at_most(&arguments.file, config.limits.upload_bytes)?;
    let site = open(config).await?;
    let order = Order {
        consultation: arguments.consultation.clone(),
        round: arguments.round,
        file: arguments
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes,
        maps: arguments.maps,
        parties: arguments.parties,
    };
    let report = actions::take(&site, &Actor::command_line(), order)
        .await
        .map_err(|error| match error {
            Error::NotFound => anyhow::anyhow!(
                "there is no round {} in a consultation \"{}\"",
                arguments.round,
                arguments.consultation
            ),
            other => other.into(),
        })?;
    let said = report.said(Language::En);
    if arguments.json {
        println!("{}", serde_json::to_string(&said)?);
        return Ok(());
    }
    println!(
        "{} rows: {} taken ({} anchored, {} not), {} there already, {} refused.",
        said.rows,
        said.taken,
        said.anchored,
        said.unanchored,
        said.known,
        said.refused.len()
    );
    for (word, remarks) in [("refused", &said.refused), ("taken, but", &said.warnings)] {
        for remark in remarks {
            println!(
                "row {}, {}: {word}: {}",
                remark.row, remark.column, remark.reason
            );
        }
    }
    Ok(())
}
