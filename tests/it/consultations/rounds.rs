//! Rounds: the clock, people, mail.

use chrono::Duration;
use polder::access::{Actor, MemberRole, StaffRole};
use polder::consultations::actions::rounds::{self, RoundInput};
use polder::consultations::model::{Consultation, Round, RoundState};
use polder::consultations::{readers, store, worker};
use polder::error::{Error, Result};
use polder::platform::dates;

use super::drafts::{consultation, put};
use crate::support::{App, both};

/// A round that opens in an hour and closes in a day.
fn tomorrow(app: &App, access: &str) -> RoundInput {
    RoundInput {
        version: "1.0".to_owned(),
        opens_at: dates::rfc3339(app.now() + Duration::hours(1)),
        closes_at: dates::rfc3339(app.now() + Duration::days(1)),
        access: access.to_owned(),
        ..RoundInput::default()
    }
}

async fn announced(app: &App, access: &str) -> (Consultation, Round) {
    let to = consultation(app, "s").await;
    put(app, &to, "1.0", "# 1 Goals\n\nA goal.\n")
        .await
        .unwrap();
    let input = tomorrow(app, access);
    let round = rounds::create(&app.site, &Actor::command_line(), &to, &input, true)
        .await
        .unwrap();
    (to, round)
}

async fn state(app: &App, round: &Round) -> RoundState {
    let id = round.id;
    app.db(move |conn| store::round(conn, id).unwrap().state)
        .await
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(message)) => message.key.into_owned(),
        Err(Error::Invalid(faults)) => format!("{}: {}", faults[0].field, faults[0].message.key),
        other => panic!("not refused: {other:?}"),
    }
}

both!(
    the_worker_opens_and_closes_on_time,
    a_round_whose_hour_has_come_opens_at_once,
    a_round_missed_altogether_is_closed,
    people_announce_take_back_close_and_archive,
    the_closing_time_moves_only_forward,
    rounds_are_edited_until_they_open,
    hours_and_numbers_are_checked,
    invited_people_and_staff_are_told,
    an_invited_rounds_text_is_for_the_invited,
);

async fn the_worker_opens_and_closes_on_time(app: App) {
    let (_, round) = announced(&app, "open").await;
    assert_eq!(round.number, 1);
    assert_eq!(round.state, RoundState::Scheduled);
    app.step(Duration::minutes(60) - Duration::seconds(1));
    assert_eq!(worker::step(&app.site).await.unwrap(), 0);
    app.step(Duration::seconds(1));
    assert_eq!(worker::step(&app.site).await.unwrap(), 1);
    assert_eq!(state(&app, &round).await, RoundState::Open);
    assert_eq!(worker::step(&app.site).await.unwrap(), 0);
    app.step(Duration::hours(23));
    assert_eq!(worker::step(&app.site).await.unwrap(), 1);
    assert_eq!(state(&app, &round).await, RoundState::Closed);
    assert_eq!(worker::step(&app.site).await.unwrap(), 0);
}

async fn a_round_whose_hour_has_come_opens_at_once(app: App) {
    let to = consultation(&app, "s").await;
    put(&app, &to, "1.0", "# 1 Goals\n\nA goal.\n")
        .await
        .unwrap();
    let mut input = tomorrow(&app, "open");
    input.number = "7".to_owned();
    input.opens_at = dates::rfc3339(app.now());
    let round = rounds::create(&app.site, &Actor::command_line(), &to, &input, true)
        .await
        .unwrap();
    assert_eq!((round.number, round.state), (7, RoundState::Open));
    assert_eq!(
        refusal(rounds::create(&app.site, &Actor::command_line(), &to, &input, true).await),
        "number: consultations-round-taken"
    );
}

async fn a_round_missed_altogether_is_closed(app: App) {
    let (_, round) = announced(&app, "open").await;
    app.step(Duration::days(2));
    assert_eq!(worker::step(&app.site).await.unwrap(), 1);
    assert_eq!(state(&app, &round).await, RoundState::Closed);
}

