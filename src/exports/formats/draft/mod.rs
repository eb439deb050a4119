//! The draft itself, DOCX and ODT: every comment in its margin, the answer as a reply to it, every proposal a tracked change
//! by the party that made it, to accept or refuse in a word processor. What cannot be a change of the text, since it gets in
//! the way of another or is of no words there, stands in the margin as a redline: nothing is lost.
//!
//! ```text
//! places     which comments stand at which passage
//! plan       which proposals are changes of a passage, and why others are not
//! stretch    cells of a passage, words in it that make way
//! line       a passage as a paragraph with its marks
//! looks      emphasis in a passage, by its HTML
//! margin     the words of comments, replies and changes
//! merging    what the next draft takes in, told without writing it
//! ```

mod line;
mod looks;
mod margin;
mod merging;
mod places;
mod plan;
mod stretch;

use std::fs::File;
use std::io::{BufWriter, Write};

use super::about::Told;
use super::office::{
    self, Cell, Kind, Layout, Paper, Paragraph, Properties, Shade, TableRow as Line,
};
use super::volume::Volume;
use super::writer::Writer;
use crate::consultations::model::{Passage, Section};
use crate::documents::PassageKind;
use crate::error::{Error, Message, Result};
use crate::exports::columns::Row;
use crate::exports::model::{Audience, Heading};
use crate::platform::dates;
use margin::DraftMargin;
pub use merging::{Merged, Merging};
use places::{CommentPlaces, Spot};
use plan::Plan;

/// Between the margins of the page, in twentieths of a point.
const WIDTH: u32 = 9978;

/// The text of one round.
struct RoundText {
    round: String,
    sections: Vec<Section>,
    passages: Vec<Passage>,
}

/// A draft in the making: its comments are sorted by place before it is written, so all in memory.
pub struct Draft {
    kind: Kind,
    told: Told,
    file: File,
    texts: Vec<RoundText>,
    rows: Vec<Row>,
    volume: Volume,
    purpose: Purpose,
}

/// What a draft is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To see what was said of it.
    Read,
    /// To be commented on: it holds no comments of its own.
    Comment,
    /// To go on from what was accepted.
    Next,
}

impl Draft {
    /// One without text and comments yet.
    pub fn start(kind: Kind, heading: Heading, file: File) -> Self {
        Self {
            kind,
            told: Told::new(heading),
            file,
            texts: Vec::new(),
            rows: Vec::new(),
            volume: Volume::default(),
            purpose: Purpose::Read,
        }
    }

    /// The same for a text that somebody is to comment on in a word processor.
    pub fn text_alone(kind: Kind, heading: Heading, file: File) -> Self {
        Self {
            purpose: Purpose::Comment,
            ..Self::start(kind, heading, file)
        }
    }

    /// The next draft: what was accepted, wholly or in part.
    pub fn next(kind: Kind, heading: Heading, file: File) -> Self {
        Self {
            purpose: Purpose::Next,
            ..Self::start(kind, heading, file)
        }
    }
}

impl Writer for Draft {
    fn row(&mut self, row: Row) -> Result<()> {
        if self.purpose == Purpose::Next && !is_accepted(&row) {
            return Ok(());
        }
        self.volume.add_comment(&row)?;
        self.told.note(&row);
        self.rows.push(row);
        Ok(())
    }

    fn text(&mut self, round: i64, sections: Vec<Section>, passages: Vec<Passage>) -> Result<()> {
        self.texts.push(RoundText {
            round: round.to_string(),
            sections,
            passages,
        });
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        let (places, plan) = self.plan();
        let margin = DraftMargin {
            told: &self.told,
            rows: &self.rows,
            plan: &plan,
        };
        let properties = self.properties();
        let out = BufWriter::new(&self.file);
        office::write(self.kind, &properties, &margin, out, |paper| {
            self.texts
                .iter()
                .zip(&places)
                .try_for_each(|(text, places)| self.write(paper, text, places, &plan))
        })
        .and_then(|mut out| out.flush())
        .map_err(Error::internal)
    }
}

/// Whether a comment was accepted, as it is or otherwise.
fn is_accepted(row: &Row) -> bool {
    matches!(
        row.disposition.as_str(),
        "accepted" | "accepted-with-modification" | "partly-accepted"
    )
}

