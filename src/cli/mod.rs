//! The command line: one file per command. Exit status 0 on success, 2 on bad usage, 1 on failure
//! with one plain sentence on stderr.

mod account;
mod audit;
mod campaigns;
mod check;
mod confined;
mod consultation;
mod demo;
mod diff;
mod draft;
mod export;
mod intake;
mod lines;
mod log;
mod migrate;
mod next_draft;
mod opening;
mod promises;
mod retention;
mod round;
mod search;
mod serve;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::words::sentence;
use crate::config::Config;

/// Consult on draft policy text: comment passage by passage, moderate, answer, export.
#[derive(Debug, Parser)]
#[command(name = "polder", version, arg_required_else_help = true)]
pub struct Arguments {
    /// A configuration file over the defaults (the environment goes over both).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up a sample consultation, print its accounts, and serve it.
    Demo(demo::DemoArguments),
    /// Serve pages, the API and the background workers.
    Serve,
    /// Bring the database to the newest schema.
    Migrate(migrate::Migrate),
    /// Make accounts.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// The audit log.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Check configuration, database, templates, mail, files and the audit chain.
    Check(check::Check),
    /// Consultations.
    #[command(subcommand)]
    Consultation(consultation::ConsultationCommand),
    /// Versions of the draft text.
    #[command(subcommand)]
    Draft(draft::DraftCommand),
    /// What became of the passages of one version in another, and of the comments on them.
    Diff(diff::DiffArguments),
    /// What became of accepted comments in a later version, and which changes of the text nothing explains.
    Promises(promises::PromisesArguments),
    /// Rounds of comment.
    #[command(subcommand)]
    Round(round::RoundCommand),
    /// Take in a sheet of comments that came by mail or on paper.
    Intake(intake::Intake),
    /// Write the comments of a consultation to a file.
    Export(export::Export),
    /// Which of many texts are near-copies of one letter, and what each sender added.
    Campaigns(campaigns::Campaigns),
    /// The index by which words are found.
    #[command(subcommand)]
    Search(search::SearchCommand),
    /// Erase what has had its term, or count it.
    Retention(retention::RetentionArguments),
    /// Work on a file from outside; the program calls itself so.
    #[command(hide = true)]
    Confined(confined::ConfinedArguments),
}

/// Runs the command; what it returns is the exit status.
pub fn run(arguments: Arguments) -> ExitCode {
    // What this program makes is its own: database, files, mails.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let outcome = match &arguments.command {
        // Alone: the walls around it stand around one thread.
        Command::Confined(task) => confined::run(task),
        _ => actix_web::rt::System::new().block_on(dispatch(arguments)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("polder: {}", sentence(&error));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(arguments: Arguments) -> anyhow::Result<()> {
    let file = arguments.config;
    let config =
        Config::load(file.as_deref()).and_then(|config| log::start(&config).map(|()| config));
    if let Command::Check(arguments) = arguments.command {
        let secrets = Config::open_secrets(file.as_deref());
        return check::run(config, secrets, arguments).await;
    }
    let config = config?;
    match arguments.command {
        Command::Demo(arguments) => demo::run(config, arguments).await,
        Command::Serve => serve::run(config).await,
        Command::Migrate(arguments) => migrate::run(&config, &arguments),
        Command::Account(command) => account::run(config, command).await,
        Command::Audit(command) => audit::run(config, command).await,
        Command::Check(arguments) => check::run(Ok(config), None, arguments).await,
        Command::Consultation(command) => consultation::run(config, command).await,
        Command::Draft(command) => draft::run(config, command).await,
        Command::Diff(arguments) => diff::run(config, arguments).await,
        Command::Promises(arguments) => promises::run(config, arguments).await,
        Command::Round(command) => round::run(config, command).await,
        Command::Intake(arguments) => intake::run(config, arguments).await,
        Command::Export(arguments) => export::run(config, arguments).await,
        Command::Campaigns(arguments) => campaigns::run(&arguments),
        Command::Search(command) => search::run(config, command).await,
        Command::Retention(arguments) => retention::run(config, arguments).await,
        Command::Confined(_) => Ok(()),
    }
}
