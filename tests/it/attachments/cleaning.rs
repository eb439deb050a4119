//! What the public gets of a file tells nothing of who made it; moderators see what stood in it.

use polder::access::StaffRole;
use polder::attachments::copying;
use polder::platform::random;
use polder::submissions::model::Publication;

use super::{newest, noor, public_path, send};
use crate::support::files::{docx, pdf, pdf_by, photograph};
use crate::support::{Actor, Answer, App, Sample, both};

both!(
    the_public_gets_a_copy_without_what_its_program_wrote,
    an_anonymous_file_has_a_neutral_name,
    a_name_and_description_can_be_replaced_with_a_ground,
    without_a_copy_a_file_is_public_only_when_staff_say_so,
    files_published_before_get_a_copy_before_anybody_fetches_them,
);

const LIST: &str = "/moderation/attachments";

const PUBLIC: &str = "/consultations/cyber/rounds/1/attachments";

async fn moderator(app: &App, sample: &Sample) -> Actor {
    let account = app.account("mod@example.org", "Mo").await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(account).await
}

async fn hand_in(browser: &Actor, draft: &str, publication: Publication) {
    let fields = [("action", "submit"), ("publication", publication.as_str())];
    let answer = browser.submit(draft, draft, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

async fn decide(staff: &Actor, id: i64, fields: &[(&str, &str)]) -> Answer {
    let page = format!("{LIST}/{id}");
    staff
        .submit(&page, &format!("{page}/decision"), fields)
        .await
}

async fn fetched(app: &App, id: i64) -> (u16, Vec<u8>) {
    let (status, bytes) = app.visitor().download(&public_path(app, id).await).await;
    (status.as_u16(), bytes)
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

fn letter() -> Vec<u8> {
    docx(&[
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:creator>J. Jansen</dc:creator></cp:coreProperties>",
        ),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:author=\"K. Klaassen\"><w:t>Secret</w:t></w:comment></w:comments>",
        ),
    ])
}

async fn the_public_gets_a_copy_without_what_its_program_wrote(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let staff = moderator(&app, &sample).await;
    let mut ids = Vec::new();
    for (name, bytes) in [
        ("brief.pdf", pdf_by("1", "J. Jansen")),
        ("brief.docx", letter()),
        ("foto.jpg", photograph()),
    ] {
        assert!(holds(&bytes, "Jansen") || name != "brief.pdf");
        let sent = send(&browser, &page, name, bytes.clone(), "What it is").await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        ids.push((newest(&app).await, bytes));
    }
    hand_in(&browser, &page, Publication::Organisation).await;
    for ((id, original), stood) in ids.iter().zip([
        "Author: J. Jansen",
        "Notes in the margin, by: K. Klaassen",
        "Where the picture was taken: 2.0000 N, 2.0000 E",
    ]) {
        // Before anything is decided.
        let seen = staff.get(&format!("{LIST}/{id}")).await;
        assert!(seen.text().contains(stood), "{stood}: {}", seen.text());
        assert_eq!(
            decide(&staff, *id, &[("verdict", "publish")]).await.status,
            303
        );
        let (status, copy) = fetched(&app, *id).await;
        assert_eq!(status, 200);
        assert_ne!(&copy, original);
        for gone in ["Jansen", "docProps", "comments", "Exif"] {
            assert!(!holds(&copy, gone), "{gone} in {id}");
        }
        let list = app
            .visitor()
            .get("/api/v1/consultations/cyber/rounds/1")
            .await;
        assert!(!list.body.contains(&random::sha256_hex(original)));
        // Its party and the staff get what was sent.
        let own = browser.download(&format!("{page}/attachments/{id}")).await;
        assert_eq!(&own.1, original);
    }
    assert_eq!(copying::step(&app.site).await.unwrap(), 0, "each once");
}

async fn an_anonymous_file_has_a_neutral_name(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let bytes = pdf_by("1", "Noor Bakker");
    send(
        &browser,
        &page,
        "Notitie Noor Bakker.pdf",
        bytes.clone(),
        "Note",
    )
    .await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Anonymous).await;
    let staff = moderator(&app, &sample).await;
    let mut names = Vec::new();
    for _ in 0..2 {
        assert_eq!(
            decide(&staff, id, &[("verdict", "publish")]).await.status,
            303
        );
        let list = app.visitor().get(&format!("{PUBLIC}?lang=nl")).await;
        assert!(!list.body.contains("Bakker"), "{}", list.text());
        let name = list.text();
        let start = name.find("attachment-").or(name.find("bijlage-")).unwrap();
        let name: String = name[start..].chars().take(21).collect();
        names.push(name.split(".pdf").next().unwrap().to_owned());
    }
    assert_eq!(names[0], names[1], "a second look keeps it");
    // Files that came in together are not told by neighbouring numbers.
    let number: i64 = names[0].split('-').nth(1).unwrap().parse().unwrap();
    assert!((100_000..1_000_000).contains(&number), "{number}");
    let answer = app.visitor().get(&public_path(&app, id).await).await;
    let name = answer.headers["content-disposition"].to_str().unwrap();
    assert!(!name.contains("Bakker"), "{name}");
    let (_, copy) = fetched(&app, id).await;
    assert!(!holds(&copy, "Bakker"));
    let export = exported(&app).await;
    let file = &export["attachments"][0];
    assert_eq!(file["sha256"], random::sha256_hex(&copy));
    assert_eq!(file["size"], copy.len());
    let whole = export.to_string();
    assert!(!whole.contains("Bakker") && !whole.contains(&random::sha256_hex(&bytes)));
}

