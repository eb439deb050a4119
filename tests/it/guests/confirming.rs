//! What a guest sends counts once the address is confirmed; what is not, is erased.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{
    answers, comments, guest_tokens, guests, outbox, parties, rounds, submissions,
};
use polder::submissions::model::{SubmissionState, Verification};
use polder::types::Moment;

use super::{RESPOND, begin, comment, confirm, send, sent, visitor};
use crate::support::{App, both};

both!(
    responds_confirms_and_is_received,
    what_is_not_confirmed_counts_nowhere_and_is_erased,
    opening_the_link_confirms_nothing,
    erases_at_once_what_was_sent_in_somebody_elses_name,
    counts_what_was_sent_in_time_and_confirmed_soon_after,
    may_change_what_waits,
    the_same_address_replaces_its_earlier_response,
    says_nothing_of_whose_an_address_is,
    tells_a_guest_what_became_of_the_response,
    a_link_in_a_mail_works_once_and_for_a_short_time,
    whoever_confirms_sees_all_of_it_and_holds_it_alone,
    a_draft_that_is_written_in_lasts,
    an_organisation_says_what_kind_it_is,
    responds_only_where_a_round_is_open_to_all,
    addresses_are_erased_in_time,
    no_address_of_a_guest_stays_in_the_outbox,
);

