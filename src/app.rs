//! The application put together: the only place that knows every slice.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::rt::task::JoinHandle;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::sync::watch;

use crate::error::{Error, Result};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::{
    accounts, admin, comments, consultations, db, exports, following, guests, intake, moderation,
    notifications, reading, responses, search, web as shell,
};

/// Every route of the installation.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/healthz", web::get().to(health))
        .route("/readyz", web::get().to(ready))
        .route("/.well-known/security.txt", web::get().to(security_txt))
        .route(
            "/assets/{hash}/{name}",
            web::get().to(shell::static_files::serve),
        )
        .configure(accounts::web::routes)
        .configure(admin::web::routes)
        .configure(consultations::web::routes)
        .configure(following::web::routes)
        .configure(comments::web::routes)
        .configure(guests::web::routes)
        .configure(moderation::web::routes)
        .configure(responses::web::routes)
        .configure(intake::web::routes)
        .configure(exports::web::routes)
        .configure(search::web::routes)
        .configure(reading::web::routes)
        .configure(reading::api::routes);
}

/// A server on `listener`; it answers once it is awaited, and stops gracefully on SIGTERM and
/// SIGINT: requests in flight finish.
///
/// # Errors
/// When the listener cannot be used.
pub fn server(site: Site, listener: TcpListener) -> std::io::Result<Server> {
    let config = site.config.clone();
    let form_limit = config.limits.form_bytes;
    site.db.finish_writes_with(search::worker::at_end);
    let shared = web::Data::new(site);
    let metrics = web::Data::new(recorder());
    let kept = web::Data::new(reading::web::Kept::default());
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(shared.clone())
            .app_data(metrics.clone())
            .app_data(kept.clone())
            .app_data(web::PayloadConfig::new(form_limit))
            .route("/metrics", web::get().to(show_metrics))
            .configure(routes)
            // The last one wrapped is the first to see a request.
            .wrap(from_fn(shell::error_pages))
            .wrap(from_fn(shell::identify))
            .wrap(from_fn(shell::security_headers))
            .wrap(from_fn(shell::access_log))
    })
    .shutdown_timeout(config.server.shutdown_seconds);
    if config.server.workers > 0 {
        server = server.workers(config.server.workers);
    }
    Ok(server.listen(listener)?.run())
}

/// The background workers; they step down when told to.
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts them all.
    pub fn start(site: &Site) -> Self {
        let (stop, stopped) = watch::channel(false);
        let tasks = vec![
            actix_web::rt::spawn(deliver_mail(site.clone(), stopped.clone())),
            actix_web::rt::spawn(move_rounds(site.clone(), stopped.clone())),
            actix_web::rt::spawn(announce(site.clone(), stopped.clone())),
            actix_web::rt::spawn(forget_followers(site.clone(), stopped.clone())),
            actix_web::rt::spawn(forget_accounts(site.clone(), stopped.clone())),
            actix_web::rt::spawn(mail_links(site.clone(), stopped.clone())),
            actix_web::rt::spawn(tell_of_guesses(site.clone(), stopped.clone())),
            actix_web::rt::spawn(scan_files(site.clone(), stopped.clone())),
            actix_web::rt::spawn(sweep_files(site.clone(), stopped.clone())),
            actix_web::rt::spawn(keep_searchable(site.clone(), stopped.clone())),
            actix_web::rt::spawn(erase_guests(site.clone(), stopped)),
        ];
        Self { stop, tasks }
    }

    /// Lets each finish what it is doing, and waits for it.
    pub async fn stop(self) {
        // Fails only when all have ended already.
        let _ = self.stop.send(true);
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a worker did not end well");
            }
        }
    }
}

async fn deliver_mail(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(2), async || {
        notifications::worker::step(&site).await
    })
    .await;
}

async fn move_rounds(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(2), async || {
        consultations::worker::step(&site).await
    })
    .await;
}

async fn announce(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(2), async || {
        following::worker::announce(&site).await
    })
    .await;
}

async fn forget_followers(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(600), async || {
        following::worker::forget(&site).await
    })
    .await;
}

async fn forget_accounts(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(600), async || {
        accounts::worker::step(&site).await
    })
    .await;
}

async fn mail_links(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(1), async || {
        accounts::worker::answer(&site).await
    })
    .await;
}

async fn tell_of_guesses(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(300), async || {
        accounts::worker::tell_of_guesses(&site).await.map(|_| 0)
    })
    .await;
}

async fn scan_files(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(2), async || {
        comments::worker::scan(&site).await
    })
    .await;
}

async fn sweep_files(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(600), async || {
        comments::worker::sweep(&site).await
    })
    .await;
}

async fn keep_searchable(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(1), async || {
        search::worker::step(&site).await
    })
    .await;
}

async fn erase_guests(site: Site, stopped: watch::Receiver<bool>) {
    run(stopped, Duration::from_secs(300), async || {
        guests::worker::step(&site).await
    })
    .await;
}

/// Steps a worker until told to stop: at once while there is work, else after a pause.
async fn run<F>(mut stopped: watch::Receiver<bool>, pause: Duration, step: F)
where
    F: AsyncFn() -> Result<usize>,
{
    while !*stopped.borrow() {
        match step().await {
            Ok(done) if done > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "a worker's step failed"),
        }
        tokio::select! {
            _ = stopped.changed() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// Ready when the database answers and has the newest schema.
async fn ready(site: web::Data<Site>) -> HttpResponse {
    match db::migrate::is_current(&site.db).await {
        Ok(true) => HttpResponse::Ok()
            .content_type("text/plain")
            .body("ready\n"),
        Ok(false) => HttpResponse::ServiceUnavailable()
            .content_type("text/plain")
            .body("the schema is not the newest: run polder migrate\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            HttpResponse::ServiceUnavailable()
                .content_type("text/plain")
                .body("the database does not answer\n")
        }
    }
}

/// RFC 9116. It runs out after a year, as the standard recommends.
async fn security_txt(site: web::Data<Site>) -> HttpResponse {
    let config = &site.config;
    let expires = crate::platform::dates::rfc3339(site.now() + chrono::Duration::days(365));
    let languages: Vec<_> = Language::ALL.iter().map(|l| l.as_str()).collect();
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(format!(
            "Contact: {}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}\n",
            config.site.security_contact,
            languages.join(", "),
            config.absolute("/.well-known/security.txt"),
        ))
}

/// For a collector on this host; others are told nothing.
async fn show_metrics(
    request: HttpRequest,
    site: web::Data<Site>,
    metrics: web::Data<Option<PrometheusHandle>>,
) -> Result<HttpResponse> {
    let local = shell::origin(&request, site.config.server.trust_proxy)
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    let handle = metrics
        .as_ref()
        .as_ref()
        .filter(|_| local)
        .ok_or(Error::NotFound)?;
    let waiting = site.db.read(notifications::waiting_count).await?;
    metrics::gauge!("polder_mails_waiting").set(waiting as f64);
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4")
        .body(handle.render()))
}

/// The process has one recorder; a second server in the same process goes without.
fn recorder() -> Option<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().ok()
}
