//! What is read at once is of one moment, and reading writes nothing.

use std::sync::mpsc;
use std::time::Duration;

use diesel::prelude::*;
use polder::db::schema::accounts;

use crate::support::{App, both};

both!(statements_of_one_read_see_one_state, a_read_writes_nothing);

async fn statements_of_one_read_see_one_state(app: App) {
    app.account("noor@example.org", "Noor").await;
    let (counted, told) = mpsc::channel::<()>();
    let (go_on, written) = mpsc::channel::<()>();
    let db = app.site.db.clone();
    let reading = tokio::spawn(async move {
        db.read(move |conn| {
            let before: i64 = accounts::table.count().get_result(conn)?;
            counted.send(()).unwrap();
            written.recv_timeout(Duration::from_secs(30)).unwrap();
            let after: i64 = accounts::table.count().get_result(conn)?;
            Ok((before, after))
        })
        .await
        .unwrap()
    });
    tokio::task::spawn_blocking(move || told.recv_timeout(Duration::from_secs(30)).unwrap())
        .await
        .unwrap();
    app.account("sam@example.org", "Sam").await;
    go_on.send(()).unwrap();
    let (before, after) = reading.await.unwrap();
    assert_eq!(before, after);
    let count =
        |conn: &mut polder::db::Conn| Ok(accounts::table.count().get_result::<i64>(conn)?);
    assert_eq!(app.site.db.read(count).await.unwrap(), before + 1);
}

async fn a_read_writes_nothing(app: App) {
    app.account("noor@example.org", "Noor").await;
    let written = app
        .site
        .db
        .read(|conn| {
            diesel::update(accounts::table)
                .set(accounts::name.eq("somebody else"))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert!(written.is_err());
    let named = accounts::table.filter(accounts::name.eq("Noor"));
    let count = app
        .site
        .db
        .read(move |conn| Ok(named.count().get_result::<i64>(conn)?))
        .await;
    assert_eq!(count.unwrap(), 1);
}
