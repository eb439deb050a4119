//! For a minute a decision can be taken back, and the party is not told of it.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{accounts, audit_events, decisions, redactions};
use polder::moderation::store::{act, take_back};
use polder::submissions::model::{Moderation, Publication};

use super::{REDACTED, decide, path, public_texts, state, world};
use crate::support::{App, Backend};

/// Each on both databases, with a minute to take a decision back.
macro_rules! undoing {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use super::*;
            $(#[actix_web::test]
            async fn $name() {
                super::$name(start(Backend::Sqlite).await).await;
            })+
        }
        mod postgresql {
            use super::*;
            $(#[actix_web::test]
            async fn $name() {
                super::$name(start(Backend::Postgresql).await).await;
            })+
        }
    };
}

async fn start(backend: Backend) -> App {
    App::start_with(backend, |config| config.moderation.undo_seconds = 60).await
}

undoing!(
    a_decision_is_taken_back_and_nobody_is_told,
    what_was_before_holds_again,
    many_decisions_of_one_act_go_together,
    after_a_minute_it_holds,
    what_somebody_decided_since_stays,
    what_somebody_decides_meanwhile_stays,
);

const PUBLISH: [(&str, &str); 2] = [("decisions", "0"), ("verdict", "publish")];

/// Presses the button on this page.
async fn undo(by: &crate::support::Actor, page: &str) -> crate::support::Answer {
    let shown = by.get(page).await;
    let start = shown
        .body
        .find("action=\"/moderation/undo")
        .expect("the button");
    let action: String = shown.body[start + 8..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    by.submit(page, &action.replace("&amp;", "&"), &[]).await
}

async fn a_decision_is_taken_back_and_nobody_is_told(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let fields = [
        ("decisions", "0"),
        ("verdict", "withhold"),
        ("ground", "spam"),
        ("explanation", "No."),
    ];
    decide(&world.moderator, world.comments[0], &fields).await;
    app.step(chrono::Duration::seconds(20));
    let queue = world.moderator.get("/moderation?lang=en").await;
    let sentence = format!(
        "You withheld comment {}. You can undo this for 40 more seconds.",
        world.comments[0]
    );
    assert!(queue.text().contains(&sentence), "{}", queue.text());
    assert!(
        app.mail_to("lead@example.org").await.is_empty(),
        "not told yet"
    );
    let back = undo(&world.moderator, "/moderation").await;
    assert_eq!(
        back.location,
        Some(path(world.comments[0])),
        "{}",
        back.text()
    );
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Pending, 0)
    );
    app.step(chrono::Duration::minutes(5));
    assert!(
        app.mail_to("lead@example.org").await.is_empty(),
        "never told"
    );
    // It can be decided on as if nothing had been, and then the party is told.
    decide(&world.moderator, world.comments[0], &fields).await;
    app.step(chrono::Duration::seconds(61));
    assert_eq!(app.mail_to("lead@example.org").await.len(), 1);
    let actions: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::subject.eq("comment"))
                .order(audit_events::id)
                .select(audit_events::action)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        actions,
        [
            "comment.read",
            "comment.decide",
            "comment.undo",
            "comment.decide"
        ],
        "the log keeps all of it"
    );
    app.audited().await;
}

async fn what_was_before_holds_again(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let comment = world.comments[1];
    let mut fields = REDACTED.to_vec();
    fields.push(("action", "confirm"));
    decide(&world.moderator, comment, &fields).await;
    let public = public_texts(&app, &world.sample).await;
    app.step(chrono::Duration::seconds(90));
    let withhold = [
        ("decisions", "1"),
        ("verdict", "withhold"),
        ("ground", "conduct"),
        ("explanation", "No."),
    ];
    decide(&world.moderator, comment, &withhold).await;
    assert!(public_texts(&app, &world.sample).await.is_empty());
    let done = undo(&world.moderator, &path(comment)).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(state(&app, comment).await, (Moderation::Redacted, 1));
    assert_eq!(public_texts(&app, &world.sample).await, public);
    // Neither can be taken back any more: the first is too old.
    let page = world.moderator.get("/moderation").await;
    assert!(!page.has("form[data-undo]"));
}

