//! What the words before a number call it, and the word behind it.

use super::signs::{Signs, is_blank};

/// What words call the number they stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    Bsn,
    Kvk,
    Big,
    Document,
    Telephone,
    /// By a verb, which has other objects too: "bel", "call".
    Calling,
    Plate,
    Account,
    /// Any other thing that has a number.
    Other,
}

/// Signs before a number in which its name is looked for.
const WINDOW: usize = 72;

/// Words between a name and its number.
const WORDS: usize = 7;

/// What the nearest name before `at` calls it, and how many words stand between.
pub(super) fn called(signs: &Signs, at: usize) -> Option<(Called, usize)> {
    let floor = at.saturating_sub(WINDOW);
    let (mut here, mut words) = (at, 0);
    let mut lines = 0;
    while here > floor && words <= WORDS {
        let sign = signs.before(here);
        if sign.is_alphabetic() {
            let start = word_start(signs, here, floor);
            let word = signs.lower(start, here);
            if let Some(called) = name(&word, signs.at(here)) {
                // A verb has its object on its own line.
                if called == Called::Calling && lines > 0 {
                    return None;
                }
                return (!(words == 0 && is_denied(signs, start))).then_some((called, words));
            }
            words += 1;
            here = start;
            continue;
        }
        match sign {
            '\n' if words == 0 && lines < 2 => lines += 1,
            '|' if words == 0 => {}
            '\n' | '?' | '!' | ';' | '|' => return None,
            '.' if words > 0 && (signs.at(here) == ' ' || signs.at(here) == '\n') => {
                // Only after a short word is it no end of a sentence.
                let start = word_start(signs, here - 1, floor);
                if name(&signs.lower(start, here - 1), '.').is_none() && here - start > 4 {
                    return None;
                }
            }
            // A list of numbers has its name before the first: "BSN's 1… en 2…".
            digit if digit.is_ascii_digit() => {
                let start = figure_start(signs, here, floor);
                let digits = signs
                    .between(start, here)
                    .iter()
                    .filter(|sign| sign.is_ascii_digit());
                if words > 1 || lines > 0 || digits.count() < LISTED {
                    return None;
                }
                here = start;
                continue;
            }
            _ => {}
        }
        here -= 1;
    }
    None
}

/// Digits of a number that stands in a list with the one asked about.
const LISTED: usize = 6;

/// Where the number begins that ends at `end`, blanks and dashes in it.
fn figure_start(signs: &Signs, end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor
        && (signs.before(start).is_ascii_digit() || matches!(signs.before(start), ' ' | '-' | '.'))
    {
        start -= 1;
    }
    start
}

/// Whether the words before `at` call it this, with no more than `most` words between.
pub(super) fn is_called(signs: &Signs, at: usize, wanted: Called, most: usize) -> bool {
    called(signs, at).is_some_and(|(called, words)| called == wanted && words <= most)
}

/// "geen BSN", "not a BSN".
fn is_denied(signs: &Signs, at: usize) -> bool {
    let before = signs.lower(at.saturating_sub(8), at);
    ["geen ", "not a ", "no "]
        .iter()
        .any(|no| before.ends_with(no))
}

/// Where the word that ends at `end` begins; full stops and dashes within it are part of it.
fn word_start(signs: &Signs, end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor {
        let sign = signs.before(start);
        let within =
            matches!(sign, '.' | '-' | '&') && start > 1 && signs.at(start - 2).is_alphabetic();
        if !sign.is_alphabetic() && !within {
            break;
        }
        start -= 1;
    }
    start
}

