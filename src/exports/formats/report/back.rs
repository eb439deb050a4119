//! The last pages: answers to questions, files that came along, who responded.

use std::collections::BTreeMap;

use super::layouts::{PAIRS, layout};
use crate::error::Message;
use crate::exports::columns::{AnswerRow, AttachmentRow, Row as Comment};
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{
    Cell, Inline, Paper, Paragraph, Shade, Style, TableRow as Row,
};
use crate::exports::formats::openness::standing;
use crate::platform::files::shown_size;

/// Answers with more letters than these may be cut by the end of a page.
const LONG: usize = 1500;

fn chapter(paper: &mut dyn Paper, told: &Told, mark: &str, key: &str) -> std::io::Result<()> {
    let mut title = Paragraph::of(Style::Heading(1), told.say(key));
    title.mark = Some(mark.to_owned());
    paper.paragraph(&title)
}

fn begin(paper: &mut dyn Paper, told: &Told, heads: [&str; 2]) -> std::io::Result<()> {
    let cells = heads.map(|key| Cell {
        shade: Shade::Head,
        ..Cell::new(vec![Paragraph::of(Style::CellHead, told.say(key))])
    });
    let head = Row {
        cells: cells.into(),
        whole: true,
    };
    paper.begin_table(&layout("Pairs", &PAIRS), Some(&head))
}

fn pair(who: Vec<Inline>, what: &str) -> Row {
    let lines = what.lines().filter(|line| !line.trim().is_empty());
    let mut paragraphs: Vec<Paragraph> =
        lines.map(|line| Paragraph::of(Style::Cell, line)).collect();
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::of(Style::Cell, ""));
    }
    Row {
        cells: vec![
            Cell::new(vec![Paragraph::new(Style::Cell, who)]),
            Cell::new(paragraphs),
        ],
        whole: what.len() < LONG,
    }
}

fn who(told: &Told, party: &str, group: &str) -> Vec<Inline> {
    vec![
        Inline::plain(told.party(party)),
        Inline::quiet(format!("\n{}", told.heading.group_name(group))),
    ]
}

/// Every question with what was answered, by whom.
pub fn answers(paper: &mut dyn Paper, told: &Told, given: &[AnswerRow]) -> std::io::Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    chapter(paper, told, "answers", "exports-sheet-answers")?;
    for group in given.chunk_by(|a, b| (&a.round, &a.question) == (&b.round, &b.question)) {
        let Some(first) = group.first() else { continue };
        paper.paragraph(&Paragraph::of(Style::Heading(2), first.question.clone()))?;
        begin(
            paper,
            told,
            ["exports-column-party", "exports-column-answer-given"],
        )?;
        for answer in group {
            paper.row(&pair(
                who(told, &answer.party, &answer.group),
                &answer.answer,
            ))?;
        }
        paper.end_table()?;
    }
    Ok(())
}

/// Every file that came with a submission: from whom, what it is, and what tells it from others.
pub fn attachments(
    paper: &mut dyn Paper,
    told: &Told,
    files: &[AttachmentRow],
) -> std::io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    chapter(paper, told, "attachments", "exports-sheet-attachments")?;
    begin(paper, told, ["exports-column-party", "exports-column-file"])?;
    for file in files {
        let size = shown_size(file.size.parse().unwrap_or_default(), told.heading.language);
        let what = format!(
            "{}, {size}. {}\nSHA-256 {}\n{}",
            file.name,
            file.description,
            file.sha256,
            standing(&told.heading, file).unwrap_or_default()
        );
        paper.row(&pair(who(told, &file.party, &file.group), &what))?;
    }
    paper.end_table()
}

/// Who responded, by group, with the numbers of their comments.
pub fn parties(paper: &mut dyn Paper, told: &Told, rows: &[Comment]) -> std::io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    chapter(paper, told, "parties", "exports-report-parties")?;
    let mut groups: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for row in rows {
        groups
            .entry(told.heading.group_name(&row.group))
            .or_default()
            .entry(&row.party)
            .or_default()
            .push(&row.id);
    }
    for (group, parties) in groups {
        let named = parties.keys().filter(|party| !party.is_empty()).count();
        let title = Message::new("exports-report-parties-group")
            .with("group", group)
            .with("count", named);
        paper.paragraph(&Paragraph::of(Style::Heading(2), told.tell(&title)))?;
        let names: Vec<String> = parties
            .iter()
            .map(|(party, numbers)| format!("{} ({})", told.party(party), numbers.join(", ")))
            .collect();
        paper.paragraph(&Paragraph::of(Style::Cell, names.join("; ")))?;
    }
    Ok(())
}
