//! How often a page asks the database: every GET of the table, in a small world and in one with a crowd in it.
//!
//! A statement counts from the moment a request is sent until its answer has been read: who asks, what they may, what the
//! page shows and what is kept of it. BEGIN, COMMIT, savepoints and what a transaction sets for itself do not count. Each
//! page is opened as the first who may, twice: before anything of it is kept, and after; the greater number counts. None
//! may need more than [`MOST`], nor more because there is more to show; those that still do stand in [`MORE`] with what they
//! need now, which may only become less. `POLDER_STATEMENTS` names a file that all figures are written to.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use polder::access::{MemberRole, StaffRole};
use polder::platform::texts::Language;
use polder::submissions::model::{Moderation, Publication};
use polder::types::ids::SubmissionId;

use super::keeper::Keeper;
use super::table::{self, Row};
use super::world::World;
use super::{People, situations};
use crate::support::{App, CommentSpec, both};

both!(
    no_page_asks_more_than_it_must,
    no_form_asks_more_than_it_must
);

/// A page's limit, whatever the number of comments.
const MOST: usize = 15;

/// Pages above the limit, and what they need: on SQLite, and on PostgreSQL. The exports grow: with the rounds, and with
/// their questions; none grows with the comments.
const MORE: &[(&str, [usize; 2])] = &[
    ("GET /consultations/{slug}/report", [20, 20]),
    ("GET /consultations/{slug}/export.{format}", [239, 158]),
    (
        "GET /consultations/{slug}/rounds/{n}/export.{format}",
        // Three of them for the text itself, in the drafts with comments in their margin.
        [50, 50],
    ),
];

/// Forms with a limit, posting a comment and submitting, and who sends them: with a draft begun, and a comment of one's own.
const FORMS: &[(&str, usize, &[&str])] = &[
    (
        "POST /consultations/{slug}/rounds/{number}/comment",
        12,
        &["guest", "colleague", "participant"],
    ),
    (
        "POST /submissions/{id}/comments/{comment}",
        12,
        &["guest", "colleague"],
    ),
    ("POST /submissions/{id}", 20, &["guest", "participant"]),
    (
        "POST /api/v1/submissions/{id}/receipt",
        20,
        &["participant"],
    ),
];

/// What begins a draft that was not there, once: sent before it is counted.
const BEGINS: &str = "POST /consultations/{slug}/rounds/{number}/comment";

/// Forms above their limit, and what they need.
const MORE_FORMS: &[(&str, [usize; 2])] = &[];

/// The statements heard since it was last asked.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn listen(app: &App) -> Self {
        let heard = Self::default();
        let told = heard.clone();
        app.site.db.watch(move |statement| {
            const AROUND: [&str; 6] = [
                "BEGIN",
                "COMMIT",
                "ROLLBACK",
                "SAVEPOINT",
                "RELEASE",
                "SET ",
            ];
            if !AROUND.iter().any(|word| statement.starts_with(word)) {
                told.0.lock().unwrap().push(statement.to_owned());
            }
        });
        heard
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