async fn exported(app: &App) -> serde_json::Value {
    use std::io::Read;

    use polder::exports::actions as exports;
    use polder::exports::model::{Audience, Format, Order};
    let order = Order {
        consultation: "cyber".to_owned(),
        round: Some(1),
        format: Format::Json,
        audience: Audience::Public,
        names: polder::exports::model::Names::Told,
        language: None,
    };
    let asker = polder::access::Actor::command_line();
    let mut written = exports::write(&app.site, &asker, order).await.unwrap();
    let mut bytes = Vec::new();
    written.file.read_to_end(&mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

async fn a_name_and_description_can_be_replaced_with_a_ground(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(
        &browser,
        &page,
        "Klacht J. Jansen.pdf",
        pdf("1"),
        "Of J. Jansen",
    )
    .await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let staff = moderator(&app, &sample).await;
    let words = [
        ("verdict", "publish-redacted"),
        ("ground", "5.1.2.e"),
        ("name", "klacht.exe"),
        ("description", "A complaint"),
    ];
    let before = app.mail_to("noor@example.org").await.len();
    assert_eq!(decide(&staff, id, &words).await.status, 303);
    let list = app.visitor().get(&format!("{PUBLIC}?lang=en")).await;
    for part in ["klacht.pdf", "A complaint"] {
        assert!(list.text().contains(part), "{part}: {}", list.text());
    }
    let report = app.visitor().get("/consultations/cyber/report").await;
    let comments = app
        .visitor()
        .get("/consultations/cyber/rounds/1/comments")
        .await;
    let export = exported(&app).await.to_string();
    for body in [&list.body, &report.body, &comments.body, &export] {
        assert!(!body.contains("Jansen"), "{body}");
    }
    let told = app.mail_to("noor@example.org").await;
    assert_eq!(told.len(), before + 1);
    assert!(
        told[before].subject.contains("other words"),
        "{}",
        told[before].subject
    );
    let outcome = browser.get(&format!("{page}/outcome")).await;
    assert!(outcome.text().contains("5.1.2.e"), "{}", outcome.text());
}

async fn without_a_copy_a_file_is_public_only_when_staff_say_so(app: App) {
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    let bytes = docx(&[("word/embeddings/sheet.xlsx", "PK")]);
    send(&browser, &page, "brief.docx", bytes.clone(), "Letter").await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let staff = moderator(&app, &sample).await;
    let seen = staff.get(&format!("{LIST}/{id}")).await;
    assert!(seen.text().contains("holds other files"), "{}", seen.text());
    let plain = decide(&staff, id, &[("verdict", "publish")]).await;
    assert_eq!(plain.status, 422);
    assert!(plain.text().contains("no clean copy"), "{}", plain.text());
    assert_eq!(fetched(&app, id).await.0, 404);
    let knowing = [("verdict", "publish"), ("as_sent", "yes")];
    assert_eq!(decide(&staff, id, &knowing).await.status, 303);
    assert_eq!(fetched(&app, id).await, (200, bytes));
}

async fn files_published_before_get_a_copy_before_anybody_fetches_them(app: App) {
    use diesel::prelude::*;
    use polder::db::schema::files;
    let sample = app.sample("cyber").await;
    let (browser, page) = noor(&app).await;
    send(
        &browser,
        &page,
        "brief.pdf",
        pdf_by("1", "J. Jansen"),
        "Letter",
    )
    .await;
    let id = newest(&app).await;
    hand_in(&browser, &page, Publication::Organisation).await;
    let staff = moderator(&app, &sample).await;
    assert_eq!(
        decide(&staff, id, &[("verdict", "publish")]).await.status,
        303
    );
    // As a row from before there were copies.
    app.db(|conn| {
        diesel::update(files::table)
            .set((files::copy.eq("waiting"), files::copy_sha256.eq("")))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(fetched(&app, id).await.0, 404);
    assert_eq!(copying::step(&app.site).await.unwrap(), 1);
    let (status, copy) = fetched(&app, id).await;
    assert!(status == 200 && !holds(&copy, "Jansen"));
}
