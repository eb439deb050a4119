//! The chain: each event's hash covers its content and the hash before it, under a key that is not
//! in the database.
//!
//! Events of the time before there were keys have a hash without one. When the first key came, each
//! of these was checked and sealed under it; the chain then goes on from the last of them.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::keys::Keys;
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
    /// A checkpoint tells of more events than there are.
    #[error(
        "the audit log ends after event {end}, but checkpoint {checkpoint} was made: events were cut off"
    )]
    Cut { end: i64, checkpoint: Checkpoint },
    /// The event of a checkpoint has another hash now.
    #[error(
        "audit event {number} is another than when checkpoint {0} was made: the log was rewritten",
        number = .0.sequence
    )]
    Rewritten(Checkpoint),
    /// It was hashed under a key that the key file does not hold.
    #[error("audit event {0} was written under key {1}, which audit.key_file does not hold")]
    KeyMissing(i64, String),
}

/// A place in the chain, kept where nobody who can write the database can change it: "1234-" and
/// the hash of event 1234.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub sequence: i64,
    pub hash: String,
}

impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.sequence, self.hash)
    }
}

impl std::str::FromStr for Checkpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "a checkpoint is a number, a hyphen and 64 hexadecimal digits".to_owned();
        let (sequence, hash) = text.trim().split_once('-').ok_or_else(wrong)?;
        let sequence = sequence.parse().ok().filter(|number| *number > 0);
        if hash.len() != 64 || !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        Ok(Self {
            sequence: sequence.ok_or_else(wrong)?,
            hash: hash.to_ascii_lowercase(),
        })
    }
}

/// A chain that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Events in it.
    pub events: u64,
    /// Those of before there were keys, sealed when the first came.
    pub sealed: u64,
    /// Events that have no place in it yet.
    pub waiting: u64,
    /// Its end.
    pub end: Option<Checkpoint>,
}

/// What the first event follows.
pub(super) const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event's content and place, as they are hashed.
fn parts(entry: &Entry, sequence: i64, previous: &str) -> Vec<String> {
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    vec![
        sequence.to_string(),
        rfc3339(entry.at),
        number(entry.actor_id),
        entry.actor.clone(),
        entry.origin.clone(),
        entry.action.clone(),
        entry.subject.clone(),
        number(entry.subject_id),
        number(entry.consultation_id),
        entry.details.clone(),
        previous.to_owned(),
    ]
}

/// The hash of an event at its place, under the key with this id.
pub(super) fn keyed(
    keys: &Keys,
    id: &str,
    entry: &Entry,
    sequence: i64,
    previous: &str,
) -> Option<String> {
    let parts = parts(entry, sequence, previous);
    let parts: Vec<&str> = parts.iter().map(String::as_str).chain([id]).collect();
    keys.mac(id, "audit event", &parts)
}

/// The hash of an event from before there were keys. Members are length-prefixed, so that no two
/// events hash alike.
pub(super) fn keyless(entry: &Entry, sequence: i64, previous: &str) -> String {
    let mut input = String::new();
    for part in parts(entry, sequence, previous) {
        input.push_str(&part.len().to_string());
        input.push(':');
        input.push_str(&part);
    }
    sha256_hex(input.as_bytes())
}

/// The seal of such an event, as it stands now: the id of the key, a colon and the keyed hash, which
/// covers the hash it always had.
pub(super) fn seal(keys: &Keys, id: &str, entry: &Entry) -> Option<String> {
    let (sequence, hash) = (entry.sequence?, entry.hash.as_deref()?);
    let parts = parts(entry, sequence, entry.previous_hash.as_deref()?);
    let parts: Vec<&str> = parts.iter().map(String::as_str).chain([hash, id]).collect();
    Some(format!("{id}:{}", keys.mac(id, "audit seal", &parts)?))
}

/// Checks chained events handed over in order.
pub(super) struct Verifier<'a> {
    keys: &'a Keys,
    checkpoints: BTreeMap<i64, Checkpoint>,
    next: i64,
    previous: String,
}

impl<'a> Verifier<'a> {
    pub(super) fn new(keys: &'a Keys, checkpoints: &[Checkpoint]) -> Self {
        Self {
            keys,
            checkpoints: checkpoints
                .iter()
                .map(|checkpoint| (checkpoint.sequence, checkpoint.clone()))
                .collect(),
            next: 1,
            previous: ORIGIN.to_owned(),
        }
    }

    pub(super) fn check(&mut self, entry: &Entry) -> Result<(), Broken> {
        let (Some(sequence), Some(hash)) = (entry.sequence, entry.hash.as_deref()) else {
            return Err(Broken::Missing(self.next));
        };
        if sequence != self.next {
            return Err(Broken::Missing(self.next));
        }
        if entry.previous_hash.as_deref() != Some(self.previous.as_str()) {
            return Err(Broken::Changed(sequence));
        }
        // Both name the key they are under.
        let (id, now) = match (&entry.key_id, &entry.seal) {
            (Some(id), _) => (
                id.clone(),
                keyed(self.keys, id, entry, sequence, &self.previous).map(|now| now == hash),
            ),
            (None, Some(stored)) => {
                let id = stored.split(':').next().unwrap_or_default().to_owned();
                let now = seal(self.keys, &id, entry).map(|now| now == *stored);
                (id, now)
            }
            // Every event of before has a seal, and no other may do without a key.
            (None, None) => return Err(Broken::Changed(sequence)),
        };
        match now {
            Some(true) => {}
            Some(false) => return Err(Broken::Changed(sequence)),
            None if self.keys.is_lost(&id) => {}
            None => return Err(Broken::KeyMissing(sequence, id)),
        }
        if let Some(checkpoint) = self.checkpoints.remove(&sequence)
            && checkpoint.hash != hash
        {
            return Err(Broken::Rewritten(checkpoint));
        }
        self.next += 1;
        hash.clone_into(&mut self.previous);
        Ok(())
    }

    /// Where the chain ends; none when it is empty.
    pub(super) fn finish(mut self) -> Result<Option<Checkpoint>, Broken> {
        let end = self.next - 1;
        if let Some((_, checkpoint)) = self.checkpoints.pop_last() {
            return Err(Broken::Cut { end, checkpoint });
        }
        Ok((end > 0).then_some(Checkpoint {
            sequence: end,
            hash: self.previous,
        }))
    }
}
