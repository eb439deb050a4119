//! Files are scanned where a scanner is configured: nobody else gets what it has not passed.

use std::sync::atomic::Ordering;

use chrono::Duration;
use polder::access::StaffRole;
use polder::attachments::worker;

use super::{hand_in, newest, noor, send};
use crate::support::clamd::{Clamd, eicar};
use crate::support::files::pdf;
use crate::support::{Actor, App, Backend, Sample};

macro_rules! scanned {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[actix_web::test]
            async fn $name() {
                let clamd = super::Clamd::tcp();
                let app = super::start(super::Backend::Sqlite, &clamd).await;
                super::$name(app, clamd).await;
            })+
        }
        mod postgresql {
            $(#[actix_web::test]
            async fn $name() {
                let clamd = super::Clamd::unix();
                let app = super::start(super::Backend::Postgresql, &clamd).await;
                super::$name(app, clamd).await;
            })+
        }
    };
}

scanned!(
    others_wait_for_the_scan,
    what_is_found_goes_into_quarantine,
    a_scanner_that_fails_is_asked_again,
);

async fn start(backend: Backend, clamd: &Clamd) -> App {
    App::start_with(backend, |config| {
        config.files.clamd.clone_from(&clamd.address);
    })
    .await
}

async fn scan(app: &App) {
    while worker::scan(&app.site).await.unwrap() > 0 {}
}

async fn moderator(app: &App, sample: &Sample) -> Actor {
    let account = app.account("mod@example.org", "Mo").await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(account).await
}

async fn others_wait_for_the_scan(app: App, clamd: Clamd) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let one = format!("{page}/attachments/{}", newest(&app).await);
    let shown = browser.get(&page).await;
    assert!(shown.text().contains("Being scanned"), "{}", shown.text());
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    let staff = moderator(&app, &sample).await;
    let early = staff.get(&one).await;
    assert_eq!(early.status, 409);
    assert!(
        early.text().contains("not been scanned"),
        "{}",
        early.text()
    );
    assert_eq!(
        browser.get(&one).await.status,
        200,
        "its party knows what it sent"
    );
    scan(&app).await;
    assert_eq!(clamd.seen.load(Ordering::SeqCst), 1);
    assert_eq!(staff.get(&one).await.status, 200);
    // The same file again is the same file: nothing is scanned twice.
    scan(&app).await;
    assert_eq!(clamd.seen.load(Ordering::SeqCst), 1);
}

async fn what_is_found_goes_into_quarantine(app: App, _clamd: Clamd) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf(&eicar()), "Letter").await;
    let one = format!("{page}/attachments/{}", newest(&app).await);
    scan(&app).await;
    let shown = browser.get(&page).await;
    assert!(
        shown.text().contains("A virus was found"),
        "{}",
        shown.text()
    );
    assert!(shown.text().contains("Eicar-Signature"));
    assert_eq!(browser.get(&one).await.status, 409);
    let refused = hand_in(&browser, &page).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("Remove brief.pdf first"),
        "{}",
        refused.text()
    );
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.contains("virus") && letters[0].text.contains("brief.pdf"));
    // Whoever sends it again is told at once, for it is known.
    let jan = app.account("jan@example.org", "Jan").await;
    let jan = app.browser(jan).await;
    let other = crate::responding::draft(&jan, "Me too.").await;
    let known = send(&jan, &other, "letter.pdf", pdf(&eicar()), "Letter").await;
    assert_eq!(known.status, 422);
    let says = "letter.pdf was not added: it holds a virus";
    assert!(known.text().contains(says), "{}", known.text());
    let staff = moderator(&app, &sample).await;
    assert_eq!(staff.get(&one).await.status, 404);
    browser
        .submit(
            &format!("{page}/attachments"),
            &format!("{one}/removal"),
            &[],
        )
        .await;
    assert_eq!(hand_in(&browser, &page).await.status, 303);
}

async fn a_scanner_that_fails_is_asked_again(app: App, clamd: Clamd) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    clamd.ill.store(true, Ordering::SeqCst);
    scan(&app).await;
    let shown = browser.get(&page).await;
    assert!(
        shown.text().contains("Could not be scanned"),
        "{}",
        shown.text()
    );
    clamd.ill.store(false, Ordering::SeqCst);
    scan(&app).await;
    assert_eq!(
        clamd.seen.load(Ordering::SeqCst),
        1,
        "not before the pause is over"
    );
    app.step(Duration::seconds(31));
    scan(&app).await;
    let shown = browser.get(&page).await;
    assert!(
        !shown.text().contains("scanned for viruses"),
        "{}",
        shown.text()
    );
}

#[actix_web::test]
async fn check_says_whether_the_scanner_answers() {
    let clamd = Clamd::tcp();
    let scanner: polder::platform::scanner::Scanner = clamd.address.parse().unwrap();
    scanner.check().await.unwrap();
    let nobody: polder::platform::scanner::Scanner = "unix:/nowhere/clamd.ctl".parse().unwrap();
    let error = format!("{:#}", nobody.check().await.unwrap_err());
    assert!(
        error.contains("files.clamd: unix:/nowhere/clamd.ctl"),
        "{error}"
    );
}
