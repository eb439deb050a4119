//! Telephone numbers: Dutch ones as they are written, those of other countries with their code, and shorter ones where
//! words call them so.

use super::context::{Called, called, is_amount, is_counted};
use super::figures::{Figures, Number};
use super::found::{Candidate, PersonalKind, Reason};
use super::signs::Signs;

/// The most digits a number has, with the 00 before a country's code.
const MOST: usize = 17;

/// The fewest.
const LEAST: usize = 6;

pub(super) fn find(figures: &Figures<'_>, found: &mut Vec<Candidate>) {
    let mut next = 0;
    for first in 0..figures.runs.len() {
        if first < next {
            continue;
        }
        let row = figures.from(first, MOST);
        // What words call it is the same for all of them.
        let mut name = None;
        let telephone = row
            .numbers()
            .filter(|number| number.digits.len() >= LEAST && figures.ends(number.end))
            .find_map(|number| {
                let name = *name.get_or_insert_with(|| called(figures.signs, number.start));
                candidate(figures, first, &number, name)
            });
        if let Some((candidate, last)) = telephone {
            next = last + 1;
            found.push(candidate);
        }
    }
}

fn candidate(
    figures: &Figures<'_>,
    first: usize,
    number: &Number<'_>,
    name: Option<(Called, usize)>,
) -> Option<(Candidate, usize)> {
    let signs = figures.signs;
    let mut start = number.start;
    let mut abroad = false;
    for _ in 0..3 {
        match signs.before(start) {
            '+' if !abroad => (start, abroad) = (start - 1, true),
            '(' => start -= 1,
            ' ' if start > 1 && signs.at(start - 2) == '+' && !abroad => {
                (start, abroad) = (start - 2, true)
            }
            _ => break,
        }
    }
    if !number.between.contains(&')') && signs.at(number.end) != ')' && !abroad {
        start = number.start;
    }
    if signs.at(start) == '(' && !signs.between(start, number.end + 1).contains(&')') {
        start += 1;
    }
    if is_amount(signs, start) || is_in_account(signs, start) {
        return None;
    }
    let named = matches!(name, Some((Called::Telephone | Called::Calling, words)) if words <= 4);
    let glued = named && signs.before(start) == '.';
    if !glued && !figures.begins(start) {
        return None;
    }
    let other = name.is_some_and(|(called, words)| {
        !matches!(called, Called::Telephone | Called::Calling) && words <= 2
    });
    let reason = if abroad {
        is_international(number.digits, number.between.contains(&'('))
            .then_some(Reason::Form)
            .filter(|_| !is_counted(signs, number.end))
    } else if other || is_date(number) {
        None
    } else if is_domestic(number, named) && (named || !in_figures(figures, first, number)) {
        Some(Reason::Form)
    } else if named && is_called(name, number) && !is_counted(signs, number.end) {
        Some(Reason::Called)
    } else {
        None
    }?;
    let candidate = Candidate {
        kind: PersonalKind::Telephone,
        start,
        end: number.end,
        reason,
    };
    Some((candidate, number.last))
}

/// Whether the bank of an account number stands before it: digits of one whose check digits are wrong.
fn is_in_account(signs: &Signs, start: usize) -> bool {
    let end = start - usize::from(matches!(signs.before(start), ' ' | '-'));
    let bank = signs.letters_before(end, 4);
    let before = bank - usize::from(matches!(signs.before(bank), ' ' | '-'));
    end - bank == 4
        && signs
            .between(bank, end)
            .iter()
            .all(char::is_ascii_uppercase)
        && signs.before(before).is_ascii_digit()
}

/// Whether it stands in a row of figures; a row of telephone numbers is none.
fn in_figures(figures: &Figures<'_>, first: usize, number: &Number<'_>) -> bool {
    figures.in_row(first, number.last)
        && ![first.checked_sub(1), Some(number.last + 1)]
            .into_iter()
            .flatten()
            .any(|at| {
                figures.runs.get(at).is_some_and(|run| {
                    figures.signs.at(run.start) == '0'
                        || figures.signs.before(run.start) == '+'
                        || run.len() >= 6
                })
            })
}

/// A country's code and what comes behind: eight to fifteen digits. `trunk`: a 0 in brackets that is not dialled.
fn is_international(digits: &[u8], trunk: bool) -> bool {
    let Some(code) = country_code(digits) else {
        return false;
    };
    let rest = digits.get(code..).unwrap_or_default();
    let dialled = rest.len() - usize::from(rest.first() == Some(&0) && trunk);
    match (digits.first(), digits.get(1)) {
        (Some(3), Some(1)) => match rest.first() {
            Some(0) => rest.len() == 10,
            _ => dialled == 9 || (rest.first() == Some(&8) && matches!(dialled, 7 | 10)),
        },
        (Some(1), _) => rest.len() == 10 && rest.first() > Some(&1),
        (Some(3), Some(2)) => matches!(dialled, 8 | 9),
        (Some(3), Some(3)) => dialled == 9,
        (Some(4), Some(4)) => matches!(dialled, 9 | 10),
        _ => (6..=12).contains(&dialled) && digits.len() <= 15,
    }
}

