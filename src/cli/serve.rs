//! `polder serve`.

use std::net::TcpListener;

use anyhow::Context;

use super::open_to_serve;
use crate::app::{self, MetricsListener, Workers};
use crate::config::Config;
use crate::site::Site;

/// Serves until SIGTERM or SIGINT, then finishes what is under way.
///
/// # Errors
/// When the database is not ready or the address cannot be listened on.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let site = open_to_serve(config).await?;
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
    let metrics = metrics(&site)?;
    println!("Polder serves on http://{}", listener.local_addr()?);
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        database = %site.db.url(),
        listen = %listener.local_addr()?,
        "Polder starts"
    );
    for warning in site.config.warnings() {
        tracing::warn!("{warning}");
    }
    let server = app::server(site.clone(), listener)?;
    let workers = Workers::start(&site).context("the background workers cannot be started")?;
    let outcome = server.await;
    workers.stop().await;
    if let Some(metrics) = metrics {
        metrics.stop().await;
    }
    tracing::info!("Polder stopped");
    outcome.context("the server ended")
}

/// Starts the listener that serves only metrics, where there is to be one.
fn metrics(site: &Site) -> anyhow::Result<Option<MetricsListener>> {
    let listen = &site.config.server.metrics_listen;
    if listen.is_empty() {
        return Ok(None);
    }
    let listener = TcpListener::bind(listen)
        .with_context(|| format!("server.metrics_listen: cannot listen on {listen}"))?;
    println!("Metrics on http://{}/metrics", listener.local_addr()?);
    Ok(Some(MetricsListener::start(site.clone(), listener)?))
}
