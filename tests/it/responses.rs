//! Drafters: answering, two at once, campaigns, and publishing together.

mod advice;
mod alike;
mod code_book;
mod found;
mod onward;
mod otherwise;
mod support;
mod together;
mod unread;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::consultations::model::RoundState;
use polder::db::schema::{announcements, audit_events, campaigns, comments, rounds};
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::{AccountId, CommentId, SubmissionId};

use crate::following::follow;
use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    a_drafter_answers_one_comment,
    only_accepted_goes_without_a_reason,
    of_two_drafters_one_wins_and_the_other_is_told,
    several_are_answered_at_once_or_none,
    a_duplicate_names_another_comment_of_the_round,
    a_campaign_shows_what_each_copy_adds_and_is_answered_at_once,
    nothing_is_public_until_published_and_each_party_gets_one_mail,
    who_follows_and_responded_gets_one_mail,
    an_open_round_publishes_nothing,
    publishing_closes_a_round_that_no_worker_closed,
    only_changed_answers_are_told_again,
);

struct Scene {
    sample: Sample,
    drafter: Actor,
    drafting: AccountId,
    comments: Vec<CommentId>,
    lead: AccountId,
    submission: SubmissionId,
}

async fn scene(app: &App) -> Scene {
    let sample = app.sample("cyber").await;
    let account = app.account("drafter@example.org", "Daan").await;
    app.appoint(account, sample.consultation, StaffRole::Drafter)
        .await;
    let lead = app.account("lead@example.org", "Lena").await;
    let organisation = app
        .organisation("Stichting Knoop", "technical", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(
            &sample,
            "Stichting Knoop",
            "technical",
            Some(organisation),
            None,
        )
        .await;
    let specs = vec![
        CommentSpec::on(sample.passages[1], "Say it plainly."),
        CommentSpec {
            proposed_text: Some("Purpose: this passage names what section 1 is for.".to_owned()),
            ..CommentSpec::on(sample.passages[1], "Say it plainly. And soon.")
        },
        CommentSpec::on(sample.passages[3], "Name the partners."),
    ];
    let (submission, comments) = app
        .submission(&sample, party, Some(lead), Publication::Organisation, specs)
        .await;
    let drafter = app.browser(account).await;
    Scene {
        sample,
        drafter,
        drafting: account,
        comments,
        lead,
        submission,
    }
}

fn page(comment: CommentId) -> String {
    format!("/drafting/comments/{comment}")
}

async fn answer(
    scene: &Scene,
    comment: CommentId,
    fields: &[(&str, &str)],
) -> crate::support::Answer {
    let page = page(comment);
    scene
        .drafter
        .submit(&page, &format!("{page}/answer"), fields)
        .await
}

async fn close(app: &App, scene: &Scene) {
    let round = scene.sample.round;
    app.step(Duration::days(8));
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::state.eq(RoundState::Closed))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn a_drafter_answers_one_comment(app: App) {
    let scene = scene(&app).await;
    let desks = scene.drafter.get("/drafting").await;
    assert!(
        desks.text().contains("0 of 3 comments answered"),
        "{}",
        desks.text()
    );
    let shown = scene.drafter.get(&page(scene.comments[1])).await;
    assert!(
        shown.has("del") && shown.has("ins"),
        "the proposed text is a redline"
    );
    let done = answer(
        &scene,
        scene.comments[0],
        &[
            ("disposition", "partly-accepted"),
            ("response", "We **rewrote** it."),
        ],
    )
    .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let table = scene
        .drafter
        .get("/drafting/cyber/rounds/1?section=1")
        .await;
    assert!(table.text().contains("We rewrote it."), "{}", table.text());
    assert!(
        table.text().contains("1 of 2 comments answered"),
        "{}",
        table.text()
    );
    let unanswered = scene
        .drafter
        .get("/drafting/cyber/rounds/1?section=1&state=unanswered")
        .await;
    assert!(!unanswered.text().contains("We rewrote it."));
}

async fn only_accepted_goes_without_a_reason(app: App) {
    let scene = scene(&app).await;
    let refused = answer(&scene, scene.comments[0], &[("disposition", "noted")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Give the reason"));
    let none = answer(&scene, scene.comments[0], &[("response", "x")]).await;
    assert!(none.text().contains("Choose a disposition"));
    let accepted = answer(&scene, scene.comments[0], &[("disposition", "accepted")]).await;
    assert_eq!(accepted.status, 303);
}

async fn of_two_drafters_one_wins_and_the_other_is_told(app: App) {
    let scene = scene(&app).await;
    let path = page(scene.comments[0]);
    let first = [
        ("disposition", "noted"),
        ("response", "First."),
        ("revision", "0"),
    ];
    let second = [
        ("disposition", "noted"),
        ("response", "Second."),
        ("revision", "0"),
    ];
    let action = format!("{path}/answer");
    assert_eq!(
        scene.drafter.post_from(&path, &action, &first).await.status,
        303
    );
    let told = scene.drafter.post_from(&path, &action, &second).await;
    assert_eq!(told.status, 422);
    assert!(
        told.text().contains("Somebody else answered meanwhile"),
        "{}",
        told.text()
    );
    assert!(told.body.contains("Second."), "what was typed is kept");
    assert!(scene.drafter.get(&path).await.text().contains("First."));
}

async fn several_are_answered_at_once_or_none(app: App) {
    let scene = scene(&app).await;
    let table = "/drafting/cyber/rounds/1?section=1";
    let action = "/drafting/cyber/rounds/1/answers";
    let [first, second, _] = scene.comments[..] else {
        panic!("three comments")
    };
    let (one, two) = (format!("{first}:0"), format!("{second}:0"));
    let fields = [
        ("section", "1"),
        ("action", "answer"),
        ("disposition", "noted"),
        ("response", "Both."),
        ("comments", one.as_str()),
        ("comments", two.as_str()),
    ];
    let nobody_ticked = scene.drafter.post_from(table, action, &fields[..4]).await;
    assert!(
        nobody_ticked.text().contains("Tick at least one comment"),
        "{}",
        nobody_ticked.text()
    );
    // One was taken back by its party meanwhile: then none is answered.
    let gone = second;
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(gone)))
            .set(comments::moderation.eq(Moderation::Gone))
            .execute(conn)
            .unwrap();
    })
    .await;
    let refused = scene.drafter.post_from(table, action, &fields).await;
    assert!(
        refused.text().contains("Nothing was saved"),
        "{}",
        refused.text()
    );
    assert!(refused.body.contains("Both."), "what was typed is kept");
    assert!(
        !scene
            .drafter
            .get(&page(first))
            .await
            .text()
            .contains("Both.")
    );
    app.db(move |conn| {
        diesel::update(comments::table.filter(comments::id.eq(gone)))
            .set(comments::moderation.eq(Moderation::Pending))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(
        scene.drafter.post_from(table, action, &fields).await.status,
        303
    );
    assert!(
        scene
            .drafter
            .get(&page(second))
            .await
            .text()
            .contains("Both.")
    );
}

async fn a_duplicate_names_another_comment_of_the_round(app: App) {
    let scene = scene(&app).await;
    let itself = scene.comments[0].to_string();
    let other = scene.comments[1].to_string();
    for (number, sentence) in [
        ("", "Give the number"),
        ("99999", "no comment with this number"),
        (itself.as_str(), "cannot be a duplicate of itself"),
    ] {
        let fields = [
            ("disposition", "duplicate"),
            ("response", "See there."),
            ("duplicate_of", number),
        ];
        let refused = answer(&scene, scene.comments[0], &fields).await;
        assert!(
            refused.text().contains(sentence),
            "{number}: {}",
            refused.text()
        );
    }
    let fields = [
        ("disposition", "duplicate"),
        ("response", "See there."),
        ("duplicate_of", &other),
    ];
    assert_eq!(answer(&scene, scene.comments[0], &fields).await.status, 303);
    // From one to the other nobody goes in a circle, however long the way is.
    let refer = |to: CommentId| {
        let number = to.to_string();
        [
            ("disposition", "duplicate".to_owned()),
            ("response", "See there.".to_owned()),
            ("duplicate_of", number),
        ]
    };
    for (from, to, status) in [(1, 0, 422), (1, 2, 303), (2, 0, 422), (2, 1, 422)] {
        let fields = refer(scene.comments[to]);
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let done = answer(&scene, scene.comments[from], &fields).await;
        assert_eq!(done.status, status, "{from} to {to}: {}", done.text());
        if status == 422 {
            let said = format!(
                "Comment {} is a duplicate of this one itself",
                scene.comments[to]
            );
            assert!(done.text().contains(&said), "{}", done.text());
        }
    }
}

async fn a_campaign_shows_what_each_copy_adds_and_is_answered_at_once(app: App) {
    let scene = scene(&app).await;
    let path = "/drafting/cyber/rounds/1/campaigns";
    let numbers = format!("{} {}", scene.comments[0], scene.comments[1]);
    let few = scene
        .drafter
        .submit(path, path, &[("title", "Plain"), ("comments", "1")])
        .await;
    assert_eq!(few.status, 422);
    let made = scene
        .drafter
        .submit(
            path,
            path,
            &[("title", "Plain words"), ("comments", &numbers)],
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    let shown = scene.drafter.get(path).await;
    assert!(
        shown.text().contains("2 comments with this text") && shown.text().contains("And soon.")
    );
    let action = shown
        .body
        .split("action=\"")
        .find_map(|part| {
            part.split('"')
                .next()
                .filter(|path| path.starts_with("/drafting/campaigns/"))
        })
        .unwrap()
        .to_owned();
    let fields = [
        ("disposition", "noted"),
        ("response", "One answer for all."),
    ];
    // A comment that a colleague put among them since was not before this drafter.
    let mut old = shown.form(&action);
    old.retain(|(name, _)| !["csrf", "disposition", "response"].contains(&&**name));
    let mut stale: Vec<(&str, &str)> = old.iter().map(|(n, v)| (&**n, &**v)).collect();
    stale.extend(fields);
    let third = scene.comments[2];
    app.db(move |conn| {
        let id = campaigns::table.select(campaigns::id).first(conn).unwrap();
        polder::campaigns::store::join(conn, id, &[third]).unwrap();
    })
    .await;
    let refused = scene.drafter.post_from(path, &action, &stale).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    app.db(move |conn| polder::campaigns::store::leave(conn, &[third]).unwrap())
        .await;
    assert_eq!(
        scene.drafter.submit(path, &action, &fields).await.status,
        303
    );
    for comment in &scene.comments[..2] {
        assert!(
            scene
                .drafter
                .get(&page(*comment))
                .await
                .text()
                .contains("One answer for all.")
        );
    }
}

async fn nothing_is_public_until_published_and_each_party_gets_one_mail(app: App) {
    let scene = scene(&app).await;
    let comment = scene.comments[0];
    answer(
        &scene,
        comment,
        &[("disposition", "noted"), ("response", "Read with care.")],
    )
    .await;
    close(&app, &scene).await;
    let staff = app.account("drafter2@example.org", "Dora").await;
    app.appoint(staff, scene.sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(staff).await;
    let path = "/drafting/cyber/rounds/1/publication";
    let hidden = app
        .db(move |conn| polder::responses::store::published_answers(conn, &[comment]).unwrap())
        .await;
    assert!(hidden.is_empty());
    let unanswered = drafter.submit(path, path, &[]).await;
    assert_eq!(unanswered.status, 422, "two comments have no answer yet");
    assert!(app.mail_to("lead@example.org").await.is_empty());
    let published = drafter
        .submit(
            path,
            path,
            &[("although_open", "yes"), ("unread_reason", "Too late.")],
        )
        .await;
    assert_eq!(published.status, 303, "{}", published.text());
    let shown = app
        .db(move |conn| polder::responses::store::published_answers(conn, &[comment]).unwrap())
        .await;
    assert_eq!(shown[&comment].response, "Read with care.");
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("Read with care.") && mails[0].text.contains("Say it plainly."));
    assert!(mails[0].html.contains("Read with care."));
    let lead = app.browser(scene.lead).await;
    let outcome = lead
        .get(&format!("/submissions/{}/outcome", scene.submission))
        .await;
    assert!(
        outcome.text().contains("Read with care."),
        "{}",
        outcome.text()
    );
}

async fn who_follows_and_responded_gets_one_mail(app: App) {
    let scene = scene(&app).await;
    for email in ["lead@example.org", "fleur@example.org"] {
        follow(&app, email, "en").await;
    }
    let given = [("disposition", "noted"), ("response", "Read with care.")];
    answer(&scene, scene.comments[0], &given).await;
    close(&app, &scene).await;
    let [lead, fleur] = [
        app.mail_to("lead@example.org").await.len(),
        app.mail_to("fleur@example.org").await.len(),
    ];
    let staff = app.account("drafter2@example.org", "Dora").await;
    app.appoint(staff, scene.sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(staff).await;
    let path = "/drafting/cyber/rounds/1/publication";
    let fields = [("although_open", "yes"), ("unread_reason", "Too late.")];
    assert_eq!(drafter.submit(path, path, &fields).await.status, 303);
    while polder::following::worker::announce(&app.site)
        .await
        .unwrap()
        > 0
    {}
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), lead + 1, "one mail, not two");
    assert!(mails[lead].text.contains("Read with care.") && mails[lead].text.contains("/report"));
    let mails = app.mail_to("fleur@example.org").await;
    assert_eq!(
        mails.len(),
        fleur + 1,
        "who did not respond hears as a follower"
    );
    assert!(
        mails[fleur].text.contains("/report") && !mails[fleur].text.contains("Read with care.")
    );
}

async fn an_open_round_publishes_nothing(app: App) {
    let scene = scene(&app).await;
    answer(&scene, scene.comments[0], &[("disposition", "accepted")]).await;
    let path = "/drafting/cyber/rounds/1/publication";
    let page = scene.drafter.get(path).await;
    assert!(!page.has("form[action='/drafting/cyber/rounds/1/publication']"));
    let refused = scene
        .drafter
        .post_from(
            "/drafting/cyber/rounds/1/campaigns",
            path,
            &[("although_open", "yes"), ("unread_reason", "Too late.")],
        )
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("once the round has closed"),
        "{}",
        refused.text()
    );
}

