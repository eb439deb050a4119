//! How mail leaves, and within what limits.

use std::time::Duration;

use anyhow::ensure;
use secrecy::SecretString;
use serde::Deserialize;

/// How mail leaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub transport: MailTransport,
    pub from: String,
    pub directory: std::path::PathBuf,
    pub host: String,
    pub port: u16,
    pub tls: MailTls,
    pub user: String,
    pub password: SecretString,
    pub ca_file: std::path::PathBuf,
    pub connections: usize,
    #[serde(rename = "connect_seconds", deserialize_with = "seconds")]
    pub connect_limit: Duration,
    #[serde(rename = "answer_seconds", deserialize_with = "seconds")]
    pub answer_limit: Duration,
    #[serde(rename = "mail_seconds", deserialize_with = "seconds")]
    pub mail_limit: Duration,
    #[serde(rename = "render_seconds", deserialize_with = "seconds")]
    pub render_limit: Duration,
    pub attempts: i64,
    pub dead_days: i64,
    pub stop_days: i64,
}

fn seconds<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    u64::deserialize(from).map(Duration::from_secs)
}

/// The ways mail can leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    Smtp,
    File,
    /// Kept in memory, for tests.
    Memory,
}

/// How an SMTP conversation is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    Starttls,
    Tls,
    None,
}

impl Mail {
    /// Whether the numbers can be.
    pub fn check(&self) -> anyhow::Result<()> {
        ensure!(
            (2..=100).contains(&self.connections),
            "mail.connections must be 2 to 100: one of them is kept for mail somebody waits for"
        );
        for (key, limit) in [
            ("connect_seconds", self.connect_limit),
            ("answer_seconds", self.answer_limit),
            ("mail_seconds", self.mail_limit),
            ("render_seconds", self.render_limit),
        ] {
            ensure!(
                !limit.is_zero() && limit <= Duration::from_secs(3600),
                "mail.{key} must be 1 to 3600"
            );
        }
        ensure!(
            (1..=100).contains(&self.attempts),
            "mail.attempts must be 1 to 100, not {}",
            self.attempts
        );
        ensure!(
            (1..=3650).contains(&self.dead_days),
            "mail.dead_days must be 1 to 3650, not {}",
            self.dead_days
        );
        ensure!(
            (30..=36_500).contains(&self.stop_days),
            "mail.stop_days must be 30 to 36500, not {}",
            self.stop_days
        );
        Ok(())
    }
}
