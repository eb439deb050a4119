//! HEAD of every address of the table is its GET without the body (RFC 9110, 9.3.2): pages, feeds, files to take away and
//! the API, for who may see them and for who is sent to sign in.

use polder::platform::texts::Language;

use super::keeper::Keeper;
use super::table::{self, Row};
use super::world::World;
use super::{People, situations};
use crate::support::{Answer, App, on_sqlite};

// No database knows by what method a page was asked for.
on_sqlite!(head_of_every_address_is_get_without_the_body);

/// What an answer says of its body.
const OF_THE_BODY: [&str; 4] = [
    "content-type",
    "content-length",
    "content-disposition",
    "location",
];

impl People {
    /// Sends the row's GET by another method.
    async fn by(&self, method: &str, world: &World, row: &Row, who: &str) -> Answer {
        let path = world.path_of(row, who);
        if row.is_api() {
            let token = world.api_token(who);
            return self
                .browser
                .api(method, &path, token.as_deref(), None)
                .await;
        }
        let headers = self.headers(who);
        self.browser.request_with(method, &path, &headers).await
    }
}

async fn head_of_every_address_is_get_without_the_body(app: App) {
    let world = World::make(&app, 0).await;
    let always = world.filled(&situations::named("always"));
    let mut keeper = Keeper::open(&app.site.config.database.url, &always);
    app.index().await;
    let people = People::of(&app, &world, Language::En).await;
    keeper.keep();
    let mut wrong = Vec::new();
    for row in table::rows().iter().filter(|row| row.method == "GET") {
        let given: String = row
            .given
            .iter()
            .map(|name| world.filled(&situations::named(name)))
            .collect();
        let who = ["anonymous"].into_iter().chain(row.allowed());
        for who in who {
            keeper.restore(&given);
            let get = people.by("GET", &world, row, who).await;
            keeper.restore(&given);
            let head = people.by("HEAD", &world, row, who).await;
            let at = format!("{} as {who}", row.route);
            if head.status != get.status {
                wrong.push(format!(
                    "{at}: {} where GET has {}",
                    head.status, get.status
                ));
            }
            if !head.body.is_empty() {
                wrong.push(format!("{at}: a body of {} bytes", head.body.len()));
            }
            for name in OF_THE_BODY {
                if head.headers.get(name).is_some() != get.headers.get(name).is_some() {
                    wrong.push(format!("{at}: {name} is not as in GET"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
