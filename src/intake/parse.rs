//! A sheet's rows to Entries. A row that cannot be taken is refused alone, with its column and the
//! reason.

use std::collections::HashMap;

use super::cells::{HEADINGS_WITHIN, Numbered};
use super::columns::Columns;
use super::model::{CellRemark, Entry, Field, group_meant, kind_meant, plain};
use super::place::{RowPlace, Text, remark};
use crate::comments::model::CommentKind;
use crate::config::Config;
use crate::error::{Error, Message, Result};
use crate::platform::markdown;
use crate::platform::{dates, random};
use crate::submissions::model::Publication;
use crate::types::Moment;

/// What a row is judged by.
pub struct Rules<'a> {
    pub config: &'a Config,
    pub zone: chrono_tz::Tz,
    /// Nothing was received later than this.
    pub now: Moment,
}

/// The rows below the headings, with the columns; of the first sheet that has comments.
///
/// # Errors
/// [`Error::Refused`] naming the columns there are, when none holds comments or one that somebody
/// named is not there.
pub fn table<'a>(
    file: &str,
    sheets: &'a [Vec<Numbered>],
    maps: &[(String, Field)],
) -> Result<(Columns, &'a [Numbered])> {
    let mut first: Option<Columns> = None;
    for rows in sheets {
        // Templates put a title above them.
        for (at, (_, headings)) in rows.iter().enumerate().take(HEADINGS_WITHIN) {
            let columns = Columns::find(headings, maps);
            if columns.has(Field::Comment) && columns.missing(maps).is_none() {
                return Ok((columns, rows.get(at + 1..).unwrap_or_default()));
            }
            first.get_or_insert(columns);
        }
    }
    let Some(columns) = first else {
        return Err(Error::refused(
            Message::new("intake-file-empty").with("file", file),
        ));
    };
    let message = match columns.missing(maps) {
        Some(missing) => Message::new("intake-no-column").with("column", missing),
        None => Message::new("intake-no-comment-column"),
    };
    Err(Error::refused(
        message.with("file", file).with("columns", columns.listed()),
    ))
}

/// Entries and what was refused, both in the order of the rows.
pub struct Parsed {
    pub entries: Vec<Entry>,
    pub refused: Vec<CellRemark>,
    pub warnings: Vec<CellRemark>,
}

/// Judges every row.
pub fn rows(columns: &Columns, rows: &[Numbered], text: &mut Text, rules: &Rules<'_>) -> Parsed {
    let mut parsed = Parsed {
        entries: Vec::new(),
        refused: Vec::new(),
        warnings: Vec::new(),
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, cells) in rows {
        match row(columns, *number, cells, text, rules, &mut parsed.warnings) {
            Ok(mut entry) => {
                // People send the same words: rows alike are told apart by how many came before.
                let times = seen.entry(entry.key.clone()).or_default();
                *times += 1;
                entry.key = random::sha256_hex(format!("{}\u{1f}{times}", entry.key).as_bytes());
                parsed.entries.push(entry);
            }
            Err(remark) => parsed.refused.push(*remark),
        }
    }
    parsed
}

