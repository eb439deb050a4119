//! `polder serve`.

use std::net::TcpListener;

use anyhow::Context;

use super::open;
use crate::app::{self, Workers};
use crate::config::Config;
use crate::site::Site;

/// Serves until SIGTERM or SIGINT, then finishes what is under way.
///
/// # Errors
/// When the database is not ready or the address cannot be listened on.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let site = open(config).await?;
    serve(site).await
}

/// Serves an opened site; also the end of `polder demo`.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(site: Site) -> anyhow::Result<()> {
    let listen = &site.config.server.listen;
    let listener = TcpListener::bind(listen)
        .with_context(|| format!("server.listen: cannot listen on {listen}"))?;
    println!("Polder serves on http://{}", listener.local_addr()?);
    let server = app::server(site.clone(), listener)?;
    let workers = Workers::start(&site).context("the background workers cannot be started")?;
    let outcome = server.await;
    workers.stop().await;
    outcome.context("the server ended")
}
