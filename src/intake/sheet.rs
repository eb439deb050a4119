//! Files to rows of text: CSV in the ways spreadsheets write it, XLSX and ODS. Pure: bytes in, rows
//! out, or one sentence why not. Cells are read one after another and counted before they are kept:
//! a sheet of two cells can say that it is as large as a sheet can be.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::cells::{COLUMNS, Fault, Numbered, ROWS, Room, Rows, place};
use super::ods;
use crate::platform::confined::Task;
use crate::platform::files::package::{Package, Unopened};
use crate::platform::spreadsheet::unguarded;

/// Cells of a file, counted with those left empty before them.
const CELLS: usize = 2_000_000;
/// A packed file may unpack to so many times the size allowed for a file, and a file of any kind
/// hold so many times that size in text: a text that many cells share counts in each.
const UNPACKED: u64 = 20;
const TEXT: usize = 3;
/// Sheets of a file.
const SHEETS: usize = 100;

/// Reading a sheet, as a task of the confined process: the one file, and the size allowed for it.
pub struct ReadSheet;

impl Task for ReadSheet {
    const NAME: &'static str = "sheet";
    type Ask = usize;
    type Answer = Result<Vec<Vec<Numbered>>, Fault>;

    fn work(limit: usize, files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>) {
        let bytes = files.first().map(Vec::as_slice).unwrap_or_default();
        (read(bytes, limit), Vec::new())
    }
}

/// The sheets of a file, each as its rows that are not empty.
///
/// # Errors
/// What is wrong with the file; `limit` is the size allowed for one.
pub fn read(bytes: &[u8], limit: usize) -> Result<Vec<Vec<Numbered>>, Fault> {
    if bytes.len() > limit {
        return Err(Fault::Large);
    }
    let mut room = Room {
        cells: CELLS,
        text: limit.saturating_mul(TEXT),
    };
    if bytes.starts_with(b"PK\x03\x04") {
        packed(bytes, limit, &mut room)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts_with(b"%PDF") {
        Err(Fault::Kind)
    } else {
        Ok(vec![separated(&decoded(bytes)?, &mut room)?])
    }
}

/// CSV as text. Excel's "Unicode text" is UTF-16; anything else that is not UTF-8 would be guessing.
fn decoded(bytes: &[u8]) -> Result<String, Fault> {
    let wide = |little: bool, bytes: &[u8]| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| match (pair, little) {
                ([low, high], true) => u16::from_le_bytes([*low, *high]),
                ([high, low], false) => u16::from_be_bytes([*high, *low]),
                _ => 0,
            })
            .collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(true, rest),
        [0xFE, 0xFF, rest @ ..] => wide(false, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    text.filter(|text| !text.contains('\0'))
        .ok_or(Fault::Encoding)
}

fn separated(text: &str, room: &mut Room) -> Result<Vec<Numbered>, Fault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    for number in 1.. {
        let more = reader.read_record(&mut record);
        if !more.map_err(|_| Fault::Broken)? {
            break;
        }
        if record.iter().all(|cell| unguarded(cell).trim().is_empty()) {
            continue;
        }
        if number > ROWS {
            return Err(Fault::Far(place(number - 1, 0)));
        }
        let filled = (0_u32..).zip(&record);
        let filled = filled.filter(|(_, cell)| !cell.trim().is_empty());
        let last = filled.last().map_or(0, |(at, _)| at);
        if last >= COLUMNS {
            return Err(Fault::Far(place(number - 1, last)));
        }
        // Empty cells beyond the columns that are read come to nothing.
        let kept = record.len().min(COLUMNS as usize);
        room.cells = room.cells.checked_sub(kept).ok_or(Fault::Full)?;
        let cells = record.iter().take(kept);
        rows.push((
            number,
            cells.map(|cell| unguarded(cell).to_owned()).collect(),
        ));
    }
    Ok(rows)
}

/// The sign that divides the headings: a spreadsheet set to Dutch writes semicolons.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (sign, count) in &mut counts {
                    if *sign == byte {
                        *count += 1;
                    }
                }
            }
        }
    }
    // The comma stands first and wins when there is nothing to choose.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(sign, _)| *sign)
}

fn packed(bytes: &[u8], limit: usize, room: &mut Room) -> Result<Vec<Vec<Numbered>>, Fault> {
    let allowed = (limit as u64).saturating_mul(UNPACKED);
    let mut package = Package::open(bytes, allowed).map_err(|unopened| match unopened {
        Unopened::Damaged => Fault::Broken,
        Unopened::Locked => Fault::Locked,
        Unopened::TooLarge => Fault::Full,
    })?;
    if package.has("content.xml") {
        return ods::read(&mut package, room, SHEETS);
    }
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| Fault::Kind)?;
    let names = book.sheet_names();
    if names.len() > SHEETS {
        return Err(Fault::Full);
    }
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let mut rows = Rows::default();
        // Sheets that hold a chart have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Broken)? {
            rows.put(room, cell.get_position(), &text(cell.get_value()))?;
        }
        sheets.push(rows.numbered());
    }
    Ok(sheets)
}

