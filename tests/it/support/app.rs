//! The application under test.

use std::net::TcpListener;

use chrono::{Duration, NaiveDate};
use polder::config::{Config, FilesKind, MailTransport};
use polder::platform::clock::Clock;
use polder::platform::mailer::Letter;
use polder::site::Site;
use polder::types::Moment;

use super::database::Database;
use super::{Actor, Backend};

/// A running server and its site.
pub struct App {
    pub site: Site,
    pub base: String,
    server: Option<actix_web::dev::ServerHandle>,
    _database: Option<Database>,
}

impl App {
    /// Starts the application on `backend` on 1 June 2027, 12:00 UTC.
    pub async fn start(backend: Backend) -> Self {
        Self::start_with(backend, |_| {}).await
    }

    /// The same, with settings changed.
    pub async fn start_with(backend: Backend, change: impl FnOnce(&mut Config)) -> Self {
        let database = Database::create(backend);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = Config::defaults().unwrap();
        config.database.url.clone_from(&database.url);
        config.audit.key_file = database.folder().join("audit.key");
        config.database.connections = 4;
        config.server.base_url = base.parse().unwrap();
        config.server.workers = 1;
        config.mail.transport = MailTransport::Memory;
        config.files.kind = FilesKind::Memory;
        // The least argon2 allows: these passwords protect nothing.
        config.security.argon2_memory_kib = 8;
        config.security.argon2_iterations = 1;
        // Mails about decisions go at once.
        config.moderation.undo_seconds = 0;
        // Tests step the clock.
        config.security.staff_idle_minutes = 0;
        for rate in [
            &mut config.security.sign_in_per_minute,
            &mut config.security.reset_per_hour,
            &mut config.security.register_per_hour,
            &mut config.security.follow_per_hour,
            &mut config.security.join_per_hour,
            &mut config.security.post_per_minute,
            &mut config.security.autosave_per_minute,
            &mut config.security.api_per_minute,
            &mut config.security.tokens_per_minute,
            &mut config.security.pages_per_minute,
            &mut config.security.files_per_minute,
            &mut config.security.search_per_minute,
            &mut config.guests.starts_per_hour,
            &mut config.guests.uploads_mb_per_day,
        ] {
            *rate = 0;
        }
        change(&mut config);
        let mut site = Site::open(config, Clock::at(noon())).unwrap();
        // The test is not the program that reads files from outside.
        site.confined = site.confined.with_program(env!("CARGO_BIN_EXE_polder"));
        let server = polder::app::server(site.clone(), listener).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            site,
            base,
            server: Some(handle),
            _database: Some(database),
        }
    }

    /// A site without a server, over the database of a node that serves at `base`.
    pub fn beside(site: Site, base: &str) -> Self {
        Self {
            site,
            base: base.to_owned(),
            server: None,
            _database: None,
        }
    }

    /// Somebody with a browser of their own, nobody signed in.
    pub fn visitor(&self) -> Actor {
        Actor::new(self.base.clone())
    }

    /// Checks the whole audit log, which must hold; how many events it has.
    pub async fn audited(&self) -> u64 {
        let (vault, now) = (&self.site.vault, self.now());
        let verified = vault.verify(&self.site.db, now, Vec::new()).await.unwrap();
        verified.unwrap().events
    }

    /// Makes mails of all letters to parties.
    pub async fn tell_parties(&self) {
        self.ask_signatories().await;
        while polder::responding::ready::step(&self.site).await.unwrap() > 0 {}
        while polder::consultations::telling::step(&self.site)
            .await
            .unwrap()
            > 0
        {}
    }

    /// Tells whom is asked to sign.
    async fn ask_signatories(&self) {
        while polder::signatures::worker::step(&self.site).await.unwrap() > 0 {}
    }

    /// Delivers all mail that is due.
    pub async fn deliver(&self) {
        self.ask_signatories().await;
        while polder::accounts::worker::answer(&self.site).await.unwrap() > 0 {}
        while polder::teamwork::worker::step(&self.site).await.unwrap() > 0 {}
        while polder::app::deliver(&self.site).await.unwrap() > 0 {}
    }

    /// Makes everything public findable.
    pub async fn index(&self) {
        while polder::search::worker::step(&self.site).await.unwrap() > 0 {}
    }

    /// All mail delivered to an address so far, oldest first; delivers what is due first.
    pub async fn mail_to(&self, address: &str) -> Vec<Letter> {
        self.deliver().await;
        self.site
            .mailer
            .sent()
            .into_iter()
            .filter(|letter| letter.recipient.contains(address))
            .collect()
    }

    /// The last link to `path` in the newest mail to an address that has one, without scheme and
    /// host.
    pub async fn mailed_link(&self, address: &str, path: &str) -> String {
        let letters = self.mail_to(address).await;
        assert!(!letters.is_empty(), "no mail to this address");
        let (text, start) = letters
            .iter()
            .rev()
            .find_map(|letter| {
                let start = letter.text.rfind(&format!("{}{path}", self.base))?;
                Some((&letter.text, start))
            })
            .expect("no such link in the mail");
        let link = text[start..].split_whitespace().next().unwrap();
        link[self.base.len()..].to_owned()
    }

    /// Moves the clock.
    pub fn step(&self, by: Duration) {
        self.site.clock.step(by);
    }

    /// Now, by the application's clock.
    pub fn now(&self) -> Moment {
        self.site.now()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // The handle's future need not be awaited: the thread ends with the test.
        if let Some(server) = &self.server {
            drop(server.stop(false));
        }
    }
}

fn noon() -> Moment {
    NaiveDate::from_ymd_opt(2027, 6, 1)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap()
}
