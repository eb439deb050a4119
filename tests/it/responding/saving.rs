//! Comment forms that save by themselves; what is missing before handing in.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::MemberRole;
use polder::consultations::model::RoundAccess;
use polder::db::schema::{comment_forms, comments, rounds, submissions};
use polder::types::ids::{CommentId, SubmissionId};
use serde_json::Value;

use super::{FORM, comment, draft, hand_in};
use crate::support::{Actor, Answer, App, Backend, both};

both!(
    saves_a_new_comment_as_it_is_written,
    makes_one_comment_of_what_arrives_twice,
    makes_one_comment_of_a_button_pressed_twice,
    keeps_an_unfinished_comment_as_far_as_it_goes,
    overwrites_nobody,
    goes_on_where_its_own_answer_was_lost,
    moves_to_whom_it_is_for,
    keeps_to_the_rules_of_the_form,
    tells_the_uninvited_nothing_of_the_text,
    lists_what_is_missing_and_keeps_to_it,
    lists_what_is_drafted_by_section,
    prints_everything_on_one_page,
);

const DRAFT: &str = "/consultations/cyber/rounds/1/comment/draft";

/// Sends a form the way its script does.
async fn send(
    browser: &Actor,
    path: &str,
    key: &str,
    turn: i64,
    fields: &[(&str, &str)],
) -> Answer {
    let turn = turn.to_string();
    let mut all = vec![("key", key), ("turn", turn.as_str())];
    all.extend_from_slice(fields);
    browser.post_from("/privacy", path, &all).await
}

