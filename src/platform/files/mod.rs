//! The file store: bytes kept under their SHA-256, and copies of them for the public, in a directory, in any store that speaks S3, or
//! in memory for tests. What the bytes are ([`kind`]), what a file may be called ([`names`]) and
//! whether they are harmful ([`super::scanner`]) is told beside it; whose they are it does not know.

pub mod cleaning;
pub mod kind;
mod leftovers;
pub mod names;
mod outwards;
pub mod package;
pub mod packing;
mod settings;
mod stream;

pub use settings::{FileSettings, FilesKind};
pub use stream::FileStream;

use self::leftovers::COPIES;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow, ensure};
use bytes::Bytes;
use futures_util::StreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use secrecy::ExposeSecret;

use super::random;
use super::texts::Language;
use crate::error::{Error, Result};

/// "512 bytes", "34 kB", "1,2 MB": the size of a file for people.
pub fn shown_size(bytes: i64, language: Language) -> String {
    let bytes = bytes.max(0);
    if bytes < 1024 {
        return format!("{bytes} bytes");
    }
    if bytes < 1_048_576 {
        return format!("{} kB", (bytes + 1023) / 1024);
    }
    let tenths = (bytes * 10 + 1_048_575) / 1_048_576;
    let mark = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        rest => format!("{}{mark}{rest} MB", tenths / 10),
    }
}

/// Where files are kept; cheap to clone.
#[derive(Clone)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
    base: Path,
    place: String,
    /// Where it is one.
    directory: Option<PathBuf>,
}

impl FileStore {
    /// Opens the store that `config` names.
    ///
    /// # Errors
    /// When the settings make no store; the message names them.
    pub fn open(config: &FileSettings) -> anyhow::Result<Self> {
        let (store, place): (Arc<dyn ObjectStore>, String) = match config.kind {
            FilesKind::Directory => {
                // The directory is made with its first file: most commands keep none. A row may name
                // a file only once the file would survive a power cut.
                let store = LocalFileSystem::new().with_fsync(true);
                (Arc::new(store), config.directory.display().to_string())
            }
            FilesKind::S3 => (
                Arc::new(s3(config).context("files: the S3 store cannot be set up")?),
                format!("bucket {}", config.bucket),
            ),
            FilesKind::Memory => (Arc::new(InMemory::new()), "memory".to_owned()),
        };
        let base = match config.kind {
            FilesKind::Directory => {
                let absolute = std::path::absolute(&config.directory)
                    .with_context(|| format!("files.directory: {}", config.directory.display()))?;
                Path::from_absolute_path(&absolute)
                    .with_context(|| format!("files.directory: {}", absolute.display()))?
            }
            _ => Path::parse(config.prefix.trim_end_matches('/')).context("files.prefix")?,
        };
        let directory = (config.kind == FilesKind::Directory).then(|| config.directory.clone());
        Ok(Self {
            store,
            base,
            place,
            directory,
        })
    }

