//! DOCX: the document that drafters circulate. Per section the passage, and its comments in a
//! table with what was answered. Nobody is named in its properties.

mod frame;
mod openness;

use std::fs::File;

use docx_rs::{
    BreakType, PageMargin, PageOrientationType, Paragraph, Run, Shading, Style, StyleType, Table,
    TableCell, TableRow, WidthType,
};
use frame::{Body, clean};
use openness::{framed, openness, standing};

use super::writer::Writer;
use crate::error::{Error, Message, Result};
use crate::exports::columns::{AnswerRow, AttachmentRow, Row};
use crate::exports::model::Heading;
use crate::platform::files::shown_size;
use crate::platform::{dates, markdown, texts};

/// Widths of the columns, in twentieths of a point; together the width of the text.
const WIDTHS: [usize; 6] = [700, 2300, 1300, 4300, 2700, 2700];

/// The column with what was said.
const COMMENT: usize = 3;

/// A document holds at most so many comments, and so many bytes of text: they are sorted in memory, and
/// word processors open no longer ones. A sheet holds them all.
const MOST_COMMENTS: usize = 20_000;
const MOST_BYTES: usize = 40 * 1024 * 1024;

/// A DOCX file in the making: sorted by place before it is written, so all in memory.
pub struct Docx {
    heading: Heading,
    file: File,
    rows: Vec<Row>,
    answers: Vec<AnswerRow>,
    attachments: Vec<AttachmentRow>,
    /// Of all texts so far.
    bytes: usize,
}

impl Docx {
    /// A document without comments yet.
    pub fn start(heading: Heading, file: File) -> Self {
        Self {
            heading,
            file,
            rows: Vec::new(),
            answers: Vec::new(),
            attachments: Vec::new(),
            bytes: 0,
        }
    }

    /// Counts what comes in.
    ///
    /// # Errors
    /// [`Error::Refused`] when the document would be too long.
    fn grow(&mut self, texts: &[&str]) -> Result<()> {
        self.bytes += texts.iter().map(|text| text.len()).sum::<usize>();
        if self.rows.len() >= MOST_COMMENTS || self.bytes > MOST_BYTES {
            return Err(Error::refused(
                Message::new("exports-docx-too-long").with("count", MOST_COMMENTS),
            ));
        }
        Ok(())
    }
}

impl Writer for Docx {
    fn row(&mut self, row: Row) -> Result<()> {
        self.grow(&[
            &row.comment,
            &row.proposed_text,
            &row.response,
            &row.place.passage,
        ])?;
        self.rows.push(row);
        Ok(())
    }

    fn answer(&mut self, answer: AnswerRow) -> Result<()> {
        self.grow(&[&answer.question, &answer.answer])?;
        self.answers.push(answer);
        Ok(())
    }

    fn attachment(&mut self, attachment: AttachmentRow) -> Result<()> {
        self.grow(&[&attachment.name, &attachment.description])?;
        self.attachments.push(attachment);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        // Stable: within a place the order of the comments' numbers stays.
        self.rows
            .sort_by(|a, b| (&a.round, a.place.order).cmp(&(&b.round, b.place.order)));
        let frame = framed(page(docx_rs::Docx::new(), &self.heading), &self.heading);
        frame::fill(frame, &self.file, |body| self.write(body))
    }
}

impl Docx {
    /// Everything the document says, one paragraph or row after the other.
    fn write(&self, body: &mut Body<'_>) -> Result<()> {
        title(body, &self.heading, self.rows.len())?;
        for round in &self.heading.rounds {
            let number = round.number.to_string();
            let rows: Vec<&Row> = self.rows.iter().filter(|row| row.round == number).collect();
            if self.heading.rounds.len() > 1 {
                let name = Message::new("exports-round").with("number", &number);
                body.put(&heading(1, &texts::say(self.heading.language, &name)))?;
            }
            places(body, &self.heading, &rows)?;
            let given: Vec<&AnswerRow> = self
                .answers
                .iter()
                .filter(|answer| answer.round == number)
                .collect();
            answers(body, &self.heading, &given)?;
            let files: Vec<&AttachmentRow> = self
                .attachments
                .iter()
                .filter(|file| file.round == number)
                .collect();
            attachments(body, &self.heading, &files)?;
        }
        Ok(())
    }
}

