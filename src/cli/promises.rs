//! `polder promises`.

use std::fmt::Write;

use clap::Args;

use super::consultation::named;
use super::opening::open;
use crate::access::Actor;
use crate::config::Config;
use crate::promises::actions::{ChangedRow, PlaceRow, PromiseReport, PromiseRow, report};

/// What became of accepted comments.
#[derive(Debug, Args)]
pub struct PromisesArguments {
    /// Slug of the consultation.
    #[arg(long, value_name = "S")]
    consultation: String,
    /// Label of the version that was commented on.
    #[arg(long, value_name = "V")]
    from: String,
    /// Label of a later version.
    #[arg(long, value_name = "V")]
    to: String,
    /// Report as one JSON object: counts, and lists of comments that were kept, changed otherwise, without a change or not
    /// judged, and of changes that nothing explains.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// When there is no such consultation or version, both versions are the same, or the first is not the older one.
pub async fn run(config: Config, arguments: PromisesArguments) -> anyhow::Result<()> {
    let PromisesArguments {
        consultation,
        from,
        to,
        json,
    } = arguments;
    let site = open(config).await?;
    let consultation = named(&site, &consultation).await?;
    let actor = Actor::command_line();
    let report = report(&site, &actor, &consultation, [&from, &to]).await?;
    if json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        print!("{}", summary(&report)?);
    }
    Ok(())
}

/// Words of a passage that are printed.
const WORDS: usize = 12;

fn summary(report: &PromiseReport) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let counts = report.counts;
    writeln!(
        out,
        "Accepted comments on version {} in version {}: {} kept, {} changed otherwise, {} without a change, {} not judged.",
        report.from,
        report.to,
        counts.kept,
        counts.changed_otherwise,
        counts.without_change,
        counts.not_judged,
    )?;
    writeln!(
        out,
        "Changes of the text that nothing explains: {}. Words count as standing there from a similarity of {} on.",
        counts.unexplained, report.threshold,
    )?;
    for (title, rows) in [
        ("Kept", &report.kept),
        ("Changed otherwise", &report.changed_otherwise),
        ("Without a change", &report.without_change),
        ("Not judged", &report.not_judged),
    ] {
        if !rows.is_empty() {
            writeln!(out, "{title}:")?;
        }
        for row in rows {
            writeln!(out, "  {}", promised(row))?;
        }
    }
    if !report.unexplained.is_empty() {
        writeln!(out, "Not explained:")?;
    }
    for row in &report.unexplained {
        writeln!(out, "  {}", changed(row))?;
    }
    Ok(out)
}

fn promised(row: &PromiseRow) -> String {
    let place = row.from.as_ref().map_or_else(
        || row.place.to_string(),
        |place| format!("{} {}", place.passage, place.section),
    );
    let similarity = row
        .similarity
        .map_or_else(String::new, |share| format!(", similarity {share}"));
    let words = row.proposed.as_deref().map(first_words);
    let words = words.map_or_else(String::new, |words| format!(": {words}"));
    format!(
        "comment {} ({}) at {}{similarity}{words}",
        row.comment,
        row.disposition,
        place.trim()
    )
}

fn changed(row: &ChangedRow) -> String {
    let place = row.to.first().or(row.from.first());
    let place = place.map_or_else(
        String::new,
        |PlaceRow {
             passage,
             section,
             text,
             ..
         }| { format!("{passage} {section}: {}", first_words(text)) },
    );
    format!("{} at {place}", row.change)
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
