//! The application put together: the only place that knows every slice.

mod health;
mod methods;
mod metrics;
mod routes;
mod workers;

pub use metrics::Listener as MetricsListener;
pub use routes::routes;
pub use workers::Workers;

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};

use self::routes::all_routes;
use crate::error::Result;
use crate::site::Site;
use crate::{
    consultations, moderation, notifications, reading, responding, responses, search, web as shell,
};

/// The kinds of mail whose words are made when they are sent, each with who makes it.
pub const LETTERS: notifications::Letters = notifications::Letters(&[
    ("second-person", consultations::letters::second_person),
    ("comment-decided", moderation::letters::comment_decided),
    ("submission-receipt", responding::letters::receipt),
    ("answers-published", responses::letters::answers),
]);

/// Delivers the mail that is due, once; returns how many letters and mails were taken up.
pub async fn deliver(site: &Site) -> Result<usize> {
    let letters = consultations::telling::step(site).await?;
    Ok(letters + deliver_mails(site).await?)
}

/// Delivers the mails that are due, once; returns how many were taken up.
pub async fn deliver_mails(site: &Site) -> Result<usize> {
    notifications::worker::step(site, LETTERS).await
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
    let pages = web::Data::new(reading::web::PageCache::default());
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(shared.clone())
            .app_data(methods.clone())
            .app_data(last_write.clone())
            .app_data(pages.clone())
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
            .wrap(from_fn(shell::readable_queries))
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
