//! Who may do what: every route of the application × everybody who could ask, as a table.
//!
//! The rows stand in `tests/it/permissions/<slice>.txt`; that folder's README says how to write
//! one. A route without a row fails, and so does a row without a route.

mod answers;
mod heads;
mod keeper;
mod languages;
mod routes;
pub mod situations;
mod statements;
pub mod table;
pub mod world;
mod zeros;

use std::collections::HashMap;

use polder::platform::texts::Language;

use crate::support::{Actor, Answer, App, on_sqlite};
use keeper::Keeper;
use table::{Expected, Row, WHO};
use world::World;

// A test of its own on one database: a form without a token is refused before anything is asked of it.
on_sqlite!(forms_from_elsewhere_are_refused,);

/// With a moment in which decisions can be taken back.
mod table_on {
    use crate::support::{App, Backend};

    async fn hold(backend: Backend) {
        let app = App::start_with(backend, |config| config.moderation.undo_seconds = 60).await;
        super::everybody_may_what_the_table_says(app).await;
    }

    #[actix_web::test]
    async fn sqlite() {
        hold(Backend::Sqlite).await;
    }

    #[actix_web::test]
    async fn postgresql() {
        hold(Backend::Postgresql).await;
    }
}

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

/// Everybody with their browsers, which forget whatever an answer gives them: who they are stays the same
/// through the whole table. All read one language.
struct People {
    browser: Actor,
    language: Language,
    /// By column: the cookies, and the token that forms carry with them.
    cookies: HashMap<&'static str, (String, String)>,
}

impl People {
    async fn of(app: &App, world: &World, language: Language) -> Self {
        let browser = Actor::forgetful(app.base.clone());
        let mut cookies = HashMap::new();
        for who in WHO.into_iter().chain([world::ELSEWHERE]) {
            let mut cookie = world.cookie(who).to_owned();
            let page = world.form_page(who);
            let opened = browser.get_with(page, &[("cookie", &cookie)]).await;
            let token = opened
                .csrf()
                .unwrap_or_else(|| panic!("no form on {page} for {who}: {}", opened.status));
            // Who is not known gets a cookie for forms.
            for set in opened.headers.get_all("set-cookie") {
                let set = set.to_str().unwrap().split(';').next().unwrap();
                cookie = format!("{cookie}; {set}");
            }
            let cookie = format!("{cookie}; polder-language={language}");
            let cookie = cookie.trim_start_matches("; ").to_owned();
            cookies.insert(who, (cookie, token));
        }
        Self {
            browser,
            language,
            cookies,
        }
    }

    /// Sends the row's request the way `who` would: a form with a token, or the API with one. `page` is the form
    /// as it stood in the row's page.
    async fn ask(&self, world: &World, row: &Row, who: &str, page: &[(String, String)]) -> Answer {
        let path = world.path_of(row, who);
        if row.is_api() {
            let body = (row.method == "POST" || row.method == "PUT").then(|| world.body(row, who));
            let token = world.api_token(who);
            return self
                .browser
                .api(&row.method, &path, token.as_deref(), body)
                .await;
        }
        let (_, token) = &self.cookies[who];
        match row.method.as_str() {
            "GET" => self.get(who, &path).await,
            "POST" => self.post(world, row, who, (page, Some(token))).await,
            other => panic!("the table knows no {other} for pages"),
        }
    }

    async fn get(&self, who: &str, path: &str) -> Answer {
        let headers = self.headers(who);
        self.browser.get_with(path, &headers).await
    }

    fn headers(&self, who: &str) -> [(&str, &str); 2] {
        [
            ("cookie", &self.cookies[who].0),
            ("accept-language", self.language.as_str()),
        ]
    }

    async fn post(
        &self,
        world: &World,
        row: &Row,
        who: &str,
        (page, token): (&[(String, String)], Option<&str>),
    ) -> Answer {
        let own = world.fields_of(row, who);
        let mut fields: Vec<(&str, &str)> = page
            .iter()
            .filter(|(name, _)| name != "csrf" && own.iter().all(|(known, _)| known != name))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.extend(own.iter().map(|(n, v)| (&**n, &**v)));
        if let Some(token) = token {
            fields.insert(0, ("csrf", token));
        }
        let (path, headers) = (world.path_of(row, who), self.headers(who));
        if row.multipart {
            let files = row.files.iter().map(|(field, kind)| {
                let (name, bytes) = world::file(kind);
                (&*field.clone().leak(), name, bytes)
            });
            return self
                .browser
                .upload_with(&path, &fields, files.collect(), &headers)
                .await;
        }
        self.browser.post_with(&path, &fields, &headers).await
    }

    /// The fields of the row's form as they stand in its page for the first who may.
    async fn form(&self, world: &World, row: &Row) -> Result<Vec<(String, String)>, String> {
        let Some(who) = row.allowed().filter(|_| !row.form.is_empty()) else {
            return Ok(Vec::new());
        };
        let page = world.filled(&row.form);
        let opened = self.get(who, &page).await;
        let action = world.path_of(row, who);
        let sends = format!("form[action='{action}'], form [formaction='{action}']");
        if opened.has(&sends) {
            Ok(opened.form(&action))
        } else {
            let status = opened.status;
            Err(format!("no form {action} on {page} for {who}: {status}"))
        }
    }
}

/// What a guest of another round gets: what everybody gets who is not signed in. Programs know no guests, and a few
/// pages are about whoever asks.
fn elsewhere(row: &Row) -> Option<(&'static str, Expected)> {
    let own = row.is_api() || row.route.starts_with("/guest");
    let expected = match row.expected[0] {
        Expected::SignIn => Expected::Nobody,
        other => other,
    };
    (!own).then_some((world::ELSEWHERE, expected))
}

async fn everybody_may_what_the_table_says(app: App) {
    let world = World::make(&app, 0).await;
    let always = situations::named("always");
    let always = world.filled(&always);
    let mut keeper = Keeper::open(&app.site.config.database.url, &always);
    // Before it is kept: opening a page may note that a session was used.
    let people = People::of(&app, &world, Language::En).await;
    keeper.keep();
    let mut wrong = Vec::new();
    for row in table::rows() {
        let given: String = row
            .given
            .iter()
            .map(|name| world.filled(&situations::named(name)))
            .collect();
        if !given.is_empty() {
            keeper.restore(&given);
        }
        let page = people.form(&world, &row).await;
        let page = page.unwrap_or_else(|why| {
            wrong.push(format!("{} {}: {why}", row.method, row.route));
            Vec::new()
        });
        for (who, expected) in WHO.into_iter().zip(row.expected).chain(elsewhere(&row)) {
            let answer = people.ask(&world, &row, who, &page).await;
            // What one did must not change what the next one finds.
            if row.method != "GET" && Expected::did_it(&answer) {
                keeper.restore(&given);
            }
            if let Err(why) = expected.fits(&answer, row.is_api()) {
                wrong.push(format!("{} {} as {who}: {why}", row.method, row.route));
            }
        }
        if !given.is_empty() {
            keeper.restore("");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn forms_from_elsewhere_are_refused(app: App) {
    let world = World::make(&app, 0).await;
    let people = People::of(&app, &world, Language::En).await;
    let mut wrong = Vec::new();
    for row in table::rows() {
        if row.method != "POST" || row.is_api() {
            continue;
        }
        for who in WHO {
            let answer = people.post(&world, &row, who, (&[], None)).await;
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
