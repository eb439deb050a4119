//! `polder round open`.

use clap::{Args, Subcommand};

use super::consultation::named;
use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::rounds::{self, RoundInput};
use crate::consultations::model::RoundAccess;
use crate::platform::dates;

#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Announce a round; it opens and closes by itself at the given times.
    Open(Open),
}

#[derive(Debug, Args)]
pub struct Open {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Number of the round, from 1.
    #[arg(long, value_name = "N")]
    number: i64,
    /// Label of the version to comment on.
    #[arg(long, value_name = "V")]
    draft: String,
    /// As 2027-03-01T09:00 in the consultation's time zone, or with an offset; a date alone is its beginning.
    #[arg(long, value_name = "T")]
    opens: String,
    /// The same; a date alone is its end.
    #[arg(long, value_name = "T")]
    closes: String,
    /// Invited parties only.
    #[arg(long)]
    invited: bool,
}

/// Runs the command.
///
/// # Errors
/// When an option is not sound or the number is in use.
pub async fn run(config: Config, command: RoundCommand) -> anyhow::Result<()> {
    let RoundCommand::Open(given) = command;
    let site = open(config).await?;
    let consultation = named(&site, &given.consultation).await?;
    let access = if given.invited {
        RoundAccess::Invited
    } else {
        RoundAccess::Open
    };
    let input = RoundInput {
        number: given.number.to_string(),
        version: given.draft,
        opens_at: given.opens,
        closes_at: given.closes,
        access: access.as_str().to_owned(),
        introduction: String::new(),
    };
    let actor = Actor::command_line();
    let round = rounds::create(&site, &actor, &consultation, &input, true).await?;
    println!(
        "Round {} of {} is {}: from {} until {}.",
        round.number,
        consultation.slug,
        round.state,
        dates::rfc3339(round.opens_at),
        dates::rfc3339(round.closes_at)
    );
    Ok(())
}
