//! `polder check`.

use super::{open, search};
use crate::audit;
use crate::config::Config;

/// Checks what can be checked without serving; the configuration was, when it was read, and the
/// templates are when the site opens.
///
/// # Errors
/// The first thing found wrong.
pub async fn run(config: Config) -> anyhow::Result<()> {
    println!("Configuration: in order.");
    let site = open(config).await?;
    println!("Templates: {} in order.", site.templates.names().len());
    println!("Database: {} has the newest schema.", site.db.url());
    let events = site.db.read(audit::verify).await??;
    println!("Audit log: {events} events, chain whole.");
    println!("{}", search::in_order(&site).await?);
    site.mailer.check().await?;
    println!("Mail: in order.");
    site.files.check().await?;
    println!("Files: {} in order.", site.files.place());
    match &site.scanner {
        Some(scanner) => {
            scanner.check().await?;
            println!("Virus scanner: {scanner} answers.");
        }
        None => println!("Virus scanner: none configured; files are not scanned."),
    }
    Ok(())
}
