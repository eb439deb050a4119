//! What every answer has, and how the server behaves as a server.

mod addresses;
mod bodies;
mod conditional;
mod logging;
mod measuring;
mod methods;
pub mod program;
mod readiness;
mod settings;
mod snapshot;

use crate::support::{App, Backend, both};

both!(
    answers_health_checks,
    sends_security_headers,
    knows_no_such_page
);

async fn answers_health_checks(app: App) {
    let visitor = app.visitor();
    assert_eq!(visitor.get("/healthz").await.body, "ok\n");
    assert_eq!(visitor.get("/readyz").await.body, "ready\n");
    let contact = visitor.get("/.well-known/security.txt").await.body;
    assert!(contact.contains("Contact: mailto:security@example.org"));
    assert!(contact.contains("Expires: 2028-05-31T12:00:00Z"));
}

async fn sends_security_headers(app: App) {
    let answer = app.visitor().get("/healthz").await;
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert!(!answer.headers.contains_key("strict-transport-security"));
}

/// A rule of the configuration, not of the database: one backend is enough.
#[actix_web::test]
async fn over_https_every_cookie_is_bound_to_this_host() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.server.base_url = "https://consultatie.example.org".parse().unwrap();
    })
    .await;
    let mut seen = Vec::new();
    // The language, and what forms go by.
    for path in ["/?lang=en", "/sign-in"] {
        let answer = app.visitor().get(path).await;
        for cookie in answer.headers.get_all("set-cookie") {
            seen.push(cookie.to_str().unwrap().to_owned());
        }
    }
    assert!(seen.len() >= 2, "{seen:?}");
    for cookie in &seen {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(word), "{cookie}");
        }
    }
    assert!(seen.iter().any(|cookie| cookie.contains("language=en")));
}

async fn knows_no_such_page(app: App) {
    let answer = app.visitor().get("/no-such-page?lang=en").await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("not found"), "{}", answer.text());
    let api = app.visitor().get("/api/v1/no-such-resource").await;
    assert_eq!(api.status, 404);
    assert_eq!(api.headers["content-type"], "application/problem+json");
}