/// A cell as somebody reads it.
fn text<'a>(cell: &'a DataRef<'a>) -> Cow<'a, str> {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.as_str().into()
        }
        DataRef::SharedString(text) => (*text).into(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => date.into(),
                _ => format!("{date}T{hour:02}:{minute:02}:{second:02}").into(),
            }
        }
        // 14.0 is 14; other numbers as they are.
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::Bool(yes) => yes.to_string().into(),
        DataRef::Error(_) | DataRef::Empty => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn cells(bytes: &[u8]) -> Vec<Numbered> {
        read(bytes, LIMIT).unwrap().remove(0)
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        let comma = cells(b"party,comment\r\nA,\"one, two\nthree\"\r\n");
        assert_eq!(
            comma[1],
            (2, vec!["A".to_owned(), "one, two\nthree".to_owned()])
        );
        assert_eq!(cells("\u{feff}a;b\n1;'=2\n".as_bytes())[1].1, ["1", "=2"]);
        assert_eq!(cells(b"a\tb\n\n1\t2,3\n")[1].1, ["1", "2,3"]);
        let wide: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("é\tb".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(cells(&wide)[0].1, ["é", "b"]);
    }

    #[test]
    fn refuses_what_is_no_sheet() {
        for bytes in [
            &b"caf\xe9"[..],
            b"%PDF-1.7",
            b"PK\x03\x04nonsense",
            b"\xD0\xCF\x11\xE0",
            b"a\0b",
        ] {
            assert!(read(bytes, LIMIT).is_err());
        }
        assert!(read(&[b'a'; 11], 10).is_err());
    }

    #[test]
    fn a_workbook_with_a_password_or_one_that_fills_the_memory_is_not_unpacked() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "comment").unwrap();
        let book = book.save_to_buffer().unwrap();
        // What the table of contents says of its last part: whether it is locked, and its size.
        let mark = b"PK\x01\x02";
        let at = book.windows(4).rposition(|window| window == mark).unwrap();
        let mut locked = book.clone();
        locked[at + 8] |= 1;
        assert_eq!(read(&locked, LIMIT), Err(Fault::Locked));
        let mut bomb = book;
        bomb[at + 24..at + 28].copy_from_slice(&0xF000_0000_u32.to_le_bytes());
        assert_eq!(read(&bomb, LIMIT), Err(Fault::Full));
    }

    #[test]
    fn reads_numbers_and_dates_of_a_workbook() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_string(2, 1, "comment").unwrap();
        sheet.write_number(3, 1, 14).unwrap();
        sheet.write_number_with_format(3, 2, 43_000, &date).unwrap();
        let rows = read(&book.save_to_buffer().unwrap(), LIMIT).unwrap();
        assert_eq!(
            rows[0][1],
            (
                4,
                vec![String::new(), "14".to_owned(), "2017-09-22".to_owned()]
            )
        );
    }

    #[test]
    fn cells_far_away_are_refused_before_anything_is_built() {
        assert_eq!(place(0, 0), "A1");
        assert_eq!(place(1_048_575, 16_383), "XFD1048576");
        for (row, column, far) in [
            (ROWS - 1, 0, None),
            (ROWS, 0, Some("A100001")),
            (0, 199, None),
            (0, 200, Some("GS1")),
        ] {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            let column = u16::try_from(column).unwrap();
            sheet.write_string(row, column, "x").unwrap();
            let read = read(&book.save_to_buffer().unwrap(), LIMIT);
            assert_eq!(
                read.err(),
                far.map(|cell| Fault::Far(cell.to_owned())),
                "{row} {column}"
            );
        }
    }

    #[test]
    fn many_cells_and_text_that_cells_share_have_an_end() {
        let row = format!("a{}b\n", ",".repeat(199));
        assert!(read(format!("{row}{row}").as_bytes(), LIMIT).is_ok());
        let mut room = Room {
            cells: 401,
            text: LIMIT,
        };
        let lines = |count| row.repeat(count);
        assert!(separated(&lines(2), &mut room).is_ok());
        assert_eq!(separated(&lines(1), &mut room), Err(Fault::Full));
        let commas = format!("comment\n{}x", ",".repeat(1000));
        assert_eq!(
            read(commas.as_bytes(), LIMIT),
            Err(Fault::Far("ALM2".to_owned()))
        );
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let long = "x".repeat(30_000);
        for row in 0..200 {
            sheet.write_string(row, 0, &long).unwrap();
        }
        assert_eq!(
            read(&book.save_to_buffer().unwrap(), LIMIT),
            Err(Fault::Full)
        );
    }
}
