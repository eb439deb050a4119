//! An erratum is shown wherever the text is: at its passage, in lists, to programs, in files to take away, by mail, and
//! to who searches.

use diesel::prelude::*;
use polder::db::schema::passages;
use serde_json::Value;

use super::{MENDED, ROUND, TEXT, comment_on, mend, scene, send};
use crate::following::follow;
use crate::support::{App, both};

both!(
    readers_see_what_was_corrected_in_both_languages,
    programs_and_files_are_told,
    who_follows_or_has_a_draft_is_told_if_wanted,
    search_finds_the_new_word_and_not_the_old,
    a_row_of_a_table_is_mended_in_its_cell,
);

async fn readers_see_what_was_corrected_in_both_languages(app: App) {
    let (sample, lotte) = scene(&app).await;
    let visitor = app.visitor();
    // A page that was made before is not shown again.
    assert!(
        !visitor
            .get(&format!("{ROUND}?lang=en"))
            .await
            .has(".polder-erratum")
    );
    mend(&lotte, &sample, MENDED).await;
    for (language, words) in [("en", "Corrected on"), ("nl", "Hersteld op")] {
        for page in [ROUND.to_owned(), format!("{ROUND}/passages/p-2")] {
            let page = visitor.get(&format!("{page}?lang={language}")).await;
            assert!(page.text().contains(words), "{}", page.text());
            assert!(page.has("#p-2 .polder-erratum del, .polder-prose > .polder-erratum del"));
        }
    }
    let text = visitor.get(&format!("{ROUND}?lang=en")).await;
    assert!(text.body.contains("<em>kabinet</em>"));
    assert!(
        text.text()
            .contains("One typing error was corrected in this text")
    );
    assert!(text.has(".polder-errata a[href='/consultations/cyber/rounds/1#p-2']"));
    let versions = visitor.get("/consultations/cyber/versions?lang=en").await;
    assert!(versions.text().contains("One typing error corrected"));
    let version = visitor
        .get("/consultations/cyber/versions/1.0?lang=en")
        .await;
    assert!(version.has(".polder-errata ins"));
    let staff = lotte
        .get(&format!(
            "/manage/cyber/versions/{}?lang=en",
            sample.version
        ))
        .await;
    assert!(
        staff
            .text()
            .contains("Typing errors corrected in this version")
    );
}

async fn programs_and_files_are_told(app: App) {
    let (sample, lotte) = scene(&app).await;
    mend(&lotte, &sample, MENDED).await;
    let visitor = app.visitor();
    let answer = visitor
        .api(
            "GET",
            "/api/v1/consultations/cyber/rounds/1/text",
            None,
            None,
        )
        .await
        .json();
    let passage = &answer["sections"][0]["passages"][1];
    assert_eq!(passage["text"], MENDED);
    let erratum = &passage["errata"][0];
    assert_eq!(erratum["start"], 4);
    assert_eq!(
        (erratum["before"].as_str(), erratum["after"].as_str()),
        (Some("kabinnet"), Some("kabinet"))
    );
    assert_eq!(erratum["reason"], "Typefout.");
    let feed = visitor.get("/consultations/cyber/feed.atom?lang=en").await;
    assert!(
        feed.body.contains("“kabinnet” is now “kabinet”"),
        "{}",
        feed.body
    );
    assert!(feed.body.contains("/rounds/1#p-2"));
    let export = "/consultations/cyber/rounds/1/export";
    let (status, json) = visitor.download(&format!("{export}.json")).await;
    assert_eq!(status, 200);
    let json: Value = serde_json::from_slice(&json).unwrap();
    let line = &json["rounds"][0]["errata"][0];
    assert_eq!(
        (&line["passage"], &line["after"]),
        (&"p-2".into(), &"kabinet".into())
    );
    let (status, docx) = visitor.download(&format!("{export}.docx?lang=en")).await;
    assert_eq!(status, 200);
    let words = polder_words(&docx);
    assert!(words.contains("kabinnet"), "{words}");
}

/// What a Word document says.
fn polder_words(docx: &[u8]) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    xml
}

async fn who_follows_or_has_a_draft_is_told_if_wanted(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    comment_on(&app.browser(noor).await, "de norm", &[]).await;
    for email in ["noor@example.org", "fleur@example.org"] {
        follow(&app, email, "en").await;
    }
    let [noor, fleur] = [
        app.mail_to("noor@example.org").await.len(),
        app.mail_to("fleur@example.org").await.len(),
    ];
    mend(&lotte, &sample, MENDED).await;
    app.tell_parties().await;
    assert_eq!(app.mail_to("noor@example.org").await.len(), noor);
    let fields = [
        ("text", TEXT),
        ("reason", "Toch."),
        ("tell", "yes"),
        ("action", "mend"),
    ];
    assert_eq!(send(&lotte, sample.passages[1], &fields).await.status, 303);
    app.tell_parties().await;
    while polder::following::worker::announce(&app.site)
        .await
        .unwrap()
        > 0
    {}
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), noor + 1, "one mail, not two");
    let letter = letters.last().unwrap();
    assert!(letter.subject.contains("Typing error corrected"));
    assert!(letter.text.contains("kabinnet") && letter.text.contains("/submissions/"));
    let letters = app.mail_to("fleur@example.org").await;
    assert_eq!(
        letters.len(),
        fleur + 1,
        "who has no draft hears as a follower"
    );
    assert!(!letters[fleur].text.contains("/submissions/"));
    let news: Vec<String> = app
        .db(|conn| {
            use polder::db::schema::announcements;
            announcements::table
                .select(announcements::news)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(news, ["mended"]);
}

async fn search_finds_the_new_word_and_not_the_old(app: App) {
    let (sample, lotte) = scene(&app).await;
    let passage = sample.passages[1];
    // Words no other word is like.
    app.db(move |conn| {
        diesel::update(passages::table.filter(passages::id.eq(passage)))
            .set((
                passages::text.eq("Wij weren zwerfvuil qwarzel."),
                passages::html.eq("Wij weren zwerfvuil qwarzel."),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
    let found = async |word: &str| {
        let path = format!("/api/v1/search?q={word}");
        let answer = app.visitor().api("GET", &path, None, None).await.json();
        answer["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((found("qwarzel").await, found("bloesem").await), (1, 0));
    mend(&lotte, &sample, "Wij weren zwerfvuil bloesem.").await;
    app.index().await;
    assert_eq!((found("qwarzel").await, found("bloesem").await), (0, 1));
    assert_eq!(found("zwerfvuil").await, 1);
}

async fn a_row_of_a_table_is_mended_in_its_cell(app: App) {
    let (sample, lotte) = scene(&app).await;
    let passage = sample.passages[1];
    let row = "<td>Doel</td><td>Een veilg &amp; open net</td>";
    app.db(move |conn| {
        diesel::update(passages::table.filter(passages::id.eq(passage)))
            .set((
                passages::kind.eq("table-row"),
                passages::text.eq("Doel | Een veilg & open net"),
                passages::html.eq(row),
                passages::block.eq(1),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    mend(&lotte, &sample, "Doel | Een veilig & open net").await;
    let text = app.visitor().get(&format!("{ROUND}?lang=en")).await;
    assert!(
        text.body
            .contains("<td>Doel</td><td>Een veilig &amp; open net</td>")
    );
    assert!(text.has("tr#p-2 + tr > td[colspan='3'] .polder-erratum"));
}