async fn people_announce_take_back_close_and_archive(app: App) {
    let (to, round) = announced(&app, "open").await;
    let actor = Actor::command_line();
    let go = async |next| rounds::move_to(&app.site, &actor, &to, round.id, next).await;
    go(RoundState::Draft).await.unwrap();
    assert_eq!(state(&app, &round).await, RoundState::Draft);
    assert_eq!(
        refusal(go(RoundState::Closed).await),
        "consultations-round-moved"
    );
    go(RoundState::Scheduled).await.unwrap();
    app.step(Duration::hours(2));
    // Open by the clock, though no worker has been by.
    assert_eq!(
        refusal(go(RoundState::Draft).await),
        "consultations-round-moved"
    );
    go(RoundState::Closed).await.unwrap();
    let id = round.id;
    let closed = app.db(move |conn| store::round(conn, id).unwrap()).await;
    assert_eq!(closed.state, RoundState::Closed);
    assert_eq!(closed.closes_at, app.now());
    // Answers make it reporting, not somebody's wish.
    assert_eq!(
        refusal(go(RoundState::Reporting).await),
        "consultations-round-moved"
    );
    assert_eq!(
        refusal(go(RoundState::Archived).await),
        "consultations-round-moved"
    );
    let now = app.now();
    app.db(move |conn| {
        assert!(
            store::move_round(conn, now, id, (RoundState::Closed, RoundState::Reporting)).unwrap()
        );
    })
    .await;
    go(RoundState::Archived).await.unwrap();
    assert_eq!(state(&app, &round).await, RoundState::Archived);
}

async fn the_closing_time_moves_only_forward(app: App) {
    let (to, round) = announced(&app, "open").await;
    let actor = Actor::command_line();
    let extend = async |days| {
        let later = dates::rfc3339(app.now() + Duration::days(days));
        rounds::extend(&app.site, &actor, &to, round.id, &later).await
    };
    assert_eq!(refusal(extend(3).await), "consultations-round-moved");
    app.step(Duration::hours(2));
    worker::step(&app.site).await.unwrap();
    assert_eq!(
        refusal(extend(0).await),
        "closes_at: consultations-not-later"
    );
    extend(3).await.unwrap();
    app.step(Duration::days(1));
    assert_eq!(worker::step(&app.site).await.unwrap(), 0);
    app.step(Duration::days(2));
    // Past its hour: open in the books, closed by the clock.
    assert_eq!(refusal(extend(9).await), "consultations-round-moved");
    assert_eq!(worker::step(&app.site).await.unwrap(), 1);
}

async fn rounds_are_edited_until_they_open(app: App) {
    let (to, round) = announced(&app, "open").await;
    let actor = Actor::command_line();
    let mut input = tomorrow(&app, "invited");
    input.introduction = "Please read *chapter 1*.".to_owned();
    rounds::edit(&app.site, &actor, &to, round.id, &input)
        .await
        .unwrap();
    let id = round.id;
    let edited = app.db(move |conn| store::round(conn, id).unwrap()).await;
    assert_eq!(edited.access.as_str(), "invited");
    assert_eq!(edited.introduction, "Please read *chapter 1*.");
    app.step(Duration::hours(1));
    let late = rounds::edit(&app.site, &actor, &to, round.id, &tomorrow(&app, "open")).await;
    assert_eq!(refusal(late), "consultations-round-moved");
}

