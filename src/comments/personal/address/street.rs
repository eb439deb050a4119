//! Streets: before a house number in Dutch, behind it in English.

use super::number::house_number_end;
use crate::comments::personal::context::is_counted;
use crate::comments::personal::figures::{Figures, Run};
use crate::comments::personal::signs::{Signs, is_blank};

/// Words of a street's name that are read.
const STREET_WORDS: usize = 6;

/// Where a street with a house number begins that ends before a postcode at `postcode`.
pub(super) fn number_and_street_before(signs: &Signs, postcode: usize) -> Option<usize> {
    let mut end = postcode;
    let mut lines = 0;
    while end > 0
        && postcode - end < 5
        && matches!(
            signs.before(end),
            ' ' | ',' | '\n' | '\t' | '(' | '-' | '|' | ';'
        )
    {
        lines += usize::from(signs.before(end) == '\n');
        end -= 1;
    }
    if end == postcode || lines > 2 {
        return None;
    }
    // Back over the number and what is added to it, at most two words.
    let mut start = end;
    for _ in 0..2 {
        while end - start < 12
            && (signs.before(start).is_alphanumeric() || matches!(signs.before(start), '-' | '/'))
        {
            start -= 1;
        }
        if signs.at(start).is_ascii_digit() {
            break;
        }
        if end - start > 4 || signs.before(start) != ' ' {
            return number_before_street(signs, end);
        }
        start -= 1;
    }
    if house_number_end(signs, start)? != end {
        return None;
    }
    Some(street_start(signs, start, true).unwrap_or(start))
}

/// Where "12 Kerkstraat" begins that ends at `end`.
fn number_before_street(signs: &Signs, end: usize) -> Option<usize> {
    let mut here = end;
    for _ in 0..4 {
        let last = here;
        while last - here < 40 && is_name_sign(signs.before(here)) {
            here -= 1;
        }
        let first = signs.at(here);
        if first.is_ascii_digit() {
            let whole = house_number_end(signs, here) == Some(last);
            return (whole && last < end).then_some(here);
        }
        if !first.is_uppercase() || signs.before(here) != ' ' || is_month(&signs.lower(here, last))
        {
            return None;
        }
        here -= 1;
    }
    None
}

fn is_month(word: &str) -> bool {
    [
        "jan", "feb", "maa", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt", "oct",
        "nov", "dec",
    ]
    .iter()
    .any(|month| word.starts_with(month) && word.len() < 10 && !word.ends_with("straat"))
}

/// Where a street's name begins that ends before its number at `number`. `sure`: a small letter at the beginning will do.
fn street_start(signs: &Signs, number: usize, sure: bool) -> Option<usize> {
    let mut here = number;
    let mut begin = None;
    for count in 0..STREET_WORDS {
        let gap = here;
        while gap - here < 3
            && (is_blank(signs.before(here)) || (count == 0 && signs.before(here) == ','))
        {
            here -= 1;
        }
        if here == gap {
            break;
        }
        let end = here;
        while end - here < 40 && is_name_sign(signs.before(here)) {
            here -= 1;
        }
        let first = signs.at(here);
        let word = signs.lower(here, end);
        if end == here || (count > 0 && word.ends_with('.') && word.chars().count() > 6) {
            break;
        }
        let bare = word.trim_end_matches('.');
        if count == 0 && matches!(bare, "nr" | "no" | "nummer" | "huisnummer" | "number") {
            continue;
        }
        if NO_STREET.contains(&bare) {
            break;
        }
        let named = first.is_uppercase()
            || first == '\''
            || (first.is_ascii_digit() && word.ends_with('e'));
        let small = sure
            && count == 0
            && first.is_alphabetic()
            && !PARTICLES.contains(&bare)
            && bare.chars().count() > 3;
        if named || small {
            begin = Some(here);
        } else if !PARTICLES.contains(&bare) || begin.is_none() {
            break;
        }
    }
    begin
}

