//! A second node that is frozen, and nodes that are killed under load.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use polder::db::schema::{comments, outbox, submissions};

use super::cluster::Cluster;
use super::load::{Load, Told};
use super::mailbox::Mailbox;
use super::node::Installation;
use crate::support::App;

/// Everything acknowledged is there; the audit log and the check are in order.
pub(super) async fn nothing_is_lost(installation: &Installation, told: &Told) {
    assert!(told.strange.is_empty(), "{:?}", &told.strange[..1]);
    let app = installation.app();
    let words = told.words.clone();
    let receipts = told.receipts.clone();
    app.db(move |conn| {
        let kept: std::collections::HashSet<String> = comments::table
            .select(comments::body)
            .load(conn)
            .unwrap()
            .into_iter()
            .collect();
        let lost: Vec<_> = words
            .iter()
            .filter(|words| !kept.contains(*words))
            .collect();
        assert!(
            lost.is_empty(),
            "{} comments lost: {:?}",
            lost.len(),
            lost[0]
        );
        let kept: std::collections::HashSet<String> = submissions::table
            .filter(submissions::receipt_number.is_not_null())
            .select(submissions::receipt_number.assume_not_null())
            .load(conn)
            .unwrap()
            .into_iter()
            .collect();
        let lost: Vec<_> = receipts
            .iter()
            .filter(|number| !kept.contains(*number))
            .collect();
        assert!(
            lost.is_empty(),
            "{} receipts lost: {:?}",
            lost.len(),
            lost[0]
        );
    })
    .await;
    let mut checked = installation.program();
    checked
        .env("POLDER__MAIL__TRANSPORT", "memory")
        .arg("check");
    let output = checked.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[actix_web::test]
async fn a_frozen_node_stops_no_other() {
    let cluster = Cluster::start();
    let installation = Installation::over(cluster.url());
    let (_, tokens) = installation.people(8).await;
    let (one, other) = (installation.serve().await, installation.serve().await);
    let (busy, free) = (
        Load::begin(&one.base, &tokens[..4]),
        Load::begin(&other.base, &tokens[4..]),
    );
    let rounds = if super::soak() { 25 } else { 6 };
    for turn in 0..rounds {
        // Wherever it happens to be, also in the middle of a transaction.
        assert!(busy.goes_on(5 + turn, Duration::from_secs(20)).await);
        one.freeze();
        // At most until PostgreSQL ends what the frozen node left open.
        let goes_on = free.goes_on(10, Duration::from_secs(20)).await;
        one.thaw();
        assert!(goes_on, "the other node stood still in turn {turn}");
    }
    let told = busy.end().await;
    nothing_is_lost(&installation, &told).await;
    let told = free.end().await;
    nothing_is_lost(&installation, &told).await;
}

/// What was under way in nodes that were killed need not rest: neither until a lease has run out, nor as a mail that may
/// have ended them.
async fn due_now(app: &App) {
    let now = app.now();
    app.db(move |conn| {
        diesel::update(outbox::table.filter(outbox::claimed_by.is_null()))
            .set(outbox::next_attempt_at.eq(now))
            .execute(conn)
            .unwrap();
    })
    .await;
}

/// So many kills under load; mail goes to a server that notes what it takes.
async fn kills(mut installation: Installation, count: usize) {
    let mailbox = Mailbox::open();
    installation.set("mail.transport", "smtp");
    installation.set("mail.host", "127.0.0.1");
    installation.set("mail.port", mailbox.port);
    installation.set("mail.tls", "none");
    let (_, tokens) = installation.people(6).await;
    let mut node = installation.serve().await;
    let load = Load::begin(&node.base, &tokens);
    for turn in 0..count {
        // Not always after as much work.
        let more = 1 + turn * 7 % 5;
        assert!(
            load.goes_on(more, Duration::from_secs(60)).await,
            "turn {turn}"
        );
        node.kill();
        mailbox.life.fetch_add(1, Ordering::SeqCst);
        node = installation.restart(&node).await;
    }
    assert!(load.goes_on(20, Duration::from_secs(60)).await);
    let told = load.end().await;
    assert!(
        told.receipts.len() > count / 4,
        "{} receipts",
        told.receipts.len()
    );
    node.kill();
    mailbox.life.fetch_add(1, Ordering::SeqCst);
    node = installation.restart(&node).await;
    let (app, begun) = (installation.app(), Instant::now());
    let missing = || {
        let receipts = told.receipts.iter();
        receipts.filter(|number| !mailbox.has(number)).count()
    };
    while missing() > 0 {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "{} of {} mails did not come",
            missing(),
            told.receipts.len()
        );
        due_now(&app).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    drop(node);
    // Twice only where a kill came between its end and the note of it: never in one life.
    for (id, (_, lives)) in mailbox.taken.lock().unwrap().iter() {
        let mut once = lives.clone();
        once.dedup();
        assert_eq!(once.len(), lives.len(), "{id} came twice in one life");
    }
    nothing_is_lost(&installation, &told).await;
}

#[actix_web::test]
async fn kills_under_load_lose_nothing_on_sqlite() {
    let count = if super::soak() { 800 } else { 20 };
    kills(Installation::on_sqlite(), count).await;
}

#[actix_web::test]
async fn kills_under_load_lose_nothing_on_postgresql() {
    let cluster = Cluster::start();
    let count = if super::soak() { 200 } else { 10 };
    kills(Installation::over(cluster.url()), count).await;
}
