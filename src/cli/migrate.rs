//! `polder migrate`.

use anyhow::Context;

use crate::config::Config;
use crate::db::{DatabaseUrl, Limits, migrate};

/// Bring the schema of the database up to date; make the database, on SQLite, if it is not there.
#[derive(Debug, Clone, clap::Args)]
pub struct Migrate {
    /// Refuse to make a database: for a service, which had its first start and would serve an empty one.
    #[arg(long)]
    existing: bool,
}

/// Applies what is missing and says what it applied.
///
/// # Errors
/// When the database cannot be reached, is not there though it should be, or a migration fails.
pub fn run(config: &Config, arguments: &Migrate) -> anyhow::Result<()> {
    let url: DatabaseUrl = config.database.url.parse()?;
    if let DatabaseUrl::Sqlite(path) = &url {
        anyhow::ensure!(
            !arguments.existing || std::path::Path::new(path).is_file(),
            "database.url: there is no database at {path}; `polder migrate` makes one, without --existing"
        );
        let directory = std::path::Path::new(path)
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        if let Some(directory) = directory {
            std::fs::create_dir_all(directory)
                .with_context(|| format!("database.url: cannot make {}", directory.display()))?;
        }
    }
    let applied = migrate::run(&url, &Limits::new(&config.database))?;
    match applied.len() {
        0 => println!("The schema of {url} is the newest."),
        count => println!("Applied {count} migrations to {url}."),
    }
    Ok(())
}