fn is_name_sign(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '\'' | '-')
}

pub(super) const PARTICLES: &[&str] = &[
    "van", "de", "der", "den", "het", "ten", "ter", "te", "aan", "op", "in", "'t", "'s", "la",
    "du", "des", "bij", "en", "of",
];

/// Words with a capital before a street that are no part of its name.
const NO_STREET: &[&str] = &[
    "adres",
    "address",
    "ik",
    "wij",
    "mijn",
    "ons",
    "woonadres",
    "postadres",
    "i",
    "my",
    "aan",
    "op",
    "de",
    "het",
    "in",
    "op",
    "artikel",
    "article",
    "paragraaf",
    "section",
    "tabel",
    "bijlage",
    "hoofdstuk",
    "lid",
    "wet",
    "nen",
    "iso",
    "versie",
];

/// What names of streets end in.
const ENDINGS: &[&str] = &[
    "straat",
    "laan",
    "weg",
    "plein",
    "gracht",
    "kade",
    "singel",
    "steeg",
    "dreef",
    "plantsoen",
    "hof",
    "pad",
    "dijk",
    "wal",
    "erf",
    "straatje",
    "boulevard",
    "allee",
    "str.",
    "burgwal",
];

/// Words with such an ending that are no streets.
const OTHERWISE: &[&str] = &[
    "gerechtshof",
    "snelweg",
    "autoweg",
    "spoorweg",
    "rijksweg",
    "waterweg",
    "vaarweg",
    "omweg",
    "uitweg",
    "fietspad",
    "voetpad",
    "overweg",
    "kopgroepweg",
    "halfweg",
];

/// From where to where a Dutch street stands whose house number is this run.
pub(super) fn dutch_street(figures: &Figures<'_>, run: Run) -> Option<(usize, usize)> {
    let signs = figures.signs;
    if signs.before(run.start) != ' ' || run.len() > 4 {
        return None;
    }
    let year = run.len() == 4
        && matches!(
            (signs.at(run.start), signs.at(run.start + 1)),
            ('1', '9') | ('2', '0')
        );
    let end = house_number_end(signs, run.start)?;
    if year || !figures.ends(end) || is_counted(signs, end) {
        return None;
    }
    let start = street_start(signs, run.start, false)?;
    let name = signs.lower(start, run.start);
    let name = name.trim_end();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let long = |ending: &&&str| last.len() >= ending.len() + 2;
    let ends = ENDINGS
        .iter()
        .filter(|ending| last.ends_with(**ending))
        .any(|ending| long(&ending));
    let begins = ["laan van ", "plein van ", "weg van ", "weg naar "]
        .iter()
        .any(|begin| name.starts_with(begin));
    ((ends && !OTHERWISE.contains(&last)) || begins).then_some((start, end))
}

/// From where to where an English street stands whose house number is this run: "12 High Street", "221B Baker Street".
pub(super) fn english_street(figures: &Figures<'_>, run: Run) -> Option<(usize, usize)> {
    let signs = figures.signs;
    if run.len() > 4 || !figures.begins(run.start) || signs.at(run.start) == '0' {
        return None;
    }
    let mut at = run.end + usize::from(signs.at(run.end).is_ascii_alphabetic());
    let (mut words, mut end) = (0, None);
    while words < 4 && signs.at(at) == ' ' {
        let start = at + 1;
        at = signs.letters_after(start, 20);
        if !signs.at(start).is_uppercase() {
            break;
        }
        words += 1;
        let street = matches!(
            signs.lower(start, at).as_str(),
            "street"
                | "road"
                | "avenue"
                | "lane"
                | "drive"
                | "square"
                | "terrace"
                | "gardens"
                | "crescent"
                | "rd"
                | "ave"
                | "st"
        );
        if street && words > 1 {
            end = Some(at);
            break;
        }
    }
    Some((run.start, end?))
}
