//! `polder search`.

use clap::Subcommand;

use super::opening::open;
use crate::config::Config;
use crate::db;
use crate::db::search::Index;
use crate::search::worker;
use crate::site::Site;

/// What to do with the index.
#[derive(Debug, Subcommand)]
pub enum SearchCommand {
    /// Throw the index away and make it anew. Not needed after an upgrade: what is missing is added
    /// by itself while Polder serves.
    Rebuild,
}

/// Runs the command.
pub async fn run(config: Config, command: SearchCommand) -> anyhow::Result<()> {
    let site = open(config).await?;
    match command {
        SearchCommand::Rebuild => {
            let mut next = 10_000;
            worker::rebuild(&site, |done| {
                if done >= next {
                    eprintln!("Looked at {done} passages and comments.");
                    next = done + 10_000;
                }
            })
            .await?;
        }
    }
    println!("{}", in_order(&site).await?);
    Ok(())
}

/// A sentence on the state of the index.
///
/// # Errors
/// When it holds what it should not, or lacks what nobody is going to add.
pub async fn in_order(site: &Site) -> anyhow::Result<String> {
    let (pending, stock) = site
        .db
        .read(|conn| {
            let mut pending = 0;
            for index in Index::ALL {
                pending += db::search::pending_count(conn, index)?;
            }
            Ok((pending, db::search::stock(conn)?))
        })
        .await?;
    anyhow::ensure!(
        stock.stray == 0 && (pending > 0 || stock.missing == 0),
        "search: {} entries too many and {} missing: run polder search rebuild",
        stock.stray,
        stock.missing,
    );
    Ok(match pending {
        0 => format!("Search: {} entries, complete.", stock.entries),
        _ => format!(
            "Search: {} entries, {pending} changes to be looked at while Polder serves.",
            stock.entries
        ),
    })
}