fn row(
    columns: &Columns,
    number: u32,
    cells: &[String],
    text: &mut Text,
    rules: &Rules<'_>,
    warnings: &mut Vec<CellRemark>,
) -> std::result::Result<Entry, Box<CellRemark>> {
    let cell = |field| columns.cell(cells, field);
    let refuse =
        |field, message: Message| Err(Box::new(remark(number, columns.name(field), message)));
    if cells
        .iter()
        .skip(columns.count())
        .any(|extra| !extra.trim().is_empty())
    {
        return refuse(Field::Comment, "intake-row-long".into());
    }
    let (body, proposed) = (cell(Field::Comment), cell(Field::ProposedText));
    if body.is_empty() && proposed.is_empty() {
        return refuse(Field::Comment, "intake-comment-empty".into());
    }
    let most = rules.config.limits.comment_characters;
    for (field, words) in [(Field::Comment, body), (Field::ProposedText, proposed)] {
        if words.chars().count() > most {
            return refuse(field, Message::new("intake-text-long").with("limit", most));
        }
        let fault = match field {
            Field::Comment => markdown::fault(words),
            _ => markdown::fault_of_lines(words),
        };
        if let Some(message) = fault {
            return refuse(field, message);
        }
    }
    let received_at = match cell(Field::ReceivedAt) {
        "" => None,
        words => match date(words, rules.zone) {
            Some(moment) if moment <= rules.now => Some(moment),
            Some(_) => {
                let message = Message::new("intake-date-future").with("date", words);
                return refuse(Field::ReceivedAt, message);
            }
            None => {
                let message = Message::new("intake-date-unknown").with("date", words);
                return refuse(Field::ReceivedAt, message);
            }
        },
    };
    let group = match cell(Field::Group) {
        "" => None,
        words => match group_meant(&rules.config.groups, words) {
            Some(group) => Some(group.code.clone()),
            None => {
                let codes: Vec<_> = rules
                    .config
                    .groups
                    .iter()
                    .map(|g| g.code.as_str())
                    .collect();
                let message = Message::new("intake-group-unknown")
                    .with("group", words)
                    .with("groups", codes.join(", "));
                return refuse(Field::Group, message);
            }
        },
    };
    let publication = match cell(Field::Publication) {
        "" => None,
        words => match words.to_lowercase().parse::<Publication>() {
            Ok(publication) => Some(publication),
            Err(_) => {
                let words = Message::new("intake-publication-unknown").with("word", words);
                return refuse(Field::Publication, words);
            }
        },
    };
    let mut warn = |field, message| warnings.push(remark(number, columns.name(field), message));
    let kind = kind_meant(cell(Field::Kind)).unwrap_or_else(|| {
        warn(
            Field::Kind,
            Message::new("intake-kind-unknown").with("kind", cell(Field::Kind)),
        );
        CommentKind::General
    });
    let said = RowPlace {
        anchor: cell(Field::Anchor),
        reference: cell(Field::Reference),
        quote: cell(Field::Quote),
    };
    let place = text.place(said, &mut warn);
    let mut notes = columns.notes(cells);
    for (field, kept) in [
        (Field::Id, cell(Field::Id)),
        // Words that were not found are kept too: somebody may see what they were about.
        (
            Field::Quote,
            if place.anchor.quote.is_none() {
                said.quote
            } else {
                ""
            },
        ),
    ] {
        if !kept.is_empty() {
            let line = format!("{}: {kept}", columns.name(field));
            notes = if notes.is_empty() {
                line
            } else {
                format!("{line}\n{notes}")
            };
        }
    }
    let key = [
        cell(Field::Id),
        &plain(cell(Field::Party)),
        &plain(cell(Field::Name)),
        said.reference,
        said.quote,
        body,
        proposed,
    ]
    .join("\u{1f}");
    Ok(Entry {
        row: number,
        received_at,
        party: cell(Field::Party).to_owned(),
        group,
        name: cell(Field::Name).to_owned(),
        publication,
        kind,
        body: body.to_owned(),
        proposed_text: Some(proposed.to_owned()).filter(|words| !words.is_empty()),
        reference: said.reference.to_owned(),
        place,
        notes,
        key,
    })
}

/// A date as sheets have it: ours, or day before month with dashes, dots or slashes (as in Dutch).
fn date(words: &str, zone: chrono_tz::Tz) -> Option<Moment> {
    dates::parse(words, zone).or_else(|| {
        let dashed = words.replace(['/', '.'], "-");
        let day = chrono::NaiveDate::parse_from_str(&dashed, "%d-%m-%Y").ok()?;
        dates::parse(&day.to_string(), zone)
    })
}
