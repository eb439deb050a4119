//! What mail a participant can make the ministry send, to whom, and in whose words.

use chrono::Duration;

use crate::support::{Actor, App, both};

both!(
    the_mail_of_the_ministry_is_no_cannon,
    names_that_read_as_addresses_are_refused,
    whoever_wants_no_such_mails_stops_them,
);

const MINE: &str = "/account/organisations";

async fn founder(app: &App, email: &str, name: &str) -> (Actor, String) {
    let account = app.account(email, "Mallory").await;
    let browser = app.browser(account).await;
    let fields = [("name", name), ("group", "private")];
    let done = browser.submit(MINE, MINE, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    (browser, done.location.unwrap())
}

async fn invite(by: &Actor, home: &str, email: &str) -> crate::support::Answer {
    let fields = [("email", email), ("role", "member")];
    by.submit(home, &format!("{home}/invitations"), &fields)
        .await
}

async fn the_mail_of_the_ministry_is_no_cannon(app: App) {
    let words = "DigiD: uw toegang verloopt";
    let (mallory, home) = founder(&app, "mallory@example.org", words).await;
    assert_eq!(invite(&mallory, &home, "v0@example.net").await.status, 303);
    let letter = app.mail_to("v0@example.net").await.remove(0);
    assert!(!letter.subject.contains("DigiD"), "{}", letter.subject);
    assert!(
        letter.text.contains(&format!("> {words}")),
        "{}",
        letter.text
    );
    assert!(letter.html.contains("<blockquote>"));
    // One to each address until it is answered.
    let again = invite(&mallory, &home, "V0@example.net").await;
    assert_eq!(again.status, 422);
    assert!(again.has("#field-email-error"));
    for n in 1..10 {
        let sent = invite(&mallory, &home, &format!("v{n}@example.net")).await;
        assert_eq!(sent.status, 303, "{n}");
    }
    // As many organisations as one likes are no more mails.
    let more = [("name", "Nog een"), ("group", "private")];
    let second = mallory.submit(MINE, MINE, &more).await.location.unwrap();
    for place in [&home, &second] {
        let late = invite(&mallory, place, "late@example.net").await;
        assert_eq!(late.status, 422);
        assert!(late.text().contains("tomorrow"), "{}", late.text());
    }
    assert!(app.mail_to("late@example.net").await.is_empty());
    app.step(Duration::hours(11));
    let early = invite(&mallory, &home, "late@example.net").await;
    assert_eq!(early.status, 422);
    assert!(app.mail_to("v0@example.net").await.len() == 1);
}

async fn names_that_read_as_addresses_are_refused(app: App) {
    app.sample("s").await;
    let account = app.account("mallory@example.org", "Mallory").await;
    let mallory = app.browser(account).await;
    for name in [
        "Ga naar www.digid-herstel.example",
        "https://digid-herstel.example",
        "digid-herstel.example",
        "info@digid",
        "digid-herstel\u{ff0e}example",
    ] {
        let fields = [("name", name), ("group", "private")];
        let founding = mallory.submit(MINE, MINE, &fields).await;
        assert_eq!(founding.status, 422, "{name}");
        assert!(founding.text().contains("web or mail address"));
        let fields = [("name", name), ("language", "en")];
        let own = mallory.submit("/account", "/account", &fields).await;
        assert_eq!(own.status, 422, "{name}");
        let visitor = app.visitor();
        let email = format!("new-{}@example.org", name.len());
        visitor
            .submit("/register", "/register", &[("email", &email)])
            .await;
        let link = app.mailed_link(&email, "/verify").await;
        let fields = [("name", name), ("password", super::entrance::PASSWORD)];
        let registering = visitor.submit(&link, "/verify", &fields).await;
        assert_eq!(registering.status, 422, "{name}");
        assert!(registering.has("#field-name-error"));
        let begin = "/consultations/s/rounds/1/respond";
        let fields = [
            ("name", "Gijs"),
            ("email", "gijs@example.org"),
            ("role", "organisation"),
            ("organisation", name),
            ("group", "private"),
        ];
        let guest = visitor.submit(begin, begin, &fields).await;
        assert_eq!(guest.status, 422, "{name}");
        assert!(guest.has("#field-organisation-error"));
    }
}

async fn whoever_wants_no_such_mails_stops_them(app: App) {
    let (mallory, home) = founder(&app, "mallory@example.org", "Iets").await;
    let (eve, hers) = founder(&app, "eve@example.org", "Iets anders").await;
    let tired = "tired@example.net";
    invite(&mallory, &home, tired).await;
    let stop = app.mailed_link(tired, "/mail/stop").await;
    let visitor = app.visitor();
    let shown = visitor.get(&stop).await;
    assert_eq!(shown.status, 200, "looking stops nothing");
    let done = visitor.submit(&stop, "/mail/stop", &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // Nobody learns of it, and nothing comes, whatever is asked by whom.
    assert_eq!(invite(&eve, &hers, tired).await.status, 303);
    let fields = [("email", tired)];
    let registering = app
        .visitor()
        .submit("/register", "/register", &fields)
        .await;
    assert_eq!(registering.status, 303);
    assert_eq!(app.mail_to(tired).await.len(), 1);
    // Allowed again by the same link.
    let again = [("action", "allow")];
    assert_eq!(
        visitor.submit(&stop, "/mail/stop", &again).await.status,
        303
    );
    let (third, place) = founder(&app, "third@example.org", "Derde").await;
    invite(&third, &place, tired).await;
    assert_eq!(app.mail_to(tired).await.len(), 2);
    assert_eq!(visitor.get("/mail/stop?token=none").await.status, 409);
    // Who has an account is told what concerns it.
    app.account("known@example.org", "Known").await;
    invite(&third, &place, "known@example.org").await;
    let letter = app.mail_to("known@example.org").await.remove(0);
    assert!(!letter.text.contains("/mail/stop"));
}
