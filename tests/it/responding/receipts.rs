//! The receipt as an accessible PDF: downloaded, and in the mail.

use polder::notifications::{self, Notification};
use polder::platform::pdf;
use polder::platform::texts::Language;
use serde_json::json;

use super::{comment, draft, hand_in};
use crate::support::{App, Backend, both};

both!(
    goes_with_the_mail_and_can_be_downloaded,
    is_made_when_the_mail_is_sent_and_its_row_keeps_no_words,
    one_too_long_for_a_mail_goes_as_a_link_and_a_file,
);

/// What a reader of PDF finds in the file: its streams are compressed, its marks are not.
fn assert_accessible(file: &[u8], language: &str) {
    assert!(file.starts_with(b"%PDF-1."), "no PDF");
    let text = String::from_utf8_lossy(file);
    for mark in [
        "/MarkInfo",
        "/StructTreeRoot",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ] {
        assert!(text.contains(mark), "no {mark}");
    }
    assert!(
        text.contains(&format!("/Lang({language})"))
            || text.contains(&format!("/Lang ({language})")),
        "language"
    );
}

/// The words of a PDF as poppler reads them, white space collapsed.
pub(crate) fn words(file: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt.pdf");
    std::fs::write(&path, file).unwrap();
    let read = std::process::Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext, of Debian's poppler-utils");
    assert!(read.status.success());
    let text = String::from_utf8(read.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn goes_with_the_mail_and_can_be_downloaded(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let submission = draft(&browser, "Één *coördinator*: \"wie\" doet ’t – en wanneer?").await;
    let typst = "#panic(\"x\") $x^2$ @label <b> \\u{41} `raw` // no = heading #sys.inputs";
    comment(
        &browser,
        "p-4",
        &[("body", "Kort."), ("proposed_text", typst)],
    )
    .await;
    assert_eq!(
        browser
            .get(&format!("{submission}/receipt.pdf"))
            .await
            .status,
        404
    );
    hand_in(&browser, &submission).await;
    let letters = app.mail_to("noor@example.org").await;
    let letter = letters.last().unwrap();
    let file = letter.enclosure.as_ref().expect("a file with the mail");
    let number = letter.subject.split(' ').next_back().unwrap();
    assert_eq!(file.name, format!("receipt-{number}.pdf"));
    assert_accessible(&file.bytes, "en");
    let text = words(&file.bytes);
    for part in [
        number,
        "Noor Bakker",
        "Één coördinator: \"wie\" doet ’t – en wanneer?",
        "this passage says what section 1 is about.",
        "Kort.",
        typst,
    ] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
    let page = browser.get(&format!("{submission}/receipt")).await;
    assert!(page.has(&format!("a[href='{submission}/receipt.pdf']")));
    let answer = browser.get(&format!("{submission}/receipt?lang=nl")).await;
    assert_eq!(answer.status, 200);
    let (status, bytes) = browser.download(&format!("{submission}/receipt.pdf")).await;
    assert_eq!(status, 200);
    assert_accessible(&bytes, "nl");
    assert!(words(&bytes).contains("Ontvangstbewijs"));
}

/// What the rows of the Outbox keep.
async fn kept(app: &App) -> Vec<String> {
    app.db(|conn| {
        use diesel::prelude::*;
        use polder::db::schema::outbox;
        outbox::table.select(outbox::context).load(conn).unwrap()
    })
    .await
}

async fn is_made_when_the_mail_is_sent_and_its_row_keeps_no_words(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let submission = draft(&browser, "A secret opinion.").await;
    hand_in(&browser, &submission).await;
    app.tell_parties().await;
    let rows = kept(&app).await;
    assert_eq!(rows.len(), 1);
    assert!(
        !rows[0].contains("opinion") && rows[0].len() < 1_000,
        "{}",
        rows[0]
    );
    let letters = app.mail_to("noor@example.org").await;
    assert!(letters[0].text.contains("A secret opinion."));
    assert!(letters[0].html.contains("A secret opinion."));
    assert!(kept(&app).await.is_empty());
}

async fn one_too_long_for_a_mail_goes_as_a_link_and_a_file(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    // Each sign is six in HTML, and each word stands twice in a mail.
    let body = format!("Begin. {}", "& <b> ".repeat(3_000));
    let submission = draft(&browser, &body).await;
    hand_in(&browser, &submission).await;
    let letters = app.mail_to("noor@example.org").await;
    let letter = &letters[0];
    assert!(letter.text.len() + letter.html.len() < 200_000);
    assert!(letter.text.contains("too long for a mail") && letter.text.contains(&submission));
    assert!(!letter.text.contains("Begin."));
    let file = letter.enclosure.as_ref().expect("a file with the mail");
    assert!(words(&file.bytes).contains("Begin."));
}

/// A mail whose file cannot be made goes without it.
#[actix_web::test]
async fn a_mail_is_not_lost_with_its_file() {
    let app = App::start(Backend::Sqlite).await;
    app.sample("cyber").await;
    let now = app.now();
    app.site
        .db
        .write(move |conn| {
            let notification = Notification {
                recipient: "noor@example.org".to_owned(),
                language: Language::Nl,
                template: "verify",
                context: json!({ "name": "Noor", "url": "https://x", "count_hours": 2, "enclosure": "receipt" }),
            };
            notifications::enqueue(conn, now, &notification)
        })
        .await
        .unwrap();
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].enclosure.is_none());
}

