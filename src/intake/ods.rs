//! OpenDocument sheets, cell by cell (ODF 1.3, part 3, 9.1), as a spreadsheet shows them: a row or a cell that
//! stands for many is counted before it is written out; what is hidden or struck out is told by its style.

use std::collections::HashSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cells::{COLUMNS, Fault, Mark, Room, Rows, Sheet};
use super::xlsx_parts::{Words, entity, is, next, reader};
use crate::platform::files::package::Package;

const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Names of styles that say something of the words: struck out; of a sheet: not shown.
#[derive(Default)]
struct Styles {
    struck: HashSet<String>,
    unseen: HashSet<String>,
}

/// The sheets of a package, at most so many.
pub(super) fn read(
    package: &mut Package<'_>,
    room: &mut Room,
    most: usize,
) -> Result<Vec<Sheet>, Fault> {
    if package
        .text("mimetype")
        .is_none_or(|kind| kind.trim() != SPREADSHEET)
    {
        return Err(Fault::Kind);
    }
    let mut reader = reader(package.part("content.xml").ok_or(Fault::Broken)?);
    let mut buffer = Vec::new();
    let mut sheets = Vec::new();
    let mut styles = Styles::default();
    let mut style = String::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "style") => {
                style = attribute(&tag, "style:name")?.unwrap_or_default();
            }
            Event::Start(tag) if is(&tag, "text-properties") => {
                let through = attribute(&tag, "style:text-line-through-style")?;
                let kind = attribute(&tag, "style:text-line-through-type")?;
                let is_line = |line: Option<String>| line.is_some_and(|line| line != "none");
                if is_line(through) || is_line(kind) {
                    styles.struck.insert(style.clone());
                }
            }
            Event::Start(tag)
                if is(&tag, "table-properties")
                    && attribute(&tag, "table:display")?.as_deref() == Some("false") =>
            {
                styles.unseen.insert(style.clone());
            }
            Event::Start(tag) if is(&tag, "table") => {
                if sheets.len() == most {
                    return Err(Fault::Full);
                }
                let name = attribute(&tag, "table:name")?.unwrap_or_default();
                let look = attribute(&tag, "table:style-name")?.unwrap_or_default();
                sheets.push(Sheet {
                    name,
                    hidden: styles.unseen.contains(&look),
                    ..table(&mut reader, room, &styles)?
                });
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// One sheet, up to its end.
fn table(
    reader: &mut Reader<impl BufRead>,
    room: &mut Room,
    styles: &Styles,
) -> Result<Sheet, Fault> {
    let mut rows = Rows::default();
    let mut hidden_columns = Vec::new();
    let mut merges: Vec<((u32, u32), u32)> = Vec::new();
    let mut hidden = Vec::new();
    let (mut at, mut column) = (0_u32, 0_u32);
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "table-column") => {
                let times = repeated(&tag, "table:number-columns-repeated")?;
                let end = column.saturating_add(times);
                if is_hidden(&tag)? {
                    hidden_columns.extend(column..end.min(COLUMNS));
                }
                column = end;
            }
            Event::Start(tag) if is(&tag, "table-row") => {
                let times = repeated(&tag, "table:number-rows-repeated")?;
                let unseen = is_hidden(&tag)?;
                let cells = row(reader, styles)?;
                // Empty rows come to nothing, however many they are.
                if !cells.is_empty() {
                    for row in at..at.saturating_add(times) {
                        for cell in &cells {
                            for column in cell.first..cell.first.saturating_add(cell.times) {
                                rows.put(room, (row, column), &cell.text, cell.mark)?;
                            }
                            if cell.rows > 1 {
                                let last = row.saturating_add(cell.rows - 1);
                                merges.push(((row, cell.first), last));
                            }
                        }
                        if unseen {
                            hidden.push(row);
                        }
                    }
                }
                at = at.saturating_add(times);
            }
            // A sheet within a cell: no sheet of its own.
            Event::Start(tag) if is(&tag, "table") => {
                table(reader, room, styles)?;
            }
            Event::End(tag) if tag.local_name().as_ref() == "table" => {
                for (first, last) in merges {
                    rows.merge(room, first, last)?;
                }
                for row in hidden {
                    rows.hide(row);
                }
                return Ok(Sheet {
                    hidden_columns,
                    rows: rows.numbered(),
                    ..Sheet::default()
                });
            }
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// Whether a row or column is not shown, by hand or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> Result<bool, Fault> {
    let seen = attribute(tag, "table:visibility")?;
    Ok(seen.is_some_and(|seen| seen != "visible"))
}

/// Cells side by side that hold the same.
struct Cell {
    first: u32,
    times: u32,
    /// Over how many rows it is merged.
    rows: u32,
    text: String,
    mark: Option<Mark>,
}

