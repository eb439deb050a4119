//! The application put together: the only place that knows every slice.

mod health;
mod methods;
mod metrics;
mod workers;

pub use metrics::Listener as MetricsListener;
pub use workers::Workers;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::error::Result;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::{
    accounts, admin, comments, consultations, exports, following, guests, intake, moderation,
    notifications, reading, responses, search, web as shell,
};

/// The kinds of mail whose words are made when they are sent, each with who makes it.
pub const LETTERS: notifications::Letters = notifications::Letters(&[
    ("second-person", consultations::letters::second_person),
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
        .route("/healthz", web::get().to(health::health))
        .route("/readyz", web::get().to(health::ready))
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

/// The same, with what only the pages' own listener has.
fn all_routes(config: &mut web::ServiceConfig) {
    config
        .route("/metrics", web::get().to(metrics::show_with_token))
        .configure(routes);
}

/// A server on `listener`; it answers once it is awaited, and stops when its handle is told to: gracefully
/// means that requests in flight finish, within `server.shutdown_seconds`.
///
/// # Errors
/// When the listener cannot be used.
pub fn server(site: Site, listener: TcpListener) -> std::io::Result<Server> {
    let config = site.config.clone();
    let form_limit = config.limits.form_bytes;
    site.db.finish_writes_with(search::worker::at_end);
    let shared = web::Data::new(site);
    metrics::record(&shared);
    let last_write = web::Data::new(health::LastWrite::default());
    let methods = web::Data::new(methods::Methods::default());
    let kept = web::Data::new(reading::web::Kept::default());
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(shared.clone())
            .app_data(methods.clone())
            .app_data(last_write.clone())
            .app_data(kept.clone())
            .app_data(web::PayloadConfig::new(form_limit))
            .configure(all_routes)
            .default_service(web::to(methods::no_such_route))
            // The last one wrapped is the first to see a request.
            .wrap(from_fn(methods::say_methods))
            .wrap(from_fn(shell::bodies_in_time))
            .wrap(from_fn(shell::identify))
            .wrap(from_fn(shell::error_pages))
            .wrap(from_fn(shell::security_headers))
            .wrap(from_fn(shell::head_as_get))
            .wrap(from_fn(shell::access_log))
            .wrap(from_fn(shell::hold_bodies))
    })
    // Whoever serves is told of them, and stops the workers as well.
    .disable_signals()
    .shutdown_timeout(config.server.shutdown_seconds);
    if config.server.workers > 0 {
        server = server.workers(config.server.workers);
    }
    Ok(server.listen(listener)?.run())
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
