//! `polder intake`.

use std::path::PathBuf;

use clap::Args;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::error::Error;
use crate::intake::actions::{self, Order};
use crate::intake::model::SaidReport;
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
    /// Only report what would become of the sheet: nothing is stored.
    #[arg(long)]
    dry_run: bool,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
    /// A CSV, XLSX or ODS file.
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
        dry_run: arguments.dry_run,
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
    print!("{}", told(&said));
    Ok(())
}

/// The report in lines.
fn told(said: &SaidReport) -> String {
    let mut lines = vec![format!(
        "{}{} rows: {} taken ({} anchored, {} not), {} there already, {} refused.",
        if said.dry_run {
            "Dry run, nothing is stored. "
        } else {
            ""
        },
        said.rows,
        said.taken,
        said.anchored,
        said.unanchored,
        said.known,
        said.refused.len()
    )];
    let of = |sheet: &Option<String>| {
        let sheet = sheet.as_ref().map(|sheet| format!("sheet {sheet}, "));
        sheet.unwrap_or_default()
    };
    lines.extend(said.notices.clone());
    for (word, remarks) in [("refused", &said.refused), ("taken, but", &said.warnings)] {
        for remark in remarks {
            lines.push(format!(
                "{}row {}, {}: {word}: {}",
                of(&remark.sheet),
                remark.row,
                remark.column,
                remark.reason
            ));
        }
    }
    for skipped in &said.skipped {
        let place = match skipped.row {
            Some(row) => format!("{}row {row}: ", of(&skipped.sheet)),
            None => String::new(),
        };
        lines.push(format!("{place}left out: {}", skipped.reason));
    }
    for column in &said.columns {
        let read_as = match (&column.field, column.hidden) {
            (Some(field), _) => format!("read as {field}"),
            (None, true) => "hidden, not read".to_owned(),
            (None, false) => "kept as a note".to_owned(),
        };
        lines.push(format!(
            "{}column {}: {read_as}",
            of(&column.sheet),
            column.column
        ));
    }
    lines.join("\n") + "\n"
}