async fn publishing_closes_a_round_that_no_worker_closed(app: App) {
    let scene = scene(&app).await;
    let done = answer(&scene, scene.comments[0], &[("disposition", "accepted")]).await;
    assert_eq!(done.status, 303);
    // The hour has come, and nothing has moved the round yet.
    app.step(Duration::days(8));
    let staff = app.account("drafter2@example.org", "Dora").await;
    app.appoint(staff, scene.sample.consultation, StaffRole::Drafter)
        .await;
    let path = "/drafting/cyber/rounds/1/publication";
    let drafter = app.browser(staff).await;
    let fields = [("although_open", "yes"), ("unread_reason", "Too late.")];
    let published = drafter.submit(path, path, &fields).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let (moves, news, state) = app
        .db(|conn| {
            let moves: Vec<String> = audit_events::table
                .filter(audit_events::action.eq("round.move"))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap();
            let news: Vec<String> = announcements::table
                .order(announcements::id)
                .select(announcements::news)
                .load(conn)
                .unwrap();
            let state: RoundState = rounds::table.select(rounds::state).first(conn).unwrap();
            (moves, news, state)
        })
        .await;
    assert_eq!(state, RoundState::Reporting);
    assert_eq!(news, ["closed", "answers"]);
    let steps: Vec<(String, String)> = moves
        .iter()
        .map(|details| {
            let details: serde_json::Value = serde_json::from_str(details).unwrap();
            let word = |name: &str| details[name].as_str().unwrap().to_owned();
            (word("from"), word("to"))
        })
        .collect();
    let step = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(steps, [step("open", "closed"), step("closed", "reporting")]);
    assert!(!app.mail_to("drafter@example.org").await.is_empty());
}

async fn only_changed_answers_are_told_again(app: App) {
    let scene = scene(&app).await;
    for comment in &scene.comments {
        answer(
            &scene,
            *comment,
            &[("disposition", "noted"), ("response", "As it is.")],
        )
        .await;
    }
    close(&app, &scene).await;
    let staff = app.account("drafter2@example.org", "Dora").await;
    app.appoint(staff, scene.sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(staff).await;
    let path = "/drafting/cyber/rounds/1/publication";
    let fields = [("although_open", "yes"), ("unread_reason", "Too late.")];
    assert_eq!(drafter.submit(path, path, &fields).await.status, 303);
    assert!(
        drafter
            .get(path)
            .await
            .text()
            .contains("Every response is public as it stands")
    );
    app.step(Duration::minutes(1));
    let one = page(scene.comments[2]);
    let changed = drafter
        .submit(
            &one,
            &format!("{one}/answer"),
            &[("response", "Better now.")],
        )
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    assert_eq!(drafter.submit(path, path, &fields).await.status, 303);
    let mails = app.mail_to("lead@example.org").await;
    assert_eq!(mails.len(), 2);
    assert!(mails[1].text.contains("Better now.") && !mails[1].text.contains("As it is."));
}
