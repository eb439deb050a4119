//! Forms that were open while a typing error was mended are taken as whoever wrote in them read the text.

use diesel::prelude::*;
use polder::db::schema::{comments, versions};

use super::{MENDED, TEXT, mend, scene};
use crate::responding::FORM;
use crate::support::{Actor, Answer, App, both};

both!(
    a_proposal_for_the_whole_passage_is_compared_with_what_was_read,
    a_sentence_is_counted_in_the_text_that_was_read,
    a_proposal_begun_later_is_for_the_text_as_it_is,
    the_words_of_a_version_are_counted_anew,
);

/// The fields of the form on the second passage, as they stand in the page now.
async fn opened(by: &Actor) -> Vec<(String, String)> {
    by.get(&format!("{FORM}?passage=p-2")).await.form(FORM)
}

/// Sends a form that was opened before, with these fields in the place of those it had.
async fn send(by: &Actor, opened: &[(String, String)], fields: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = opened
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| fields.iter().all(|(other, _)| other != name))
        .collect();
    all.extend_from_slice(fields);
    by.post_raw(FORM, &all).await
}

async fn a_proposal_for_the_whole_passage_is_compared_with_what_was_read(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let form = opened(&browser).await;
    mend(&lotte, &sample, MENDED).await;
    let proposed = "Het kabinnet stelt één norm vast. Wij volgen de wet altijd.";
    let fields = [("proposed_text", proposed), ("action", "save")];
    let saved = send(&browser, &form, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let draft = format!("{}?lang=en", saved.location.unwrap());
    let said = browser.get(&draft).await.text();
    assert!(
        said.contains("[deleted: norm") && said.contains("[inserted: wet"),
        "{said}"
    );
    assert!(!said.contains("[deleted: kabin"), "{said}");
    // As it began, it proposes nothing: neither then nor since.
    let fields = [
        ("body", "Only this."),
        ("action", "save"),
        ("key", "another"),
    ];
    assert_eq!(send(&browser, &form, &fields).await.status, 303);
    let proposals: Vec<Option<String>> = app
        .db(|conn| {
            comments::table
                .order(comments::id)
                .select(comments::proposed_text)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(proposals, [Some(proposed.to_owned()), None]);
}

async fn a_sentence_is_counted_in_the_text_that_was_read(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let before = opened(&browser).await;
    mend(&lotte, &sample, MENDED).await;
    let after = opened(&browser).await;
    for (form, text) in [(before, TEXT), (after, MENDED)] {
        let start = text[..text.find("Wij volgen").unwrap()].chars().count();
        let sentence = format!("{start}-{}", text.chars().count());
        let fields = [
            ("sentence", sentence.as_str()),
            ("body", "See."),
            ("action", "part"),
        ];
        // Shown again, it is the same sentence that is chosen.
        let shown = send(&browser, &form, &fields).await;
        let chosen = ("sentence".to_owned(), sentence.clone());
        assert!(shown.form(FORM).contains(&chosen), "{text}");
        assert!(
            shown
                .body
                .contains("data-of=\"0\">Wij volgen de norm altijd.</mark>"),
            "{}",
            shown.body
        );
        let fields = [fields[0], fields[1], ("action", "save")];
        let saved = send(&browser, &form, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
    }
    let quotes: Vec<Option<String>> = app
        .db(|conn| {
            comments::table
                .order(comments::id)
                .select(comments::quote_exact)
                .load(conn)
                .unwrap()
        })
        .await;
    let sentence = Some("Wij volgen de norm altijd.".to_owned());
    assert_eq!(quotes, [sentence.clone(), sentence]);
}

async fn a_proposal_begun_later_is_for_the_text_as_it_is(app: App) {
    let (sample, lotte) = scene(&app).await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let form = opened(&browser).await;
    let fields = [("body", "On all of it."), ("action", "save")];
    let draft = send(&browser, &form, &fields).await.location.unwrap();
    mend(&lotte, &sample, MENDED).await;
    let id: i64 = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    let page = format!("{draft}/comments/{id}");
    let begins = ("proposed_text".to_owned(), MENDED.to_owned());
    assert!(browser.get(&page).await.form(&page).contains(&begins));
    let proposed = MENDED.replace("norm altijd", "wet altijd");
    let fields = [("proposed_text", proposed.as_str()), ("action", "save")];
    let saved = browser.submit(&page, &page, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let said = browser.get(&format!("{draft}?lang=en")).await.text();
    assert!(
        said.contains("[deleted: norm") && !said.contains("[deleted: kabin"),
        "{said}"
    );
}

async fn the_words_of_a_version_are_counted_anew(app: App) {
    let (sample, lotte) = scene(&app).await;
    let words = async || -> i64 {
        let of = sample.version;
        app.db(move |conn| {
            versions::table
                .filter(versions::id.eq(of))
                .select(versions::words)
                .first(conn)
                .unwrap()
        })
        .await
    };
    let before = words().await;
    mend(&lotte, &sample, MENDED).await;
    assert_eq!(words().await, before);
    mend(
        &lotte,
        &sample,
        &MENDED.replace("één norm", "één enkele norm"),
    )
    .await;
    assert_eq!(words().await, before + 1);
}
