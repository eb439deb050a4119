//! The worker of a server at work: who waits for whom, and what is left when it ends.

use chrono::Duration;
use diesel::prelude::*;
use polder::app::LETTERS;
use polder::db::schema::outbox;
use polder::notifications::{OutboxState, worker};
use tokio::sync::watch;

use super::{rows, to, with_server, write};
use crate::support::smtp::SmtpServer;
use crate::support::{App, Backend};

with_server!(
    slow_recipients_hold_up_nobody_else: Good,
    a_server_told_to_stop_frees_what_it_was_at: Silent,
    a_batch_of_a_server_that_died_is_taken_up_at_its_start: Good,
    what_another_server_is_at_is_left_to_it_until_its_lease_is_over: Good,
    a_server_that_was_frozen_sends_nothing_that_another_took_over: Good,
);

/// The worker at work; stops when told to.
struct AtWork {
    stop: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl AtWork {
    fn begin(app: &App) -> Self {
        let stop = watch::Sender::new(false);
        let pulse = app.site.pulses.begin("mail");
        let run = worker::run(app.site.clone(), LETTERS, pulse, stop.subscribe());
        Self {
            stop,
            task: tokio::spawn(run),
        }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(std::time::Duration::from_secs(10), self.task);
        ended.await.expect("the worker does not stop").unwrap();
    }
}

async fn slow_recipients_hold_up_nobody_else(app: App, server: SmtpServer) {
    for number in 0..20 {
        write(&app, "announcement", &format!("{number}@slow.example")).await;
        write(&app, "invitation", &format!("{number}@slow.example")).await;
    }
    let at_work = AtWork::begin(&app);
    server.has_waiting(3).await;
    // A password mail, and others' mail of any kind, however many wait before it.
    write(&app, "reset", "urgent@example.org").await;
    write(&app, "announcement", "bulk@example.org").await;
    write(&app, "reset", "urgent@slow.example").await;
    write(&app, "reset", "more@example.org").await;
    server.has_taken(3).await;
    let taken = server.taken();
    for address in ["urgent@example.org", "bulk@example.org", "more@example.org"] {
        assert_eq!(to(&taken, address), 1);
    }
    assert!(taken.iter().all(|words| !words.contains("@slow.example")));
    server.hurry();
    server.has_taken(44).await;
    at_work.stop().await;
    assert!(rows(&app).await.is_empty());
    assert_eq!(server.taken().len(), 44, "each once");
}

async fn a_server_told_to_stop_frees_what_it_was_at(app: App, server: SmtpServer) {
    for number in 0..3 {
        write(&app, "verify", &format!("{number}@example.org")).await;
    }
    let at_work = AtWork::begin(&app);
    server.has_connected().await;
    at_work.stop().await;
    for mail in rows(&app).await {
        assert_eq!((mail.state, mail.attempts), (OutboxState::Waiting, 0));
        assert_eq!(mail.claimed_by, None);
    }
}

/// As if `node` had died while it was at every mail.
async fn taken_up_by(app: &App, node: &str) {
    let (node, until) = (node.to_owned(), app.now() + Duration::minutes(2));
    app.db(move |conn| {
        diesel::update(outbox::table)
            .set((
                outbox::claimed_by.eq(Some(node)),
                outbox::attempts.eq(1),
                outbox::begun.eq(outbox::begun + 1),
                outbox::next_attempt_at.eq(until),
            ))
            .execute(conn)
            .unwrap()
    })
    .await;
}

async fn a_batch_of_a_server_that_died_is_taken_up_at_its_start(app: App, server: SmtpServer) {
    write(&app, "verify", "a@example.org").await;
    taken_up_by(&app, &app.site.node).await;
    app.deliver().await;
    assert!(server.taken().is_empty());
    worker::begin(&app.site).await.unwrap();
    app.deliver().await;
    assert_eq!(server.taken().len(), 1);
}

async fn what_another_server_is_at_is_left_to_it_until_its_lease_is_over(
    app: App,
    server: SmtpServer,
) {
    write(&app, "verify", "a@example.org").await;
    taken_up_by(&app, "another").await;
    worker::begin(&app.site).await.unwrap();
    app.deliver().await;
    assert!(server.taken().is_empty());
    app.step(Duration::minutes(2));
    app.deliver().await;
    assert_eq!((server.taken().len(), rows(&app).await.len()), (1, 0));
}

async fn a_server_that_was_frozen_sends_nothing_that_another_took_over(
    app: App,
    server: SmtpServer,
) {
    write(&app, "invitation", "a@slow.example").await;
    let mut other = app.site.clone();
    other.node = "another".to_owned();
    let step = |site: polder::site::Site| {
        tokio::spawn(async move { worker::step(&site, LETTERS).await.unwrap() })
    };
    let frozen = step(app.site.clone());
    server.has_waiting(1).await;
    app.step(Duration::minutes(3));
    let taking_over = step(other);
    server.has_waiting(2).await;
    server.hurry();
    assert_eq!((frozen.await.unwrap(), taking_over.await.unwrap()), (1, 1));
    assert_eq!((server.taken().len(), rows(&app).await.len()), (1, 0));
}

#[actix_web::test]
async fn a_worker_that_stands_still_is_told_of() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.server.worker_still_seconds = 0;
    })
    .await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/readyz").await.status, 200);
    let pulse = app.site.pulses.begin("mail");
    assert_eq!(visitor.get("/readyz").await.status, 503);
    pulse.rest(std::time::Duration::from_secs(60));
    assert_eq!(visitor.get("/readyz").await.status, 200);
}
