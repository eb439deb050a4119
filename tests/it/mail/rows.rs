//! A row that cannot be made, and what the Outbox keeps and forgets.

use std::time::Duration;

use diesel::prelude::*;
use polder::db::schema::outbox;
use polder::notifications::{Letters, Maker, OutboxState, worker};
use serde_json::Value;

use super::{Row, rows, write};
use crate::support::{App, Backend, both};

both!(
    a_mail_that_breaks_off_is_given_up_and_stops_nothing,
    a_mail_that_ends_the_program_time_and_again_rests_and_is_given_up,
    a_mail_with_a_text_too_long_for_it_goes_with_the_beginning_of_that,
    a_mail_without_a_reason_is_dropped,
    what_somebody_waits_for_goes_first,
    dead_letters_are_forgotten_in_time_and_links_at_once,
    all_dead_letters_are_sent_again_with_one_button,
);

const BREAKS: Maker = |_, _| {
    Ok(Some(Box::new(|_, _| {
        assert!(std::hint::black_box(false), "a mail that breaks off");
        Value::Null
    })))
};
const HANGS: Maker = |_, _| {
    Ok(Some(Box::new(|_, _| {
        std::thread::park_timeout(Duration::from_secs(1));
        Value::Null
    })))
};
const POINTLESS: Maker = |_, _| Ok(None);
const LONG: Maker = |_, kept| {
    let mut context = kept.clone();
    Ok(Some(Box::new(move |_, _| {
        context["consultation"] = "a\n".repeat(200_000).into();
        context
    })))
};

const BREAKING: Letters = Letters(&[("invitation", BREAKS)]);
const HANGING: Letters = Letters(&[("invitation", HANGS)]);
const DROPPING: Letters = Letters(&[("invitation", POINTLESS)]);
const ENDLESS: Letters = Letters(&[("guest-confirm", LONG)]);

/// Delivers what is due; returns what is left, which must be the one mail given up.
async fn delivered(app: &App, letters: Letters) -> Row {
    while worker::step(&app.site, letters).await.unwrap() > 0 {}
    assert_eq!(app.site.mailer.sent().len(), 1, "the other mail went");
    let left = rows(app).await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0].state, OutboxState::Dead);
    left[0].clone()
}

async fn a_mail_that_breaks_off_is_given_up_and_stops_nothing(app: App) {
    write(&app, "invitation", "bad@example.org").await;
    write(&app, "submission-withdrawn", "good@example.org").await;
    let given_up = delivered(&app, BREAKING).await;
    assert!(given_up.why().contains("broke off"), "{}", given_up.why());
}

#[actix_web::test]
async fn a_mail_that_takes_too_long_to_make_is_given_up_at_once() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.mail.render_limit = Duration::from_millis(200);
    })
    .await;
    write(&app, "invitation", "bad@example.org").await;
    while worker::step(&app.site, HANGING).await.unwrap() > 0 {}
    let left = rows(&app).await;
    assert_eq!((left[0].state, left[0].attempts), (OutboxState::Dead, 1));
}

async fn a_mail_that_ends_the_program_time_and_again_rests_and_is_given_up(app: App) {
    write(&app, "invitation", "bad@example.org").await;
    write(&app, "guest-confirm", "good@example.org").await;
    for _ in 0..8 {
        let node = app.site.node.clone();
        app.db(move |conn| {
            diesel::update(outbox::table.filter(outbox::template.eq("invitation")))
                .set((
                    outbox::claimed_by.eq(Some(node)),
                    outbox::begun.eq(outbox::begun + 1),
                    outbox::attempts.eq(1),
                ))
                .execute(conn)
                .unwrap()
        })
        .await;
        worker::begin(&app.site).await.unwrap();
    }
    // It rests first, and the other does not wait for it.
    while worker::step(&app.site, BREAKING).await.unwrap() > 0 {}
    assert_eq!(app.site.mailer.sent().len(), 1);
    app.step(chrono::Duration::minutes(11));
    // The worst it could do would be done now.
    let given_up = delivered(&app, BREAKING).await;
    assert!(given_up.why().contains("8 times"), "{}", given_up.why());
}

async fn a_mail_with_a_text_too_long_for_it_goes_with_the_beginning_of_that(app: App) {
    write(&app, "guest-confirm", "a@example.org").await;
    while worker::step(&app.site, ENDLESS).await.unwrap() > 0 {}
    let sent = app.site.mailer.sent();
    assert_eq!((sent.len(), rows(&app).await.len()), (1, 0));
    assert!(sent[0].text.len() + sent[0].html.len() < 20_000);
    assert!(sent[0].text.contains("[…]") && sent[0].text.contains("/guest/confirmation?token=x"));
}

async fn a_mail_without_a_reason_is_dropped(app: App) {
    write(&app, "invitation", "a@example.org").await;
    while worker::step(&app.site, DROPPING).await.unwrap() > 0 {}
    assert!(rows(&app).await.is_empty());
    assert!(app.site.mailer.sent().is_empty());
}

async fn what_somebody_waits_for_goes_first(app: App) {
    write(&app, "announcement", "bulk@example.org").await;
    write(&app, "invitation", "ordinary@example.org").await;
    write(&app, "guest-confirm", "urgent@example.org").await;
    app.deliver().await;
    let sent: Vec<String> = app
        .site
        .mailer
        .sent()
        .into_iter()
        .map(|letter| letter.recipient)
        .collect();
    assert_eq!(
        sent,
        [
            "urgent@example.org",
            "ordinary@example.org",
            "bulk@example.org"
        ]
    );
}

const ALL_BREAKING: Letters = Letters(&[("invitation", BREAKS), ("verify", BREAKS)]);

/// Gives every mail up.
async fn refused(app: &App) {
    while worker::step(&app.site, ALL_BREAKING).await.unwrap() > 0 {}
}

async fn dead_letters_are_forgotten_in_time_and_links_at_once(app: App) {
    write(&app, "verify", "a@example.org").await;
    write(&app, "invitation", "b@example.org").await;
    refused(&app).await;
    let left = rows(&app).await;
    assert!(left.iter().all(|mail| mail.state == OutboxState::Dead));
    assert_eq!(left[0].context, "{}", "its link opens an account");
    assert!(left[1].context.contains("https://polder.example.org/"));
    app.step(chrono::Duration::days(29));
    assert_eq!(worker::forget(&app.site).await.unwrap(), 0);
    app.step(chrono::Duration::days(1));
    assert_eq!(worker::forget(&app.site).await.unwrap(), 2);
    assert!(rows(&app).await.is_empty());
}

async fn all_dead_letters_are_sent_again_with_one_button(app: App) {
    for name in ["a", "b", "c"] {
        write(&app, "invitation", &format!("{name}@example.org")).await;
    }
    write(&app, "verify", "d@example.org").await;
    refused(&app).await;
    let admin = app.account("admin@example.org", "Ada").await;
    app.make_admin(admin).await;
    let admin = app.browser(admin).await;
    let sent = admin
        .submit("/admin/mail", "/admin/mail/sending", &[])
        .await;
    assert_eq!(sent.status, 303);
    let page = admin.get("/admin/mail").await;
    assert!(
        page.text()
            .contains("3 mails that were given up are sent again"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("d@example.org") && page.text().contains("words were erased"));
    let states: Vec<OutboxState> = rows(&app).await.iter().map(|mail| mail.state).collect();
    use OutboxState::{Dead, Waiting};
    assert_eq!(states, [Waiting, Waiting, Waiting, Dead]);
}
