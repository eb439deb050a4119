//! Calendars and feeds, read back the way programs that subscribe to them do.

use atom_syndication::{Feed, Link};
use chrono::Duration;
use diesel::prelude::*;
use polder::access::{Actor as Asker, StaffRole};
use polder::consultations::actions::rounds::{extend, move_to};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::consultations::store;
use polder::db::schema::{rounds, versions};
use polder::platform::dates;

use super::set_round;
use crate::support::{Answer, App, both};

both!(
    a_calendar_holds_the_hours_of_public_rounds,
    a_moved_hour_moves_the_entry,
    a_feed_tells_what_happened_in_either_language,
    who_has_the_newest_is_told_so,
    what_is_passed_on_holds_nothing_inside,
);

/// An entry of a calendar: its properties without their parameters.
type Entry = Vec<(String, String)>;

/// Reads a calendar as strictly as RFC 5545 has it: lines end in CRLF and are no longer than 75 octets,
/// what begins ends, and what an entry must have it has once.
fn entries(answer: &Answer) -> (Entry, Vec<Entry>) {
    let body = &answer.body;
    assert!(body.ends_with("\r\n") && !body.replace("\r\n", "").contains(['\r', '\n']));
    assert!(body.lines().all(|line| line.len() <= 75), "{body}");
    let unfolded = body.replace("\r\n ", "");
    let (mut calendar, mut found, mut open) = (Entry::new(), Vec::new(), Vec::new());
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').unwrap();
        let name = name.split(';').next().unwrap();
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    found.push(Entry::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.last().is_some_and(|open| open == "VEVENT") => {
                found
                    .last_mut()
                    .unwrap()
                    .push((name.to_owned(), value.to_owned()));
            }
            // What reminds of the entry it is in.
            _ if open.last().is_some_and(|open| open == "VALARM") => {
                let name = format!("VALARM {name}");
                found.last_mut().unwrap().push((name, value.to_owned()));
            }
            _ => calendar.push((name.to_owned(), value.to_owned())),
        }
    }
    assert!(open.is_empty());
    assert_eq!(get(&calendar, "VERSION"), "2.0");
    assert!(!get(&calendar, "PRODID").is_empty());
    for entry in &found {
        for name in ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED"] {
            assert_eq!(
                entry.iter().filter(|(known, _)| known == name).count(),
                1,
                "{name}"
            );
        }
        for name in ["DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED"] {
            // UTC, so that no VTIMEZONE is needed.
            assert!(get(entry, name).ends_with('Z'), "{entry:?}");
        }
    }
    (calendar, found)
}

fn get<'a>(entry: &'a Entry, name: &str) -> &'a str {
    entry
        .iter()
        .find(|(known, _)| known == name)
        .map_or("", |(_, value)| value.as_str())
}

async fn a_calendar_holds_the_hours_of_public_rounds(app: App) {
    app.sample("told").await;
    let hidden = app.sample("hidden").await;
    set_round(&app, &hidden, RoundState::Draft, RoundAccess::Open).await;
    for path in [
        "/calendar.ics?lang=en",
        "/consultations/told/calendar.ics?lang=en",
    ] {
        let answer = app.visitor().get(path).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.headers["content-type"],
            "text/calendar; charset=utf-8"
        );
        let (_, found) = entries(&answer);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(get(&found[0], "SUMMARY"), "Opens: Sample told (Round 1)");
        assert_eq!(get(&found[1], "SUMMARY"), "Closes: Sample told (Round 1)");
        assert_eq!(get(&found[1], "DTSTART"), "20270608T120000Z");
        assert_eq!(get(&found[1], "UID"), "told-1-closes@127.0.0.1");
        assert_eq!(get(&found[1], "TRANSP"), "TRANSPARENT");
        // Three days before it closes, as the mail to who has a draft.
        assert_eq!(get(&found[1], "VALARM TRIGGER"), "-PT259200S");
        assert_eq!(
            get(&found[1], "VALARM UID"),
            "told-1-closes@127.0.0.1-reminder"
        );
        assert_eq!(get(&found[0], "VALARM TRIGGER"), "");
    }
    let dutch = app
        .visitor()
        .get("/consultations/told/calendar.ics?lang=nl")
        .await;
    assert!(get(&entries(&dutch).1[1], "SUMMARY").starts_with("Sluit"));
    let page = app.visitor().get("/consultations/told").await;
    assert!(page.has("link[rel=alternate][type='text/calendar']"));
    assert!(page.has("a[href='/consultations/told/calendar.ics']"));
    let home = app.visitor().get("/").await;
    assert!(home.has("link[type='text/calendar']") && home.has("a[href='/calendar.ics']"));
    let none = app
        .visitor()
        .get("/consultations/hidden/calendar.ics")
        .await;
    assert_eq!(none.status, 404);
}

