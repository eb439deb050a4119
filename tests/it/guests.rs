//! Tests of people who write without an account.

mod confirming;
mod flooding;
mod over;
mod reporting;
mod rights;

use crate::support::{Actor, Answer, App};

/// Where a comment on the sample's second passage is made.
const FORM: &str = "/consultations/cyber/rounds/1/comment?passage=p-2";
const POST: &str = "/consultations/cyber/rounds/1/comment";
/// Where somebody begins to respond to the sample's round.
const RESPOND: &str = "/consultations/cyber/rounds/1/respond";

/// Writes a comment the way a person does; returns the address of the draft it is in.
async fn comment(browser: &Actor, body: &str) -> String {
    let answer = browser
        .submit(FORM, POST, &[("action", "save"), ("body", body)])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location.unwrap()
}

/// Somebody with a browser that asks for English.
async fn visitor(app: &App) -> Actor {
    let browser = app.visitor();
    browser.get("/?lang=en").await;
    browser
}

/// Fills in the page to begin on.
async fn begin(browser: &Actor, name: &str, email: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("name", name), ("email", email), ("role", "individual")];
    all.retain(|(known, _)| fields.iter().all(|(name, _)| name != known));
    all.extend_from_slice(fields);
    browser.submit(RESPOND, RESPOND, &all).await
}

/// Somebody who began to respond, wrote one comment and sent it; their browser and the draft.
async fn sent(app: &App, name: &str, email: &str, body: &str) -> (Actor, String) {
    let browser = visitor(app).await;
    let begun = begin(&browser, name, email, &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let draft = comment(&browser, body).await;
    let answer = send(&browser, &draft).await;
    assert_eq!(answer.location.as_deref(), Some(draft.as_str()));
    (browser, draft)
}

async fn send(browser: &Actor, draft: &str) -> Answer {
    browser
        .submit(
            draft,
            draft,
            &[("action", "submit"), ("publication", "organisation")],
        )
        .await
}

/// Opens the link in the newest mail and presses the button, in a browser of its own.
async fn confirm(app: &App, email: &str) -> (Actor, Answer) {
    let link = app.mailed_link(email, "/guest/confirmation").await;
    let browser = visitor(app).await;
    let opened = browser.get(&link).await;
    if opened.status != 200 {
        return (browser, opened);
    }
    let answer = browser.submit(&link, "/guest/confirmation", &[]).await;
    (browser, answer)
}
