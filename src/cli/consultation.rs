//! `polder consultation create` and `polder consultation change`.

use clap::{Args, Subcommand};

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::settings::{self, Settings};
use crate::consultations::model::Consultation;
use crate::consultations::store;
use crate::error::Error;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::web::addresses;

#[derive(Debug, Subcommand)]
pub enum ConsultationCommand {
    /// Make a consultation.
    Create(CreateConsultation),
    /// Make a consultation confidential as a whole, or open it again.
    Change(Change),
}

#[derive(Debug, Args)]
pub struct CreateConsultation {
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

#[derive(Debug, Args)]
pub struct Change {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Whether nobody may know of it but its staff and the parties invited to it.
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"])]
    confidential: String,
}

/// Runs the command.
///
/// # Errors
/// When an option is not sound, the slug is in use, or there is no such consultation.
pub async fn run(config: Config, command: ConsultationCommand) -> anyhow::Result<()> {
    let site = open(config).await?;
    match command {
        ConsultationCommand::Create(create) => self::create(&site, create).await,
        ConsultationCommand::Change(change) => self::change(&site, change).await,
    }
}

async fn change(site: &Site, change: Change) -> anyhow::Result<()> {
    let consultation = named(site, &change.consultation).await?;
    let confidential = change.confidential == "yes";
    let actor = Actor::command_line();
    settings::set_confidential(site, &actor, consultation.id, confidential).await?;
    let slug = consultation.slug;
    if confidential {
        println!("{slug} is confidential: only its staff and invited parties know of it.");
    } else {
        println!("{slug} is not confidential any more: everybody may know of it.");
    }
    Ok(())
}

async fn create(site: &Site, create: CreateConsultation) -> anyhow::Result<()> {
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
    let made = settings::create(site, &Actor::command_line(), &input).await?;
    println!(
        "Made the consultation {} ({}).",
        made.slug,
        site.config
            .absolute(&addresses::Consultation(&made.slug).page())
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