/// What the export is of, as terms and their values.
pub fn about(heading: &Heading) -> Vec<(String, String)> {
    let language = heading.language;
    let say = |key: &str| texts::text(language, key);
    let time = |moment| dates::datetime_named(moment, heading.zone, language);
    let mut about = vec![
        (
            say("exports-about-consultation"),
            heading.consultation.clone(),
        ),
        (
            say("exports-about-audience"),
            say(&format!("exports-audience-{}-about", heading.audience)),
        ),
        (say("exports-about-written"), time(heading.written_at)),
    ];
    for round in &heading.rounds {
        let term = Message::new("exports-round").with("number", round.number);
        let value = Message::new("exports-about-round")
            .with("version", &round.version)
            .with("opens", time(round.opens_at))
            .with("closes", time(round.closes_at));
        about.push((texts::say(language, &term), texts::say(language, &value)));
        for erratum in &round.errata {
            let term = Message::new("erratum-export").with("number", round.number);
            let value = Message::new("erratum-export-line")
                .with("date", time(erratum.corrected_at))
                .with("old", &erratum.before)
                .with("new", &erratum.after)
                .with("place", &erratum.passage)
                .with("reason", &erratum.reason);
            about.push((texts::say(language, &term), texts::say(language, &value)));
        }
    }
    about
}

/// A4, lying down, with the styles that the outline of a word processor goes by.
fn page(docx: docx_rs::Docx, heading: &Heading) -> docx_rs::Docx {
    let mut docx = docx
        .page_size(16838, 11906)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(PageMargin {
            top: 1134,
            left: 1134,
            bottom: 1134,
            right: 1134,
            header: 567,
            footer: 567,
            gutter: 0,
        })
        .default_size(20)
        .created_at(&dates::rfc3339(heading.written_at))
        .updated_at(&dates::rfc3339(heading.written_at));
    for (level, size) in [(1, 36), (2, 28), (3, 24)] {
        let style = Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .bold()
            .size(size)
            .outline_lvl(level - 1);
        docx = docx.add_style(style);
    }
    docx
}

fn title(body: &mut Body<'_>, of: &Heading, count: usize) -> Result<()> {
    body.put(&heading(1, &of.consultation))?;
    let lead = clean(&texts::text(of.language, "exports-docx-lead"));
    body.put(&Paragraph::new().add_run(Run::new().add_text(lead)))?;
    for (term, value) in about(of) {
        body.put(
            &Paragraph::new()
                .add_run(Run::new().bold().add_text(clean(&format!("{term}: "))))
                .add_run(Run::new().add_text(clean(&value))),
        )?;
    }
    let total = Message::new("exports-docx-count").with("count", count);
    body.put(&text(&texts::say(of.language, &total)))
}

/// Every place that has comments, in the order of the text.
fn places(body: &mut Body<'_>, of: &Heading, rows: &[&Row]) -> Result<()> {
    let mut section = None;
    for group in rows.chunk_by(|a, b| a.place.order == b.place.order) {
        let Some(first) = group.first() else { continue };
        let place = &first.place;
        if section != Some(place.order.0) {
            section = Some(place.order.0);
            let name = if place.order.0.is_none() {
                texts::text(of.language, "exports-docx-document")
            } else {
                format!("{} {}", place.section, place.section_title)
            };
            body.put(&heading(2, name.trim()))?;
        }
        if place.order.1.is_some() {
            body.put(
                &lines(Paragraph::new(), Run::new().italic(), &place.passage)
                    .indent(Some(360), None, None, None)
                    .keep_next(true),
            )?;
        }
        body.table(&table(of), group.iter().map(|row| comment(of, row)))?;
        body.put(&Paragraph::new())?;
    }
    Ok(())
}

/// Every question with what was answered, by whom.
fn answers(body: &mut Body<'_>, of: &Heading, given: &[&AnswerRow]) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let title = texts::text(of.language, "exports-sheet-answers");
    body.put(&heading(2, &title))?;
    for group in given.chunk_by(|a, b| a.question == b.question) {
        if let Some(first) = group.first() {
            body.put(&heading(3, &first.question))?;
        }
        for answer in group {
            let who = format!("{} ({}): ", answer.party, of.group_name(&answer.group));
            let paragraph = Paragraph::new().add_run(Run::new().bold().add_text(clean(&who)));
            body.put(&lines(paragraph, Run::new(), &answer.answer))?;
        }
    }
    Ok(())
}

/// Every file that came with a submission: from whom, what it is, and what tells it from others.
fn attachments(body: &mut Body<'_>, of: &Heading, files: &[&AttachmentRow]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let title = texts::text(of.language, "exports-sheet-attachments");
    body.put(&heading(2, &title))?;
    for file in files {
        let party = if file.party.is_empty() {
            texts::text(of.language, "exports-docx-anonymous")
        } else {
            file.party.clone()
        };
        let who = format!("{party} ({}): ", of.group_name(&file.group));
        let size = shown_size(file.size.parse().unwrap_or_default(), of.language);
        let what = format!(
            "{}, {size}. {}\nSHA-256 {}",
            file.name, file.description, file.sha256
        );
        let what = match standing(of, file) {
            Some(standing) => format!("{what}\n{standing}"),
            None => what,
        };
        let paragraph = Paragraph::new().add_run(Run::new().bold().add_text(clean(&who)));
        body.put(&lines(paragraph, Run::new(), &what))?;
    }
    Ok(())
}

