//! Whose link was withdrawn, or whose time is over, gets back what they were writing, and goes on.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::{guest_tokens, guests};

use super::{FORM, POST, RESPOND, begin, comment, visitor};
use crate::support::{Actor, Answer, App, both};

both!(
    words_go_along_to_whoever_begins_again,
    words_of_a_draft_that_is_out_of_reach_can_be_copied,
    what_saves_by_itself_says_how_to_go_on,
);

const SAME_SITE: [(&str, &str); 1] = [("Sec-Fetch-Site", "same-origin")];
const WORDS: &str = "Took me an hour to write.";

/// Ends every guest there is, as a link that is withdrawn does.
async fn withdraw(app: &App) {
    let now = app.now();
    app.db(move |conn| {
        diesel::update(guests::table)
            .set(guests::ended_at.eq(Some(now)))
            .execute(conn)
            .unwrap();
    })
    .await;
}

/// Ends the time of every browser in which somebody writes.
async fn expire(app: &App) {
    let before = app.now() - Duration::minutes(1);
    app.db(move |conn| {
        diesel::update(guest_tokens::table)
            .set(guest_tokens::expires_at.eq(before))
            .execute(conn)
            .unwrap();
    })
    .await;
}

/// Sends a form as it was opened, with these fields in the place of its own.
async fn send(
    by: &Actor,
    path: &str,
    form: &[(String, String)],
    fields: &[(&str, &str)],
) -> Answer {
    let mut all: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| fields.iter().all(|(other, _)| other != name))
        .collect();
    all.extend_from_slice(fields);
    by.post_with(path, &all, &SAME_SITE).await
}

async fn words_go_along_to_whoever_begins_again(app: App) {
    app.sample("cyber").await;
    for over in ["withdrawn", "expired"] {
        let browser = visitor(&app).await;
        begin(&browser, "Gijs Gast", "gijs@example.org", &[]).await;
        let form = browser.get(FORM).await.form(POST);
        // Kept by itself before: what is sent again is a comment of its own.
        let kept = [("turn", "1"), ("body", "Took me")];
        let kept = send(&browser, &format!("{POST}/draft"), &form, &kept).await;
        assert_eq!(kept.json()["state"], "kept", "{}", kept.body);
        match over {
            "withdrawn" => withdraw(&app).await,
            _ => expire(&app).await,
        }
        let fields = [("body", WORDS), ("turn", "2"), ("action", "save")];
        let refused = send(&browser, POST, &form, &fields).await;
        assert_eq!(refused.status, 409, "{over}");
        assert!(refused.text().contains(WORDS), "{}", refused.text());
        assert!(
            !refused.has("form[action='/sign-in']"),
            "there is no account"
        );
        let asked = send(&browser, RESPOND, &refused.form(RESPOND), &[]).await;
        assert_eq!(asked.status, 200, "{over}: {}", asked.text());
        // What is wrong with the form to begin loses nothing either.
        let wrong = [
            ("name", ""),
            ("email", "gijs@example.org"),
            ("role", "individual"),
        ];
        let wrong = send(&browser, RESPOND, &asked.form(RESPOND), &wrong).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains(WORDS));
        let begun = [("name", "Gijs Gast"), ("role", "individual")];
        let begun = send(&browser, RESPOND, &wrong.form(RESPOND), &begun).await;
        assert_eq!(begun.status, 200, "{}", begun.text());
        let saved = send(&browser, POST, &begun.form(POST), &[]).await;
        assert_eq!(saved.status, 303, "{over}: {}", saved.text());
        let here = browser.get("/consultations/cyber/rounds/1").await;
        assert!(here.text().contains("You respond as: Gijs Gast"));
        let draft = browser.get(&saved.location.unwrap()).await.text();
        assert!(draft.contains(WORDS), "{over}: {draft}");
    }
}

async fn words_of_a_draft_that_is_out_of_reach_can_be_copied(app: App) {
    app.sample("cyber").await;
    let browser = visitor(&app).await;
    begin(&browser, "Gijs Gast", "gijs@example.org", &[]).await;
    let draft = comment(&browser, "As it was.").await;
    let page = browser.get(&draft).await;
    let html = scraper::Html::parse_document(&page.body);
    let link = scraper::Selector::parse("main a[href*='/comments/']").unwrap();
    let path = html.select(&link).next().unwrap().attr("href").unwrap();
    let path = path.split(['?', '#']).next().unwrap().to_owned();
    let form = browser.get(&path).await.form(&path);
    withdraw(&app).await;
    let fields = [("body", WORDS), ("action", "save")];
    let refused = send(&browser, &path, &form, &fields).await;
    assert_eq!(refused.status, 409);
    let said = refused.text();
    assert!(
        said.contains(WORDS) && said.contains("Copy your words"),
        "{said}"
    );
}

async fn what_saves_by_itself_says_how_to_go_on(app: App) {
    app.sample("cyber").await;
    let browser = visitor(&app).await;
    begin(&browser, "Gijs Gast", "gijs@example.org", &[]).await;
    let form = browser.get(FORM).await.form(POST);
    withdraw(&app).await;
    let fields = [("turn", "1"), ("body", WORDS)];
    let told = send(&browser, &format!("{POST}/draft"), &form, &fields).await;
    assert_eq!(told.status, 409);
    let told = told.json();
    assert!(
        told["detail"]
            .as_str()
            .unwrap()
            .contains("get your words back"),
        "{told}"
    );
    assert_eq!(told["signed_out"], serde_json::Value::Null);
}
