//! The configuration: defaults, a file, the environment; checked as a whole before anything starts.

mod bounds;
mod made;
mod retention;
mod settings;
mod stored;
mod values;

pub use crate::platform::files::{FileSettings, FilesKind};
pub use crate::platform::mailer::{Mail, MailTls, MailTransport};
pub use retention::Retention;
pub use settings::{
    ADVISORY, Audit, Config, Database, Group, Guests, HumanCheck, INDIVIDUAL, Limits, Log,
    LogFormat, Security, Server, SiteText,
};

use std::path::Path;

use anyhow::{Context, ensure};
use figment::Figment;
use figment::providers::{Env, Format, Toml};

use crate::platform::texts::Language;

const DEFAULTS: &str = include_str!("../../config/default.toml");

/// Name of a file beside the configuration that holds its secrets, so that others may read the rest.
const SECRETS: &str = "secrets.toml";

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
        self.files.check()?;
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