    /// Where it is, for people who run it.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Keeps `bytes` under `hash`, their SHA-256; returns once they would survive a power cut.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&self, hash: &str, bytes: Vec<u8>) -> Result<()> {
        self.write(hash, bytes).await.map_err(Error::internal)
    }

    /// Keeps the copy for the public of the file under `hash`, apart from it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put_copy(&self, hash: &str, bytes: Vec<u8>) -> Result<()> {
        let bytes = PutPayload::from(bytes);
        let put = self.store.put(&self.copy_path(hash), bytes).await;
        put.map(|_| ()).map_err(Error::internal)
    }

    /// The bytes of the copy for the public of the file under `hash`.
    ///
    /// # Errors
    /// When the store fails, or has no such copy.
    pub async fn get_copy(&self, hash: &str) -> Result<FileStream> {
        self.stream(&self.copy_path(hash)).await
    }

    /// The bytes under `hash`.
    ///
    /// # Errors
    /// When the store fails, or has no such file.
    pub async fn get(&self, hash: &str) -> Result<FileStream> {
        self.stream(&self.path(hash)).await
    }

    async fn stream(&self, path: &Path) -> Result<FileStream> {
        let found = self.store.get(path).await;
        Ok(found
            .map_err(Error::internal)?
            .into_stream()
            .map(|chunk| chunk.map_err(std::io::Error::other))
            .boxed())
    }

    /// How many bytes are under `hash`; `None` when nothing is.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn size(&self, hash: &str) -> Result<Option<u64>> {
        match self.store.head(&self.path(hash)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(Error::internal(error)),
        }
    }

    /// Forgets what is under `hash`, and its copy; nothing there is fine.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn delete(&self, hash: &str) -> Result<()> {
        for path in [self.copy_path(hash), self.path(hash)] {
            self.remove(&path).await.map_err(Error::internal)?;
        }
        Ok(())
    }

    /// Removes what a crash left of files that were being written, untouched for `age`; returns how
    /// many pieces. Stores that are no directory leave none.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub async fn remove_leftovers(&self, age: Duration) -> Result<usize> {
        let Some(directory) = self.directory.clone() else {
            return Ok(0);
        };
        tokio::task::spawn_blocking(move || leftovers::remove(&directory, age))
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)
    }

    async fn write(&self, hash: &str, bytes: Vec<u8>) -> object_store::Result<()> {
        let bytes = PutPayload::from(bytes);
        self.store.put(&self.path(hash), bytes).await.map(|_| ())
    }

    async fn read(&self, hash: &str) -> object_store::Result<Bytes> {
        self.store.get(&self.path(hash)).await?.bytes().await
    }

    async fn remove(&self, path: &Path) -> object_store::Result<()> {
        match self.store.delete(path).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            done => done,
        }
    }

    /// Whether a file can be kept, read back and forgotten.
    ///
    /// # Errors
    /// When not; the message says which of these failed.
    pub async fn check(&self) -> anyhow::Result<()> {
        // Random, so that two checks at once do not meet.
        let probe = random::token();
        let hash = random::sha256_hex(probe.as_bytes());
        let place = &self.place;
        // The error alone: it tells its causes itself.
        self.write(&hash, probe.clone().into_bytes())
            .await
            .map_err(|error| anyhow!("files: nothing can be written to {place}: {error}"))?;
        let read = self.read(&hash).await.map_err(|error| {
            anyhow!("files: what was written to {place} cannot be read back: {error}")
        })?;
        ensure!(
            read == probe.as_bytes(),
            "files: {place} gives back other bytes than were written"
        );
        self.remove(&self.path(&hash))
            .await
            .map_err(|error| anyhow!("files: nothing can be removed from {place}: {error}"))
    }

    fn path(&self, hash: &str) -> Path {
        below(self.base.clone(), hash)
    }

    fn copy_path(&self, hash: &str) -> Path {
        below(self.base.clone().join(COPIES), hash)
    }
}

/// `aa/bb/aabb…`: no folder grows too large.
fn below(base: Path, hash: &str) -> Path {
    let part = |range: std::ops::Range<usize>| hash.get(range).unwrap_or_default();
    base.join(part(0..2)).join(part(2..4)).join(hash)
}

fn s3(config: &FileSettings) -> object_store::Result<impl ObjectStore> {
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&config.bucket)
        .with_region(&config.region)
        .with_allow_http(config.allow_http)
        .with_http_connector(outwards::NoRedirects)
        // We remove one file at a time, and not everything that speaks S3 knows the other way.
        .with_disable_bulk_delete(true)
        // Somebody waits for the page: rather say soon that it does not work.
        .with_retry(RetryConfig {
            max_retries: 2,
            retry_timeout: Duration::from_secs(20),
            ..RetryConfig::default()
        });
    if !config.endpoint.is_empty() {
        builder = builder.with_endpoint(&config.endpoint);
    }
    // Without a key: what the machine itself was given, as on Amazon's own.
    if !config.access_key.is_empty() {
        builder = builder
            .with_access_key_id(&config.access_key)
            .with_secret_access_key(config.secret.expose_secret());
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_few_digits() {
        for (bytes, shown) in [
            (0, "0 bytes"),
            (1023, "1023 bytes"),
            (1025, "2 kB"),
            (1_048_576, "1 MB"),
            (1_300_000, "1,3 MB"),
            (10_485_760, "10 MB"),
        ] {
            assert_eq!(shown_size(bytes, Language::Nl), shown);
        }
        assert_eq!(shown_size(1_300_000, Language::En), "1.3 MB");
    }
}
