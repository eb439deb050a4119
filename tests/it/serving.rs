//! What every answer has, and how the server behaves as a server.

mod addresses;
mod bodies;
mod logging;
mod measuring;
mod methods;
mod program;
mod readiness;
mod settings;

use crate::support::{App, both};

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

async fn knows_no_such_page(app: App) {
    let answer = app.visitor().get("/no-such-page?lang=en").await;
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("not found"), "{}", answer.text());
    let api = app.visitor().get("/api/v1/no-such-resource").await;
    assert_eq!(api.status, 404);
    assert_eq!(api.headers["content-type"], "application/problem+json");
}
