//! What can be configured.

use secrecy::SecretString;
use serde::Deserialize;

use super::retention::Retention;
use crate::platform::addresses::Network;
use crate::platform::files::FileSettings;
use crate::platform::mailer::Mail;
use crate::platform::permits::Work;
use crate::platform::texts::Language;

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
    pub files: FileSettings,
    pub security: Security,
    pub guests: Guests,
    pub rounds: Rounds,
    pub moderation: Moderating,
    pub responses: Answering,
    pub teams: Teams,
    pub retention: Retention,
    pub limits: Limits,
    pub work: Work,
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

/// The life of rounds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounds {
    pub undo_minutes: i64,
    pub reminder_days: i64,
}

/// People who write a draft together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teams {
    pub quiet_minutes: i64,
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

/// Deciding on comments.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moderating {
    /// How long a decision can be taken back; letters about it wait as long.
    pub undo_seconds: i64,
}

/// Answering comments, and looking at answers again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answering {
    /// For so long after an answer was published its party can ask for a second look.
    pub second_look_days: i64,
    /// The term in which it is decided on.
    pub second_look_answer_days: i64,
    /// Characters that the reason for upholding an answer has at least.
    pub second_look_reason_characters: usize,
    /// Characters that the reason for not following advice of an advisory body has at least.
    pub advice_reason_characters: usize,
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
    pub report_comments: usize,
    pub erratum_characters: usize,
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

/// Codes of the Groups that have standing unless the configuration says otherwise: their comments
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

/// Code of the Group of people who speak for themselves.
pub const INDIVIDUAL: &str = "individual";

/// Code of the Group of advisory bodies, for whose advice a report must account one by one (Aanwijzingen voor de regelgeving
/// 4.44).
pub const ADVISORY: &str = "advisory";
