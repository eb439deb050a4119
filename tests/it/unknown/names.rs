//! A party's name that moderators hid beside a comment is hidden wherever the party is named.

use chrono::Duration;
use polder::access::StaffRole;
use polder::submissions::model::{Moderation, Publication};

use crate::support::{App, CommentSpec, both};

both!(a_name_that_moderators_hid_is_in_no_list);

async fn a_name_that_moderators_hid_is_in_no_list(app: App) {
    let sample = app.sample("cyber").await;
    for (name, words) in [
        ("Kwartel & Zonen", "Quails need peace."),
        ("Zwaluw", "Birds too."),
    ] {
        let party = app.party(&sample, name, "technical", None, None).await;
        let specs = vec![CommentSpec::on(sample.passages[1], words)];
        let (submission, comments) = app
            .submission(&sample, party, None, Publication::Organisation, specs)
            .await;
        app.attachment(submission, "brief.pdf", Moderation::Published)
            .await;
        let account = app.account(&format!("{party}@example.org"), "Mo").await;
        app.appoint(account, sample.consultation, StaffRole::Moderator)
            .await;
        let moderator = app.browser(account).await;
        let page = format!("/moderation/comments/{}", comments[0]);
        let redact = [
            ("decisions", "0"),
            ("action", "confirm"),
            ("verdict", "publish-redacted"),
            ("words", "Kwartel"),
            ("place", ""),
            ("words_ground", "5.1.2.e"),
        ];
        let publish = [("decisions", "0"), ("verdict", "publish")];
        let fields: &[(&str, &str)] = if name == "Zwaluw" { &publish } else { &redact };
        let answer = moderator
            .post_from(&page, &format!("{page}/decision"), fields)
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
    app.step(Duration::days(60));
    app.index().await;
    let visitor = app.visitor();
    for path in [
        "/consultations/cyber/report",
        "/consultations/cyber/rounds/1",
        "/consultations/cyber/rounds/1/comments",
        "/consultations/cyber/rounds/1/attachments",
        "/consultations/cyber/rounds/1/export.csv",
        "/consultations/cyber/rounds/1/export.json",
        "/api/v1/consultations/cyber/rounds/1/comments",
        "/search?q=quails",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            !answer.body.contains("Kwartel"),
            "{path}: {}",
            answer.text()
        );
    }
    for path in [
        "/consultations/cyber/report",
        "/consultations/cyber/rounds/1/attachments",
    ] {
        let text = visitor.get(path).await.text();
        let hidden = text.find("[… 5.1.2.e] & Zonen");
        assert!(
            hidden.is_some() && text.contains("Zwaluw"),
            "{path}: {text}"
        );
    }
    // Nor does its place in the alphabet tell how it begins.
    let report = visitor.get("/consultations/cyber/report").await.text();
    assert!(report.find("Zwaluw") < report.find("[… 5.1.2.e] & Zonen"));
}
