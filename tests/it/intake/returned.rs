//! Drafts sent back with changes and comments, on pages: a party takes one into its own draft, staff take one in for a
//! party; both look it over first.

use diesel::prelude::*;
use polder::comments::model::{AnchorKind, Comment};
use polder::db::schema::comments;

use super::{staffed, stored};
use crate::responding::draft;
use crate::support::files::packed;
use crate::support::{Actor, Answer, App, both};

both!(
    a_party_looks_its_file_over_and_takes_it_into_its_draft,
    what_cannot_be_kept_is_said_and_nothing_is_lost,
    a_guest_takes_a_file_in_too,
    staff_look_a_file_over_for_a_party,
    a_file_that_is_none_is_refused_on_the_page,
    the_text_that_was_fetched_comes_back_with_what_was_written_in_it,
);

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The sample's text with a comment on "what section 1", a change in section 2, and a comment on words that are not there.
fn file() -> Vec<u8> {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let on = |id: u32, words: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/>",
            run(words)
        )
    };
    let ins = |words: &str| {
        format!(
            "<w:ins w:id=\"9\" w:author=\"Jan\" w:date=\"2027-05-12T10:00:00Z\">{}</w:ins>",
            run(words)
        )
    };
    let body = [
        run("Purpose"),
        run("Purpose: this passage says ") + &on(0, "what section 1") + &run(" is about."),
        run("Approach"),
        run("Approach: this passage says ") + &ins("clearly ") + &run("what section 2 is about."),
        on(1, "A paragraph that stands nowhere here."),
    ]
    .map(|inside| format!("<w:p>{inside}</w:p>"))
    .concat();
    let comment = |id: u32, words: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"Piet &lt;b&gt;\" w:date=\"2027-05-12T10:00:00Z\"><w:p>{}</w:p></w:comment>",
            run(words)
        )
    };
    let comments = comment(0, "Which one?") + &comment(1, "Lost words.");
    packed(&[
        (
            "[Content_Types].xml",
            "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml</Types>",
        ),
        (
            "word/document.xml",
            &format!("<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/comments.xml",
            &format!("<w:comments {WORD}>{comments}</w:comments>"),
        ),
    ])
}

async fn look(browser: &Actor, page: &str) -> Answer {
    let files = [("file", "back.docx", file())];
    browser.upload(page, page, &[("look", "1")], &files).await
}

async fn send(browser: &Actor, page: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .filter(|(name, _)| name != "csrf" && name != "file")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.upload(page, page, &fields, &[]).await
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(field, _)| field != name);
    fields.push((name.to_owned(), value.to_owned()));
}

async fn rows(app: &App) -> Vec<Comment> {
    app.db(|conn| {
        comments::table
            .order(comments::position)
            .select(Comment::as_select())
            .load(conn)
            .unwrap()
    })
    .await
}

