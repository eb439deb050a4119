//! `polder export`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::error::Error;
use crate::exports::actions;
use crate::exports::model::{Audience, Format, Names, Order};

/// What to export, and where to.
#[derive(Debug, Args)]
pub struct Export {
    /// Slug of the consultation.
    #[arg(long)]
    consultation: String,
    /// Number of the round; all rounds without it.
    #[arg(long)]
    round: Option<i64>,
    /// docx or odt: comments and responses, to pass on; draft-docx or draft-odt: the text with comments in its margin and
    /// proposals as changes; text-docx or text-odt: the text alone, to comment on; next-docx or next-odt: the next draft, with accepted
    /// proposals as changes; xlsx, csv or json.
    #[arg(long, value_parser = super::words::word::<Format>)]
    format: Format,
    /// public: what is published; internal: every comment, as it was made.
    #[arg(long, default_value = "public", value_parser = super::words::word::<Audience>)]
    audience: Audience,
    /// Name nobody, whatever the parties chose.
    #[arg(long)]
    without_names: bool,
    /// The file to write; one that is there is replaced.
    #[arg(long)]
    output: PathBuf,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
}

/// Writes the file and says how many comments it holds.
///
/// # Errors
/// When there is no such consultation or round, or the file cannot be written.
pub async fn run(config: Config, arguments: Export) -> anyhow::Result<()> {
    let site = open(config).await?;
    let order = Order {
        consultation: arguments.consultation.clone(),
        round: arguments.round,
        format: arguments.format,
        audience: arguments.audience,
        names: if arguments.without_names {
            Names::LeftOut
        } else {
            Names::Told
        },
        language: None,
    };
    let actor = Actor::command_line();
    let written = actions::write_file(&site, &actor, order, arguments.output.clone())
        .await
        .map_err(|error| match (error, arguments.round) {
            (Error::NotFound, Some(round)) => anyhow::anyhow!(
                "there is no round {round} in a consultation \"{}\", or it has no public form yet",
                arguments.consultation
            ),
            (Error::NotFound, None) => anyhow::anyhow!(
                "there is no consultation \"{}\", or it has no round yet",
                arguments.consultation
            ),
            (other, _) => other.into(),
        })?;
    if arguments.json {
        let report = json!({
            "file": arguments.output,
            "format": arguments.format,
            "audience": arguments.audience,
            "rounds": written.rounds,
            "comments": written.rows,
        });
        println!("{report}");
    } else {
        println!(
            "{}: {} comments ({}).",
            arguments.output.display(),
            written.rows,
            arguments.audience
        );
    }
    Ok(())
}