/// The layout of a table with so many columns.
fn layout(columns: usize) -> Layout {
    let count = u32::try_from(columns.max(1)).unwrap_or(1);
    Layout {
        name: format!("Columns{count}"),
        widths: vec![WIDTH / count; columns.max(1)],
    }
}

impl Draft {
    /// Where comments stand, and what becomes of proposals.
    fn plan(&self) -> (Vec<CommentPlaces>, Plan) {
        let places: Vec<CommentPlaces> = self
            .texts
            .iter()
            .map(|text| CommentPlaces::of(&text.round, &text.sections, &text.passages, &self.rows))
            .collect();
        let mut plan = Plan::new(self.rows.len(), self.purpose == Purpose::Next);
        for (text, places) in self.texts.iter().zip(&places) {
            for (at, passage) in text.passages.iter().enumerate() {
                plan.add(
                    (&text.round, at),
                    passage,
                    places.at(Spot::Passage(at)),
                    &self.rows,
                );
            }
        }
        plan.settle(&self.rows);
        (places, plan)
    }

    fn properties(&self) -> Properties {
        let told = &self.told;
        let mut layouts: Vec<Layout> = Vec::new();
        for text in &self.texts {
            for table in line::blocks(&text.passages) {
                let layout = layout(line::columns(table));
                if table
                    .first()
                    .is_some_and(|one| one.kind == PassageKind::TableRow)
                    && !layouts.contains(&layout)
                {
                    layouts.push(layout);
                }
            }
        }
        Properties {
            title: told.heading.consultation.clone(),
            class: self.class(),
            is_closed: told.heading.audience == Audience::Internal,
            language: told.locale(),
            as_of: told.as_of,
            page: told.page_words(),
            has_contents: false,
            tracks: true,
            layouts,
        }
    }

    /// What stands at the head of each page: for whom it is, or what is to be done with it.
    fn class(&self) -> String {
        let heading = &self.told.heading;
        match heading.rounds.first() {
            Some(round) if self.purpose == Purpose::Next => {
                let message = Message::new("exports-text-next")
                    .with("version", &round.version)
                    .with("round", round.number);
                self.told.tell(&message)
            }
            Some(round) if self.purpose == Purpose::Comment => {
                let closes = dates::datetime_named(round.closes_at, heading.zone, heading.language);
                let message = Message::new("exports-text-alone")
                    .with("version", &round.version)
                    .with("closes", closes);
                self.told.tell(&message)
            }
            _ => self
                .told
                .say(&format!("exports-class-{}", heading.audience)),
        }
    }

    fn write(
        &self,
        paper: &mut dyn Paper,
        text: &RoundText,
        places: &CommentPlaces,
        plan: &Plan,
    ) -> std::io::Result<()> {
        paper.paragraph(&line::title(
            &self.told,
            &text.round,
            places.at(Spot::Document),
        ))?;
        let mut at = 0;
        for block in line::blocks(&text.passages) {
            let is_table = block
                .first()
                .is_some_and(|one| one.kind == PassageKind::TableRow);
            let columns = line::columns(block);
            if is_table {
                paper.begin_table(&layout(columns), None)?;
            }
            for passage in block {
                let marks = line::Marks {
                    edits: plan.edits((&text.round, at)),
                    comments: places.at(Spot::Passage(at)),
                    rows: &self.rows,
                };
                if is_table {
                    paper.row(&row(line::cells(passage, &marks), passage.header, columns))?;
                } else {
                    let section = text
                        .sections
                        .iter()
                        .find(|one| one.id == passage.section_id);
                    paper.paragraph(&line::paragraph(passage, section, &marks))?;
                }
                at += 1;
            }
            if is_table {
                paper.end_table()?;
            }
        }
        Ok(())
    }
}

/// A row of a table in the draft; its last cell reaches to the end of it.
fn row(cells: Vec<Paragraph>, is_head: bool, columns: usize) -> Line {
    let count = cells.len().max(1);
    let cells = cells.into_iter().enumerate().map(|(at, paragraph)| Cell {
        span: if at + 1 == count {
            columns + 1 - count
        } else {
            1
        },
        shade: if is_head { Shade::Head } else { Shade::None },
        paragraphs: vec![paragraph],
    });
    Line {
        cells: cells.collect(),
        whole: true,
    }
}