async fn states(app: &App) -> Vec<(SubmissionState, Verification)> {
    app.db(|conn| {
        submissions::table
            .select((submissions::state, submissions::verification))
            .order(submissions::id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn erase(app: &App) {
    while polder::guests::worker::step(&app.site).await.unwrap() > 0 {}
}

/// How many rows are left of guests, their parties, submissions, comments, secrets.
async fn left(app: &App) -> [i64; 5] {
    app.db(|conn| {
        [
            guests::table.count().get_result(conn).unwrap(),
            parties::table.count().get_result(conn).unwrap(),
            submissions::table.count().get_result(conn).unwrap(),
            comments::table.count().get_result(conn).unwrap(),
            guest_tokens::table.count().get_result(conn).unwrap(),
        ]
    })
    .await
}

async fn responds_confirms_and_is_received(app: App) {
    let sample = app.sample("cyber").await;
    let text = visitor(&app)
        .await
        .get("/consultations/cyber/rounds/1")
        .await;
    assert!(text.has(&format!("a[href='{RESPOND}']")));
    let (browser, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "Name who does it.").await;
    let page = browser.get(&draft).await;
    assert!(
        page.text().contains("confirm your address"),
        "{}",
        page.text()
    );
    assert_eq!(
        states(&app).await,
        [(SubmissionState::Awaiting, Verification::None)]
    );
    app.step(Duration::hours(2));
    let (elsewhere, answer) = confirm(&app, "gijs@example.org").await;
    let receipt = answer.location.unwrap();
    assert_eq!(receipt, format!("{draft}/receipt"));
    assert_eq!(
        states(&app).await,
        [(SubmissionState::Submitted, Verification::Address)]
    );
    // The browser it was confirmed in knows it, for a while; the one it was written in, by anybody, no more.
    assert_eq!(browser.get(&receipt).await.status, 303);
    assert_eq!(elsewhere.get(&receipt).await.status, 200);
    let letters = app.mail_to("gijs@example.org").await;
    assert_eq!(letters.len(), 2);
    assert!(letters[1].text.contains("Name who does it."));
    // Received when it was sent.
    let at: Vec<Option<Moment>> = app
        .db(|conn| {
            submissions::table
                .select(submissions::submitted_at)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(at, [Some(app.now() - Duration::hours(2))]);
    let moderator = app.account("mod@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let queue = app.browser(moderator).await.get("/moderation").await;
    assert!(queue.text().contains("Gijs Gast"), "{}", queue.text());
}

async fn what_is_not_confirmed_counts_nowhere_and_is_erased(app: App) {
    let sample = app.sample("cyber").await;
    let moderator = app.account("mod@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let (browser, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "Never confirmed.").await;
    let queue = app.browser(moderator).await.get("/moderation").await;
    assert!(!queue.text().contains("Gijs Gast"));
    let outcome = browser.get(&format!("{draft}/outcome")).await;
    assert_eq!(outcome.status, 404);
    app.step(Duration::hours(47));
    erase(&app).await;
    assert_eq!(left(&app).await[..4], [1, 1, 1, 1]);
    app.step(Duration::hours(1));
    let (_, late) = confirm(&app, "gijs@example.org").await;
    assert_eq!(late.status, 422);
    erase(&app).await;
    assert_eq!(left(&app).await, [0, 0, 0, 0, 0]);
    let address: i64 = app
        .db(|conn| {
            outbox::table
                .filter(outbox::context.like("%Gijs%"))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await;
    assert_eq!(address, 0);
}

async fn no_address_of_a_guest_stays_in_the_outbox(app: App) {
    app.sample("cyber").await;
    let in_outbox = async |what: &'static str| -> i64 {
        app.db(move |conn| {
            diesel::update(outbox::table)
                .set(outbox::state.eq("dead"))
                .execute(conn)
                .unwrap();
            outbox::table
                .filter(outbox::recipient.eq(what))
                .count()
                .get_result(conn)
                .unwrap()
        })
        .await
    };
    // One whose mail never arrived, and one whose receipt did not.
    sent(&app, "Ada", "ada@example.org", "Words.").await;
    assert_eq!(in_outbox("ada@example.org").await, 1);
    sent(&app, "Gijs Gast", "gijs@example.org", "Words.").await;
    confirm(&app, "gijs@example.org").await;
    app.tell_parties().await;
    assert_eq!(in_outbox("gijs@example.org").await, 1);
    app.step(Duration::days(3));
    erase(&app).await;
    assert_eq!(in_outbox("ada@example.org").await, 0);
    assert_eq!(in_outbox("gijs@example.org").await, 1);
    app.step(Duration::days(2 * 365));
    erase(&app).await;
    assert_eq!(in_outbox("gijs@example.org").await, 0);
}

async fn opening_the_link_confirms_nothing(app: App) {
    app.sample("cyber").await;
    sent(&app, "Gijs Gast", "gijs@example.org", "Words.").await;
    let link = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    let scanner = visitor(&app).await;
    for _ in 0..2 {
        assert_eq!(scanner.get(&link).await.status, 200);
    }
    assert_eq!(states(&app).await[0].0, SubmissionState::Awaiting);
    let nonsense = scanner.get("/guest/confirmation?token=nonsense").await;
    assert_eq!(nonsense.status, 422);
    // Pressed twice: once.
    let (_, first) = confirm(&app, "gijs@example.org").await;
    assert_eq!(first.status, 303);
    let again = scanner.get(&link).await;
    assert_eq!(again.status, 422);
}

async fn erases_at_once_what_was_sent_in_somebody_elses_name(app: App) {
    app.sample("cyber").await;
    let (writer, draft) = sent(&app, "Not Gijs", "gijs@example.org", "Nonsense.").await;
    let link = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    let victim = visitor(&app).await;
    let answer = victim.submit(&link, "/guest/disowning", &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(left(&app).await, [0, 0, 0, 0, 0]);
    assert_eq!(writer.get(&draft).await.status, 303);
    let answered: i64 = app
        .db(|conn| answers::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(answered, 0);
}

async fn counts_what_was_sent_in_time_and_confirmed_soon_after(app: App) {
    let sample = app.sample("cyber").await;
    let (round, closes) = (sample.round, app.now() + Duration::hours(1));
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::closes_at.eq(closes))
            .execute(conn)
            .unwrap()
    })
    .await;
    sent(&app, "In Time", "intime@example.org", "Soon.").await;
    let (slow, draft) = sent(&app, "Too Slow", "slow@example.org", "Never.").await;
    let late = visitor(&app).await;
    begin(&late, "Late", "late@example.org", &[]).await;
    let after = comment(&late, "Unsent.").await;
    app.step(Duration::hours(2));
    let too_late = [
        ("action", "submit"),
        ("publication", "organisation"),
        ("submitter_name", "Late"),
    ];
    let refused = late.post_from("/guest", &after, &too_late).await;
    assert_eq!(refused.status, 422);
    let (_, answer) = confirm(&app, "intime@example.org").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    app.step(Duration::hours(24));
    let (_, answer) = confirm(&app, "slow@example.org").await;
    assert_eq!(answer.status, 422);
    let reopening = format!("{draft}/reopening");
    let refused = slow.post_from("/guest", &reopening, &[]).await;
    assert_eq!(refused.status, 409);
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

async fn may_change_what_waits(app: App) {
    app.sample("cyber").await;
    let (browser, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "First.").await;
    let old = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    // A second response beside the one that waits would be one too many.
    let second = browser
        .submit(
            super::FORM,
            super::POST,
            &[("action", "save"), ("body", "Second.")],
        )
        .await;
    assert_eq!(second.status, 422);
    let again = format!("{draft}/confirmation");
    assert_eq!(browser.submit(&draft, &again, &[]).await.status, 303);
    assert_eq!(browser.get(&old).await.status, 422);
    let reopening = format!("{draft}/reopening");
    assert_eq!(browser.submit(&draft, &reopening, &[]).await.status, 303);
    let newer = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    assert_eq!(browser.get(&newer).await.status, 422);
    comment(&browser, "Second.").await;
    send(&browser, &draft).await;
    let (browser, _) = confirm(&app, "gijs@example.org").await;
    let receipt = browser.get(&format!("{draft}/receipt")).await;
    assert!(receipt.body.contains("Second."));
}

async fn the_same_address_replaces_its_earlier_response(app: App) {
    app.sample("cyber").await;
    let (first, old) = sent(&app, "Gijs Gast", "gijs@example.org", "First.").await;
    confirm(&app, "gijs@example.org").await;
    sent(&app, "G. Gast", "Gijs@Example.org", "Second thoughts.").await;
    let link = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    let page = visitor(&app).await.get(&link).await;
    let text = page.text();
    assert!(
        text.contains("replaces your submission of 1 June 2027"),
        "{text}"
    );
    assert!(
        text.contains("Second thoughts."),
        "all that is confirmed: {text}"
    );
    assert_eq!(states(&app).await[0].0, SubmissionState::Submitted);
    confirm(&app, "gijs@example.org").await;
    let found: Vec<SubmissionState> = states(&app).await.into_iter().map(|s| s.0).collect();
    assert_eq!(
        found,
        [SubmissionState::Superseded, SubmissionState::Submitted]
    );
    // The earlier browser has nothing to say any more.
    assert_eq!(first.get(&old).await.status, 303);
    // A guest may also replace their own, and what is never confirmed changes nothing.
    let (_, draft) = sent(&app, "Noor", "noor@example.org", "One.").await;
    let (browser, _) = confirm(&app, "noor@example.org").await;
    let entry = app.mailed_link("noor@example.org", "/guest/entry").await;
    let successor = format!("{draft}/successor");
    let begun = browser.submit(&draft, &successor, &[]).await;
    let next = begun.location.unwrap();
    send(&browser, &next).await;
    app.step(Duration::hours(49));
    erase(&app).await;
    browser.submit(&entry, "/guest/entry", &[]).await;
    assert_eq!(browser.get(&next).await.status, 404);
    let standing = browser.get(&draft).await;
    assert!(standing.text().contains("Submitted"), "{}", standing.text());
}

async fn says_nothing_of_whose_an_address_is(app: App) {
    app.sample("cyber").await;
    app.account("known@example.org", "Known").await;
    let mut pages = Vec::new();
    for email in ["known@example.org", "nobody@example.org"] {
        let (browser, draft) = sent(&app, "Some One", email, "Words.").await;
        let page = browser.get(&draft).await.text();
        pages.push(page.replace(|c: char| c.is_ascii_digit(), ""));
    }
    assert_eq!(pages[0], pages[1]);
    let known = app.mail_to("known@example.org").await;
    assert!(known[0].text.contains("has an account here"));
    assert!(!known[0].text.contains("Some One"));
    let unknown = app.mail_to("nobody@example.org").await;
    assert!(!unknown[0].text.contains("has an account here"));
}

async fn tells_a_guest_what_became_of_the_response(app: App) {
    let sample = app.sample("cyber").await;
    let (_, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "Call 06.").await;
    confirm(&app, "gijs@example.org").await;
    let moderator = app.account("mod@example.org", "Mo").await;
    app.appoint(moderator, sample.consultation, StaffRole::Moderator)
        .await;
    let id: i64 = app
        .db(|conn| comments::table.select(comments::id).first(conn).unwrap())
        .await;
    let decision = format!("/moderation/comments/{id}/decision");
    let fields = [
        ("decisions", "0"),
        ("verdict", "withhold"),
        ("ground", "spam"),
        ("explanation", "A number."),
    ];
    let staff = app.browser(moderator).await;
    let answer = staff.post_from("/moderation", &decision, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let letters = app.mail_to("gijs@example.org").await;
    assert!(letters.last().unwrap().text.contains("A number."));
    let link = app.mailed_link("gijs@example.org", "/guest/entry").await;
    let phone = visitor(&app).await;
    assert!(phone.get(&link).await.has("form[action='/guest/entry']"));
    let opened = phone.submit(&link, "/guest/entry", &[]).await;
    let to = opened.location.unwrap();
    assert_eq!(to, format!("{draft}/outcome"));
    assert_eq!(phone.get(&to).await.status, 200);
}

async fn a_link_in_a_mail_works_once_and_for_a_short_time(app: App) {
    app.sample("cyber").await;
    let (_, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "Words.").await;
    confirm(&app, "gijs@example.org").await;
    let link = app.mailed_link("gijs@example.org", "/guest/entry").await;
    let elsewhere = link.replace("to=/submissions", "to=//example.org/submissions");
    let owner = visitor(&app).await;
    let led = owner.submit(&elsewhere, "/guest/entry", &[]).await;
    assert_eq!(led.location.as_deref(), Some("/guest"));
    assert_eq!(owner.get(&draft).await.status, 200);
    // Whoever the mail was passed on to comes too late; a new link goes to the address alone.
    let other = visitor(&app).await;
    let used = other.get(&link).await;
    assert_eq!(used.status, 422);
    assert!(!used.has("form[action='/guest/entry']"));
    // Also to somebody who wants no mails that others cause: this one is theirs.
    let stop = app.mailed_link("gijs@example.org", "/mail/stop").await;
    let stopped = owner.submit(&stop, "/mail/stop", &[]).await;
    assert_eq!(stopped.status, 303, "{}", stopped.text());
    let before = app.mail_to("gijs@example.org").await.len();
    let renewed = other.submit(&link, "/guest/entry/renewal", &[]).await;
    assert_eq!(renewed.location.as_deref(), Some("/"));
    assert_eq!(other.get(&draft).await.status, 303);
    assert_eq!(app.mail_to("gijs@example.org").await.len(), before + 1);
    app.step(Duration::hours(13));
    assert_eq!(owner.get(&draft).await.status, 303, "its time is over");
    let fresh = app.mailed_link("gijs@example.org", "/guest/entry").await;
    assert_ne!(fresh, link);
    let opened = owner.submit(&fresh, "/guest/entry", &[]).await;
    assert!(opened.location.unwrap().starts_with(&draft));
    assert_eq!(owner.get(&draft).await.status, 200);
    let nonsense = visitor(&app).await.get("/guest/entry?token=nonsense").await;
    assert!(!nonsense.has("form[action='/guest/entry/renewal']"));
}

/// Somebody writes in the name of somebody else, who presses the button.
async fn whoever_confirms_sees_all_of_it_and_holds_it_alone(app: App) {
    app.sample("cyber").await;
    let (writer, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "Put **this** in.").await;
    let link = app
        .mailed_link("gijs@example.org", "/guest/confirmation")
        .await;
    let page = visitor(&app).await.get(&link).await;
    assert!(page.text().contains("Put this in."), "{}", page.text());
    assert!(page.text().contains("Gijs Gast"));
    let (holder, _) = confirm(&app, "gijs@example.org").await;
    assert_eq!(writer.get(&draft).await.status, 303);
    let withdrawal = format!("{draft}/withdrawal");
    let taken = writer.post_from("/sign-in", &withdrawal, &[]).await;
    assert!(taken.location.unwrap().starts_with("/sign-in"));
    assert_eq!(states(&app).await[0].0, SubmissionState::Submitted);
    assert_eq!(holder.get(&draft).await.status, 200);
}

async fn a_draft_that_is_written_in_lasts(app: App) {
    app.sample("cyber").await;
    let writer = visitor(&app).await;
    begin(&writer, "Writes", "writes@example.org", &[]).await;
    let idle = visitor(&app).await;
    begin(&idle, "Idles", "idles@example.org", &[]).await;
    app.step(Duration::hours(20));
    let draft = comment(&writer, "Slowly.").await;
    app.step(Duration::hours(20));
    erase(&app).await;
    assert_eq!(left(&app).await[..4], [1, 1, 1, 1]);
    assert_eq!(idle.get("/guest").await.status, 303);
    assert_eq!(writer.get(&draft).await.status, 200);
    app.step(Duration::days(30));
    erase(&app).await;
    assert_eq!(left(&app).await, [0, 0, 0, 0, 0]);
}

async fn an_organisation_says_what_kind_it_is(app: App) {
    app.sample("cyber").await;
    let browser = visitor(&app).await;
    let role = [("role", "organisation")];
    let wrong = begin(&browser, "Lea", "lea@example.org", &role).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Choose what kind of organisation"));
    let empty = begin(&browser, "", "no address", &[("role", "")]).await;
    assert_eq!(empty.status, 422);
    let right = [
        ("role", "organisation"),
        ("organisation", "Stichting Veilig"),
        ("group", "civil-society"),
    ];
    let begun = begin(&browser, "Lea", "lea@example.org", &right).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let draft = comment(&browser, "For all of us.").await;
    let page = browser.get(&draft).await;
    assert!(page.has("input[value='name-and-organisation']"));
    let parties: Vec<(String, String)> = app
        .db(|conn| {
            parties::table
                .select((parties::name, parties::group_code))
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(
        parties,
        [("Stichting Veilig".to_owned(), "civil-society".to_owned())]
    );
}

async fn responds_only_where_a_round_is_open_to_all(app: App) {
    let sample = app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor").await;
    let signed_in = app.browser(account).await.get(RESPOND).await;
    assert_eq!(
        signed_in.location.as_deref(),
        Some("/consultations/cyber/rounds/1")
    );
    // On the way to a comment, whoever has no account can go on without.
    let next = "/sign-in?next=/consultations/cyber/rounds/1/comment";
    let sign_in = visitor(&app).await.get(next).await;
    assert!(sign_in.has("a[href^='/consultations/cyber/rounds/1/respond?next=']"));
    // And comes out at the passage they chose.
    let asked = visitor(&app).await;
    let asked = asked
        .get("/consultations/cyber/rounds/1/comment?passage=p-1")
        .await;
    assert_eq!(
        asked.location.as_deref(),
        Some("/sign-in?next=%2Fconsultations%2Fcyber%2Frounds%2F1%2Fcomment%3Fpassage%3Dp-1")
    );
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set(rounds::access.eq("invited"))
            .execute(conn)
            .unwrap()
    })
    .await;
    assert_eq!(visitor(&app).await.get(RESPOND).await.status, 404);
}

async fn addresses_are_erased_in_time(app: App) {
    app.sample("cyber").await;
    sent(&app, "Gijs Gast", "gijs@example.org", "Words.").await;
    confirm(&app, "gijs@example.org").await;
    app.step(Duration::days(7 + 364));
    erase(&app).await;
    let known = async || {
        app.db(|conn| {
            guests::table
                .select(guests::email)
                .load::<Option<String>>(conn)
                .unwrap()
        })
        .await
    };
    assert_eq!(known().await, [Some("gijs@example.org".to_owned())]);
    app.step(Duration::days(2));
    erase(&app).await;
    assert_eq!(known().await, [None]);
    assert_eq!(states(&app).await[0].0, SubmissionState::Submitted);
}
