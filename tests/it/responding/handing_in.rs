//! A draft is handed in, taken back, replaced.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::MemberRole;
use polder::db::schema::{audit_events, comments, consultations, submissions};
use polder::moderation::model::Ruling;
use polder::platform::random;
use polder::types::ids::CommentId;

use super::{comment, draft, hand_in};
use crate::support::{App, both};

both!(
    gives_a_receipt_and_mails_the_full_text,
    lets_only_a_lead_hand_in,
    hands_nothing_in_twice_or_empty,
    takes_back_what_was_public,
    takes_back_what_a_moderator_may_be_publishing,
    replaces_what_was_handed_in,
    replaces_through_a_new_comment_too,
    keeps_to_the_closing_hour,
);

async fn gives_a_receipt_and_mails_the_full_text(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Name **who** does it.").await;
    let answer = hand_in(&browser, &page).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(answer.location, Some(format!("{page}/receipt")));
    let (number, hash): (Option<String>, Option<String>) = app
        .db(|conn| {
            submissions::table
                .select((submissions::receipt_number, submissions::content_hash))
                .first(conn)
                .unwrap()
        })
        .await;
    let (number, hash) = (number.unwrap(), hash.unwrap());
    assert!(number.starts_with("P-") && number.len() == 11, "{number}");
    let receipt = browser.get(&format!("{page}/receipt")).await;
    assert!(receipt.text().contains(&number) && receipt.text().contains(&hash));
    assert!(
        receipt.text().contains("1 June 2027 at 14:00"),
        "{}",
        receipt.text()
    );
    let content = browser.get(&format!("{page}/content.json")).await;
    assert_eq!(random::sha256_hex(content.body.as_bytes()), hash);
    assert_eq!(content.json()["comments"][0]["passage"], "p-2");
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].subject.contains(&number),
        "{}",
        letters[0].subject
    );
    assert!(letters[0].text.contains("Name who does it.") && letters[0].text.contains(&hash));
    assert!(
        letters[0]
            .html
            .contains("Name <strong>who</strong> does it.")
    );
    assert!(letters[0].text.contains(&format!("{}{page}", app.base)));
    let states: Vec<String> = app
        .db(|conn| {
            comments::table
                .select(comments::moderation)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(states, ["pending"]);
    assert_eq!(
        actions(&app).await,
        ["submission.begin", "submission.submit"]
    );
}

async fn lets_only_a_lead_hand_in(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let lead = app.account("lead@example.org", "Lotte").await;
    let council = app
        .organisation("Council", "advisory", noor, MemberRole::Member)
        .await;
    join(&app, lead, council).await;
    let council = council.to_string();
    let member = app.browser(noor).await;
    let written = comment(&member, "p-2", &[("body", "x"), ("organisation", &council)]).await;
    let page = written.location.unwrap();
    assert_eq!(hand_in(&member, &page).await.status, 403);
    let lotte = app.browser(lead).await;
    let fields = [
        ("action", "submit"),
        ("publication", "name-and-organisation"),
    ];
    assert_eq!(lotte.submit(&page, &page, &fields).await.status, 303);
    assert_eq!(app.mail_to("lead@example.org").await.len(), 1);
    assert!(app.mail_to("noor@example.org").await.is_empty());
    let token = member.get(&page).await.csrf().unwrap();
    for path in ["withdrawal", "successor"] {
        let refused = member
            .post_raw(&format!("{page}/{path}"), &[("csrf", &token)])
            .await;
        assert_eq!(refused.status, 403, "{path}");
    }
    // A new comment would begin a replacement, which is a lead's to begin.
    let refused = comment(&member, "p-2", &[("body", "x"), ("organisation", &council)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Only a lead"), "{}", refused.text());
}

async fn hands_nothing_in_twice_or_empty(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Words.").await;
    let token = browser.get(&page).await.csrf().unwrap();
    let fields = [
        ("csrf", token.as_str()),
        ("action", "submit"),
        ("publication", "none"),
        ("submitter_name", "Noor"),
    ];
    let nameless = browser
        .post_raw(
            &page,
            &[
                ("csrf", &token),
                ("action", "submit"),
                ("publication", "none"),
            ],
        )
        .await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("Fill in who is responsible"));
    let both =
        futures_util::future::join_all((0..4).map(|_| browser.post_raw(&page, &fields))).await;
    let taken = both.iter().filter(|answer| answer.status == 303).count();
    assert_eq!(taken, 1);
    assert_eq!(app.mail_to("noor@example.org").await.len(), 1);
    let kees = app.account("kees@example.org", "Kees").await;
    let browser = app.browser(kees).await;
    let page = draft(&browser, "Words.").await;
    let id: i64 = app
        .db(|conn| {
            comments::table
                .select(comments::id)
                .order(comments::id.desc())
                .first(conn)
                .unwrap()
        })
        .await;
    browser
        .post_from(&page, &format!("{page}/comments/{id}/removal"), &[])
        .await;
    let empty = browser
        .submit(
            &page,
            &page,
            &[("action", "submit"), ("publication", "none")],
        )
        .await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("no comments to submit"));
}

async fn takes_back_what_was_public(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Words.").await;
    hand_in(&browser, &page).await;
    let comment: CommentId = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    app.rule(comment, Ruling::publish()).await;
    let before = revision(&app).await;
    let path = format!("{page}/withdrawal");
    assert_eq!(browser.post_from(&page, &path, &[]).await.status, 303);
    assert!(revision(&app).await > before, "kept pages must be dropped");
    let states: Vec<String> = app
        .db(|conn| {
            comments::table
                .select(comments::moderation)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(states, ["gone"]);
    assert_eq!(browser.post_from(&page, &path, &[]).await.status, 409);
    let letters = app.mail_to("noor@example.org").await;
    assert!(letters[1].subject.starts_with("Submission withdrawn"));
    // Another one can be made.
    let again = draft(&browser, "Other words.").await;
    assert_ne!(again, page);
    assert_eq!(hand_in(&browser, &again).await.status, 303);
}

async fn takes_back_what_a_moderator_may_be_publishing(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    // Nothing of it is public as far as this transaction sees: another may be publishing it now, and
    // a page made of that is not to be kept.
    let page = draft(&browser, "Said.").await;
    hand_in(&browser, &page).await;
    let before = revision(&app).await;
    let withdrawal = format!("{page}/withdrawal");
    assert_eq!(browser.submit(&page, &withdrawal, &[]).await.status, 303);
    assert!(revision(&app).await > before, "taken back");
    let page = draft(&browser, "Said again.").await;
    hand_in(&browser, &page).await;
    let before = revision(&app).await;
    let page = draft(&browser, "Said a third time.").await;
    assert_eq!(hand_in(&browser, &page).await.status, 303);
    assert!(revision(&app).await > before, "replaced");
}

async fn replaces_what_was_handed_in(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Words.").await;
    hand_in(&browser, &page).await;
    let begun = browser
        .post_from(&page, &format!("{page}/successor"), &[])
        .await;
    let successor = begun.location.unwrap();
    assert!(browser.get(&successor).await.body.contains("Words."));
    // Until it is handed in, the first stands.
    assert_eq!(states(&app).await, ["submitted", "draft"]);
    let again = browser
        .post_from(&page, &format!("{page}/successor"), &[])
        .await;
    assert_eq!(again.location, Some(successor.clone()));
    assert_eq!(hand_in(&browser, &successor).await.status, 303);
    assert_eq!(states(&app).await, ["superseded", "submitted"]);
    let moderation: Vec<String> = app
        .db(|conn| {
            comments::table
                .select(comments::moderation)
                .order(comments::id)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(moderation, ["gone", "pending"]);
    let letters = app.mail_to("noor@example.org").await;
    assert!(
        letters[1]
            .text
            .contains("It replaces your earlier submission")
    );
}

async fn replaces_through_a_new_comment_too(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "First words.").await;
    hand_in(&browser, &page).await;
    let successor = draft(&browser, "Second words.").await;
    assert_ne!(successor, page);
    let text = browser.get(&successor).await.text();
    assert!(text.contains("First words.") && text.contains("Second words."));
    assert!(text.contains("replaces your earlier submission"));
}

async fn keeps_to_the_closing_hour(app: App) {
    app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor Bakker").await;
    let browser = app.browser(noor).await;
    let page = draft(&browser, "Words.").await;
    hand_in(&browser, &page).await;
    app.step(Duration::days(7));
    let browser = app.browser(noor).await;
    let shown = browser.get(&page).await;
    assert!(!shown.has("form[action$=withdrawal]"));
    for path in ["withdrawal", "successor"] {
        let refused = browser
            .post_from(&page, &format!("{page}/{path}"), &[])
            .await;
        assert_eq!(refused.status, 409, "{path}");
        assert!(refused.text().contains("This round is closed"));
    }
}

async fn states(app: &App) -> Vec<String> {
    app.db(|conn| {
        submissions::table
            .select(submissions::state)
            .order(submissions::id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn actions(app: &App) -> Vec<String> {
    app.db(|conn| {
        audit_events::table
            .select(audit_events::action)
            .order(audit_events::id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn revision(app: &App) -> i64 {
    app.db(|conn| {
        consultations::table
            .select(consultations::public_revision)
            .first(conn)
            .unwrap()
    })
    .await
}

async fn join(
    app: &App,
    account: polder::types::ids::AccountId,
    organisation: polder::types::ids::OrganisationId,
) {
    use polder::db::schema::memberships;
    let now = app.now();
    app.db(move |conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(organisation),
                memberships::account_id.eq(account),
                memberships::role.eq(MemberRole::Lead),
                memberships::created_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}
