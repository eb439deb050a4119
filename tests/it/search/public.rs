//! Nothing is found that not everybody may read: what is taken from the public is gone at once,
//! without a worker, whoever takes it.

use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::comments::model::{Publication, SubmissionState};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::consultations::store;
use polder::db::schema::{consultations, rounds, submissions, versions};
use polder::db::search;
use polder::search::worker;

use super::{answer, count, find, publish};
use crate::consultations::drafts::put;
use crate::support::{App, CommentSpec, both};

both!(
    a_redacted_word_is_gone_at_once,
    what_is_taken_back_is_gone_at_once,
    what_is_not_published_is_not_found,
    only_texts_for_everybody_are_found,
    finds_in_the_newest_public_text_unless_told,
    a_rebuilt_index_is_the_same,
    another_language_is_learnt_anew,
);

async fn a_redacted_word_is_gone_at_once(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = app.account("mo@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    let party = app
        .party(&sample, "Stichting Net", "technical", None, None)
        .await;
    let mut spec = CommentSpec::on(sample.passages[1], "Bel Jansen over de zandzakken.");
    spec.proposed_text = Some("Vraag Jansen om schotten.".to_owned());
    let (_, ids) = app
        .submission(&sample, party, None, Publication::Organisation, vec![spec])
        .await;
    let visitor = app.visitor();
    app.index().await;
    assert_eq!(
        count(&visitor, "zandzak").await,
        0,
        "it waits for a moderator"
    );
    let page = format!("/moderation/comments/{}", ids[0]);
    let decision = format!("{page}/decision");
    let publishing = [
        ("decisions", "0"),
        ("verdict", "publish"),
        ("action", "confirm"),
    ];
    moderator.post_from(&page, &decision, &publishing).await;
    app.index().await;
    for words in ["zandzak", "jansen", "schot"] {
        assert_eq!(count(&visitor, words).await, 1, "{words}");
    }
    let redacting = [
        ("decisions", "1"),
        ("verdict", "publish-redacted"),
        ("words", "Jansen"),
        ("place", ""),
        ("words_ground", "5.1.2.e"),
        ("action", "confirm"),
    ];
    let done = moderator.post_from(&page, &decision, &redacting).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // No worker has been by: not found, not counted, not shown beside other words.
    for words in ["jansen", "jans", "zandzak", "zandzak jansen"] {
        let found = find(&visitor, &[("q", words)]).await;
        assert_eq!(found["total"], 0, "{words}");
        assert!(!found.to_string().contains("Jansen"), "{found}");
    }
    app.index().await;
    let found = find(&visitor, &[("q", "zandzak")]).await;
    assert_eq!(found["total"], 1);
    assert!(!found.to_string().contains("Jansen"), "{found}");
    assert!(found.to_string().contains("[… 5.1.2.e]"), "{found}");
    assert_eq!(count(&visitor, "jansen").await, 0);
    let page = visitor.get("/search?q=zandzak+jansen&lang=en").await;
    assert!(
        page.text().contains("[redacted: 5.1.2.e]"),
        "{}",
        page.text()
    );
    assert!(!page.body.contains("Jansen") && page.body.matches("jansen").count() > 0);
}

async fn what_is_taken_back_is_gone_at_once(app: App) {
    let sample = app.sample("cyber").await;
    let lead = app.account("lead@example.org", "Lena").await;
    let organisation = app
        .organisation("Stichting Net", "technical", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(
            &sample,
            "Stichting Net",
            "technical",
            Some(organisation),
            None,
        )
        .await;
    let mut spec = CommentSpec::on(sample.passages[1], "De dijken.");
    spec.moderation = polder::comments::model::Moderation::Published;
    let (submission, ids) = app
        .submission(
            &sample,
            party,
            Some(lead),
            Publication::Organisation,
            vec![spec],
        )
        .await;
    app.index().await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "dijk").await, 2);
    let page = format!("/submissions/{submission}");
    let lead = app.browser(lead).await;
    let done = lead
        .post_from(&page, &format!("{page}/withdrawal"), &[])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(count(&visitor, "dijk").await, 0);
    app.index().await;
    assert_eq!(count(&visitor, "dijk").await, 0);
}