async fn a_party_looks_its_file_over_and_takes_it_into_its_draft(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let own = draft(&browser, "Written here.").await;
    let page = format!("{}/document", own.split('#').next().unwrap());
    let shown = browser.get(own.split('#').next().unwrap()).await;
    assert!(shown.body.contains(&page), "the draft leads there");

    let looked = look(&browser, &page).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let text = looked.text();
    assert!(text.contains("3 things were read"), "{text}");
    assert!(text.contains("No place in this text"), "{text}");
    assert!(
        looked
            .body
            .contains("<bdi>Comment, Piet &lt;b&gt;, 2027-05-12 10:00</bdi>"),
        "{}",
        looked.body
    );
    assert_eq!(
        rows(&app).await.len(),
        1,
        "nothing is taken before it is said"
    );

    let mut sent = looked.form(&page);
    set(&mut sent, "body-1", "Which section is meant?");
    set(&mut sent, "place-3", "2.1");
    let taken = send(&browser, &page, &sent).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let all = rows(&app).await;
    assert_eq!(all.len(), 4);
    let by = |body: &str| all.iter().find(|comment| comment.body == body).unwrap();
    let quoted = by("Which section is meant?");
    assert_eq!(quoted.anchor.words(), Some("what section 1"));
    assert_eq!(quoted.anchor.passage, Some(sample.passages[1]));
    assert!(
        quoted.notes.contains("Piet") && quoted.notes.contains("2027-05-12 10:00"),
        "{}",
        quoted.notes
    );
    let proposed = by("");
    assert_eq!(proposed.anchor.passage, Some(sample.passages[3]));
    assert_eq!(
        proposed.proposed_text.as_deref(),
        Some("Approach: this passage says clearly what section 2 is about.")
    );
    let moved = by("Lost words.");
    assert_eq!(
        (moved.anchor.kind, moved.anchor.section),
        (AnchorKind::Section, Some(sample.sections[2]))
    );

    // The same file says what is there already, and adds nothing.
    let again = look(&browser, &page).await;
    assert_eq!(
        again.text().matches("Taken in before").count(),
        3,
        "{}",
        again.text()
    );
    let mut sent = again.form(&page);
    assert!(
        !sent.iter().any(|(name, _)| name.starts_with("take-")),
        "none is ticked"
    );
    let none = send(&browser, &page, &sent).await;
    assert_eq!(none.status, 422, "{}", none.text());
    for number in 1..=3 {
        set(&mut sent, &format!("take-{number}"), "yes");
    }
    send(&browser, &page, &sent).await;
    assert_eq!(rows(&app).await.len(), 4);
}

async fn what_cannot_be_kept_is_said_and_nothing_is_lost(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let own = draft(&browser, "Written here.").await;
    let page = format!("{}/document", own.split('#').next().unwrap());
    let looked = look(&browser, &page).await;
    let mut sent = looked.form(&page);
    set(&mut sent, "body-1", "My own words instead.");
    set(&mut sent, "place-3", "9.9");
    let refused = send(&browser, &page, &sent).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("Number 3"), "{}", refused.text());
    assert!(
        refused.body.contains("My own words instead."),
        "what was typed is there"
    );
    assert_eq!(rows(&app).await.len(), 1);
    let mut sent = refused.form(&page);
    set(&mut sent, "place-3", "");
    sent.retain(|(name, _)| name != "take-2");
    let taken = send(&browser, &page, &sent).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let all = rows(&app).await;
    assert_eq!(all.len(), 3);
    let lost = all
        .iter()
        .find(|comment| comment.body == "Lost words.")
        .unwrap();
    assert_eq!(lost.anchor.kind, AnchorKind::Document);
    assert_eq!(lost.reference, "A paragraph that stands nowhere here.");

    // Another person's draft is not there, and what was submitted takes nothing.
    let other = app.account("piet@example.org", "Piet").await;
    assert_eq!(app.browser(other).await.get(&page).await.status, 404);
}

async fn a_guest_takes_a_file_in_too(app: App) {
    use polder::access::GuestKind;
    let sample = app.sample("cyber").await;
    let party = app
        .party(&sample, "Gijs Gast", "individual", None, None)
        .await;
    let guest = app.guest(&sample, party, GuestKind::Respondent).await;
    let own = draft(&guest, "Written here.").await;
    let page = format!("{}/document", own.split('#').next().unwrap());
    let looked = look(&guest, &page).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let taken = send(&guest, &page, &looked.form(&page)).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    assert_eq!(rows(&app).await.len(), 4);
}

