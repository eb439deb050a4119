//! The comment-and-response document, DOCX and ODT: what is sent on as it is. A page with what it is and for whom, what is
//! in it, figures, and by section of the text each comment with its proposal and its answer. Nobody is named in its
//! properties.
//!
//! ```text
//! entries    comments that say the same, told once
//! front      title page, contents, figures
//! table      the comments on a section
//! alike      who sent in the same, and what tells one from the others
//! words      what several of these say
//! shorten    a proposal as a redline
//! back       answers to questions, files, who responded
//! ```

mod alike;
mod back;
mod entries;
mod front;
mod shorten;
mod table;
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};

use super::about::Told;
use super::office::{self, Kind, Layout, Margin, Paper, Properties};
use super::volume::Volume;
use super::writer::Writer;
use crate::error::{Error, Result};
use crate::exports::columns::{AnswerRow, AttachmentRow, Row};
use crate::exports::model::{Audience, Heading};

/// Comment and proposal, answer; together the width of the text.
const COMMENTS: [u32; 2] = [6878, 3100];
/// Who, and what.
const PAIRS: [u32; 2] = [2900, 7078];
/// What, and how many.
const COUNTS: [u32; 2] = [8000, 1978];

/// A document in the making: sorted by place before it is written, so all in memory.
pub struct Report {
    kind: Kind,
    told: Told,
    file: File,
    rows: Vec<Row>,
    answers: Vec<AnswerRow>,
    attachments: Vec<AttachmentRow>,
    volume: Volume,
}

impl Report {
    /// A document without comments yet.
    pub fn start(kind: Kind, heading: Heading, file: File) -> Self {
        Self {
            kind,
            told: Told::new(heading),
            file,
            rows: Vec::new(),
            answers: Vec::new(),
            attachments: Vec::new(),
            volume: Volume::default(),
        }
    }
}

impl Writer for Report {
    fn row(&mut self, row: Row) -> Result<()> {
        self.volume.add_comment(&row)?;
        self.told.note(&row);
        self.rows.push(row);
        Ok(())
    }

    fn answer(&mut self, answer: AnswerRow) -> Result<()> {
        self.volume.add(&[&answer.question, &answer.answer])?;
        self.answers.push(answer);
        Ok(())
    }

    fn attachment(&mut self, attachment: AttachmentRow) -> Result<()> {
        self.volume
            .add(&[&attachment.name, &attachment.description])?;
        self.attachments.push(attachment);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let out = BufWriter::new(&self.file);
        let properties = self.properties();
        office::write(self.kind, &properties, &NoMargin, out, |paper| {
            self.write(paper)
        })
        .and_then(|mut out| out.flush())
        .map_err(Error::internal)
    }
}

/// A report has no comments beside it.
struct NoMargin;

impl Margin for NoMargin {}

fn layout(name: &str, widths: &[u32]) -> Layout {
    Layout {
        name: name.to_owned(),
        widths: widths.to_vec(),
    }
}

impl Report {
    fn properties(&self) -> Properties {
        let told = &self.told;
        Properties {
            title: format!(
                "{}: {}",
                told.heading.consultation,
                told.say("exports-report-title")
            ),
            class: told.say(&format!("exports-class-{}", told.heading.audience)),
            is_closed: told.heading.audience == Audience::Internal,
            language: told.locale(),
            as_of: told.as_of,
            page: told.page_words(),
            has_contents: true,
            tracks: false,
            layouts: vec![
                layout("Comments", &COMMENTS),
                layout("Pairs", &PAIRS),
                layout("Counts", &COUNTS),
            ],
        }
    }

    /// Everything the document says, one thing after the other.
    fn write(&self, paper: &mut dyn Paper) -> std::io::Result<()> {
        let rounds: Vec<table::RoundOf<'_>> = self
            .told
            .heading
            .rounds
            .iter()
            .map(|round| table::RoundOf::new(round.number, &self.rows))
            .collect();
        front::title_page(paper, &self.told)?;
        front::contents(paper, self, &rounds)?;
        front::figures(paper, self, &rounds)?;
        for round in &rounds {
            table::round(paper, &self.told, round, rounds.len() > 1)?;
        }
        back::answers(paper, &self.told, &self.answers)?;
        back::attachments(paper, &self.told, &self.attachments)?;
        back::parties(paper, &self.told, &self.rows)
    }
}