async fn bodies(app: &App) -> Vec<String> {
    app.db(|conn| {
        comments::table
            .select(comments::body)
            .order(comments::id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn noor(app: &App) -> Actor {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    app.browser(noor).await
}

fn page_of(answer: &Answer) -> String {
    answer.json()["page"].as_str().unwrap().to_owned()
}

async fn saves_a_new_comment_as_it_is_written(app: App) {
    let browser = noor(&app).await;
    let opened = browser.get(&format!("{FORM}?passage=p-2")).await;
    assert!(opened.has(&format!("form[data-autosave='{DRAFT}']")));
    let form = opened.form(FORM);
    let key = &form.iter().find(|(name, _)| name == "key").unwrap().1;
    assert!(key.len() > 20);
    let first = send(
        &browser,
        DRAFT,
        key,
        1,
        &[("passage", "p-2"), ("body", "Na")],
    )
    .await;
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.headers["content-type"], "application/json");
    assert_eq!(first.json()["state"], "kept");
    let page = page_of(&first);
    let fields = [
        ("passage", "p-2"),
        ("body", "Name who *does* it."),
        ("proposed_text", "Better."),
    ];
    let second = send(&browser, DRAFT, key, 2, &fields).await;
    assert_eq!(page_of(&second), page);
    assert_eq!(bodies(&app).await, ["Name who *does* it."]);
    // The button finishes the same comment.
    let mut last: Vec<(&str, &str)> = vec![("key", key), ("turn", "3"), ("action", "save")];
    last.extend([("passage", "p-2"), ("body", "Name who does it.")]);
    let done = browser.post_from("/privacy", FORM, &last).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(bodies(&app).await, ["Name who does it."]);
    assert!(page.starts_with(done.location.as_deref().unwrap()));
    let edit = browser.get(&page).await;
    assert!(edit.has(&format!("form[data-autosave='{page}/draft']")));
}

async fn makes_one_comment_of_what_arrives_twice(app: App) {
    let browser = noor(&app).await;
    let token = browser.get("/privacy").await.csrf().unwrap();
    let fields = [
        ("csrf", token.as_str()),
        ("key", "the-same"),
        ("turn", "1"),
        ("passage", "p-2"),
        ("body", "At once."),
    ];
    let answers =
        futures_util::future::join_all((0..6).map(|_| browser.post_raw(DRAFT, &fields))).await;
    for answer in &answers {
        assert_eq!(answer.json()["state"], "kept", "{}", answer.body);
        assert_eq!(page_of(answer), page_of(&answers[0]));
    }
    assert_eq!(bodies(&app).await, ["At once."]);
    // Another form at the same place is another comment.
    send(
        &browser,
        DRAFT,
        "another",
        1,
        &[("passage", "p-2"), ("body", "At once.")],
    )
    .await;
    assert_eq!(bodies(&app).await.len(), 2);
}

async fn makes_one_comment_of_a_button_pressed_twice(app: App) {
    let browser = noor(&app).await;
    let opened = browser.get(&format!("{FORM}?passage=p-2")).await.form(FORM);
    let mut fields: Vec<(&str, &str)> = opened
        .iter()
        .filter(|(name, _)| name != "body")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.extend([("action", "save"), ("body", "Pressed twice.")]);
    for _ in 0..2 {
        assert_eq!(browser.post_raw(FORM, &fields).await.status, 303);
    }
    assert_eq!(bodies(&app).await, ["Pressed twice."]);
    // Back to the page, other words: a second comment, and the first is not lost.
    fields.pop();
    fields.push(("body", "Another."));
    assert_eq!(browser.post_raw(FORM, &fields).await.status, 303);
    assert_eq!(bodies(&app).await, ["Pressed twice.", "Another."]);
}

async fn keeps_an_unfinished_comment_as_far_as_it_goes(app: App) {
    let browser = noor(&app).await;
    let none = send(
        &browser,
        DRAFT,
        "k",
        1,
        &[("passage", "p-2"), ("body", " \n ")],
    )
    .await;
    assert_eq!(
        (none.status.as_u16(), &none.json()["state"]),
        (200, &Value::from("nothing"))
    );
    // Nothing was begun: the passage's own words are no proposal.
    let begun: i64 = app
        .db(|conn| submissions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(begun, 0);
    let fields = [
        ("passage", "p-2"),
        ("body", "Words."),
        ("kind", ""),
        ("sentence", "selected"),
        ("quote", "not there"),
    ];
    let kept = send(&browser, DRAFT, "k", 2, &fields).await;
    assert_eq!(kept.json()["state"], "kept");
    assert!(
        kept.json()["detail"]
            .as_str()
            .unwrap()
            .contains("Copy them exactly")
    );
    let page = page_of(&kept);
    // All words gone again: that is kept too, and told before handing in.
    let blank = send(&browser, &format!("{page}/draft"), "k", 3, &[("body", "")]).await;
    assert_eq!(blank.json()["state"], "kept", "{}", blank.body);
    assert_eq!(bodies(&app).await, [""]);
    let refused = browser
        .submit(&page, &page, &[("action", "save"), ("body", "")])
        .await;
    assert_eq!(refused.status, 422);
}

async fn overwrites_nobody(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let (one, other) = (app.browser(noor).await, app.browser(noor).await);
    let submission = draft(&one, "First words.").await;
    let id: CommentId = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    let page = format!("{submission}/comments/{id}");
    let path = format!("{page}/draft");
    let seen = |form: &[(String, String)]| {
        let (_, value) = form.iter().find(|(name, _)| name == "seen").unwrap();
        value.clone()
    };
    let opened = seen(&one.get(&page).await.form(&page));
    let saved = send(
        &one,
        &path,
        "one",
        1,
        &[("body", "By one."), ("seen", &opened)],
    )
    .await;
    assert_eq!(saved.json()["state"], "kept", "{}", saved.body);
    let late = send(
        &other,
        &path,
        "other",
        1,
        &[("body", "By the other."), ("seen", &opened)],
    )
    .await;
    assert_eq!(late.status, 409);
    assert_eq!(late.headers["content-type"], "application/problem+json");
    let told = late.json();
    assert_eq!(told["state"], "changed");
    assert_eq!(told["theirs"]["body"], "By one.");
    assert!(
        told["detail"]
            .as_str()
            .unwrap()
            .contains("Both texts are still there")
    );
    assert_eq!(bodies(&app).await, ["By one."]);
    // Who has seen the other text may replace it; then it is the first who is told.
    let seen = told["seen"].as_str().unwrap();
    let chosen = send(
        &other,
        &path,
        "other",
        2,
        &[("body", "By both."), ("seen", seen)],
    )
    .await;
    assert_eq!(chosen.json()["state"], "kept");
    let stale = saved.json()["seen"].as_str().unwrap().to_owned();
    let again = send(
        &one,
        &path,
        "one",
        2,
        &[("body", "By one again."), ("seen", &stale)],
    )
    .await;
    assert_eq!(again.json()["state"], "changed");
    // The same words from both sides are no quarrel.
    let agreed = send(
        &one,
        &path,
        "one",
        3,
        &[("body", "By both."), ("seen", &stale)],
    )
    .await;
    assert_eq!(agreed.json()["state"], "kept");
    assert_eq!(bodies(&app).await, ["By both."]);
}

async fn goes_on_where_its_own_answer_was_lost(app: App) {
    let browser = noor(&app).await;
    let fields = |body| [("passage", "p-2"), ("body", body)];
    send(&browser, DRAFT, "k", 1, &fields("One.")).await;
    // The answer never came, so the form knows of no comment and no moment.
    let on = send(&browser, DRAFT, "k", 2, &fields("One. Two.")).await;
    assert_eq!(on.json()["state"], "kept");
    // What was sent first arrives last: it is told, and undoes nothing.
    let late = send(&browser, DRAFT, "k", 1, &fields("One.")).await;
    assert_eq!(late.json()["state"], "changed");
    assert_eq!(bodies(&app).await, ["One. Two."]);
    // Once handed in, nothing of a form remains.
    let page = page_of(&on);
    let submission = page.split("/comments/").next().unwrap();
    let mut last = vec![("key", "k"), ("turn", "3"), ("action", "save")];
    last.extend(fields("One. Two."));
    assert_eq!(browser.post_from("/privacy", FORM, &last).await.status, 303);
    assert_eq!(hand_in(&browser, submission).await.status, 303);
    let left: i64 = app
        .db(|conn| comment_forms::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(left, 0);
    let after = send(
        &browser,
        &format!("{page}/draft"),
        "k",
        4,
        &fields("Three."),
    )
    .await;
    assert_eq!(
        (after.status.as_u16(), &after.json()["state"]),
        (409, &Value::from("refused"))
    );
}

async fn moves_to_whom_it_is_for(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Lead)
        .await;
    let browser = app.browser(noor).await;
    let own = send(
        &browser,
        DRAFT,
        "k",
        1,
        &[("passage", "p-2"), ("body", "x")],
    )
    .await;
    let council = council.to_string();
    let fields = [
        ("passage", "p-2"),
        ("body", "x"),
        ("organisation", council.as_str()),
    ];
    let moved = send(&browser, DRAFT, "k", 2, &fields).await;
    assert_eq!(moved.json()["state"], "kept", "{}", moved.body);
    assert_ne!(page_of(&own), page_of(&moved));
    assert_eq!(browser.get(&page_of(&own)).await.status, 404);
    assert_eq!(bodies(&app).await, ["x"]);
    let page = browser
        .get(page_of(&moved).split("/comments/").next().unwrap())
        .await;
    assert!(page.text().contains("Council"));
}

async fn keeps_to_the_rules_of_the_form(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let long = "é".repeat(20_001);
    let refused = send(
        &browser,
        DRAFT,
        "k",
        1,
        &[("passage", "p-2"), ("body", &long)],
    )
    .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.json()["detail"]
            .as_str()
            .unwrap()
            .contains("at most 20,000")
    );
    let broken = send(&browser, DRAFT, &"k".repeat(65), 1, &[("body", "x")]).await;
    assert_eq!(broken.status, 409);
    let turnless = browser
        .post_from("/privacy", DRAFT, &[("body", "x"), ("key", "k")])
        .await;
    assert_eq!(turnless.status, 409);
    let unsigned = browser
        .post_raw(DRAFT, &[("body", "x"), ("key", "k"), ("turn", "1")])
        .await;
    assert_eq!(unsigned.status, 409);
    assert!(
        unsigned.json()["detail"]
            .as_str()
            .unwrap()
            .contains("Reload")
    );
    // Another's key opens nothing.
    send(
        &browser,
        DRAFT,
        "mine",
        1,
        &[("passage", "p-2"), ("body", "Mine.")],
    )
    .await;
    let eve = app.account("eve@example.org", "Eve").await;
    let eve = app.browser(eve).await;
    let stolen = send(
        &eve,
        DRAFT,
        "mine",
        2,
        &[("passage", "p-2"), ("body", "Eve's.")],
    )
    .await;
    assert_eq!(stolen.status, 404);
    app.step(Duration::days(8));
    let browser = app.browser(noor).await;
    let late = send(
        &browser,
        DRAFT,
        "mine",
        2,
        &[("passage", "p-2"), ("body", "Late.")],
    )
    .await;
    assert_eq!(late.status, 409);
    assert!(
        late.json()["detail"]
            .as_str()
            .unwrap()
            .contains("This round is closed")
    );
    assert_eq!(bodies(&app).await, ["Mine."]);
}

#[actix_web::test]
async fn has_a_rate_of_its_own() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.post_per_minute = 1;
        config.security.autosave_per_minute = 3;
    })
    .await;
    let browser = noor(&app).await;
    for turn in 1..=3 {
        let body = format!("{turn}");
        let saved = send(
            &browser,
            DRAFT,
            "k",
            turn,
            &[("passage", "p-2"), ("body", &body)],
        )
        .await;
        assert_eq!(saved.status, 200);
    }
    let late = send(
        &browser,
        DRAFT,
        "k",
        4,
        &[("passage", "p-2"), ("body", "4")],
    )
    .await;
    assert_eq!(
        (late.status.as_u16(), &late.json()["state"]),
        (429, &Value::from("later"))
    );
    assert!(late.headers.contains_key("retry-after"));
    // The button still works.
    let fields = [
        ("key", "k"),
        ("turn", "5"),
        ("passage", "p-2"),
        ("body", "5"),
        ("action", "save"),
    ];
    assert_eq!(
        browser.post_from("/privacy", FORM, &fields).await.status,
        303
    );
    assert_eq!(bodies(&app).await, ["5"]);
}

