//! XLSX, cell by cell (ECMA-376, part 1, 18), as a spreadsheet shows it: numbers in their format, days since
//! 1904 where the workbook counts so, merged, hidden and struck-out cells. What is read of a cell's style is
//! in `xlsx_parts`.

use std::io::BufRead;

use quick_xml::events::Event;

use super::cells::{COLUMNS, Fault, Mark, Room, Rows, Sheet, position};
use super::shown::Shown;
use super::xlsx_parts::{
    Look, Words, attribute, is, is_on, next, parts_of, reader, run_text, styles, texts,
};
use crate::platform::files::package::Package;

/// Merged cells of a sheet that are looked at.
const MERGES: usize = 100_000;

/// The sheets of a package, at most so many.
pub(super) fn read(
    package: &mut Package<'_>,
    room: &mut Room,
    most: usize,
) -> Result<Vec<Sheet>, Fault> {
    let book = "xl/workbook.xml";
    let (listed, from_1904) = workbook(package, book)?;
    if listed.len() > most {
        return Err(Fault::Full);
    }
    let paths = parts_of(package, book)?;
    let part = |kind: &str| {
        let mut found = paths.values().filter(|(_, own)| own.ends_with(kind));
        found.next().map(|(path, _)| path.clone())
    };
    let looks = match part("/styles") {
        Some(path) => styles(package, &path)?,
        None => Vec::new(),
    };
    let texts = match part("/sharedStrings") {
        Some(path) => texts(package, &path)?,
        None => Vec::new(),
    };
    let mut sheets = Vec::with_capacity(listed.len());
    for (name, hidden, relation) in listed {
        // Sheets that hold a chart have no cells.
        let Some((path, _)) = paths
            .get(&relation)
            .filter(|(_, kind)| kind.ends_with("/worksheet"))
        else {
            continue;
        };
        let content = package.part(path).ok_or(Fault::Broken)?;
        let mut reading = Reading {
            looks: &looks,
            texts: &texts,
            from_1904,
            rows: Rows::default(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            merges: Vec::new(),
            row: 0,
            column: 0,
        };
        reading.sheet(content, room)?;
        for ((first, column), last) in reading.merges {
            reading.rows.merge(room, (first, column), last)?;
        }
        for row in reading.hidden_rows {
            reading.rows.hide(row);
        }
        sheets.push(Sheet {
            name,
            hidden,
            hidden_columns: reading.hidden_columns,
            rows: reading.rows.numbered(),
        });
    }
    Ok(sheets)
}

/// A sheet of a workbook: its name, whether it is hidden, and its relation.
type Listed = (String, bool, String);

/// The sheets, and whether days count from 1904.
fn workbook(package: &mut Package<'_>, path: &str) -> Result<(Vec<Listed>, bool), Fault> {
    let mut reader = reader(package.part(path).ok_or(Fault::Kind)?);
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) => {
                depth += 1;
                // Extensions have a "workbookPr" of their own, deeper.
                if depth == 2 && is(&tag, "workbookPr") {
                    from_1904 = is_on(&tag, "date1904")?;
                } else if is(&tag, "sheet") {
                    sheets.push((
                        attribute(&tag, "name")?.unwrap_or_default(),
                        attribute(&tag, "state")?.is_some_and(|state| state != "visible"),
                        attribute(&tag, "id")?.unwrap_or_default(),
                    ));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}

/// A sheet while it is read.
struct Reading<'a> {
    looks: &'a [Look],
    texts: &'a [Words],
    from_1904: bool,
    rows: Rows,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    /// The cell that holds the text, and the last row.
    merges: Vec<((u32, u32), u32)>,
    row: u32,
    column: u32,
}

impl Reading<'_> {
    fn sheet(&mut self, content: impl BufRead, room: &mut Room) -> Result<(), Fault> {
        let mut reader = reader(content);
        let mut buffer = Vec::new();
        loop {
            match next(&mut reader, &mut buffer)? {
                Event::Start(tag) if is(&tag, "col") && is_on(&tag, "hidden")? => {
                    let bound = |name| -> Result<u32, Fault> {
                        let bound = attribute(&tag, name)?.and_then(|at| at.parse().ok());
                        Ok(bound.unwrap_or(1))
                    };
                    let (first, last) = (bound("min")?, bound("max")?.min(COLUMNS));
                    self.hidden_columns
                        .extend((first..=last).filter_map(|at| at.checked_sub(1)));
                }
                Event::Start(tag) if is(&tag, "row") => {
                    if let Some(number) = attribute(&tag, "r")? {
                        let number: u32 = number.parse().map_err(|_| Fault::Broken)?;
                        self.row = number.checked_sub(1).ok_or(Fault::Broken)?;
                    }
                    self.column = 0;
                    if is_on(&tag, "hidden")? {
                        self.hidden_rows.push(self.row);
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "row" => {
                    self.row = self.row.saturating_add(1);
                }
                Event::Start(tag) if is(&tag, "c") => {
                    if let Some(at) = attribute(&tag, "r")? {
                        (self.row, self.column) = position(&at).ok_or(Fault::Broken)?;
                    }
                    let kind = attribute(&tag, "t")?.unwrap_or_default();
                    let look = attribute(&tag, "s")?
                        .and_then(|style| style.parse().ok())
                        .and_then(|style: usize| self.looks.get(style).copied())
                        .unwrap_or_default();
                    let (value, inline) = cell(&mut reader)?;
                    self.put(room, &kind, look, &value, inline)?;
                    self.column = self.column.saturating_add(1);
                }
                Event::Start(tag) if is(&tag, "mergeCell") && self.merges.len() < MERGES => {
                    let reach = attribute(&tag, "ref")?.unwrap_or_default();
                    let ends = reach
                        .split_once(':')
                        .and_then(|(first, last)| Some((position(first)?, position(last)?)));
                    if let Some((first, (last, _))) = ends {
                        self.merges.push((first, last));
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn put(
        &mut self,
        room: &mut Room,
        kind: &str,
        look: Look,
        value: &str,
        inline: Option<Words>,
    ) -> Result<(), Fault> {
        let at = (self.row, self.column);
        let shared = || -> Result<Words, Fault> {
            let which: usize = value.trim().parse().map_err(|_| Fault::Broken)?;
            self.texts.get(which).cloned().ok_or(Fault::Broken)
        };
        let plain = |words: String| Words {
            words,
            struck: false,
        };
        let (text, mark) = match kind {
            _ if value.is_empty() && inline.is_none() => return Ok(()),
            "s" => (shared()?, None),
            "inlineStr" => (inline.unwrap_or_default(), None),
            "str" => (plain(run_text(value)), None),
            "d" => (plain(value.to_owned()), Some(Mark::Date)),
            "b" => (plain((value.trim() == "1").to_string()), None),
            "e" => (plain(value.to_owned()), Some(Mark::Error)),
            _ => {
                let number: f64 = value.trim().parse().map_err(|_| Fault::Broken)?;
                let mark = match look.shown {
                    Shown::Date | Shown::Hour => Mark::Date,
                    _ => Mark::Number,
                };
                (plain(look.shown.number(number, self.from_1904)), Some(mark))
            }
        };
        if look.struck && !text.words.trim().is_empty()
            || text.struck && text.words.trim().is_empty()
        {
            return self.rows.put(room, at, "", Some(Mark::Struck));
        }
        let mark = if text.struck {
            Some(Mark::PartlyStruck)
        } else {
            mark
        };
        self.rows.put(room, at, &text.words, mark)
    }
}

/// The value of a cell and the text that stands in it, up to its end.
fn cell(reader: &mut quick_xml::Reader<impl BufRead>) -> Result<(String, Option<Words>), Fault> {
    let mut value = String::new();
    let mut inline = None;
    let mut buffer = Vec::new();
    let mut in_value = false;
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "v") => in_value = true,
            Event::Start(tag) if is(&tag, "is") => {
                inline = Some(super::xlsx_parts::text(reader, "is")?);
            }
            Event::Text(words) if in_value => value.push_str(&words.xml10_content()),
            Event::CData(words) if in_value => value.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) if in_value => {
                value.push_str(&super::xlsx_parts::entity(&entity)?);
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "v" => in_value = false,
                "c" => return Ok((value, inline)),
                _ => {}
            },
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "xlsx_tests.rs"]
mod tests;
