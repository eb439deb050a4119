//! A form whose place is gone by the time it is sent: it is refused with the reason, and what somebody wrote in it is given back.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::consultations::model::RoundState;
use polder::db::schema::{comments, rounds, submissions};
use polder::submissions::model::{Moderation, Publication, SubmissionState};

use super::{FORM, draft, hand_in};
use crate::support::{Actor, Answer, App, CommentSpec, Sample, both};

both!(
    a_comment_finds_its_round_closed,
    a_comment_finds_its_draft_submitted,
    an_answer_finds_its_comment_replaced,
    words_sent_from_elsewhere_are_not_given_back,
);

const WORDS: &str = "It took me an hour to write this.";

/// Sends a form as it was opened, with words in it, from the page it stands on.
async fn send(
    (app, browser): (&App, &Actor),
    (page, path): (&str, &str),
    form: &[(String, String)],
    words: &[(&str, &str)],
    site: &str,
) -> Answer {
    let mut fields: Vec<(&str, &str)> = form
        .iter()
        .filter(|(name, _)| words.iter().all(|(other, _)| other != name))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.extend_from_slice(words);
    let from = format!("{}{page}#field-body", app.base);
    let headers = [("sec-fetch-site", site), ("referer", &from)];
    browser.post_with(path, &fields, &headers).await
}

fn is_given_back(answer: &Answer, page: &str) {
    let text = answer.text();
    assert!(text.contains(WORDS), "{}: {text}", answer.status);
    assert!(text.contains("Nothing of it was saved."), "{text}");
    assert!(answer.has(&format!("main a[href='{page}']")), "a way back");
    assert!(!answer.has("main form"), "there is no sending it again");
}

async fn close(app: &App, sample: &Sample) {
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Closed))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn a_comment_finds_its_round_closed(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = format!("{FORM}?passage=p-2&lang=en");
    let form = browser.get(&page).await.form(FORM);
    close(&app, &sample).await;
    for action in ["save", "preview"] {
        let own = [("body", WORDS), ("action", action)];
        let refused = send((&app, &browser), (&page, FORM), &form, &own, "same-origin").await;
        assert!(refused.status.is_client_error(), "{action}");
        is_given_back(&refused, &page);
    }
}

async fn a_comment_finds_its_draft_submitted(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Words.").await;
    let id: i64 = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    let page = page.split('#').next().unwrap().to_owned();
    let own = &*format!("{page}/comments/{id}");
    let form = browser.get(&format!("{own}?lang=en")).await.form(own);
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    let words = [("body", WORDS), ("action", "save")];
    let refused = send((&app, &browser), (own, own), &form, &words, "same-origin").await;
    assert!(refused.status.is_client_error());
    is_given_back(&refused, own);
}

async fn an_answer_finds_its_comment_replaced(app: App) {
    let sample = app.sample("cyber").await;
    let account = app.account("drafter@example.org", "Daan").await;
    app.appoint(account, sample.consultation, StaffRole::Drafter)
        .await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let party = app
        .party(&sample, "Noor Bakker", "individual", None, Some(noor))
        .await;
    let specs = vec![CommentSpec::on(sample.passages[1], "Say it plainly.")];
    let (submission, ids) = app
        .submission(&sample, party, Some(noor), Publication::Anonymous, specs)
        .await;
    let id = ids[0];
    let drafter = app.browser(account).await;
    let page = format!("/drafting/comments/{id}?lang=en");
    let path = format!("/drafting/comments/{id}/answer");
    let form = drafter.get(&page).await.form(&path);
    app.db(move |conn| {
        diesel::update(submissions::table.filter(submissions::id.eq(submission)))
            .set(submissions::state.eq(SubmissionState::Superseded))
            .execute(conn)
            .unwrap();
        diesel::update(comments::table.filter(comments::id.eq(id)))
            .set(comments::moderation.eq(Moderation::Gone))
            .execute(conn)
            .unwrap();
    })
    .await;
    let words = [("disposition", "noted"), ("response", WORDS)];
    let refused = send(
        (&app, &drafter),
        (&page, &path),
        &form,
        &words,
        "same-origin",
    )
    .await;
    assert!(refused.status.is_client_error());
    is_given_back(&refused, &page);
}

async fn words_sent_from_elsewhere_are_not_given_back(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = format!("{FORM}?passage=p-2&lang=en");
    let form = browser.get(&page).await.form(FORM);
    close(&app, &sample).await;
    let own = [("body", WORDS), ("action", "save")];
    let refused = send((&app, &browser), (&page, FORM), &form, &own, "cross-site").await;
    assert!(!refused.text().contains(WORDS), "{}", refused.text());
}
