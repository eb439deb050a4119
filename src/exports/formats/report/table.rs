//! The comments on each section: a table with the words they are about, what was said and what is answered.

use std::collections::HashMap;

use super::alike::alike;
use super::entries::{Entry, entries};
use super::layouts::{COMMENTS, layout};
use super::shorten::shortened;
use super::words::{cell, replaced, section_name};
use crate::error::Message;
use crate::exports::columns::Row as Comment;
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{
    Cell, Inline, Look, Paper, Paragraph, Shade, Style, TableRow as Row,
};
use crate::exports::formats::openness::openness;
use crate::exports::model::Audience;
use crate::platform::markdown;
use crate::platform::names::isolated;
use crate::submissions::model::{Publication, Verification};

/// A row with more letters than these may be cut by the end of a page.
const LONG: usize = 400;

/// An answer with no more letters than these is said again where it is given again.
const SHORT: usize = 60;

/// The entries of a round, by section.
pub struct RoundOf<'a> {
    pub number: i64,
    pub entries: Vec<Entry<'a>>,
}

impl<'a> RoundOf<'a> {
    /// Of the comments of all rounds.
    pub fn new(number: i64, rows: &'a [Comment]) -> Self {
        let name = number.to_string();
        let own: Vec<&Comment> = rows.iter().filter(|row| row.round == name).collect();
        Self {
            number,
            entries: entries(&own),
        }
    }

    /// Its entries, section by section.
    pub fn sections(&self) -> impl Iterator<Item = &[Entry<'a>]> {
        self.entries
            .chunk_by(|a, b| a.lead.place.order.0 == b.lead.place.order.0)
    }

    /// The bookmark of a section.
    pub fn mark(&self, of: &Comment) -> String {
        match of.place.order.0 {
            Some(position) => format!("section_{}_{position}", self.number),
            None => format!("section_{}_all", self.number),
        }
    }
}

/// Everything said in a round.
pub fn round(
    paper: &mut dyn Paper,
    told: &Told,
    of: &RoundOf<'_>,
    named: bool,
) -> std::io::Result<()> {
    let title = if named {
        told.tell(&Message::new("exports-report-comments-round").with("number", of.number))
    } else {
        told.say("exports-report-comments")
    };
    let mut heading = Paragraph::of(Style::Heading(1), title);
    heading.mark = Some(format!("round_{}", of.number));
    heading.new_page = true;
    paper.paragraph(&heading)?;
    if of.entries.is_empty() {
        let none = Message::new("exports-docx-count").with("count", 0);
        return paper.paragraph(&Paragraph::of(Style::Body, told.tell(&none)));
    }
    for section in of.sections() {
        let Some(first) = section.first() else {
            continue;
        };
        let mut heading = Paragraph::of(Style::Heading(2), section_name(told, first.lead));
        heading.mark = Some(of.mark(first.lead));
        paper.paragraph(&heading)?;
        paper.begin_table(&layout("Comments", &COMMENTS), Some(&head(told)))?;
        let mut place = None;
        // What was answered in this section before, and to which comment.
        let mut answers: HashMap<(&str, &str), &str> = HashMap::new();
        for entry in section {
            let order = entry.lead.place.order;
            if place != Some(order) {
                place = Some(order);
                if order.1.is_some() {
                    paper.row(&passage(&entry.lead.place.passage))?;
                }
            }
            let said = (
                entry.lead.disposition.as_str(),
                entry.lead.response.as_str(),
            );
            let before = answers.get(&said).copied();
            if before.is_none() && said.1.len() > SHORT {
                answers.insert(said, &entry.lead.id);
            }
            paper.row(&told_once(told, entry, before))?;
            if entry.all.len() > 1 {
                paper.row(&alike(told, entry))?;
            }
        }
        paper.end_table()?;
    }
    Ok(())
}

fn head(told: &Told) -> Row {
    let cells = ["comment-proposed", "answer"].map(|name| {
        let label = told.say(&format!("exports-column-{name}"));
        Cell {
            shade: Shade::Head,
            ..Cell::new(vec![Paragraph::of(Style::CellHead, label)])
        }
    });
    Row {
        cells: cells.into(),
        whole: true,
    }
}

/// The words that what follows is about.
fn passage(words: &str) -> Row {
    Row {
        cells: vec![Cell {
            span: COMMENTS.len(),
            shade: Shade::Passage,
            paragraphs: vec![Paragraph::of(Style::Passage, words)],
        }],
        whole: words.len() < LONG,
    }
}

/// What is said, by whom or by how many, and what is answered.
fn told_once(told: &Told, entry: &Entry<'_>, answered: Option<&str>) -> Row {
    let lead = entry.lead;
    let closed = openness(&told.heading, lead);
    let shade = if closed.is_some() {
        Shade::Closed
    } else {
        Shade::None
    };
    let mut said = who(told, entry);
    said.extend(what(told, lead, closed));
    let cells = vec![
        Cell {
            shade,
            ..cell(said)
        },
        cell(answer(told, lead, answered)),
    ];
    Row {
        cells,
        whole: lead.comment.len() + lead.proposed_text.len() < LONG && lead.response.len() < LONG,
    }
}

