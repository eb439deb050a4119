//! What an action needs besides its input: database, files, clock, configuration, passwords,
//! rates.
//! Made once at the start and passed to whoever needs it; nothing is global.

use std::sync::Arc;
use std::time::Duration;

use crate::audit::{self, Author, Event, Noticed, Origin, Vault};
use crate::config::Config;
use crate::db::{Db, Limits};
use crate::platform::clock::Clock;
use crate::platform::confined::Confined;
use crate::platform::cryptography;
use crate::platform::files::FileStore;
use crate::platform::human::HumanVerification;
use crate::platform::mailer::Mailer;
use crate::platform::passwords::Passwords;
use crate::platform::permits::Permits;
use crate::platform::pulses::Pulses;
use crate::platform::rates::Rates;
use crate::platform::scanner::Scanner;
use crate::platform::templates::Templates;
use crate::types::Moment;

/// The installation at work; cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub config: Arc<Config>,
    pub db: Db,
    pub clock: Clock,
    /// The keys of the audit log.
    pub vault: Vault,
    /// What was noted in the audit log of late, of what happens often.
    pub noticed: Arc<Noticed>,
    pub mailer: Mailer,
    pub files: FileStore,
    /// Reads files from outside.
    pub confined: Confined,
    /// `None`: nobody looks for viruses.
    pub scanner: Option<Scanner>,
    pub passwords: Passwords,
    pub rates: Arc<Rates>,
    /// For dear work.
    pub permits: Permits,
    pub humans: HumanVerification,
    pub templates: Templates,
    /// Of the background workers.
    pub pulses: Pulses,
    /// What this node is called, the same after a restart, among those on one database.
    pub node: String,
}

impl Site {
    /// Opens everything `config` names.
    ///
    /// # Errors
    /// When a part cannot be opened; the message names the setting.
    pub fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        cryptography::install_tls_provider();
        let permits = Permits::new(&config.work);
        Ok(Self {
            db: Db::open_with(
                &config.database.url,
                config.database.connections,
                config.work.export_places(),
                Limits::new(&config.database),
            )?,
            clock,
            vault: Vault::new(config.audit_key_file(), config.audit.origin_months),
            noticed: Arc::default(),
            mailer: Mailer::new(&config.mail)?,
            files: FileStore::open(&config.files)?,
            confined: Confined::new(config.limits.reading(), config.limits.reading_at_once),
            scanner: Some(config.files.clamd.as_str())
                .filter(|address| !address.is_empty())
                .map(|address| address.parse().map_err(anyhow::Error::msg))
                .transpose()?,
            passwords: Passwords::new(config.security.hashing(), permits.hashing.clone())?,
            rates: Arc::new(config.rates()),
            permits,
            humans: config.humans(),
            templates: Templates::new(config.site.time_zone),
            pulses: Pulses::new(Duration::from_secs(config.server.worker_still_seconds)),
            node: node(&config),
            config: Arc::new(config),
        })
    }

    /// Now, by the installation's clock.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Notes in the audit log what happens often, at most once in `hours` for each `key`, with how
    /// often it was not noted since. What cannot be noted is logged, and holds up nobody.
    pub async fn note(&self, author: Author, key: &str, hours: i64, mut event: Event) {
        let now = self.now();
        let key = format!("{} {key}", event.action);
        let Some(unnoted) = self.noticed.take(now, &key, chrono::Duration::hours(hours)) else {
            return;
        };
        if let (serde_json::Value::Object(details), true) = (&mut event.details, unnoted > 0) {
            details.insert("unnoted".to_owned(), unnoted.into());
        }
        let noted = self
            .db
            .write(move |conn| audit::record(conn, now, &author, event))
            .await;
        if let Err(error) = noted {
            tracing::error!(%error, "not noted in the audit log");
        }
    }

    /// A network address, with what stands for it in the audit log.
    pub async fn origin(&self, address: String) -> Origin {
        self.vault.origin(&self.db, self.now(), address).await
    }
}

/// As configured, or by the machine and where on it the node listens.
fn node(config: &Config) -> String {
    if !config.server.node.is_empty() {
        return config.server.node.clone();
    }
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    format!("{}/{}", machine.trim(), config.server.listen)
}