async fn tells_the_uninvited_nothing_of_the_text(app: App) {
    let browser = noor(&app).await;
    app.db(|conn| {
        diesel::update(rounds::table)
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
    })
    .await;
    // A passage there is and one there is not, a section, and a guess of what a passage says.
    for fields in [
        [("passage", "p-2"), ("body", "Words.")],
        [("passage", "p-99"), ("body", "Words.")],
        [("section", "9.9"), ("body", "Words.")],
        [
            ("passage", "p-2"),
            (
                "proposed_text",
                "Purpose: this passage says what section 1 is for.",
            ),
        ],
        [("passage", "p-2"), ("body", "")],
    ] {
        let sent = send(&browser, DRAFT, "k", 1, &fields).await;
        assert_eq!(sent.status, 404, "{fields:?}: {}", sent.body);
    }
    assert!(bodies(&app).await.is_empty());
}

async fn lists_what_is_missing_and_keeps_to_it(app: App) {
    let browser = noor(&app).await;
    let submission = draft(&browser, "First words.").await;
    comment(
        &browser,
        "p-4",
        &[
            ("body", "x"),
            ("sentence", "selected"),
            ("quote", "this passage"),
        ],
    )
    .await;
    assert!(
        browser
            .get(&submission)
            .await
            .text()
            .contains("Ready to submit")
    );
    let ids: Vec<CommentId> = app
        .db(|conn| {
            comments::table
                .select(comments::id)
                .order(comments::id)
                .load(conn)
                .unwrap()
        })
        .await;
    let page = format!("{submission}/comments/{}", ids[0]);
    let form = browser.get(&page).await.form(&page);
    let (_, seen) = form.iter().find(|(name, _)| name == "seen").unwrap();
    let fields = [("body", ""), ("seen", seen.as_str())];
    send(&browser, &format!("{page}/draft"), "k", 1, &fields).await;
    // The text under a quote never changes while a round is open; somebody at the database could.
    let quoted = ids[1];
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(quoted)))
            .set(comments::quote_exact.eq(Some("these words")))
            .execute(conn)
            .unwrap();
        diesel::update(submissions::table)
            .set(submissions::submitter_name.eq(""))
            .execute(conn)
            .unwrap();
    })
    .await;
    let shown = browser.get(&submission).await;
    assert!(
        shown
            .text()
            .contains("Still needed before you can submit: 3 things"),
        "{}",
        shown.text()
    );
    for link in [
        format!("#missing a[href='{page}#field-body']"),
        format!("#missing a[href='{submission}/comments/{quoted}#field-quote']"),
        "#missing a[href='#field-submitter_name']".to_owned(),
    ] {
        assert!(shown.has(&link), "{link}");
    }
    let list = browser.get("/account/submissions").await;
    assert!(
        list.text().contains("3 things still needed"),
        "{}",
        list.text()
    );
    let refused = browser
        .submit(
            &submission,
            &submission,
            &[("action", "submit"), ("submitter_name", "Noor")],
        )
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("One comment has no words yet"));
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::body.eq("")))
            .set((comments::body.eq("Words."), comments::unfinished.eq(false)))
            .execute(conn)
            .unwrap();
    })
    .await;
    let refused = browser
        .submit(
            &submission,
            &submission,
            &[("action", "submit"), ("submitter_name", "Noor")],
        )
        .await;
    assert!(refused.text().contains("words that are not in the text"));
    let again = format!("{submission}/comments/{quoted}");
    let mended = browser
        .submit(&again, &again, &[("action", "save"), ("sentence", "")])
        .await;
    assert_eq!(mended.status, 303, "{}", mended.text());
    let done = browser
        .submit(
            &submission,
            &submission,
            &[("action", "submit"), ("submitter_name", "Noor")],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn lists_what_is_drafted_by_section(app: App) {
    let browser = noor(&app).await;
    let submission = comment(&browser, "p-6", &[("body", "On partners.")])
        .await
        .location
        .unwrap();
    comment(&browser, "p-2", &[("body", "On the purpose.")]).await;
    browser
        .submit(FORM, FORM, &[("action", "save"), ("body", "On the whole.")])
        .await;
    let text = browser.get(&submission).await.text();
    let from = text.find("Overview by section").unwrap();
    let places: Vec<usize> = [
        "The whole document",
        "On the whole.",
        "1 Purpose",
        "On the purpose.",
        "2.1 Partners",
        "On partners.",
    ]
    .iter()
    .map(|words| from + text[from..].find(words).unwrap())
    .collect();
    assert!(places.is_sorted(), "{text}");
    // Below that, in the party's own order.
    let rest = &text[places[5] + 12..];
    assert!(
        rest.find("On partners.") < rest.find("On the purpose."),
        "{rest}"
    );
}

async fn prints_everything_on_one_page(app: App) {
    let browser = noor(&app).await;
    let passage = "Purpose: this passage says what section 1 is about.";
    let proposed = passage.replace("says", "tells");
    let fields = [
        ("body", "Wie *doet* wat?"),
        ("proposed_text", proposed.as_str()),
    ];
    let submission = comment(&browser, "p-2", &fields).await.location.unwrap();
    let print = browser.get(&format!("{submission}/print")).await;
    assert_eq!(print.status, 200);
    assert!(print.text().contains("This is a draft"));
    assert!(print.body.contains("Wie <em>doet</em> wat?"));
    assert!(print.has("del") && print.has("ins") && !print.has("nav"));
    hand_in(&browser, &submission).await;
    let receipt: Option<String> = app
        .db(|conn| {
            submissions::table
                .select(submissions::receipt_number)
                .first(conn)
                .unwrap()
        })
        .await;
    let print = browser.get(&format!("{submission}/print")).await;
    assert!(print.text().contains(&receipt.unwrap()));
    let id: SubmissionId = app
        .db(|conn| {
            submissions::table
                .select(submissions::id)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(submission, format!("/submissions/{id}"));
}
