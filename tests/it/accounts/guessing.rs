//! Somebody guesses passwords: they are slowed down, the owner is not, and hears of it.

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::{accounts, audit_events, guesses, outbox};

use super::entrance::{EMAIL, PASSWORD, finish, register, registered, sign_in};
use crate::support::{Actor, App, Backend, both};

both!(
    a_browser_the_account_knows_is_never_locked_out_by_strangers,
    pauses_between_guesses_double_and_many_at_once_count_as_many,
    guessing_ends_for_the_day_for_browsers_the_account_does_not_know,
    the_owner_hears_of_guesses_and_the_log_does_not_grow_with_them,
    an_address_of_nobody_takes_the_same_work_as_one_of_somebody,
    common_passwords_are_refused,
);

async fn guess(who: &Actor) -> u16 {
    let answer = sign_in(who, EMAIL, "geraden wachtwoord").await;
    if answer.status == 429 {
        assert!(answer.headers.contains_key("retry-after"));
    }
    answer.status.as_u16()
}

/// All at the same network address, as in one office.
async fn a_browser_the_account_knows_is_never_locked_out_by_strangers(app: App) {
    let owner = registered(&app, EMAIL).await;
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
    owner.submit("/account", "/sign-out", &[]).await;
    let stranger = app.visitor();
    let mut refused = 0;
    for _ in 0..12 {
        refused += i32::from(guess(&stranger).await == 429);
    }
    assert!(refused >= 6, "strangers wait: {refused}");
    let elsewhere = sign_in(&app.visitor(), EMAIL, PASSWORD).await;
    assert_eq!(elsewhere.status, 429, "a browser nobody knows waits too");
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
    // A browser that says it is known is not believed.
    let liar = Actor::with_cookie(app.base.clone(), "polder-browser=invented; Path=/");
    assert_eq!(sign_in(&liar, EMAIL, PASSWORD).await.status, 429);
    // Known to one account is not known to another.
    let other = registered(&app, "other@example.org").await;
    sign_in(&other, "other@example.org", PASSWORD).await;
    assert_eq!(sign_in(&other, EMAIL, PASSWORD).await.status, 429);
}

async fn pauses_between_guesses_double_and_many_at_once_count_as_many(app: App) {
    registered(&app, EMAIL).await;
    let stranger = app.visitor();
    let page = stranger.get("/sign-in").await;
    let csrf = page.csrf().unwrap();
    let fields = [
        ("csrf", csrf.as_str()),
        ("email", EMAIL),
        ("password", "geraden"),
    ];
    let many = (0..12).map(|_| stranger.post_raw("/sign-in", &fields));
    let looked_at = futures_util::future::join_all(many)
        .await
        .into_iter()
        .filter(|answer| answer.status == 422)
        .count();
    assert_eq!(looked_at, 5);
    for seconds in [1, 2, 4, 8] {
        assert_eq!(guess(&stranger).await, 429);
        app.step(Duration::seconds(seconds));
        assert_eq!(guess(&stranger).await, 422, "after {seconds} s");
    }
    // Whoever knows the password waits as long as the rest, and is forgiven then.
    app.step(Duration::seconds(17));
    assert_eq!(sign_in(&stranger, EMAIL, PASSWORD).await.status, 303);
    assert_eq!(guess(&stranger).await, 422);
}

