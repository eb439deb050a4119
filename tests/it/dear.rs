//! Requests that are cheap to make and dear to answer: so many at once and so many a minute, and
//! nobody else waits for them.

use chrono::Duration;
use polder::access::GuestKind;
use polder::config::Config;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::SubmissionId;

use crate::responding::api_token;
use crate::support::{App, Backend, CommentSpec, files};

/// One test on SQLite and one on PostgreSQL of each, with settings of its own.
macro_rules! both_with {
    ($($name:ident($change:expr)),+ $(,)?) => {
        mod sqlite {
            $(#[actix_web::test] async fn $name() {
                super::$name(super::App::start_with(super::Backend::Sqlite, $change).await).await;
            })+
        }
        mod postgresql {
            $(#[actix_web::test] async fn $name() {
                super::$name(super::App::start_with(super::Backend::Postgresql, $change).await).await;
            })+
        }
    };
}

both_with!(
    who_finds_the_line_full_is_asked_to_try_again(super::no_waiting),
    exports_and_receipts_have_a_rate(super::two_files),
    an_export_under_way_leaves_the_readers_of_pages_alone(super::one_reader),
    wrong_tokens_count_before_they_are_looked_up(super::few_tokens),
    one_page_has_one_address_however_it_is_spelled(super::one_page),
    of_many_who_ask_for_one_page_the_first_makes_it(super::one_page),
    guests_fill_neither_the_round_nor_the_day_with_files(super::little_room),
    the_pdf_of_a_mail_waits_in_the_line_of_all_others(super::one_pdf),
);

fn no_waiting(config: &mut Config) {
    config.work.pdf = 1;
    config.work.exports = 1;
    config.work.hashing = 1;
    config.work.waiting = 0;
    config.work.wait_seconds = 7;
}

fn one_pdf(config: &mut Config) {
    config.work.pdf = 1;
}

fn two_files(config: &mut Config) {
    config.security.files_per_minute = 2;
}

fn one_reader(config: &mut Config) {
    config.database.connections = 1;
    config.work.exports = 1;
}

fn few_tokens(config: &mut Config) {
    config.security.tokens_per_minute = 4;
    config.security.api_per_minute = 2;
}

fn one_page(config: &mut Config) {
    config.security.pages_per_minute = 1;
}

fn little_room(config: &mut Config) {
    config.guests.uploads_mb_per_day = 3;
    config.guests.unconfirmed_mb_per_round = 2;
}

/// Somebody's submission with a receipt, and a published comment in it.
async fn submission(app: &App) -> (polder::types::ids::AccountId, SubmissionId) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor").await;
    let party = app
        .party(&sample, "Noor", "individual", None, Some(noor))
        .await;
    let spec = CommentSpec {
        moderation: Moderation::Published,
        ..CommentSpec::on(sample.passages[1], "Say it plainly.")
    };
    let by = Some(noor);
    let made = app.submission(&sample, party, by, Publication::Organisation, vec![spec]);
    (noor, made.await.0)
}

async fn the_pdf_of_a_mail_waits_in_the_line_of_all_others(app: App) {
    app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(account).await;
    let page = crate::responding::draft(&browser, "Say it plainly.").await;
    let fields = [("action", "submit"), ("publication", "organisation")];
    assert_eq!(browser.submit(&page, &page, &fields).await.status, 303);
    let held = app.site.permits.pdf.enter().await.unwrap();
    let site = app.site.clone();
    let mut delivering = tokio::spawn(async move { polder::app::deliver(&site).await.unwrap() });
    while app.db(taken_up).await == 0 {
        tokio::task::yield_now().await;
    }
    // It waits; what needs no PDF goes.
    let waiting = tokio::time::timeout(std::time::Duration::from_secs(2), &mut delivering);
    assert!(waiting.await.is_err(), "it took no place in the line");
    let fields = [("email", "new@example.org")];
    app.visitor()
        .submit("/register", "/register", &fields)
        .await;
    assert_eq!(app.mail_to("new@example.org").await.len(), 1);
    drop(held);
    // The letter to the party, and the mail that was made of it.
    assert_eq!(delivering.await.unwrap(), 2);
    let sent = app.site.mailer.sent();
    let receipt = sent
        .iter()
        .find(|letter| letter.recipient.contains("noor@"));
    assert!(receipt.unwrap().enclosure.is_some());
}

