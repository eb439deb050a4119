//! Files that are ZIP packages (OOXML, OpenDocument): their parts, read one by one and bounded.

use std::io::{BufReader, Cursor, Read, Write};

use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Most parts in a package.
const PARTS: usize = 5000;

/// Why a file is not opened as a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unopened {
    /// No package, or its table of contents is not in order.
    Damaged,
    /// A part is behind a password.
    Locked,
    /// Too many parts, or it says that it unpacks to more than is taken.
    TooLarge,
}

/// A package whose table of contents was found in order.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    unpacked: u64,
}

/// The content of a part, as it unpacks; never more than the package says it holds.
pub type Part<'a, 'b> = BufReader<std::io::Take<ZipFile<'b, Cursor<&'a [u8]>>>>;

impl<'a> Package<'a> {
    /// Opens one, which may unpack to `limit` bytes: a small file can fill the memory, but its table
    /// of contents says how large its parts are.
    ///
    /// # Errors
    /// Why it is not opened.
    pub fn open(bytes: &'a [u8], limit: u64) -> Result<Self, Unopened> {
        let damaged = |_| Unopened::Damaged;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > PARTS {
            return Err(Unopened::TooLarge);
        }
        let mut names = Vec::with_capacity(archive.len());
        let mut unpacked = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(damaged)?;
            if entry.encrypted() {
                return Err(Unopened::Locked);
            }
            unpacked = unpacked.saturating_add(entry.size());
            names.push(String::from_utf8_lossy(entry.name_raw()).into_owned());
        }
        if unpacked > limit {
            return Err(Unopened::TooLarge);
        }
        Ok(Self {
            archive,
            names,
            unpacked,
        })
    }

    /// Names of all parts, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The part of this name.
    pub fn part(&mut self, name: &str) -> Option<Part<'a, '_>> {
        let unpacked = self.unpacked;
        let entry = self.archive.by_name(name).ok()?;
        Some(BufReader::new(entry.take(unpacked)))
    }

    /// All of a part; `None` when it is not there or broken.
    pub fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.part(name)?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A part as text; `None` when it is not there, broken or not UTF-8.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.part(name)?.read_to_string(&mut text).ok()?;
        Some(text)
    }
}

/// A package made anew: no times, no owners, nothing between or behind the parts.
pub struct Rebuilt(ZipWriter<Cursor<Vec<u8>>>);

impl Rebuilt {
    /// An empty one.
    pub fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a part; `plain`: without compression, for what readers look at in the packed bytes.
    pub fn put(&mut self, name: &str, content: &[u8], plain: bool) -> Option<()> {
        let method = if plain {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        self.0.start_file(name, options).ok()?;
        self.0.write_all(content).ok()
    }

    /// The bytes of the whole.
    pub fn finish(self) -> Option<Vec<u8>> {
        Some(self.0.finish().ok()?.into_inner())
    }
}

impl Default for Rebuilt {
    fn default() -> Self {
        Self::new()
    }
}
