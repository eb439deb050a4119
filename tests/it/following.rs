//! Following a consultation: asked for by anybody, confirmed by mail, told once, stopped by a link.

use std::collections::BTreeMap;

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::consultations::model::RoundState;
use polder::db::schema::{audit_events, follower_links, followers, outbox, rounds};
use polder::following::worker::{self, BATCH};
use polder::notifications::{News, announce};
use polder::platform::texts::Language;
use serde_json::json;

use crate::support::{App, Sample, both};

both!(
    anybody_follows_by_an_address_they_confirm,
    the_pages_tell_nothing_about_an_address,
    a_mail_is_stopped_by_one_post,
    followers_hear_of_rounds_versions_and_answers,
    each_of_many_hears_once,
    requests_nobody_confirmed_are_erased,
    an_account_follows_with_one_press,
);

/// Makes mails of every announcement there is.
async fn tell(app: &App) {
    while worker::announce(&app.site).await.unwrap() > 0 {}
}

async fn ask(app: &App, email: &str, language: &str) -> crate::support::Answer {
    app.visitor()
        .submit(
            "/consultations/cyber/follow?lang=en",
            "/consultations/cyber/followers",
            &[("email", email), ("language", language)],
        )
        .await
}

pub async fn follow(app: &App, email: &str, language: &str) {
    assert_eq!(ask(app, email, language).await.status, 303);
    let link = app.mailed_link(email, "/follow/confirm").await;
    let visitor = app.visitor();
    let done = visitor.submit(&link, "/follow/confirm", &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

async fn confirmed(app: &App) -> i64 {
    app.db(|conn| {
        followers::table
            .filter(followers::confirmed_at.is_not_null())
            .count()
            .get_result(conn)
            .unwrap()
    })
    .await
}

async fn move_round(app: &App, sample: &Sample, to: RoundState) {
    let round = sample.round;
    let now = app.now();
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(to),
                rounds::opens_at.eq(now + Duration::hours(1)),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn anybody_follows_by_an_address_they_confirm(app: App) {
    app.sample("cyber").await;
    let visitor = app.visitor();
    let home = visitor.get("/consultations/cyber?lang=en").await;
    assert!(home.has("a[href='/consultations/cyber/follow']"));
    for (email, language, said) in [
        ("", "nl", "e-mail"),
        ("nobody", "nl", "e-mail"),
        ("noor@example.org", "xx", "language"),
    ] {
        let refused = ask(&app, email, language).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains(said), "{}", refused.text());
    }
    let asked = ask(&app, " Noor@Example.org ", "nl").await;
    assert_eq!(asked.status, 303);
    assert_eq!(
        asked.location.as_deref(),
        Some("/consultations/cyber/follow/sent")
    );
    let letters = app.mail_to("noor@example.org").await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].language, "nl");
    assert!(letters[0].text.contains("48 uur"), "{}", letters[0].text);
    assert_eq!(letters[0].unsubscribe, None);
    let link = app.mailed_link("noor@example.org", "/follow/confirm").await;
    // A program that follows links confirms nothing.
    let shown = visitor.get(&link).await;
    assert_eq!(shown.status, 200);
    assert_eq!(confirmed(&app).await, 0);
    let done = visitor.submit(&link, "/follow/confirm", &[]).await;
    assert_eq!(done.location.as_deref(), Some("/consultations/cyber"));
    assert_eq!(confirmed(&app).await, 1);
    // Pressed twice is no mistake; another secret is.
    let again = visitor.submit(&link, "/follow/confirm", &[]).await;
    assert_eq!(again.status, 303);
    let invented = visitor.get("/follow/confirm?token=invented").await;
    assert_eq!(invented.status, 422);
    let (secrets, events): (Vec<String>, Vec<String>) = app
        .db(|conn| {
            (
                follower_links::table
                    .select(follower_links::token_hash)
                    .load(conn)
                    .unwrap(),
                audit_events::table
                    .filter(audit_events::subject.eq("consultation"))
                    .order(audit_events::id)
                    .select(audit_events::action)
                    .load(conn)
                    .unwrap(),
            )
        })
        .await;
    let token = link.rsplit('=').next().unwrap();
    assert!(secrets.iter().all(|hash| hash != token));
    assert_eq!(events, ["follower.ask", "follower.confirm"]);
}

