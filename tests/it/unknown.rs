//! What is not public stays unknown: rounds by invitation tell outsiders their number, hours and access
//! and no more; confidential consultations are not there for them at all; who is anonymous stays so.

mod anonymous;
mod names;
mod sweep;

use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::consultations::model::{RoundAccess, RoundState};
use polder::db::schema::{audit_events, consultations, followers, parties, rounds, versions};
use polder::types::ids::{AccountId, ConsultationId};

use crate::support::{App, Sample, both};

both!(
    the_introduction_of_a_round_by_invitation_stays_inside,
    a_confidential_consultation_is_there_for_its_own_only,
    a_consultation_becomes_confidential_as_a_whole,
    followers_who_may_not_know_are_told_nothing,
    outsiders_cannot_tell_what_there_is,
    a_title_is_one_line_in_a_calendar,
    a_feed_is_asked_for_anew_each_time,
    the_command_line_keeps_to_the_rules_of_confidentiality,
);

async fn set_round(app: &App, sample: &Sample, state: RoundState, access: RoundAccess) {
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(rounds::table.filter(rounds::id.eq(round)))
            .set((
                rounds::state.eq(state),
                rounds::access.eq(access),
                rounds::introduction.eq("Zwarte zwaan."),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

async fn make_confidential(app: &App, id: ConsultationId) {
    app.db(move |conn| {
        diesel::update(consultations::table.filter(consultations::id.eq(id)))
            .set((
                consultations::confidential.eq(true),
                consultations::public_revision.eq(consultations::public_revision + 1),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
}

/// The lead of an organisation that is invited to the sample's round.
async fn invited(app: &App, sample: &Sample) -> AccountId {
    let lead = app.account("lead@example.org", "Lena").await;
    let organisation = app
        .organisation("Council", "advisory", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(sample, "Council", "advisory", Some(organisation), None)
        .await;
    app.db(move |conn| {
        diesel::update(parties::table.filter(parties::id.eq(party)))
            .set(parties::invited.eq(true))
            .execute(conn)
            .unwrap();
    })
    .await;
    lead
}

async fn the_introduction_of_a_round_by_invitation_stays_inside(app: App) {
    let sample = app.sample("inner").await;
    set_round(&app, &sample, RoundState::Open, RoundAccess::Invited).await;
    let version = sample.version;
    app.db(move |conn| {
        diesel::update(versions::table.filter(versions::id.eq(version)))
            .set(versions::label.eq("zwaan-7"))
            .execute(conn)
            .unwrap();
    })
    .await;
    let reader = app.browser(invited(&app, &sample).await).await;
    let stranger = app.browser(app.account("s@example.org", "S").await).await;
    for who in [&app.visitor(), &stranger] {
        for path in [
            "/",
            "/consultations/inner",
            "/consultations/inner/feed.atom",
            "/consultations/inner/calendar.ics",
            "/calendar.ics",
            "/api/v1/consultations/inner",
            "/api/v1/consultations/inner/rounds",
            "/api/v1/consultations/inner/rounds/1",
        ] {
            let answer = who.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(
                !answer.body.to_lowercase().contains("zwaan"),
                "{path}: {}",
                answer.body
            );
        }
    }
    let told = app
        .visitor()
        .get("/api/v1/consultations/inner/rounds/1")
        .await
        .json();
    assert_eq!(told["access"], "invited");
    assert!(told["introduction"].is_null() && told["version"].is_null());
    assert!(told["opensAt"].is_string());
    // Who may read it is told all.
    let page = reader.get("/consultations/inner/rounds/1").await;
    assert!(page.body.contains("Zwarte zwaan"), "{}", page.text());
    assert!(
        reader
            .get("/consultations/inner")
            .await
            .body
            .contains("zwaan-7")
    );
}

const PLACES: [&str; 12] = [
    "/consultations/inner",
    "/consultations/inner/rounds/1",
    "/consultations/inner/rounds/1/comments",
    "/consultations/inner/rounds/1/search?q=purpose",
    "/consultations/inner/report",
    "/consultations/inner/versions",
    "/consultations/inner/comparison",
    "/consultations/inner/exports",
    "/consultations/inner/rounds/1/export.csv",
    "/consultations/inner/impersonation",
    "/consultations/inner/follow",
    "/api/v1/consultations/inner",
];

async fn a_confidential_consultation_is_there_for_its_own_only(app: App) {
    let sample = app.sample("inner").await;
    set_round(&app, &sample, RoundState::Closed, RoundAccess::Invited).await;
    make_confidential(&app, sample.consultation).await;
    let reader = app.browser(invited(&app, &sample).await).await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::Drafter)
        .await;
    let drafter = app.browser(drafter).await;
    let stranger = app.browser(app.account("s@example.org", "S").await).await;
    let name = "Sample inner";
    for who in [&app.visitor(), &stranger] {
        for path in PLACES {
            let answer = who.get(path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.body.contains(name), "{path}");
        }
        for path in [
            "/",
            "/calendar.ics",
            "/search?q=purpose",
            "/api/v1/consultations",
            "/api/v1/search?q=purpose",
        ] {
            let answer = who.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(!answer.body.contains(name), "{path}");
        }
        // As for one that is not there.
        for path in ["/search?q=purpose", "/api/v1/search?q=purpose"] {
            let there = who.get(&format!("{path}&consultation=inner")).await;
            let not = who.get(&format!("{path}&consultation=nowhere")).await;
            assert_eq!(there.status, not.status, "{path}");
        }
    }
    // Feeds and calendars are passed on, whoever fetches them.
    for file in ["feed.atom", "calendar.ics"] {
        let path = format!("/consultations/inner/{file}");
        assert_eq!(drafter.get(&path).await.status, 404, "{file}");
    }
    for who in [&reader, &drafter] {
        for path in PLACES {
            if path.starts_with("/api") {
                continue;
            }
            assert_eq!(who.get(path).await.status, 200, "{path}");
        }
        assert!(who.get("/").await.body.contains(name));
    }
}

async fn a_consultation_becomes_confidential_as_a_whole(app: App) {
    let sample = app.sample("inner").await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::ProjectLead)
        .await;
    let drafter = app.browser(drafter).await;
    let page = "/manage/inner/settings";
    let save = async |confidential: &'static str| {
        let fields = [
            ("title", "Sample inner"),
            ("language", "nl"),
            ("time_zone", "Europe/Amsterdam"),
            ("confidential", confidential),
        ];
        drafter.post_from(page, page, &fields).await
    };
    // A round for everybody cannot be part of it.
    let refused = save("yes").await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("Round 1 is open to everybody"),
        "{}",
        refused.text()
    );
    assert_eq!(app.visitor().get("/consultations/inner").await.status, 200);
    set_round(&app, &sample, RoundState::Scheduled, RoundAccess::Invited).await;
    assert_eq!(save("yes").await.status, 303);
    assert_eq!(app.visitor().get("/consultations/inner").await.status, 404);
    assert!(
        drafter
            .get(page)
            .await
            .has("input[name=confidential][checked]")
    );
    // Nor can one be added.
    let rounds = "/manage/inner/rounds";
    let fields = [
        ("version", "1.0"),
        ("opens_at", "2027-07-01"),
        ("closes_at", "2027-08-01"),
        ("access", "open"),
    ];
    let refused = drafter
        .post_from("/manage/inner/rounds/new", rounds, &fields)
        .await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.text().contains("This consultation is confidential"));
    assert_eq!(save("").await.status, 303);
    assert_eq!(app.visitor().get("/consultations/inner").await.status, 200);
    let noted: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("consultation.change"))
                .order(audit_events::sequence)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(noted.len(), 2);
    assert!(noted[0].contains("\"confidential\":true"), "{noted:?}");
    assert!(noted[1].contains("\"confidential\":false"), "{noted:?}");
}

async fn followers_who_may_not_know_are_told_nothing(app: App) {
    let sample = app.sample("inner").await;
    invited(&app, &sample).await;
    let (consultation, now) = (sample.consultation, app.now());
    app.db(move |conn| {
        for email in ["anybody@example.org", "lead@example.org"] {
            diesel::insert_into(followers::table)
                .values((
                    followers::consultation_id.eq(consultation),
                    followers::email.eq(email),
                    followers::language.eq("en"),
                    followers::created_at.eq(now),
                    followers::confirmed_at.eq(Some(now)),
                ))
                .execute(conn)
                .unwrap();
        }
    })
    .await;
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Invited).await;
    make_confidential(&app, sample.consultation).await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::ProjectLead)
        .await;
    let drafter = app.browser(drafter).await;
    app.step(chrono::Duration::minutes(1));
    let state = "/manage/inner/rounds/1/state";
    let done = drafter
        .post_from("/manage/inner/rounds/1", state, &[("state", "scheduled")])
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    while polder::consultations::worker::step(&app.site)
        .await
        .unwrap()
        > 0
    {}
    while polder::following::worker::announce(&app.site)
        .await
        .unwrap()
        > 0
    {}
    assert!(app.mail_to("anybody@example.org").await.is_empty());
    assert!(!app.mail_to("lead@example.org").await.is_empty());
}

