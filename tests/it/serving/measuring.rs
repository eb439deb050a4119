//! Metrics: to whoever may see them, and what they say.

use std::net::TcpListener;

use polder::app::MetricsListener;

use crate::support::{Actor, App, Backend, both};

both!(metrics_say_what_waits_and_which_routes_are_slow);

#[actix_web::test]
async fn metrics_are_for_who_has_the_token() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        config.server.metrics_token = "gemaal".into();
    })
    .await;
    let visitor = app.visitor();
    for headers in [
        &[][..],
        &[("Forwarded", "for=127.0.0.1")],
        &[("X-Forwarded-For", "127.0.0.1")],
        &[("Authorization", "Bearer ")],
        &[("Authorization", "Bearer gemaa")],
        &[("Authorization", "Basic gemaal")],
    ] {
        let answer = visitor.get_with("/metrics", headers).await;
        assert_eq!(answer.status, 404, "{headers:?}");
    }
    let answer = visitor
        .get_with("/metrics", &[("Authorization", "Bearer gemaal")])
        .await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("polder_build_info"), "{}", answer.body);
}

#[actix_web::test]
async fn metrics_without_a_token_are_for_nobody() {
    let app = App::start(Backend::Sqlite).await;
    for headers in [&[][..], &[("Authorization", "Bearer ")]] {
        let answer = app.visitor().get_with("/metrics", headers).await;
        assert_eq!(answer.status, 404);
    }
}

async fn metrics_say_what_waits_and_which_routes_are_slow(app: App) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let collector = Actor::new(format!("http://{}", listener.local_addr().unwrap()));
    let metrics = MetricsListener::start(app.site.clone(), listener).unwrap();
    app.visitor().get("/consultations/no-such-one").await;
    app.visitor().get("/wp-login.php").await;
    let asked = [("email", "somebody@example.org")];
    app.visitor().submit("/forgot", "/forgot", &asked).await;
    let answer = collector.get("/metrics").await;
    assert_eq!(answer.status, 200);
    let kind = app.site.db.url().kind();
    for line in [
        format!("database=\"{kind}\"}} 1"),
        "polder_database_up 1".to_owned(),
        "polder_mails_waiting ".to_owned(),
        "polder_mails_dead 0".to_owned(),
        "polder_mail_oldest_waiting_seconds ".to_owned(),
        "polder_files_to_scan 0".to_owned(),
        "polder_database_connections ".to_owned(),
        "polder_database_writes_waiting 0".to_owned(),
        "process_resident_memory_bytes ".to_owned(),
        "polder_request_seconds_bucket{route=\"/forgot\",status=\"3xx\",le=\"+Inf\"} ".to_owned(),
        "polder_request_seconds_bucket{route=\"\",status=\"4xx\",le=\"+Inf\"} ".to_owned(),
    ] {
        assert!(answer.body.contains(&line), "{line}\n{}", answer.body);
    }
    assert!(
        !answer.body.contains("wp-login"),
        "made-up paths are not kept"
    );
    assert_eq!(collector.get("/").await.status, 404);
    metrics.stop().await;
}
