//! A file's rows to Entries. A row that cannot be taken is refused alone, with its column and the
//! reason; what is no comment is left out and said.

use std::collections::HashMap;

use super::cells::{Mark, Row, letters};
use super::columns::{Columns, Use};
use super::group_words::group_meant;
use super::model::{CellRemark, ColumnRead, Entry, Field, RowAt, Skipped, kind_meant, plain};
use super::place::{RowPlace, Text, remark};
use super::received;
use super::tables::Table;
use crate::comments::model::CommentKind;
use crate::config::Config;
use crate::error::Message;
use crate::platform::markdown;
use crate::platform::{names, random};
use crate::submissions::model::Publication;
use crate::types::Moment;

/// What a row is judged by.
pub struct Rules<'a> {
    pub config: &'a Config,
    pub zone: chrono_tz::Tz,
    /// Nothing was received later than this.
    pub now: Moment,
}

/// Entries, what was refused and what was left out, in the order of the rows.
#[derive(Default)]
pub struct Parsed {
    pub entries: Vec<Entry>,
    pub refused: Vec<CellRemark>,
    pub warnings: Vec<CellRemark>,
    pub skipped: Vec<Skipped>,
    pub columns: Vec<ColumnRead>,
}

/// Judges every row.
pub fn rows(tables: &[Table<'_>], text: &mut Text, rules: &Rules<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for table in tables {
        parsed
            .columns
            .extend(table.columns.used().map(|(name, own)| ColumnRead {
                sheet: table.sheet,
                name: name.to_owned(),
                field: match own {
                    Use::Field(field) => Some(field).filter(|field| field.is_taken()),
                    Use::Detail(_) => Some(Field::Reference),
                    Use::Note | Use::Hidden => None,
                },
                hidden: own == Use::Hidden,
            }));
        for row in table.rows {
            if let Some(key) = no_comment(row, &table.columns) {
                parsed.skipped.push(Skipped {
                    sheet: table.sheet,
                    row: Some(row.number),
                    message: Message::new(key),
                });
                continue;
            }
            match entry(table, row, text, rules, &mut parsed.warnings) {
                Ok(mut entry) => {
                    // People send the same words: rows alike are told apart by how many came before.
                    let times = seen.entry(entry.key.clone()).or_default();
                    *times += 1;
                    entry.key =
                        random::sha256_hex(format!("{}\u{1f}{times}", entry.key).as_bytes());
                    parsed.entries.push(entry);
                }
                Err(remark) => parsed.refused.push(*remark),
            }
        }
    }
    parsed
}

/// Why a row is left out that holds no comment and was not meant to.
fn no_comment(row: &Row, columns: &Columns) -> Option<&'static str> {
    if row.hidden {
        return Some("intake-row-hidden");
    }
    let filled: Vec<&str> = (row.cells.iter())
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    if filled.is_empty() {
        return Some("intake-row-struck");
    }
    if columns.is_again(&row.cells) {
        return Some("intake-row-headings");
    }
    let bare = [
        Field::Party,
        Field::Name,
        Field::Reference,
        Field::Group,
        Field::ReceivedAt,
    ]
    .iter()
    .all(|field| {
        let cell = columns.cell(&row.cells, *field);
        // A count stands in any column.
        cell.is_empty() || is_total(cell) || cell.bytes().all(|b| b.is_ascii_digit())
    });
    let counts = row
        .cells
        .iter()
        .any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    (bare && counts && filled.len() <= 2 && filled.iter().any(|cell| is_total(cell)))
        .then_some("intake-row-total")
}

/// "Totaal: 2", in the languages of the headings.
fn is_total(cell: &str) -> bool {
    let words = plain(cell);
    let mut words = words.split(' ');
    let first = words.next().unwrap_or_default();
    matches!(
        first,
        "totaal"
            | "subtotaal"
            | "total"
            | "totals"
            | "subtotal"
            | "gesamt"
            | "summe"
            | "somme"
            | "som"
            | "sum"
    ) && words.count() <= 3
}

/// What spreadsheets write where a formula fails, in the languages of the headings.
fn is_error_word(cell: &str) -> bool {
    const WORDS: [&str; 25] = [
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#VERW!",
        "#N/B",
        "#WAARDE!",
        "#NAAM?",
        "#DEEL/0!",
        "#GETAL!",
        "#LEEG!",
        "#OVERLOOP!",
        "#BEZUG!",
        "#NV",
        "#WERT!",
        "#ZAHL!",
        "#N/D",
        "#VALEUR!",
        "#NOM?",
        "#NOMBRE!",
    ];
    cell.starts_with('#')
        && (WORDS.contains(&cell) || cell.len() > 2 && cell.bytes().all(|b| b == b'#'))
}

