//! `polder account create`.

use std::io::Read;

use anyhow::Context;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use secrecy::SecretString;

use super::opening::open;
use crate::access::{Actor, StaffRole};
use crate::accounts::actions::create::{Creation, create_account};
use crate::accounts::model::clean_email;
use crate::config::Config;
use crate::platform::texts::Language;

/// What can be done with accounts here.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make a confirmed account.
    Create(CreateAccount),
}

/// Options of `polder account create`.
#[derive(Debug, Args)]
pub struct CreateAccount {
    /// E-mail address.
    #[arg(long)]
    email: String,
    /// Name of the person.
    #[arg(long)]
    name: String,
    /// Language of mails: nl or en; the site's own when left out.
    #[arg(long)]
    language: Option<Language>,
    /// Organisation the account leads; made when it is not there.
    #[arg(long, requires = "group")]
    organisation: Option<String>,
    /// Group of the organisation, by its code.
    #[arg(long, requires = "organisation")]
    group: Option<String>,
    /// What the account is here, beside a participant.
    #[arg(long, value_parser = roles())]
    role: Option<String>,
    /// Slug of the consultation the role is for; an administrator's is for none.
    #[arg(long)]
    consultation: Option<String>,
    /// Make it an administrator, beside another role.
    #[arg(long)]
    admin: bool,
    /// Read the password from standard input.
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// Runs the command.
///
/// # Errors
/// A sentence naming the option at fault.
pub async fn run(config: Config, command: AccountCommand) -> anyhow::Result<()> {
    let AccountCommand::Create(create) = command;
    let staff = staff(&create)?;
    let mut password = String::new();
    std::io::stdin()
        .take(10_000)
        .read_to_string(&mut password)
        .context("--password-stdin: cannot read the password")?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    let site = open(config).await?;
    let email = clean_email(&create.email).unwrap_or_else(|| create.email.clone());
    let creation = Creation {
        email: create.email,
        name: create.name,
        password: SecretString::from(password),
        language: create.language.unwrap_or(site.config.site.language),
        admin: create.admin || create.role.as_deref() == Some("admin"),
        organisation: create.organisation.zip(create.group),
        staff,
    };
    create_account(&site, &Actor::command_line(), creation).await?;
    println!("Made an account for {email}.");
    Ok(())
}

/// The role in a consultation that was asked for.
/// What `--role` may be.
fn roles() -> PossibleValuesParser {
    let words = StaffRole::ALL.iter().map(|role| role.as_str());
    words.chain(["admin"]).into()
}

fn staff(create: &CreateAccount) -> anyhow::Result<Option<(StaffRole, String)>> {
    let role: Option<StaffRole> = match create.role.as_deref() {
        None | Some("admin") => None,
        Some(word) => Some(word.parse().map_err(anyhow::Error::msg)?),
    };
    match (role, &create.consultation) {
        (Some(role), Some(slug)) => Ok(Some((role, slug.clone()))),
        (Some(role), None) => anyhow::bail!(
            "--role {role} needs --consultation with the slug of the consultation it is for"
        ),
        (None, Some(_)) => {
            let roles: Vec<_> = StaffRole::ALL.iter().map(|role| role.as_str()).collect();
            anyhow::bail!(
                "--consultation needs --role with one of {}",
                roles.join(", ")
            )
        }
        (None, None) => Ok(None),
    }
}
