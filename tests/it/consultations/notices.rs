//! What those concerned are told when a round changes or is about to close, and what can be undone before.

use chrono::Duration;
use diesel::prelude::*;
use polder::consultations::actions::rounds;
use polder::consultations::model::{Consultation, RoundState};
use polder::consultations::store;
use polder::db::schema::{announcements, rounds as table};
use polder::platform::dates;
use polder::platform::mailer::Letter;
use polder::responding::worker;
use polder::submissions::model::{Origin, Publication};
use polder::submissions::store::{NewSubmission, insert_submission};

use crate::following::follow;
use crate::support::{App, Sample, both};

both!(
    who_has_a_draft_is_reminded_once_and_may_leave,
    who_is_concerned_hears_of_longer_hours,
    who_follows_and_has_a_draft_hears_once,
    closing_early_asks_first_and_can_be_undone,
    once_told_nothing_is_undone,
    archiving_asks_first_and_can_be_undone,
    a_taken_back_announcement_is_told_unless_it_comes_back,
);

const MANAGED: &str = "/manage/cyber/rounds/1";

/// Somebody with a draft of their own in the round.
async fn drafts(app: &App, sample: &Sample, email: &str) {
    let account = app.account(email, "Lena").await;
    let party = app
        .party(sample, "Lena", "individual", None, Some(account))
        .await;
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        let new = NewSubmission {
            round,
            party,
            publication: Publication::Organisation,
            origin: Origin::Page,
            submitter_name: "Lena",
            supersedes: None,
            now,
        };
        insert_submission(conn, &new).unwrap();
    })
    .await;
}

/// Tells all that is to be told by now.
async fn tell(app: &App) {
    while worker::step(&app.site).await.unwrap() > 0 {}
}

async fn last(app: &App, email: &str) -> Letter {
    app.mail_to(email).await.pop().expect("no mail")
}

async fn round_of(app: &App, sample: &Sample) -> polder::consultations::model::Round {
    let round = sample.round;
    app.db(move |conn| store::round(conn, round).unwrap()).await
}

async fn news(app: &App) -> Vec<String> {
    app.db(|conn| {
        announcements::table
            .order(announcements::id)
            .select(announcements::news)
            .load(conn)
            .unwrap()
    })
    .await
}