async fn a_moved_hour_moves_the_entry(app: App) {
    let sample = app.sample("told").await;
    let read = async || {
        let path = "/consultations/told/calendar.ics?lang=en";
        entries(&app.visitor().get(path).await).1
    };
    let before = read().await;
    app.step(Duration::hours(1));
    assert_eq!(read().await, before, "time alone changes nothing");
    let id = sample.consultation;
    let consultation = app.db(move |conn| store::by_id(conn, id).unwrap()).await;
    let staff = Asker::command_line();
    let later = dates::rfc3339(app.now() + Duration::days(20));
    extend(&app.site, &staff, &consultation, sample.round, &later)
        .await
        .unwrap();
    let after = read().await;
    assert_eq!(get(&after[1], "UID"), get(&before[1], "UID"));
    assert_eq!(get(&after[1], "DTSTART"), "20270621T130000Z");
    assert_eq!(get(&before[1], "SEQUENCE"), "0");
    assert_eq!(get(&after[1], "SEQUENCE"), "1");
    assert_eq!(get(&after[1], "LAST-MODIFIED"), "20270601T130000Z");
    app.step(Duration::hours(1));
    move_to(
        &app.site,
        &staff,
        &consultation,
        sample.round,
        RoundState::Closed,
    )
    .await
    .unwrap();
    let closed = read().await;
    assert_eq!(get(&closed[1], "DTSTART"), "20270601T140000Z");
    let sequence: i64 = get(&closed[1], "SEQUENCE").parse().unwrap();
    assert!(sequence > 1);
}

/// Reads a feed, and that it has what RFC 4287 asks of one.
async fn feed(app: &App, path: &str) -> Feed {
    let answer = app.visitor().get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(
        answer.headers["content-type"],
        "application/atom+xml; charset=utf-8"
    );
    let feed = Feed::read_from(answer.body.as_bytes()).unwrap();
    assert!(!feed.id.is_empty() && !feed.title.value.is_empty());
    assert_eq!(
        feed.authors.len(),
        1,
        "entries without an author have the feed's"
    );
    let one = |links: &[Link], rel: &str| links.iter().filter(|link| link.rel == rel).count();
    assert_eq!(one(&feed.links, "self"), 1);
    let newest = feed.entries.iter().map(|entry| entry.updated).max();
    assert!(newest.is_none_or(|newest| newest == feed.updated));
    let mut ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), feed.entries.len(), "each id once");
    for entry in &feed.entries {
        assert!(url::Url::parse(&entry.id).is_ok(), "{}", entry.id);
        assert!(!entry.title.value.is_empty());
        assert_eq!(
            one(&entry.links, "alternate"),
            1,
            "no content, so one alternate"
        );
    }
    feed
}

