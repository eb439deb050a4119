//! Files to rows of text: CSV (`separated`), XLSX and ODS by their content. Pure: bytes in, rows
//! out, or one sentence why not. Cells are read one after another and counted before they are kept:
//! a sheet of two cells can say that it is as large as a sheet can be.

use super::cells::{Book, Fault, Room, Sheet};
use super::{ods, separated, xlsx};
use crate::platform::confined::Task;
use crate::platform::files::package::{Package, Unopened};

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
    type Answer = Result<Book, Fault>;

    fn work(limit: usize, files: Vec<Vec<u8>>) -> (Self::Answer, Vec<u8>) {
        let bytes = files.first().map(Vec::as_slice).unwrap_or_default();
        (read(bytes, limit), Vec::new())
    }
}

/// What a file holds.
///
/// # Errors
/// What is wrong with the file; `limit` is the size allowed for one.
pub fn read(bytes: &[u8], limit: usize) -> Result<Book, Fault> {
    if bytes.len() > limit {
        return Err(Fault::Large);
    }
    let mut room = Room {
        cells: CELLS,
        text: limit.saturating_mul(TEXT),
    };
    if bytes.starts_with(b"PK\x03\x04") {
        Ok(Book {
            sheets: packed(bytes, limit, &mut room)?,
            guessed: false,
        })
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts_with(b"%PDF") {
        Err(Fault::Kind)
    } else {
        let (text, guessed) = decoded(bytes)?;
        let sheet = Sheet {
            rows: separated::read(&text, &mut room)?,
            ..Sheet::default()
        };
        Ok(Book {
            sheets: vec![sheet],
            guessed,
        })
    }
}

/// CSV as text, and whether some of it was guessed. Excel's "Unicode text" is UTF-16; what it calls CSV is in
/// the code page of the machine, which in Western Europe is Windows-1252. Bytes that are UTF-8 stay so, also
/// in a file that was pasted together from both.
fn decoded(bytes: &[u8]) -> Result<(String, bool), Fault> {
    let wide = |little: bool, bytes: &[u8]| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| match (pair, little) {
                ([low, high], true) => u16::from_le_bytes([*low, *high]),
                ([high, low], false) => u16::from_be_bytes([*high, *low]),
                _ => 0,
            })
            .collect();
        String::from_utf16(&units).map_err(|_| Fault::Encoding)
    };
    let (text, guessed) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (wide(true, rest)?, false),
        [0xFE, 0xFF, rest @ ..] => (wide(false, rest)?, false),
        [first, 0, _, 0, ..] if *first != 0 => (wide(true, bytes)?, false),
        [0, first, 0, _, ..] if *first != 0 => (wide(false, bytes)?, false),
        _ => {
            let mut text = String::with_capacity(bytes.len());
            let mut guessed = false;
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                for byte in chunk.invalid() {
                    guessed = true;
                    text.push(western(*byte).ok_or(Fault::Encoding)?);
                }
            }
            (text, guessed)
        }
    };
    if text.contains('\0') {
        return Err(Fault::Encoding);
    }
    Ok((text, guessed))
}

/// A byte of Windows-1252; none where that has no letter.
fn western(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH
            .get(usize::from(byte - 0x80))
            .copied()
            .filter(|letter| *letter != '\0'),
        _ => Some(char::from(byte)),
    }
}

fn packed(bytes: &[u8], limit: usize, room: &mut Room) -> Result<Vec<Sheet>, Fault> {
    let allowed = (limit as u64).saturating_mul(UNPACKED);
    let mut package = Package::open(bytes, allowed).map_err(|unopened| match unopened {
        Unopened::Damaged => Fault::Broken,
        Unopened::Locked => Fault::Locked,
        Unopened::TooLarge => Fault::Full,
    })?;
    if package.has("content.xml") {
        return ods::read(&mut package, room, SHEETS);
    }
    xlsx::read(&mut package, room, SHEETS)
}

#[cfg(test)]
mod tests {
    use super::super::cells::ROWS;
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheet = read(bytes, LIMIT).unwrap().sheets.remove(0);
        let rows = sheet.rows.into_iter();
        rows.map(|row| (row.number, row.cells)).collect()
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
    fn what_is_no_utf8_is_windows_1252_and_said() {
        let text = b"comment\nco\xf6rdinator \x96 \x8010\ncaf\xc3\xa9\n";
        let book = read(text, LIMIT).unwrap();
        assert!(book.guessed);
        let words: Vec<&str> = book.sheets[0]
            .rows
            .iter()
            .map(|row| row.cells[0].as_str())
            .collect();
        assert_eq!(words, ["comment", "coördinator – €10", "café"]);
        assert!(!read("café".as_bytes(), LIMIT).unwrap().guessed);
        let wide: Vec<u8> = "é;b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&wide)[0].1, ["é", "b"]);
    }

    #[test]
    fn refuses_what_is_no_sheet() {
        for bytes in [
            &b"caf\x81"[..],
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
        assert_eq!(
            cells(&book.save_to_buffer().unwrap())[1],
            (
                4,
                vec![String::new(), "14".to_owned(), "2017-09-22".to_owned()]
            )
        );
    }

    #[test]
    fn cells_far_away_are_refused_before_anything_is_built() {
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
        assert!(separated::read(&lines(2), &mut room).is_ok());
        assert_eq!(separated::read(&lines(1), &mut room), Err(Fault::Full));
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
