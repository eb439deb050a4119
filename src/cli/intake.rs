//! `polder intake`.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::error::Error;
use crate::intake::actions::{self, Order};
use crate::intake::model::SaidReport;
use crate::intake::returned::model::SaidItem;
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
    /// A draft sent back in Word or OpenDocument is that of the party NAME; without it, each who wrote in it
    /// speaks for themselves.
    #[arg(long = "by", value_name = "NAME")]
    by: Option<String>,
    /// The GROUP of that party, by its code.
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// Only report what would become of the sheet: nothing is stored.
    #[arg(long)]
    dry_run: bool,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
    /// A sheet (CSV, XLSX or ODS), or the draft sent back with changes and comments (DOCX or ODT).
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
        by: arguments.by.unwrap_or_default(),
        group: arguments.group.unwrap_or_default(),
        corrections: HashMap::new(),
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

/// One thing that a draft sent back says, on a line.
fn item(item: &SaidItem) -> String {
    let mut line = format!(
        "{}. {} by {}",
        item.row,
        item.kind,
        item.author.as_deref().unwrap_or("unknown")
    );
    if let Some(date) = &item.date {
        line += &format!(" ({date})");
    }
    match (&item.anchor, &item.section) {
        (Some(key), section) => {
            let section = section.as_deref().unwrap_or_default();
            line += &format!(" on {key}, {section}");
        }
        (None, Some(section)) => line += &format!(" on {section}"),
        (None, None) => line += " on the document as a whole",
    }
    if let Some(quote) = &item.quote {
        line += &format!(", \"{quote}\"");
    }
    if item.spans > 1 {
        line += &format!(", over {} passages", item.spans);
    }
    if item.resolved {
        line += ", resolved in the file";
    }
    if let Some(parent) = item.reply_to {
        line += &format!(", below {parent}");
    }
    line += &format!(" [{}]: {}", item.place, item.outcome);
    for (word, text) in [
        ("comment", Some(&item.comment)),
        ("proposed text", item.proposed_text.as_ref()),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            line += &format!("\n   {word}: {}", text.replace('\n', "\n   "));
        }
    }
    line
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
    lines.extend(said.items.iter().map(item));
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