async fn a_feed_tells_what_happened_in_either_language(app: App) {
    let sample = app.sample("told").await;
    let path = "/consultations/told/feed.atom?lang=en";
    let first = feed(&app, path).await;
    assert_eq!(first.entries.len(), 1);
    assert_eq!(
        first.entries[0].title.value,
        "Round 1 is open: you can respond"
    );
    let (round, version, now) = (sample.round, sample.version, app.now());
    app.step(Duration::days(10));
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::answers_published_at.eq(Some(now + Duration::days(9))))
            .execute(conn)
            .unwrap();
        diesel::update(versions::table.filter(versions::id.eq(version)))
            .set(versions::published_at.eq(Some(now + Duration::days(8))))
            .execute(conn)
            .unwrap();
    })
    .await;
    let all = feed(&app, path).await;
    assert_eq!(all.entries.len(), 4);
    assert!(all.entries[0].title.value.starts_with("The responses"));
    assert_eq!(all.updated.to_rfc3339(), "2027-06-10T12:00:00+00:00");
    // What was told keeps its name and its time.
    let kept = all.entries.last().unwrap();
    assert_eq!(kept.id, first.entries[0].id);
    assert_eq!(kept.updated, first.entries[0].updated);
    let dutch = feed(&app, "/consultations/told/feed.atom?lang=nl").await;
    assert_eq!(dutch.lang.as_deref(), Some("nl"));
    assert_ne!(dutch.id, all.id);
    assert_eq!(dutch.entries[0].id, all.entries[0].id);
    assert_ne!(dutch.entries[0].title.value, all.entries[0].title.value);
    let own = |feed: &Feed| {
        feed.links
            .iter()
            .find(|link| link.rel == "self")
            .unwrap()
            .href
            .clone()
    };
    assert!(own(&dutch).ends_with("/consultations/told/feed.atom?lang=nl"));
    let page = app.visitor().get("/consultations/told").await;
    for lang in ["nl", "en"] {
        assert!(page.has(&format!(
            "link[rel=alternate][type='application/atom+xml'][hreflang={lang}][href$='?lang={lang}']"
        )));
    }
}

async fn who_has_the_newest_is_told_so(app: App) {
    let sample = app.sample("told").await;
    let ask = async |path: &str, tag: Option<String>| {
        let client = reqwest::Client::new();
        let mut request = client.get(format!("{}{path}", app.base));
        if let Some(tag) = tag {
            request = request.header("If-None-Match", tag);
        }
        let response = request.send().await.unwrap();
        let tag = response.headers()["etag"].to_str().unwrap().to_owned();
        assert!(
            response.headers()["vary"]
                .to_str()
                .unwrap()
                .contains("Accept-Language")
        );
        (
            response.status().as_u16(),
            tag,
            response.text().await.unwrap(),
        )
    };
    for path in [
        "/calendar.ics?lang=en",
        "/consultations/told/calendar.ics?lang=en",
        "/consultations/told/feed.atom?lang=en",
    ] {
        let (status, tag, body) = ask(path, None).await;
        assert!(status == 200 && !body.is_empty());
        app.step(Duration::minutes(5));
        let (status, _, body) = ask(path, Some(format!("\"other\", W/{tag}"))).await;
        assert!(status == 304 && body.is_empty(), "{path}: {status}");
    }
    let path = "/consultations/told/feed.atom?lang=en";
    let (_, tag, _) = ask(path, None).await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::answers_published_at.eq(Some(now)))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(ask(path, Some(tag)).await.0, 200);
}

async fn what_is_passed_on_holds_nothing_inside(app: App) {
    let sample = app.sample("hidden").await;
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Open).await;
    let account = app.account("drafter@example.org", "Daan").await;
    app.appoint(account, sample.consultation, StaffRole::Drafter)
        .await;
    let staff = app.browser(account).await;
    assert_eq!(staff.get("/consultations/hidden").await.status, 200);
    for path in [
        "/consultations/hidden/feed.atom",
        "/consultations/hidden/calendar.ics",
    ] {
        assert_eq!(staff.get(path).await.status, 404, "{path}");
        assert_eq!(app.visitor().get(path).await.status, 404, "{path}");
    }
}
