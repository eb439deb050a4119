//! PostgreSQL takes no text with a zero in it: wherever one stands in a request, it is no fault of the server.

use polder::platform::texts::Language;
use serde_json::Value;

use super::People;
use super::table;
use super::world::World;
use crate::support::{App, Backend};

/// What queries of pages and of the API are called that hold words.
const WORDS: [&str; 8] = [
    "consultation",
    "group",
    "kind",
    "passage",
    "q",
    "section",
    "state",
    "theme",
];

/// On PostgreSQL alone: SQLite takes zeros.
#[actix_web::test]
async fn no_zero_is_a_fault() {
    let app = App::start(Backend::Postgresql).await;
    let world = World::make(&app, 0).await;
    let people = People::of(&app, &world, Language::En).await;
    let mut wrong = Vec::new();
    for row in table::rows() {
        let Some(who) = row.allowed() else { continue };
        let path = world.path_of(&row, who);
        let token = world.api_token(who);
        if row.method == "GET" {
            for address in addresses(&row.route, &path) {
                let answer = match row.is_api() {
                    true => {
                        let token = token.as_deref();
                        people.browser.api("GET", &address, token, None).await
                    }
                    false => people.get(who, &address).await,
                };
                if answer.status.is_server_error() {
                    wrong.push(format!("GET {address} as {who}: {}", answer.status));
                }
            }
        } else if row.is_api() && row.method != "DELETE" {
            let body = Some(with_zeros(world.body(&row, who)));
            let token = token.as_deref();
            let answer = people.browser.api(&row.method, &path, token, body).await;
            if answer.status.is_server_error() {
                let status = answer.status;
                wrong.push(format!("{} {path} as {who}: {status}", row.method));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The address with each part in turn that the route leaves open holding a zero, and with all queries holding one.
fn addresses(route: &str, path: &str) -> Vec<String> {
    let path = path.split('?').next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let open: Vec<usize> = route
        .split('/')
        .enumerate()
        .filter(|(_, part)| part.starts_with('{'))
        .map(|(at, _)| at)
        .collect();
    let mut all: Vec<String> = open
        .into_iter()
        .map(|at| {
            let mut parts = parts.clone();
            parts[at] = "a%00b";
            parts.join("/")
        })
        .collect();
    let query = WORDS.map(|name| format!("{name}=a%00b")).join("&");
    all.push(format!("{path}?{query}"));
    all.extend(WORDS.map(|name| format!("{path}?{name}=a%00b")));
    all
}

/// The same with a zero at the end of every text in it.
fn with_zeros(body: Value) -> Value {
    match body {
        Value::String(text) => Value::String(format!("{text}\0")),
        Value::Array(all) => all.into_iter().map(with_zeros).collect(),
        Value::Object(all) => all
            .into_iter()
            .map(|(name, value)| (name, with_zeros(value)))
            .collect(),
        other => other,
    }
}
