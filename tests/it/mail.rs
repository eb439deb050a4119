//! Mail: what becomes of it when the server, a recipient, a mail itself or this program fails.

mod ending;
mod over_tls;
mod refusing;
mod rows;

use diesel::prelude::*;
use polder::db::schema::outbox;
use polder::notifications::{Notification, OutboxState, enqueue};
use polder::platform::texts::Language;
use polder::types::Moment;

use crate::support::App;

/// Makes of each `async fn(App, SmtpServer)` named one test on SQLite and one on PostgreSQL, with a
/// mail server that behaves as given.
macro_rules! with_server {
    ($($name:ident: $manner:ident),+ $(,)?) => {
        mod with_server_on_sqlite {
            $(#[actix_web::test]
            async fn $name() {
                super::super::run(crate::support::Backend::Sqlite, crate::support::smtp::Manner::$manner, super::$name).await;
            })+
        }
        mod with_server_on_postgresql {
            $(#[actix_web::test]
            async fn $name() {
                super::super::run(crate::support::Backend::Postgresql, crate::support::smtp::Manner::$manner, super::$name).await;
            })+
        }
    };
}
use with_server;

use crate::support::Backend;
use crate::support::smtp::{Manner, SmtpServer};

async fn run(backend: Backend, manner: Manner, test: impl AsyncFnOnce(App, SmtpServer)) {
    let server = SmtpServer::start(manner).await;
    let app = App::start_with(backend, |config| server.settings(config)).await;
    test(app, server).await;
}

/// Puts a mail to somebody in the Outbox, of a kind that needs little.
async fn write(app: &App, template: &'static str, recipient: &str) {
    let samples: serde_json::Value =
        serde_json::from_str(include_str!("texts/letters.json")).unwrap();
    let (now, recipient) = (app.now(), recipient.to_owned());
    let context = samples[template].clone();
    assert!(context.is_object(), "no sample of {template}");
    app.db(move |conn| {
        let notification = Notification {
            recipient,
            language: Language::En,
            template,
            context,
        };
        enqueue(conn, now, &notification).unwrap();
    })
    .await;
}

/// A row of the Outbox, as far as these tests look.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
struct Row {
    recipient: String,
    state: OutboxState,
    attempts: i64,
    why: Option<String>,
    claimed_by: Option<String>,
    held_since: Option<Moment>,
    context: String,
}

impl Row {
    fn why(&self) -> &str {
        self.why.as_deref().unwrap_or_default()
    }
}

async fn rows(app: &App) -> Vec<Row> {
    app.db(|conn| {
        outbox::table
            .select((
                outbox::recipient,
                outbox::state,
                outbox::attempts,
                outbox::last_error,
                outbox::claimed_by,
                outbox::held_since,
                outbox::context,
            ))
            .order(outbox::id)
            .load(conn)
            .unwrap()
    })
    .await
}

/// How many of the mails taken go to an address.
fn to(taken: &[String], address: &str) -> usize {
    let to = format!("To: {address}");
    taken.iter().filter(|words| words.contains(&to)).count()
}
