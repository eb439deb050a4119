//! `polder consultation create`.

use clap::{Args, Subcommand};

use super::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::settings::{self, Settings};
use crate::consultations::model::Consultation;
use crate::consultations::store;
use crate::error::Error;
use crate::platform::texts::Language;
use crate::site::Site;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a consultation.
    Create(Create),
}

#[derive(Debug, Args)]
pub struct Create {
    /// Its place in addresses: small letters, digits and hyphens.
    #[arg(long, value_name = "S")]
    slug: String,
    #[arg(long, value_name = "T")]
    title: String,
    /// One or two sentences on what it is about.
    #[arg(long, value_name = "TEXT", default_value = "")]
    summary: String,
    /// Of the draft text: nl or en; the site's own when not given.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Language>,
    /// Nobody may know of it but its staff and the parties invited to it.
    #[arg(long)]
    confidential: bool,
}

/// Runs the command.
///
/// # Errors
/// When an option is not sound or the slug is in use.
pub async fn run(config: Config, command: Command) -> anyhow::Result<()> {
    let Command::Create(create) = command;
    let site = open(config).await?;
    let language = create.language.unwrap_or(site.config.site.language);
    let input = Settings {
        slug: create.slug,
        title: create.title,
        summary: create.summary,
        language: language.as_str().to_owned(),
        time_zone: String::new(),
        confidential: if create.confidential { "yes" } else { "" }.to_owned(),
        second_person: String::new(),
        on_hold: String::new(),
    };
    let made = settings::create(&site, &Actor::command_line(), &input).await?;
    println!(
        "Made the consultation {} ({}).",
        made.slug,
        site.config
            .absolute(&format!("/consultations/{}", made.slug))
    );
    Ok(())
}

/// The consultation a command names by its slug.
///
/// # Errors
/// When there is none; the sentence names the slug.
pub async fn named(site: &Site, slug: &str) -> anyhow::Result<Consultation> {
    let wanted = slug.to_owned();
    match site
        .db
        .read(move |conn| store::by_slug(conn, &wanted))
        .await
    {
        Err(Error::NotFound) => {
            anyhow::bail!("--consultation: there is no consultation \"{slug}\"")
        }
        other => Ok(other?),
    }
}
