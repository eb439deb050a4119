//! Comments that say no more than "+1": counted, and answered together.

use polder::access::StaffRole;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::CommentId;

use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    support_is_counted_and_answered_together,
    the_report_counts_support_that_the_public_can_read,
);

const TABLE: &str = "/drafting/cyber/rounds/1";

/// Six comments on one section by six parties, all published: four that only support, one of these with words withheld.
async fn scene(app: &App) -> (Sample, Actor, Vec<CommentId>) {
    let sample = app.sample("cyber").await;
    let account = app.account("drafter@example.org", "Daan").await;
    app.appoint(account, sample.consultation, StaffRole::Drafter)
        .await;
    let published = |spec: CommentSpec| CommentSpec {
        moderation: Moderation::Published,
        ..spec
    };
    let passage = sample.passages[1];
    let proposing = CommentSpec {
        proposed_text: Some("Purpose: other words.".to_owned()),
        ..CommentSpec::on(passage, "Eens.")
    };
    let specs = [
        CommentSpec::on(passage, "+1"),
        CommentSpec::on(passage, "Eens, maar de termijn is te kort."),
        CommentSpec::on(passage, "**Helemaal eens** met Vereniging X!"),
        proposing,
        CommentSpec::on(passage, "I agree."),
    ];
    let mut comments = Vec::new();
    for (number, spec) in specs.into_iter().enumerate() {
        let name = format!("Party {number}");
        let party = app.party(&sample, &name, "individual", None, None).await;
        let specs = vec![published(spec)];
        let (_, made) = app
            .submission(&sample, party, None, Publication::Organisation, specs)
            .await;
        comments.extend(made);
    }
    (sample, app.browser(account).await, comments)
}

async fn support_is_counted_and_answered_together(app: App) {
    let (_, drafter, comments) = scene(&app).await;
    let page = format!("{TABLE}?lang=en&section=1");
    let table = drafter.get(&page).await;
    let said = table.text();
    assert!(
        said.contains("3 comments here only say that somebody agrees. Show only support 3 of them"),
        "{said}"
    );
    let shown = |answer: &crate::support::Answer| -> Vec<CommentId> {
        let all = comments.iter().copied();
        all.filter(|id| answer.has(&format!("#comment-{id}")))
            .collect()
    };
    assert_eq!(shown(&table), [comments[1], comments[3]]);
    let only = format!("{page}&state=support");
    let table = drafter.get(&only).await;
    assert_eq!(shown(&table), [comments[0], comments[2], comments[4]]);
    // One has a response of its own already.
    let one = format!("/drafting/comments/{}", comments[2]);
    let fields = [("disposition", "noted"), ("response", "Thank you, X.")];
    let done = drafter
        .submit(&one, &format!("{one}/answer"), &fields)
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let together = format!("{TABLE}/together?section=1&state=support");
    let opened = format!("{together}&lang=en");
    let without = [("action", "answer"), ("disposition", "noted")];
    let refused = drafter.submit(&opened, &together, &without).await;
    assert_eq!(refused.status, 422, "a reason is wanted");
    let fields = [
        ("action", "answer"),
        ("disposition", "noted"),
        ("response", "Your support is counted."),
    ];
    let done = drafter.submit(&opened, &together, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let table = drafter.get(&only).await.text();
    assert_eq!(
        table.matches("Your support is counted.").count(),
        2,
        "{table}"
    );
    assert!(table.contains("Thank you, X."), "what was answered stays");
    let elsewhere = drafter.get(&format!("{TABLE}?lang=en&section=2")).await;
    assert!(!elsewhere.text().contains("only say that somebody agrees"));
}

async fn the_report_counts_support_that_the_public_can_read(app: App) {
    let (sample, _, comments) = scene(&app).await;
    let hidden = crate::support::redacted(polder::moderation::model::RedactedField::Body, 0, 1);
    app.rule(comments[4], hidden).await;
    app.step(chrono::Duration::days(8));
    polder::consultations::worker::step(&app.site)
        .await
        .unwrap();
    let report = app
        .visitor()
        .get("/consultations/cyber/report?lang=en")
        .await
        .text();
    assert!(
        report.contains("5 2 only support"),
        "{} {report}",
        sample.slug
    );
}
