//! What becomes of answers: interests beside comments, counts in the report, words for staff alone.

use polder::access::StaffRole;

use super::{answer, back, begin, coming, hand_in, one_of_each, open};
use crate::support::{App, both};

both!(
    shows_interests_beside_each_comment_to_staff_alone,
    counts_choices_in_the_report_and_publishes_no_words,
    exports_answers_to_staff_alone,
    lists_answers_for_those_who_draft,
    answers_count_as_read_once_somebody_opened_them,
);

/// Somebody who answers `one` and the open questions, with a comment; returns the submission.
async fn respond(app: &App, ids: [i64; 5], number: usize, choice: &str, publication: &str) {
    let name = format!("person{number}");
    let account = app.account(&format!("{name}@example.org"), &name).await;
    let browser = app.browser(account).await;
    let draft = begin(&browser, "").await;
    let [short, long, one, _, scale] = ids.map(|id| format!("q-{id}"));
    let fields = [
        (short.as_str(), "SECRETINTEREST"),
        (long.as_str(), "SECRETWORDS"),
        (one.as_str(), choice),
        (scale.as_str(), "3"),
    ];
    assert_eq!(answer(&browser, &draft, &fields).await.status, 303);
    let form = crate::responding::FORM;
    let comment = [("action", "save"), ("body", "A comment.")];
    let place = format!("{form}?passage=p-2");
    assert_eq!(browser.submit(&place, form, &comment).await.status, 303);
    let done = hand_in(&browser, &draft, publication).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn answers_count_as_read_once_somebody_opened_them(app: App) {
    let (sample, staff) = coming(&app).await;
    let ids = one_of_each(&app, &staff).await;
    open(&app);
    respond(&app, ids, 1, "1", "anonymous").await;
    respond(&app, ids, 2, "2", "anonymous").await;
    let moderator = app.account("moderator@example.org", "Mia").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    let drafter = back(&app).await;
    let progress = "/moderation/progress?lang=en";
    let told = async || moderator.get(progress).await.text();
    assert!(
        told()
            .await
            .contains("0 of 8 answers to questions were read by a person, 0 by two or more."),
        "{}",
        told().await
    );
    let unread = "/drafting/cyber/rounds/1/unread?matter=answer&lang=en";
    let list = drafter.get(unread).await;
    let links = |body: &str| body.matches("/questions?question=").count();
    assert_eq!(links(&list.body), 8, "{}", list.body);
    // A page of one question shows what both said to it, and no other.
    let questions = "/drafting/cyber/rounds/1/questions";
    assert!(
        moderator
            .get(progress)
            .await
            .has(&format!("a[href='{questions}']"))
    );
    let one = format!("{questions}?question={}", ids[1]);
    for reader in [&moderator, &moderator, &drafter] {
        let page = reader.get(&one).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("SECRETWORDS"), "{}", page.text());
    }
    assert!(
        told()
            .await
            .contains("2 of 8 answers to questions were read by a person, 2 by two or more."),
        "{}",
        told().await
    );
    assert_eq!(links(&drafter.get(unread).await.body), 6);
    // What a party says of its interests stands beside its comments.
    let comment: i64 = app
        .db(|conn| {
            use diesel::prelude::*;
            polder::db::schema::comments::table
                .select(polder::db::schema::comments::id)
                .order(polder::db::schema::comments::id)
                .first(conn)
                .unwrap()
        })
        .await;
    drafter.get(&format!("/drafting/comments/{comment}")).await;
    assert!(
        told()
            .await
            .contains("3 of 8 answers to questions were read by a person"),
        "{}",
        told().await
    );
}

async fn shows_interests_beside_each_comment_to_staff_alone(app: App) {
    let (sample, staff) = coming(&app).await;
    let ids = one_of_each(&app, &staff).await;
    open(&app);
    respond(&app, ids, 1, "1", "anonymous").await;
    let moderator = app.account("moderator@example.org", "Mia").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    let comment: i64 = app
        .db(|conn| {
            use diesel::prelude::*;
            polder::db::schema::comments::table
                .select(polder::db::schema::comments::id)
                .first(conn)
                .unwrap()
        })
        .await;
    let page = format!("/moderation/comments/{comment}");
    let shown = moderator.get(&page).await;
    assert!(
        shown.text().contains("Interests the party disclosed"),
        "{}",
        shown.text()
    );
    assert!(shown.text().contains("SECRETINTEREST") && !shown.text().contains("SECRETWORDS"));
    let decide = format!("{page}/decision");
    let fields = [("verdict", "publish"), ("action", "decide")];
    assert_eq!(moderator.submit(&page, &decide, &fields).await.status, 303);
    let shown = back(&app)
        .await
        .get(&format!("/drafting/comments/{comment}"))
        .await;
    assert!(shown.text().contains("SECRETINTEREST"), "{}", shown.text());
    for path in [
        "/consultations/cyber/rounds/1".to_owned(),
        "/consultations/cyber/rounds/1/comments".to_owned(),
        format!("/consultations/cyber/rounds/1/comments/{comment}"),
        "/consultations/cyber/report".to_owned(),
    ] {
        let public = app.visitor().get(&path).await;
        assert!(!public.body.contains("SECRET"), "{path}");
    }
}

