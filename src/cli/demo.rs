//! `polder demo`.

use std::net::TcpListener;
use std::path::PathBuf;

use anyhow::Context;

use super::serve;
use crate::config::{Config, FilesKind, MailTransport};
use crate::db::{DatabaseUrl, Limits, migrate};
use crate::demo;
use crate::platform::clock::Clock;
use crate::site::Site;

/// Set up the sample consultation and serve it.
#[derive(Debug, clap::Args)]
pub struct DemoArguments {
    /// Address to serve on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Where the database, the files and the mails are kept.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
}

/// Sets the sample up where it is not there yet, prints its accounts, and serves.
///
/// # Errors
/// When the folder cannot be written or the address cannot be listened on.
pub async fn run(mut config: Config, arguments: DemoArguments) -> anyhow::Result<()> {
    // Before anything is made: nobody wants a sample that cannot be looked at.
    TcpListener::bind(&arguments.listen)
        .with_context(|| format!("--listen: cannot listen on {}", arguments.listen))?;
    std::fs::create_dir_all(&arguments.data)
        .with_context(|| format!("--data: cannot make {}", arguments.data.display()))?;
    let file = arguments.data.join("polder.db");
    config.database.url = format!("sqlite:{}", file.display());
    config.mail.transport = MailTransport::File;
    config.mail.directory = arguments.data.join("mail");
    config.files.kind = FilesKind::Directory;
    config.files.directory = arguments.data.join("files");
    config.server.base_url = format!("http://{}", arguments.listen)
        .parse()
        .with_context(|| format!("--listen: {} is no address", arguments.listen))?;
    config.server.listen = arguments.listen;
    let url: DatabaseUrl = config.database.url.parse()?;
    migrate::run(&url, &Limits::new(&config.database))?;
    let site = Site::open(config, Clock::system())?;
    site.templates.check()?;
    let accounts = demo::set_up(&site).await?;
    println!("Accounts of the sample consultation (role, e-mail, password):");
    for account in &accounts {
        println!(
            "{:<12}  {:<40}  {}",
            account.role,
            account.email,
            demo::PASSWORD
        );
    }
    println!(
        "Mail is written to {}",
        site.config.mail.directory.display()
    );
    serve::serve(site).await
}
