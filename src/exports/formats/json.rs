//! JSON: one object that says what the export is of, with every comment under `comments` and, for the
//! internal audience, every answer under `answers`, and every file under `attachments`, members named as the columns of the other formats. Written as it goes.

use std::fs::File;
use std::io::{BufWriter, Write};

use serde::Serializer;
use serde::ser::SerializeMap;
use serde_json::json;

use super::writer::Writer;
use crate::error::{Error, Result};
use crate::exports::columns::{ANSWER_COLUMNS, AnswerRow, AttachmentRow, Row};
use crate::exports::model::{Audience, ErratumLine, Heading};
use crate::platform::dates;

/// A JSON file being written.
pub struct Json {
    out: BufWriter<File>,
    columns: &'static [&'static str],
    first: bool,
    /// The list being written.
    part: Part,
    audience: Audience,
}

/// The lists of the object, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Comments,
    Answers,
    Attachments,
}

fn erratum(erratum: &ErratumLine) -> serde_json::Value {
    json!({
        "passage": erratum.passage,
        "corrected_at": dates::rfc3339(erratum.corrected_at),
        "start": erratum.start,
        "before": erratum.before,
        "after": erratum.after,
        "reason": erratum.reason,
    })
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
                    "errata": round.errata.iter().map(erratum).collect::<Vec<_>>(),
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
            part: Part::Comments,
            audience: heading.audience,
        })
    }
}

impl Json {
    fn member(&mut self, names: &[&str], cells: &[&str]) -> Result<()> {
        let divider: &[u8] = if self.first { b"\n" } else { b",\n" };
        self.first = false;
        self.out.write_all(divider).map_err(Error::internal)?;
        let mut serializer = serde_json::Serializer::new(&mut self.out);
        let mut map = serializer
            .serialize_map(Some(names.len()))
            .map_err(Error::internal)?;
        for (name, cell) in names.iter().zip(cells) {
            // Numbers of ours are numbers; everything people wrote is text.
            match (*name, cell.parse::<i64>()) {
                ("id" | "round" | "size", Ok(number)) => map.serialize_entry(name, &number),
                _ => map.serialize_entry(name, cell),
            }
            .map_err(Error::internal)?;
        }
        map.end().map_err(Error::internal)
    }

    /// Goes on to a list further down; the one of answers is for the internal audience.
    fn begin(&mut self, part: Part) -> Result<()> {
        let internal = self.audience == Audience::Internal;
        for (next, name) in [
            (Part::Answers, "answers"),
            (Part::Attachments, "attachments"),
        ] {
            let shown = internal || next != Part::Answers;
            if shown && self.part < next && next <= part {
                write!(self.out, "\n],\"{name}\":[").map_err(Error::internal)?;
                (self.part, self.first) = (next, true);
            }
        }
        Ok(())
    }
}

impl Writer for Json {
    fn row(&mut self, row: Row) -> Result<()> {
        self.member(self.columns, &row.cells())
    }

    fn answer(&mut self, answer: AnswerRow) -> Result<()> {
        self.begin(Part::Answers)?;
        self.member(&ANSWER_COLUMNS, &answer.cells())
    }

    fn attachment(&mut self, attachment: AttachmentRow) -> Result<()> {
        self.begin(Part::Attachments)?;
        self.member(self.audience.attachment_columns(), &attachment.cells())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.begin(Part::Attachments)?;
        self.out.write_all(b"\n]}\n").map_err(Error::internal)?;
        self.out.flush().map_err(Error::internal)
    }
}
