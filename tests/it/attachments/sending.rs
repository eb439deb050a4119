//! A party sends files with its draft, says what they are, and takes them away.

use chrono::Duration;
use polder::platform::random;

use super::{hand_in, newest, noor, send};
use crate::support::files::{docx, odt, packed, pdf, png};
use crate::support::{App, Backend, both};

both!(
    takes_each_kind_by_its_content,
    says_which_file_is_at_fault_and_why,
    says_when_a_file_is_there_already,
    changes_what_is_said_and_takes_files_away,
    changes_only_drafts_of_open_rounds,
    puts_files_on_the_receipt_and_under_the_hash,
    copies_files_to_what_replaces_them,
);

async fn takes_each_kind_by_its_content(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    for (name, bytes, kept, kind) in [
        ("Brief.pdf", pdf("1"), "Brief.pdf", "PDF"),
        ("nota.doc", docx(&[]), "nota.docx", "Word document"),
        ("nota.odt", odt(), "nota.odt", "OpenDocument text"),
        ("C:\\plaatje.gif", png(), "plaatje.png", "PNG image"),
    ] {
        let answer = send(&browser, &page, name, bytes, "What it is").await;
        assert_eq!(answer.status, 303, "{name}: {}", answer.text());
        let shown = browser.get(&format!("{page}/attachments")).await.text();
        assert!(
            shown.contains(&format!("{kept} ( {kind}"))
                || shown.contains(&format!("{kept} ({kind}")),
            "{shown}"
        );
    }
    let draft = browser.get(&page).await;
    assert!(draft.text().contains("4 attachments"), "{}", draft.text());
    // Who sends a file can do nothing about a scanner that is not there.
    assert!(!draft.text().contains("no scanner"), "{}", draft.text());
}

async fn says_which_file_is_at_fault_and_why(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let here = format!("{page}/attachments");
    for (name, bytes, what, says) in [
        (
            "evil.pdf",
            b"MZ program".to_vec(),
            "X",
            "evil.pdf is not a PDF",
        ),
        ("empty.pdf", Vec::new(), "X", "empty.pdf is empty"),
        (
            "half.pdf",
            b"%PDF-1.7 and no end".to_vec(),
            "X",
            "half.pdf is damaged",
        ),
        (
            "run.docx",
            docx(&[("word/vbaProject.bin", "x")]),
            "X",
            "run.docx contains macros",
        ),
        (
            "old.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            "X",
            "old.doc is in an old format",
        ),
        (
            "two.pdf",
            [pdf("1"), packed(&[("a", "b")])].concat(),
            "X",
            "two.pdf holds a second file",
        ),
        (
            "page.html",
            b"<!doctype html><p>Hi".to_vec(),
            "X",
            "page.html is not a PDF",
        ),
        ("seen.png", png(), " ", "Write what can be seen"),
        ("brief.pdf", pdf("1"), "", "Write what the file is"),
    ] {
        let answer = send(&browser, &page, name, bytes, what).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text().contains(says), "{name}: {}", answer.text());
        assert!(answer.has(
            "#error-summary a[href='#field-file'], #error-summary a[href='#field-description']"
        ));
    }
    // What was written is not lost with the file.
    let answer = send(&browser, &page, "x.pdf", b"MZ".to_vec(), "Our letter").await;
    assert!(answer.body.contains("Our letter</textarea>"));
    let none = browser
        .upload(&here, &here, &[("description", "X")], &[])
        .await;
    assert!(none.text().contains("Choose a file"), "{}", none.text());
    let long = send(&browser, &page, "x.pdf", pdf("1"), &"x".repeat(501)).await;
    assert!(long.text().contains("at most 500"), "{}", long.text());
    assert!(
        super::known(&app).await.is_empty(),
        "nothing refused leaves anything behind"
    );
}

async fn says_when_a_file_is_there_already(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let answer = send(&browser, &page, "copy.pdf", pdf("1"), "Again").await;
    assert_eq!(answer.status, 422);
    let says = "copy.pdf is here already, as brief.pdf";
    assert!(answer.text().contains(says), "{}", answer.text());
}

