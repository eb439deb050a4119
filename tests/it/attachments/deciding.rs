//! A moderator decides on each file; only what was published is public, and the party is told.

use std::io::Read;

use chrono::Duration;
use polder::access::{Actor as Asker, StaffRole};
use polder::attachments::worker;
use polder::exports::actions as exports;
use polder::exports::model::{Audience, Format, Order};
use polder::submissions::model::Publication;

use super::{newest, noor, public_path, send};
use crate::support::clamd::{Clamd, eicar};
use crate::support::files::{pdf, png};
use crate::support::{Actor, App, Backend, Sample, both};

both!(
    is_public_once_published_and_until_taken_back,
    is_withheld_with_a_ground_and_the_party_is_told,
    two_moderators_do_not_run_over_each_other,
    is_never_public_when_the_party_chose_so,
    lists_files_for_staff_and_public,
);

const LIST: &str = "/moderation/attachments";

const PUBLIC: &str = "/consultations/cyber/rounds/1/attachments";

/// The public list; a visitor is spoken to in Dutch unless asked otherwise.
fn english() -> String {
    format!("{PUBLIC}?lang=en")
}

async fn moderator(app: &App, sample: &Sample, email: &str) -> Actor {
    let account = app.account(email, "Mo Moderator").await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(account).await
}