/// What a word is the name of. `behind`: the sign that follows.
fn name(word: &str, behind: char) -> Option<Called> {
    let bare: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let stem = [
        "nummers", "nummer", "numbers", "number", "nrs", "nr", "no", "s",
    ]
    .iter()
    .find_map(|end| bare.strip_suffix(end).filter(|stem| stem.len() > 1))
    .unwrap_or(&bare);
    let any = |list: &[&str]| list.contains(&stem) || list.contains(&bare.as_str());
    if any(&[
        "bsn",
        "burgerservice",
        "sofi",
        "servicenummer",
        "citizenservice",
    ]) {
        return Some(Called::Bsn);
    }
    if any(&[
        "kvk",
        "koophandel",
        "handelsregister",
        "commerce",
        "coc",
        "kvkinschrijving",
    ]) {
        return Some(Called::Kvk);
    }
    if any(&["big", "bigregister", "bigregistratie", "bigcode"]) {
        return Some(Called::Big);
    }
    if any(&[
        "paspoort",
        "passport",
        "identiteitskaart",
        "identiteitsbewijs",
        "idkaart",
        "idbewijs",
        "idcard",
        "identity",
        "rijbewijs",
        "reisdocument",
        "verblijfsdocument",
        "legitimatie",
        "legitimatiebewijs",
        "document",
        "driving",
        "driver",
        "licence",
    ]) {
        return Some(Called::Document);
    }
    if any(&[
        "tel",
        "telefoon",
        "telephone",
        "phone",
        "mobile",
        "mobiel",
        "mobieltje",
        "mob",
        "gsm",
        "fax",
        "whatsapp",
        "telefoonnummer",
        "cellphone",
        "smartphone",
        "contactnummer",
        "mobielnummer",
        "doorkies",
        "vast",
        "landline",
    ]) || (matches!(bare.as_str(), "t" | "m") && behind == ':')
    {
        return Some(Called::Telephone);
    }
    if any(&[
        "bel",
        "bellen",
        "belt",
        "gebeld",
        "terugbellen",
        "bereikbaar",
        "bereiken",
        "telefonisch",
        "call",
        "ring",
        "reach",
        "reached",
        "sms",
        "appen",
        "dial",
    ]) {
        return Some(Called::Calling);
    }
    if any(&[
        "kenteken",
        "kentekens",
        "kentekenplaat",
        "nummerplaat",
        "nummerbord",
        "plate",
        "plates",
    ]) {
        return Some(Called::Plate);
    }
    if any(&["iban", "rekening", "bankrekening", "account"]) {
        return Some(Called::Account);
    }
    let other = stem != bare && stem.len() > 2 && bare.len() > stem.len() + 1;
    (other || OTHER.contains(&stem) || OTHER.contains(&bare.as_str())).then_some(Called::Other)
}

/// Things with a number that is nobody's.
const OTHER: &[&str] = &[
    "zaak",
    "dossier",
    "kenmerk",
    "referentie",
    "reference",
    "ref",
    "order",
    "factuur",
    "invoice",
    "case",
    "ticket",
    "isbn",
    "issn",
    "doi",
    "ean",
    "gtin",
    "artikel",
    "article",
    "art",
    "versie",
    "version",
    "norm",
    "iso",
    "nen",
    "iec",
    "ecli",
    "celex",
    "cve",
    "rfc",
    "bestelling",
    "polis",
    "serie",
    "serial",
    "bijlage",
    "annex",
    "pagina",
    "page",
    "identifier",
    "coördinaten",
    "coordinates",
    "commit",
    "hash",
    "bedrag",
    "amount",
    "budget",
    "totaal",
    "total",
    "omzet",
    "kosten",
    "regel",
    "line",
    "rapport",
    "report",
    "besluit",
    "publicatie",
    "meldingsnummer",
    "melding",
    "stb",
    "stcrt",
    "kamerstuk",
    "kamerstukken",
    "btw",
    "vat",
    "rsin",
    "lei",
    "oin",
    "vestigings",
    "postbus",
];

/// Words of quantity: the number before them counts something.
const UNITS: &[&str] = &[
    "euro",
    "eur",
    "usd",
    "dollar",
    "dollars",
    "procent",
    "percent",
    "miljoen",
    "miljard",
    "million",
    "billion",
    "duizend",
    "inwoners",
    "mensen",
    "people",
    "inhabitants",
    "huishoudens",
    "households",
    "stuks",
    "km",
    "kg",
    "mw",
    "kwh",
    "ton",
    "gebruikers",
    "users",
    "personen",
    "persons",
    "incidenten",
    "incidents",
    "records",
    "bedrijven",
    "companies",
    "woningen",
    "apparaten",
    "devices",
    "uur",
    "hours",
    "dagen",
    "days",
    "keer",
    "times",
    "meter",
    "klanten",
    "customers",
    "burgers",
    "citizens",
    "meldingen",
    "reports",
    "aansluitingen",
    "connections",
    "regels",
    "bytes",
    "berichten",
    "messages",
];

/// Whether the word behind `end` counts something.
pub(super) fn is_counted(signs: &Signs, end: usize) -> bool {
    let start = signs.blanks_after(end, 2);
    let last = signs.letters_after(start, 20);
    let counted = UNITS.contains(&signs.lower(start, last).as_str());
    counted || (matches!(signs.at(start), '€' | '%') && start > end) || is_money(signs, end)
}

/// ",-" and ",00" behind a number.
fn is_money(signs: &Signs, end: usize) -> bool {
    signs.at(end) == ',' && (signs.at(end + 1) == '-' || signs.at(end + 1).is_ascii_digit())
}

/// Whether a sign of money, or a word for it, stands before `start`.
pub(super) fn is_amount(signs: &Signs, start: usize) -> bool {
    let mut here = start;
    while start - here < 3 && is_blank(signs.before(here)) {
        here -= 1;
    }
    if matches!(signs.before(here), '€' | '$' | '£') {
        return true;
    }
    let first = signs.letters_before(here, 6);
    matches!(
        signs.lower(first, here).as_str(),
        "eur" | "euro" | "usd" | "gbp"
    )
}