/// Cells of a row that hold something.
fn row(reader: &mut Reader<impl BufRead>, styles: &Styles) -> Result<Vec<Cell>, Fault> {
    let mut cells = Vec::new();
    let mut at = 0_u32;
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "table-cell") || is(&tag, "covered-table-cell") => {
                let times = repeated(&tag, "table:number-columns-repeated")?;
                let rows = repeated(&tag, "table:number-rows-spanned")?;
                let look = attribute(&tag, "table:style-name")?.unwrap_or_default();
                // A cell that another covers shows nothing.
                let covered = is(&tag, "covered-table-cell");
                let value = value(&tag)?;
                let words = words(reader, styles)?;
                let (text, mark) = shown(value, &words);
                let struck = styles.struck.contains(&look) && !text.trim().is_empty()
                    || words.struck && text.trim().is_empty();
                let mark = match (struck, words.struck) {
                    (true, _) => Some(Mark::Struck),
                    (false, true) => Some(Mark::PartlyStruck),
                    _ => mark,
                };
                if !covered && (struck || !text.trim().is_empty()) {
                    cells.push(Cell {
                        first: at,
                        times,
                        rows,
                        text: if struck { String::new() } else { text },
                        mark,
                    });
                }
                at = at.saturating_add(times);
            }
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(cells),
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// What a cell holds that is no text (ODF 19.385 and further): a number, a date, yes or no.
fn value(tag: &BytesStart<'_>) -> Result<Option<(String, Option<Mark>)>, Fault> {
    let get = |name| attribute(tag, name);
    let with = |mark| move |value: String| (value, mark);
    Ok(match get("office:value-type")?.as_deref() {
        Some("float" | "currency" | "percentage") => {
            get("office:value")?.map(with(Some(Mark::Number)))
        }
        Some("date") => get("office:date-value")?.map(with(Some(Mark::Date))),
        Some("time") => get("office:time-value")?.map(with(Some(Mark::Date))),
        Some("boolean") => get("office:boolean-value")?.map(with(None)),
        Some("string") => get("office:string-value")?.map(with(None)),
        _ => None,
    })
}

/// The text of a cell: a number that is not whole as it is shown, 5.1 in two decimals as 5.10.
fn shown(value: Option<(String, Option<Mark>)>, words: &Words) -> (String, Option<Mark>) {
    match value {
        None => (words.words.clone(), None),
        Some((value, Some(Mark::Number))) => {
            let Ok(number) = value.parse::<f64>() else {
                return (value, Some(Mark::Number));
            };
            let dotted = words.words.trim().replace(',', ".");
            let is_same = dotted
                .parse::<f64>()
                .is_ok_and(|shown| (shown - number).abs() < 1e-9);
            let text = if is_same && number.fract() != 0.0 {
                dotted
            } else {
                number.to_string()
            };
            (text, Some(Mark::Number))
        }
        Some((value, mark)) => (value, mark),
    }
}

/// The paragraphs of a cell, up to its end; notes in the margin are not part of it, nor is what is struck
/// out.
fn words(reader: &mut Reader<impl BufRead>, styles: &Styles) -> Result<Words, Fault> {
    let mut text = String::new();
    let mut struck = false;
    let mut paragraphs = 0;
    // Elements open within the cell, within a note, and within what is struck out.
    let (mut depth, mut aside, mut out) = (0_usize, 0_usize, 0_usize);
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) => {
                depth += 1;
                if aside > 0 || is(&tag, "annotation") {
                    aside += 1;
                    continue;
                }
                let look = attribute(&tag, "text:style-name")?;
                if out > 0 || look.is_some_and(|look| styles.struck.contains(&look)) {
                    out += 1;
                }
                if is(&tag, "p") || is(&tag, "h") {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                } else if is(&tag, "s") {
                    let count = repeated(&tag, "text:c")?.min(100);
                    text.extend((0..count).map(|_| ' '));
                } else if is(&tag, "tab") {
                    text.push('\t');
                } else if is(&tag, "line-break") {
                    text.push('\n');
                }
            }
            Event::End(_) if depth == 0 => {
                return Ok(Words {
                    words: text,
                    struck,
                });
            }
            Event::End(_) => {
                depth -= 1;
                if aside > 0 {
                    aside -= 1;
                } else {
                    out = out.saturating_sub(1);
                }
            }
            Event::Text(words) if aside == 0 && paragraphs > 0 => {
                let words = words.xml10_content();
                if out == 0 {
                    text.push_str(&words);
                } else {
                    struck |= !words.trim().is_empty();
                }
            }
            Event::CData(words) if aside == 0 && out == 0 && paragraphs > 0 => {
                text.push_str(&words.xml10_content());
            }
            Event::GeneralRef(sign) if aside == 0 && out == 0 && paragraphs > 0 => {
                text.push_str(&entity(&sign)?);
            }
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// An attribute by its whole name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    let found = tag.try_get_attribute(name).map_err(|_| Fault::Broken)?;
    found
        .map(|found| {
            let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            value.map(|value| value.into_owned())
        })
        .transpose()
        .map_err(|_| Fault::Broken)
}

/// How many times one stands for; one when it does not say.
fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    attribute(tag, name)?.map_or(Ok(1), |times| times.parse().map_err(|_| Fault::Broken))
}

#[cfg(test)]
#[path = "ods_tests.rs"]
mod tests;