async fn hand_in(browser: &Actor, draft: &str, publication: Publication) {
    let fields = [("action", "submit"), ("publication", publication.as_str())];
    let answer = browser.submit(draft, draft, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

/// Decides the way a person does.
async fn decide(staff: &Actor, id: i64, fields: &[(&str, &str)]) -> crate::support::Answer {
    let page = format!("{LIST}/{id}");
    staff
        .submit(&page, &format!("{page}/decision"), fields)
        .await
}

const WITHHOLD: [(&str, &str); 3] = [
    ("verdict", "withhold"),
    ("ground", "5.1.2.e"),
    ("explanation", "There is a telephone number in it."),
];

async fn is_public_once_published_and_until_taken_back(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(
        &browser,
        &page,
        "brief.pdf",
        pdf("1"),
        "Letter of the board",
    )
    .await;
    let id = newest(&app).await;
    let public = public_path(&app, id).await;
    let visitor = app.visitor();
    assert_eq!(visitor.get(&public).await.status, 404, "a draft");
    hand_in(&browser, &page, Publication::Organisation).await;
    assert_eq!(visitor.get(&public).await.status, 404, "undecided");
    assert!(
        visitor
            .get(&english())
            .await
            .text()
            .contains("No attachments")
    );
    let staff = moderator(&app, &sample, "mod@example.org").await;
    let queue = staff.get("/moderation").await;
    assert!(
        queue.text().contains("1 attachment waits"),
        "{}",
        queue.text()
    );
    let list = staff.get(LIST).await;
    assert!(
        list.text().contains("Letter of the board"),
        "{}",
        list.text()
    );
    let answer = decide(&staff, id, &[("verdict", "publish")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    // By a number that says nothing, and by no other.
    assert_eq!(visitor.get(&public).await.status, 404, "its id");
    let public = public_path(&app, id).await;
    // Everywhere at once, also where the page was kept.
    let shown = visitor.get(&english()).await;
    for part in [
        "brief.pdf",
        "PDF",
        "bytes",
        "Letter of the board",
        "Noor Bakker",
    ] {
        assert!(shown.text().contains(part), "{part}: {}", shown.text());
    }
    let comments = visitor.get("/consultations/cyber/rounds/1/comments").await;
    assert!(
        comments.text().contains("Letter of the board"),
        "{}",
        comments.text()
    );
    let file = visitor.get(&public).await;
    assert_eq!(file.status, 200);
    assert!(file.body.starts_with("%PDF-"), "{}", file.body);
    assert_ne!(file.body.as_bytes(), &pdf("1")[..], "a copy");
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    let elsewhere = app.sample("other").await;
    assert_eq!(elsewhere.slug, "other");
    let wrong = public.replace("cyber", "other");
    assert_eq!(visitor.get(&wrong).await.status, 404, "of another round");
    browser
        .submit(&page, &format!("{page}/withdrawal"), &[])
        .await;
    assert_eq!(visitor.get(&public).await.status, 404);
    assert!(
        visitor
            .get(&english())
            .await
            .text()
            .contains("No attachments")
    );
    let late = decide_raw(&staff, id).await;
    assert_eq!(late, 409, "there is nothing to decide any more");
}

async fn decide_raw(staff: &Actor, id: i64) -> u16 {
    let fields = [("verdict", "publish"), ("decisions", "1")];
    let answer = staff
        .post_from("/privacy", &format!("{LIST}/{id}/decision"), &fields)
        .await;
    answer.status.as_u16()
}

async fn is_withheld_with_a_ground_and_the_party_is_told(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let before = app.mail_to("noor@example.org").await.len();
    let staff = moderator(&app, &sample, "mod@example.org").await;
    for (fields, says) in [
        (vec![], "Choose what becomes of this attachment"),
        (vec![("verdict", "publish-redacted")], "Choose the ground"),
        (vec![("verdict", "withhold")], "Choose the ground"),
    ] {
        let answer = decide(&staff, id, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(says), "{}", answer.text());
    }
    assert_eq!(decide(&staff, id, &WITHHOLD).await.status, 303);
    let visitor = app.visitor();
    assert_eq!(visitor.get(&public_path(&app, id).await).await.status, 404);
    let outcome = browser.get(&format!("{page}/outcome")).await;
    for part in ["brief.pdf", "Withheld", "5.1.2.e", "telephone number"] {
        assert!(outcome.text().contains(part), "{part}: {}", outcome.text());
    }
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), before + 1);
    let letter = letters.last().unwrap();
    assert!(
        letter.subject.contains("brief.pdf is not published"),
        "{}",
        letter.subject
    );
    assert!(letter.text.contains("telephone number"), "{}", letter.text);
    // A second look changes it, and the first decision is kept.
    assert_eq!(
        decide(&staff, id, &[("verdict", "publish")]).await.status,
        303
    );
    assert_eq!(visitor.get(&public_path(&app, id).await).await.status, 200);
    let seen = staff.get(&format!("{LIST}/{id}")).await;
    assert!(seen.text().contains("telephone number"), "{}", seen.text());
    assert_eq!(app.mail_to("noor@example.org").await.len(), before + 2);
}

async fn two_moderators_do_not_run_over_each_other(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let first = moderator(&app, &sample, "first@example.org").await;
    let second = moderator(&app, &sample, "second@example.org").await;
    let path = format!("{LIST}/{id}/decision");
    let stale = second.get(&format!("{LIST}/{id}")).await.form(&path);
    assert_eq!(decide(&first, id, &WITHHOLD).await.status, 303);
    let mut fields: Vec<(&str, &str)> = stale.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.push(("verdict", "publish"));
    let answer = second.post_raw(&path, &fields).await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text().contains("Your decision has not been stored"),
        "{}",
        answer.text()
    );
    assert_eq!(
        app.visitor().get(&public_path(&app, id).await).await.status,
        404
    );
}

async fn is_never_public_when_the_party_chose_so(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::None).await;
    let staff = moderator(&app, &sample, "mod@example.org").await;
    assert_eq!(
        decide(&staff, id, &[("verdict", "publish")]).await.status,
        303
    );
    assert_eq!(
        app.visitor().get(&public_path(&app, id).await).await.status,
        404
    );
    assert!(
        app.visitor()
            .get(&english())
            .await
            .text()
            .contains("No attachments")
    );
    let public = exported(&app, Format::Json, Audience::Public).await;
    let public: serde_json::Value = serde_json::from_slice(&public).unwrap();
    assert_eq!(public["attachments"], serde_json::json!([]));
}