/// Who said it, or how many, and what is told of them in small.
fn who(told: &Told, entry: &Entry<'_>) -> Vec<Vec<Inline>> {
    let lead = entry.lead;
    let mut line = Vec::new();
    if entry.all.len() > 1 {
        let count = Message::new("exports-report-times").with("count", entry.all.len());
        let mut words = told.tell(&count);
        if entry.is_campaign {
            words = format!("{}: {words}", told.say("exports-report-campaign"));
        }
        line.push(Inline::strong(words));
        if entry.is_campaign && !lead.campaign.is_empty() {
            line.push(Inline::strong(format!(" · {}", lead.campaign)));
        }
    } else {
        line.push(Inline::strong(format!(
            "{}  {}",
            lead.id,
            told.party(&lead.party)
        )));
        if !lead.name.is_empty() && lead.name != lead.party {
            line.push(Inline::plain(format!(", {}", isolated(&lead.name))));
        }
    }
    for part in beside(told, entry) {
        line.push(Inline::quiet(format!(" · {part}")));
    }
    vec![line]
}

/// What is told of a party and its comment in small: group, kind, themes, and for the ministry what one must know of the
/// sender before the comment is passed on.
fn beside(told: &Told, entry: &Entry<'_>) -> Vec<String> {
    let lead = entry.lead;
    let mut parts = vec![told.say(&format!("comment-kind-{}", lead.kind))];
    if !lead.themes.is_empty() {
        let themes = Message::new("exports-report-themes-line").with("themes", &lead.themes);
        parts.push(told.tell(&themes));
    }
    if entry.all.len() > 1 {
        return parts;
    }
    parts.insert(0, told.heading.group_name(&lead.group).to_owned());
    if !lead.signatories.is_empty() {
        let signed = Message::new("reading-signed-by").with("names", &lead.signatories);
        parts.push(told.tell(&signed));
    }
    if lead.verification == Verification::None.as_str() {
        parts.push(told.say("verification-none"));
    }
    // Where both names may be public there is nothing to heed; where nothing may be, it is said aloud.
    if [Publication::Anonymous, Publication::Organisation]
        .iter()
        .any(|choice| choice.as_str() == lead.publication)
    {
        let choice = told.say(&format!("publication-{}", lead.publication));
        parts.push(told.tell(&Message::new("exports-report-choice").with("choice", choice)));
    }
    parts
}

fn what(told: &Told, lead: &Comment, closed: Option<String>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    if let Some(words) = closed {
        lines.push(vec![Inline::Words(Look::Alarm, words)]);
    }
    let mut quoted = Vec::new();
    if !lead.quote.is_empty() {
        let quote = Message::new("exports-docx-quote").with("quote", &lead.quote);
        quoted = vec![
            Inline::Words(Look::Emphasis, told.tell(&quote)),
            Inline::plain(" "),
        ];
    }
    run_in(&mut lines, quoted, &markdown::to_text(&lead.comment));
    if !lead.proposed_text.trim().is_empty() {
        let mut inlines = vec![
            Inline::strong(told.say("exports-report-proposal")),
            Inline::plain(" "),
        ];
        match replaced(lead) {
            Some(old) => inlines.extend(shortened(old, lead.proposed_text.trim())),
            None => inlines.push(Inline::Words(
                Look::Added,
                lead.proposed_text.trim().to_owned(),
            )),
        }
        lines.push(inlines);
    }
    lines
}

/// Adds the lines of a text, the first of them behind `before`.
fn run_in(lines: &mut Vec<Vec<Inline>>, before: Vec<Inline>, text: &str) {
    let mut all = text.lines().filter(|line| !line.trim().is_empty());
    let mut first = before;
    first.extend(all.next().map(Inline::plain));
    if !first.is_empty() {
        lines.push(first);
    }
    lines.extend(all.map(|line| vec![Inline::plain(line)]));
}

/// `before`: the comment that has the same answer above.
fn answer(told: &Told, row: &Comment, before: Option<&str>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    let mut verdict = Vec::new();
    if !row.disposition.is_empty() {
        let words = told.say(&format!("disposition-state-{}", row.disposition));
        verdict.push(Inline::strong(format!("{words}.")));
        verdict.push(Inline::plain(" "));
    } else if told.heading.audience == Audience::Internal {
        verdict.push(Inline::quiet(told.say("disposition-state-unanswered")));
    }
    let response = match before {
        Some(number) => {
            let same = Message::new("exports-report-answered-above").with("number", number);
            told.tell(&same)
        }
        None => markdown::to_text(&row.response),
    };
    run_in(&mut lines, verdict, &response);
    if !row.satisfied.is_empty() {
        let said = told.say(&format!("exports-satisfied-{}", row.satisfied));
        lines.push(vec![Inline::quiet(said)]);
    }
    if !row.satisfaction_remark.is_empty() {
        lines.push(vec![Inline::plain(row.satisfaction_remark.clone())]);
    }
    if lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}
