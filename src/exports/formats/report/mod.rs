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
//! content    what it is made of; layouts: its tables
//! back       answers to questions, files, who responded
//! ```

mod alike;
mod back;
mod content;
mod entries;
mod front;
mod layouts;
mod shorten;
mod table;
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};

use self::content::Content;
use self::layouts::{COMMENTS, COUNTS, PAIRS, layout};
use super::about::Told;
use super::office::{self, Kind, Margin, Paper, Properties};
use super::volume::Volume;
use super::writer::Writer;
use crate::error::{Error, Result};
use crate::exports::columns::{AnswerRow, AttachmentRow, Row};
use crate::exports::model::{Audience, Heading};

/// A document in the making: sorted by place before it is written, so all in memory.
pub struct Report {
    kind: Kind,
    file: File,
    content: Content,
    volume: Volume,
}

impl Report {
    /// A document without comments yet.
    pub fn start(kind: Kind, heading: Heading, file: File) -> Self {
        Self {
            kind,
            file,
            content: Content {
                told: Told::new(heading),
                rows: Vec::new(),
                answers: Vec::new(),
                attachments: Vec::new(),
            },
            volume: Volume::default(),
        }
    }
}

impl Writer for Report {
    fn row(&mut self, row: Row) -> Result<()> {
        self.volume.add_comment(&row)?;
        self.content.told.note(&row);
        self.content.rows.push(row);
        Ok(())
    }

    fn answer(&mut self, answer: AnswerRow) -> Result<()> {
        self.volume.add(&[&answer.question, &answer.answer])?;
        self.content.answers.push(answer);
        Ok(())
    }

    fn attachment(&mut self, attachment: AttachmentRow) -> Result<()> {
        self.volume
            .add(&[&attachment.name, &attachment.description])?;
        self.content.attachments.push(attachment);
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

impl Report {
    fn properties(&self) -> Properties {
        let told = &self.content.told;
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
            .content
            .told
            .heading
            .rounds
            .iter()
            .map(|round| table::RoundOf::new(round.number, &self.content.rows))
            .collect();
        front::title_page(paper, &self.content.told)?;
        front::contents(paper, &self.content, &rounds)?;
        front::figures(paper, &self.content, &rounds)?;
        for round in &rounds {
            table::round(paper, &self.content.told, round, rounds.len() > 1)?;
        }
        back::answers(paper, &self.content.told, &self.content.answers)?;
        back::attachments(paper, &self.content.told, &self.content.attachments)?;
        back::parties(paper, &self.content.told, &self.content.rows)
    }
}
