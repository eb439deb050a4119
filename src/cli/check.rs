//! `polder check`.

use serde::Serialize;

use super::words::sentence;
use super::{audit, search};
use crate::attachments::actions::stored;
use crate::audit::Checkpoint;
use crate::config::{Config, Mail, MailTransport};
use crate::db::migrate;
use crate::platform::clock::Clock;
use crate::platform::confined::probe::{Probe, Trial};
use crate::platform::confined::{Budget, Landlock};
use crate::site::Site;

/// Check configuration, database, templates, mail, files and the audit chain.
#[derive(Debug, Clone, clap::Args)]
pub struct Check {
    /// Say it as JSON, for programs.
    #[arg(long)]
    json: bool,
    /// A checkpoint of the audit log, kept outside: the number of an event, a hyphen and its hash.
    #[arg(long, value_name = "CHECKPOINT")]
    against: Vec<Checkpoint>,
}

/// How one part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Good,
    Warning,
    Wrong,
}

/// What was looked at, and what is to be said of it.
#[derive(Debug, Serialize)]
struct Step {
    part: &'static str,
    state: State,
    says: String,
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    in_order: bool,
    steps: &'a [Step],
}

/// Checks what can be checked without serving, one part after another, also when one is wrong; the
/// configuration was checked when it was read, and the templates are when the site opens.
///
/// # Errors
/// The first thing found wrong.
pub async fn run(
    config: anyhow::Result<Config>,
    open_secrets: Option<String>,
    check: Check,
) -> anyhow::Result<()> {
    let mut told = Told {
        json: check.json,
        steps: Vec::new(),
    };
    if let Some(config) = told.note(
        "configuration",
        config.map(|config| ("Configuration: in order.".to_owned(), config)),
    ) {
        for warning in config.warnings().into_iter().chain(open_secrets) {
            told.say("configuration", State::Warning, warning);
        }
        let opened = Site::open(config, Clock::system()).and_then(|site| {
            let templates = site.templates.names()?.len();
            Ok((format!("Templates: {templates} in order."), site))
        });
        if let Some(site) = told.note("site", opened) {
            look(&site, &mut told, check.against).await;
        }
    }
    told.end()
}

async fn look(site: &Site, told: &mut Told, against: Vec<Checkpoint>) {
    if told.note("database", schema(site).await).is_some() {
        told.note("database", writing(site).await);
        if let Some(warning) = site.db.readable_by_others() {
            told.say("database", State::Warning, warning);
        }
        let chain = audit::in_order(site, against).await;
        told.note("audit", chain.map(|says| (says, ())));
        told.note(
            "search",
            search::in_order(site).await.map(|says| (says, ())),
        );
        told.note("files", files_in_order(site).await.map(|says| (says, ())));
    }
    told.note(
        "reading",
        reading_in_order(site).await.map(|says| (says, ())),
    );
    let mail = site.mailer.check().await;
    told.note("mail", mail.map(|()| (mail_goes(&site.config.mail), ())));
    told.note("scanner", scanner(site).await.map(|says| (says, ())));
}

/// What was found so far; people are told at once, programs at the end.
struct Told {
    json: bool,
    steps: Vec<Step>,
}

impl Told {
    fn say(&mut self, part: &'static str, state: State, says: String) {
        if !self.json {
            match state {
                State::Good => println!("{says}"),
                State::Warning => println!("Warning: {says}"),
                // The first is what the command fails with.
                State::Wrong if self.first_wrong().is_none() => {}
                State::Wrong => eprintln!("polder: {says}"),
            }
        }
        self.steps.push(Step { part, state, says });
    }

    /// Notes how a part is; what came of it, unless it is wrong.
    fn note<T>(&mut self, part: &'static str, outcome: anyhow::Result<(String, T)>) -> Option<T> {
        match outcome {
            Ok((says, value)) => {
                self.say(part, State::Good, says);
                Some(value)
            }
            Err(error) => {
                self.say(part, State::Wrong, sentence(&error));
                None
            }
        }
    }

