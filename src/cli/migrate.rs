//! `polder migrate`.

use anyhow::Context;

use crate::config::Config;
use crate::db::{DatabaseUrl, Limits, migrate};

/// Applies what is missing and says what it applied.
///
/// # Errors
/// When the database cannot be reached or a migration fails.
pub fn run(config: &Config) -> anyhow::Result<()> {
    let url: DatabaseUrl = config.database.url.parse()?;
    if let DatabaseUrl::Sqlite(path) = &url {
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
