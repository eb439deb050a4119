//! How files are kept.

use anyhow::ensure;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::platform::scanner::Scanner;

/// Where files are kept, and who looks for viruses in them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSettings {
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

impl FileSettings {
    /// Refuses what the file store cannot be told.
    ///
    /// # Errors
    /// When a value cannot be; the message names it.
    pub fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.kind != FilesKind::S3 || !self.bucket.is_empty(),
            "files.bucket must be named when self.kind is \"s3\""
        );
        ensure!(
            self.access_key.is_empty() == self.secret.expose_secret().is_empty(),
            "files.access_key and files.secret go together"
        );
        ensure!(
            self.allow_http || !self.endpoint.starts_with("http:"),
            "files.endpoint must be an https address, unless files.allow_http is true"
        );
        ensure!(
            self.prefix.is_empty() || (self.prefix.ends_with('/') && !self.prefix.starts_with('/')),
            "files.prefix must end, and not begin, with a slash"
        );
        if !self.clamd.is_empty() {
            self.clamd
                .parse::<Scanner>()
                .map_err(|error| anyhow::anyhow!("files.clamd: {error}"))?;
        }
        Ok(())
    }
}
