//! Values that cannot be, and values that can but are hardly meant.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use anyhow::{Context, ensure};
use secrecy::ExposeSecret;

use super::settings::Config;
use crate::platform::mailer::MailTransport;
use crate::platform::scanner::Scanner;

/// Sections of the configuration, as the environment spells them.
const SECTIONS: &[&str] = &[
    "SERVER",
    "LOG",
    "DATABASE",
    "AUDIT",
    "SITE",
    "MAIL",
    "FILES",
    "SECURITY",
    "GUESTS",
    "RETENTION",
    "LIMITS",
    "WORK",
    "GROUPS",
];

/// Refuses what cannot be.
///
/// # Errors
/// A sentence that names the key.
pub(super) fn check(config: &Config) -> anyhow::Result<()> {
    listens("server.listen", &config.server.listen)?;
    if !config.server.metrics_listen.is_empty() {
        listens("server.metrics_listen", &config.server.metrics_listen)?;
    }
    ensure!(
        config.database.connections > 0,
        "database.connections must be 1 or more, not 0"
    );
    let contact = &config.site.security_contact;
    ensure!(
        (contact.starts_with("mailto:") && contact.contains('@'))
            || contact.starts_with("https://"),
        "site.security_contact must be an address that begins with mailto: or https://, not \"{contact}\""
    );
    mail(config)?;
    numbers(config)
}

/// Refuses a variable that looks like a setting and is none, for want of a second underscore.
///
/// # Errors
/// A sentence that names it and what was meant.
pub(super) fn check_environment(names: impl Iterator<Item = String>) -> anyhow::Result<()> {
    for name in names {
        let Some(rest) = name
            .strip_prefix("POLDER_")
            .filter(|rest| !rest.starts_with('_'))
        else {
            continue;
        };
        for section in SECTIONS {
            if let Some(key) = rest
                .strip_prefix(section)
                .and_then(|rest| rest.strip_prefix('_'))
            {
                anyhow::bail!(
                    "the environment has {name}, which is no setting: write POLDER__{section}__{}, \
                     with two underscores each time",
                    key.trim_start_matches('_')
                );
            }
        }
    }
    Ok(())
}

fn listens(key: &str, address: &str) -> anyhow::Result<()> {
    let fits = address.parse::<SocketAddr>().is_ok()
        || address.rsplit_once(':').is_some_and(|(host, port)| {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
                && port.parse::<u16>().is_ok()
        });
    ensure!(
        fits,
        "{key} must be an address and a port, such as 127.0.0.1:8080, not \"{address}\""
    );
    Ok(())
}

fn mail(config: &Config) -> anyhow::Result<()> {
    let mail = &config.mail;
    if mail.transport == MailTransport::Smtp && !mail.ca_file.as_os_str().is_empty() {
        let file = mail.ca_file.display();
        let pem = std::fs::read(&mail.ca_file)
            .with_context(|| format!("mail.ca_file: {file} cannot be read"))?;
        ensure!(
            String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----"),
            "mail.ca_file: {file} holds no certificate in PEM"
        );
    }
    Ok(())
}

/// Terms and sizes of nothing or less.
fn numbers(config: &Config) -> anyhow::Result<()> {
    let security = &config.security;
    let guests = &config.guests;
    for (key, value) in [
        ("security.session_hours", security.session_hours),
        ("security.follow_hours", security.follow_hours),
        ("security.verify_hours", security.verify_hours),
        ("security.reset_minutes", security.reset_minutes),
        ("security.invitation_days", security.invitation_days),
        ("security.unverified_days", security.unverified_days),
        ("guests.draft_days", guests.draft_days),
        ("guests.confirm_hours", guests.confirm_hours),
        ("guests.access_days", guests.access_days),
        ("guests.address_days", guests.address_days),
        ("guests.flood_minutes", guests.flood_minutes),
        ("guests.human_minutes", guests.human_minutes),
    ] {
        // A hundred years in hours: beyond it dates run out of their calendar.
        ensure!(
            (1..=876_000).contains(&value),
            "{key} must be 1 or more, and less than a hundred years, not {value}"
        );
    }
    for (key, value) in [
        (
            "guests.confirm_after_closing_hours",
            guests.confirm_after_closing_hours,
        ),
        ("guests.flood_starts", guests.flood_starts),
    ] {
        ensure!(value >= 0, "{key} must be 0 or more, not {value}");
    }
    for word in &security.forbidden_passwords {
        // Shorter ones stand in half of all passwords.
        ensure!(
            word.chars().filter(|c| !c.is_whitespace()).count() >= 4,
            "security.forbidden_passwords: \"{word}\" is too short: each word must have 4 letters or more"
        );
    }
    let limits = &config.limits;
    for (key, value) in [
        ("limits.upload_bytes", limits.upload_bytes),
        ("limits.form_bytes", limits.form_bytes),
        ("limits.comment_characters", limits.comment_characters),
        ("limits.response_characters", limits.response_characters),
        ("limits.report_comments", limits.report_comments),
        ("limits.erratum_characters", limits.erratum_characters),
        ("security.password_minimum", security.password_minimum),
    ] {
        ensure!(value > 0, "{key} must be 1 or more, not 0");
    }
    for (key, value) in [
        ("limits.form_seconds", limits.form_seconds),
        ("limits.upload_seconds", limits.upload_seconds),
    ] {
        ensure!(
            (1..=3600).contains(&value),
            "{key} must be 1 to 3600, not {value}"
        );
    }
    Ok(())
}

