//! The audit log: nobody waits for it, nobody changes it unseen, and it keeps no network address.

use chrono::{Duration, NaiveDateTime};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polder::audit::{self, Author, Broken, Checkpoint, Event, Vault};
use polder::db::Conn;
use polder::db::schema::{audit_checkpoints, audit_events, audit_origin_keys};
use polder::platform::dates::rfc3339;
use polder::platform::random::sha256_hex;

use crate::faults::node::Installation;
use crate::support::{App, Backend, both};

both!(
    events_get_their_places_without_gaps,
    a_change_to_any_event_is_seen,
    a_chain_made_anew_without_the_key_is_seen,
    a_tail_that_is_cut_off_is_seen,
    addresses_are_marks_that_nobody_can_tell_after_their_term,
    a_log_from_before_keys_stays_checked_and_loses_its_addresses,
    keys_can_be_changed,
    a_checkpoint_is_made_once_a_day,
    refusals_are_noted_and_cannot_fill_the_log,
    staff_reading_names_is_noted_once_a_day,
);

async fn write(app: &App, count: usize) {
    let now = app.now();
    app.db(move |conn| {
        for number in 0..count {
            let event = Event::new("test.write", "test", i64::try_from(number).unwrap());
            audit::record(conn, now, &Author::system(), event).unwrap();
        }
    })
    .await;
}

async fn verify(app: &App, against: Vec<Checkpoint>) -> Result<audit::Verified, Broken> {
    let (vault, now) = (&app.site.vault, app.now());
    vault.verify(&app.site.db, now, against).await.unwrap()
}

