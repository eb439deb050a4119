//! Keys of Passages across Versions: what is the same, or clearly the same but edited, keeps its
//! key; what is new gets a fresh one.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::comparison::Comparison;
use super::link::Compared;
use crate::documents::outline::{Outline, PassageKind};

/// A Passage of an earlier Version, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// Its key.
    pub key: String,
    /// Its kind.
    pub kind: PassageKind,
    /// Its plain text.
    pub text: String,
    /// The title of the Section it stands in.
    pub section_title: String,
}

impl Keyed {
    /// As a comparison sees it.
    pub fn compared(&self) -> Compared<'_> {
        Compared {
            kind: self.kind,
            text: &self.text,
            section: &self.section_title,
        }
    }
}

impl Outline {
    /// Its Passages as a comparison sees them, in document order.
    pub fn compared(&self) -> Vec<Compared<'_>> {
        let mut all = Vec::with_capacity(self.passage_count());
        for section in &self.sections {
            all.extend(section.passages.iter().map(|passage| Compared {
                kind: passage.kind,
                text: &passage.text,
                section: &section.title,
            }));
        }
        all
    }
}

/// Keys for the Passages of a new Version, in document order: each takes over the key of the one it
/// continues by the first comparison in `earlier` that knows one. No key is given twice. Fresh keys
/// are short, safe in addresses, and depend only on the input.
pub fn assign_keys(earlier: &[(&[Keyed], &Comparison)], new: &Outline) -> Vec<String> {
    let after = new.compared();
    let mut used: HashSet<String> = earlier
        .iter()
        .flat_map(|(old, _)| old.iter().map(|keyed| keyed.key.clone()))
        .collect();
    let mut given: HashSet<&str> = HashSet::new();
    let mut keys: Vec<Option<&str>> = vec![None; after.len()];
    for (old, comparison) in earlier {
        let heirs: HashMap<usize, usize> =
            comparison.heirs().map(|(old, new)| (new, old)).collect();
        for (index, slot) in keys.iter_mut().enumerate() {
            if slot.is_none() {
                *slot = heirs
                    .get(&index)
                    .and_then(|index| old.get(*index))
                    .map(|keyed| keyed.key.as_str())
                    .filter(|key| given.insert(key));
            }
        }
    }
    keys.into_iter()
        .zip(&after)
        .map(|(kept, passage)| match kept {
            Some(key) => key.to_owned(),
            None => fresh_key(passage, &mut used),
        })
        .collect()
}

/// A key no known Version has: "p-" and six characters from a hash of what the Passage says.
fn fresh_key(passage: &Compared<'_>, used: &mut HashSet<String>) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut copy = 0u32;
    loop {
        let mut hash = Sha256::new();
        for part in [
            passage.kind.as_str(),
            passage.section,
            passage.text,
            &copy.to_string(),
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let mut key = String::from("p-");
        for byte in digest.iter().take(6) {
            key.push(char::from(ALPHABET[usize::from(byte % 32)]));
        }
        if used.insert(key.clone()) {
            return key;
        }
        copy += 1;
    }
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
