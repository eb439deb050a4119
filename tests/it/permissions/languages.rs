//! Every page in both languages: what each row of the table answers, to who may and to who may not, to a form that is
//! whole and to one that is empty. No text is missing, nothing is left to fill in, and no page is there that this
//! does not show.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use polder::platform::texts::Language;
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, span};

use super::keeper::Keeper;
use super::table::{self, Row, WHO};
use super::world::World;
use super::{People, situations};
use crate::support::{Answer, App, Backend};

/// Forms that lead to a page to which neither a whole one nor an empty one does.
const BESIDES: [(&str, &[(&str, &str)]); 2] = [
    (
        "/account/proof",
        &[
            ("asked_path", "/account"),
            ("asked_method", "get"),
            ("password_again", "wrong"),
        ],
    ),
    (
        "/moderation/comments/{id}/decision",
        &[
            ("decisions", "0"),
            ("verdict", "publish-redacted"),
            ("words", "First"),
            ("place", ""),
            ("words_ground", "5.1.2.e"),
        ],
    ),
];

/// The templates that were rendered, each with its language, as the program tells them.
#[derive(Clone, Default)]
struct Rendered(Arc<Mutex<BTreeSet<(String, String)>>>);

impl Rendered {
    /// Listens from now on, in this whole process.
    fn listen() -> Self {
        static ONE: OnceLock<Rendered> = OnceLock::new();
        ONE.get_or_init(|| {
            let one = Self::default();
            tracing::subscriber::set_global_default(one.clone()).unwrap();
            one
        })
        .clone()
    }

    fn has(&self, template: &str, language: Language) -> bool {
        let pair = (template.to_owned(), language.to_string());
        self.0.lock().unwrap().contains(&pair)
    }
}

impl tracing::Subscriber for Rendered {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "polder::platform::templates"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        #[derive(Default)]
        struct Fields(String, String);
        impl Visit for Fields {
            fn record_str(&mut self, field: &Field, value: &str) {
                if field.name() == "template" {
                    self.0 = value.to_owned();
                }
            }
            fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
                if field.name() == "language" {
                    self.1 = format!("{value:?}");
                }
            }
        }
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.0.lock().unwrap().insert((fields.0, fields.1));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// Every page template: its name, and the names of those it includes.
fn templates() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut found = Vec::new();
    let mut folders = vec![root.join("pages")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let included = text
                .split("include \"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect();
            found.push((name, included));
        }
    }
    found
}

/// What is wrong with a page in this language.
fn complaint(answer: &Answer, language: Language) -> Option<String> {
    let kind = answer.headers.get("content-type")?.to_str().unwrap();
    if answer.status.is_redirection() || !kind.starts_with("text/html") {
        return None;
    }
    let body = &answer.body;
    if answer.status.is_server_error() {
        return Some(format!("{}", answer.status));
    }
    // Who narrows by one thing need not narrow by all.
    if answer.has("form.polder-filter [required]") {
        return Some("a filter with a field that must be filled in".to_owned());
    }
    if !body.contains(&format!("<html lang=\"{language}\"")) {
        return Some("it is in another language".to_owned());
    }
    // A text that is not there, and an argument that nobody gave.
    let at = body.find("[[").or_else(|| body.find("{$"))?;
    Some(body[at..].chars().take(60).collect())
}

struct Tour<'a> {
    world: &'a World,
    people: &'a People,
    wrong: BTreeSet<String>,
}

impl Tour<'_> {
    fn note(&mut self, row: &Row, who: &str, answer: &Answer) {
        if let Some(why) = complaint(answer, self.people.language) {
            let language = self.people.language;
            self.wrong.insert(format!(
                "{} {} as {who} in {language}: {why}",
                row.method, row.route
            ));
        }
    }

    /// Sends the row's request as `who`, and goes where the answer leads.
    async fn ask(&mut self, row: &Row, who: &str, form: &[(String, String)]) {
        let answer = self.people.ask(self.world, row, who, form).await;
        self.note(row, who, &answer);
        if let Some(place) = answer.location.filter(|place| place.starts_with('/')) {
            let next = self.people.get(who, &place).await;
            self.note(row, who, &next);
        }
    }

    /// Sends the row's form with only this in it.
    async fn ask_with(&mut self, row: &Row, who: &str, fields: &[(&str, &str)]) {
        let pairs = fields
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        let other = Row {
            fields: pairs.collect(),
            files: Vec::new(),
            ..row.clone()
        };
        let answer = self.people.ask(self.world, &other, who, &[]).await;
        self.note(row, who, &answer);
    }
}

/// On one database: what pages say is the same on both.
#[actix_web::test]
async fn every_page_is_shown_in_both_languages() {
    let rendered = Rendered::listen();
    let app = App::start(Backend::Sqlite).await;
    let world = World::make(&app, 0).await;
    let always = world.filled(&situations::named("always"));
    let mut keeper = Keeper::open(&app.site.config.database.url, &always);
    let dutch = People::of(&app, &world, Language::Nl).await;
    let english = People::of(&app, &world, Language::En).await;
    keeper.keep();
    let mut wrong = BTreeSet::new();
    for people in [&dutch, &english] {
        let mut tour = Tour {
            world: &world,
            people,
            wrong: BTreeSet::new(),
        };
        for row in table::rows().iter().filter(|row| !row.is_api()) {
            let given: String = row
                .given
                .iter()
                .map(|name| world.filled(&situations::named(name)))
                .collect();
            keeper.restore(&given);
            let form = people.form(&world, row).await.unwrap();
            let may = row.allowed();
            // One who may, and the first of those who may not.
            let may_not = WHO.into_iter().find(|who| Some(*who) != may);
            for who in may.into_iter().chain(may_not) {
                tour.ask(row, who, &form).await;
                if row.method == "POST" {
                    keeper.restore(&given);
                    tour.ask_with(row, who, &[]).await;
                    keeper.restore(&given);
                    for (_, fields) in BESIDES.iter().filter(|(route, _)| *route == row.route) {
                        tour.ask_with(row, who, fields).await;
                        keeper.restore(&given);
                    }
                }
            }
        }
        wrong.append(&mut tour.wrong);
    }
    keeper.restore("");
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
    let all = templates();
    let mut unseen = Vec::new();
    for (name, _) in &all {
        let within = |language| {
            rendered.has(name, language)
                || all.iter().any(|(other, included)| {
                    included.contains(name) && rendered.has(other, language)
                })
        };
        if !within(Language::Nl) || !within(Language::En) {
            unseen.push(name.as_str());
        }
    }
    unseen.sort_unstable();
    assert!(
        unseen.is_empty(),
        "shown by no row of the table in both languages:\n{}",
        unseen.join("\n")
    );
}