async fn the_pages_tell_nothing_about_an_address(app: App) {
    app.sample("cyber").await;
    follow(&app, "noor@example.org", "en").await;
    let known = ask(&app, "noor@example.org", "nl").await;
    let new = ask(&app, "karel@example.org", "nl").await;
    assert_eq!(known.status, new.status);
    assert_eq!(known.location, new.location);
    assert_eq!(known.body, new.body);
    // The address itself is told, in the language its owner chose: a stranger does not change that.
    let letters = app.mail_to("noor@example.org").await;
    let last = letters.last().unwrap();
    assert!(last.subject.contains("You follow already"), "{last:?}");
    assert!(last.text.contains("/unfollow?token="));
    for path in [
        "/consultations/none/follow",
        "/consultations/none/follow/sent",
    ] {
        assert_eq!(app.visitor().get(path).await.status, 404);
    }
}

async fn a_mail_is_stopped_by_one_post(app: App) {
    let sample = app.sample("cyber").await;
    follow(&app, "noor@example.org", "en").await;
    follow(&app, "karel@example.org", "nl").await;
    let (consultation, now) = (sample.consultation, app.now());
    for _ in 0..2 {
        app.db(move |conn| {
            let context = json!({"title": "Cyber", "label": "2.0", "url": "http://x"});
            announce(conn, now, consultation, News::Version, &context).unwrap();
        })
        .await;
    }
    tell(&app).await;
    let letters = app.mail_to("noor@example.org").await;
    let address = letters[letters.len() - 2].unsubscribe.clone().unwrap();
    let path = address.strip_prefix(&app.base).unwrap();
    assert!(letters[letters.len() - 2].text.contains(&address));
    assert_ne!(letters.last().unwrap().unsubscribe, Some(address.clone()));
    let shown = app.visitor().get(path).await;
    assert_eq!(shown.status, 200);
    assert_eq!(confirmed(&app).await, 2, "looking stops nothing");
    // What a mail program sends (RFC 8058): no cookie, no token of a form.
    let stopped = app
        .visitor()
        .post_raw(path, &[("List-Unsubscribe", "One-Click")])
        .await;
    assert_eq!(stopped.status, 200, "{}", stopped.text());
    let left: Vec<String> = app
        .db(|conn| {
            followers::table
                .select(followers::email)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(left, ["karel@example.org"], "the address is forgotten");
    let again = app.visitor().post_raw(path, &[]).await;
    assert_eq!(again.status, 409);
    assert_eq!(app.visitor().get(path).await.status, 422);
    // The button on the page does the same, without a token of the form.
    let link = app.mailed_link("karel@example.org", "/unfollow").await;
    let page = app.visitor().get(&link).await;
    assert!(page.has("form[method=post] button"));
    assert_eq!(app.visitor().post_raw(&link, &[]).await.status, 200);
    assert_eq!(confirmed(&app).await, 0);
}

async fn followers_hear_of_rounds_versions_and_answers(app: App) {
    let sample = app.sample("cyber").await;
    follow(&app, "noor@example.org", "en").await;
    move_round(&app, &sample, RoundState::Scheduled).await;
    app.step(Duration::hours(2));
    let step = async || {
        polder::consultations::worker::step(&app.site)
            .await
            .unwrap()
    };
    assert_eq!(step().await, 1);
    // Joined after the event: hears of the next.
    app.step(Duration::minutes(1));
    follow(&app, "late@example.org", "en").await;
    tell(&app).await;
    app.step(Duration::days(8));
    assert_eq!(step().await, 1);
    tell(&app).await;
    let account = app.account("lead@example.org", "Petra").await;
    app.appoint(account, sample.consultation, StaffRole::ProjectLead)
        .await;
    let lead = app.browser(account).await;
    let version = sample.version;
    lead.post_from(
        "/privacy",
        &format!("/manage/cyber/versions/{version}/publication"),
        &[("public", "yes")],
    )
    .await;
    tell(&app).await;
    let subjects = async |address: &str| -> Vec<String> {
        let letters = app.mail_to(address).await;
        letters.into_iter().map(|letter| letter.subject).collect()
    };
    assert_eq!(
        subjects("noor@example.org").await[1..],
        [
            "Open for comment: Sample cyber",
            "Round closed: Sample cyber",
            "New version: Sample cyber"
        ]
    );
    assert_eq!(
        subjects("late@example.org").await[1..],
        ["Round closed: Sample cyber", "New version: Sample cyber"]
    );
}

async fn each_of_many_hears_once(app: App) {
    let sample = app.sample("cyber").await;
    let other = app.sample("other").await;
    let (consultation, now) = (sample.consultation, app.now());
    let many = 2 * BATCH + 10;
    app.db(move |conn| {
        for number in 0..many {
            for (place, confirmed_at) in [
                (consultation, Some(now)),
                (other.consultation, Some(now)),
                (consultation, None),
            ] {
                let kind = if confirmed_at.is_some() { "c" } else { "u" };
                diesel::insert_into(followers::table)
                    .values((
                        followers::consultation_id.eq(place),
                        followers::email.eq(format!("{kind}{number}@example.org")),
                        followers::language.eq(Language::En),
                        followers::created_at.eq(now),
                        followers::confirmed_at.eq(confirmed_at),
                    ))
                    .execute(conn)
                    .unwrap();
            }
        }
        let context = json!({"title": "Cyber", "label": "2.0", "url": "http://x"});
        announce(conn, now, consultation, News::Version, &context).unwrap();
    })
    .await;
    let told = async || -> BTreeMap<String, usize> {
        let all: Vec<String> = app
            .db(|conn| {
                outbox::table
                    .filter(outbox::template.eq("announcement"))
                    .select(outbox::recipient)
                    .load(conn)
                    .unwrap()
            })
            .await;
        let mut counts = BTreeMap::new();
        for one in all {
            *counts.entry(one).or_default() += 1;
        }
        counts
    };
    let batch = usize::try_from(BATCH).unwrap();
    // One batch, and the process ends.
    worker::announce(&app.site).await.unwrap();
    assert_eq!(told().await.len(), batch);
    // Two workers at once, as on two nodes, again and again until nothing is left.
    loop {
        let (one, two) = tokio::join!(worker::announce(&app.site), worker::announce(&app.site));
        if one.unwrap() + two.unwrap() == 0 {
            break;
        }
    }
    let counts = told().await;
    assert_eq!(counts.len(), usize::try_from(many).unwrap());
    assert!(counts.values().all(|count| *count == 1), "somebody twice");
    assert!(counts.keys().all(|email| email.starts_with('c')));
}

async fn requests_nobody_confirmed_are_erased(app: App) {
    app.sample("cyber").await;
    follow(&app, "noor@example.org", "en").await;
    ask(&app, "karel@example.org", "nl").await;
    ask(&app, "again@example.org", "nl").await;
    app.step(Duration::hours(47));
    ask(&app, "again@example.org", "nl").await;
    app.step(Duration::hours(2));
    let dead = app.mailed_link("karel@example.org", "/follow").await;
    assert_eq!(app.visitor().get(&dead).await.status, 422);
    worker::forget(&app.site).await.unwrap();
    let left: Vec<String> = app
        .db(|conn| {
            followers::table
                .order(followers::id)
                .select(followers::email)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(left, ["noor@example.org", "again@example.org"]);
    let fresh = app.mailed_link("again@example.org", "/follow").await;
    assert_eq!(app.visitor().get(&fresh).await.status, 200);
    app.step(Duration::hours(48));
    worker::forget(&app.site).await.unwrap();
    assert_eq!(confirmed(&app).await, 1);
}

async fn an_account_follows_with_one_press(app: App) {
    let sample = app.sample("cyber").await;
    let noor = app.account("noor@example.org", "Noor").await;
    let browser = app.browser(noor).await;
    let home = "/consultations/cyber?lang=en";
    let followed = browser
        .submit(home, "/consultations/cyber/followers", &[])
        .await;
    assert_eq!(followed.location.as_deref(), Some("/consultations/cyber"));
    assert_eq!(confirmed(&app).await, 1);
    let page = browser.get(home).await;
    assert!(page.text().contains("You follow this consultation"));
    assert!(!page.text().contains("1 address follows"), "for staff only");
    let moderator = app.account("moderator@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let staff = app.browser(moderator).await;
    assert!(staff.get(home).await.text().contains("1 address follows"));
    assert!(
        !app.visitor()
            .get(home)
            .await
            .text()
            .contains("address follows")
    );
    browser
        .submit(home, "/consultations/cyber/followers/departures", &[])
        .await;
    assert_eq!(confirmed(&app).await, 0);
    let mails = app.mail_to("noor@example.org").await;
    assert!(mails.is_empty(), "a known address needs no mail");
}