fn entry(
    table: &Table<'_>,
    row: &Row,
    text: &mut Text,
    rules: &Rules<'_>,
    warnings: &mut Vec<CellRemark>,
) -> Result<Entry, Box<CellRemark>> {
    let columns = &table.columns;
    let at = RowAt {
        sheet: table.sheet,
        row: row.number,
    };
    let refuse = |field, message: Message| Err(Box::new(remark(at, columns.name(field), message)));
    let known = warnings.len();
    let cells = as_read(row, columns, at, warnings);
    let cell = |field| columns.cell(&cells, field);
    if cells
        .iter()
        .skip(columns.count())
        .any(|extra| !extra.trim().is_empty())
    {
        warnings.truncate(known);
        return refuse(Field::Comment, "intake-row-long".into());
    }
    let (body, proposed) = (cell(Field::Comment), cell(Field::ProposedText));
    if body.is_empty() && proposed.is_empty() {
        warnings.truncate(known);
        return Err(Box::new(empty(row, columns, at)));
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
    let mut warn = |field, message| warnings.push(remark(at, columns.name(field), message));
    let received_at = match cell(Field::ReceivedAt) {
        "" => None,
        words => match received::moment(words, rules.zone) {
            Some(moment) if moment <= rules.now => Some(moment),
            Some(_) => {
                let message = Message::new("intake-date-future").with("date", words);
                return refuse(Field::ReceivedAt, message);
            }
            // A date is not worth a comment.
            None => {
                let message = Message::new("intake-date-unknown").with("date", words);
                warn(Field::ReceivedAt, message);
                None
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
    let said_group = cell(Field::Group);
    let group = group_meant(&rules.config.groups, said_group).map(|group| group.code.clone());
    let group_unknown = !said_group.is_empty() && group.is_none();
    if group_unknown {
        let codes = rules.config.groups.iter().map(|group| group.code.as_str());
        let codes: Vec<&str> = codes.collect();
        let message = Message::new("intake-group-unknown")
            .with("group", said_group)
            .with("groups", codes.join(", "));
        warn(Field::Group, message);
    }
    let kind = kind_meant(cell(Field::Kind)).unwrap_or_else(|| {
        warn(
            Field::Kind,
            Message::new("intake-kind-unknown").with("kind", cell(Field::Kind)),
        );
        CommentKind::General
    });
    let reference = columns.reference(&cells);
    let marked = |mark| {
        let place = columns.at(Field::Reference);
        place.is_some_and(|place| row.is(place, mark))
    };
    let said = RowPlace {
        anchor: cell(Field::Anchor),
        reference: &reference,
        quote: cell(Field::Quote),
        is_number: marked(Mark::Number),
        is_date: marked(Mark::Date),
    };
    let place = text.place(said, rules.zone, &mut warn);
    let mut notes = columns.notes(&cells);
    for (field, kept) in [
        (Field::Id, cell(Field::Id)),
        (Field::Group, if group_unknown { said_group } else { "" }),
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
        cell(Field::Reference),
        said.quote,
        body,
        proposed,
    ]
    .join("\u{1f}");
    Ok(Entry {
        at,
        received_at,
        party: names::clean(cell(Field::Party)),
        group,
        group_unknown,
        name: names::clean(cell(Field::Name)),
        publication,
        kind,
        body: body.to_owned(),
        proposed_text: Some(proposed.to_owned()).filter(|words| !words.is_empty()),
        place,
        reference,
        notes,
        key,
    })
}

/// The cells of a row without what is no text of anybody: a spreadsheet's words for an error. What was left out
/// of them, that or what is struck out, is warned of.
fn as_read(row: &Row, columns: &Columns, at: RowAt, warnings: &mut Vec<CellRemark>) -> Vec<String> {
    let mut cells = row.cells.clone();
    let name = |column: usize| match columns.heading(column) {
        "" => letters(u32::try_from(column).unwrap_or_default()),
        name => name.to_owned(),
    };
    for (column, cell) in cells.iter_mut().enumerate() {
        if columns.use_of(column) == Use::Hidden {
            cell.clear();
        } else if is_error_word(cell.trim()) || row.is(column, Mark::Error) {
            let message = Message::new("intake-cell-error").with("word", cell.trim());
            warnings.push(remark(at, &name(column), message));
            cell.clear();
        }
    }
    for (column, mark) in &row.marks {
        let key = match mark {
            Mark::Struck => "intake-cell-struck",
            Mark::PartlyStruck => "intake-cell-partly-struck",
            _ => continue,
        };
        warnings.push(remark(at, &name(*column as usize), Message::new(key)));
    }
    cells
}

/// Why a row without a comment is not taken.
fn empty(row: &Row, columns: &Columns, at: RowAt) -> CellRemark {
    let name = columns.name(Field::Comment);
    let place = columns.at(Field::Comment);
    let said = place
        .and_then(|place| row.cells.get(place))
        .map_or("", |cell| cell.trim());
    if !said.is_empty() {
        let message = Message::new("intake-comment-error").with("word", said);
        return remark(at, name, message);
    }
    if place.is_some_and(|place| row.is(place, Mark::Struck)) {
        return remark(at, name, "intake-comment-struck".into());
    }
    let mut filled = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty());
    if let (Some((only, _)), None) = (filled.next(), filled.next())
        && matches!(columns.use_of(only), Use::Note | Use::Field(Field::Id))
    {
        let message = Message::new("intake-comment-none").with("column", columns.heading(only));
        return remark(at, columns.heading(only), message);
    }
    remark(at, name, "intake-comment-empty".into())
}
