//! The audit log's keys at work: the chain, its check, and the marks that stand for addresses.

use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use super::chain::{Broken, Checkpoint, Verified};
use super::entry::month;
use super::keys::Keys;
use super::store;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::types::Moment;

/// Where the keys are; cheap to clone. They are read, or made, when they are first needed.
#[derive(Clone)]
pub struct Vault {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    /// Months for which a mark can be told to be that of an address.
    terms: i32,
    keys: RwLock<Option<Keys>>,
    /// The month at hand and its salt.
    salt: RwLock<Option<(String, String)>>,
}

/// Where a request came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    address: String,
    mark: String,
}

impl Origin {
    /// What stands for the address in the audit log.
    pub fn mark(&self) -> &str {
        &self.mark
    }
}

/// The network address, for rates; never stored.
impl std::ops::Deref for Origin {
    type Target = str;

    fn deref(&self) -> &str {
        &self.address
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.address)
    }
}

impl Vault {
    /// Keys in the file at `path`; marks can be told for `terms` months.
    pub fn new(path: PathBuf, terms: i32) -> Self {
        Self {
            inner: Arc::new(Inner {
                path,
                terms,
                keys: RwLock::default(),
                salt: RwLock::default(),
            }),
        }
    }

    /// The keys. Where there is no file yet it is made, unless the log was written under a key: then
    /// it must come from another node, or a backup.
    ///
    /// # Errors
    /// When the file cannot be read or made, or lacks a key that is needed; the sentence names
    /// `audit.key_file`.
    pub async fn keys(&self, db: &Db) -> Result<Keys> {
        if let Some(keys) = held(&self.inner.keys) {
            return Ok(keys);
        }
        let known = db.read(store::key_ids).await?;
        let path = &self.inner.path;
        if !path.exists() {
            if let Some(id) = known.first() {
                return Err(Error::Internal(anyhow::anyhow!(
                    "audit.key_file: there is no {}, but the audit log was written under key {id}: \
                     copy the file from another node or from a backup",
                    path.display()
                )));
            }
            Keys::make(path).map_err(Error::Internal)?;
        }
        let keys = Keys::read(path).map_err(Error::Internal)?;
        if !known.is_empty() && !known.iter().any(|id| keys.has(id) || keys.is_lost(id)) {
            return Err(Error::Internal(anyhow::anyhow!(
                "audit.key_file: {} holds none of the keys under which the audit log was written \
                 ({}): copy the file from another node or from a backup",
                path.display(),
                known.join(", ")
            )));
        }
        if let Ok(mut held) = self.inner.keys.write() {
            *held = Some(keys.clone());
        }
        Ok(keys)
    }

    /// Gives events that wait their place in the chain; how many.
    ///
    /// # Errors
    /// When the database fails, or the keys cannot be had.
    pub async fn chain(&self, db: &Db, now: Moment) -> Result<usize> {
        if !db.read(store::has_unchained).await? {
            return Ok(0);
        }
        let (keys, terms) = (self.keys(db).await?, self.inner.terms);
        db.write(move |conn| store::chain(conn, &keys, now, terms))
            .await
    }

    /// Gives every event its place and walks the whole chain, past the checkpoints in the database
    /// and those `against` it.
    ///
    /// # Errors
    /// When the database fails, or the keys cannot be had; the inner error tells where the chain is
    /// broken.
    pub async fn verify(
        &self,
        db: &Db,
        now: Moment,
        against: Vec<Checkpoint>,
    ) -> Result<std::result::Result<Verified, Broken>> {
        let (keys, terms) = (self.keys(db).await?, self.inner.terms);
        // At least once, for a log of before there were keys that waits for nothing.
        loop {
            let keys = keys.clone();
            let done = db
                .write(move |conn| store::chain(conn, &keys, now, terms))
                .await?;
            if done == 0 {
                break;
            }
        }
        db.patient()
            .read(move |conn| store::verify(conn, &keys, &against))
            .await
    }

    /// A network address with what stands for it this month. Without keys or database it has none:
    /// what was done is noted all the same.
    pub async fn origin(&self, db: &Db, now: Moment, address: String) -> Origin {
        let mark = if address.is_empty() {
            String::new()
        } else {
            self.mark(db, now, &address).await.unwrap_or_else(|error| {
                tracing::error!(%error, "the audit log goes without an origin");
                String::new()
            })
        };
        Origin { address, mark }
    }

    async fn mark(&self, db: &Db, now: Moment, address: &str) -> Result<String> {
        let keys = self.keys(db).await?;
        let this = month(now, 0);
        let salt = match held(&self.inner.salt).filter(|(month, _)| *month == this) {
            Some((_, salt)) => salt,
            None => {
                let wanted = this.clone();
                let salt = db
                    .write(move |conn| store::salt(conn, now, &wanted))
                    .await?;
                if let Ok(mut held) = self.inner.salt.write() {
                    *held = Some((this.clone(), salt.clone()));
                }
                salt
            }
        };
        Ok(store::mark(&keys, &this, &salt, address))
    }

    /// Throws away the salts of months that have had their term: whose the marks of those months
    /// are can then neither be told nor confirmed. How many.
    pub async fn forget_origins(&self, db: &Db, now: Moment) -> Result<usize> {
        let oldest = month(now, self.inner.terms - 1);
        db.write(move |conn| store::forget_salts(conn, &oldest))
            .await
    }
}

fn held<T: Clone>(place: &RwLock<Option<T>>) -> Option<T> {
    place.read().ok().and_then(|held| held.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_back_over_new_year() {
        let january = chrono::NaiveDate::from_ymd_opt(2027, 1, 31)
            .unwrap()
            .and_hms_opt(23, 0, 0)
            .unwrap();
        assert_eq!(month(january, 0), "2027-01");
        assert_eq!(month(january, 1), "2026-12");
        assert_eq!(month(january, 13), "2025-12");
    }
}
