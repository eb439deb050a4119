//! `polder draft import` and `polder draft mend`; `polder draft next` stands beside.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::consultation::named;
use super::next_draft::{self, Next};
use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::drafts::{self, Imported, NewDraft};
use crate::consultations::model::MendWish;
use crate::documents::{Changes, SourceFile};
use crate::errata::actions::{self as errata, MendInput};
use crate::platform::texts::{self, Language};

#[derive(Debug, Subcommand)]
pub enum DraftCommand {
    /// Read one or more files, in order, into one version of the draft text.
    Import(Import),
    /// Correct a typing error in the text of an open round; whatever was said of it keeps its place.
    Mend(Mend),
    /// Make the next version of the draft text out of the proposals that were accepted in a round.
    Next(Next),
}

#[derive(Debug, Args)]
pub struct Mend {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Label of the version.
    #[arg(long, value_name = "V")]
    label: String,
    /// Key of the passage, as the text's own address has it behind "#".
    #[arg(long, value_name = "KEY")]
    passage: String,
    /// The words as they stand there.
    #[arg(long, value_name = "WORDS")]
    old: String,
    /// The words that are to stand there.
    #[arg(long, value_name = "WORDS")]
    new: String,
    /// Where the old words begin, in characters from 0: only needed where they stand there more than once.
    #[arg(long, value_name = "N")]
    start: Option<usize>,
    /// Why; everybody can read it.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Tell followers and parties with a draft by mail.
    #[arg(long)]
    tell: bool,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Import {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// What this version is called, as "1.0".
    #[arg(long, value_name = "V")]
    label: String,
    /// What is new in this version, in a few words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    changelog: String,
    /// What becomes of tracked changes: "accept" takes them in, "refuse" reads the text as it was before them.
    #[arg(long, value_name = "WHAT", default_value_t)]
    changes: Changes,
    /// Report as one JSON object.
    #[arg(long)]
    json: bool,
    /// Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text; what each is, its content tells.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read, the version cannot be stored or the words cannot be mended; nothing is stored then.
pub async fn run(config: Config, command: DraftCommand) -> anyhow::Result<()> {
    match command {
        DraftCommand::Import(given) => import(config, given).await,
        DraftCommand::Mend(given) => mend(config, given).await,
        DraftCommand::Next(given) => next_draft::run(config, given).await,
    }
}

async fn mend(config: Config, given: Mend) -> anyhow::Result<()> {
    let site = open(config).await?;
    let actor = Actor::command_line();
    let consultation = named(&site, &given.consultation).await?;
    let (label, key) = (given.label.as_str(), given.passage.as_str());
    let passage = errata::named_passage(&site, &actor, &consultation, label, key).await?;
    let input = MendInput {
        wish: MendWish {
            old: given.old,
            new: given.new,
            start: given.start,
            reason: given.reason,
        },
        seen: None,
        tell: given.tell,
    };
    let found = errata::preview(&site, &actor, &consultation, passage, input.clone()).await?;
    if !given.dry_run {
        // Whoever has a shell is asked for no second person.
        errata::mend(&site, &actor, &consultation, passage, input).await?;
    }
    let done = Mended {
        version: label,
        passage: key,
        before: &found.old,
        after: &found.new,
        comments: found.comments,
        quoting: found.quoting,
        mended: !given.dry_run,
    };
    if given.json {
        println!("{}", serde_json::to_string(&done)?);
    } else {
        print!("{}", done.summary());
    }
    Ok(())
}

/// What mending came to.
#[derive(serde::Serialize)]
struct Mended<'a> {
    version: &'a str,
    passage: &'a str,
    before: &'a str,
    after: &'a str,
    /// Comments that were handed in on the passage, and those of them that quote words that change.
    comments: usize,
    quoting: usize,
    /// Whether it was done, not only looked at.
    mended: bool,
}

impl Mended<'_> {
    fn summary(&self) -> String {
        let verb = if self.mended { "Mended" } else { "Would mend" };
        format!(
            "{verb} passage {} of version {}: \"{}\" becomes \"{}\". Comments on it: {}; quoting these words: {}.\n",
            self.passage, self.version, self.before, self.after, self.comments, self.quoting
        )
    }
}

async fn import(config: Config, import: Import) -> anyhow::Result<()> {
    let site = open(config).await?;
    let consultation = named(&site, &import.consultation).await?;
    let limit = site.config.limits.upload_bytes;
    let files = import
        .files
        .iter()
        .map(|path| load(path, limit))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let actor = Actor::command_line();
    let new = NewDraft {
        label: import.label,
        changelog: import.changelog,
        changes: import.changes,
    };
    let done = drafts::import(&site, &actor, &consultation, &new, files).await?;
    if import.json {
        println!("{}", serde_json::to_string(&done)?);
    } else {
        print!("{}", summary(&done));
    }
    Ok(())
}

fn load(path: &Path, limit: usize) -> anyhow::Result<SourceFile> {
    let bytes = super::opening::read_at_most(path, limit)?;
    let name = path.display().to_string();
    Ok(SourceFile { name, bytes })
}

fn summary(done: &Imported) -> String {
    let verb = if done.replaced {
        "Replaced"
    } else {
        "Imported"
    };
    let mut out = format!(
        "{verb} version {}: {} sections, {} passages, {} words; {} passages kept their key.\n",
        done.version, done.sections, done.passages, done.words, done.kept
    );
    for warning in &done.warnings {
        out.push_str("Note: ");
        out.push_str(&texts::say(Language::En, warning));
        out.push('\n');
    }
    out
}