/// An outsider gets the same answer for what is there and for what is not.
async fn outsiders_cannot_tell_what_there_is(app: App) {
    let sample = app.sample("inner").await;
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Open).await;
    let elsewhere = app.sample("elsewhere").await;
    let moderator = app.account("mo@example.org", "Mo").await;
    app.appoint(moderator, elsewhere.consultation, StaffRole::Moderator)
        .await;
    let moderator = app.browser(moderator).await;
    let stranger = app.browser(app.account("s@example.org", "S").await).await;
    let visitor = app.visitor();
    let pairs = [
        ("/manage/inner", "/manage/nowhere"),
        ("/manage/inner/rounds/1", "/manage/nowhere/rounds/1"),
        (
            "/manage/inner/rounds/1/intake",
            "/manage/nowhere/rounds/1/intake",
        ),
        ("/drafting/inner/rounds/1", "/drafting/nowhere/rounds/1"),
        (
            "/drafting/inner/rounds/1/publication",
            "/drafting/nowhere/rounds/1/publication",
        ),
        ("/consultations/inner", "/consultations/nowhere"),
        (
            "/consultations/inner/exports",
            "/consultations/nowhere/exports",
        ),
        (
            "/consultations/inner/export.csv?audience=internal",
            "/consultations/nowhere/export.csv?audience=internal",
        ),
    ];
    let kind = |answer: &crate::support::Answer| {
        let place = answer.location.clone().unwrap_or_default();
        (answer.status.as_u16(), place.replace("inner", "nowhere"))
    };
    for who in [&visitor, &stranger, &moderator] {
        for (there, not) in pairs {
            let answer = who.get(there).await;
            assert_eq!(kind(&answer), kind(&who.get(not).await), "{there}");
            assert_ne!(answer.status, 403, "{there}");
        }
    }
    for path in [
        "/moderation/comments/1",
        "/drafting/comments/1",
        "/drafting/campaigns/1",
    ] {
        assert_eq!(stranger.get(path).await.status, 404, "{path}");
    }
    for path in [
        "/admin",
        "/admin/accounts/1",
        "/admin/accounts/999999",
        "/moderation",
        "/drafting",
    ] {
        assert_eq!(stranger.get(path).await.status, 404, "{path}");
    }
}

