//! Those who lead are told, once, that everything in a draft is ready.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::questions;
use polder::types::ids::QuestionId;

use super::{Council, council, hand_in, mark};
use crate::support::{App, both};

both!(
    tells_the_lead_once_that_everything_is_ready,
    tells_them_again_once_something_was_written_again,
    waits_for_sections,
    waits_for_answers,
    tells_no_lead_who_writes_alone,
);

const READY: &str = "Everything in this draft is ready.";

/// How often the lead was told by now.
async fn told(app: &App) -> usize {
    app.tell_parties().await;
    let all = app.mail_to("lotte@example.org").await;
    let ready = |subject: &str| subject.starts_with("Everything in your draft is ready");
    all.iter().filter(|one| ready(&one.subject)).count()
}

/// A draft with a comment of the member.
async fn begun(app: &App) -> (Council, String, i64) {
    let council = council(app).await;
    let (draft, comment) = council
        .write(app, &council.member, "p-2", &[("body", "By the member.")])
        .await;
    (council, draft, comment)
}

async fn tells_the_lead_once_that_everything_is_ready(app: App) {
    let (council, draft, first) = begun(&app).await;
    mark(&council.member, &draft, first, &[("status", "idea")]).await;
    assert!(!council.lead.get(&draft).await.text().contains(READY));
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 0, "an idea still");
    mark(&council.member, &draft, first, &[("status", "ready")]).await;
    let page = council.lead.get(&draft).await.text();
    assert!(
        page.contains(&format!("{READY} Read it once more")),
        "{page}"
    );
    let page = council.member.get(&draft).await.text();
    assert!(page.contains(&format!("{READY} A lead")), "{page}");
    app.step(Duration::minutes(9));
    assert_eq!(told(&app).await, 0, "too soon");
    app.step(Duration::minutes(2));
    assert_eq!(told(&app).await, 1);
    assert!(app.mail_to("mees@example.org").await.is_empty());
    let letter = app.mail_to("lotte@example.org").await.pop().unwrap();
    assert_eq!(
        letter.subject,
        "Everything in your draft is ready: Sample cyber"
    );
    assert!(
        letter.text.contains("There is 1 comment"),
        "{}",
        letter.text
    );
    assert!(letter.text.contains(&format!("{}{draft}", app.base)));
    // More that is ready at once is the same state.
    council
        .write(&app, &council.member, "p-4", &[("body", "And this.")])
        .await;
    app.step(Duration::minutes(60));
    assert_eq!(told(&app).await, 1);
    assert_eq!(hand_in(&council.lead, &draft, &[]).await.status, 303);
    app.step(Duration::minutes(60));
    assert_eq!(told(&app).await, 1);
}

async fn tells_them_again_once_something_was_written_again(app: App) {
    let (council, draft, comment) = begun(&app).await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 1);
    // Back and forth within the quiet minutes is back all the same.
    mark(&council.member, &draft, comment, &[("status", "idea")]).await;
    mark(&council.member, &draft, comment, &[("status", "ready")]).await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 2);
    // So is a new idea that stood a while.
    let idea = [("body", "An idea."), ("status", "idea")];
    let (_, idea) = council.write(&app, &council.member, "p-4", &idea).await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 2);
    mark(&council.member, &draft, idea, &[("status", "ready")]).await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 3);
    // A note changes nothing of it.
    mark(&council.member, &draft, idea, &[("note", "Good.")]).await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 3);
}

async fn waits_for_sections(app: App) {
    let (council, draft, _) = begun(&app).await;
    let page = council.lead.get(&format!("{draft}/sections")).await;
    let section = council.sample.sections[0].to_string();
    let mees = format!("a{}", council.accounts[1]);
    let token = page.csrf().unwrap();
    let fields = [
        ("csrf", token.as_str()),
        ("section", section.as_str()),
        ("colleague", mees.as_str()),
    ];
    let address = format!("{draft}/sections");
    assert_eq!(council.lead.post_raw(&address, &fields).await.status, 303);
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 0, "a section is not ready");
    assert!(!council.lead.get(&draft).await.text().contains(READY));
    let page = council.member.get(&draft).await;
    let ready = page
        .body
        .split("action=\"")
        .filter_map(|part| part.split('"').next())
        .find(|action| action.ends_with("/readiness"))
        .unwrap()
        .to_owned();
    for (word, expected) in [("yes", 1), ("no", 1), ("yes", 2)] {
        let fields = [("ready", word), ("back", "draft")];
        council.member.post_from(&draft, &ready, &fields).await;
        app.step(Duration::minutes(11));
        assert_eq!(told(&app).await, expected, "{word}");
    }
    assert!(council.lead.get(&draft).await.text().contains(READY));
}

async fn waits_for_answers(app: App) {
    let (council, draft, _) = begun(&app).await;
    let (round, now) = (council.sample.round, app.now());
    let question: QuestionId = app
        .db(move |conn| {
            diesel::insert_into(questions::table)
                .values((
                    questions::round_id.eq(round),
                    questions::position.eq(0),
                    questions::kind.eq("short"),
                    questions::title.eq("Why?"),
                    questions::required.eq(true),
                    questions::disclosure.eq(false),
                    questions::created_at.eq(now),
                    questions::updated_at.eq(now),
                ))
                .returning(questions::id)
                .get_result(conn)
                .unwrap()
        })
        .await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 0, "an answer is missing");
    assert!(!council.lead.get(&draft).await.text().contains(READY));
    let (form, field) = (format!("{draft}/questions"), format!("q-{question}"));
    let answered = council
        .lead
        .submit(&form, &form, &[(&field, "Because.")])
        .await;
    assert_eq!(answered.status, 303, "{}", answered.text());
    assert!(council.lead.get(&draft).await.text().contains(READY));
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 1);
}

async fn tells_no_lead_who_writes_alone(app: App) {
    let council = council(&app).await;
    let (draft, _) = council
        .write(&app, &council.lead, "p-2", &[("body", "By the lead.")])
        .await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 0);
    assert!(council.lead.get(&draft).await.text().contains(READY));
    // Once somebody else wrote in it, it is for the lead to know.
    council
        .write(&app, &council.member, "p-2", &[("body", "By the member.")])
        .await;
    app.step(Duration::minutes(11));
    assert_eq!(told(&app).await, 1);
}
