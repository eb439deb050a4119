//! The keys of the audit log, in a file that is not in the database: whoever can write the database
//! can then neither rewrite events nor make new ones that fit.
//!
//! The file holds one key a line, 64 hexadecimal digits, the newest last: that one is used, the
//! others are there to check what was written under them. A line `lost ID` says that a key is gone
//! for good. Every node of an installation needs the same file.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::platform::random::{hex, secret, sha256_hex};

/// The keys of the audit log.
#[derive(Clone)]
pub struct Keys {
    /// Oldest first; never empty.
    keys: Vec<Key>,
    lost: Vec<String>,
    path: PathBuf,
}

#[derive(Clone)]
struct Key {
    id: String,
    secret: Vec<u8>,
}

impl Key {
    fn new(digits: &str) -> Option<Self> {
        if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let secret: Vec<u8> = (0..digits.len())
            .step_by(2)
            .filter_map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok())
            .collect();
        // Tells keys apart and says nothing of them.
        let id = sha256_hex(format!("polder audit key {}", digits.to_ascii_lowercase()).as_bytes());
        Some(Self {
            id: id.chars().take(8).collect(),
            secret,
        })
    }
}

impl Keys {
    /// Reads the file.
    ///
    /// # Errors
    /// When there is none, everybody may read it, or it holds no key; the sentence names
    /// `audit.key_file`.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("audit.key_file: cannot read {name}"))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path)
                .with_context(|| format!("audit.key_file: cannot read {name}"))?
                .permissions()
                .mode();
            anyhow::ensure!(
                mode & 0o007 == 0,
                "audit.key_file: everybody on this host may read {name}; chmod 600 mends it, \
                 and a new key if somebody did read it"
            );
        }
        let (mut keys, mut lost) = (Vec::new(), Vec::new());
        for (number, line) in text.lines().map(str::trim).enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.strip_prefix("lost ") {
                Some(id) => lost.push(id.trim().to_owned()),
                None => keys.push(Key::new(line).with_context(|| {
                    format!(
                        "audit.key_file: line {} of {name} is no key of 64 hexadecimal digits",
                        number + 1
                    )
                })?),
            }
        }
        anyhow::ensure!(!keys.is_empty(), "audit.key_file: {name} holds no key");
        Ok(Self {
            keys,
            lost,
            path: path.to_owned(),
        })
    }

    /// Makes the file with a new key, for the service alone; one that is there already stays.
    ///
    /// # Errors
    /// When it cannot be made; the sentence names `audit.key_file`.
    pub fn make(path: &Path) -> anyhow::Result<()> {
        let name = path.display();
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let made = || -> std::io::Result<()> {
            std::fs::create_dir_all(folder)?;
            // Whole under its name at once, so that no other process reads half of it.
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            writeln!(file, "{}", secret())?;
            file.as_file().sync_all()?;
            #[cfg(unix)]
            {
                // A command of root's makes it for the service, whose folder it is.
                use std::os::unix::fs::MetadataExt;
                let owner = std::fs::metadata(folder)?;
                let _ = std::os::unix::fs::chown(file.path(), Some(owner.uid()), Some(owner.gid()));
            }
            match file.persist_noclobber(path) {
                Ok(_) => Ok(()),
                Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
                Err(error) => Err(error.error),
            }
        };
        made().with_context(|| format!("audit.key_file: cannot make {name}"))
    }

    /// The id of the key in use.
    pub fn current(&self) -> &str {
        self.keys.last().map_or("", |key| key.id.as_str())
    }

    /// Whether it holds the key with this id.
    pub fn has(&self, id: &str) -> bool {
        self.keys.iter().any(|key| key.id == id)
    }

    /// Whether the file says that the key with this id is gone for good.
    pub fn is_lost(&self, id: &str) -> bool {
        self.lost.iter().any(|lost| lost == id)
    }

    /// Where they are kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The keyed hash of `parts` under the key with this id, if it is there. Parts are
    /// length-prefixed, so that no two lists hash alike; `purpose` keeps one use from another.
    pub(super) fn mac(&self, id: &str, purpose: &str, parts: &[&str]) -> Option<String> {
        let key = self.keys.iter().find(|key| key.id == id)?;
        // HMAC takes keys of any length.
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.secret).ok()?;
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(part.len().to_string().as_bytes());
            mac.update(b":");
            mac.update(part.as_bytes());
        }
        Some(hex(&mac.finalize().into_bytes()))
    }
}

/// Ids of the keys; never a key.
impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<_> = self.keys.iter().map(|key| key.id.as_str()).collect();
        f.debug_struct("Keys")
            .field("ids", &ids)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.key");
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        (folder, path)
    }

    #[test]
    fn are_made_once_for_the_service_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/audit.key");
        Keys::make(&path).unwrap();
        let first = Keys::read(&path).unwrap();
        Keys::make(&path).unwrap();
        assert_eq!(Keys::read(&path).unwrap().current(), first.current());
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn the_newest_is_used_and_the_older_ones_stay() {
        let (one, two) = ("a".repeat(64), "B".repeat(64));
        let (_folder, path) = written(&format!("# old\n{one}\n\n{two}\nlost 12345678\n"));
        let keys = Keys::read(&path).unwrap();
        let (old, new) = (Key::new(&one).unwrap().id, Key::new(&two).unwrap().id);
        assert_eq!(keys.current(), new);
        assert!(keys.has(&old) && keys.has(&new) && keys.is_lost("12345678"));
        assert_ne!(keys.mac(&old, "x", &["y"]), keys.mac(&new, "x", &["y"]));
        assert_ne!(
            keys.mac(&old, "x", &["yz"]),
            keys.mac(&old, "x", &["y", "z"])
        );
        assert_eq!(keys.mac("12345678", "x", &[]), None);
        assert!(!format!("{keys:?}").contains(&one));
    }

    #[test]
    fn what_is_no_key_or_everybodys_is_refused() {
        let (_folder, path) = written("secret\n");
        let said = Keys::read(&path).unwrap_err().to_string();
        assert!(said.starts_with("audit.key_file: line 1 of"), "{said}");
        let (_folder, path) = written(&"a".repeat(64));
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o644))
            .unwrap();
        let said = Keys::read(&path).unwrap_err().to_string();
        assert!(said.contains("everybody"), "{said}");
    }
}
