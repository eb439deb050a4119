//! Where somebody lives: a postcode with its house number, before or behind it, with the street and the town where these
//! stand there; and a street with a house number.

mod number;
mod street;
mod town;

use number::house_number_end;
use street::{dutch_street, english_street, number_and_street_before};
use town::town_behind;

use super::context::is_counted;
use super::figures::{Figures, Run};
use super::found::{Candidate, PersonalKind, Reason};
use super::signs::{Signs, is_blank};

pub(super) fn find(figures: &Figures<'_>, found: &mut Vec<Candidate>) {
    let signs = figures.signs;
    for run in &figures.runs {
        let place = postcode(signs, *run)
            .and_then(|end| with_postcode(figures, *run, end))
            .map(|(start, end)| (start, end, Reason::Postcode))
            .or_else(|| {
                let (start, end) =
                    dutch_street(figures, *run).or_else(|| english_street(figures, *run))?;
                Some((start, end, Reason::Street))
            });
        if let Some((start, end, reason)) = place {
            found.push(Candidate {
                kind: PersonalKind::Address,
                start,
                end,
                reason,
            });
        }
    }
}

/// Where a postcode ends that begins with these four digits.
fn postcode(signs: &Signs, run: Run) -> Option<usize> {
    if run.len() != 4 || signs.at(run.start) == '0' || signs.before(run.start).is_alphanumeric() {
        return None;
    }
    if matches!(signs.before(run.start), '/' | '.' | '-' | '§')
        && signs.before(run.start - 1).is_alphanumeric()
    {
        return None;
    }
    let letters = signs.blanks_after(run.end, 1);
    let end = signs.letters_after(letters, 3);
    let word: String = signs.between(letters, end).iter().collect();
    let even = word.chars().all(|c| c.is_ascii_uppercase())
        || word.chars().all(|c| c.is_ascii_lowercase());
    let given = !matches!(word.to_ascii_uppercase().as_str(), "SA" | "SD" | "SS");
    (end - letters == 2 && even && given && !signs.at(end).is_alphanumeric()).then_some(end)
}

/// From where to where an address with this postcode stands, if it has a house number.
fn with_postcode(figures: &Figures<'_>, run: Run, end: usize) -> Option<(usize, usize)> {
    let signs = figures.signs;
    let letters = signs.between(end - 2, end);
    let large = letters.iter().all(char::is_ascii_uppercase);
    let word = signs.lower(end - 2, end);
    let glued = end - run.end == 2;
    if let Some(start) = number_and_street_before(signs, run.start) {
        let plain = large || glued || !SMALL.contains(&word.as_str());
        if plain {
            return Some((start, town_behind(signs, end)));
        }
    }
    let telling = large || glued;
    if let Some(start) = named_number_before(signs, run.start) {
        return Some((start, end));
    }
    let (behind, named) = number_behind(figures, end)?;
    let words = matches!(
        word.as_str(),
        "eu" | "nl"
            | "en"
            | "of"
            | "is"
            | "in"
            | "op"
            | "te"
            | "or"
            | "we"
            | "km"
            | "uk"
            | "us"
            | "bw"
            | "sr"
            | "sv"
            | "rv"
            | "mw"
    );
    (named || (telling && !words && !is_reference(signs, run.start))).then_some((run.start, behind))
}

/// Words of two letters, which stand behind a year as the letters of a postcode do.
const SMALL: &[&str] = &[
    "an", "as", "at", "be", "by", "da", "de", "do", "en", "er", "go", "he", "if", "ik", "in", "is",
    "it", "je", "km", "me", "my", "na", "no", "nu", "of", "om", "on", "op", "or", "so", "te", "to",
    "up", "us", "we", "ze", "zo",
];

/// Whether the word before `start` is the name of a standard, or of a part of a text.
fn is_reference(signs: &Signs, start: usize) -> bool {
    let end = start - usize::from(matches!(signs.before(start), ' ' | '-' | '/'));
    let first = signs.letters_before(end, 12);
    let word = signs.lower(first, end);
    matches!(
        word.as_str(),
        "nen"
            | "iso"
            | "iec"
            | "en"
            | "rfc"
            | "artikel"
            | "article"
            | "art"
            | "nr"
            | "versie"
            | "version"
            | "sp"
            | "norm"
            | "din"
    )
}

/// Where a house number ends that stands behind a postcode, and whether a word calls it one.
fn number_behind(figures: &Figures<'_>, end: usize) -> Option<(usize, bool)> {
    let signs = figures.signs;
    let mut at = end;
    let mut named = false;
    while at - end < 34 {
        let sign = signs.at(at);
        if sign.is_ascii_digit() {
            break;
        }
        if sign.is_alphabetic() {
            let last = signs.letters_after(at, 12);
            match signs.lower(at, last).as_str() {
                "nr" | "huisnummer" | "huisnr" | "nummer" | "number" | "no" => named = true,
                "house" | "en" | "and" | "met" | "with" | "op" | "is" | "my" | "mijn" => {}
                _ => return None,
            }
            at = last;
            continue;
        }
        let blank = is_blank(sign) || matches!(sign, ',' | '.' | ':' | '-' | '/' | '(');
        let line = sign == '\n' && at - end < 2;
        if !(blank || line) {
            return None;
        }
        at += 1;
    }
    if !named && at - end > 3 || at == end {
        return None;
    }
    let last = house_number_end(signs, at)?;
    (figures.ends(last) && !is_counted(signs, last)).then_some((last, named))
}

/// Where "huisnummer 12" begins, a few signs before a postcode.
fn named_number_before(signs: &Signs, start: usize) -> Option<usize> {
    let floor = start.saturating_sub(40);
    let before = signs.lower(floor, start);
    if before.contains('.') || before.contains('\n') {
        return None;
    }
    let digits = before.chars().any(|c| c.is_ascii_digit());
    let name = ["huisnummer", "huisnr", "house number"]
        .iter()
        .find_map(|name| before.rfind(name))?;
    let characters = before.get(..name)?.chars().count();
    digits.then_some(floor + characters)
}
