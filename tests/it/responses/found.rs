//! Everything that a filter of the drafting table finds, answered at once or given the same themes: all of it, or nothing.

use diesel::prelude::*;
use polder::db::schema::{audit_events, comments};
use polder::submissions::model::Moderation;

use super::{Scene, answer, page, scene};
use crate::support::{Answer, App, both};

both!(
    a_filter_finds_by_words_party_theme_passage_and_answer,
    all_that_is_found_gets_one_answer_and_what_was_answered_keeps_its_own,
    nothing_is_answered_that_was_not_shown,
    all_that_is_found_gets_the_same_themes,
    enter_saves_nothing,
    what_cannot_be_read_finds_nothing_more,
    a_draft_gets_no_theme,
);

const TABLE: &str = "/drafting/cyber/rounds/1";

/// Numbers of the comments on the table so narrowed, in their order.
async fn listed(scene: &Scene, query: &str) -> Vec<i64> {
    let shown = scene.drafter.get(&format!("{TABLE}?{query}&lang=en")).await;
    assert_eq!(shown.status, 200, "{query}: {}", shown.text());
    let marks = shown
        .body
        .split("<article class=\"polder-panel\" id=\"comment-");
    let numbers = marks.skip(1).map(|rest| rest.split('"').next().unwrap());
    numbers.map(|number| number.parse().unwrap()).collect()
}

/// Opens the page that acts on all that is found, and sends its form with these fields.
async fn act(scene: &Scene, query: &str, fields: &[(&str, &str)]) -> Answer {
    let action = format!("{TABLE}/together?{query}");
    let place = format!("{action}&lang=en");
    scene.drafter.submit(&place, &action, fields).await
}

async fn a_filter_finds_by_words_party_theme_passage_and_answer(app: App) {
    let scene = scene(&app).await;
    let [first, second, third] = scene.comments[..] else {
        panic!("three comments")
    };
    let own = [("themes", "Plain words")];
    let place = page(second);
    scene
        .drafter
        .submit(&place, &format!("{place}/answer"), &own)
        .await;
    let noted = [("disposition", "noted"), ("response", "Seen.")];
    answer(&scene, third, &noted).await;
    let book = scene.drafter.get("/drafting/cyber/themes").await;
    let theme = book.body.split("/drafting/themes/").nth(1).unwrap();
    let theme = theme.split('"').next().unwrap();
    for (query, expected) in [
        ("section=*".to_owned(), vec![first, second, third]),
        ("section=*&q=PLAINLY".to_owned(), vec![first, second]),
        ("section=*&q=%22and+soon%22".to_owned(), vec![second]),
        ("section=*&q=names+knoop".to_owned(), vec![second]),
        ("section=*&q=100%25".to_owned(), vec![]),
        ("section=*&state=noted".to_owned(), vec![third]),
        ("section=*&state=answered".to_owned(), vec![third]),
        ("section=*&state=unanswered".to_owned(), vec![first, second]),
        (format!("section=*&theme={theme}"), vec![second]),
        ("section=*&theme=none".to_owned(), vec![first, third]),
        ("section=1&below=yes".to_owned(), vec![first, second]),
        ("section=*&group=private".to_owned(), vec![]),
    ] {
        let expected: Vec<i64> = expected.iter().map(|id| id.0).collect();
        assert_eq!(listed(&scene, &query).await, expected, "{query}");
    }
    // A passage leads to what is said of it alone.
    let table = scene
        .drafter
        .get(&format!("{TABLE}?section=1&lang=en"))
        .await;
    let links = table.body.split("passage=").skip(1);
    let key = links
        .map(|rest| rest.split(['"', '&']).next().unwrap())
        .next();
    let of_passage = format!("section=1&passage={}", key.expect("a link to a passage"));
    assert_eq!(listed(&scene, &of_passage).await, [first.0, second.0]);
    for nowhere in ["section=1&passage=nowhere", "section=*&theme=999999"] {
        let answer = scene.drafter.get(&format!("{TABLE}?{nowhere}")).await;
        assert_eq!(answer.status, 404, "{nowhere}");
    }
}