/// How many digits the country's code at the beginning has (ITU E.164); `None` for a code that is none.
fn country_code(digits: &[u8]) -> Option<usize> {
    let first = *digits.first()?;
    let two = first * 10 + *digits.get(1)?;
    match first {
        0 => None,
        1 | 7 => Some(1),
        _ if TWO.contains(&two) => Some(2),
        _ => matches!(two, 21..=26 | 29 | 35 | 37 | 38 | 42 | 50 | 59 | 67..=69 | 80 | 85 | 87 | 88 | 96 | 97 | 99).then_some(3),
    }
}

/// Country codes of two digits.
const TWO: &[u8] = &[
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
];

/// Dutch area codes and services of three digits; those of four begin with the tens that are not here.
const THREE: &[u16] = &[
    10, 13, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58, 70, 71, 72, 73,
    74, 75, 76, 77, 78, 79, 84, 85, 87, 88, 91,
];

/// Dutch numbers of ten digits, those of its neighbours and of the United Kingdom that begin with 0, and North American
/// ones in their groups.
fn is_domestic(number: &Number<'_>, named: bool) -> bool {
    let (digits, shape) = (number.digits, number.shape);
    if digits.first() != Some(&0) {
        let dashed = number.between == ['-', '-'] || number.between.first() == Some(&')');
        return shape == [3, 3, 4]
            && dashed
            && digits.first() > Some(&1)
            && digits.get(3) > Some(&1);
    }
    if number.between.contains(&'.') && number.between.contains(&'/') {
        return false;
    }
    if digits.get(1) == Some(&0) {
        return shape.first() > Some(&1)
            && digits.get(2) != Some(&0)
            && is_international(
                digits.get(2..).unwrap_or_default(),
                number.between.contains(&'('),
            );
    }
    let three = digits
        .iter()
        .take(3)
        .fold(0, |sum, digit| sum * 10 + u16::from(*digit));
    let service = matches!(three, 80 | 90)
        && digits.len() == 8
        && shape.len() > 1
        && shape.first() == Some(&4);
    if service {
        return named || digits.get(4..6) != Some(&[1, 7]);
    }
    let mobile = digits.get(1) == Some(&6);
    let area = mobile || THREE.contains(&three) || matches!(three, 11..=59 | 80 | 90);
    match (digits.len(), shape) {
        (10, [10]) => area,
        (10, [2, 8]) => mobile,
        (10, [first, rest @ ..]) => {
            let first_fits = match first {
                2 => mobile || rest.iter().all(|run| *run == 2),
                3 => mobile || THREE.contains(&three) || named,
                4 => area || named,
                1 => return mobile && named,
                _ => mobile,
            };
            let whole =
                rest.iter().all(|run| *run >= 2) || (mobile && rest.iter().all(|run| *run == 1));
            first_fits
                && whole
                && (named || number.between.iter().all(|c| *c != '/') || rest.len() == 1)
        }
        (9, [2, 3, 2, 2] | [3, 2, 2, 2]) => true,
        (11, [3, 4, 4] | [4, 3, 4] | [5, 6] | [5, 3, 3]) => three != 0,
        _ => false,
    }
}

/// A day, and perhaps digits behind it: "01-02-2024 10".
fn is_date(number: &Number<'_>) -> bool {
    match number.shape {
        [first, second, third, ..] => {
            let at = |from: usize, count: usize| {
                let part = number.digits.iter().skip(from).take(count);
                part.fold(0_u32, |sum, digit| sum * 10 + u32::from(*digit))
            };
            let day = *first <= 2
                && *second <= 2
                && (1..=31).contains(&at(0, *first))
                && (1..=12).contains(&at(*first, *second));
            day && *third == 4 && (1900..2100).contains(&at(first + second, 4))
        }
        _ => false,
    }
}

/// Digits that are a telephone number because words say so. A verb says less than a noun.
fn is_called(name: Option<(Called, usize)>, number: &Number<'_>) -> bool {
    let count = number.digits.len();
    // "100.000" counts something.
    let thousands = number.digits.first() != Some(&0)
        && number.between.contains(&'.')
        && number.shape.iter().skip(1).all(|run| *run == 3);
    let decimals = number.between.contains(&'.')
        && (number.between.contains(&'/') || number.shape.first() == Some(&1));
    if thousands || decimals || matches!(number.shape, [4, 2, 2] | [4, 2, 2, ..]) {
        return false;
    }
    let grouped = number.shape.len() > 1 && number.shape.iter().any(|run| *run > 1);
    match name {
        Some((Called::Telephone, words)) => words <= 3 && (6..=15).contains(&count),
        Some((_, words)) => words <= 2 && (7..=15).contains(&count) && (grouped || count >= 8),
        None => false,
    }
}
