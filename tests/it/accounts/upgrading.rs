//! What an installation had before is there after the upgrade, and no more lasting than what is made now.

use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polder::db::Conn;
use polder::db::schema::{accounts, api_tokens};
use polder::platform::random;

use crate::support::{App, both};

both!(tokens_and_accounts_from_before_are_bounded);

const STEPS: [&str; 5] = [
    "2026-11-28-000020_access",
    "2026-11-28-000021_registration",
    "2026-11-28-000022_guessing",
    "2026-11-28-000023_accounts_end",
    "2026-11-28-000024_guest_links",
];

fn step(conn: &mut Conn, name: &str, direction: &str) {
    let backend = match conn {
        Conn::Pg(_) => "postgresql",
        Conn::Sqlite(_) => "sqlite",
    };
    let path = format!("migrations/{backend}/{name}/{direction}.sql");
    let sql = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    conn.batch_execute(&sql).unwrap();
}

async fn tokens_and_accounts_from_before_are_bounded(app: App) {
    let token = random::token();
    let hash = random::token_hash(&token);
    app.db(move |conn| {
        for name in STEPS.iter().rev() {
            step(conn, name, "down");
        }
        let now = "'2026-11-01 12:00:00'";
        let rows = format!(
            "INSERT INTO accounts (email, name, password_hash, language, admin, verified_at, created_at)
                VALUES ('noor@example.org', 'Noor', 'x', 'nl', false, {now}, {now});
            INSERT INTO accounts (email, name, password_hash, language, admin, created_at)
                VALUES ('planted@example.org', 'Planted', 'x', 'nl', false, {now});
            INSERT INTO api_tokens (account_id, name, token_hash, hint, created_at)
                SELECT id, 'old', '{hash}', 'last', {now} FROM accounts WHERE name = 'Noor';"
        );
        conn.batch_execute(&rows).unwrap();
        for name in STEPS {
            step(conn, name, "up");
        }
    })
    .await;
    let reads = app
        .visitor()
        .api("GET", "/api/v1/submissions", Some(&token), None)
        .await;
    assert_eq!(reads.status, 200);
    app.db(|conn| {
        let until: polder::types::Moment = api_tokens::table
            .select(api_tokens::expires_at)
            .first(conn)
            .unwrap();
        let now = polder::platform::clock::Clock::system().now();
        let left = (until - now).num_days();
        assert!((363..=366).contains(&left), "{left} days");
        let people: Vec<(String, Option<String>)> = accounts::table
            .select((accounts::name, accounts::password_hash))
            .order(accounts::id)
            .load(conn)
            .unwrap();
        assert_eq!(people[0], ("Noor".to_owned(), Some("x".to_owned())));
        assert_eq!(
            people[1],
            (String::new(), None),
            "typed before it was confirmed"
        );
    })
    .await;
}