impl Config {
    /// What can be meant, but hardly is: one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let server = &self.server;
        if self.is_https() && is_here(&server.listen) && server.trusted_proxies.is_empty() {
            warnings.push(
                "server.trusted_proxies is empty, though server.base_url is https and \
                 server.listen is on this host, so that there must be a proxy: all visitors \
                 count as one, and the audit log holds the proxy's address. Write \
                 server.trusted_proxies = [\"127.0.0.1\", \"::1\"]"
                    .to_owned(),
            );
        }
        if !self.is_https() && !is_here(server.base_url.authority()) {
            warnings.push(
                "server.base_url is http: passwords and drafts go over the network in clear"
                    .to_owned(),
            );
        }
        if self.is_https() && self.mail.transport != MailTransport::Smtp {
            warnings.push(
                "mail.transport is not \"smtp\": mail is sent to nobody, so that nobody can confirm an \
                 address or choose a password"
                    .to_owned(),
            );
        }
        if self.database.url.starts_with("postgres")
            && self.guests.enabled
            && self.guests.human_key.expose_secret().is_empty()
        {
            warnings.push(
                "guests.human_key is empty: with more than one server, visitors who change servers \
                 fail the human check. Set it, the same on each"
                    .to_owned(),
            );
        }
        if let Ok(Scanner::Tcp(address)) = self.files.clamd.parse()
            && !is_here(&address)
        {
            warnings.push(format!(
                "files.clamd: attachments go to {address} in clear, and what answers there is \
                 believed; use a scanner on this host"
            ));
        }
        warnings
    }
}

/// Whether an address and port, or an address, is of this host.
fn is_here(address: &str) -> bool {
    let host = match address.rsplit_once(':') {
        Some((host, port)) if port.parse::<u16>().is_ok() && !host.ends_with(':') => host,
        _ => address,
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// What is wrong with the configuration, in one sentence that names the file and the key.
pub(super) fn sentence(error: &figment::Error, file: Option<&Path>) -> anyhow::Error {
    let key = error.path.join(".");
    let source = error.metadata.as_ref().map(|metadata| {
        metadata
            .source
            .as_ref()
            .map_or_else(|| metadata.name.to_string(), ToString::to_string)
    });
    let source = source.or_else(|| file.map(|file| file.display().to_string()));
    let place = source
        .map(|source| format!(" ({source})"))
        .unwrap_or_default();
    let reason = error.kind.to_string();
    // A file that is no TOML is drawn over several lines: "TOML parse error at line 3, column 8",
    // the line itself with marks under it, the reason.
    if let Some(drawing) = reason.strip_prefix("TOML parse error at ") {
        let mut lines = drawing.lines();
        let at = lines.next().unwrap_or_default();
        let why: Vec<_> = lines
            .filter(|line| {
                !line
                    .trim_start()
                    .starts_with(|c: char| c == '|' || c.is_ascii_digit())
            })
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        return anyhow::anyhow!("configuration: {at}: {}{place}", why.join(", "));
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if key.is_empty() {
        anyhow::anyhow!("configuration: {reason}{place}")
    } else {
        anyhow::anyhow!("configuration: {key}: {reason}{place}")
    }
}
