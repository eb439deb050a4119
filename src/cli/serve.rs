//! `polder serve`.

use std::net::TcpListener;

use anyhow::Context;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::opening::open_to_serve;
use crate::app::{self, MetricsListener, Workers};
use crate::config::Config;
use crate::site::Site;

/// Serves until SIGTERM, SIGINT or SIGQUIT; after the first finishes what is under way.
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
    // Before anybody is told that it serves: from then on somebody may ask it to stop.
    let mut asked = StopAsked::listen().context("signals cannot be listened for")?;
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
    let handle = server.handle();
    let mut server = std::pin::pin!(server);
    let outcome = tokio::select! {
        outcome = &mut server => {
            workers.stop().await;
            outcome
        }
        graceful = asked.wait() => {
            // Side by side: whoever still sends or fetches a page is not to keep the workers at work.
            let (outcome, ()) = tokio::join!(
                async { tokio::join!(handle.stop(graceful), server).1 },
                workers.stop(),
            );
            outcome
        }
    };
    if let Some(metrics) = metrics {
        metrics.stop().await;
    }
    tracing::info!("Polder stopped");
    outcome.context("the server ended")
}

/// That somebody asks the program to stop.
struct StopAsked {
    terminate: Signal,
    interrupt: Signal,
    quit: Signal,
}

impl StopAsked {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            quit: signal(SignalKind::quit())?,
        })
    }

    /// Waits for it; whether requests under way may finish. Whoever sits at the keyboard waits for nobody.
    async fn wait(&mut self) -> bool {
        tokio::select! {
            _ = self.terminate.recv() => true,
            _ = self.interrupt.recv() => false,
            _ = self.quit.recv() => false,
        }
    }
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