    fn first_wrong(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.state == State::Wrong)
    }

    fn end(self) -> anyhow::Result<()> {
        let wrong = self.first_wrong().map(|step| step.says.clone());
        if self.json {
            let report = Report {
                version: env!("CARGO_PKG_VERSION"),
                in_order: wrong.is_none(),
                steps: &self.steps,
            };
            println!("{}", serde_json::to_string_pretty(&report)?);
        }
        wrong.map_or(Ok(()), |says| Err(anyhow::Error::msg(says)))
    }
}

/// Where mail goes.
fn mail_goes(mail: &Mail) -> String {
    match mail.transport {
        MailTransport::Smtp => "Mail: in order.".to_owned(),
        MailTransport::File => {
            let place = mail.directory.display();
            format!("Mail: written to {place}, and sent to nobody.")
        }
        MailTransport::Memory => "Mail: kept in memory, and sent to nobody.".to_owned(),
    }
}

type Said = anyhow::Result<(String, ())>;

async fn schema(site: &Site) -> Said {
    let url = site.db.url();
    if let Some(complaint) = migrate::schema(&site.db).await?.complaint() {
        anyhow::bail!("the schema of {url} {complaint}");
    }
    Ok((format!("Database: {url} has the newest schema."), ()))
}

async fn writing(site: &Site) -> Said {
    site.db.can_write().await?;
    Ok(("Database: can be written.".to_owned(), ()))
}

async fn scanner(site: &Site) -> anyhow::Result<String> {
    let Some(scanner) = &site.scanner else {
        return Ok("Virus scanner: none configured; files are not scanned.".to_owned());
    };
    scanner.check().await?;
    Ok(format!("Virus scanner: {scanner} answers."))
}

/// A sentence on the process that reads files from outside, and on what this kernel does not give.
///
/// # Errors
/// When it cannot be started, or does not do what it is to do.
async fn reading_in_order(site: &Site) -> anyhow::Result<String> {
    let probed = site
        .confined
        .run::<Probe>("the probe", &Trial::Leave, &[])
        .await;
    let (found, _) = probed.map_err(|error| anyhow::anyhow!("files from outside: {error}"))?;
    let Budget { memory_mb, seconds } = site.confined.budget();
    let mut said = format!(
        "Files from outside: read in a process of their own, with {memory_mb} MB and {seconds} s"
    );
    if found.is_shut_in() {
        said.push_str(", which reaches no file, no network and no other program");
    } else {
        let open: Vec<_> = [
            (found.reads_files, "read files"),
            (found.makes_files, "make files"),
            (found.has_network, "use the network"),
            (found.starts_processes, "start programs"),
        ]
        .into_iter()
        .filter_map(|(open, what)| open.then_some(what))
        .collect();
        said.push_str("; but it could ");
        said.push_str(&open.join(", "));
    }
    let landlock = match found.walls.landlock {
        Landlock::Full => "in full",
        Landlock::Part => "in part",
        Landlock::None => "none",
    };
    let seccomp = if found.walls.seccomp { "yes" } else { "none" };
    Ok(format!(
        "{said} (Landlock: {landlock}, seccomp: {seccomp})."
    ))
}

/// A sentence on the files that attachments stand for.
///
/// # Errors
/// When the store cannot be used, or some are not in it.
async fn files_in_order(site: &Site) -> anyhow::Result<String> {
    site.files.check().await?;
    let stored = stored(site).await?;
    let place = site.files.place();
    if let Some(first) = stored.lost.first() {
        anyhow::bail!(
            "files: {place} lacks {} of {} attached files, or holds them cut short; the first is {first}",
            stored.lost.len(),
            stored.files,
        );
    }
    Ok(format!(
        "Files: {place} in order, {} attached files there.",
        stored.files
    ))
}