async fn all_that_is_found_gets_one_answer_and_what_was_answered_keeps_its_own(app: App) {
    let scene = scene(&app).await;
    let personal = [("disposition", "accepted"), ("response", "You are right.")];
    answer(&scene, scene.comments[1], &personal).await;
    let all = "section=*";
    let shown = scene
        .drafter
        .get(&format!("{TABLE}/together?{all}&lang=en"))
        .await;
    let text = shown.text();
    assert!(text.contains("Answer 3 comments together"), "{text}");
    assert!(text.contains("1 of them has a response already"), "{text}");
    let without = act(
        &scene,
        all,
        &[("action", "answer"), ("disposition", "noted")],
    )
    .await;
    assert_eq!(without.status, 422, "a reason is missing");
    let one = [
        ("action", "answer"),
        ("disposition", "noted"),
        ("response", "One for all."),
    ];
    let done = act(&scene, all, &one).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let table = scene.drafter.get(&format!("{TABLE}?{all}&lang=en")).await;
    let text = table.text();
    assert!(text.contains("2 comments have this response now"), "{text}");
    assert!(text.contains("1 kept the response it had"), "{text}");
    assert_eq!(table.body.matches("One for all.").count(), 2);
    assert!(text.contains("You are right."), "{text}");
    // Once more: nothing is left, unless those that have an answer are meant too.
    let nothing = act(&scene, all, &one).await;
    assert!(
        nothing
            .text()
            .contains("All of these comments have a response already"),
        "{}",
        nothing.text()
    );
    let mut also = one.to_vec();
    also.push(("replace", "yes"));
    assert_eq!(act(&scene, all, &also).await.status, 303);
    let table = scene.drafter.get(&format!("{TABLE}?{all}&lang=en")).await;
    assert_eq!(table.body.matches("One for all.").count(), 3);
    // The log tells of each comment what became of it.
    let of_second = scene.comments[1].0;
    let events: i64 = app
        .db(move |conn| {
            audit_events::table
                .filter(audit_events::action.eq("comment.answer"))
                .filter(audit_events::subject.eq("comment"))
                .filter(audit_events::subject_id.eq(of_second))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(events, 2);
}

async fn nothing_is_answered_that_was_not_shown(app: App) {
    let scene = scene(&app).await;
    let place = format!("{TABLE}/together?section=*");
    let opened = scene
        .drafter
        .get(&format!("{place}&lang=en"))
        .await
        .form(&place);
    let personal = [("disposition", "accepted"), ("response", "You are right.")];
    answer(&scene, scene.comments[1], &personal).await;
    let mut fields: Vec<_> = opened.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.retain(|(name, _)| !["disposition", "response"].contains(name));
    fields.extend([
        ("action", "answer"),
        ("disposition", "noted"),
        ("response", "One for all."),
        ("replace", "yes"),
    ]);
    let late = scene.drafter.post_raw(&place, &fields).await;
    assert_eq!(late.status, 422);
    assert!(
        late.text().contains("comments or responses have changed"),
        "{}",
        late.text()
    );
    assert!(late.body.contains("One for all."), "what was typed is kept");
    let table = scene.drafter.get(&format!("{TABLE}?section=*")).await;
    assert!(!table.text().contains("One for all."));
    // With nothing found there is nothing to answer.
    let none = scene
        .drafter
        .get(&format!("{TABLE}/together?section=*&q=nowhere"))
        .await;
    assert_eq!(none.status, 303);
}

async fn all_that_is_found_gets_the_same_themes(app: App) {
    let scene = scene(&app).await;
    let query = "section=*&q=plainly";
    let fields = [
        ("action", "themes"),
        ("themes_act", "add"),
        ("themes", "Plain words, Speed"),
    ];
    let done = act(&scene, query, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let table = scene
        .drafter
        .get(&format!("{TABLE}?section=*&lang=en"))
        .await;
    assert!(
        table
            .text()
            .contains("The themes of 2 comments have been saved")
    );
    assert_eq!(table.body.matches("Plain words, Speed").count(), 2);
    let nothing = act(&scene, query, &[("action", "themes"), ("themes", " ")]).await;
    assert!(nothing.text().contains("Name at least one theme"));
}

async fn enter_saves_nothing(app: App) {
    let scene = scene(&app).await;
    let fields = [
        ("action", "enter"),
        ("disposition", "accepted"),
        ("themes", "Plain words"),
    ];
    let refused = act(&scene, "section=*", &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("Press the button you mean"));
    assert!(refused.has("input[name=themes][value='Plain words']"));
    for (place, action) in [
        (format!("{TABLE}?section=*"), format!("{TABLE}/answers")),
        (
            format!("{TABLE}/together?section=*"),
            format!("{TABLE}/together?section=*"),
        ),
    ] {
        let first = format!("form[action='{action}'] > button[value=enter]");
        assert!(scene.drafter.get(&place).await.has(&first), "{place}");
    }
    assert_eq!(listed(&scene, "section=*&state=answered").await, [0_i64; 0]);
}

async fn a_draft_gets_no_theme(app: App) {
    let scene = scene(&app).await;
    let id = scene.comments[0];
    let ticked = format!("{id}:0");
    let place = format!("{TABLE}?section=*&lang=en");
    let form = scene.drafter.get(&place).await;
    let mut fields = form.form(&format!("{TABLE}/answers"));
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(id)))
            .set(comments::moderation.eq(Moderation::Draft))
            .execute(conn)
            .unwrap();
    })
    .await;
    fields.retain(|(name, _)| !["comments", "themes", "themes_act", "action"].contains(&&**name));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.extend([
        ("comments", ticked.as_str()),
        ("themes", "Secret theme"),
        ("themes_act", "add"),
        ("action", "themes"),
    ]);
    let action = format!("{TABLE}/answers");
    let refused = scene.drafter.post_from(&place, &action, &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("no longer be given a response"));
    let book = scene.drafter.get("/drafting/cyber/themes").await;
    assert!(!book.text().contains("Secret theme"));
}

