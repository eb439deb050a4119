//! The configuration: defaults, a file, the environment; checked as a whole before anything starts.

mod bounds;
mod mail;
mod retention;
mod stored;
mod values;

pub use mail::{Mail, MailTls, MailTransport};
pub use retention::Retention;

use std::path::Path;

use anyhow::{Context, ensure};
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use secrecy::SecretString;
use serde::Deserialize;

use crate::platform::addresses::Network;
use crate::platform::texts::Language;

const DEFAULTS: &str = include_str!("../config/default.toml");

/// Everything that can be configured; `config/default.toml` says what each key means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub server: Server,
    pub log: Log,
    pub database: Database,
    pub audit: Audit,
    pub site: SiteText,
    pub mail: Mail,
    pub files: Files,
    pub security: Security,
    pub guests: Guests,
    pub retention: Retention,
    pub limits: Limits,
    pub work: crate::platform::permits::Work,
    pub groups: Vec<Group>,
}

/// Where and how pages are served.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub listen: String,
    pub base_url: url::Url,
    pub workers: usize,
    pub shutdown_seconds: u64,
    pub worker_still_seconds: u64,
    pub node: String,
    pub trusted_proxies: Vec<Network>,
    pub metrics_listen: String,
    pub metrics_token: SecretString,
}

/// How the log is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
}

/// What a line of the log looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// An object a line, for programs.
    Json,
}

/// Which database.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    pub url: String,
    pub connections: u32,
    pub connect_seconds: u64,
    pub statement_seconds: u64,
    pub long_statement_seconds: u64,
    pub lock_seconds: u64,
    pub idle_transaction_seconds: u64,
}

/// The audit log.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    pub key_file: std::path::PathBuf,
    pub origin_months: i32,
    pub checkpoint_to: String,
}

/// What the installation is called and how it is reached.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteText {
    pub name: String,
    pub organisation_nl: String,
    pub organisation_en: String,
    pub contact: String,
    pub security_contact: String,
    pub language: Language,
    pub time_zone: chrono_tz::Tz,
}

/// Where files are kept, and who looks for viruses in them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    pub kind: FilesKind,
    pub directory: std::path::PathBuf,
    pub bucket: String,
    pub endpoint: String,
    pub region: String,
    pub access_key: String,
    pub secret: SecretString,
    pub prefix: String,
    pub allow_http: bool,
    pub clamd: String,
}

/// The ways files can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FilesKind {
    Directory,
    S3,
    /// Kept in memory, for tests.
    Memory,
}

/// Sessions, passwords and rates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    pub session_hours: i64,
    pub password_minimum: usize,
    pub forbidden_passwords: Vec<String>,
    pub argon2_memory_kib: u32,
    pub argon2_iterations: u32,
    pub argon2_lanes: u32,
    pub staff_idle_minutes: i64,
    pub proof_minutes: i64,
    pub sign_in_per_minute: u32,
    pub guesses_free: i64,
    pub guesses_per_day: i64,
    pub guesses_told: i64,
    pub reset_per_hour: u32,
    pub register_per_hour: u32,
    pub follow_per_hour: u32,
    pub follow_hours: i64,
    pub join_per_hour: u32,
    pub verify_hours: i64,
    pub reset_minutes: i64,
    pub invitation_days: i64,
    pub unverified_days: i64,
    pub letters_per_day: i64,
    pub letters_per_day_unconfirmed: i64,
    pub post_per_minute: u32,
    pub autosave_per_minute: u32,
    pub api_per_minute: u32,
    pub tokens_per_minute: u32,
    pub pages_per_minute: u32,
    pub files_per_minute: u32,
    pub search_per_minute: u32,
}

/// People who respond without an account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guests {
    pub enabled: bool,
    pub starts_per_hour: u32,
    pub draft_days: i64,
    pub confirm_hours: i64,
    pub confirm_after_closing_hours: i64,
    pub access_days: i64,
    pub session_hours: i64,
    pub address_days: i64,
    pub human_check: HumanCheck,
    pub uploads_mb_per_day: u32,
    pub unconfirmed_mb_per_round: i64,
    pub flood_starts: i64,
    pub flood_minutes: i64,
    pub human_minutes: i64,
    pub human_cost: u32,
    pub human_key: SecretString,
}

/// When people without an account are asked to show that they are no machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HumanCheck {
    /// When a round sees more of them than `flood_starts`.
    Flood,
    Always,
    Never,
}

/// Sizes beyond which input is refused.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub upload_bytes: usize,
    pub form_bytes: usize,
    pub form_seconds: u64,
    pub upload_seconds: u64,
    pub comment_characters: usize,
    pub response_characters: usize,
    pub attachment_bytes: usize,
    pub attachments: usize,
    pub attachments_bytes: usize,
    pub reading_memory_mb: u64,
    pub reading_seconds: u64,
    pub reading_at_once: usize,
}

/// A stakeholder group and its name in every language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub code: String,
    pub nl: String,
    pub en: String,
    /// Given by staff or by their invitation only; left out, as [`STANDING`] has it.
    pub standing: Option<bool>,
}

/// Codes of the Groups that have standing unless the configuration says otherwise: their responses
/// weigh by who gives them, and a report accounts for them by name.
const STANDING: [&str; 2] = ["advisory", "public"];

impl Group {
    /// Whether only staff, or an invitation of theirs, make somebody of this group.
    pub fn has_standing(&self) -> bool {
        self.standing
            .unwrap_or_else(|| STANDING.contains(&self.code.as_str()))
    }