async fn a_title_is_one_line_in_a_calendar(app: App) {
    let sample = app.sample("told").await;
    let drafter = app.account("drafter@example.org", "Daan").await;
    app.appoint(drafter, sample.consultation, StaffRole::ProjectLead)
        .await;
    let drafter = app.browser(drafter).await;
    let page = "/manage/told/settings";
    let fields = [
        ("title", "Told\r\nX-INJECTED:yes\u{2028}and more"),
        ("language", "nl"),
        ("time_zone", "Europe/Amsterdam"),
    ];
    assert_eq!(drafter.post_from(page, page, &fields).await.status, 303);
    let calendar = app.visitor().get("/consultations/told/calendar.ics").await;
    assert!(
        !calendar
            .body
            .lines()
            .any(|line| line.starts_with("X-INJECTED")),
        "{}",
        calendar.body
    );
    let id = sample.consultation;
    let title: String = app
        .db(move |conn| {
            consultations::table
                .filter(consultations::id.eq(id))
                .select(consultations::title)
                .first(conn)
                .unwrap()
        })
        .await;
    assert_eq!(title, "Told X-INJECTED:yes and more");
    // One that stands in the database with its breaks, from before.
    app.db(move |conn| {
        diesel::update(consultations::table.filter(consultations::id.eq(id)))
            .set(consultations::title.eq("Old\r\nX-INJECTED:yes"))
            .execute(conn)
            .unwrap();
    })
    .await;
    let calendar = app.visitor().get("/consultations/told/calendar.ics").await;
    assert!(
        !calendar
            .body
            .lines()
            .any(|line| line.starts_with("X-INJECTED")),
        "{}",
        calendar.body
    );
}

async fn a_feed_is_asked_for_anew_each_time(app: App) {
    let sample = app.sample("told").await;
    let visitor = app.visitor();
    for path in [
        "/consultations/told/feed.atom",
        "/consultations/told/calendar.ics",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(
            answer.headers["cache-control"], "public, no-cache",
            "{path}"
        );
        assert!(answer.headers.contains_key("etag"), "{path}");
    }
    // An announcement taken back is gone at once.
    set_round(&app, &sample, RoundState::Draft, RoundAccess::Open).await;
    let gone = visitor.get("/consultations/told/feed.atom").await;
    assert_eq!(gone.status, 404);
}

async fn the_command_line_keeps_to_the_rules_of_confidentiality(app: App) {
    let sample = app.sample("inner").await;
    let folder = tempfile::tempdir().unwrap();
    let change = |confidential: &str| {
        let line =
            format!("consultation change --consultation inner --confidential {confidential}");
        let said = app.run(folder.path(), &line, "");
        (said.status, said.out, said.errors)
    };
    let status = async || app.visitor().get("/consultations/inner").await.status;
    let (code, _, said) = change("yes");
    assert_eq!(code, 1);
    assert!(said.contains("Round 1 is open to everybody"), "{said}");
    assert_eq!(status().await, 200);
    set_round(&app, &sample, RoundState::Scheduled, RoundAccess::Invited).await;
    let (code, told, said) = change("yes");
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("inner is confidential"), "{told}");
    assert_eq!(status().await, 404);
    let (code, _, said) = change("yes");
    assert_eq!(code, 1);
    assert!(said.contains("confidential already"), "{said}");
    assert_eq!(change("no").0, 0);
    assert_eq!(status().await, 200);
    assert_eq!(change("perhaps").0, 2);
    let noted: Vec<(String, String)> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("consultation.change"))
                .order(audit_events::sequence)
                .select((audit_events::actor, audit_events::details))
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(noted.len(), 2);
    for ((by, what), confidential) in noted.iter().zip(["true", "false"]) {
        assert_eq!(by, "command-line");
        assert!(
            what.contains(&format!("\"confidential\":{confidential}")),
            "{what}"
        );
    }
}
