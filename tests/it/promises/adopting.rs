//! Before a text is made public that no round is about: what is open of the promises stands there, and asks for a tick.

use diesel::prelude::*;
use polder::db::schema::{audit_events, versions};

use super::{PARAGRAPHS, accept, commented, on, second};
use crate::support::{App, both};

both!(
    what_is_open_asks_for_a_tick,
    where_nothing_was_promised_nothing_is_asked,
);

async fn public(app: &App) -> bool {
    app.db(|conn| {
        versions::table
            .filter(versions::label.eq("2.0"))
            .filter(versions::published_at.is_not_null())
            .count()
            .get_result::<i64>(conn)
            .unwrap()
            == 1
    })
    .await
}

async fn what_is_open_asks_for_a_tick(app: App) {
    let wish = "Purpose: this passage says in plain words what section 1 is about.";
    let scene = commented(
        &app,
        &[&on(0, "Be plain.", Some(wish)), &on(1, "How?", None)],
    )
    .await;
    let id = second(
        &app,
        &scene,
        [
            PARAGRAPHS[0],
            PARAGRAPHS[1],
            "Partners: this passage says what section 2.1 is about, nobody in particular.",
        ],
    )
    .await;
    accept(&scene, scene.comments[0], "").await;
    let version = format!("/manage/cyber/versions/{id}?lang=en");
    let publication = format!("/manage/cyber/versions/{id}/publication");
    let look = scene.lead.get(&format!("{publication}?lang=en")).await;
    assert!(
        look.text().contains("Of one accepted comment"),
        "{}",
        look.text()
    );
    assert!(look.text().contains(wish) && look.text().contains("nobody in particular"));
    // Not theirs to answer: no way there.
    assert!(!look.has("a[href^='/drafting']"));
    let refused = scene.lead.submit(&version, &publication, &[]).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(
        refused.text().contains("Tick this box"),
        "{}",
        refused.text()
    );
    assert!(!public(&app).await);
    let done = scene
        .lead
        .submit(&publication, &publication, &[("although_open", "yes")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(public(&app).await);
    let details: String = app
        .db(|conn| {
            let events = audit_events::table.filter(audit_events::action.eq("version.publish"));
            events.select(audit_events::details).first(conn).unwrap()
        })
        .await;
    let details: serde_json::Value = serde_json::from_str(&details).unwrap();
    assert_eq!(
        details["left"],
        serde_json::json!({ "broken": 1, "unexplained": 1 })
    );
    // To hide it asks for nothing.
    let done = scene.lead.submit(&version, &publication, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!public(&app).await);
}

async fn where_nothing_was_promised_nothing_is_asked(app: App) {
    let scene = commented(&app, &[&on(0, "Be plain.", None)]).await;
    let id = second(
        &app,
        &scene,
        [PARAGRAPHS[0], PARAGRAPHS[1], "Partners: none."],
    )
    .await;
    let version = format!("/manage/cyber/versions/{id}");
    let done = scene
        .lead
        .submit(&version, &format!("{version}/publication"), &[])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(public(&app).await);
}
