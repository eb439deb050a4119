//! The chain: each event's hash covers its content and the hash before it.

use super::Link;
use crate::platform::dates::rfc3339;
use crate::platform::random::sha256_hex;

/// Where the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Its content is not what was hashed, or it does not follow the one before.
    #[error("audit event {0} does not match its hash: it was changed after it was written")]
    Changed(i64),
    /// A number is missing.
    #[error("audit event {0} is missing")]
    Missing(i64),
}

/// The hash of one event. Members are length-prefixed, so that no two events hash alike.
pub(super) fn hash(link: &Link<'_>) -> String {
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut input = String::new();
    for part in [
        &link.sequence.to_string(),
        &rfc3339(link.at),
        &number(link.actor_id),
        link.actor,
        link.origin,
        link.action,
        link.subject,
        &number(link.subject_id),
        &number(link.consultation_id),
        link.details,
        link.previous_hash,
    ] {
        input.push_str(&part.len().to_string());
        input.push(':');
        input.push_str(part);
    }
    sha256_hex(input.as_bytes())
}

/// What the first event follows.
pub(super) const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Checks events handed over in order.
pub(super) struct Verifier {
    next: i64,
    previous: String,
}

impl Verifier {
    pub(super) fn new() -> Self {
        Self {
            next: 1,
            previous: ORIGIN.to_owned(),
        }
    }

    pub(super) fn check(&mut self, link: &Link<'_>, stored: &str) -> Result<(), Broken> {
        if link.sequence != self.next {
            return Err(Broken::Missing(self.next));
        }
        if link.previous_hash != self.previous || hash(link) != stored {
            return Err(Broken::Changed(link.sequence));
        }
        self.next += 1;
        stored.clone_into(&mut self.previous);
        Ok(())
    }
}