async fn staff_look_a_file_over_for_a_party(app: App) {
    let (sample, staff) = staffed(&app).await;
    let page = "/manage/cyber/rounds/1/intake";
    let files = [("file", "back.docx", file())];
    let by = [("look", "1"), ("by", "Net Council"), ("group", "advisory")];
    let looked = staff.upload(page, page, &by, &files).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    assert!(
        looked.text().contains("3 things were read"),
        "{}",
        looked.text()
    );
    assert_eq!(stored(&app).await.len(), 0);
    let mut sent = looked.form(page);
    sent.retain(|(name, _)| name != "take-1" && name != "look");
    set(&mut sent, "body-2", "Clearer so.");
    let taken = send(&staff, page, &sent).await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    let rows = stored(&app).await;
    assert_eq!(rows.len(), 2);
    let (proposal, submission, party) = rows
        .iter()
        .find(|(c, _, _)| c.body == "Clearer so.")
        .unwrap();
    assert_eq!(proposal.anchor.passage, Some(sample.passages[3]));
    assert_eq!(
        (party.name.as_str(), party.group_code.as_str()),
        ("Net Council", "advisory")
    );
    assert_eq!(submission.publication.as_str(), "organisation");
    assert!(proposal.notes.contains("Jan"), "{}", proposal.notes);
}

async fn a_file_that_is_none_is_refused_on_the_page(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let own = draft(&browser, "Written here.").await;
    let page = format!("{}/document", own.split('#').next().unwrap());
    for (name, bytes, sentence) in [
        (
            "sheet.csv",
            b"comment\nOne\n".to_vec(),
            "is no text of Word or LibreOffice",
        ),
        (
            "cut.docx",
            b"PK\x03\x04 no more".to_vec(),
            "is damaged or was not sent whole",
        ),
    ] {
        let refused = browser
            .upload(&page, &page, &[], &[("file", name, bytes)])
            .await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains(sentence), "{}", refused.text());
    }
    let none = browser.upload(&page, &page, &[], &[]).await;
    assert_eq!(none.status, 422);
}

async fn the_text_that_was_fetched_comes_back_with_what_was_written_in_it(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let own = draft(&browser, "Written here.").await;
    let page = format!("{}/document", own.split('#').next().unwrap());
    let shown = browser.get(&format!("{page}?lang=en")).await;
    for format in ["docx", "odt"] {
        let path = format!("/consultations/cyber/rounds/1/export.text-{format}");
        assert!(
            shown.has(&format!("a[href='{path}'][download]")),
            "{format}"
        );
        let (status, text) = browser.download(&path).await;
        assert_eq!(status, 200);
        // As it is, it says nothing.
        let name = format!("cyber-1-text.{format}");
        let files = [("file", name.as_str(), text.clone())];
        let nothing = browser.upload(&page, &page, &[("look", "1")], &files).await;
        assert!(nothing.status.is_client_error());
        let said = nothing.text();
        assert!(
            said.contains("no comments in the margin and no tracked changes"),
            "{said}"
        );
    }
    // In Word one sentence is added, tracked.
    let (_, text) = browser
        .download("/consultations/cyber/rounds/1/export.text-docx?lang=en")
        .await;
    let words = "this passage says what section 1 is about.";
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(text)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut part, &mut content).unwrap();
        if part.name().unwrap() == "word/document.xml" {
            let (before, behind) = content.split_once(words).expect("the passage");
            let behind = behind.replacen(
                "</w:r>",
                "</w:r><w:ins w:id=\"9\" w:author=\"Jan\" w:date=\"2027-05-12T10:00:00Z\"><w:r><w:t \
                 xml:space=\"preserve\"> And why.</w:t></w:r></w:ins>",
                1,
            );
            content = format!("{before}{words}{behind}");
        }
        parts.push((part.name().unwrap().into_owned(), content));
    }
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(n, c)| (n.as_str(), c.as_str()))
        .collect();
    let files = [("file", "cyber-1-text.docx", packed(&parts))];
    let looked = browser.upload(&page, &page, &[("look", "1")], &files).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let sent = looked.form(&page);
    let proposed = sent.iter().find(|(name, _)| name == "proposed-1").unwrap();
    assert_eq!(proposed.1, format!("Purpose: {words} And why."));
    assert_eq!(send(&browser, &page, &sent).await.status, 303);
    assert_eq!(rows(&app).await.len(), 2);
}
