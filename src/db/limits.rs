//! How long the database is waited for, and what it is told to wait for itself.

use std::time::Duration;

use crate::config::Database;

/// Limits of every connection, from `[database]` in the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until a connection is to be had: made, or free again.
    pub(super) connect: Duration,
    /// One statement of a page or a form.
    pub(super) statement: Duration,
    /// One statement of an export, a command or a migration.
    pub(super) long_statement: Duration,
    /// Waiting for a row, or a table, that somebody else holds.
    pub(super) lock: Duration,
    /// A transaction in which nothing happens: its node is frozen or gone.
    pub(super) idle_transaction: Duration,
}

/// Who waits for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// Somebody looks at an empty screen.
    Short,
    /// An export, or a command.
    Long,
}

/// How much longer than its limit a statement may take before it counts as never answered: time
/// for PostgreSQL to say itself that it was too long.
const GRACE: Duration = Duration::from_secs(2);

/// A migration waits so long for another node that migrates.
pub(super) const MIGRATION_LOCK: Duration = Duration::from_secs(300);

impl Limits {
    /// As configured.
    pub fn new(config: &Database) -> Self {
        Self {
            connect: Duration::from_secs(config.connect_seconds),
            statement: Duration::from_secs(config.statement_seconds),
            long_statement: Duration::from_secs(config.long_statement_seconds),
            lock: Duration::from_secs(config.lock_seconds),
            idle_transaction: Duration::from_secs(config.idle_transaction_seconds),
        }
    }

    /// How long one statement may be without an answer.
    pub(super) fn silence(&self, patience: Patience) -> Duration {
        GRACE
            + match patience {
                Patience::Short => self.statement,
                Patience::Long => self.long_statement,
            }
    }

    /// What PostgreSQL is told at connect. Its TCP limits make it notice a node that vanished.
    pub(super) fn session(&self) -> String {
        format!(
            "SET TIME ZONE 'UTC'; SET statement_timeout = {}; SET lock_timeout = {}; \
             SET idle_in_transaction_session_timeout = {}; SET tcp_keepalives_idle = 10; \
             SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; \
             SET tcp_user_timeout = 25000",
            self.statement.as_millis(),
            self.lock.as_millis(),
            self.idle_transaction.as_millis(),
        )
    }

    /// What a transaction that may take long sets for itself.
    pub(super) fn long_transaction(&self) -> String {
        format!(
            "SET LOCAL statement_timeout = {}; SET LOCAL idle_in_transaction_session_timeout = {}",
            self.long_statement.as_millis(),
            (self.idle_transaction * 6).as_millis(),
        )
    }

    /// `url` with what libpq is to keep to on our side of the connection; what it names stays.
    pub(super) fn url(&self, url: &str) -> String {
        let mut url = url.to_owned();
        for (name, value) in [
            ("connect_timeout", self.connect.as_secs().max(2).to_string()),
            ("keepalives_idle", "10".to_owned()),
            ("keepalives_interval", "5".to_owned()),
            ("keepalives_count", "3".to_owned()),
            ("tcp_user_timeout", "25000".to_owned()),
        ] {
            if !url.contains(&format!("{name}=")) {
                url.push(if url.contains('?') { '&' } else { '?' });
                url.push_str(&format!("{name}={value}"));
            }
        }
        url
    }
}

impl Default for Limits {
    /// Those of `config/default.toml`.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            statement: Duration::from_secs(15),
            long_statement: Duration::from_secs(600),
            lock: Duration::from_secs(5),
            idle_transaction: Duration::from_secs(10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_says_itself_stays() {
        let limits = Limits::default();
        let url = limits.url("postgres://polder@db/polder?sslmode=require&connect_timeout=9");
        assert!(url.starts_with(
            "postgres://polder@db/polder?sslmode=require&connect_timeout=9&keepalives_idle=10&"
        ));
        assert!(
            limits
                .url("postgres://db/polder")
                .contains("?connect_timeout=3&")
        );
    }

    #[test]
    fn the_defaults_are_those_of_the_configuration() {
        let config = crate::config::Config::defaults().unwrap();
        assert_eq!(
            format!("{:?}", Limits::new(&config.database)),
            format!("{:?}", Limits::default())
        );
    }
}
