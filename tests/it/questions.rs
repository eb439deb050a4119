//! Tests of the questions a round asks: made by staff, answered by parties, counted in the report.

mod answering;
mod making;
mod reporting;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::consultations::model::RoundState;
use polder::db::schema::{questions, rounds};

use crate::support::{Actor, App, Sample};

/// Where staff make the questions of the sample's round.
const MANAGE: &str = "/manage/cyber/rounds/1/questions";

/// The sample, its round opening tomorrow, and a drafter's browser.
async fn coming(app: &App) -> (Sample, Actor) {
    let sample = app.sample("cyber").await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(RoundState::Scheduled),
                rounds::opens_at.eq(now + Duration::days(1)),
                rounds::closes_at.eq(now + Duration::days(8)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let drafter = app.account("drafter@example.org", "Daan Drafter").await;
    for role in [StaffRole::Drafter, StaffRole::ProjectLead] {
        app.appoint(drafter, sample.consultation, role).await;
    }
    let browser = app.browser(drafter).await;
    (sample, browser)
}

/// Makes a question the way staff do; returns its id.
async fn make(app: &App, staff: &Actor, kind: &str, fields: &[(&str, &str)]) -> i64 {
    let form = format!("{MANAGE}/new?kind={kind}");
    let answer = staff.submit(&form, MANAGE, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    newest(app).await
}

async fn newest(app: &App) -> i64 {
    app.db(|conn| {
        questions::table
            .select(diesel::dsl::max(questions::id))
            .first::<Option<i64>>(conn)
            .unwrap()
            .unwrap()
    })
    .await
}

/// One of every kind, the fourth required; ids in that order: short, long, one, several, scale.
async fn one_of_each(app: &App, staff: &Actor) -> [i64; 5] {
    [
        make(
            app,
            staff,
            "short",
            &[("title", "Namens wie?"), ("disclosure", "yes")],
        )
        .await,
        make(
            app,
            staff,
            "long",
            &[("title", "Wat ontbreekt?"), ("help", "Wees **kort**.")],
        )
        .await,
        make(
            app,
            staff,
            "one",
            &[
                ("title", "Eens?"),
                ("options", "Ja\nNee"),
                ("required", "yes"),
            ],
        )
        .await,
        make(
            app,
            staff,
            "several",
            &[
                ("title", "Wat eerst?"),
                ("options", "Inkoop\nOnderwijs\nRecht"),
                ("minimum", "1"),
                ("maximum", "2"),
            ],
        )
        .await,
        make(
            app,
            staff,
            "scale",
            &[
                ("title", "Hoe duidelijk?"),
                ("low_label", "onduidelijk"),
                ("high_label", "duidelijk"),
            ],
        )
        .await,
    ]
}

/// Lets the round open. Whoever was signed in is so no more.
fn open(app: &App) {
    app.step(Duration::days(1) + Duration::minutes(1));
}

/// The drafter's browser, signed in anew.
async fn back(app: &App) -> Actor {
    let account = app
        .db(|conn| {
            use polder::db::schema::accounts;
            accounts::table
                .filter(accounts::email.eq("drafter@example.org"))
                .select(accounts::id)
                .first(conn)
                .unwrap()
        })
        .await;
    app.browser(account).await
}

/// Begins a draft to answer in; returns the address of the submission.
async fn begin(browser: &Actor, organisation: &str) -> String {
    const BEGIN: &str = "/consultations/cyber/rounds/1/answers";
    let fields = [("organisation", organisation)];
    let answer = browser.submit(BEGIN, BEGIN, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let questions = answer.location.unwrap();
    // Where nobody has answered yet the questions stand on the page that begins.
    questions
        .strip_suffix("/questions")
        .unwrap_or(&questions)
        .to_owned()
}

/// Answers questions, as they stand in the form.
async fn answer(browser: &Actor, draft: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
    let page = format!("{draft}/questions");
    browser.submit(&page, &page, fields).await
}

/// Hands a draft in.
async fn hand_in(browser: &Actor, draft: &str, publication: &str) -> crate::support::Answer {
    let fields = [("action", "submit"), ("publication", publication)];
    browser.submit(draft, draft, &fields).await
}
