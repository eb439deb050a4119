//! What somebody on call sees: counters and gauges in Prometheus' format, on a listener of their own
//! or to whoever has the token. Never by network address: behind a proxy everybody has the same.

use std::net::TcpListener;
use std::sync::LazyLock;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::http::header;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use metrics::gauge;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;

use crate::error::{Error, Result};
use crate::site::Site;
use crate::web::problem::bearer_token;
use crate::{attachments, notifications};

/// Upper bounds in seconds of how long a request took.
const SECONDS: &[f64] = &[
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
/// How often what was measured is added up. Until then every request costs 16 bytes.
const UPKEEP: Duration = Duration::from_secs(5);
/// The database gets so long to say what waits in it; the rest is told without.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process has one recorder, however many servers run in it.
static RECORDER: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    let recorder = builder().build_recorder();
    let handle = recorder.handle();
    if let Err(error) = metrics::set_global_recorder(recorder) {
        tracing::error!(%error, "no metrics: another recorder is set");
        return None;
    }
    if let Err(error) = keep_up(handle.clone(), UPKEEP) {
        tracing::error!(%error, "metrics are added up only when they are read");
    }
    Some(handle)
});

fn builder() -> PrometheusBuilder {
    // Fails only for no buckets at all.
    PrometheusBuilder::new()
        .set_buckets(SECONDS)
        .unwrap_or_else(|_| PrometheusBuilder::new())
}

/// Adds up what was measured, again and again, whether anybody reads it or not.
fn keep_up(handle: PrometheusHandle, every: Duration) -> std::io::Result<()> {
    std::thread::Builder::new()
        .name("metrics-upkeep".to_owned())
        .spawn(move || {
            loop {
                std::thread::sleep(every);
                handle.run_upkeep();
            }
        })
        .map(|_| ())
}

/// Sets the recorder; what is measured before is lost.
pub(super) fn record(site: &Site) {
    if RECORDER.is_some() {
        gauge!(
            "polder_build_info",
            "version" => env!("CARGO_PKG_VERSION"),
            "database" => site.db.url().kind(),
        )
        .set(1.0);
        gauge!("polder_start_time_seconds").set(site.now().and_utc().timestamp() as f64);
    }
}

/// The listener of its own: nothing but `/metrics`, to whoever can reach it.
pub struct Listener(ServerHandle);

impl Listener {
    /// Answers on `listener` from now on.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn start(site: Site, listener: TcpListener) -> std::io::Result<Self> {
        record(&site);
        let shared = web::Data::new(site);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .service(web::resource("/metrics").get(show))
        })
        .workers(1)
        // The pages' server hears the signals, and this one ends after it.
        .disable_signals()
        .listen(listener)?
        .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Ok(Self(handle))
    }

    /// Answers no more.
    pub async fn stop(self) {
        self.0.stop(false).await;
    }
}

/// `GET /metrics` among the pages: to who has the token. Others are not told that it is there.
pub(super) async fn show_with_token(
    request: HttpRequest,
    site: web::Data<Site>,
) -> Result<HttpResponse> {
    let token = site.config.server.metrics_token.expose_secret();
    let sent = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(bearer_token)
        .unwrap_or_default();
    if token.is_empty() || !bool::from(sent.as_bytes().ct_eq(token.as_bytes())) {
        return Err(Error::NotFound);
    }
    show(site).await
}

async fn show(site: web::Data<Site>) -> Result<HttpResponse> {
    let handle = RECORDER.as_ref().ok_or(Error::NotFound)?;
    let answered = tokio::time::timeout(PATIENCE, waiting(&site)).await;
    if let Ok(Err(error)) = &answered {
        tracing::error!(%error, "metrics: the database does not say what waits");
    }
    gauge!("polder_database_up").set(if matches!(answered, Ok(Ok(()))) {
        1.0
    } else {
        0.0
    });
    let load = site.db.load();
    gauge!("polder_database_connections").set(f64::from(load.connections));
    gauge!("polder_database_connections_idle").set(f64::from(load.idle));
    gauge!("polder_database_writes_waiting").set(load.writes_waiting as f64);
    site.pulses.publish();
    process();
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4")
        .body(handle.render()))
}

/// What waits in the database for a worker.
async fn waiting(site: &Site) -> Result<()> {
    let (waiting, dead, oldest, unscanned) = site
        .db
        .read(|conn| {
            Ok((
                notifications::waiting_count(conn)?,
                notifications::dead_count(conn)?,
                notifications::oldest_waiting(conn)?,
                attachments::store::unscanned_count(conn)?,
            ))
        })
        .await?;
    let age = oldest.map_or(0.0, |since| {
        (site.now() - since).num_milliseconds().max(0) as f64 / 1000.0
    });
    gauge!("polder_mails_waiting").set(waiting as f64);
    gauge!("polder_mails_dead").set(dead as f64);
    gauge!("polder_mail_oldest_waiting_seconds").set(age);
    let unscanned = if site.scanner.is_some() { unscanned } else { 0 };
    gauge!("polder_files_to_scan").set(unscanned as f64);
    Ok(())
}

/// Memory and descriptors of this process, where the system tells (Linux).
fn process() {
    let kib = std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("VmRSS:"))?;
            line.split_whitespace().next()?.parse::<f64>().ok()
        });
    if let Some(kib) = kib {
        gauge!("process_resident_memory_bytes").set(kib * 1024.0);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(open.count() as f64);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Kilobytes of memory this process holds.
    fn resident() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status
            .lines()
            .find_map(|l| l.strip_prefix("VmRSS:"))
            .unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// Without upkeep these 1.6 million would hold 25 MB.
    #[test]
    fn memory_stays_flat_though_nobody_reads_the_metrics() {
        const ALONE: &str = "POLDER_TEST_ALONE";
        if std::env::var_os(ALONE).is_none() {
            // In a process of its own: what other tests use would count too.
            let own = std::env::current_exe().unwrap();
            let test = "app::metrics::tests::memory_stays_flat_though_nobody_reads_the_metrics";
            let mut alone = std::process::Command::new(own);
            let ran = alone.args(["--exact", test]).env(ALONE, "yes").output();
            let ran = ran.unwrap();
            let said = String::from_utf8_lossy(&ran.stdout);
            assert!(ran.status.success() && said.contains("1 passed"), "{said}");
            return;
        }
        let recorder = builder().build_recorder();
        keep_up(recorder.handle(), Duration::from_millis(1)).unwrap();
        metrics::with_local_recorder(&recorder, || {
            let measure = metrics::histogram!("request_seconds", "route" => "/");
            for _ in 0..100_000 {
                measure.record(0.01);
            }
            let before = resident();
            for n in 0..64 * 25_000 {
                measure.record(f64::from(n % 100) / 10.0);
                // A server has pauses too; the one that adds up may be slower than this loop.
                if n % 25_000 == 0 {
                    std::thread::park_timeout(Duration::from_millis(10));
                }
            }
            let grown = resident().saturating_sub(before);
            assert!(grown < 12 * 1024, "grown by {grown} kB");
        });
        assert!(
            recorder
                .handle()
                .render()
                .contains("request_seconds_bucket")
        );
    }
}
