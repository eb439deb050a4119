//! A reader is sent only what they lack, in a coding they take.

use crate::support::{App, both};

both!(
    who_has_the_newest_is_sent_no_second_copy,
    a_coding_refused_is_not_sent,
);

async fn who_has_the_newest_is_sent_no_second_copy(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    for path in [
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/feed.atom",
        "/consultations/cyber/calendar.ics",
    ] {
        let first = visitor.get(path).await;
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        let opaque = tag.trim_start_matches("W/");
        for known in [
            tag.clone(),
            opaque.to_owned(),
            format!("W/{opaque}"),
            format!("\"of yesterday\", {tag}"),
            format!("{opaque},\"of yesterday\""),
            "*".to_owned(),
        ] {
            let again = visitor.get_with(path, &[("If-None-Match", &known)]).await;
            assert_eq!(again.status, 304, "{path} {known}");
            assert_eq!(again.body, "", "{path} {known}");
            for name in ["etag", "cache-control", "vary"] {
                assert_eq!(
                    again.headers[name], first.headers[name],
                    "{path} {known} {name}"
                );
            }
        }
        for unknown in ["\"of yesterday\"", opaque.trim_matches('"'), "\"*\"", ""] {
            let again = visitor.get_with(path, &[("If-None-Match", unknown)]).await;
            assert_eq!(again.status, 200, "{path} {unknown}");
            assert_eq!(again.body, first.body, "{path} {unknown}");
        }
    }
}

async fn a_coding_refused_is_not_sent(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    let page = "/consultations/cyber";
    let html = visitor.get(page).await.body;
    let (_, rest) = html.split_once("/assets/").unwrap();
    let sheet = format!("/assets/{}", rest.split_once('"').unwrap().0);
    for path in [page, &sheet] {
        for (accepted, coded) in [
            ("gzip", Some("gzip")),
            ("gzip;q=0.1", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("gzip;q=0", None),
            ("gzip;q=0.000, br;q=0", None),
            ("identity, gzip;q=0.5", None),
            ("*;q=0", None),
            ("not-gzip", None),
        ] {
            let answer = visitor
                .get_with(path, &[("Accept-Encoding", accepted)])
                .await;
            assert_eq!(answer.status, 200, "{path} {accepted}");
            let sent = answer
                .headers
                .get("content-encoding")
                .map(|coding| coding.to_str().unwrap());
            assert_eq!(sent, coded, "{path} {accepted}");
            let vary = answer.headers["vary"].to_str().unwrap();
            assert!(vary.starts_with("Accept-Encoding"), "{path} {vary}");
        }
    }
}
