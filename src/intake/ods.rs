//! OpenDocument sheets, cell by cell (ODF 1.3, part 3, 9.1): a row or a cell that stands for many is
//! counted before it is written out.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::cells::{Fault, Numbered, Room, Rows};
use crate::platform::files::package::Package;

const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The sheets of a package, at most so many.
pub(super) fn read(
    package: &mut Package<'_>,
    room: &mut Room,
    most: usize,
) -> Result<Vec<Vec<Numbered>>, Fault> {
    if package
        .text("mimetype")
        .is_none_or(|kind| kind.trim() != SPREADSHEET)
    {
        return Err(Fault::Kind);
    }
    let content = package.part("content.xml").ok_or(Fault::Broken)?;
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut sheets = Vec::new();
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "table") => {
                if sheets.len() == most {
                    return Err(Fault::Full);
                }
                sheets.push(table(&mut reader, room)?);
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// One sheet, up to its end.
fn table(reader: &mut Reader<impl BufRead>, room: &mut Room) -> Result<Vec<Numbered>, Fault> {
    let mut rows = Rows::default();
    let mut at = 0_u32;
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "table-row") => {
                let times = repeated(&tag, "table:number-rows-repeated")?;
                let cells = row(reader)?;
                // Empty rows come to nothing, however many they are.
                if !cells.is_empty() {
                    for row in at..at.saturating_add(times) {
                        for (column, times, text) in &cells {
                            for column in *column..column.saturating_add(*times) {
                                rows.put(room, (row, column), text)?;
                            }
                        }
                    }
                }
                at = at.saturating_add(times);
            }
            // A sheet within a cell: no sheet of its own.
            Event::Start(tag) if is(&tag, "table") => {
                table(reader, room)?;
            }
            Event::End(tag) if tag.local_name().as_ref() == "table" => {
                return Ok(rows.numbered());
            }
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

/// Cells of a row that hold something: the first column, how often they stand side by side, the text.
type Cells = Vec<(u32, u32, String)>;

fn row(reader: &mut Reader<impl BufRead>) -> Result<Cells, Fault> {
    let mut cells = Cells::new();
    let mut at = 0_u32;
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) if is(&tag, "table-cell") || is(&tag, "covered-table-cell") => {
                let times = repeated(&tag, "table:number-columns-repeated")?;
                let value = value(&tag)?;
                let words = words(reader)?;
                let text = value.unwrap_or(words);
                if !text.trim().is_empty() {
                    cells.push((at, times, text));
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
fn value(tag: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    let get = |name| attribute(tag, name);
    Ok(match get("office:value-type")?.as_deref() {
        Some("float" | "currency" | "percentage") => get("office:value")?
            .map(|number| number.parse::<f64>().map_or(number, |n| n.to_string())),
        Some("date") => get("office:date-value")?,
        Some("time") => get("office:time-value")?,
        Some("boolean") => get("office:boolean-value")?,
        Some("string") => get("office:string-value")?,
        _ => None,
    })
}

/// The paragraphs of a cell, up to its end; notes in the margin are not part of it.
fn words(reader: &mut Reader<impl BufRead>) -> Result<String, Fault> {
    let mut text = String::new();
    let mut paragraphs = 0;
    // Elements open within the cell, and within a note.
    let (mut depth, mut aside) = (0_usize, 0_usize);
    let mut buffer = Vec::new();
    loop {
        match next(reader, &mut buffer)? {
            Event::Start(tag) => {
                depth += 1;
                if aside > 0 || is(&tag, "annotation") {
                    aside += 1;
                } else if is(&tag, "p") || is(&tag, "h") {
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
            Event::End(_) if depth == 0 => return Ok(text),
            Event::End(_) => {
                depth -= 1;
                aside = aside.saturating_sub(1);
            }
            Event::Text(words) if aside == 0 && paragraphs > 0 => {
                text.push_str(&words.xml10_content());
            }
            Event::CData(words) if aside == 0 && paragraphs > 0 => {
                text.push_str(&words.xml10_content());
            }
            Event::GeneralRef(entity) if aside == 0 && paragraphs > 0 => {
                match entity.resolve_char_ref().map_err(|_| Fault::Broken)? {
                    Some(character) => text.push(character),
                    None => text.push_str(
                        quick_xml::escape::resolve_predefined_entity(&entity.xml10_content())
                            .ok_or(Fault::Broken)?,
                    ),
                }
            }
            Event::Eof => return Err(Fault::Broken),
            _ => {}
        }
    }
}

fn next<'b>(
    reader: &mut Reader<impl BufRead>,
    buffer: &'b mut Vec<u8>,
) -> Result<Event<'b>, Fault> {
    buffer.clear();
    reader.read_event_into(buffer).map_err(|_| Fault::Broken)
}

fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    let found = tag.try_get_attribute(name).map_err(|_| Fault::Broken)?;
    found
        .map(|found| {
            let value = found.normalized_value(XmlVersion::Implicit1_0);
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
mod tests {
    use super::super::sheet;
    use super::*;
    use crate::platform::files::package::Rebuilt;

    fn book(table: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>\
             <office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>\
             </office:document-content>"
        );
        let mut out = Rebuilt::new();
        for (name, text) in [("mimetype", SPREADSHEET), ("content.xml", &content)] {
            out.put(name, text.as_bytes(), false).unwrap();
        }
        out.finish().unwrap()
    }

    fn read(table: &str) -> Result<Vec<Vec<Numbered>>, Fault> {
        sheet::read(&book(table), 1 << 20)
    }

    #[test]
    fn cells_stand_where_repeats_put_them() {
        let rows = read(
            "<table:table><table:table-column table:number-columns-repeated='16384'/>\
             <table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>\
             <table:table-row><table:table-cell table:number-columns-repeated='2'/>\
             <table:table-cell office:value-type='string'><office:annotation><text:p>aside\
             </text:p></office:annotation><text:p>R&amp;D<text:s text:c='2'/>x</text:p>\
             <text:p>y</text:p></table:table-cell>\
             <table:table-cell office:value-type='float' office:value='14'><text:p>14,00</text:p>\
             </table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated='2'>\
             <table:table-cell office:value-type='date' office:date-value='2027-05-20' \
             table:number-columns-repeated='2'/></table:table-row>\
             <table:table-row table:number-rows-repeated='1048570'><table:table-cell \
             table:number-columns-repeated='16384'/></table:table-row></table:table>\
             <table:table></table:table>",
        )
        .unwrap();
        let day = || "2027-05-20".to_owned();
        let none = String::new;
        assert_eq!(
            rows,
            [
                vec![
                    (
                        3,
                        vec![none(), none(), "R&D  x\ny".to_owned(), "14".to_owned()]
                    ),
                    (4, vec![day(), day(), none(), none()]),
                    (5, vec![day(), day(), none(), none()]),
                ],
                vec![],
            ]
        );
    }

    #[test]
    fn repeats_of_something_have_an_end() {
        for (rows, columns, fault) in [
            (1_048_576, 16_384, Fault::Far("GS1".to_owned())),
            (1, 201, Fault::Far("GS1".to_owned())),
            (100_001, 1, Fault::Far("A100001".to_owned())),
            (4_294_967_295_u32, 1, Fault::Far("A100001".to_owned())),
            (100_000, 200, Fault::Full),
        ] {
            let table = format!(
                "<table:table><table:table-row table:number-rows-repeated='{rows}'>\
                 <table:table-cell office:value-type='string' \
                 table:number-columns-repeated='{columns}'><text:p>x</text:p></table:table-cell>\
                 </table:table-row></table:table>"
            );
            assert_eq!(read(&table), Err(fault), "{rows} {columns}");
        }
    }

    #[test]
    fn what_is_cut_off_or_no_sheet_is_refused() {
        for table in [
            "<table:table>",
            "<table:table><table:table-row><table:table-cell>",
        ] {
            assert_eq!(read(table), Err(Fault::Broken), "{table}");
        }
        let deep = "<table:table><table:table-row><table:table-cell>".repeat(10_000);
        assert_eq!(read(&deep), Err(Fault::Broken));
    }
}
