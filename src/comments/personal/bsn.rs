//! Citizen service numbers (BSN): nine digits, of which the last makes the eleven-test come out. Eight digits are nine whose
//! first is 0, and counted only where words call them so: dates and chamber numbers have eight as well.

use super::context::{Called, called, is_amount, is_counted};
use super::figures::{Figures, Number};
use super::found::{Candidate, PersonalKind, Reason};

pub(super) fn find(figures: &Figures<'_>, found: &mut Vec<Candidate>) {
    let mut next = 0;
    for first in 0..figures.runs.len() {
        if first < next {
            continue;
        }
        let row = figures.from(first, 9);
        let bsn = row
            .numbers()
            .find_map(|number| Some((number, reason(figures, first, &number)?)));
        if let Some((number, reason)) = bsn {
            next = number.last + 1;
            found.push(Candidate {
                kind: PersonalKind::Bsn,
                start: number.start,
                end: number.end,
                reason,
            });
        }
    }
}

fn reason(figures: &Figures<'_>, first: usize, number: &Number<'_>) -> Option<Reason> {
    let signs = figures.signs;
    let nine = number.digits.len() == 9;
    if !nine && number.digits.len() != 8
        || number.between.iter().any(|c| matches!(c, '(' | ')' | '/'))
    {
        return None;
    }
    if !figures.ends(number.end) {
        return None;
    }
    let passes = passes(number.digits);
    let named = called(signs, number.start);
    if let Some((Called::Bsn, words)) = named {
        let glued = signs.before(number.start).is_alphabetic()
            || matches!(signs.before(number.start), '-' | '#' | '.' | '=');
        return match passes {
            _ if !glued && !figures.begins(number.start) => None,
            true => Some(Reason::ElevenTest),
            // Somebody who mistypes one digit still meant to give the number.
            false => (words <= 4 && !is_counted(signs, number.end)).then_some(Reason::Called),
        };
    }
    let other = named.is_some_and(|(called, words)| called != Called::Calling && words <= 5);
    let usual = matches!(number.shape, [9] | [3, 3, 3] | [4, 2, 3] | [4, 3, 2]);
    let apart = number.between.is_empty() || !figures.in_row(first, number.last);
    (nine
        && passes
        && usual
        && apart
        && !other
        && number.is_even()
        && figures.begins(number.start)
        && !is_amount(signs, number.start)
        && !is_counted(signs, number.end)
        && !among_figures(figures, first, number))
    .then_some(Reason::ElevenTest)
}

/// Whether it stands in a row with long numbers that are none: a table of figures has some that pass by chance.
fn among_figures(figures: &Figures<'_>, first: usize, number: &Number<'_>) -> bool {
    if !figures.in_row(first, number.last) {
        return false;
    }
    let beside = [first.checked_sub(1), Some(number.last + 1)];
    beside.into_iter().flatten().any(|at| {
        figures
            .from(at, 9)
            .numbers()
            .last()
            .is_some_and(|beside| !passes(beside.digits))
    })
}

/// The eleven-test: the digits by 9, 8 … 2 and -1 make a multiple of eleven.
fn passes(digits: &[u8]) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1_i32];
    let Some(from) = weights.len().checked_sub(digits.len()) else {
        return false;
    };
    let sum: i32 = weights
        .iter()
        .skip(from)
        .zip(digits)
        .map(|(weight, digit)| weight * i32::from(*digit))
        .sum();
    sum != 0 && sum % 11 == 0
}
