//! The human check: switched on by a flood, passed by work or by words, each good for one time.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use diesel::prelude::*;
use polder::config::{Config, HumanCheck};
use polder::db::schema::{guests, outbox};

use super::{RESPOND, begin, comment, send, sent, visitor};
use crate::support::{Actor, Answer, App, Backend};

fn flooded(config: &mut Config) {
    config.guests.flood_starts = 2;
    config.guests.human_cost = 1;
}

/// These change the configuration, so each starts its own application.
macro_rules! both_with {
    ($change:expr => $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[actix_web::test] async fn $name() {
                super::$name(super::App::start_with(super::Backend::Sqlite, $change).await).await;
            })+
        }
        mod postgresql {
            $(#[actix_web::test] async fn $name() {
                super::$name(super::App::start_with(super::Backend::Postgresql, $change).await).await;
            })+
        }
    };
}

both_with!(super::flooded =>
    a_flood_switches_the_check_on_and_its_end_off,
    work_and_words_are_good_for_one_time,
    sending_in_a_flood_asks_who_was_never_asked,
);

/// A field of the page as it stands.
fn field(page: &Answer, name: &str) -> String {
    page.form(RESPOND)
        .into_iter()
        .find(|(known, _)| known == name)
        .unwrap()
        .1
}

/// What the page asks, answered as a person does.
fn answer(page: &Answer) -> String {
    const NUMBERS: [&str; 19] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
    ];
    let text = page.text();
    if let Some(rest) = text.split("How much is ").nth(1) {
        let words: Vec<&str> = rest.split(['?', ' ']).collect();
        let number = |word: &str| NUMBERS.iter().position(|known| *known == word).unwrap();
        return NUMBERS[number(words[0]) + number(words[2])].to_owned();
    }
    let rest = text.split("Which word comes ").nth(1).unwrap();
    let place = ["first", "second", "third", "fourth"]
        .iter()
        .position(|place| rest.starts_with(place))
        .unwrap();
    let row = rest.split(": ").nth(1).unwrap();
    let words: Vec<&str> = row
        .split([',', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    words[place].to_owned()
}

/// The work a browser does by itself.
fn work(page: &Answer) -> String {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse("[data-human]").unwrap();
    let panel = html.select(&selector).next().unwrap();
    let challenge: altcha::Challenge =
        serde_json::from_str(panel.value().attr("data-human").unwrap()).unwrap();
    let solution = altcha::solve_challenge(altcha::SolveChallengeOptions::new(&challenge))
        .unwrap()
        .unwrap();
    let payload = altcha::Payload {
        challenge,
        solution,
    };
    STANDARD.encode(serde_json::to_vec(&payload).unwrap())
}

async fn asked(app: &App) -> bool {
    visitor(app)
        .await
        .get(RESPOND)
        .await
        .has("input[name=answer]")
}

async fn start(browser: &Actor, fields: &[(&str, &str)]) -> Answer {
    begin(browser, "Some One", "someone@example.org", fields).await
}

async fn a_flood_switches_the_check_on_and_its_end_off(app: App) {
    app.sample("cyber").await;
    for _ in 0..2 {
        assert!(!asked(&app).await);
        assert_eq!(start(&visitor(&app).await, &[]).await.status, 303);
    }
    assert!(asked(&app).await);
    let without = start(&visitor(&app).await, &[]).await;
    assert_eq!(without.status, 422);
    assert!(without.text().contains("so that we know you are a person"));
    app.step(Duration::minutes(11));
    assert!(!asked(&app).await);
    assert_eq!(start(&visitor(&app).await, &[]).await.status, 303);
}

async fn work_and_words_are_good_for_one_time(app: App) {
    app.sample("cyber").await;
    for _ in 0..2 {
        start(&visitor(&app).await, &[]).await;
    }
    let browser = visitor(&app).await;
    let page = browser.get(RESPOND).await;
    let (proof, token, words) = (work(&page), field(&page, "human_token"), answer(&page));
    let done = [("proof", proof.as_str())];
    assert_eq!(start(&browser, &done).await.status, 303);
    assert_eq!(start(&visitor(&app).await, &done).await.status, 422);
    let said = [("human_token", token.as_str()), ("answer", words.as_str())];
    assert_eq!(start(&visitor(&app).await, &said).await.status, 303);
    assert_eq!(start(&visitor(&app).await, &said).await.status, 422);
    // A wrong answer uses its question up.
    let page = visitor(&app).await.get(RESPOND).await;
    let (token, words) = (field(&page, "human_token"), answer(&page));
    let wrong = [("human_token", token.as_str()), ("answer", "zebra")];
    assert_eq!(start(&visitor(&app).await, &wrong).await.status, 422);
    let right = [("human_token", token.as_str()), ("answer", words.as_str())];
    assert_eq!(start(&visitor(&app).await, &right).await.status, 422);
    // And one that comes too late is none.
    let page = visitor(&app).await.get(RESPOND).await;
    let (proof, token, words) = (work(&page), field(&page, "human_token"), answer(&page));
    app.step(Duration::minutes(31));
    for _ in 0..2 {
        start(&visitor(&app).await, &[]).await;
    }
    let said = [("human_token", token.as_str()), ("answer", words.as_str())];
    assert_eq!(start(&visitor(&app).await, &said).await.status, 422);
    let done = [("proof", proof.as_str())];
    assert_eq!(start(&visitor(&app).await, &done).await.status, 422);
}

async fn sending_in_a_flood_asks_who_was_never_asked(app: App) {
    app.sample("cyber").await;
    let browser = visitor(&app).await;
    start(&browser, &[]).await;
    start(&visitor(&app).await, &[]).await;
    let draft = comment(&browser, "Words.").await;
    let led = send(&browser, &draft).await;
    assert_eq!(led.location.as_deref(), Some("/guest/check"));
    let page = browser.get("/guest/check").await;
    let proof = work(&page);
    let passed = browser
        .submit("/guest/check", "/guest/check", &[("proof", proof.as_str())])
        .await;
    assert_eq!(passed.status, 303, "{}", passed.text());
    assert_eq!(
        send(&browser, &draft).await.location.as_deref(),
        Some(draft.as_str())
    );
}

#[actix_web::test]
async fn configuration_can_ask_always_or_never() {
    for (choice, expected) in [(HumanCheck::Always, true), (HumanCheck::Never, false)] {
        let app = App::start_with(Backend::Sqlite, |config| {
            config.guests.flood_starts = 0;
            config.guests.human_check = choice;
        })
        .await;
        app.sample("cyber").await;
        assert_eq!(asked(&app).await, expected);
    }
}

#[actix_web::test]
async fn responding_without_an_account_can_be_turned_off() {
    let app = App::start_with(Backend::Sqlite, |config| config.guests.enabled = false).await;
    app.sample("cyber").await;
    assert_eq!(visitor(&app).await.get(RESPOND).await.status, 404);
    let text = visitor(&app)
        .await
        .get("/consultations/cyber/rounds/1")
        .await;
    assert!(!text.has("a[href$='/respond']"));
    let count: i64 = app
        .db(|conn| guests::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(count, 0);
}

/// Whose the address is, nobody knows yet: it gets no mail for each time that somebody sends.
#[actix_web::test]
async fn an_address_is_asked_to_confirm_so_often_an_hour() {
    let app = App::start_with(Backend::Sqlite, |config| config.security.reset_per_hour = 2).await;
    app.sample("cyber").await;
    let (browser, draft) = sent(&app, "Gijs Gast", "gijs@example.org", "First.").await;
    let reopening = format!("{draft}/reopening");
    for expected in [303, 429] {
        assert_eq!(browser.submit(&draft, &reopening, &[]).await.status, 303);
        assert_eq!(send(&browser, &draft).await.status, expected);
    }
    let mails: i64 = app
        .db(|conn| outbox::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(mails, 2);
    // The words are still there.
    assert!(browser.get(&draft).await.body.contains("First."));
}