/// Mails that a worker is at.
fn taken_up(conn: &mut polder::db::Conn) -> i64 {
    use diesel::prelude::*;
    use polder::db::schema::outbox;
    let under_way = outbox::table.filter(outbox::claimed_by.is_not_null());
    under_way.count().get_result(conn).unwrap()
}

const EXPORT: &str = "/consultations/cyber/export.csv";

async fn who_finds_the_line_full_is_asked_to_try_again(app: App) {
    let (noor, id) = submission(&app).await;
    let browser = app.browser(noor).await;
    let permits = &app.site.permits;
    let held = (
        permits.pdf.enter().await.unwrap(),
        permits.exports.enter().await.unwrap(),
        permits.hashing.enter().await.unwrap(),
    );
    let receipt = format!("/submissions/{id}/receipt.pdf");
    for path in [receipt.as_str(), EXPORT] {
        let busy = browser.get(path).await;
        assert_eq!(busy.status, 503, "{path}");
        assert_eq!(busy.headers["retry-after"], "7");
        assert!(busy.text().contains("Try again in 7 seconds"), "{path}");
    }
    let visitor = app.visitor();
    visitor.get("/?lang=en").await;
    let fields = [
        ("email", "noor@example.org"),
        ("password", "not the right one"),
    ];
    let busy = visitor.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(busy.status, 503);
    assert!(busy.text().contains("Nothing was changed"));
    // What costs little is answered all the while.
    assert_eq!(visitor.get("/consultations/cyber").await.status, 200);
    drop(held);
    for path in [receipt.as_str(), EXPORT] {
        assert_eq!(browser.download(path).await.0, 200, "{path}");
    }
    let wrong = visitor.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(wrong.status, 422);
}

async fn exports_and_receipts_have_a_rate(app: App) {
    let (noor, id) = submission(&app).await;
    let (browser, visitor) = (app.browser(noor).await, app.visitor());
    let receipt = format!("/submissions/{id}/receipt.pdf");
    for (actor, path) in [(&browser, receipt.as_str()), (&visitor, EXPORT)] {
        let mut told = Vec::new();
        for _ in 0..3 {
            told.push(actor.download(path).await.0.as_u16());
        }
        assert_eq!(told, [200, 200, 429], "{path}");
    }
}

async fn an_export_under_way_leaves_the_readers_of_pages_alone(app: App) {
    submission(&app).await;
    let (go_on, wait) = std::sync::mpsc::channel::<()>();
    let site = app.site.clone();
    let long = actix_web::rt::spawn(async move {
        site.db
            .read_long(move |_| {
                wait.recv().unwrap();
                Ok(())
            })
            .await
            .unwrap();
    });
    // Every reader for exports is taken; pages have their own.
    let visitor = app.visitor();
    for path in ["/consultations/cyber", "/consultations/cyber/rounds/1"] {
        assert_eq!(visitor.get(path).await.status, 200, "{path}");
    }
    go_on.send(()).unwrap();
    long.await.unwrap();
    assert_eq!(visitor.download(EXPORT).await.0, 200);
}

