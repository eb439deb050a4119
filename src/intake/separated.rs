//! CSV as programs and people write it, to rows: which sign divides the cells, which row is which, and where
//! a quotation mark was lost. A file with one is refused, since nobody can tell what it swallowed.

use super::cells::{COLUMNS, Fault, ROWS, Room, Row, cleaned, place};
use crate::platform::spreadsheet::unguarded;

/// The signs that divide cells. A spreadsheet set to Dutch writes semicolons.
const SIGNS: [char; 4] = [',', ';', '\t', '|'];

/// Rows that are looked at to tell which sign it is.
const LOOKED_AT: usize = 20;

/// The rows of a text that are not empty.
pub(super) fn read(text: &str, room: &mut Room) -> Result<Vec<Row>, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    let (text, sign) = match named(text) {
        Some((sign, rest)) => (rest, sign),
        None => (text, sign(text)),
    };
    let mut rows = Vec::new();
    let mut records = Records::new(text, sign);
    for number in 1.. {
        let Some(record) = records.next(number)? else {
            break;
        };
        let cells: Vec<String> = record
            .into_iter()
            .map(|cell| cleaned(unguarded(&cell)))
            .collect();
        let Some(last) = cells.iter().rposition(|cell| !cell.is_empty()) else {
            continue;
        };
        let last = u32::try_from(last).unwrap_or(u32::MAX);
        if number > ROWS || last >= COLUMNS {
            return Err(Fault::Far(place(number - 1, last)));
        }
        // Empty cells beyond the columns that are read come to nothing.
        let kept = cells.len().min(COLUMNS as usize);
        room.cells = room.cells.checked_sub(kept).ok_or(Fault::Full)?;
        rows.push(Row {
            number,
            cells: cells.into_iter().take(kept).collect(),
            ..Row::default()
        });
    }
    Ok(rows)
}

/// Spreadsheets take the line "sep=;" for the sign, and show no row for it.
fn named(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_end_matches('\r').trim_matches('"');
    let sign = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| line.get(4..))?;
    let mut signs = sign.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if sign != '"' && !sign.is_alphanumeric() => Some((sign, rest)),
        _ => None,
    }
}

/// The sign that divides most rows alike; the comma when there is nothing to choose.
fn sign(text: &str) -> char {
    let counted = SIGNS.map(|sign| {
        let mut records = Records::new(text, sign);
        let mut widths: Vec<usize> = Vec::new();
        while widths.len() < LOOKED_AT {
            match records.next(1) {
                Ok(Some(record)) if record.len() > 1 => widths.push(record.len()),
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => break,
            }
            if records.seen > LOOKED_AT * 2 {
                break;
            }
        }
        widths.sort_unstable();
        let most = widths
            .chunk_by(|one, other| one == other)
            .map(|alike| (alike.len(), alike.first().copied().unwrap_or(0)))
            .max()
            .unwrap_or((0, 0));
        (most, sign)
    });
    // The first of those that do best.
    let best = counted.iter().map(|(most, _)| *most).max();
    counted
        .iter()
        .find(|(most, _)| Some(*most) == best)
        .map_or(',', |(_, sign)| *sign)
}

/// Cuts a text into records, one at a time.
struct Records<'a> {
    rest: &'a str,
    sign: char,
    seen: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, sign: char) -> Self {
        Self {
            rest: text,
            sign,
            seen: 0,
        }
    }

    /// The cells of the next record, which is row `number`; none at the end.
    fn next(&mut self, number: u32) -> Result<Option<Vec<String>>, Fault> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        self.seen += 1;
        let mut cells = Vec::new();
        loop {
            let cell = if let Some(quoted) = self.rest.strip_prefix('"') {
                self.quoted(quoted).ok_or(Fault::Quote(number))?
            } else {
                let end = self
                    .rest
                    .find([self.sign, '\n', '\r'])
                    .unwrap_or(self.rest.len());
                let (cell, rest) = self.rest.split_at(end);
                self.rest = rest;
                cell.to_owned()
            };
            cells.push(cell);
            if let Some(rest) = self.rest.strip_prefix(self.sign) {
                self.rest = rest;
                continue;
            }
            let rest = self.rest;
            self.rest = rest
                .strip_prefix("\r\n")
                .or_else(|| rest.strip_prefix('\n'))
                .or_else(|| rest.strip_prefix('\r'))
                .unwrap_or(rest);
            return Ok(Some(cells));
        }
    }

    /// A cell in quotation marks, from behind the first; none when they do not close at its end.
    fn quoted(&mut self, text: &'a str) -> Option<String> {
        let mut cell = String::new();
        let mut rest = text;
        loop {
            let at = rest.find('"')?;
            cell.push_str(rest.get(..at)?);
            rest = rest.get(at + 1..)?;
            if let Some(behind) = rest.strip_prefix('"') {
                cell.push('"');
                rest = behind;
                continue;
            }
            // Blanks behind a cell are nobody's words.
            let rest = rest.trim_start_matches([' ', '\u{a0}']);
            let closes = rest.is_empty() || rest.starts_with([self.sign, '\n', '\r']);
            self.rest = rest;
            return closes.then_some(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u32, Vec<String>)>, Fault> {
        let mut room = Room {
            cells: 10_000,
            text: 10_000,
        };
        super::read(text, &mut room).map(|rows| {
            rows.into_iter()
                .map(|row| (row.number, row.cells))
                .collect()
        })
    }

    fn cells(text: &str) -> Vec<String> {
        read(text).unwrap().pop().unwrap().1
    }

    #[test]
    fn the_sign_is_the_one_that_divides_rows_alike() {
        assert_eq!(cells("a,b\n\"1,5;x\",2\n"), ["1,5;x", "2"]);
        assert_eq!(
            cells("Reacties, versie 2\na;b;c\n1;d, e, f, g;2"),
            ["1", "d, e, f, g", "2"]
        );
        assert_eq!(cells("a\tb\n1,2\t3"), ["1,2", "3"]);
        assert_eq!(cells("a|b\n1|2"), ["1", "2"]);
        assert_eq!(
            cells("excerpt\nTaken, with a comma"),
            ["Taken", " with a comma"]
        );
        for line in ["sep=;", "SEP=;", "\"sep=;\"", "\u{feff}sep=;"] {
            assert_eq!(
                read(&format!("{line}\r\na,x;b\r\n1;2")).unwrap(),
                [
                    (1, vec!["a,x".to_owned(), "b".to_owned()]),
                    (2, vec!["1".to_owned(), "2".to_owned()])
                ],
                "{line}"
            );
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let rows = read("a,b\n\"een\ntwee\r\ndrie\",1\n\n , \nx,y\r\rz,\n").unwrap();
        let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 2, 5, 7]);
        assert_eq!(rows[1].1, ["een\ntwee\ndrie", "1"]);
    }

    #[test]
    fn a_lost_quotation_mark_is_named_by_its_row() {
        assert_eq!(
            read("a,b\nx,eerste\ny,\"tweede\nz,derde\n"),
            Err(Fault::Quote(3))
        );
        // The next one in the file does not close it.
        assert_eq!(
            read("a,b\n\ny,\"tweede\nz,\"der,de\"\n"),
            Err(Fault::Quote(3))
        );
        assert_eq!(
            cells("a,b\n5\" pijp,\"zeg \"\"nee\"\"\" \n"),
            ["5\" pijp", "zeg \"nee\""]
        );
        assert_eq!(cells("a,b\n\"\",x"), ["", "x"]);
    }
}