fn receipt(body: &str, comments: usize) -> serde_json::Value {
    let comment = json!({
        "section": "5.2 Samenwerking", "passage": "De minister stelt één norm vast.", "quote": "", "kind": "general",
        "body": body, "proposed_text": "De minister stelt twee normen vast.",
    });
    json!({
        "receipt": "P-0000-0001", "consultation": "Cyberstrategie", "hash": "00".repeat(32), "page": "https://polder.example.org/x",
        "site": { "organisation": "Ministerie" },
        "facts": [{ "term": "Ontvangstnummer", "text": "P-0000-0001" }],
        "at": { "year": 2027, "month": 6, "day": 1, "hour": 12, "minute": 0, "second": 0 },
        "answers": [{ "title": "Eens?", "text": "Ja" }, { "title": "Waarom?", "text": "" }],
        "attachments": [{ "name": "brief.pdf", "description": "Onze brief." }],
        "comments": vec![comment; comments],
    })
}

#[test]
fn signs_that_no_font_has_are_given_by_number() {
    let made = pdf::receipt(
        Language::Nl,
        &receipt("Ballon 🎈, 漢, سلام, e\u{301}, a\u{200b}b, \u{e000}!", 1),
    )
    .unwrap();
    assert_accessible(&made, "nl");
    let text = words(&made);
    for part in [
        "Ballon [U+1F388]",
        "é, ab, [U+E000]!",
        "staan er met hun nummer",
    ] {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
}

#[test]
fn a_thousand_comments_are_soon_set_and_too_many_words_are_not() {
    let start = std::time::Instant::now();
    let made = pdf::receipt(
        Language::Nl,
        &receipt("Zeg wie het doet, en wanneer. ", 1000),
    )
    .unwrap();
    eprintln!(
        "1,000 comments: {:?}, {} bytes",
        start.elapsed(),
        made.len()
    );
    assert_accessible(&made, "nl");
    let text = words(&made);
    assert!(text.contains("1000. 5.2 Samenwerking"));
    let start = std::time::Instant::now();
    let long = pdf::receipt(Language::Nl, &receipt(&"x ".repeat(10_000), 500)).unwrap();
    eprintln!("too long: {:?}, {} bytes", start.elapsed(), long.len());
    let text = words(&long);
    assert!(
        text.contains("te lang om hier") && text.contains("P-0000-0001"),
        "{text}"
    );
}