async fn guessing_ends_for_the_day_for_browsers_the_account_does_not_know(app: App) {
    let owner = registered(&app, EMAIL).await;
    sign_in(&owner, EMAIL, PASSWORD).await;
    let stranger = app.visitor();
    let mut tried = 0;
    for _ in 0..150 {
        app.step(Duration::minutes(8));
        tried += i32::from(guess(&stranger).await == 422);
    }
    // Of twenty hours. By pauses alone it is one in 15 minutes; others at other addresses share the rest.
    assert!((40..=100).contains(&tried), "{tried}");
    let now = app.now();
    app.db(move |conn| {
        diesel::update(guesses::table)
            .set((
                guesses::failures.eq(100),
                guesses::last_at.eq(now),
                guesses::next_at.eq(now),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.step(Duration::hours(23));
    assert_eq!(guess(&app.visitor()).await, 429, "a hundred is enough");
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
    // Whoever reads the mail gets in with a new password, in whatever browser.
    let fresh = app.visitor();
    fresh
        .submit("/forgot", "/forgot", &[("email", EMAIL)])
        .await;
    let link = app.mailed_link(EMAIL, "/reset").await;
    let new = "twee sloepen op de Vliet";
    fresh.submit(&link, "/reset", &[("password", new)]).await;
    assert_eq!(sign_in(&app.visitor(), EMAIL, new).await.status, 429);
    assert_eq!(sign_in(&fresh, EMAIL, new).await.status, 303);
    app.step(Duration::hours(2));
    assert_eq!(guess(&app.visitor()).await, 422);
}

async fn the_owner_hears_of_guesses_and_the_log_does_not_grow_with_them(app: App) {
    registered(&app, EMAIL).await;
    let stranger = app.visitor();
    let events = || {
        app.db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("account.sign-in-failed"))
                .order(audit_events::sequence)
                .select(audit_events::details)
                .load::<String>(conn)
                .unwrap()
        })
    };
    for _ in 0..9 {
        app.step(Duration::minutes(16));
        assert_eq!(guess(&stranger).await, 422);
    }
    for index in 0..30 {
        sign_in(&stranger, &format!("nobody{index}@example.org"), "geraden").await;
    }
    let before = app.mail_to(EMAIL).await.len();
    polder::accounts::worker::tell_of_guesses(&app.site)
        .await
        .unwrap();
    let told = events().await;
    assert_eq!(
        told.len(),
        2,
        "one for the account, one for the rest: {told:?}"
    );
    assert!(told.iter().any(|details| details.contains("\"count\":9")));
    assert!(told.iter().any(|details| details.contains("\"count\":30")));
    assert_eq!(app.mail_to(EMAIL).await.len(), before, "not yet");
    for _ in 0..3 {
        app.step(Duration::minutes(16));
        guess(&stranger).await;
        polder::accounts::worker::tell_of_guesses(&app.site)
            .await
            .unwrap();
    }
    let letters = app.mail_to(EMAIL).await;
    assert_eq!(letters.len(), before + 1, "once a day");
    assert!(letters.last().unwrap().text.contains("/account/sessions"));
    app.step(Duration::days(2));
    polder::accounts::worker::tell_of_guesses(&app.site)
        .await
        .unwrap();
    assert_eq!(events().await.len(), 5, "nothing new, nothing told");
    let left = app
        .db(|conn| guesses::table.count().get_result::<i64>(conn).unwrap())
        .await;
    assert_eq!(left, 0, "what is held against nobody is forgotten");
}

/// Neither asking for a link nor trying a password looks at more for one than for the other.
async fn an_address_of_nobody_takes_the_same_work_as_one_of_somebody(app: App) {
    registered(&app, EMAIL).await;
    app.deliver().await;
    let written = || {
        app.db(|conn| {
            let count = |count: QueryResult<i64>| count.unwrap();
            [
                count(accounts::table.count().get_result(conn)),
                count(outbox::table.count().get_result(conn)),
                count(audit_events::table.count().get_result(conn)),
            ]
        })
    };
    let before = written().await;
    for email in [EMAIL, "nobody@example.org"] {
        let visitor = app.visitor();
        register(&visitor, email).await;
        visitor
            .submit("/forgot", "/forgot", &[("email", email)])
            .await;
        sign_in(&visitor, email, "geraden wachtwoord").await;
        assert_eq!(written().await, before, "{email}");
    }
    assert_eq!(app.mail_to("nobody@example.org").await.len(), 2);
}

async fn common_passwords_are_refused(app: App) {
    let visitor = app.visitor();
    register(&visitor, EMAIL).await;
    let link = app.mailed_link(EMAIL, "/verify").await;
    for common in [
        "password1234",
        "P@ssw0rd1234",
        "qwertyuiop123",
        "iloveyou1234",
        "1q2w3e4r5t6y",
        "welkom123456",
        "wachtwoord1234",
        "michael12345",
        "abcdefghijklm",
        "dragon dragon",
        "noordewit123",
        // What this installation and its organisation are called.
        "Ministerie van Voorbeelden",
        "ministry ministry",
        "ministerievanvoorbeelden",
        "Voorbeelden2026!",
        // What the program is called.
        "Polder polder 12",
        "Polder-2026-11",
    ] {
        let answer = finish(&visitor, &link, common).await;
        assert_eq!(answer.status, 422, "{common}");
        assert!(answer.has("#field-password[aria-invalid=true]"), "{common}");
    }
    assert_eq!(finish(&visitor, &link, PASSWORD).await.status, 303);
}

/// A rule without a database: one backend is enough.
#[actix_web::test]
async fn passwords_with_a_word_of_the_house_are_refused() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.forbidden_passwords = vec!["Het Torentje".to_owned()];
    })
    .await;
    let visitor = app.visitor();
    register(&visitor, EMAIL).await;
    let link = app.mailed_link(EMAIL, "/verify").await;
    for word in ["sloep bij het torentje", "HETTORENTJE-sloep-vliet"] {
        let answer = finish(&visitor, &link, word).await;
        assert_eq!(answer.status, 422, "{word}");
        assert!(answer.text().contains("Het Torentje"), "{}", answer.text());
    }
    assert_eq!(finish(&visitor, &link, PASSWORD).await.status, 303);
}

/// Memory of the process, not of the database: one backend is enough.
#[actix_web::test]
async fn tries_by_one_network_address_do_not_use_up_those_of_a_known_browser_there() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.security.sign_in_per_minute = 3;
    })
    .await;
    let owner = registered(&app, EMAIL).await;
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
    let stranger = app.visitor();
    let last = async || {
        let mut status = 0;
        for index in 0..4 {
            let email = format!("other{index}@example.org");
            status = sign_in(&stranger, &email, "geraden").await.status.as_u16();
        }
        status
    };
    assert_eq!(last().await, 429);
    assert_eq!(sign_in(&owner, EMAIL, PASSWORD).await.status, 303);
}
