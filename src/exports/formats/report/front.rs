//! The first pages: what the document is and for whom, what is in it, figures.

use std::collections::BTreeMap;

use super::content::Content;
use super::layouts::{COUNTS, layout};
use super::table::RoundOf;
use super::words::section_name;
use crate::error::Message;
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{
    Cell, Inline, Look, Paper, Paragraph, Shade, Style, TableRow as Row,
};
use crate::exports::model::Audience;
use crate::platform::numbers::grouped;

/// What it is, for whom, of what.
pub fn title_page(paper: &mut dyn Paper, told: &Told) -> std::io::Result<()> {
    let heading = &told.heading;
    let look = match heading.audience {
        Audience::Internal => Look::Alarm,
        Audience::Public => Look::Strong,
    };
    paper.paragraph(&Paragraph::of(Style::Title, heading.consultation.clone()))?;
    paper.paragraph(&Paragraph::of(
        Style::Subtitle,
        told.say("exports-report-title"),
    ))?;
    let class = told.say(&format!("exports-class-{}", heading.audience));
    paper.paragraph(&Paragraph::new(
        Style::Class,
        vec![Inline::Words(look, class)],
    ))?;
    let about = told.say(&format!("exports-audience-{}-about", heading.audience));
    paper.paragraph(&Paragraph::of(Style::Body, about))?;
    for (term, value) in told.about() {
        let inlines = vec![Inline::strong(format!("{term}: ")), Inline::plain(value)];
        paper.paragraph(&Paragraph::new(Style::Body, inlines))?;
    }
    Ok(())
}