async fn exported(app: &App, format: Format, audience: Audience) -> Vec<u8> {
    let order = Order {
        consultation: "cyber".to_owned(),
        round: Some(1),
        format,
        audience,
        names: polder::exports::model::Names::Told,
        language: None,
    };
    let mut written = exports::write(&app.site, &Asker::command_line(), order)
        .await
        .unwrap();
    let mut bytes = Vec::new();
    written.file.read_to_end(&mut bytes).unwrap();
    bytes
}

async fn lists_files_for_staff_and_public(app: App) {
    use calamine::Reader;
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "=Letter").await;
    let first = newest(&app).await;
    send(&browser, &page, "schema.png", png(), "Two boxes and a line").await;
    hand_in(&browser, &page, Publication::Anonymous).await;
    let staff = moderator(&app, &sample, "mod@example.org").await;
    assert_eq!(
        decide(&staff, first, &[("verdict", "publish")])
            .await
            .status,
        303
    );
    let json = exported(&app, Format::Json, Audience::Internal).await;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let files = json["attachments"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    assert_eq!(files[0]["name"], "brief.pdf");
    assert_eq!(files[0]["decision"], "publish");
    assert_eq!(files[0]["size"], pdf("1").len());
    assert_eq!(files[1]["media_type"], "image/png");
    assert_eq!(files[1]["party"], "Noor Bakker");
    assert_eq!(files[1]["scan"], "none");
    let json = exported(&app, Format::Json, Audience::Public).await;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let files = json["attachments"].as_array().unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0]["party"], "", "anonymous");
    assert!(files[0].get("submission").is_none(), "{}", files[0]);
    for (audience, rows) in [(Audience::Internal, 3), (Audience::Public, 2)] {
        let xlsx = exported(&app, Format::Xlsx, audience).await;
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(xlsx)).unwrap();
        let sheet = book.worksheet_range("Bijlagen").unwrap();
        assert_eq!(sheet.height(), rows, "{audience}");
        let cells: Vec<String> = sheet.cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert!(
            cells.contains(&"=Letter".to_owned()),
            "text, never a formula"
        );
    }
    let docx = exported(&app, Format::Docx, Audience::Internal).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.contains("schema.png") && text.contains("Two boxes and a line"));
}

#[actix_web::test]
async fn waits_for_the_scanner_and_goes_when_a_virus_is_found() {
    let clamd = Clamd::tcp();
    let app = App::start_with(Backend::Sqlite, |config| {
        config.files.clamd.clone_from(&clamd.address);
    })
    .await;
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let good = newest(&app).await;
    send(&browser, &page, "evil.pdf", pdf(&eicar()), "Letter").await;
    let evil = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let staff = moderator(&app, &sample, "mod@example.org").await;
    let early = decide(&staff, good, &[("verdict", "publish")]).await;
    assert_eq!(early.status, 409);
    assert!(
        early.text().contains("has not been scanned"),
        "{}",
        early.text()
    );
    while worker::scan(&app.site).await.unwrap() > 0 {}
    assert_eq!(
        decide(&staff, good, &[("verdict", "publish")]).await.status,
        303
    );
    let found = decide(&staff, evil, &[("verdict", "publish")]).await;
    assert!(
        found.text().contains("A virus was found"),
        "{}",
        found.text()
    );
    assert!(staff.get(LIST).await.text().contains("Virus found"));
    let outcome = browser.get(&format!("{page}/outcome")).await;
    assert!(
        outcome.text().contains("A virus was found"),
        "{}",
        outcome.text()
    );
    assert_eq!(
        app.visitor()
            .get(&public_path(&app, good).await)
            .await
            .status,
        200
    );
    // Whoever opens the pages later on, with the scanner away, still waits for nothing: it is clean.
    app.step(Duration::hours(1));
    assert_eq!(
        app.visitor()
            .get(&public_path(&app, good).await)
            .await
            .status,
        200
    );
}