async fn wrong_tokens_count_before_they_are_looked_up(app: App) {
    let (noor, _) = submission(&app).await;
    let token = api_token(&app, noor).await;
    let visitor = app.visitor();
    let path = "/api/v1/submissions";
    let mut told = Vec::new();
    for wrong in ["a", "b", "c"] {
        told.push(visitor.api("GET", path, Some(wrong), None).await.status);
    }
    // Two wrong ones are as many calls as a caller without a token has.
    assert_eq!(told, [401, 401, 429]);
    assert_eq!(
        visitor.api("GET", path, Some(&token), None).await.status,
        200
    );
    // Four were looked up: this address has no more, whatever it sends.
    let refused = visitor.api("GET", path, Some(&token), None).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(refused.headers["content-type"], "application/problem+json");
}

async fn one_page_has_one_address_however_it_is_spelled(app: App) {
    submission(&app).await;
    let visitor = app.visitor();
    let first = visitor.get("/consultations/cyber?utm_source=canary").await;
    assert_eq!(first.status, 200);
    // What somebody adds to an address stands in no page that others get.
    assert!(!first.body.contains("canary"));
    for query in ["", "?after=1", "?all=2", "?group=public", "?lang=nl&x=y"] {
        let again = visitor.get(&format!("/consultations/cyber{query}")).await;
        assert_eq!(again.status, 200, "{query}");
        assert_eq!(again.headers["etag"], first.headers["etag"], "{query}");
    }
    // A page that depends on its parameters is another page, and this visitor had one made already.
    let other = visitor.get("/consultations/cyber/rounds/1/comments").await;
    assert_eq!(other.status, 429);
    assert!(other.headers.contains_key("retry-after"));
}

async fn of_many_who_ask_for_one_page_the_first_makes_it(app: App) {
    submission(&app).await;
    let visitor = app.visitor();
    let asked = (0..12).map(|_| visitor.get("/consultations/cyber/rounds/1"));
    for answer in futures_util::future::join_all(asked).await {
        assert_eq!(answer.status, 200);
    }
}

async fn guests_fill_neither_the_round_nor_the_day_with_files(app: App) {
    let sample = app.sample("cyber").await;
    let mut told = Vec::new();
    for number in 0..3 {
        let name = format!("Guest {number}");
        let party = app.party(&sample, &name, "individual", None, None).await;
        let guest = app.guest(&sample, party, GuestKind::Respondent).await;
        let form = "/consultations/cyber/rounds/1/comment";
        let fields = [("action", "save"), ("body", "See the file.")];
        let made = guest
            .submit(&format!("{form}?passage=p-2"), form, &fields)
            .await;
        let page = format!("{}/attachments", made.location.unwrap());
        // A little less than a megabyte, another one each.
        let words = format!("{number}{}", "x".repeat(1_000_000));
        let file = files::pdf(&words);
        let sent = guest
            .upload(
                &page,
                &page,
                &[("description", "A letter")],
                &[("file", "letter.pdf", file)],
            )
            .await;
        told.push((sent.status.as_u16(), sent.text()));
    }
    assert_eq!((told[0].0, told[1].0), (303, 303), "{told:?}");
    assert_eq!(told[2].0, 422);
    assert!(told[2].1.contains("no room at the moment"), "{}", told[2].1);
    // The third one counted for the day as well: a fourth finds that full first.
    let party = app
        .party(&sample, "Guest 4", "individual", None, None)
        .await;
    let guest = app.guest(&sample, party, GuestKind::Respondent).await;
    app.step(Duration::minutes(1));
    let form = "/consultations/cyber/rounds/1/comment";
    let fields = [("action", "save"), ("body", "See the file.")];
    let made = guest
        .submit(&format!("{form}?passage=p-2"), form, &fields)
        .await;
    let page = format!("{}/attachments", made.location.unwrap());
    let file = files::pdf(&"y".repeat(1_000_000));
    let sent = guest
        .upload(
            &page,
            &page,
            &[("description", "A letter")],
            &[("file", "letter.pdf", file)],
        )
        .await;
    assert_eq!(sent.status, 422);
    assert!(
        sent.text().contains("from your network today"),
        "{}",
        sent.text()
    );
}