/// Each part and each section with its page, and how many comments it has.
pub fn contents(
    paper: &mut dyn Paper,
    of: &Content,
    rounds: &[RoundOf<'_>],
) -> std::io::Result<()> {
    let told = &of.told;
    let mut title = Paragraph::of(Style::ContentsTitle, told.say("exports-report-contents"));
    title.new_page = true;
    paper.paragraph(&title)?;
    let mut line = |level, mark: String, words: String| {
        let link = Inline::Link {
            to: mark.clone(),
            words: format!("{words}\t"),
        };
        paper.paragraph(&Paragraph::new(
            Style::Contents(level),
            vec![link, Inline::Page(mark)],
        ))
    };
    line(1, "figures".to_owned(), told.say("exports-report-figures"))?;
    for round in rounds {
        let title = match rounds.len() {
            1 => told.say("exports-report-comments"),
            _ => told
                .tell(&Message::new("exports-report-comments-round").with("number", round.number)),
        };
        line(1, format!("round_{}", round.number), title)?;
        for section in round.sections() {
            if let Some(first) = section.first() {
                let count: usize = section.iter().map(|entry| entry.all.len()).sum();
                let entry = Message::new("exports-report-contents-line")
                    .with("name", section_name(told, first.lead))
                    .with("count", count);
                line(2, round.mark(first.lead), told.tell(&entry))?;
            }
        }
    }
    if !of.answers.is_empty() {
        line(1, "answers".to_owned(), told.say("exports-sheet-answers"))?;
    }
    if !of.attachments.is_empty() {
        line(
            1,
            "attachments".to_owned(),
            told.say("exports-sheet-attachments"),
        )?;
    }
    if !of.rows.is_empty() {
        line(1, "parties".to_owned(), told.say("exports-report-parties"))?;
    }
    Ok(())
}

/// How many comments, by whom, answered how, about what.
pub fn figures(paper: &mut dyn Paper, of: &Content, rounds: &[RoundOf<'_>]) -> std::io::Result<()> {
    let told = &of.told;
    let mut title = Paragraph::of(Style::Heading(1), told.say("exports-report-figures"));
    title.mark = Some("figures".to_owned());
    title.new_page = true;
    paper.paragraph(&title)?;
    let total = Message::new("exports-docx-count").with("count", of.rows.len());
    paper.paragraph(&Paragraph::of(Style::Body, told.tell(&total)))?;
    let legend = vec![
        Inline::plain(told.say("exports-report-legend")),
        Inline::plain(" "),
        Inline::Words(Look::Removed, told.say("exports-report-legend-removed")),
        Inline::plain(", "),
        Inline::Words(Look::Added, told.say("exports-report-legend-added")),
        Inline::plain("."),
    ];
    paper.paragraph(&Paragraph::new(Style::Body, legend))?;
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    let mut verdicts: BTreeMap<usize, (String, usize)> = BTreeMap::new();
    let mut themes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &of.rows {
        *groups
            .entry(told.heading.group_name(&row.group).to_owned())
            .or_default() += 1;
        let verdict = match row.disposition.as_str() {
            "" => "unanswered",
            other => other,
        };
        let rank = VERDICTS
            .iter()
            .position(|one| *one == verdict)
            .unwrap_or(VERDICTS.len());
        verdicts
            .entry(rank)
            .or_insert_with(|| (told.say(&format!("disposition-state-{verdict}")), 0))
            .1 += 1;
        for theme in row.themes.split("; ").filter(|theme| !theme.is_empty()) {
            *themes.entry(theme).or_default() += 1;
        }
    }
    counts(paper, told, "exports-report-by-group", groups.into_iter())?;
    counts(
        paper,
        told,
        "exports-report-by-answer",
        verdicts.into_values(),
    )?;
    let themes = themes
        .into_iter()
        .map(|(name, count)| (name.to_owned(), count));
    counts(paper, told, "exports-report-by-theme", themes)?;
    let campaigns = rounds
        .iter()
        .flat_map(|round| &round.entries)
        .filter(|entry| entry.is_campaign)
        .map(|entry| {
            let place = section_name(told, entry.lead);
            (
                format!("{} ({place})", entry.lead.campaign),
                entry.all.len(),
            )
        });
    counts(paper, told, "exports-report-campaigns", campaigns)?;
    if told.heading.audience == Audience::Internal {
        let closed = openness_counts(of);
        counts(
            paper,
            told,
            "exports-report-by-openness",
            closed.into_iter(),
        )?;
    }
    Ok(())
}

/// Verdicts in the order they are told in.
const VERDICTS: [&str; 8] = [
    "accepted",
    "accepted-with-modification",
    "partly-accepted",
    "noted",
    "not-accepted",
    "out-of-scope",
    "duplicate",
    "unanswered",
];

/// How many comments are public, in part, or not.
fn openness_counts(of: &Content) -> BTreeMap<String, usize> {
    let told = &of.told;
    let mut counts = BTreeMap::new();
    for row in &of.rows {
        let state = match (row.publication.as_str(), row.decision.as_str()) {
            ("none", _) => told.say("publication-none"),
            (_, "") => told.say("decision-state-undecided"),
            (_, verdict) => told.say(&format!("decision-state-{verdict}")),
        };
        *counts.entry(state).or_default() += 1;
    }
    counts
}

/// A small table of names and numbers; nothing where there are none.
fn counts(
    paper: &mut dyn Paper,
    told: &Told,
    title: &str,
    rows: impl Iterator<Item = (String, usize)>,
) -> std::io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    let cell = |words: String, style| Cell::new(vec![Paragraph::of(style, words)]);
    let head = [told.say(title), told.say("exports-report-count")].map(|words| Cell {
        shade: Shade::Head,
        ..cell(words, Style::CellHead)
    });
    let head = Row {
        cells: head.into(),
        whole: true,
    };
    paper.begin_table(&layout("Counts", &COUNTS), Some(&head))?;
    for (name, count) in rows {
        let count = grouped(
            i64::try_from(count).unwrap_or(i64::MAX),
            told.heading.language.thousands(),
        );
        paper.row(&Row {
            cells: vec![cell(name, Style::Cell), cell(count, Style::Cell)],
            whole: true,
        })?;
    }
    paper.end_table()
}
