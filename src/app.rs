//! The application put together: the only place that knows every slice.

mod workers;

pub use workers::Workers;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::error::{Error, Result};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::{
    accounts, admin, comments, consultations, db, exports, following, guests, intake, moderation,
    notifications, reading, responses, search, web as shell,
};

/// The kinds of mail whose words are made when they are sent, each with who makes it.
pub const LETTERS: notifications::Letters = notifications::Letters(&[
    ("submission-receipt", comments::letters::receipt),
    ("answers-published", responses::letters::answers),
]);

/// Delivers the mail that is due, once; returns how many mails were taken up.
///
/// # Errors
/// When the database fails.
pub async fn deliver(site: &Site) -> Result<usize> {
    notifications::worker::step(site, LETTERS).await
}

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

async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// Ready when the database answers and has the newest schema, and no worker stands still.
async fn ready(site: web::Data<Site>) -> HttpResponse {
    if let Some(still) = site.pulses.still().first() {
        let (name, seconds) = (still.name, still.silent.as_secs());
        tracing::error!(worker = name, seconds, "not ready: a worker stands still");
        return HttpResponse::ServiceUnavailable()
            .content_type("text/plain")
            .body(format!(
                "the worker {name} has stood still for {seconds} s\n"
            ));
    }
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
    site.pulses.publish();
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
