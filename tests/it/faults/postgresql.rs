//! PostgreSQL away, frozen and killed: whoever asks is told so at once, and what was acknowledged
//! is there afterwards.

use std::time::Duration;

use diesel::prelude::*;
use serde_json::json;

use super::cluster::Cluster;
use super::load::Load;
use super::node::{Count, Installation, Node, Timed, timed};
use super::nodes::nothing_is_lost;

/// The most anybody waits: the three seconds of `database.connect_seconds`, on a busy machine.
const SOON: Duration = Duration::from_secs(6);

/// Writes a draft with one comment by the API.
async fn write(client: &reqwest::Client, node: &Node, token: &str, words: &str) -> Timed {
    let body = json!({ "consultation": "cyber", "round": 1, "comments": [{ "body": words }] });
    let path = format!("{}/api/v1/submissions", node.base);
    timed(client.post(path).bearer_auth(token).json(&body)).await
}

/// How many comments there are in these words.
async fn count(url: &str, words: &str) -> i64 {
    let mut conn = PgConnection::establish(url).unwrap();
    diesel::sql_query("SELECT count(*) AS count FROM comments WHERE body = $1")
        .bind::<diesel::sql_types::Text, _>(words)
        .get_result::<Count>(&mut conn)
        .unwrap()
        .count
}

fn asks_to_try_again(answer: &Timed, kind: &str) {
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.after < SOON, "after {:?}", answer.after);
    assert!(answer.headers.contains_key("retry-after"));
    let own = answer.headers["content-type"].to_str().unwrap();
    assert!(own.starts_with(kind), "{own}");
}

/// A page, the API and a form, each in its own way.
async fn everybody_is_told(node: &Node, token: &str, session: &crate::support::Actor) {
    let client = reqwest::Client::new();
    let page = timed(client.get(format!("{}/?lang=en", node.base))).await;
    asks_to_try_again(&page, "text/html");
    assert!(page.body.contains("Our database does not answer"));
    let api = timed(
        client
            .get(format!("{}/api/v1/submissions", node.base))
            .bearer_auth(token),
    )
    .await;
    asks_to_try_again(&api, "application/problem+json");
    // Somebody who is signed in is not known now, and is told so all the same.
    let own = session.get("/account?lang=en").await;
    assert_eq!(own.status, 503);
    assert!(own.text().contains("try again"), "{}", own.text());
    let ready = timed(client.get(format!("{}/readyz", node.base))).await;
    assert_eq!(ready.status, 503);
    assert!(ready.after < SOON, "readyz after {:?}", ready.after);
    assert!(ready.body.starts_with("database.url:"), "{}", ready.body);
    let alive = timed(client.get(format!("{}/healthz", node.base))).await;
    assert_eq!((alive.status, alive.body.as_str()), (200, "ok\n"));
    // Many at once wait no longer, and take no thread each.
    let many = (0..64).map(|_| timed(client.get(format!("{}/?lang=nl", node.base))));
    for answer in futures_util::future::join_all(many).await {
        asks_to_try_again(&answer, "text/html");
    }
}

async fn works_again(node: &Node, token: &str, words: &str, url: &str) {
    node.ready().await;
    let client = reqwest::Client::new();
    let answer = write(&client, node, token, words).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert!(answer.after < SOON);
    assert_eq!(count(url, words).await, 1);
}

#[actix_web::test]
async fn away_it_is_said_within_seconds_and_by_one_sentence() {
    let mut cluster = Cluster::start();
    let installation = Installation::over(cluster.url());
    let (_, tokens) = installation.people(2).await;
    let node = installation.serve().await;
    let app = installation.app_at(&node.base);
    let own = app.account("own@example.org", "Own").await;
    let session = app.browser(own).await;
    drop(app);
    works_again(&node, &tokens[0], "before", &cluster.url()).await;
    cluster.down();
    everybody_is_told(&node, &tokens[0], &session).await;
    for command in ["check", "serve"] {
        let (said, after) = installation.fail(&[command]);
        assert!(after < SOON, "{command} after {after:?}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("polder: database.url: "), "{said}");
        assert!(!said.contains("hushhush"), "{said}");
    }
    cluster.up();
    works_again(&node, &tokens[1], "after", &cluster.url()).await;
    assert!(!installation.log().contains("hushhush"));
}

#[actix_web::test]
async fn frozen_it_is_said_within_seconds_and_nothing_is_done_behind_ones_back() {
    let cluster = Cluster::start();
    let installation = Installation::over(cluster.url());
    let (_, tokens) = installation.people(2).await;
    let node = installation.serve().await;
    let app = installation.app_at(&node.base);
    let own = app.account("own@example.org", "Own").await;
    let session = app.browser(own).await;
    drop(app);
    works_again(&node, &tokens[0], "before", &cluster.url()).await;
    cluster.freeze();
    everybody_is_told(&node, &tokens[0], &session).await;
    let client = reqwest::Client::new();
    let refused = write(&client, &node, &tokens[1], "meanwhile").await;
    asks_to_try_again(&refused, "application/problem+json");
    let (said, after) = installation.fail(&["check"]);
    assert!(after < SOON, "check after {after:?}");
    assert!(said.starts_with("polder: database.url: "), "{said}");
    cluster.thaw();
    works_again(&node, &tokens[1], "after", &cluster.url()).await;
    assert_eq!(
        count(&cluster.url(), "meanwhile").await,
        0,
        "who was told that nothing was done can rely on it"
    );
}

#[actix_web::test]
async fn killed_under_load_it_loses_nothing() {
    let mut cluster = Cluster::start();
    let installation = Installation::over(cluster.url());
    let (_, tokens) = installation.people(4).await;
    let node = installation.serve().await;
    let load = Load::begin(&node.base, &tokens);
    for turn in 0..if super::soak() { 20 } else { 3 } {
        assert!(
            load.goes_on(8, Duration::from_secs(30)).await,
            "turn {turn}"
        );
        cluster.down();
        cluster.up();
    }
    assert!(load.goes_on(8, Duration::from_secs(30)).await);
    let told = load.end().await;
    drop(node);
    nothing_is_lost(&installation, &told).await;
}
