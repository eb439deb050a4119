//! JSON: one object that says what the export is of, with every comment under `comments`, its
//! members named as the columns of the other formats. Written as it goes.

use std::fs::File;
use std::io::{BufWriter, Write};

use serde::Serializer;
use serde::ser::SerializeMap;
use serde_json::json;

use super::Writer;
use crate::error::{Error, Result};
use crate::exports::model::{Heading, Row};
use crate::platform::dates;

/// A JSON file being written.
pub struct Json {
    out: BufWriter<File>,
    columns: &'static [&'static str],
    first: bool,
}

impl Json {
    /// Writes what the export is of, up to the comments.
    pub fn start(heading: &Heading, file: File) -> Result<Self> {
        let rounds: Vec<_> = heading
            .rounds
            .iter()
            .map(|round| {
                json!({
                    "number": round.number,
                    "version": round.version,
                    "opens_at": dates::rfc3339(round.opens_at),
                    "closes_at": dates::rfc3339(round.closes_at),
                })
            })
            .collect();
        let about = json!({
            "consultation": heading.slug,
            "title": heading.consultation,
            "audience": heading.audience,
            "written_at": dates::rfc3339(heading.written_at),
            "rounds": rounds,
        })
        .to_string();
        let mut out = BufWriter::new(file);
        // The object stays open for its last member.
        let open = about.strip_suffix('}').unwrap_or(&about);
        write!(out, "{open},\"comments\":[").map_err(Error::internal)?;
        Ok(Self {
            out,
            columns: heading.audience.columns(),
            first: true,
        })
    }
}

impl Writer for Json {
    fn row(&mut self, row: Row) -> Result<()> {
        let divider: &[u8] = if self.first { b"\n" } else { b",\n" };
        self.first = false;
        self.out.write_all(divider).map_err(Error::internal)?;
        let mut serializer = serde_json::Serializer::new(&mut self.out);
        let mut map = serializer
            .serialize_map(Some(self.columns.len()))
            .map_err(Error::internal)?;
        for (name, cell) in self.columns.iter().zip(row.cells()) {
            // Numbers of ours are numbers; everything people wrote is text.
            match (*name, cell.parse::<i64>()) {
                ("id" | "round", Ok(number)) => map.serialize_entry(name, &number),
                _ => map.serialize_entry(name, cell),
            }
            .map_err(Error::internal)?;
        }
        map.end().map_err(Error::internal)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.out.write_all(b"\n]}\n").map_err(Error::internal)?;
        self.out.flush().map_err(Error::internal)
    }
}
