//! `polder draft next`.

use clap::Args;
use serde::Serialize;

use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::consultations::actions::drafts::{Imported, NewDraft};
use crate::error::Error;
use crate::exports::next::{self, NextDraft};
use crate::exports::{Merged, Merging};

#[derive(Debug, Args)]
pub struct Next {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Number of the round whose accepted comments are worked in.
    #[arg(long, value_name = "N")]
    round: i64,
    /// What the new version is called, as "2.0".
    #[arg(long, value_name = "V")]
    label: String,
    /// What is new in this version, in a few words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    changelog: String,
    /// Only say what would be taken in.
    #[arg(long)]
    dry_run: bool,
    /// NextReport as one JSON object.
    #[arg(long)]
    json: bool,
}

/// What making it came to.
#[derive(Serialize)]
struct NextReport<'a> {
    /// Label of the version the round was about.
    from: &'a str,
    /// The version that was made; `null` where it was only looked at.
    made: Option<Imported>,
    comments: &'a [Merged],
}

/// Makes a version of the proposals that were accepted.
///
/// # Errors
/// When there is no such round, nothing can be taken in or the version cannot be stored; nothing is stored then.
pub async fn run(config: Config, given: Next) -> anyhow::Result<()> {
    let site = open(config).await?;
    let actor = Actor::command_line();
    let slug = given.consultation.as_str();
    let missing = |error: Error| match error {
        Error::NotFound => anyhow::anyhow!(
            "there is no round {} in a consultation \"{slug}\"",
            given.round
        ),
        other => other.into(),
    };
    let (made, next) = if given.dry_run {
        let next = next::look(&site, &actor, slug, given.round).await;
        (None, next.map_err(missing)?)
    } else {
        let new = NewDraft {
            changelog: given.changelog.clone(),
            ..NewDraft::labelled(&given.label)
        };
        let done = next::make(&site, &actor, slug, given.round, &new).await;
        let (made, next) = done.map_err(missing)?;
        (Some(made), next)
    };
    if given.json {
        let report = NextReport {
            from: &next.version,
            made,
            comments: &next.merged,
        };
        println!("{}", serde_json::to_string(&report)?);
    } else {
        print!("{}", summary(made.as_ref(), &next));
    }
    Ok(())
}

fn summary(made: Option<&Imported>, next: &NextDraft) -> String {
    let taken = next.of(Merging::Taken).count();
    let mut out = match made {
        Some(made) => format!(
            "Made version {} from version {}: {taken} proposals taken in; {} of {} passages kept their key.\n",
            made.version, next.version, made.kept, made.passages
        ),
        None => format!(
            "Would take {taken} proposals into the text of version {}.\n",
            next.version
        ),
    };
    for one in next.of(Merging::Beside) {
        let other = one.other.as_deref().unwrap_or_default();
        out.push_str(&format!(
            "Not merged: comment {} wants other words at the same place as comment {other}.\n",
            one.number
        ));
    }
    for one in next.by_hand() {
        out.push_str(&format!(
            "Left to be worked in by hand: comment {}.\n",
            one.number
        ));
    }
    out
}
