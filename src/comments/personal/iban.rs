//! Account numbers (IBAN, ISO 13616): a country, two check digits and the account, as long as its country has them, for
//! which the number modulo 97 is 1.

use super::figures::Figures;
use super::found::{Candidate, PersonalKind, Reason};
use super::signs::Signs;

/// Characters of an account number, by country (the registry of ISO 13616).
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

pub(super) fn find(figures: &Figures<'_>, found: &mut Vec<Candidate>) {
    let signs = figures.signs;
    for run in &figures.runs {
        let mut letter = run.start;
        while run.start - letter < 2 && is_joint(signs.before(letter)) {
            letter -= 1;
        }
        let Some(start) = letter.checked_sub(2) else {
            continue;
        };
        if !signs.before(start).is_alphanumeric()
            && let Some(end) = end_of(signs, start)
        {
            found.push(Candidate {
                kind: PersonalKind::Iban,
                start,
                end,
                reason: Reason::CheckDigits,
            });
        }
    }
}

/// Where an account number that begins at `start` ends, if there is one.
fn end_of(signs: &Signs, start: usize) -> Option<usize> {
    let country = signs.lower(start, start + 2).to_ascii_uppercase();
    let (_, length) = LENGTHS.iter().find(|(code, _)| *code == country)?;
    let (mut at, mut joints) = (start, 0);
    let mut account = Vec::with_capacity(*length);
    while account.len() < *length {
        let sign = signs.at(at).to_ascii_uppercase();
        if sign.is_ascii_alphanumeric() {
            account.push(sign);
            joints = 0;
        } else {
            joints += 1;
            if joints > 2 || !is_joint(sign) {
                return None;
            }
        }
        at += 1;
    }
    let digits = account.get(2..4)?.iter().all(char::is_ascii_digit);
    (digits && !signs.at(at).is_alphanumeric() && remainder(&account) == 1).then_some(at)
}

fn is_joint(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '.' | '\t')
}

/// The number modulo 97, its first four signs put last and letters read as 10 to 35.
fn remainder(account: &[char]) -> u32 {
    let turned = account.iter().skip(4).chain(account.iter().take(4));
    turned
        .filter_map(|sign| sign.to_digit(36))
        .fold(0, |rest, value| {
            let shift = if value > 9 { 100 } else { 10 };
            (rest * shift + value) % 97
        })
}
