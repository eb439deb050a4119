//! Every address answers HEAD as it answers GET, and says which methods it has.

use crate::support::{App, both};

both!(
    head_is_get_without_the_body,
    wrong_methods_are_405_and_name_the_right_ones,
);

async fn head_is_get_without_the_body(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/.well-known/security.txt",
        "/consultations/cyber",
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/feed.atom",
        "/api/v1/consultations",
        "/sign-in",
        "/no-such-page",
    ] {
        let whole = visitor.get(path).await;
        let head = visitor.request_with("HEAD", path, &[]).await;
        assert_eq!(head.status, whole.status, "{path}");
        assert_eq!(head.body, "", "{path}");
        for name in ["content-type", "content-length", "cache-control", "etag"] {
            assert_eq!(
                head.headers.get(name),
                whole.headers.get(name),
                "{path} {name}"
            );
        }
    }
}

async fn wrong_methods_are_405_and_name_the_right_ones(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    for (method, path, allowed) in [
        ("POST", "/healthz", "GET, HEAD"),
        ("PUT", "/", "GET, HEAD"),
        ("DELETE", "/sign-in", "GET, POST, HEAD"),
        ("GET", "/sign-out", "POST"),
        ("HEAD", "/sign-out", "POST"),
        ("TRACE", "/consultations/cyber", "GET, HEAD"),
        ("OPTIONS", "/consultations/cyber/rounds/1", "GET, HEAD"),
        ("PATCH", "/api/v1/consultations", "GET, HEAD"),
    ] {
        let answer = visitor.request_with(method, path, &[]).await;
        assert_eq!(answer.status, 405, "{method} {path}");
        assert_eq!(answer.headers["allow"], allowed, "{method} {path}");
    }
    let page = visitor
        .request_with("DELETE", "/sign-in", &[("Accept-Language", "en")])
        .await;
    assert!(
        page.text().contains("does not work that way"),
        "{}",
        page.text()
    );
    for path in [
        "/no-such-page",
        "/consultations/cyber/nothing",
        "/api/v1/nothing",
    ] {
        let answer = visitor.request_with("DELETE", path, &[]).await;
        assert_eq!(answer.status, 404, "{path}");
    }
}