async fn what_is_not_published_is_not_found(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "De dijken.");
    let ids = publish(&app, &sample, "technical", &[spec]).await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "dijk").await, 2);
    // However a submission ceases to be public, and comes back.
    for (state, publication, found) in [
        (SubmissionState::Superseded, Publication::Organisation, 0),
        (SubmissionState::Submitted, Publication::Organisation, 2),
        (SubmissionState::Submitted, Publication::None, 0),
        (SubmissionState::Submitted, Publication::Anonymous, 2),
    ] {
        app.db(move |conn| {
            diesel::update(submissions::table)
                .set((
                    submissions::state.eq(state),
                    submissions::publication.eq(publication),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
        if found == 0 {
            assert_eq!(count(&visitor, "dijk").await, 0, "{state} {publication}");
        }
        app.index().await;
        assert_eq!(
            count(&visitor, "dijk").await,
            found,
            "{state} {publication}"
        );
    }
    // It is anonymous by now.
    assert_eq!(count(&visitor, "party").await, 0);
}

async fn only_texts_for_everybody_are_found(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "De dijken.");
    publish(&app, &sample, "technical", &[spec]).await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let (visitor, drafter) = (app.visitor(), app.browser(drafter).await);
    for (state, access, readable) in [
        (RoundState::Open, RoundAccess::Invited, false),
        (RoundState::Draft, RoundAccess::Open, false),
        (RoundState::Reporting, RoundAccess::Open, true),
    ] {
        app.db(move |conn| {
            diesel::update(rounds::table)
                .set((rounds::state.eq(state), rounds::access.eq(access)))
                .execute(conn)
                .unwrap();
        })
        .await;
        for (words, there) in [("dijk", 1), ("purpose", 2)] {
            let there = if readable { there } else { 0 };
            assert_eq!(
                count(&visitor, words).await,
                there,
                "{words} {state} {access}"
            );
        }
        // Not even staff: a search shows what everybody may read.
        let page = drafter.get("/search?q=dijk").await;
        assert_eq!(page.has(".polder-result"), readable, "{state} {access}");
    }
}

async fn finds_in_the_newest_public_text_unless_told(app: App) {
    let sample = app.sample("cyber").await;
    let id = sample.consultation;
    let to = app.db(move |conn| store::by_id(conn, id).unwrap()).await;
    app.step(chrono::Duration::minutes(1));
    put(&app, &to, "2.0", "# Purpose\n\nThe purpose is dry feet.\n")
        .await
        .unwrap();
    app.index().await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "feet").await, 0, "it is not public yet");
    assert_eq!(count(&visitor, "purpose").await, 2);
    let now = app.now();
    let consultation = sample.consultation;
    app.db(move |conn| {
        diesel::update(
            versions::table
                .filter(versions::consultation_id.eq(consultation))
                .filter(versions::label.eq("2.0")),
        )
        .set(versions::published_at.eq(Some(now)))
        .execute(conn)
        .unwrap();
    })
    .await;
    let found = find(&visitor, &[("q", "feet")]).await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["version"], "2.0");
    let url = found["items"][0]["url"].as_str().unwrap()[app.base.len()..].to_owned();
    let anchor = url.split('#').nth(1).unwrap();
    assert!(
        visitor.get(&url).await.has(&format!("[id='{anchor}']")),
        "{url}"
    );
    assert_eq!(
        count(&visitor, "partners").await,
        0,
        "only an earlier version has it"
    );
    let all = find(&visitor, &[("q", "partners"), ("allVersions", "true")]).await;
    assert_eq!(all["total"], 2);
    // Replaced by another text of the same label.
    put(
        &app,
        &to,
        "2.0",
        "# Purpose\n\nThe purpose is warm hands.\n",
    )
    .await
    .unwrap();
    assert_eq!(
        count(&visitor, "feet").await,
        0,
        "gone before a worker came by"
    );
    app.index().await;
    assert_eq!(count(&visitor, "hands").await, 1);
}

async fn a_rebuilt_index_is_the_same(app: App) {
    let sample = app.sample("cyber").await;
    let spec = |body: &str| CommentSpec::on(sample.passages[1], body);
    let ids = publish(
        &app,
        &sample,
        "technical",
        &[spec("De dijken."), spec("Het dijkje.")],
    )
    .await;
    answer(&app, ids[0], "De dijk blijft.").await;
    let stock = async || {
        let read = |conn: &mut polder::db::Conn| search::stock(conn);
        app.site.db.read(read).await.unwrap()
    };
    let before = stock().await;
    assert_eq!((before.entries, before.missing, before.stray), (9, 0, 0));
    let visitor = app.visitor();
    let found = find(&visitor, &[("q", "dijk purpose")]).await["total"].clone();
    app.site.db.write(search::restart).await.unwrap();
    let now = stock().await;
    assert_eq!((now.entries, now.missing, now.stray), (0, 9, 0));
    assert_eq!(count(&visitor, "dijk").await, 0);
    let done = worker::rebuild(&app.site, |_| {}).await.unwrap();
    assert!(done >= 8, "{done}");
    assert_eq!(stock().await, before);
    assert_eq!(
        find(&visitor, &[("q", "dijk purpose")]).await["total"],
        found
    );
}

async fn another_language_is_learnt_anew(app: App) {
    let sample = app.sample("cyber").await;
    let spec = CommentSpec::on(sample.passages[1], "Fietspaden, policies.");
    publish(&app, &sample, "technical", &[spec]).await;
    let visitor = app.visitor();
    assert_eq!(count(&visitor, "fietspad").await, 1);
    app.db(|conn| {
        diesel::update(consultations::table)
            .set(consultations::language.eq("en"))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
    assert_eq!(count(&visitor, "policy").await, 1);
    assert_eq!(find(&visitor, &[("q", "policy")]).await["matching"], "all");
}
