//! Numbers that only the words before them tell apart: of the Chamber of Commerce (KvK, eight digits) and of the register
//! of care professions (BIG, eleven).

use super::context::{Called, is_called, is_counted};
use super::figures::Figures;
use super::found::{Candidate, PersonalKind, Reason};

/// Words between the name and the number.
const WORDS: usize = 4;

pub(super) fn find(figures: &Figures<'_>, found: &mut Vec<Candidate>) {
    for first in 0..figures.runs.len() {
        for number in figures.from(first, 11).numbers() {
            let (kind, name) = match number.digits.len() {
                8 => (PersonalKind::Kvk, Called::Kvk),
                11 => (PersonalKind::Big, Called::Big),
                _ => continue,
            };
            if figures.ends(number.end)
                && is_called(figures.signs, number.start, name, WORDS)
                && !is_counted(figures.signs, number.end)
            {
                found.push(Candidate {
                    kind,
                    start: number.start,
                    end: number.end,
                    reason: Reason::Called,
                });
            }
        }
    }
}