async fn many_decisions_of_one_act_go_together(app: App) {
    let world = world(&app, Publication::Organisation).await;
    let page = "/moderation/together?state=pending&q=e";
    let fields = [
        ("verdict", "publish-redacted"),
        ("words", "the"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("leave", "yes"),
    ];
    let form = world.moderator.get(page).await.form(page);
    let mark = form.iter().find(|(name, _)| name == "mark").unwrap();
    let mut fields = fields.to_vec();
    fields.push(("mark", &mark.1));
    let none = world.moderator.post_from(page, page, &fields).await;
    assert_eq!(none.status, 303, "{}", none.text());
    let page = "/moderation/together?state=pending";
    let done = world
        .moderator
        .submit(page, page, &[("verdict", "publish"), ("anyway", "yes")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let queue = world.moderator.get("/moderation?lang=en").await;
    assert!(
        queue.text().contains("You published 3 comments."),
        "{}",
        queue.text()
    );
    let back = undo(&world.moderator, "/moderation").await;
    assert_eq!(back.location.as_deref(), Some("/moderation"));
    for comment in &world.comments {
        assert_eq!(state(&app, *comment).await, (Moderation::Pending, 0));
    }
    let left: (i64, i64) = app
        .db(|conn| {
            (
                decisions::table.count().get_result(conn).unwrap(),
                redactions::table.count().get_result(conn).unwrap(),
            )
        })
        .await;
    assert_eq!(left, (0, 0));
    assert!(public_texts(&app, &world.sample).await.is_empty());
    app.step(chrono::Duration::minutes(5));
    assert!(app.mail_to("lead@example.org").await.is_empty());
}

async fn after_a_minute_it_holds(app: App) {
    let world = world(&app, Publication::Organisation).await;
    decide(&world.moderator, world.comments[0], &PUBLISH).await;
    let page = world.moderator.get("/moderation").await;
    let form = page.form("/moderation/undo");
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    app.step(chrono::Duration::seconds(60));
    let late = world.moderator.post_raw("/moderation/undo", &fields).await;
    assert_eq!(late.status, 303);
    let said = world
        .moderator
        .get(&format!("{}?lang=en", path(world.comments[0])))
        .await;
    assert!(
        said.text().contains("can no longer be undone"),
        "{}",
        said.text()
    );
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Published, 1)
    );
    for nonsense in ["", "x", "-9223372036854775808"] {
        let broken = world
            .moderator
            .post_from("/moderation", "/moderation/undo", &[("at", nonsense)])
            .await;
        assert_ne!(broken.status, 500, "{nonsense}");
    }
}

async fn what_somebody_decided_since_stays(app: App) {
    let world = world(&app, Publication::Organisation).await;
    decide(&world.moderator, world.comments[0], &PUBLISH).await;
    let form = world
        .moderator
        .get("/moderation")
        .await
        .form("/moderation/undo");
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let other = app.account("co@example.org", "Co Collega").await;
    app.appoint(other, world.sample.consultation, StaffRole::Moderator)
        .await;
    let other = app.browser(other).await;
    // It is nobody else's to take back.
    let page = other.get("/moderation").await;
    assert!(!page.has("form[data-undo]"));
    app.step(chrono::Duration::seconds(5));
    let withhold = [
        ("decisions", "1"),
        ("verdict", "withhold"),
        ("ground", "conduct"),
        ("explanation", "No."),
    ];
    decide(&other, world.comments[0], &withhold).await;
    world.moderator.post_raw("/moderation/undo", &fields).await;
    let said = world.moderator.get("/moderation?lang=en").await;
    assert!(
        said.text().contains("Nothing has been undone."),
        "{}",
        said.text()
    );
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Withheld, 2)
    );
}

/// Between the look at what was decided and taking it back.
async fn what_somebody_decides_meanwhile_stays(app: App) {
    let world = world(&app, Publication::Organisation).await;
    decide(&world.moderator, world.comments[0], &PUBLISH).await;
    let at = app.now();
    let taken = app
        .db(move |conn| {
            let own = accounts::table.filter(accounts::email.eq("mo@example.org"));
            let own = own.select(accounts::id).first(conn).unwrap();
            act(conn, own, at).unwrap()
        })
        .await;
    assert_eq!(taken.len(), 1);
    let withhold = [
        ("decisions", "1"),
        ("verdict", "withhold"),
        ("ground", "conduct"),
        ("explanation", "No."),
    ];
    app.step(chrono::Duration::seconds(5));
    decide(&world.moderator, world.comments[0], &withhold).await;
    let changed = app.db(move |conn| take_back(conn, &taken).unwrap()).await;
    assert_eq!(changed, 0, "so that the transaction is given up");
    assert_eq!(
        state(&app, world.comments[0]).await,
        (Moderation::Withheld, 2)
    );
}