async fn counts_choices_in_the_report_and_publishes_no_words(app: App) {
    let (_, staff) = coming(&app).await;
    let ids = one_of_each(&app, &staff).await;
    open(&app);
    for (number, choice) in ["1", "1", "2"].into_iter().enumerate() {
        respond(&app, ids, number, choice, "anonymous").await;
    }
    let during = app.visitor().get("/consultations/cyber/report").await;
    assert!(!during.text().contains("Antwoorden op vragen"));
    for number in 3..6 {
        respond(&app, ids, number, "2", "none").await;
    }
    app.step(chrono::Duration::days(8));
    while polder::consultations::worker::step(&app.site)
        .await
        .unwrap()
        > 0
    {}
    let report = app.visitor().get("/consultations/cyber/report").await;
    let text = report.text();
    assert!(!report.body.contains("SECRET"), "{text}");
    assert!(
        text.contains("Wat ontbreekt? In woorden beantwoord; het ministerie leest de antwoorden."),
        "{text}"
    );
    assert!(
        !text.contains("Namens wie?"),
        "questions about interests are not reported"
    );
    // Three individuals by themselves; three who want nothing published in the totals.
    assert!(
        text.contains("Ja 2 2 0 Nee 4 1 3 Inzendingen met een antwoord 6 3 3"),
        "{text}"
    );
    assert!(
        text.contains("Wat eerst? Minder dan 3 inzendingen gaven antwoord op deze vraag"),
        "{text}"
    );
    assert!(text.contains("3 6 3 3"), "{text}");
}

async fn exports_answers_to_staff_alone(app: App) {
    let (_, staff) = coming(&app).await;
    let ids = one_of_each(&app, &staff).await;
    open(&app);
    respond(&app, ids, 1, "1", "none").await;
    respond(&app, ids, 2, "2", "anonymous").await;
    let staff = back(&app).await;
    let file = |format: &str, audience: &str| {
        format!("/consultations/cyber/rounds/1/export.{format}?audience={audience}")
    };
    let json = staff.get(&file("json", "internal")).await;
    assert_eq!(json.status, 200, "{}", json.body);
    let json = json.json();
    let answers = json["answers"].as_array().unwrap();
    // Two people answered four questions each.
    assert_eq!(answers.len(), 8);
    assert_eq!(answers[0]["question"], "Namens wie?");
    assert_eq!(answers[0]["answer"], "SECRETINTEREST");
    assert_eq!(answers[0]["party"], "person1");
    assert_eq!(answers[0]["publication"], "none");
    assert_eq!(answers[5]["answer"], "Nee");
    for format in ["xlsx", "docx"] {
        let (status, bytes) = staff.download(&file(format, "internal")).await;
        assert_eq!(status, 200);
        assert!(unzipped(&bytes).contains("SECRETWORDS"), "{format}");
    }
    for format in ["json", "csv"] {
        let public = app.visitor().get(&file(format, "public")).await;
        assert_eq!(public.status, 200, "{}", public.body);
        assert!(!public.body.contains("SECRET"), "{format}");
    }
}

/// All text in a file that is a zip.
fn unzipped(bytes: &[u8]) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let _ = member.read_to_string(&mut all);
    }
    all
}

async fn lists_answers_for_those_who_draft(app: App) {
    let (_, staff) = coming(&app).await;
    let ids = one_of_each(&app, &staff).await;
    open(&app);
    respond(&app, ids, 1, "1", "none").await;
    respond(&app, ids, 2, "2", "anonymous").await;
    let staff = back(&app).await;
    let table = "/drafting/cyber/rounds/1";
    let link = format!("a[href='{table}/questions']");
    assert!(staff.get(table).await.has(&link));
    let page = staff
        .get(&format!("{table}/questions?question={}", ids[2]))
        .await;
    assert!(
        page.text().contains("person1 Individuals Ja"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("person2 Individuals Nee"));
    let page = staff
        .get(&format!("{table}/questions?question={}", ids[1]))
        .await;
    assert!(page.text().contains("SECRETWORDS"));
    let page = staff
        .get(&format!("{table}/questions?question={}", ids[3]))
        .await;
    assert!(page.text().contains("Nobody answered this question"));
    let missing = staff
        .get(&format!("{table}/questions?question=999999"))
        .await;
    assert_eq!(missing.status, 404);
}