async fn what_cannot_be_read_finds_nothing_more(app: App) {
    let scene = scene(&app).await;
    let page = format!("{TABLE}/together?section=*&lang=en");
    let form = scene.drafter.get(&page).await;
    let form = form.form(&format!("{TABLE}/together?section=*"));
    let fields: Vec<(&str, &str)> = form
        .iter()
        .filter(|(name, _)| !["disposition", "response", "action"].contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let answer = [
        ("disposition", "noted"),
        ("response", "Seen by all."),
        ("action", "answer"),
    ];
    for (query, name) in [
        ("section=*&theme=abc", "theme"),
        ("section=*&state=garbage", "state"),
        ("section=*&campaign=x", "campaign"),
        ("section=1&below=maybe", "below"),
    ] {
        let shown = scene
            .drafter
            .get(&format!("{TABLE}/together?{query}"))
            .await;
        assert_eq!(shown.status, 303, "{query}");
        let all = [&fields[..], &answer].concat();
        let refused = scene
            .drafter
            .post_raw(&format!("{TABLE}/together?{query}"), &all)
            .await;
        assert_eq!(refused.status, 409, "{query}");
        let said = format!("makes no sense: {name} is");
        assert!(
            refused.text().contains(&said),
            "{query}: {}",
            refused.text()
        );
    }
    // Nor is an act taken for another that no button of ours sends.
    for acts in [
        [("action", "zz"), ("themes_act", "add")],
        [("action", "themes"), ("themes_act", "garbage")],
    ] {
        let all = [&fields[..], &answer[..2], &acts, &[("themes", "Plain")]].concat();
        let refused = scene
            .drafter
            .post_raw(&format!("{TABLE}/together?section=*"), &all)
            .await;
        assert!(refused.status.is_client_error(), "{acts:?}");
    }
    assert_eq!(
        listed(&scene, "section=*&state=answered").await,
        Vec::<i64>::new()
    );
}
