//! Packages (OOXML, OpenDocument) written part by part. The same parts are the same bytes: they carry no time.

use std::io::{Result, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A package in the making: what is written goes into the part begun last.
pub struct Packing<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Packing<W> {
    /// Begins a package in `out`.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Begins a part.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn part(&mut self, name: &str) -> Result<()> {
        self.begin(name, CompressionMethod::Deflated)
    }

    /// Begins a part that stands there as it is, for those who look at the first bytes of a file.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn plain_part(&mut self, name: &str) -> Result<()> {
        self.begin(name, CompressionMethod::Stored)
    }

    /// A whole part.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn put(&mut self, name: &str, content: &str) -> Result<()> {
        self.part(name)?;
        self.write_all(content.as_bytes())
    }

    /// Writes the table of contents; gives back what the package went into.
    ///
    /// # Errors
    /// When `out` takes no more.
    pub fn finish(self) -> Result<W> {
        self.0.finish().map_err(std::io::Error::other)
    }

    fn begin(&mut self, name: &str, method: CompressionMethod) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        let begun = self.0.start_file(name, options);
        begun.map_err(std::io::Error::other)
    }
}

impl<W: Write + Seek> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.0.flush()
    }
}