async fn sequences(app: &App) -> Vec<Option<i64>> {
    app.db(|conn| {
        audit_events::table
            .order(audit_events::id)
            .select(audit_events::sequence)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn events_get_their_places_without_gaps(app: App) {
    write(&app, 3).await;
    assert_eq!(sequences(&app).await, [None, None, None]);
    assert_eq!(polder::admin::worker::chain(&app.site).await.unwrap(), 3);
    assert_eq!(polder::admin::worker::chain(&app.site).await.unwrap(), 0);
    write(&app, 700).await;
    let verified = verify(&app, Vec::new()).await.unwrap();
    assert_eq!((verified.events, verified.waiting), (703, 0));
    let all: Vec<_> = (1..=703).map(Some).collect();
    assert_eq!(sequences(&app).await, all);
    assert_eq!(verified.end.unwrap().sequence, 703);
}

async fn a_change_to_any_event_is_seen(app: App) {
    write(&app, 5).await;
    assert_eq!(verify(&app, Vec::new()).await.unwrap().events, 5);
    for change in [
        "at = '2020-01-01 00:00:00'",
        "actor_id = 7",
        "actor = 'account'",
        "origin = '~0123456789ab'",
        "action = 'test.other'",
        "subject = 'other'",
        "subject_id = 99",
        "consultation_id = 1",
        "details = '{\"other\": 1}'",
        "key_id = NULL",
    ] {
        app.db(move |conn| {
            conn.batch_execute(&format!(
                "CREATE TABLE kept AS SELECT * FROM audit_events; \
                 UPDATE audit_events SET {change} WHERE sequence = 3"
            ))
            .unwrap();
        })
        .await;
        assert_eq!(
            verify(&app, Vec::new()).await.unwrap_err(),
            Broken::Changed(3),
            "{change}"
        );
        app.db(|conn| {
            conn.batch_execute(
                "DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM kept; DROP TABLE kept",
            )
            .unwrap();
        })
        .await;
    }
    app.db(|conn| {
        conn.batch_execute("DELETE FROM audit_events WHERE sequence = 2")
            .unwrap();
    })
    .await;
    assert_eq!(
        verify(&app, Vec::new()).await.unwrap_err(),
        Broken::Missing(2)
    );
}

/// An event as it was hashed before there were keys.
#[derive(Queryable)]
struct Old {
    id: i64,
    sequence: i64,
    at: NaiveDateTime,
    actor: String,
    origin: String,
    action: String,
    subject: String,
    subject_id: Option<i64>,
    details: String,
}

/// Gives every event the hash it would have had before there were keys: anybody can.
fn chain_without_keys(conn: &mut Conn) {
    let all: Vec<Old> = audit_events::table
        .order(audit_events::id)
        .select((
            audit_events::id,
            audit_events::sequence.assume_not_null(),
            audit_events::at,
            audit_events::actor,
            audit_events::origin,
            audit_events::action,
            audit_events::subject,
            audit_events::subject_id,
            audit_events::details,
        ))
        .load(conn)
        .unwrap();
    let mut previous = "0".repeat(64);
    for old in all {
        let subject_id = old.subject_id.map(|id| id.to_string()).unwrap_or_default();
        let mut input = String::new();
        for part in [
            old.sequence.to_string().as_str(),
            &rfc3339(old.at),
            "",
            &old.actor,
            &old.origin,
            &old.action,
            &old.subject,
            &subject_id,
            "",
            &old.details,
            &previous,
        ] {
            input.push_str(&format!("{}:{part}", part.len()));
        }
        let hash = sha256_hex(input.as_bytes());
        diesel::update(audit_events::table.filter(audit_events::id.eq(old.id)))
            .set((
                audit_events::previous_hash.eq(&previous),
                audit_events::hash.eq(&hash),
                audit_events::key_id.eq(None::<String>),
                audit_events::seal.eq(None::<String>),
            ))
            .execute(conn)
            .unwrap();
        previous = hash;
    }
}

async fn a_chain_made_anew_without_the_key_is_seen(app: App) {
    write(&app, 4).await;
    let end = verify(&app, Vec::new()).await.unwrap().end.unwrap();
    // As somebody who can write the database would: event 2 rewritten, everything hashed anew.
    app.db(|conn| {
        conn.batch_execute("UPDATE audit_events SET action = 'test.nothing' WHERE sequence = 2")
            .unwrap();
        chain_without_keys(conn);
    })
    .await;
    // It passes for a log from before keys, and is sealed as one: visibly, and not past a checkpoint.
    let verified = verify(&app, Vec::new()).await.unwrap();
    assert_eq!(verified.sealed, 4);
    let broken = verify(&app, vec![end.clone()]).await.unwrap_err();
    assert_eq!(broken, Broken::Rewritten(end));
    // Once there is an event with a key, none can lose it.
    app.db(|conn| {
        conn.batch_execute("UPDATE audit_events SET seal = NULL WHERE sequence = 2")
            .unwrap();
    })
    .await;
    assert_eq!(
        verify(&app, Vec::new()).await.unwrap_err(),
        Broken::Changed(2)
    );
}

async fn a_tail_that_is_cut_off_is_seen(app: App) {
    write(&app, 12).await;
    let end = verify(&app, Vec::new()).await.unwrap().end.unwrap();
    app.db(|conn| {
        conn.batch_execute("DELETE FROM audit_events WHERE sequence > 2")
            .unwrap();
    })
    .await;
    assert_eq!(verify(&app, Vec::new()).await.unwrap().events, 2);
    assert_eq!(
        verify(&app, vec![end.clone()]).await.unwrap_err(),
        Broken::Cut {
            end: 2,
            checkpoint: end
        }
    );
}

async fn origins(app: &App) -> Vec<String> {
    app.db(|conn| {
        audit_events::table
            .order(audit_events::id)
            .select(audit_events::origin)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn ask_reset(app: &App) {
    app.visitor()
        .submit("/forgot", "/forgot", &[("email", "p@example.org")])
        .await;
    app.deliver().await;
}

async fn addresses_are_marks_that_nobody_can_tell_after_their_term(app: App) {
    app.account("p@example.org", "P").await;
    ask_reset(&app).await;
    ask_reset(&app).await;
    let marks = origins(&app).await;
    assert_eq!(marks.len(), 2, "{marks:?}");
    assert!(
        marks[0].starts_with('~') && marks[0].len() == 13,
        "{marks:?}"
    );
    assert_eq!(
        marks[0], marks[1],
        "the same address can be told within its term"
    );
    app.step(Duration::days(31));
    ask_reset(&app).await;
    assert_ne!(origins(&app).await[2], marks[0]);
    let salts = async || -> i64 {
        app.db(|conn| audit_origin_keys::table.count().get_result(conn).unwrap())
            .await
    };
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert_eq!(salts().await, 2);
    app.step(Duration::days(93));
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert_eq!(salts().await, 0, "thrown away");
    assert_eq!(verify(&app, Vec::new()).await.unwrap().events, 3);
}

async fn a_log_from_before_keys_stays_checked_and_loses_its_addresses(app: App) {
    let author = |origin: &str| Author {
        account: None,
        kind: "anonymous",
        origin: origin.to_owned(),
    };
    let (now, long_ago) = (app.now(), app.now() - Duration::days(400));
    app.db(move |conn| {
        for (at, origin) in [(long_ago, "192.0.2.1"), (now, "192.0.2.2"), (now, "")] {
            audit::record(
                conn,
                at,
                &author(origin),
                Event::new("old.write", "test", 1),
            )
            .unwrap();
        }
        conn.batch_execute("UPDATE audit_events SET sequence = id")
            .unwrap();
        chain_without_keys(conn);
    })
    .await;
    write(&app, 1).await;
    let verified = verify(&app, Vec::new()).await.unwrap();
    assert_eq!((verified.events, verified.sealed), (5, 3));
    let left = origins(&app).await;
    assert_eq!((left[0].as_str(), left[2].as_str()), ("", ""));
    assert!(left[1].starts_with('~'), "{left:?}");
    for change in [
        "action = 'old.other'",
        "origin = '192.0.2.9'",
        "seal = NULL",
    ] {
        app.db(move |conn| {
            conn.batch_execute(&format!(
                "CREATE TABLE kept AS SELECT * FROM audit_events; \
                 UPDATE audit_events SET {change} WHERE sequence = 2"
            ))
            .unwrap();
        })
        .await;
        assert_eq!(
            verify(&app, Vec::new()).await.unwrap_err(),
            Broken::Changed(2),
            "{change}"
        );
        app.db(|conn| {
            conn.batch_execute(
                "DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM kept; DROP TABLE kept",
            )
            .unwrap();
        })
        .await;
    }
}

async fn keys_can_be_changed(app: App) {
    write(&app, 2).await;
    assert_eq!(verify(&app, Vec::new()).await.unwrap().events, 2);
    let file = app.site.config.audit.key_file.clone();
    let old = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{old}{}\n", "ab".repeat(32))).unwrap();
    // As after a restart.
    let vault = Vault::new(file.clone(), 3);
    write(&app, 2).await;
    assert_eq!(vault.chain(&app.site.db, app.now()).await.unwrap(), 2);
    let verified = vault
        .verify(&app.site.db, app.now(), Vec::new())
        .await
        .unwrap();
    assert_eq!(verified.unwrap().events, 4);
    // Without the old one, the events under it cannot be checked, and nobody goes on unnoticed.
    std::fs::write(&file, format!("{}\n", "ab".repeat(32))).unwrap();
    let vault = Vault::new(file.clone(), 3);
    let broken = vault
        .verify(&app.site.db, app.now(), Vec::new())
        .await
        .unwrap();
    assert!(
        matches!(broken, Err(Broken::KeyMissing(1, _))),
        "{broken:?}"
    );
    std::fs::write(&file, format!("{}\n", "cd".repeat(32))).unwrap();
    write(&app, 1).await;
    let refused = Vault::new(file, 3)
        .chain(&app.site.db, app.now())
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("audit.key_file"), "{refused}");
}

async fn a_checkpoint_is_made_once_a_day(app: App) {
    let made = async || -> Vec<i64> {
        app.db(|conn| {
            audit_checkpoints::table
                .order(audit_checkpoints::id)
                .select(audit_checkpoints::sequence)
                .load(conn)
                .unwrap()
        })
        .await
    };
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert!(made().await.is_empty(), "of nothing there is none");
    write(&app, 2).await;
    polder::admin::worker::chain(&app.site).await.unwrap();
    polder::admin::worker::keep(&app.site).await.unwrap();
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert_eq!(made().await, [2]);
    app.step(Duration::days(1));
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert_eq!(made().await, [2], "nothing was added");
    write(&app, 1).await;
    polder::admin::worker::chain(&app.site).await.unwrap();
    polder::admin::worker::keep(&app.site).await.unwrap();
    assert_eq!(made().await, [2, 3]);
    // What is in the database is looked at by itself.
    app.db(|conn| {
        conn.batch_execute("DELETE FROM audit_events WHERE sequence = 3")
            .unwrap();
    })
    .await;
    assert!(matches!(
        verify(&app, Vec::new()).await,
        Err(Broken::Cut { end: 2, .. })
    ));
}

#[actix_web::test]
async fn the_end_of_the_log_is_mailed_outside_every_day() {
    let app = App::start_with(Backend::Sqlite, |config| {
        config.audit.checkpoint_to = "Auditor <auditor@example.org>".to_owned();
    })
    .await;
    write(&app, 3).await;
    polder::admin::worker::chain(&app.site).await.unwrap();
    polder::admin::worker::keep(&app.site).await.unwrap();
    polder::admin::worker::keep(&app.site).await.unwrap();
    let end = verify(&app, Vec::new()).await.unwrap().end.unwrap();
    let mails = app.mail_to("auditor@example.org").await;
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].text.contains(&end.to_string()),
        "{}",
        mails[0].text
    );
}

async fn told(app: &App, action: &'static str) -> Vec<serde_json::Value> {
    app.db(move |conn| {
        let details: Vec<String> = audit_events::table
            .filter(audit_events::action.eq(action))
            .order(audit_events::id)
            .select(audit_events::details)
            .load(conn)
            .unwrap();
        details
            .iter()
            .map(|details| serde_json::from_str(details).unwrap())
            .collect()
    })
    .await
}

async fn refusals_are_noted_and_cannot_fill_the_log(app: App) {
    let own = app.account("p@example.org", "P").await;
    let browser = app.browser(own).await;
    for _ in 0..20 {
        let refused = browser.get("/admin/accounts").await;
        assert!(refused.status == 403 || refused.status == 404);
    }
    let noted = told(&app, "access.refused").await;
    assert_eq!(noted.len(), 1, "{noted:?}");
    assert_eq!(noted[0]["route"], "/admin/accounts");
    app.step(Duration::hours(2));
    browser.get("/admin/accounts").await;
    let noted = told(&app, "access.refused").await;
    assert_eq!(noted[1]["unnoted"], 19, "{noted:?}");
    // Doors tried at random by nobody known are not noted.
    app.visitor().get("/admin/accounts").await;
    app.visitor().get("/submissions/99").await;
    assert_eq!(told(&app, "access.refused").await.len(), 2);
}

async fn staff_reading_names_is_noted_once_a_day(app: App) {
    let admin = app.account("admin@example.org", "Admin").await;
    app.make_admin(admin).await;
    let browser = app.browser(admin).await;
    for _ in 0..3 {
        assert_eq!(browser.get("/admin/accounts").await.status, 200);
    }
    assert_eq!(told(&app, "read.accounts").await.len(), 1);
    app.step(Duration::hours(25));
    let browser = app.browser(admin).await;
    browser.get("/admin/accounts").await;
    assert_eq!(told(&app, "read.accounts").await.len(), 2);
}

#[actix_web::test]
async fn nobody_waits_for_somebody_else_s_event() {
    let app = App::start(Backend::Postgresql).await;
    let mut other = Conn::Pg(PgConnection::establish(&app.site.config.database.url).unwrap());
    // Another node, frozen between its event and its COMMIT.
    other.batch_execute("BEGIN").unwrap();
    let event = Event::new("test.frozen", "test", 1);
    audit::record(&mut other, app.now(), &Author::system(), event).unwrap();
    write(&app, 3).await;
    assert_eq!(polder::admin::worker::chain(&app.site).await.unwrap(), 3);
    // And one frozen while it gives events their places: the others leave it to that node.
    other
        .batch_execute("COMMIT; BEGIN; SELECT pg_advisory_xact_lock(7210001)")
        .unwrap();
    write(&app, 1).await;
    assert_eq!(polder::admin::worker::chain(&app.site).await.unwrap(), 0);
    other.batch_execute("COMMIT").unwrap();
    let verified = verify(&app, Vec::new()).await.unwrap();
    assert_eq!((verified.events, verified.waiting), (5, 0));
}

#[test]
fn a_node_without_the_key_file_of_the_others_is_refused() {
    let installation = Installation::on_sqlite();
    installation.succeed(&["check"]);
    let file = installation.folder.path().join("audit.key");
    assert!(file.exists());
    let mut conn = SqliteConnection::establish(&installation.url["sqlite:".len()..]).unwrap();
    conn.batch_execute(
        "INSERT INTO audit_events (at, actor, origin, action, subject, details) \
         VALUES ('2026-01-01 00:00:00', 'system', '', 'test.write', 'test', '{}')",
    )
    .unwrap();
    let said = installation.succeed(&["audit", "verify"]);
    let checkpoint = said
        .trim()
        .trim_end_matches('.')
        .rsplit(' ')
        .next()
        .unwrap();
    installation.succeed(&["audit", "verify", "--against", checkpoint]);
    installation.succeed(&["check", "--against", checkpoint]);
    std::fs::rename(&file, installation.folder.path().join("elsewhere")).unwrap();
    for command in ["check", "serve"] {
        let (said, _) = installation.fail(&[command]);
        assert!(
            said.starts_with("polder: audit.key_file: there is no "),
            "{said}"
        );
    }
    assert!(!file.exists(), "no second key is made");
    conn.batch_execute("DELETE FROM audit_events").unwrap();
    std::fs::rename(installation.folder.path().join("elsewhere"), &file).unwrap();
    let (said, _) = installation.fail(&["audit", "verify", "--against", checkpoint]);
    assert!(said.contains("events were cut off"), "{said}");
}