/// A table with its head and no comments yet.
fn table(of: &Heading) -> Table {
    let head = ["number", "party", "kind", "comment", "proposed", "answer"]
        .iter()
        .zip(WIDTHS)
        .map(|(name, width)| {
            let label = texts::text(of.language, &format!("exports-column-{name}"));
            TableCell::new()
                .width(width, WidthType::Dxa)
                .shading(Shading::new().fill("E6EEF5"))
                .add_paragraph(Paragraph::new().add_run(Run::new().bold().add_text(clean(&label))))
        })
        .collect();
    Table::new(vec![TableRow::new(head)])
        .set_grid(WIDTHS.to_vec())
        .width(WIDTHS.iter().sum(), WidthType::Dxa)
}

fn comment(of: &Heading, row: &Row) -> TableRow {
    let language = of.language;
    let say = |key: String| texts::text(language, &key);
    let mut party = vec![if row.party.is_empty() {
        say("exports-docx-anonymous".to_owned())
    } else {
        row.party.clone()
    }];
    if !row.name.is_empty() && row.name != row.party {
        party.push(row.name.clone());
    }
    party.push(of.group_name(&row.group).to_owned());
    if !row.verification.is_empty() {
        party.push(say(format!("verification-{}", row.verification)));
    }
    if !row.signatories.is_empty() {
        let signed = Message::new("reading-signed-by").with("names", &row.signatories);
        party.push(texts::say(language, &signed));
    }
    let mut remark = markdown::to_text(&row.comment);
    if !row.quote.is_empty() {
        let quote = Message::new("exports-docx-quote").with("quote", &row.quote);
        remark = format!("{}\n{remark}", texts::say(language, &quote));
    }
    let mut answer = Vec::new();
    if !row.disposition.is_empty() {
        answer.push(say(format!("disposition-state-{}", row.disposition)));
    }
    if !row.response.is_empty() {
        answer.push(markdown::to_text(&row.response));
    }
    if !row.satisfied.is_empty() {
        answer.push(say(format!("exports-satisfied-{}", row.satisfied)));
    }
    if !row.satisfaction_remark.is_empty() {
        answer.push(row.satisfaction_remark.clone());
    }
    let closed = openness(of, row);
    let cells = [
        row.id.clone(),
        party.join("\n"),
        say(format!("comment-kind-{}", row.kind)),
        remark,
        row.proposed_text.clone(),
        answer.join("\n"),
    ];
    TableRow::new(
        cells
            .iter()
            .zip(WIDTHS)
            .enumerate()
            .map(|(at, (cell, width))| {
                let empty = TableCell::new().width(width, WidthType::Dxa);
                match &closed {
                    Some(words) if at == COMMENT => empty
                        .shading(Shading::new().fill("FBE3E0"))
                        .add_paragraph(lines(Paragraph::new(), Run::new().bold(), words))
                        .add_paragraph(text(cell)),
                    _ => empty.add_paragraph(text(cell)),
                }
            })
            .collect(),
    )
}

fn heading(level: usize, words: &str) -> Paragraph {
    Paragraph::new()
        .style(&format!("Heading{level}"))
        .keep_next(true)
        .add_run(Run::new().add_text(clean(words)))
}

fn text(words: &str) -> Paragraph {
    lines(Paragraph::new(), Run::new(), words)
}

/// Text with its line breaks.
fn lines(paragraph: Paragraph, mut run: Run, words: &str) -> Paragraph {
    for (at, line) in words.trim_end().lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(clean(line));
    }
    paragraph.add_run(run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::model::Audience;
    use crate::platform::texts::Language;

    #[test]
    fn a_document_has_an_end() {
        let heading = Heading {
            zone: chrono_tz::UTC,
            language: Language::En,
            groups: Default::default(),
            consultation: String::new(),
            slug: String::new(),
            audience: Audience::Public,
            written_at: chrono::NaiveDateTime::default(),
            rounds: Vec::new(),
        };
        let fill = |row: &Row| {
            let mut docx = Docx::start(heading.clone(), tempfile::tempfile().unwrap());
            (0..2 * MOST_COMMENTS)
                .find_map(|number| docx.row(row.clone()).err().map(|error| (number, error)))
        };
        let (number, error) = fill(&Row::default()).unwrap();
        assert_eq!(number, MOST_COMMENTS);
        assert!(matches!(error, Error::Refused(message) if message.key == "exports-docx-too-long"));
        let long = Row {
            comment: "x".repeat(1024 * 1024),
            ..Row::default()
        };
        assert_eq!(fill(&long).unwrap().0, MOST_BYTES / (1024 * 1024));
    }
}
