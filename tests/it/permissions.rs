//! Who may do what: every route of the application × everybody who could ask, as a table.
//!
//! The rows stand in `tests/it/permissions/<slice>.txt`; that folder's README says how to write
//! one. A route without a row fails, and so does a row without a route.

mod routes;
pub mod table;
pub mod world;

use crate::support::{App, both};
use table::{Expected, Row, WHO};
use world::World;

both!(
    everybody_may_what_the_table_says,
    forms_from_elsewhere_are_refused,
);

/// A test of its own on one database: what it reads is the sources.
#[test]
fn every_route_has_its_row() {
    let known: Vec<(String, String)> = table::rows()
        .into_iter()
        .map(|row| (row.method, row.route))
        .collect();
    let real = routes::all();
    let missing: Vec<_> = real
        .iter()
        .filter(|route| !known.contains(route))
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert!(
        missing.is_empty(),
        "routes without a row in tests/it/permissions:\n{}",
        missing.join("\n")
    );
    let gone: Vec<_> = known
        .iter()
        .filter(|route| !real.contains(route))
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert!(
        gone.is_empty(),
        "rows without a route:\n{}",
        gone.join("\n")
    );
}

async fn everybody_may_what_the_table_says(app: App) {
    let mut wrong = Vec::new();
    let mut made = 0;
    let mut world = World::make(&app, made).await;
    for row in table::rows() {
        for (column, who) in WHO.iter().enumerate() {
            let answer = ask(&world, &row, who).await;
            // What one did must not change what the next one finds.
            if row.method != "GET" && Expected::did_it(&answer) {
                made += 1;
                world = World::make(&app, made).await;
            }
            if let Err(why) = row.expected[column].fits(&answer, row.is_api()) {
                wrong.push(format!("{} {} as {who}: {why}", row.method, row.route));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sends the row's request the way `who` would: a form with a token, or the API with one.
async fn ask(world: &World, row: &Row, who: &str) -> crate::support::Answer {
    let path = world.path(row);
    if row.is_api() {
        let body = (row.method == "POST" || row.method == "PUT").then(|| world.body(row));
        let token = world.api_token(who);
        return world
            .visitor()
            .api(&row.method, &path, token.as_deref(), body)
            .await;
    }
    let browser = world.browser(who);
    match row.method.as_str() {
        "GET" => browser.get(&path).await,
        "POST" if row.multipart => {
            let fields = world.fields(row);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
            browser
                .upload(world.form_page(who), &path, &fields, &[])
                .await
        }
        "POST" => {
            let fields = world.fields(row);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
            browser
                .post_from(world.form_page(who), &path, &fields)
                .await
        }
        other => panic!("the table knows no {other} for pages"),
    }
}

async fn forms_from_elsewhere_are_refused(app: App) {
    let world = World::make(&app, 0).await;
    let mut wrong = Vec::new();
    for row in table::rows() {
        if row.method != "POST" || row.is_api() {
            continue;
        }
        for who in WHO {
            let browser = world.browser(who);
            let fields = world.fields(&row);
            let fields: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
            let path = world.path(&row);
            let answer = if row.multipart {
                browser.upload_raw(&path, &fields).await
            } else {
                browser.post_raw(&path, &fields).await
            };
            let status = answer.status.as_u16();
            // Files are read only once it is clear that this person may send them.
            let turned_away = row.multipart && Expected::refuses(&answer);
            if status != 409 && !turned_away {
                wrong.push(format!("POST {} as {who}: {status}", row.route));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "taken without a token:\n{}",
        wrong.join("\n")
    );
}
