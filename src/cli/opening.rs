//! What commands open: the site over a database that is current, and files named on the command line.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::Context;

use crate::config::Config;
use crate::platform::clock::Clock;
use crate::site::Site;

/// The bytes of a file, which is read no further than one byte beyond the limit: neither its size on disk nor its end
/// need be what they seem, as with a device or a pipe.
pub(super) fn read_at_most(path: &Path, limit: usize) -> anyhow::Result<Vec<u8>> {
    let name = path.display();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit as u64 + 1).read_to_end(&mut bytes))
        .with_context(|| format!("cannot read {name}"))?;
    anyhow::ensure!(
        bytes.len() <= limit,
        "{name} is larger than {limit} bytes, which is the most that is read"
    );
    Ok(bytes)
}

/// The site for a command that works on a database that is there and current; it may take its time.
pub(super) async fn open(config: Config) -> anyhow::Result<Site> {
    let mut site = opened(config).await?;
    site.db = site.db.patient();
    Ok(site)
}

/// The same for people who wait for pages.
pub(super) async fn open_to_serve(config: Config) -> anyhow::Result<Site> {
    let site = opened(config).await?;
    // A page that cannot be drawn is better known before anybody asks for it.
    site.templates.check()?;
    Ok(site)
}

async fn opened(config: Config) -> anyhow::Result<Site> {
    let site = Site::open(config, Clock::system())?;
    if let Some(complaint) = crate::db::migrate::schema(&site.db).await?.complaint() {
        anyhow::bail!("the schema of {} {complaint}", site.db.url());
    }
    site.db.finish_writes_with(crate::search::worker::at_end);
    // Made at the first start; a node without the file of the others is told so at once.
    site.vault.keys(&site.db).await?;
    Ok(site)
}
