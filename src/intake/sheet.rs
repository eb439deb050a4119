//! Files to rows of text: CSV in the ways spreadsheets write it, XLSX and ODS. Pure: bytes in, rows
//! out, or one sentence why not.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};

use crate::error::{Error, Message, Result};
use crate::platform::spreadsheet::unguarded;

/// Rows read at most.
const ROWS: usize = 100_000;
/// A packed file may unpack to so many times the size allowed for a file.
const UNPACKED: u64 = 20;

/// A row with the number a spreadsheet gives it, from 1.
pub type Numbered = (u32, Vec<String>);

/// The sheets of a file, each as its rows that are not empty.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with the file; `limit` is the size allowed for one.
pub fn read(name: &str, bytes: &[u8], limit: usize) -> Result<Vec<Vec<Numbered>>> {
    if bytes.len() > limit {
        return Err(refused("intake-file-large", name));
    }
    let sheets = if bytes.starts_with(b"PK\x03\x04") {
        packed(name, bytes, limit)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts_with(b"%PDF") {
        return Err(refused("intake-file-kind", name));
    } else {
        vec![separated(name, &decoded(name, bytes)?)?]
    };
    if sheets.iter().any(|rows| rows.len() > ROWS) {
        return Err(refused("intake-file-long", name));
    }
    Ok(sheets)
}

fn refused(key: &'static str, name: &str) -> Error {
    Error::refused(Message::new(key).with("file", name))
}

/// CSV as text. Excel's "Unicode text" is UTF-16; anything else that is not UTF-8 would be guessing.
fn decoded(name: &str, bytes: &[u8]) -> Result<String> {
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
        .ok_or_else(|| refused("intake-file-encoding", name))
}

fn separated(name: &str, text: &str) -> Result<Vec<Numbered>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|_| refused("intake-file-broken", name))?;
        let cells: Vec<String> = record
            .iter()
            .map(|cell| unguarded(cell).to_owned())
            .collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push((number, cells));
        }
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

fn packed(name: &str, bytes: &[u8], limit: usize) -> Result<Vec<Vec<Numbered>>> {
    // A small file can unpack to fill the memory; its directory says how large its parts are.
    let allowed = (limit as u64).saturating_mul(UNPACKED);
    if unpacked_size(bytes).is_none_or(|size| size > allowed) {
        return Err(refused("intake-file-broken", name));
    }
    let broken = || refused("intake-file-broken", name);
    if let Ok(mut book) = calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)) {
        let names = book.sheet_names();
        return names
            .iter()
            .map(|sheet| book.worksheet_range(sheet).map(|range| rows(&range)))
            .collect::<std::result::Result<_, _>>()
            .map_err(|_| broken());
    }
    let mut book = calamine::open_workbook_from_rs::<Ods<_>, _>(Cursor::new(bytes))
        .map_err(|_| refused("intake-file-kind", name))?;
    let names = book.sheet_names();
    names
        .iter()
        .map(|sheet| book.worksheet_range(sheet).map(|range| rows(&range)))
        .collect::<std::result::Result<_, _>>()
        .map_err(|_| broken())
}

fn rows(range: &calamine::Range<Data>) -> Vec<Numbered> {
    let first = range.start().map_or(0, |(row, _)| row);
    (first + 1..)
        .zip(range.rows())
        .map(|(number, cells)| (number, cells.iter().map(text).collect::<Vec<String>>()))
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect()
}

/// A cell as somebody reads it.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => date,
                _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
            }
        }
        // 14.0 is 14; other numbers as they are.
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => yes.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// What the parts of a ZIP file unpack to together, by its directory (APPNOTE 4.3.12, 4.3.16);
/// `None` when the directory does not hold together, as in a file with 64-bit sizes.
fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    let short = |at: usize| -> Option<u64> {
        Some(u64::from(u16::from_le_bytes(
            bytes.get(at..at + 2)?.try_into().ok()?,
        )))
    };
    let long = |at: usize| -> Option<u64> {
        Some(u64::from(u32::from_le_bytes(
            bytes.get(at..at + 4)?.try_into().ok()?,
        )))
    };
    let end = bytes.windows(4).rposition(|sign| sign == b"PK\x05\x06")?;
    let count = short(end + 10)?;
    let mut at = usize::try_from(long(end + 16)?).ok()?;
    let mut total = 0;
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let size = long(at + 24)?;
        if size == u64::from(u32::MAX) {
            return None;
        }
        total += size;
        let behind = short(at + 28)? + short(at + 30)? + short(at + 32)?;
        at += 46 + usize::try_from(behind).ok()?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn cells(bytes: &[u8]) -> Vec<Numbered> {
        read("a.csv", bytes, LIMIT).unwrap().remove(0)
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
            assert!(matches!(read("a", bytes, LIMIT), Err(Error::Refused(_))));
        }
        assert!(read("a", &[b'a'; 11], 10).is_err());
    }

    #[test]
    fn reads_numbers_and_dates_of_a_workbook() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_string(2, 1, "comment").unwrap();
        sheet.write_number(3, 1, 14).unwrap();
        sheet.write_number_with_format(3, 2, 43_000, &date).unwrap();
        let rows = read("a.xlsx", &book.save_to_buffer().unwrap(), LIMIT).unwrap();
        assert_eq!(
            rows[0][1],
            (4, vec!["14".to_owned(), "2017-09-22".to_owned()])
        );
    }
}