async fn changes_what_is_said_and_takes_files_away(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let here = format!("{page}/attachments");
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let one = format!("{here}/{}", newest(&app).await);
    let stale = browser.get(&here).await.form(&one);
    app.step(Duration::seconds(1));
    let answer = browser
        .submit(&here, &one, &[("description", "Our letter")])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(browser.get(&here).await.text().contains("Our letter"));
    let empty = browser.submit(&here, &one, &[("description", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.has("details[open] .utrecht-form-field--invalid"),
        "{}",
        empty.body
    );
    // A colleague changed it since this form was opened.
    let mut fields: Vec<(&str, &str)> = stale.iter().map(|(n, v)| (&**n, &**v)).collect();
    fields.retain(|(name, _)| *name != "description");
    fields.push(("description", "Mine"));
    let late = browser.post_raw(&one, &fields).await;
    assert!(late.text().contains("Somebody else"), "{}", late.text());
    assert!(late.body.contains("Mine</textarea>"));
    let answer = browser.submit(&here, &format!("{one}/removal"), &[]).await;
    assert_eq!(answer.status, 303);
    assert!(
        browser
            .get(&here)
            .await
            .text()
            .contains("No attachments yet")
    );
    assert_eq!(browser.get(&one).await.status, 404);
}

async fn changes_only_drafts_of_open_rounds(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let here = format!("{page}/attachments");
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    let one = format!("{here}/{}", newest(&app).await);
    let removal = format!("{one}/removal");
    let form = browser.get(&here).await.form(&removal);
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (&**n, &**v)).collect();
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    assert_eq!(browser.post_raw(&removal, &fields).await.status, 409);
    let shown = browser.get(&here).await;
    assert!(!shown.has("main form") && shown.text().contains("brief.pdf"));
    let answer = browser
        .upload(
            "/privacy",
            &here,
            &[("description", "X")],
            &[("file", "b.pdf", pdf("2"))],
        )
        .await;
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert!(
        answer.text().contains("submitted or withdrawn already"),
        "{}",
        answer.text()
    );
    // Somebody else learns nothing.
    let other = app.account("jan@example.org", "Jan").await;
    let other = app.browser(other).await;
    assert_eq!(other.get(&here).await.status, 404);
    assert_eq!(other.get(&one).await.status, 404);
}

async fn puts_files_on_the_receipt_and_under_the_hash(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(
        &browser,
        &page,
        "brief.pdf",
        pdf("1"),
        "Letter of the board",
    )
    .await;
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    let receipt = browser.get(&format!("{page}/receipt")).await;
    assert!(
        receipt.text().contains("Letter of the board"),
        "{}",
        receipt.text()
    );
    let content = browser.get(&format!("{page}/content.json")).await;
    assert!(
        receipt
            .text()
            .contains(&random::sha256_hex(content.body.as_bytes()))
    );
    let file = &content.json()["attachments"][0];
    assert_eq!(file["sha256"], random::sha256_hex(&pdf("1")));
    assert_eq!(file["mediaType"], "application/pdf");
    assert_eq!(file["size"], pdf("1").len());
    let letters = app.mail_to("noor@example.org").await;
    assert!(
        letters[0].text.contains("brief.pdf (PDF"),
        "{}",
        letters[0].text
    );
}

async fn copies_files_to_what_replaces_them(app: App) {
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(&browser, &page, "brief.pdf", pdf("1"), "Letter").await;
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    let answer = browser
        .submit(&page, &format!("{page}/successor"), &[])
        .await;
    let next = answer.location.unwrap();
    let here = format!("{next}/attachments");
    assert!(browser.get(&here).await.text().contains("brief.pdf"));
    let copy = format!("{here}/{}", newest(&app).await);
    let (status, bytes) = browser.download(&copy).await;
    assert_eq!((status.as_u16(), bytes), (200, pdf("1")));
    // What was handed in keeps its own.
    browser.submit(&here, &format!("{copy}/removal"), &[]).await;
    assert!(browser.get(&page).await.text().contains("brief.pdf"));
}

/// With small limits, which no test wants to fill for real.
#[actix_web::test]
async fn bounds_number_and_size() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.limits.attachments = 2;
        config.limits.attachment_bytes = 1 << 20;
        config.limits.attachments_bytes = 3 << 19;
    })
    .await;
    app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let large = |size: usize, mark: &str| {
        let mut bytes = pdf(mark);
        let at = bytes.len() - 6;
        bytes.splice(at..at, vec![b' '; size - bytes.len()]);
        bytes
    };
    let over = send(&browser, &page, "over.pdf", large((1 << 20) + 1, "a"), "X").await;
    assert_eq!(over.status, 422);
    assert!(
        over.text().contains("over.pdf is larger than 1 MB"),
        "{}",
        over.text()
    );
    // Far over: told by the reading of the form, and still answered with our page.
    let far = send(&browser, &page, "far.pdf", large(5 << 20, "a"), "X").await;
    assert_eq!(far.status, 413);
    assert!(
        far.text().contains("far.pdf is too large"),
        "{}",
        far.text()
    );
    assert_eq!(
        send(&browser, &page, "a.pdf", large(1 << 20, "a"), "X")
            .await
            .status,
        303
    );
    let together = send(&browser, &page, "b.pdf", large(1 << 20, "b"), "X").await;
    assert!(
        together
            .text()
            .contains("With b.pdf the attachments would be larger"),
        "{}",
        together.text()
    );
    assert_eq!(
        send(&browser, &page, "c.pdf", pdf("c"), "X").await.status,
        303
    );
    let full = browser.get(&format!("{page}/attachments")).await;
    assert!(
        !full.has("input[type=file]"),
        "no form for what does not fit"
    );
    let many = send(&browser, &page, "d.pdf", pdf("d"), "X").await;
    assert!(
        many.text().contains("d.pdf was not added"),
        "{}",
        many.text()
    );
}
