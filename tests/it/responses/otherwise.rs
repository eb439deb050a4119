//! Nearly the same comment, answered otherwise: it is said where one answers, found on the table, and counted before the
//! answers are published.

use polder::submissions::model::Publication;
use polder::types::ids::CommentId;

use super::{Scene, answer, close, page, scene};
use crate::support::{App, CommentSpec, both};

both!(
    who_answers_otherwise_is_told,
    those_answered_otherwise_than_most_are_found,
    what_is_said_before_publishing,
);

const TABLE: &str = "/drafting/cyber/rounds/1";

/// Five copies of a letter that a drafter made a campaign of.
async fn letter(app: &App, scene: &Scene) -> Vec<CommentId> {
    let party = app
        .party(&scene.sample, "Writers", "individual", None, None)
        .await;
    let specs = (0..5)
        .map(|_| {
            CommentSpec::on(
                scene.sample.passages[3],
                "Give us a full working day to report.",
            )
        })
        .collect();
    let (_, copies) = app
        .submission(&scene.sample, party, None, Publication::Anonymous, specs)
        .await;
    let numbers: Vec<String> = copies.iter().map(|id| id.to_string()).collect();
    let fields = [("title", "A day"), ("comments", &*numbers.join(" "))];
    let path = format!("{TABLE}/campaigns");
    let made = scene.drafter.submit(&path, &path, &fields).await;
    assert_eq!(made.status, 303, "{}", made.text());
    copies
}

async fn give(scene: &Scene, comment: CommentId, disposition: &str) {
    let fields = [
        ("disposition", disposition),
        ("response", "For this reason."),
    ];
    let done = answer(scene, comment, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn shown(scene: &Scene, comment: CommentId) -> String {
    let page = format!("{}?lang=en", page(comment));
    scene.drafter.get(&page).await.text()
}

async fn found(scene: &Scene, query: &str) -> Vec<i64> {
    let place = format!("{TABLE}?{query}&state=otherwise");
    let table = scene.drafter.get(&place).await;
    assert_eq!(table.status, 200, "{}", table.text());
    let marks = table.body.split("id=\"comment-").skip(1);
    let numbers = marks.filter_map(|rest| rest.split('"').next()?.parse().ok());
    numbers.collect()
}

async fn who_answers_otherwise_is_told(app: App) {
    let scene = scene(&app).await;
    let copies = letter(&app, &scene).await;
    let before = "Nearly the same comment was answered: ";
    let otherwise = "Nearly the same comment was answered otherwise: ";
    give(&scene, copies[0], "not-accepted").await;
    give(&scene, copies[1], "not-accepted").await;
    // Whoever has not answered yet reads what others got.
    let text = shown(&scene, copies[2]).await;
    let said = format!(
        "{before}Not accepted 2 comments, such as comment {}",
        copies[0]
    );
    assert!(text.contains(&said), "{text}");
    // Who is answered alike reads nothing.
    let text = shown(&scene, copies[0]).await;
    assert!(!text.contains("Nearly the same"), "{text}");
    give(&scene, copies[2], "accepted").await;
    let text = shown(&scene, copies[2]).await;
    let said = format!(
        "{otherwise}Not accepted 2 comments, such as comment {}",
        copies[0]
    );
    assert!(text.contains(&said), "{text}");
    let text = shown(&scene, copies[1]).await;
    let said = format!("{otherwise}Accepted comment {}", copies[2]);
    assert!(text.contains(&said), "{text}");
    // On the table too, and of what has nothing like it nothing is said.
    let table = scene
        .drafter
        .get(&format!("{TABLE}?section=*&lang=en"))
        .await;
    assert_eq!(table.text().matches(otherwise).count(), 3);
    assert_eq!(table.text().matches(before).count(), 2);
    // A duplicate is answered where the other is.
    let other = scene.comments[0].to_string();
    let refers = [
        ("disposition", "duplicate"),
        ("response", "See there."),
        ("duplicate_of", &other),
    ];
    assert_eq!(answer(&scene, copies[2], &refers).await.status, 303);
    for copy in [copies[1], copies[2]] {
        assert!(!shown(&scene, copy).await.contains("answered otherwise"));
    }
}

async fn those_answered_otherwise_than_most_are_found(app: App) {
    let scene = scene(&app).await;
    let copies = letter(&app, &scene).await;
    for comment in &copies[..3] {
        give(&scene, *comment, "not-accepted").await;
    }
    give(&scene, scene.comments[0], "accepted").await;
    assert_eq!(found(&scene, "section=*").await, [0_i64; 0]);
    give(&scene, copies[4], "partly-accepted").await;
    assert_eq!(found(&scene, "section=*").await, [copies[4].0]);
    assert_eq!(found(&scene, "section=1").await, [0_i64; 0]);
    give(&scene, copies[3], "noted").await;
    assert_eq!(found(&scene, "section=*").await, [copies[3].0, copies[4].0]);
    // Of two answers that as many have, the one that the first comment has counts as that of most.
    give(&scene, copies[3], "partly-accepted").await;
    give(&scene, copies[2], "partly-accepted").await;
    assert_eq!(found(&scene, "section=*").await, [copies[0].0, copies[1].0]);
    // All of them are answered together from there.
    let together = format!("{TABLE}/together?section=*&state=otherwise");
    let fields = [
        ("action", "answer"),
        ("disposition", "partly-accepted"),
        ("response", "One for all."),
        ("replace", "yes"),
    ];
    let done = scene.drafter.submit(&together, &together, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(found(&scene, "section=*").await, [0_i64; 0]);
}

async fn what_is_said_before_publishing(app: App) {
    let scene = scene(&app).await;
    let copies = letter(&app, &scene).await;
    for comment in &copies[..4] {
        give(&scene, *comment, "not-accepted").await;
    }
    close(&app, &scene).await;
    let drafter = app.browser(scene.drafting).await;
    let place = format!("{TABLE}/publication?lang=en");
    let before = drafter.get(&place).await;
    assert!(!before.text().contains("otherwise"), "{}", before.text());
    let own = page(copies[4]);
    let accepted = [("disposition", "accepted"), ("response", "Yes.")];
    let done = drafter
        .submit(&own, &format!("{own}/answer"), &accepted)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let after = drafter.get(&place).await;
    let said = "One comment was answered otherwise than most that say nearly the same.";
    assert!(after.text().contains(said), "{}", after.text());
    assert!(after.has(&format!("a[href='{TABLE}?section=*&state=otherwise']")));
}
