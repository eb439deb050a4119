//! What a load balancer is told is true, and says why.

use diesel::connection::SimpleConnection;
use polder::db::{Conn, DatabaseUrl};

use crate::support::{App, Backend, both};

both!(
    readiness_says_that_the_schema_is_old,
    readiness_says_that_nothing_can_be_written,
);

async fn batch(app: &App, sqlite: &'static str, postgresql: &'static str) {
    app.db(move |conn| {
        match conn {
            Conn::Sqlite(conn) => conn.batch_execute(sqlite),
            Conn::Pg(conn) => conn.batch_execute(postgresql),
        }
        .unwrap();
    })
    .await;
}

async fn unready(app: &App) -> String {
    let answer = app.visitor().get("/readyz").await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(
        answer.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain"),
        "a sentence, not a page"
    );
    answer.body
}

async fn readiness_says_that_the_schema_is_old(app: App) {
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = \
                  (SELECT max(version) FROM __diesel_schema_migrations)";
    batch(&app, forget, forget).await;
    let why = unready(&app).await;
    assert_eq!(why, "the schema is not the newest: run polder migrate\n");
}

async fn readiness_says_that_nothing_can_be_written(app: App) {
    batch(
        &app,
        "CREATE TRIGGER full_disk BEFORE UPDATE ON __diesel_schema_migrations \
         BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS \
         'BEGIN RAISE EXCEPTION ''no space left on device''; END'; \
         CREATE TRIGGER full_disk BEFORE UPDATE ON __diesel_schema_migrations \
         FOR EACH ROW EXECUTE FUNCTION full_disk()",
    )
    .await;
    let why = unready(&app).await;
    assert!(why.starts_with("the database cannot be written"), "{why}");
    assert!(
        !why.contains("disk is full\n"),
        "the place and the reason are in the log"
    );
}

#[actix_web::test]
async fn readiness_looks_for_room_beside_the_database() {
    let app = App::start(Backend::Sqlite).await;
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    let DatabaseUrl::Sqlite(path) = app.site.db.url().clone() else {
        panic!("not SQLite")
    };
    assert!(app.site.db.can_write().await.is_ok());
    // What is open stays open; nothing new can be made.
    std::fs::remove_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
    let error = app.site.db.can_write().await.unwrap_err().to_string();
    assert!(error.contains("cannot be written"), "{error}");
}
