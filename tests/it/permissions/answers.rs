//! What the API answers, to the letter: every JSON route of the table for who may, and for who may not. Programs are
//! written against it; a member that goes, comes or changes its name shows in `snapshots`. Numbers, times and secrets
//! differ from run to run and are left out.

use polder::platform::texts::Language;
use serde_json::Value;

use super::keeper::Keeper;
use super::table::{self, Row, WHO};
use super::world::World;
use super::{People, situations};
use crate::support::{App, both};

both!(the_api_answers_as_it_did);

/// The value with what differs from run to run replaced by its kind.
fn settled(name: &str, value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| {
                let value = settled(&name, value);
                (name, value)
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(|item| settled(name, item)).collect(),
        Value::Number(_) if name == "id" => "[number]".into(),
        Value::String(text) => settled_text(name, text).into(),
        other => other,
    }
}

fn settled_text(name: &str, text: String) -> String {
    let hexadecimal = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
    if chrono::DateTime::parse_from_rfc3339(&text).is_ok() {
        "[time]".to_owned()
    } else if hexadecimal {
        "[hash]".to_owned()
    } else if name == "receiptNumber" || name == "number" {
        "[receipt]".to_owned()
    } else {
        without_numbers(&text)
    }
}

/// An address without its host and without the numbers of things.
fn without_numbers(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else {
        return text.to_owned();
    };
    if scheme != "http" || !rest.starts_with("127.0.0.1:") {
        return text.to_owned();
    }
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    for index in 1..parts.len() {
        let of_things = matches!(parts[index - 1].as_str(), "submissions" | "comments");
        if of_things && parts[index].chars().all(|c| c.is_ascii_digit()) {
            parts[index] = "[number]".to_owned();
        }
    }
    format!("[host]/{}", parts.join("/"))
}

/// The first who may, and one each of those who are told otherwise.
fn asking(row: &Row) -> Vec<&'static str> {
    let mut seen = Vec::new();
    let mut who = Vec::new();
    for (name, expected) in WHO.into_iter().zip(row.expected) {
        // Programs know no guests.
        if !matches!(name, "guest" | "colleague") && !seen.contains(&expected) {
            seen.push(expected);
            who.push(name);
        }
    }
    who
}

async fn the_api_answers_as_it_did(app: App) {
    let world = World::make(&app, 0).await;
    let always = world.filled(&situations::named("always"));
    let mut keeper = Keeper::open(&app.site.config.database.url, &always);
    app.index().await;
    let people = People::of(&app, &world, Language::En).await;
    keeper.keep();
    let mut all = String::new();
    for row in table::rows().iter().filter(|row| row.is_api()) {
        if row.route.ends_with("openapi.json") {
            continue;
        }
        let given: String = row
            .given
            .iter()
            .map(|name| world.filled(&situations::named(name)))
            .collect();
        for who in asking(row) {
            keeper.restore(&given);
            let answer = people.ask(&world, row, who, &[]).await;
            let kind = answer.headers.get("content-type");
            let kind = kind.map_or("no body", |kind| kind.to_str().unwrap());
            let body = if answer.body.is_empty() {
                String::new()
            } else {
                serde_json::to_string_pretty(&settled("", answer.json())).unwrap()
            };
            let status = answer.status.as_u16();
            all.push_str(&format!(
                "{} {} as {who}\n{status} {kind}\n{body}\n\n",
                row.method, row.route
            ));
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("api", all);
    });
}
