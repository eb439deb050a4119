//! Typing errors in the text of an open round: mended, refused, shown; and whatever was said of the text keeps its place.

mod command;
mod mending;
mod open_forms;
mod refusing;
mod shown;

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{comments, passages};
use polder::moderation::model::{Ruling, Verdict};
use polder::platform::random::sha256_hex;
use polder::types::ids::{CommentId, PassageId};

use crate::responding::comment;
use crate::support::{Actor, Answer, App, Sample};

/// What stands in the second passage, and its HTML.
const TEXT: &str = "Het kabinnet stelt één norm vast. Wij volgen de norm altijd.";
const HTML: &str = "Het <em>kabinnet</em> stelt één norm vast. Wij volgen de norm altijd.";
const MENDED: &str = "Het kabinet stelt één norm vast. Wij volgen de norm altijd.";

/// The text of round 1.
const ROUND: &str = "/consultations/cyber/rounds/1";

/// The sample with a typing error in its second passage, and a drafter.
async fn scene(app: &App) -> (Sample, Actor) {
    let sample = app.sample("cyber").await;
    let passage = sample.passages[1];
    app.db(move |conn| {
        diesel::update(passages::table.filter(passages::id.eq(passage)))
            .set((passages::text.eq(TEXT), passages::html.eq(HTML)))
            .execute(conn)
            .unwrap();
    })
    .await;
    let lotte = app.account("lotte@example.org", "Lotte").await;
    app.appoint(lotte, sample.consultation, StaffRole::Drafter)
        .await;
    (sample, app.browser(lotte).await)
}

/// Where a passage is mended.
fn page(passage: PassageId) -> String {
    format!("/manage/cyber/passages/{passage}/erratum")
}

/// Sends the form as the page holds it, with these fields.
async fn send(by: &Actor, passage: PassageId, fields: &[(&str, &str)]) -> Answer {
    let page = page(passage);
    by.submit(&format!("{page}?lang=en"), &page, fields).await
}

/// Mends the second passage of the sample.
async fn mend(by: &Actor, sample: &Sample, text: &str) {
    let fields = [("text", text), ("reason", "Typefout."), ("action", "mend")];
    let done = send(by, sample.passages[1], &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

/// Writes a comment by the form on words of the second passage as it was imported, or on all of it for ""; returns the
/// address of the draft.
async fn comment_on(by: &Actor, words: &str, more: &[(&str, &str)]) -> String {
    let start = TEXT[..TEXT.find(words).unwrap()]
        .chars()
        .count()
        .to_string();
    let mut fields = vec![
        ("body", "See."),
        ("sentence", "selected"),
        ("quote", words),
        ("start", &start),
    ];
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.extend_from_slice(more);
    if words.is_empty() {
        fields.retain(|(name, _)| !matches!(*name, "sentence" | "quote" | "start"));
    }
    let answer = comment(by, "p-2", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location.unwrap()
}

/// Hands a draft in.
async fn hand_in(by: &Actor, draft: &str) {
    let fields = [("action", "submit"), ("publication", "anonymous")];
    let answer = by.submit(draft, draft, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

/// The comments there are, oldest first.
async fn ids(app: &App) -> Vec<CommentId> {
    app.db(|conn| {
        comments::table
            .order(comments::id)
            .select(comments::id)
            .load(conn)
            .unwrap()
    })
    .await
}

/// Publishes comments as they are.
async fn publish(app: &App, of: &[CommentId]) {
    for id in of {
        let ruling = Ruling::new(Verdict::Publish, None, "", Vec::new()).unwrap();
        app.rule(*id, ruling).await;
    }
}

/// What a comment goes by outside.
async fn number(app: &App, id: CommentId) -> i64 {
    app.db(move |conn| {
        comments::table
            .filter(comments::id.eq(id))
            .select(comments::public_number.assume_not_null())
            .first(conn)
            .unwrap()
    })
    .await
}

/// The words that a page marks as those of a comment, without the elements within.
fn marked(answer: &Answer, number: i64) -> String {
    let page = scraper::Html::parse_document(&answer.body);
    let marks = scraper::Selector::parse("mark").unwrap();
    page.select(&marks)
        .filter(|mark| {
            let of = mark.attr("data-of").unwrap_or_default();
            of.split(' ').any(|one| one == number.to_string())
        })
        .flat_map(|mark| mark.text())
        .collect()
}

/// The content of a submission as its receipt has it, by whoever is of its party, and its hash.
async fn content(by: &Actor, submission: &str) -> (String, String) {
    let content = by.get(&format!("{submission}/content.json")).await;
    assert_eq!(content.status, 200, "{}", content.text());
    let hash = sha256_hex(content.body.as_bytes());
    (content.body, hash)
}