    /// Its name in `language`.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// Name of a file beside the configuration that holds its secrets, so that others may read the rest.
const SECRETS: &str = "secrets.toml";

/// Code of the Group of people who speak for themselves.
pub const INDIVIDUAL: &str = "individual";

impl Config {
    /// Reads defaults, then `file` and what is kept secret beside it, then the environment.
    ///
    /// # Errors
    /// When a file cannot be read, a key is unknown or a value does not fit; the message names it.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        values::check_environment(
            std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()),
        )?;
        Self::layered(file, Env::prefixed("POLDER__").split("__"))
    }

    /// A sentence when the file of secrets beside the configuration can be read by everybody on this machine.
    pub fn open_secrets(file: Option<&Path>) -> Option<String> {
        use std::os::unix::fs::PermissionsExt;
        let secrets = file?.with_file_name(SECRETS);
        let mode = std::fs::metadata(&secrets).ok()?.permissions().mode() & 0o777;
        let name = secrets.display();
        (mode & 0o007 != 0)
            .then(|| format!("{name} has mode {mode:03o}, open to all on this machine: chmod 640"))
    }

    /// The defaults alone, for tests and `polder demo`.
    ///
    /// # Errors
    /// Never, while the embedded defaults are whole.
    pub fn defaults() -> anyhow::Result<Self> {
        Self::layered(None, Env::prefixed("POLDER__NOTHING__"))
    }

    fn layered(file: Option<&Path>, environment: Env) -> anyhow::Result<Self> {
        let mut layers = Figment::from(Toml::string(DEFAULTS));
        if let Some(path) = file {
            ensure!(
                path.is_file(),
                "there is no configuration file {}",
                path.display()
            );
            layers = layers.merge(Toml::file_exact(path));
            let secrets = path.with_file_name(SECRETS);
            if secrets.is_file() {
                layers = layers.merge(Toml::file_exact(secrets));
            }
        }
        // Groups are a list; the environment cannot spell one. A test database is not a setting.
        let layers = layers.merge(environment.ignore(&["test"]));
        ensure!(
            layers.find_value("server.trust_proxy").is_err(),
            "configuration: server.trust_proxy is no setting any more: leave it out and name the \
             addresses of your proxies instead, as in server.trusted_proxies = [\"127.0.0.1\", \"::1\"]"
        );
        let config: Self = layers
            .extract()
            .map_err(|error| values::sentence(&error, file))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> anyhow::Result<()> {
        let url = &self.server.base_url;
        ensure!(
            matches!(url.scheme(), "http" | "https") && url.host().is_some(),
            "server.base_url must be an http or https address, not {url}"
        );
        ensure!(
            url.path() == "/" && url.query().is_none(),
            "server.base_url must be an address without a path, not {url}"
        );
        ensure!(!self.groups.is_empty(), "groups: name at least one group");
        ensure!(
            self.security.letters_per_day > 0 && self.security.letters_per_day_unconfirmed > 0,
            "security.letters_per_day and security.letters_per_day_unconfirmed must be more than 0"
        );
        ensure!(
            self.groups
                .iter()
                .all(|group| group.code != INDIVIDUAL || !group.has_standing()),
            "groups: the group \"{INDIVIDUAL}\" cannot have standing: anybody is in it who says so"
        );
        for group in &self.groups {
            ensure!(
                !group.code.is_empty()
                    && group
                        .code
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c == '-'),
                "groups: the code \"{}\" may hold only small letters and hyphens",
                group.code
            );
        }
        ensure!(
            self.groups.iter().any(|group| group.code == INDIVIDUAL),
            "groups: the group \"{INDIVIDUAL}\" must be there, for people who speak for themselves"
        );
        ensure!(
            self.mail.tls != MailTls::None
                || self.mail.transport != MailTransport::Smtp
                || matches!(self.mail.host.as_str(), "localhost" | "127.0.0.1" | "::1"),
            "mail.tls may be \"none\" only for a mail server on this host"
        );
        self.mail
            .from
            .parse::<crate::platform::mailer::Mailbox>()
            .with_context(|| format!("mail.from is not a mail address: {}", self.mail.from))?;
        self.mail.check()?;
        stored::files(&self.files)?;
        self.check_access()?;
        self.work.check()?;
        self.check_reading()?;
        self.retention.check()?;
        values::check(self)?;
        stored::database(&self.database)?;
        stored::audit(&self.audit)
    }

    /// Where the keys of the audit log are: `audit.key_file`, or else beside the data.
    pub fn audit_key_file(&self) -> std::path::PathBuf {
        if !self.audit.key_file.as_os_str().is_empty() {
            return self.audit.key_file.clone();
        }
        let beside = match self.database.url.strip_prefix("sqlite:") {
            Some(file) => Path::new(file),
            None => &self.files.directory,
        };
        beside.with_file_name("audit.key")
    }

    /// The group with this code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The name of the group with this code in `language`; the code itself for one that is no
    /// longer configured.
    pub fn group_name<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.group(code).map_or(code, |group| group.name(language))
    }

    /// Whether people reach the site over https.
    pub fn is_https(&self) -> bool {
        self.server.base_url.scheme() == "https"
    }

    /// An absolute address for a path that begins with "/".
    pub fn absolute(&self, path: &str) -> String {
        format!(
            "{}{path}",
            self.server.base_url.as_str().trim_end_matches('/')
        )
    }
}
