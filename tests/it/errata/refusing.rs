//! What is no erratum, or may not be mended now, or not by one person alone.

use chrono::Duration;
use diesel::prelude::*;
use polder::access::StaffRole;
use polder::consultations::model::RoundState;
use polder::consultations::store;
use polder::db::schema::{errata, passages, rounds, versions};

use super::{MENDED, TEXT, mend, page, scene, send};
use crate::support::{App, Sample, both};

both!(
    what_is_no_erratum_is_refused_with_a_sentence,
    who_read_the_passage_before_gets_their_words_back,
    only_while_a_round_takes_comments,
    two_people_want_the_very_same,
    another_consultations_passage_is_not_there,
);

async fn text(app: &App, sample: &Sample) -> (String, String, i64) {
    let passage = sample.passages[1];
    app.db(move |conn| {
        passages::table
            .filter(passages::id.eq(passage))
            .select((passages::text, passages::html, passages::errata))
            .first(conn)
            .unwrap()
    })
    .await
}

async fn what_is_no_erratum_is_refused_with_a_sentence(app: App) {
    let (sample, lotte) = scene(&app).await;
    let before = text(&app, &sample).await;
    let long = "x".repeat(501);
    let larger = format!(
        "Het {} stelt één norm vast. Wij volgen de norm altijd.",
        "kabinet".repeat(7)
    );
    for (text, reason, sentence) in [
        (MENDED, "", "Say why"),
        (MENDED, long.as_str(), "at most 500 characters"),
        (TEXT, "x", "Nothing has changed"),
        ("", "x", "Say what is to stand there"),
        (larger.as_str(), "x", "at most 40 can"),
        // Partly in the element, partly outside.
        (
            "Het kabi telt één norm vast. Wij volgen de norm altijd.",
            "x",
            "partly in bold",
        ),
    ] {
        for action in ["look", "mend"] {
            let fields = [("text", text), ("reason", reason), ("action", action)];
            let refused = send(&lotte, sample.passages[1], &fields).await;
            assert_eq!(refused.status, 422, "{text}");
            assert!(refused.text().contains(sentence), "{}", refused.text());
        }
    }
    // A look changes nothing, and says what would change.
    let fields = [
        ("text", MENDED),
        ("reason", "Typefout."),
        ("action", "look"),
    ];
    let look = send(&lotte, sample.passages[1], &fields).await;
    assert_eq!(look.status, 200);
    assert!(look.has("#erratum-preview") && look.has("button[name=action][value=mend]"));
    assert!(
        look.text().contains("[deleted: kabinnet ]"),
        "{}",
        look.text()
    );
    assert_eq!(text(&app, &sample).await, before);
}

async fn who_read_the_passage_before_gets_their_words_back(app: App) {
    let (sample, lotte) = scene(&app).await;
    let path = page(sample.passages[1]);
    let opened = lotte.get(&format!("{path}?lang=en")).await;
    let seen = opened.form(&path);
    assert!(seen.contains(&("seen".to_owned(), TEXT.to_owned())));
    mend(&lotte, &sample, MENDED).await;
    let other = "Het kabinnet stelt één norm vast. Wij volgen de normen altijd.";
    let fields = [
        ("seen", TEXT),
        ("text", other),
        ("reason", "Meervoud."),
        ("action", "mend"),
    ];
    let refused = send(&lotte, sample.passages[1], &fields).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("was changed since you opened it"));
    // Their words in the passage as it is now; what the colleague mended is not undone.
    let rebased = "Het kabinet stelt één norm vast. Wij volgen de normen altijd.";
    let form = refused.form(&path);
    assert!(
        form.contains(&("text".to_owned(), rebased.to_owned())),
        "{form:?}"
    );
    assert!(form.contains(&("seen".to_owned(), MENDED.to_owned())));
    assert!(form.contains(&("reason".to_owned(), "Meervoud.".to_owned())));
    mend(&lotte, &sample, rebased).await;
    assert_eq!(text(&app, &sample).await.0, rebased);
}

