//! What people do in the story: sign in, look at pages, follow links, type commands.

use std::collections::{BTreeSet, VecDeque};

use scraper::{Html, Selector};

use super::files;
use crate::support::{Actor, Answer, App};

/// Everybody's password.
pub const PASSWORD: &str = "een sloep op de Vliet";
/// More pages than this visitors of the story do not find.
const PAGES: usize = 400;

/// A browser in which somebody signed in on the page for it.
pub async fn signed_in(app: &App, email: &str) -> Actor {
    let browser = app.visitor();
    sign_in(&browser, email).await;
    browser
}

/// Signs in.
pub async fn sign_in(browser: &Actor, email: &str) {
    let fields = [("email", email), ("password", PASSWORD)];
    let done = browser.submit("/sign-in", "/sign-in", &fields).await;
    assert_eq!(done.status, 303, "{email}: {}", done.text());
}

/// The value of the choice with this text in a list of choices.
pub fn option(page: &Answer, name: &str, text: &str) -> String {
    let html = Html::parse_document(&page.body);
    let options = Selector::parse(&format!("select[name={name}] option")).unwrap();
    let found = html
        .select(&options)
        .find(|option| option.text().collect::<String>().trim() == text);
    let value = found.and_then(|option| option.value().attr("value"));
    if let Some(value) = value {
        return value.to_owned();
    }
    // One choice only is not asked for.
    let hidden = Selector::parse(&format!("input[type=hidden][name={name}]")).unwrap();
    let field = html.select(&hidden).next();
    field
        .and_then(|field| field.value().attr("value"))
        .unwrap_or_else(|| panic!("no {text} to choose: {}", page.text()))
        .to_owned()
}

/// The id of the innermost element that has one and holds these words.
pub fn element_with(page: &Answer, words: &str) -> String {
    let html = Html::parse_document(&page.body);
    let named = Selector::parse("[id]").unwrap();
    let found = html
        .select(&named)
        .rfind(|element| element.text().collect::<String>().contains(words));
    let element = found.unwrap_or_else(|| panic!("{words} is not on the page: {}", page.text()));
    element.value().attr("id").unwrap().to_owned()
}

/// The numbers that links of this beginning end in, each once.
pub fn numbers_after(page: &Answer, beginning: &str) -> BTreeSet<i64> {
    links(&page.body)
        .iter()
        .filter_map(|link| {
            let rest = link.strip_prefix(beginning)?;
            rest.split('?').next()?.parse().ok()
        })
        .collect()
}

fn links(body: &str) -> Vec<String> {
    let html = Html::parse_document(body);
    let anchors = Selector::parse("a[href^='/'], link[rel=alternate][href^='/']").unwrap();
    html.select(&anchors)
        .filter_map(|anchor| anchor.value().attr("href"))
        .filter(|href| !href.starts_with("//"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// Everything a visitor finds by following links from the front page, and the API's documents by
/// their addresses: address and text, packed files unpacked.
pub async fn crawl(visitor: &Actor) -> Vec<(String, String)> {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut known: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut found = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let (status, bytes) = visitor.download(&path).await;
        assert!(
            !status.is_client_error() && !status.is_server_error(),
            "a link leads to {path}, which answers {status}"
        );
        let packed = [
            "docx",
            "odt",
            "draft-docx",
            "draft-odt",
            "text-docx",
            "text-odt",
            "xlsx",
        ]
        .iter()
        .any(|format| path.contains(&format!("export.{format}")));
        let content = if packed {
            files::parts(bytes)
        } else {
            String::from_utf8(bytes).unwrap()
        };
        for link in links(if packed { "" } else { &content }) {
            // Whoever is not signed in is led back afterwards: one such page is like another.
            let entrance = link.starts_with("/sign-in?") || link.starts_with("/assets/");
            if !entrance && known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        found.push((path, content));
        assert!(found.len() < PAGES, "links without end: {waiting:?}");
    }
    found
}