/// So many more people who have sent a response, and all that comes with them; `from` keeps them apart from those who came
/// before.
async fn crowd(app: &App, world: &World, from: usize, more: usize) {
    let sample = world.sample();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/permissions/crowd.sql");
    let mut sql = String::new();
    for at in from..from + more {
        let lead = app
            .account(&format!("crowd-{at}@example.org"), &format!("Crowd {at}"))
            .await;
        let body = app
            .organisation(&format!("Crowd {at}"), "private", lead, MemberRole::Lead)
            .await;
        let party = app
            .party(sample, &format!("Crowd {at}"), "private", Some(body), None)
            .await;
        let spec = |passage: usize, moderation, text: &str| CommentSpec {
            moderation,
            ..CommentSpec::on(
                sample.passages[passage],
                &format!("{text} {at}: of the purpose."),
            )
        };
        let proposal = CommentSpec {
            proposed_text: Some(format!("Purpose: text {at}.")),
            ..spec(1, Moderation::Published, "Other")
        };
        let specs = vec![
            spec(0, Moderation::Published, "Told"),
            proposal,
            spec(0, Moderation::Pending, "Waiting"),
            spec(1, Moderation::Withheld, "Held"),
        ];
        let (sent, comments) = app
            .submission(sample, party, Some(lead), Publication::Organisation, specs)
            .await;
        for (of, moderation) in [
            (sent, Moderation::Published),
            (sent, Moderation::Pending),
            (
                SubmissionId(world.name("submission").parse().unwrap()),
                Moderation::Pending,
            ),
            (
                SubmissionId(world.name("draft").parse().unwrap()),
                Moderation::Draft,
            ),
            (
                SubmissionId(world.name("guest-draft").parse().unwrap()),
                Moderation::Draft,
            ),
        ] {
            let made = app
                .attachment(
                    of,
                    &format!("crowd-{at}-{of}-{moderation:?}.pdf"),
                    moderation,
                )
                .await;
            if moderation == Moderation::Published {
                app.public_number(made).await;
            }
        }
        // Another consultation, in which everybody on the staff of this one works too.
        let beside = app.sample(&format!("crowd-{at}")).await;
        for (who, role) in [
            ("moderator", StaffRole::Moderator),
            ("drafter", StaffRole::Drafter),
            ("lead", StaffRole::ProjectLead),
            ("clerk", StaffRole::Clerk),
        ] {
            app.appoint(world.account(who), beside.consultation, role)
                .await;
        }
        app.appoint(lead, sample.consultation, StaffRole::Moderator)
            .await;
        let mut text = std::fs::read_to_string(&file).unwrap();
        for (name, value) in [
            ("@i", (5_000 + 100 * at).to_string()),
            ("@sent", sent.to_string()),
            ("@c1", comments[0].to_string()),
            ("@c2", comments[1].to_string()),
            ("@c3", comments[2].to_string()),
            ("@c4", comments[3].to_string()),
            ("@lead", lead.to_string()),
            ("@body", body.to_string()),
        ] {
            text = replaced(&text, name, &value);
        }
        sql.push_str(&world.filled(&text));
    }
    Keeper::open(&app.site.config.database.url, &sql);
    app.index().await;
}

/// The text with a name replaced where it stands as a whole, or before an address.
fn replaced(text: &str, name: &str, value: &str) -> String {
    let mut parts = text.split(name);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        all.push_str(if goes_on { name } else { value });
        all.push_str(part);
    }
    all
}

fn name(row: &Row) -> String {
    format!("{} {}", row.method, row.route)
}

/// What a request needs, by its row, and the statements themselves.
type Needs = BTreeMap<String, Vec<String>>;

fn note(needs: &mut Needs, row: &Row, heard: Vec<String>) {
    let known = needs.entry(name(row)).or_default();
    if heard.len() > known.len() {
        *known = heard;
    }
}

/// Opens every page, in the situation its row gives.
async fn open_all(app: &App, world: &World, heard: &Heard) -> Needs {
    let mut keeper = Keeper::open(&app.site.config.database.url, "SELECT 1;");
    let people = People::of(app, world, Language::En).await;
    keeper.keep();
    let mut needs = Needs::new();
    for row in table::rows().iter().filter(|row| row.method == "GET") {
        let Some(who) = row.allowed() else { continue };
        keeper.restore(&given(world, row));
        // What became public by that is not found by whoever writes next, but before.
        app.index().await;
        for _ in 0..2 {
            heard.take();
            let answer = people.ask(world, row, who, &[]).await;
            assert!(
                answer.status.as_u16() < 400,
                "{} as {who}: {}",
                row.route,
                answer.status
            );
            note(&mut needs, row, heard.take());
            app.site.db.write_what_waits().await;
        }
    }
    keeper.restore("");
    needs
}

fn given(world: &World, row: &Row) -> String {
    row.given
        .iter()
        .map(|name| world.filled(&situations::named(name)))
        .collect()
}