async fn hours_and_numbers_are_checked(app: App) {
    let to = consultation(&app, "s").await;
    put(&app, &to, "1.0", "# 1 Goals\n\nA goal.\n")
        .await
        .unwrap();
    let good = tomorrow(&app, "open");
    let cases = [
        (
            RoundInput {
                closes_at: good.opens_at.clone(),
                ..good.clone()
            },
            "closes_at: consultations-closes-before-opening",
        ),
        (
            RoundInput {
                opens_at: "2020-01-01".to_owned(),
                closes_at: "2020-02-01".to_owned(),
                ..good.clone()
            },
            "closes_at: consultations-closes-in-past",
        ),
        // Half a year, or one too many in it.
        (
            RoundInput {
                opens_at: "0027-06-01T09:00".to_owned(),
                ..good.clone()
            },
            "opens_at: consultations-time-far-off",
        ),
        (
            RoundInput {
                closes_at: "9999-12-31T09:00:00Z".to_owned(),
                ..good.clone()
            },
            "closes_at: consultations-time-far-off",
        ),
        (
            RoundInput {
                opens_at: "soon".to_owned(),
                ..good.clone()
            },
            "opens_at: consultations-time-unreadable",
        ),
        (
            RoundInput {
                version: "9.9".to_owned(),
                ..good.clone()
            },
            "version: consultations-version-unknown",
        ),
        (
            RoundInput {
                number: "0".to_owned(),
                ..good.clone()
            },
            "number: consultations-number-unsound",
        ),
        (
            RoundInput {
                access: "all".to_owned(),
                ..good.clone()
            },
            "access: consultations-access-missing",
        ),
    ];
    for (input, expected) in cases {
        let made = rounds::create(&app.site, &Actor::command_line(), &to, &input, true).await;
        assert_eq!(refusal(made), expected);
    }
}

async fn invited_people_and_staff_are_told(app: App) {
    let (to, round) = announced(&app, "invited").await;
    let member = app.account("lid@csr.example", "L. Id").await;
    let moderator = app.account("mod@example.org", "M. Mod").await;
    let body = app
        .organisation("Cyber Security Raad", "advisory", member, MemberRole::Lead)
        .await;
    app.appoint(moderator, to.id, StaffRole::Moderator).await;
    app.appoint(moderator, to.id, StaffRole::Drafter).await;
    app.admit(round.id, body).await;
    app.step(Duration::hours(1));
    worker::step(&app.site).await.unwrap();
    let opened = app.mail_to("lid@csr.example").await;
    assert_eq!(opened.len(), 1);
    assert!(
        opened[0].subject.contains("Strategy"),
        "{}",
        opened[0].subject
    );
    assert!(
        opened[0].text.contains("/consultations/s/rounds/1"),
        "{}",
        opened[0].text
    );
    assert!(app.mail_to("mod@example.org").await.is_empty());
    app.step(Duration::days(1));
    worker::step(&app.site).await.unwrap();
    // One mail, though this person has two roles.
    assert_eq!(app.mail_to("mod@example.org").await.len(), 1);
    assert_eq!(app.mail_to("lid@csr.example").await.len(), 1);
}

async fn an_invited_rounds_text_is_for_the_invited(app: App) {
    let (_, round) = announced(&app, "invited").await;
    let member = app.account("lid@csr.example", "L. Id").await;
    let stranger = app.account("x@example.org", "X").await;
    let body = app
        .organisation(
            "Cyber Security Raad",
            "advisory",
            member,
            MemberRole::Member,
        )
        .await;
    let now = app.now();
    app.admit(round.id, body).await;
    app.db(move |conn| {
        let mut may = |account: Option<polder::types::ids::AccountId>| {
            let actor = match account {
                None => Actor::anonymous(polder::audit::Origin::default()),
                Some(account) => {
                    let length = Duration::hours(1);
                    let device = polder::access::Device::default();
                    let token = polder::access::start_session(conn, now, account, length, &device);
                    let idle = Duration::zero();
                    let found = polder::access::find_by_session(conn, now, &token.unwrap(), idle);
                    Actor {
                        who: polder::access::Who::Account(Box::new(found.unwrap().unwrap().viewer)),
                        origin: polder::audit::Origin::default(),
                    }
                }
            };
            readers::require_readable(conn, &actor, &round).is_ok()
        };
        assert!(!may(None));
        assert!(!may(Some(stranger)));
        assert!(may(Some(member)));
    })
    .await;
}