/// Lets the round close so many days from now, having been open for a month.
async fn close_in(app: &App, sample: &Sample, days: i64) {
    let (round, now) = (sample.round, app.now());
    app.db(move |conn| {
        diesel::update(table::table.filter(table::id.eq(round)))
            .set((
                table::opens_at.eq(now - Duration::days(30)),
                table::closes_at.eq(now + Duration::days(days)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn who_has_a_draft_is_reminded_once_and_may_leave(app: App) {
    let sample = app.sample("cyber").await;
    drafts(&app, &sample, "lena@example.org").await;
    close_in(&app, &sample, 10).await;
    tell(&app).await;
    assert!(app.mail_to("lena@example.org").await.is_empty());
    app.step(Duration::days(8));
    tell(&app).await;
    tell(&app).await;
    assert_eq!(app.mail_to("lena@example.org").await.len(), 1);
    let letter = last(&app, "lena@example.org").await;
    assert!(letter.subject.contains("submit"), "{}", letter.subject);
    assert!(
        letter.text.contains("has not been submitted"),
        "{}",
        letter.text
    );
    assert!(letter.text.contains("/submissions/"), "{}", letter.text);
    assert_eq!(letter.reply_to.as_deref(), Some("polder@example.org"));
    let buttons = letter.html.matches("border-radius:4px").count();
    assert_eq!(buttons, 1, "{}", letter.html);
    // One press in a mail program, which sends nothing else.
    let stop = letter.unsubscribe.expect("a way to leave");
    let stop = stop[app.base.len()..].to_owned();
    let visitor = app.visitor();
    let page = visitor.get(&stop).await;
    assert!(page.has("main form button"), "{}", page.body);
    let one_click = [("List-Unsubscribe", "One-Click")];
    assert_eq!(visitor.post_raw(&stop, &one_click).await.status, 200);
    // Another closing time would remind anew.
    close_in(&app, &sample, 2).await;
    tell(&app).await;
    assert_eq!(app.mail_to("lena@example.org").await.len(), 1);
}

async fn consultation(app: &App, sample: &Sample) -> Consultation {
    let id = sample.consultation;
    app.db(move |conn| store::by_id(conn, id).unwrap()).await
}

async fn who_is_concerned_hears_of_longer_hours(app: App) {
    let sample = app.sample("cyber").await;
    drafts(&app, &sample, "lena@example.org").await;
    let admin = app.admin().await;
    let invited = [
        ("organisation", "Waterschap"),
        ("group", "public"),
        ("email", "wes@example.org"),
        ("role", "lead"),
        ("language", "en"),
        ("words", "We value what you know of dikes.\nDo respond."),
    ];
    let place = format!("{MANAGED}/invitations");
    let sent = admin.post_from(&place, &place, &invited).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let invitation = last(&app, "wes@example.org").await;
    for part in [&invitation.text, &invitation.html] {
        assert!(part.contains("We value what you know of dikes."), "{part}");
        assert!(part.contains("You can respond from"), "{part}");
    }
    close_in(&app, &sample, 20).await;
    let later = dates::rfc3339(app.now() + Duration::days(30));
    let to = consultation(&app, &sample).await;
    let actor = polder::access::Actor::command_line();
    rounds::extend(&app.site, &actor, &to, sample.round, &later)
        .await
        .unwrap();
    tell(&app).await;
    let letter = last(&app, "lena@example.org").await;
    assert!(
        letter.text.contains("You have more time"),
        "{}",
        letter.text
    );
    assert!(letter.unsubscribe.is_none(), "this is no reminder");
    let letter = last(&app, "wes@example.org").await;
    assert!(
        letter.text.contains("You can respond for longer"),
        "{}",
        letter.text
    );
    assert_eq!(news(&app).await, ["extended"]);
}

async fn who_follows_and_has_a_draft_hears_once(app: App) {
    let sample = app.sample("cyber").await;
    drafts(&app, &sample, "lena@example.org").await;
    for email in ["lena@example.org", "fleur@example.org"] {
        follow(&app, email, "en").await;
    }
    let before = |email: &'static str| app.mail_to(email);
    let (lena, fleur) = (
        before("lena@example.org").await.len(),
        before("fleur@example.org").await.len(),
    );
    close_in(&app, &sample, 20).await;
    let later = dates::rfc3339(app.now() + Duration::days(30));
    let to = consultation(&app, &sample).await;
    let actor = polder::access::Actor::command_line();
    rounds::extend(&app.site, &actor, &to, sample.round, &later)
        .await
        .unwrap();
    tell(&app).await;
    while polder::following::worker::announce(&app.site)
        .await
        .unwrap()
        > 0
    {}
    app.tell_parties().await;
    let mails = app.mail_to("lena@example.org").await;
    assert_eq!(mails.len(), lena + 1);
    let text = &mails[lena].text;
    assert!(text.contains("You have more time"), "{text}");
    let mails = app.mail_to("fleur@example.org").await;
    assert_eq!(
        mails.len(),
        fleur + 1,
        "who has no draft hears as a follower"
    );
    assert!(!mails[fleur].text.contains("You have more time"));
}

async fn closing_early_asks_first_and_can_be_undone(app: App) {
    let sample = app.sample("cyber").await;
    drafts(&app, &sample, "lena@example.org").await;
    let before = round_of(&app, &sample).await;
    let admin = app.admin().await;
    let state = format!("{MANAGED}/state");
    let asked = admin
        .post_from(
            &format!("{MANAGED}?lang=en"),
            &state,
            &[("state", "closed")],
        )
        .await;
    assert_eq!(asked.status, 200);
    assert!(
        asked.text().contains("Close round 1 now?"),
        "{}",
        asked.text()
    );
    assert_eq!(round_of(&app, &sample).await.state, RoundState::Open);
    let sure = [("state", "closed"), ("sure", "yes")];
    assert_eq!(admin.post_from(MANAGED, &state, &sure).await.status, 303);
    let closed = round_of(&app, &sample).await;
    assert_eq!(
        (closed.state, closed.closes_at),
        (RoundState::Closed, app.now())
    );
    app.step(Duration::minutes(9));
    tell(&app).await;
    assert!(news(&app).await.is_empty(), "nobody is told yet");
    let undo = format!("{MANAGED}/undo");
    assert!(
        admin
            .get(MANAGED)
            .await
            .has(&format!("form[action='{undo}']"))
    );
    assert_eq!(admin.post_from(MANAGED, &undo, &[]).await.status, 303);
    let again = round_of(&app, &sample).await;
    assert_eq!(
        (again.state, again.closes_at),
        (RoundState::Open, before.closes_at)
    );
    app.step(Duration::hours(1));
    tell(&app).await;
    assert!(news(&app).await.is_empty() && app.mail_to("lena@example.org").await.is_empty());
}

async fn once_told_nothing_is_undone(app: App) {
    let sample = app.sample("cyber").await;
    drafts(&app, &sample, "lena@example.org").await;
    let admin = app.admin().await;
    let sure = [("state", "closed"), ("sure", "yes")];
    let state = format!("{MANAGED}/state");
    assert_eq!(admin.post_from(MANAGED, &state, &sure).await.status, 303);
    let page = admin.get(MANAGED).await;
    app.step(Duration::minutes(10));
    tell(&app).await;
    assert_eq!(news(&app).await, ["closed"]);
    let letter = last(&app, "lena@example.org").await;
    assert!(
        letter.text.contains("closed earlier than announced"),
        "{}",
        letter.text
    );
    assert!(!admin.get(MANAGED).await.body.contains("/undo"));
    let csrf = page.csrf().unwrap();
    let late = admin
        .post_raw(&format!("{MANAGED}/undo"), &[("csrf", &csrf)])
        .await;
    assert_eq!(late.status, 303);
    assert!(
        admin
            .get(&format!("{MANAGED}?lang=en"))
            .await
            .text()
            .contains("can no longer be undone")
    );
    assert_eq!(round_of(&app, &sample).await.state, RoundState::Closed);
}

async fn archiving_asks_first_and_can_be_undone(app: App) {
    let sample = app.sample("cyber").await;
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(table::table.filter(table::id.eq(round)))
            .set(table::state.eq(RoundState::Reporting))
            .execute(conn)
            .unwrap();
    })
    .await;
    let admin = app.admin().await;
    let state = format!("{MANAGED}/state");
    let go = [("state", "archived")];
    assert_eq!(admin.post_from(MANAGED, &state, &go).await.status, 200);
    assert_eq!(round_of(&app, &sample).await.state, RoundState::Reporting);
    let sure = [("state", "archived"), ("sure", "yes")];
    assert_eq!(admin.post_from(MANAGED, &state, &sure).await.status, 303);
    assert_eq!(round_of(&app, &sample).await.state, RoundState::Archived);
    let undo = format!("{MANAGED}/undo");
    assert_eq!(admin.post_from(MANAGED, &undo, &[]).await.status, 303);
    assert_eq!(round_of(&app, &sample).await.state, RoundState::Reporting);
    assert!(news(&app).await.is_empty());
}

async fn a_taken_back_announcement_is_told_unless_it_comes_back(app: App) {
    let sample = app.sample("cyber").await;
    let (round, now) = (sample.round, app.now());
    let plan = move |conn: &mut polder::db::Conn| {
        diesel::update(table::table.filter(table::id.eq(round)))
            .set((
                table::state.eq(RoundState::Scheduled),
                table::opens_at.eq(now + Duration::days(1)),
                table::closes_at.eq(now + Duration::days(9)),
            ))
            .execute(conn)
            .unwrap();
    };
    app.db(plan).await;
    let to = consultation(&app, &sample).await;
    let actor = polder::access::Actor::command_line();
    let go = async |state| {
        rounds::move_to(&app.site, &actor, &to, round, state)
            .await
            .unwrap()
    };
    go(RoundState::Draft).await;
    go(RoundState::Scheduled).await;
    app.step(Duration::hours(1));
    tell(&app).await;
    assert!(news(&app).await.is_empty(), "it stands as it stood");
    go(RoundState::Draft).await;
    app.step(Duration::minutes(10));
    tell(&app).await;
    assert_eq!(news(&app).await, ["taken-back"]);
}