/// Sends every form that has a limit; those whose figures are printed only may fail.
async fn send_all(app: &App, world: &World, heard: &Heard) -> Needs {
    let mut keeper = Keeper::open(&app.site.config.database.url, "SELECT 1;");
    let people = People::of(app, world, Language::En).await;
    // That a token is used is noted once a day.
    let listing = "GET /api/v1/consultations";
    let listing = table::rows().into_iter().find(|row| name(row) == listing);
    people
        .ask(world, &listing.unwrap(), "participant", &[])
        .await;
    keeper.keep();
    let mut needs = Needs::new();
    for row in table::rows() {
        let limited = FORMS.iter().find(|(form, ..)| *form == name(&row));
        let senders: Vec<&str> = match limited {
            _ if row.method != "POST" => continue,
            Some((.., senders)) => senders.to_vec(),
            None if printed().is_some() => row.allowed().into_iter().collect(),
            None => continue,
        };
        for who in senders.into_iter().filter(|who| row.allows(who)) {
            keeper.restore(&given(world, &row));
            if name(&row) == BEGINS {
                let form = people.form(world, &row).await.unwrap();
                people.ask(world, &row, who, &form).await;
            }
            let form = people.form(world, &row).await.unwrap();
            heard.take();
            let answer = people.ask(world, &row, who, &form).await;
            let statements = heard.take();
            let done = answer.status.as_u16() < 400;
            assert!(
                done || limited.is_none(),
                "{} as {who}: {}",
                row.route,
                answer.status
            );
            if done {
                note(&mut needs, &row, statements);
            }
        }
    }
    keeper.restore("");
    needs
}

/// Where all figures are written, with the statements behind those that are too many, for whoever wants to bring them down.
fn printed() -> Option<std::ffi::OsString> {
    std::env::var_os("POLDER_STATEMENTS")
}

/// Adds a line for a request, and its statements where there are too many.
fn print(path: &std::ffi::OsString, name: &str, few: usize, statements: &[String], limit: usize) {
    let many = statements.len();
    let mut text = format!("{few:4} {many:4} {name}\n");
    if many > limit || many > few {
        let words = |statement: &String| {
            let words = statement.split(" -- binds").next().unwrap_or_default();
            words.chars().take(300).collect::<String>()
        };
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for statement in statements {
            *times.entry(words(statement)).or_default() += 1;
        }
        for statement in statements {
            if let Some(times) = times.remove(&words(statement)) {
                text.push_str(&format!("          {times:3} × {}\n", words(statement)));
            }
        }
    }
    let mut file = std::fs::File::options()
        .append(true)
        .create(true)
        .open(path)
        .unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// What is wrong with what requests need: `limit` says how much each may.
fn complaints(
    app: &App,
    small: &Needs,
    large: &Needs,
    limit: impl Fn(&str) -> usize,
    more: &[(&str, [usize; 2])],
) -> Vec<String> {
    let backend = usize::from(!app.site.config.database.url.starts_with("sqlite:"));
    let mut wrong = Vec::new();
    for (name, statements) in large {
        let (few, many) = (small.get(name).map_or(0, Vec::len), statements.len());
        if let Some(path) = printed() {
            print(&path, name, few, statements, limit(name));
        }
        let known = more.iter().find(|(known, _)| known == name);
        match known.map(|(_, needed)| needed[backend]) {
            None if many > limit(name) => wrong.push(format!("{name}: {many} statements")),
            None if many > few => {
                wrong.push(format!("{name}: {few} statements, {many} with a crowd"));
            }
            Some(most) if many > most => {
                wrong.push(format!("{name}: {many} statements, {most} before"));
            }
            Some(_) if many <= limit(name) && many <= few => {
                wrong.push(format!("{name}: {many} statements now: no exception"));
            }
            _ => {}
        }
    }
    for (name, _) in more {
        if !large.contains_key(*name) {
            wrong.push(format!("{name} is no row of the table"));
        }
    }
    wrong
}

async fn no_page_asks_more_than_it_must(app: App) {
    let (world, heard) = prepared(&app).await;
    let small = open_all(&app, &world, &heard).await;
    crowd(&app, &world, 3, 12).await;
    let large = open_all(&app, &world, &heard).await;
    let wrong = complaints(&app, &small, &large, |_| MOST, MORE);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn no_form_asks_more_than_it_must(app: App) {
    let (world, heard) = prepared(&app).await;
    let small = send_all(&app, &world, &heard).await;
    crowd(&app, &world, 3, 12).await;
    let large = send_all(&app, &world, &heard).await;
    let limit = |name: &str| {
        FORMS
            .iter()
            .find(|(form, ..)| *form == name)
            .map_or(usize::MAX, |(_, most, _)| *most)
    };
    let wrong = complaints(&app, &small, &large, limit, MORE_FORMS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A world in which there are two of most things, and who hears what is asked about it.
async fn prepared(app: &App) -> (World, Heard) {
    let world = World::make(app, 0).await;
    let always = world.filled(&situations::named("always"));
    Keeper::open(&app.site.config.database.url, &always);
    crowd(app, &world, 1, 2).await;
    (world, Heard::listen(app))
}
