//! The public pages as visitors and others see them.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::db::schema::{consultations, parties, rounds};

use crate::support::{App, Sample, both};

both!(
    lists_what_is_open_coming_and_past,
    pages_through_past_rounds,
    shows_a_consultation_and_its_text,
    keeps_invited_rounds_to_those_invited,
    hides_drafts_from_the_public,
    keeps_pages_until_something_changes,
);

async fn set_round(app: &App, sample: &Sample, state: RoundState, access: RoundAccess) {
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((rounds::state.eq(state), rounds::access.eq(access)))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn lists_what_is_open_coming_and_past(app: App) {
    let visitor = app.visitor();
    let none = visitor.get("/?lang=en").await;
    assert_eq!(none.status, 200);
    assert!(none.text().contains("No consultation is open"));
    let open = app.sample("open").await;
    let coming = app.sample("coming").await;
    let now = app.now();
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(coming.round)))
            .set((
                rounds::state.eq(RoundState::Scheduled),
                rounds::opens_at.eq(now + Duration::days(3)),
                rounds::closes_at.eq(now + Duration::days(30)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let page = visitor.get("/?lang=en").await;
    assert!(page.has("section[aria-labelledby=open] a[href='/consultations/open']"));
    assert!(page.has("section[aria-labelledby=coming] a[href='/consultations/coming']"));
    assert!(page.text().contains("Open until 8 June 2027 at 14:00"));
    assert!(page.text().contains("Opens on 4 June 2027 at 14:00"));
    // The clock alone moves them, whether or not a worker has been by.
    app.step(Duration::days(7));
    let page = visitor.get("/?lang=nl").await;
    assert!(page.has("section[aria-labelledby=past] a[href='/consultations/open']"));
    assert!(page.has("section[aria-labelledby=open] a[href='/consultations/coming']"));
    assert!(page.text().contains("Gesloten op 8 juni 2027 om 14.00 uur"));
    drop(open);
}

async fn pages_through_past_rounds(app: App) {
    for number in 0..23 {
        let sample = app.sample(&format!("past-{number}")).await;
        set_round(&app, &sample, RoundState::Archived, RoundAccess::Open).await;
    }
    let visitor = app.visitor();
    let first = visitor.get("/?lang=en").await;
    assert_eq!(first.body.matches("class=\"polder-card\"").count(), 20);
    let start = first.body.find("/?after=").unwrap();
    let link: String = first.body[start..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let second = visitor.get(&link).await;
    assert_eq!(second.body.matches("class=\"polder-card\"").count(), 3);
    assert!(!second.has("a[rel=next]"));
    assert_eq!(visitor.get("/?after=nonsense").await.status, 404);
}

async fn shows_a_consultation_and_its_text(app: App) {
    let sample = app.sample("cyber").await;
    let visitor = app.visitor();
    let page = visitor.get("/consultations/cyber?lang=en").await;
    assert_eq!(page.status, 200);
    assert!(page.has("h1") && page.text().contains("Sample cyber"));
    assert!(page.has("a[href='/consultations/cyber/rounds/1']"));
    assert!(
        !page.has("input[name=csrf]"),
        "a page for all has no visitor's token"
    );
    let text = visitor.get("/consultations/cyber/rounds/1?lang=en").await;
    assert_eq!(text.status, 200);
    for key in 1..=6 {
        assert!(text.has(&format!("#p-{key}")));
    }
    assert!(
        text.has("h3 .polder-passage__number"),
        "2.1 is a level deeper"
    );
    assert!(text.has("nav.polder-contents a[href='#p-5']"));
    assert!(text.has("a[href='/consultations/cyber/rounds/1/comment?passage=p-2']"));
    assert!(text.has("a[href='/consultations/cyber/rounds/1/comment?section=2.1']"));
    app.step(Duration::days(8));
    let closed = visitor.get("/consultations/cyber/rounds/1?lang=en").await;
    assert!(!closed.body.contains("/comment?"));
    for path in [
        "/consultations/none",
        "/consultations/cyber/rounds/2",
        "/consultations/cyber/rounds/first",
        "/consultations/none/rounds/1",
    ] {
        assert_eq!(visitor.get(path).await.status, 404, "{path}");
    }
    drop(sample);
}

async fn keeps_invited_rounds_to_those_invited(app: App) {
    let sample = app.sample("closed-circle").await;
    set_round(&app, &sample, RoundState::Open, RoundAccess::Invited).await;
    let member = app.account("member@example.org", "Member").await;
    let stranger = app.account("stranger@example.org", "Stranger").await;
    let drafter = app.account("drafter@example.org", "Drafter").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let body = app
        .organisation("Invited body", "technical", member, MemberRole::Member)
        .await;
    app.organisation("Other body", "technical", stranger, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Invited body", "technical", Some(body), None)
        .await;
    let path = "/consultations/closed-circle/rounds/1";
    // A party that is there without an invitation does not open the door.
    assert_eq!(app.browser(member).await.get(path).await.status, 404);
    app.db(move |conn| {
        diesel::update(parties::table.filter(parties::id.eq(party)))
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    for (browser, status) in [
        (app.visitor(), 404),
        (app.browser(stranger).await, 404),
        (app.browser(member).await, 200),
        (app.browser(drafter).await, 200),
    ] {
        assert_eq!(browser.get(path).await.status, status);
        // That it is held is no secret.
        let page = browser.get("/consultations/closed-circle").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.has(&format!("a[href='{path}']")), status == 200);
        let home = browser.get("/").await;
        assert!(home.has("a[href='/consultations/closed-circle']"));
    }
}

async fn hides_drafts_from_the_public(app: App) {
    let sample = app.sample("secret").await;
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Open).await;
    let drafter = app.account("drafter@example.org", "Drafter").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/consultations/secret").await.status, 404);
    assert!(!visitor.get("/").await.body.contains("secret"));
    let drafter = app.browser(drafter).await;
    assert_eq!(drafter.get("/consultations/secret").await.status, 200);
    assert_eq!(
        drafter.get("/consultations/secret/rounds/1").await.status,
        200
    );
}

async fn keeps_pages_until_something_changes(app: App) {
    let sample = app.sample("kept").await;
    let path = "/consultations/kept";
    let client = reqwest::Client::new();
    let get = async |encoding: &str, tag: &str| {
        client
            .get(format!("{}{path}", app.base))
            .header("accept-language", "en")
            .header("accept-encoding", encoding)
            .header("if-none-match", tag)
            .send()
            .await
            .unwrap()
    };
    let first = get("identity", "").await;
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(first.headers()["cache-control"], "private, no-cache");
    assert!(!first.headers().contains_key("set-cookie"));
    let html = first.text().await.unwrap();
    assert_eq!(get("identity", &tag).await.status(), 304);
    // Compressed by the time somebody asks again.
    let mut coded = get("br, gzip", "").await;
    for _ in 0..50 {
        if coded.headers().contains_key("content-encoding") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        coded = get("br, gzip", "").await;
    }
    assert_eq!(coded.headers()["content-encoding"], "br");
    assert_eq!(coded.headers()["etag"], tag.as_str());
    assert!(coded.bytes().await.unwrap().len() < html.len() / 2);
    let consultation = sample.consultation;
    app.db(move |conn| {
        diesel::update(consultations::table.filter(consultations::id.eq(consultation)))
            .set(consultations::title.eq("Another title"))
            .execute(conn)
            .unwrap();
        polder::consultations::store::public_changed(conn, consultation).unwrap();
    })
    .await;
    let changed = get("identity", &tag).await;
    assert_eq!(changed.status(), 200);
    assert!(changed.text().await.unwrap().contains("Another title"));
    // Somebody signed in gets a page of their own, which nobody keeps.
    let account = app.account("reader@example.org", "Reader").await;
    let own = app.browser(account).await.get(path).await;
    assert_eq!(own.headers["cache-control"], "no-store");
    assert!(own.text().contains("Reader"));
    assert!(
        !get("identity", "")
            .await
            .text()
            .await
            .unwrap()
            .contains("Reader")
    );
}
