//! `polder check`.

use super::{open, search};
use crate::audit;
use crate::comments::actions::stored;
use crate::config::Config;
use crate::site::Site;

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
    println!("{}", files_in_order(&site).await?);
    match &site.scanner {
        Some(scanner) => {
            scanner.check().await?;
            println!("Virus scanner: {scanner} answers.");
        }
        None => println!("Virus scanner: none configured; files are not scanned."),
    }
    Ok(())
}

/// A sentence on the files that attachments stand for.
///
/// # Errors
/// When some are not in the store.
async fn files_in_order(site: &Site) -> anyhow::Result<String> {
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
