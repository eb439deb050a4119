//! A response sent in somebody else's name: reported, looked into, taken away or kept.

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{audit_events, impersonations, submissions};
use polder::submissions::model::{Moderation, Publication, SubmissionState};

use super::visitor;
use crate::support::{Actor, Answer, App, CommentSpec, Sample, both};

both!(
    anybody_reports_and_learns_nothing_by_it,
    a_moderator_takes_the_response_away,
    a_moderator_keeps_it_and_is_told_who_was_first,
    only_moderators_of_the_consultation_see_reports,
);

const FORM: &str = "/consultations/cyber/impersonation";

const LIST: &str = "/moderation/impersonations";

async fn report(app: &App, reference: &str) -> Answer {
    let fields = [
        ("reference", reference),
        ("name", "Vera Victim"),
        ("email", "vera@example.org"),
        ("explanation", "I never wrote this."),
    ];
    visitor(app).await.submit(FORM, FORM, &fields).await
}

/// A published response of somebody with an account; the number of its comment.
async fn published(app: &App, sample: &Sample) -> i64 {
    let account = app.account("mallory@example.org", "Vera Victim").await;
    let party = app
        .party(sample, "Vera Victim", "individual", None, Some(account))
        .await;
    let (_, comments) = app
        .submission(
            sample,
            party,
            Some(account),
            Publication::Organisation,
            vec![CommentSpec {
                moderation: Moderation::Published,
                ..CommentSpec::on(sample.passages[1], "Not mine.")
            }],
        )
        .await;
    comments[0].0
}

async fn moderator(app: &App, sample: &Sample) -> Actor {
    let account = app.account("mod@example.org", "Mo").await;
    app.appoint(account, sample.consultation, StaffRole::Moderator)
        .await;
    app.browser(account).await
}

async fn anybody_reports_and_learns_nothing_by_it(app: App) {
    let sample = app.sample("cyber").await;
    let number = published(&app, &sample).await;
    let empty = visitor(&app).await.submit(FORM, FORM, &[]).await;
    assert_eq!(empty.status, 422);
    let link = format!("{FORM}?comment={number}");
    let filled = visitor(&app).await.get(&link).await.form(FORM);
    assert!(filled.contains(&("reference".to_owned(), number.to_string())));
    for reference in [number.to_string().as_str(), "99999", "P-0000-0000", "fish"] {
        let answer = report(&app, reference).await;
        assert_eq!(
            answer.location.as_deref(),
            Some("/consultations/cyber"),
            "{reference}"
        );
    }
    let found: Vec<Option<i64>> = app
        .db(|conn| {
            impersonations::table
                .select(impersonations::submission_id)
                .order(impersonations::id)
                .load(conn)
                .unwrap()
        })
        .await;
    assert!(found[0].is_some());
    assert_eq!(found[1..], [None, None, None]);
    let letters = app.mail_to("vera@example.org").await;
    assert_eq!(letters.len(), 4);
    assert!(!letters[0].text.contains("Vera"));
    assert_eq!(
        visitor(&app)
            .await
            .get("/consultations/none/impersonation")
            .await
            .status,
        404
    );
}

async fn a_moderator_takes_the_response_away(app: App) {
    let sample = app.sample("cyber").await;
    let number = published(&app, &sample).await;
    let comments = "/consultations/cyber/rounds/1/comments";
    assert!(
        visitor(&app)
            .await
            .get(comments)
            .await
            .text()
            .contains("Not mine.")
    );
    report(
        &app,
        &format!("https://polder.example.org/x#comment-{number}"),
    )
    .await;
    let moderator = moderator(&app, &sample).await;
    let queue = moderator.get("/moderation").await;
    assert!(
        queue
            .text()
            .contains("1 report of impersonation is waiting")
    );
    let list = moderator.get(LIST).await;
    assert!(
        list.text().contains("I never wrote this."),
        "{}",
        list.text()
    );
    assert!(list.has(&format!("a[href='/moderation/comments/{number}']")));
    let id = newest(&app).await;
    let verdict = format!("{LIST}/{id}/verdict");
    let none = moderator.submit(LIST, &verdict, &[]).await;
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Choose what you found"));
    let fields = [("verdict", "withdrawn"), ("note", "You were right.")];
    let done = moderator.submit(LIST, &verdict, &fields).await;
    assert_eq!(done.location.as_deref(), Some(LIST), "{}", done.text());
    assert!(
        !visitor(&app)
            .await
            .get(comments)
            .await
            .text()
            .contains("Not mine.")
    );
    let states: Vec<SubmissionState> = app
        .db(|conn| {
            submissions::table
                .select(submissions::state)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(states, [SubmissionState::Withdrawn]);
    let told = app.mail_to("vera@example.org").await;
    assert!(told.last().unwrap().text.contains("You were right."));
    let sender = app.mail_to("mallory@example.org").await;
    assert!(sender.last().unwrap().text.contains("somebody else's name"));
    let actions: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.like("%impersonation%"))
                .order(audit_events::id)
                .select(audit_events::action)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        actions,
        [
            "impersonation.report",
            "submission.withdraw-impersonation",
            "impersonation.decide"
        ]
    );
}

async fn newest(app: &App) -> i64 {
    app.db(|conn| {
        impersonations::table
            .select(impersonations::id)
            .order(impersonations::id.desc())
            .first(conn)
            .unwrap()
    })
    .await
}

async fn a_moderator_keeps_it_and_is_told_who_was_first(app: App) {
    let sample = app.sample("cyber").await;
    let number = published(&app, &sample).await;
    report(&app, &number.to_string()).await;
    let moderator = moderator(&app, &sample).await;
    let verdict = format!("{LIST}/{}/verdict", newest(&app).await);
    let kept = [("verdict", "kept")];
    assert_eq!(moderator.submit(LIST, &verdict, &kept).await.status, 303);
    let late = [("verdict", "withdrawn")];
    let second = moderator.post_from("/privacy", &verdict, &late).await;
    assert_eq!(second.status, 422);
    assert!(second.text().contains("meanwhile"), "{}", second.text());
    report(&app, "something else").await;
    let other = format!("{LIST}/{}/verdict", newest(&app).await);
    let nothing = moderator.post_from("/privacy", &other, &late).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("no submission any more"));
    let standing: i64 = app
        .db(|conn| {
            submissions::table
                .filter(submissions::state.eq(SubmissionState::Submitted))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(standing, 1);
}

async fn only_moderators_of_the_consultation_see_reports(app: App) {
    let sample = app.sample("cyber").await;
    let elsewhere = app.sample("other").await;
    let number = published(&app, &sample).await;
    report(&app, &number.to_string()).await;
    let stranger = moderator(&app, &elsewhere).await;
    let list = stranger.get(LIST).await;
    assert!(!list.text().contains("I never wrote this."));
    let verdict = format!("{LIST}/{}/verdict", newest(&app).await);
    let answer = stranger
        .post_from("/privacy", &verdict, &[("verdict", "kept")])
        .await;
    assert_eq!(answer.status, 404);
}
