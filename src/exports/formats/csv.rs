//! CSV: UTF-8, RFC 4180, a line of headings. Cells that begin like a formula are written as text.

use std::fs::File;
use std::io::BufWriter;

use super::writer::Writer;
use crate::error::{Error, Result};
use crate::exports::columns::Row;
use crate::exports::model::Heading;
use crate::platform::spreadsheet::guarded;

/// A CSV file being written.
pub struct Csv {
    out: csv::Writer<BufWriter<File>>,
    columns: usize,
}

impl Csv {
    /// Writes the headings.
    pub fn start(heading: &Heading, file: File) -> Result<Self> {
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(BufWriter::new(file));
        let columns = heading.audience.columns();
        out.write_record(columns).map_err(Error::internal)?;
        Ok(Self {
            out,
            columns: columns.len(),
        })
    }
}

impl Writer for Csv {
    fn row(&mut self, row: Row) -> Result<()> {
        for cell in row.cells().into_iter().take(self.columns) {
            self.out
                .write_field(guarded(cell).as_ref())
                .map_err(Error::internal)?;
        }
        self.out
            .write_record(None::<&[u8]>)
            .map_err(Error::internal)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.out.flush().map_err(Error::internal)
    }
}
