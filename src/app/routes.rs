//! Every route of the installation.

use actix_web::{HttpResponse, web};

use super::{health, metrics};
use crate::platform::texts::Language;
use crate::site::Site;
use crate::web as shell;
use crate::{
    accounts, admin, attachments, consultations, errata, exports, following, guests, intake,
    moderation, promises, questions, reading, responding, responses, search, signatures, teamwork,
};

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
        .configure(errata::web::routes)
        .configure(questions::web::routes)
        .configure(following::web::routes)
        .configure(attachments::web::routes)
        // Before `/signatures/{id}`.
        .configure(signatures::web::routes)
        .configure(teamwork::web::routes)
        .configure(responding::web::routes)
        .configure(guests::web::routes)
        .configure(moderation::web::routes)
        .configure(responses::web::routes)
        .configure(promises::web::routes)
        .configure(intake::web::routes)
        .configure(exports::web::routes)
        .configure(search::web::routes)
        .configure(reading::web::routes)
        .configure(reading::api::routes);
}

/// The same, with what only the pages' own listener has.
pub(super) fn all_routes(config: &mut web::ServiceConfig) {
    config
        .route("/metrics", web::get().to(metrics::show_with_token))
        .configure(routes);
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