async fn only_while_a_round_takes_comments(app: App) {
    let (sample, lotte) = scene(&app).await;
    let (round, now) = (sample.round, app.now());
    let set = async |state: RoundState, opens: Duration, closes: Duration| {
        app.db(move |conn| {
            diesel::update(rounds::table.filter(rounds::id.eq(round)))
                .set((
                    rounds::state.eq(state),
                    rounds::opens_at.eq(now + opens),
                    rounds::closes_at.eq(now + closes),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    };
    let (day, week) = (Duration::days(1), Duration::days(7));
    let fields = [
        ("seen", TEXT),
        ("text", MENDED),
        ("reason", "x"),
        ("action", "mend"),
    ];
    let version = format!("/manage/cyber/versions/{}?lang=en", sample.version);
    for (state, opens, closes, sentence) in [
        (RoundState::Draft, day, week, "has not opened yet"),
        (RoundState::Scheduled, day, week, "has not opened yet"),
        // By the clock, whatever a worker has seen.
        (RoundState::Open, -week, -day, "is closed"),
        (RoundState::Closed, -week, -day, "is closed"),
        (RoundState::Reporting, -week, -day, "is closed"),
        (RoundState::Archived, -week, -day, "is closed"),
    ] {
        set(state, opens, closes).await;
        let path = page(sample.passages[1]);
        let shown = lotte.get(&format!("{path}?lang=en")).await;
        assert!(shown.text().contains(sentence) && !shown.has("textarea"));
        let refused = lotte.post_from(&version, &path, &fields).await;
        assert_eq!(refused.status, 409, "{state}");
        assert!(!lotte.get(&version).await.body.contains("/erratum"));
    }
    set(RoundState::Open, -day, week).await;
    assert!(lotte.get(&version).await.body.contains("/erratum"));
    mend(&lotte, &sample, MENDED).await;
    let version = sample.version;
    let count: i64 = app
        .db(move |conn| {
            versions::table
                .filter(versions::id.eq(version))
                .select(versions::errata)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(count, 1);
}

async fn two_people_want_the_very_same(app: App) {
    let (sample, lotte) = scene(&app).await;
    let consultation = sample.consultation;
    app.db(move |conn| store::set_second_person(conn, consultation, true).unwrap())
        .await;
    let leen = app.account("leen@example.org", "Leen").await;
    app.appoint(leen, consultation, StaffRole::ProjectLead)
        .await;
    let lead = app.browser(leen).await;
    let fields = [
        ("text", MENDED),
        ("reason", "Typefout."),
        ("action", "mend"),
    ];
    let asked = send(&lotte, sample.passages[1], &fields).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert_eq!(text(&app, &sample).await.0, TEXT);
    let letters = app.mail_to("leen@example.org").await;
    assert_eq!(letters.len(), 1);
    let path = page(sample.passages[1]);
    assert!(letters[0].text.contains(&path), "{}", letters[0].text);
    assert!(letters[0].text.contains("Correct a typing error"));
    // The same person again is no second one, and another wish asks anew.
    send(&lotte, sample.passages[1], &fields).await;
    let other = [("text", MENDED), ("reason", "Anders."), ("action", "mend")];
    send(&lead, sample.passages[1], &other).await;
    assert_eq!(text(&app, &sample).await.2, 0);
    // Who comes finds what was asked for in the form.
    let shown = lotte.get(&format!("{path}?lang=en")).await;
    assert!(
        shown.text().contains("Leen asked for this"),
        "{}",
        shown.text()
    );
    assert!(
        shown
            .form(&path)
            .contains(&("text".to_owned(), MENDED.to_owned()))
    );
    assert!(
        shown
            .form(&path)
            .contains(&("reason".to_owned(), "Anders.".to_owned()))
    );
    let done = send(&lotte, sample.passages[1], &[("action", "mend")]).await;
    assert_eq!(done.status, 303);
    assert_eq!(text(&app, &sample).await.0, MENDED);
    let people: (Option<i64>, Option<i64>) = app
        .db(|conn| {
            errata::table
                .select((errata::mended_by, errata::agreed_by))
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(people.0, Some(leen.0));
    assert!(people.1.is_some_and(|agreed| agreed != leen.0));
}

async fn another_consultations_passage_is_not_there(app: App) {
    let (_, lotte) = scene(&app).await;
    let elsewhere = app.sample("water").await;
    let path = page(elsewhere.passages[1]);
    assert_eq!(lotte.get(&path).await.status, 404);
    let fields = [("seen", TEXT), ("text", MENDED), ("reason", "x")];
    let posted = lotte.post_from("/manage/cyber", &path, &fields).await;
    assert_eq!(posted.status, 404);
}
