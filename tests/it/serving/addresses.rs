//! Nobody chooses the address by which limits count and the audit log names them.

use polder::config::Config;

use crate::support::{Actor, App, Backend};

/// Wrong sign-ins, each with its own headers; the statuses.
async fn attempts(app: &App, headers: impl Fn(usize) -> Vec<(&'static str, String)>) -> Vec<u16> {
    let visitor = app.visitor();
    let token = visitor.get("/sign-in").await.csrf().unwrap();
    let mut statuses = Vec::new();
    for n in 0..5 {
        // Each for another account, so that only the address counts.
        let email = format!("somebody{n}@example.org");
        let fields = [
            ("csrf", token.as_str()),
            ("email", &email),
            ("password", "wrong"),
        ];
        let headers = headers(n);
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        statuses.push(sign_in(&visitor, &fields, &headers).await);
    }
    statuses
}

async fn sign_in(visitor: &Actor, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> u16 {
    let answer = visitor.post_with("/sign-in", fields, headers).await;
    answer.status.as_u16()
}

/// Three tries a minute; a proxy of ours on this host, or not.
fn settings(proxy: bool) -> impl FnOnce(&mut Config) {
    move |config| {
        config.security.sign_in_per_minute = 3;
        if proxy {
            config.server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
        }
    }
}

const ALL: [u16; 5] = [422; 5];
const THREE: [u16; 5] = [422, 422, 422, 429, 429];

#[actix_web::test]
async fn a_client_does_not_choose_the_address_limits_count_by() {
    let app = App::start_with(Backend::Sqlite, settings(true)).await;
    // What the proxy saw is the last of X-Forwarded-For; the rest came with the request.
    let statuses = attempts(&app, |n| {
        vec![
            ("Forwarded", format!("for=198.51.100.{n}")),
            ("X-Forwarded-For", format!("198.51.100.{n}, 203.0.113.1")),
            ("X-Real-IP", format!("198.51.100.{n}")),
        ]
    })
    .await;
    assert_eq!(statuses, THREE);
    let statuses = attempts(&app, |n| {
        vec![("X-Forwarded-For", format!("2001:db8:0:1::{n}"))]
    })
    .await;
    assert_eq!(statuses, THREE, "one /64 is one client");
    let statuses = attempts(&app, |n| {
        vec![("X-Forwarded-For", format!("203.0.113.2{n}"))]
    })
    .await;
    assert_eq!(
        statuses, ALL,
        "clients behind a proxy count each for themselves"
    );
}

#[actix_web::test]
async fn forwarded_addresses_count_for_nothing_without_a_proxy() {
    let app = App::start_with(Backend::Sqlite, settings(false)).await;
    let statuses = attempts(&app, |n| {
        vec![
            ("Forwarded", format!("for=198.51.100.{n}")),
            ("X-Forwarded-For", format!("198.51.100.{n}")),
        ]
    })
    .await;
    assert_eq!(statuses, THREE);
}

/// What the audit log, the sessions and the limits get to know of where somebody is.
#[test]
fn where_somebody_is_is_an_address_as_read() {
    let mut config = Config::defaults().unwrap();
    config.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    for (forwarded, origin) in [
        ("<script>", "127.0.0.1"),
        ("unknown, <b>", "127.0.0.1"),
        ("203.0.113.1", "203.0.113.1"),
        ("::ffff:203.0.113.1", "203.0.113.1"),
        ("x, 2001:DB8::1", "2001:db8::1"),
    ] {
        let request = actix_web::test::TestRequest::default()
            .peer_addr("127.0.0.1:4711".parse().unwrap())
            .insert_header(("Forwarded", "for=198.51.100.7"))
            .insert_header(("X-Forwarded-For", forwarded))
            .to_http_request();
        assert_eq!(
            polder::web::origin(&request, &config),
            origin,
            "{forwarded}"
        );
    }
}
