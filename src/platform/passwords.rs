//! Passwords: hashed with argon2id, by the parameters of OWASP's Password Storage Cheat Sheet; how easily
//! one is guessed, by the lists of common passwords and words that zxcvbn holds (ASVS 5.0, 6.2.4).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use zxcvbn::Score;

use super::permits::Line;
use crate::error::{Error, Result};

/// What hashing a password takes.
#[derive(Debug, Clone, Copy)]
pub struct Hashing {
    pub memory_kib: u32,
    pub iterations: u32,
    pub lanes: u32,
}

/// Hashes and checks passwords; both take a while and much memory on purpose, so only so many at once.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    line: Line,
}

impl Passwords {
    /// With the parameters configured; `line` says how many at once.
    ///
    /// # Errors
    /// When argon2 does not allow the parameters.
    pub fn new(hashing: Hashing, line: Line) -> anyhow::Result<Self> {
        let params = Params::new(hashing.memory_kib, hashing.iterations, hashing.lanes, None)
            .map_err(|error| anyhow::anyhow!("security.argon2_…: {error}"))?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Ok(Self { argon2, line })
    }

    /// The PHC string to store.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait; an internal error when hashing fails.
    pub async fn hash(&self, password: SecretString) -> Result<String> {
        let argon2 = self.argon2.clone();
        self.line
            .run(move || {
                hash(&argon2, password.expose_secret())
                    .map_err(|error| Error::Internal(anyhow::anyhow!("cannot hash: {error}")))
            })
            .await?
    }

    /// Whether a password is easily guessed: common, of common words, or of what `own` tells of its owner.
    ///
    /// # Errors
    /// An internal error when the thread that works this out fails.
    pub async fn is_guessable(&self, password: &SecretString, own: Vec<String>) -> Result<bool> {
        let password = password.clone();
        tokio::task::spawn_blocking(move || {
            let own: Vec<&str> = own.iter().map(String::as_str).collect();
            let typed = password.expose_secret();
            // Common words stay common with spaces between them.
            let closed: String = typed.split_whitespace().collect();
            let rest = without(&closed, &own);
            [typed, closed.as_str(), rest.as_str()]
                .into_iter()
                .any(|form| zxcvbn::zxcvbn(form, &own).score() < Score::Three)
        })
        .await
        .map_err(Error::internal)
    }

    /// Whether `password` is the one hashed; takes as long when there is no hash, so that timing tells nothing.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait; an internal error when the stored hash is not a PHC string.
    pub async fn matches(&self, password: SecretString, stored: Option<String>) -> Result<bool> {
        let argon2 = self.argon2.clone();
        self.line
            .run(move || {
                let Some(stored) = stored else {
                    // What the hash of nobody's password comes to is of no use; the time it takes is.
                    let _ = hash(&argon2, password.expose_secret());
                    return Ok(false);
                };
                let hash = PasswordHash::new(&stored)
                    .map_err(|error| Error::Internal(anyhow::anyhow!("stored hash: {error}")))?;
                Ok(argon2
                    .verify_password(password.expose_secret().as_bytes(), &hash)
                    .is_ok())
            })
            .await?
    }
}

/// What is left of a password once the words that are tried first are taken out: they add nothing to it,
/// however often they stand there.
fn without(password: &str, words: &[&str]) -> String {
    let mut words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    words.retain(|word| word.chars().count() >= 4);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = password.to_lowercase();
    for word in words {
        rest = rest.replace(&word, "");
    }
    rest
}

fn hash(argon2: &Argon2<'_>, password: &str) -> argon2::password_hash::Result<String> {
    argon2
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
}
