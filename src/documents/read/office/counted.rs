//! Numbers as lists, notes and headings print them: "iv", "bb", "3e", "derde". Knows one number at a time.

use crate::documents::read::printed::roman;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::documents::read) enum Written {
    Decimal,
    /// With zeros in front, so many digits: "01".
    Padded(usize),
    UpperRoman,
    LowerRoman,
    /// A to Z, then AA, BB.
    UpperLetter,
    LowerLetter,
    /// a to z, then aa, ab.
    UpperAlphabet,
    LowerAlphabet,
    /// "3e", "3rd".
    Ordinal,
    /// "drie".
    Words,
    /// "derde".
    OrdinalWords,
    /// "- 3 -".
    Dashed,
    /// "*", "†", "‡", "§", then each twice.
    Signs,
    Nothing,
}

/// The language of a text, as far as its numbers are words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::documents::read) enum Tongue {
    Dutch,
    #[default]
    English,
    German,
    French,
}

impl Tongue {
    /// By a code such as "nl-NL".
    pub(in crate::documents::read) fn of(code: &str) -> Self {
        match code.get(..2).unwrap_or_default() {
            "nl" => Self::Dutch,
            "de" => Self::German,
            "fr" => Self::French,
            _ => Self::English,
        }
    }
}

/// Letters in one mark at the most; beyond, digits are written.
const LETTERS: u32 = 30;

impl Written {
    /// By what Word calls it (`w:numFmt`).
    pub(in crate::documents::read) fn in_word(name: &str) -> Self {
        match name {
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::Words,
            "ordinalText" => Self::OrdinalWords,
            "decimalZero" => Self::Padded(2),
            "numberInDash" => Self::Dashed,
            "chicago" => Self::Signs,
            "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// By the sample OpenDocument gives of it (`style:num-format`), and whether letters repeat ("aa", "bb").
    pub(in crate::documents::read) fn in_open_document(sample: &str, repeats: bool) -> Self {
        match (sample, repeats) {
            ("", _) => Self::Nothing,
            ("I", _) => Self::UpperRoman,
            ("i", _) => Self::LowerRoman,
            ("A", true) => Self::UpperLetter,
            ("a", true) => Self::LowerLetter,
            ("A", false) => Self::UpperAlphabet,
            ("a", false) => Self::LowerAlphabet,
            ("1st", _) => Self::Ordinal,
            ("One", _) => Self::Words,
            ("First", _) => Self::OrdinalWords,
            (sample, _) if sample.starts_with('0') => Self::Padded(sample.chars().count()),
            _ => Self::Decimal,
        }
    }

    pub(in crate::documents::read) fn write(self, number: u32, tongue: Tongue) -> String {
        let found = match self {
            Self::Decimal => None,
            Self::Padded(digits) => Some(format!("{number:0width$}", width = digits.min(9))),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|signs| signs.to_lowercase()),
            Self::UpperLetter => repeated(number, b'A'),
            Self::LowerLetter => repeated(number, b'a'),
            Self::UpperAlphabet => alphabet(number, b'A'),
            Self::LowerAlphabet => alphabet(number, b'a'),
            Self::Ordinal => Some(ordinal(number, tongue)),
            Self::Words => words(number, tongue, CARDINALS),
            Self::OrdinalWords => {
                words(number, tongue, ORDINALS).or_else(|| Some(ordinal(number, tongue)))
            }
            Self::Dashed => Some(format!("- {number} -")),
            Self::Signs => signs(number),
            Self::Nothing => Some(String::new()),
        };
        found.unwrap_or_else(|| number.to_string())
    }
}

fn letter(index: u32, first: u8) -> Option<char> {
    Some(char::from(first + u8::try_from(index % 26).ok()?))
}

fn repeated(number: u32, first: u8) -> Option<String> {
    let index = number.checked_sub(1)?;
    let times = index / 26 + 1;
    let sign = letter(index, first)?;
    (times <= LETTERS).then(|| (0..times).map(|_| sign).collect())
}

fn alphabet(number: u32, first: u8) -> Option<String> {
    let mut left = number.checked_sub(1)?;
    let mut signs = vec![letter(left, first)?];
    while left >= 26 {
        left = left / 26 - 1;
        signs.push(letter(left, first)?);
    }
    Some(signs.into_iter().rev().collect())
}

fn signs(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let sign = ['*', '†', '‡', '§'].get(usize::try_from(index % 4).ok()?)?;
    let times = index / 4 + 1;
    (times <= LETTERS).then(|| (0..times).map(|_| *sign).collect())
}

fn ordinal(number: u32, tongue: Tongue) -> String {
    let ending = match (tongue, number % 100, number % 10) {
        (Tongue::Dutch, ..) => "e",
        (Tongue::German, ..) => ".",
        (Tongue::French, ..) if number == 1 => "er",
        (Tongue::French, ..) => "e",
        (Tongue::English, 11..=13, _) => "th",
        (Tongue::English, _, 1) => "st",
        (Tongue::English, _, 2) => "nd",
        (Tongue::English, _, 3) => "rd",
        (Tongue::English, ..) => "th",
    };
    format!("{number}{ending}")
}

/// As far as articles and parts are counted in words; for Dutch and English.
const CARDINALS: [[&str; 12]; 2] = [
    [
        "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
        "twaalf",
    ],
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ],
];
const ORDINALS: [[&str; 12]; 2] = [
    [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
        "tiende", "elfde", "twaalfde",
    ],
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ],
];

/// A number in words, the first letter a capital as word processors write it.
fn words(number: u32, tongue: Tongue, table: [[&str; 12]; 2]) -> Option<String> {
    let [dutch, english] = table;
    let words = match tongue {
        Tongue::Dutch => dutch,
        Tongue::English => english,
        Tongue::German | Tongue::French => return None,
    };
    let word = words.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
    let mut signs = word.chars();
    let first = signs.next()?;
    Some(first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_print_them() {
        for (written, number, expected) in [
            (Written::Decimal, 0, "0"),
            (Written::Padded(2), 7, "07"),
            (Written::LowerRoman, 4, "iv"),
            (Written::UpperRoman, 5000, "5000"),
            (Written::LowerLetter, 26, "z"),
            (Written::LowerLetter, 28, "bb"),
            (Written::LowerLetter, 4_000_000_000, "4000000000"),
            (Written::LowerAlphabet, 28, "ab"),
            (Written::UpperAlphabet, 703, "AAA"),
            (Written::Ordinal, 3, "3e"),
            (Written::OrdinalWords, 2, "Tweede"),
            (Written::Words, 40, "40"),
            (Written::Signs, 5, "**"),
            (Written::Nothing, 5, ""),
        ] {
            assert_eq!(written.write(number, Tongue::Dutch), expected);
        }
        for (number, expected) in [(1, "1st"), (12, "12th"), (22, "22nd"), (103, "103rd")] {
            assert_eq!(Written::Ordinal.write(number, Tongue::English), expected);
        }
    }
}
