//! Faults of the database that pass, or that an operator mends: it is away, busy, or full.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as Fault};

/// Why the database cannot do now what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// It does not answer, or every connection is taken. Nothing was done.
    Away,
    /// It went away, or fell silent, in the middle of a change: that may have been made or not.
    Unsure,
    /// Somebody else holds what is needed, for longer than we wait. Nothing was done.
    Busy,
    /// There is no room left where it is stored. Nothing was done.
    Full,
    /// It may be read but not written, as when its file belongs to another user. Nothing was done.
    ReadOnly,
}

impl Outage {
    /// What kind of outage a fault tells of; `None` for one that is our own mistake.
    pub fn of(fault: &Fault) -> Option<Self> {
        let (kind, text) = match fault {
            Fault::DatabaseError(kind, information) => (kind, information.message()),
            Fault::BrokenTransactionManager => return Some(Self::Away),
            Fault::RollbackErrorOnCommit { commit_error, .. } => return Self::of(commit_error),
            _ => return None,
        };
        match kind {
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                return Some(Self::Away);
            }
            DatabaseErrorKind::ReadOnlyTransaction => return Some(Self::ReadOnly),
            DatabaseErrorKind::SerializationFailure => return Some(Self::Busy),
            DatabaseErrorKind::Unknown => {}
            _ => return None,
        }
        // Neither backend tells more than words. SQLite's are always these; PostgreSQL's are, where
        // it speaks English, and are internal errors elsewhere.
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&[
            "database is locked",
            "database table is locked",
            "due to lock timeout",
            "due to statement timeout",
            "deadlock detected",
        ]) {
            Some(Self::Busy)
        } else if says(&[
            "database or disk is full",
            "disk I/O error",
            "No space left",
        ]) {
            Some(Self::Full)
        } else if says(&["readonly database", "read-only"]) {
            Some(Self::ReadOnly)
        } else if says(&[
            "terminating connection",
            "the database system is",
            "too many clients",
            "remaining connection slots",
            "unable to open database file",
        ]) {
            Some(Self::Away)
        } else {
            None
        }
    }

    /// After how many seconds it is worth trying again.
    pub fn retry_after(self) -> u64 {
        match self {
            Self::Away | Self::Unsure | Self::Busy => 5,
            Self::Full | Self::ReadOnly => 60,
        }
    }
}

impl fmt::Display for Outage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Away => "database.url: the database does not answer",
            Self::Unsure => {
                "database.url: the database fell silent in the middle of a change, which may have been made or not"
            }
            Self::Busy => "database.url: somebody else holds the database for too long",
            Self::Full => "database.url: there is no room left where the database is stored",
            Self::ReadOnly => {
                "database.url: the database cannot be written; see whose file it is, and the rights of its folder"
            }
        })
    }
}
