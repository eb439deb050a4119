//! Numbers that headings print: "5.2.1", "Artikel 3:2a", "Appendix B:", "IV.". Knows one heading at a time; what
//! follows for the others is `numbering`.

/// A number printed in front of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// As printed, without the dot or colon behind it.
    pub number: String,
    /// What kind of number it is.
    pub kind: PrintedKind,
    /// The title behind it.
    pub rest: String,
}

/// Kinds of printed numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PrintedKind {
    /// "3" or "3.".
    Ordinal(u32),
    /// "5.2.1", "B.2", "2a": says itself where it belongs.
    Path,
    /// "Artikel 5", "Appendix B", "IV".
    Named,
    /// "2A Toezicht", which could as well be a name ("5G Netwerken"): a number where the text has the one it
    /// follows.
    IfFollowing(u32),
}

/// Words that announce a number, in Dutch, English, German and French.
const NAMES: &[&str] = &[
    "artikel",
    "article",
    "art",
    "clause",
    "subclause",
    "chapter",
    "hoofdstuk",
    "kapitel",
    "chapitre",
    "section",
    "sectie",
    "abschnitt",
    "subsection",
    "paragraaf",
    "subparagraaf",
    "paragraph",
    "afdeling",
    "titel",
    "title",
    "titre",
    "deel",
    "part",
    "teil",
    "partie",
    "boek",
    "book",
    "appendix",
    "annex",
    "annexe",
    "bijlage",
    "anhang",
    "anlage",
    "schedule",
    "aanhangsel",
    "onderdeel",
    "rule",
];

/// What inserted articles are called in older laws and treaties: "Artikel 6bis".
const LATIN: &[&str] = &[
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
];

/// The number a heading prints, if any.
pub(super) fn printed(heading: &str) -> Option<Printed> {
    named(heading)
        .or_else(|| decimal(heading))
        .or_else(|| lettered(heading))
}

fn named(heading: &str) -> Option<Printed> {
    let (name, after) = heading.split_once(' ')?;
    if !NAMES.contains(&name.trim_end_matches('.').to_lowercase().as_str()) {
        return None;
    }
    let (id, rest) = split_id(after, &['.', ':', '-'])?;
    // "Titel I heeft" may be a sentence: behind the number comes nothing, a mark or a capital.
    let follows = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c));
    let marked = rest.trim_start().starts_with(is_separator);
    (follows.is_empty() || marked || starts_title(follows)).then(|| Printed {
        number: format!("{name} {id}"),
        kind: PrintedKind::Named,
        rest: follows.to_owned(),
    })
}

fn decimal(heading: &str) -> Option<Printed> {
    let plain = heading.trim_start_matches('§').trim_start();
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (id, rest) = split_id(plain, &['.', ':'])?;
    let parts: Vec<&str> = id.split(['.', ':']).collect();
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    if parts.iter().any(|part| digits(part) > 3) {
        return None;
    }
    let marked = rest.starts_with(['.', ')', ':']);
    let follows =
        rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c) || c == ')');
    let set_apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || marked;
    let is_path = parts.len() > 1 && !id.contains(':');
    if !set_apart || !(follows.is_empty() || marked || is_path || starts_title(follows)) {
        return None;
    }
    let first = parts.first().copied().unwrap_or_default();
    let (own, suffix) = first.split_at(digits(first));
    let ordinal: u32 = own.parse().ok()?;
    let is_bare = parts.len() == 1;
    // "12 March 2026", "1e Kamer", "2nd Phase", "10.000 banen".
    if is_bare && suffix.is_empty() && starts_month(follows)
        || is_bare && !marked && is_ordinal_ending(suffix)
        || is_path && parts.iter().skip(1).all(|part| part.len() == 3) && !starts_title(follows)
    {
        return None;
    }
    let is_capital = suffix.chars().any(|c| c.is_ascii_uppercase());
    let kind = match (is_bare, suffix) {
        (true, "") => PrintedKind::Ordinal(ordinal),
        (true, _) if is_capital && !marked => PrintedKind::IfFollowing(ordinal),
        _ => PrintedKind::Path,
    };
    Some(Printed {
        rest: follows.to_owned(),
        number: id.to_owned(),
        kind,
    })
}

/// "A. Title", "B.2 Title", "IV. Title", "(a) Title", "a. Title"; and "A" or "IV" alone.
fn lettered(heading: &str) -> Option<Printed> {
    let (mark, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let number = mark
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let mut parts = number.split('.');
    let first = parts.next()?;
    let tail: Vec<&str> = parts.collect();
    let digits = tail.iter().all(|part| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    });
    let marked = mark.len() > number.len();
    let is_capital = is_letter(first) || is_roman(first);
    let is_small = tail.is_empty()
        && marked
        && (first.len() == 1 && first.bytes().all(|b| b.is_ascii_lowercase())
            || is_roman(&first.to_uppercase()) && first.bytes().all(|b| b.is_ascii_lowercase()));
    if !digits || !(is_capital || is_small) {
        return None;
    }
    let alone = rest.is_empty() && is_capital;
    let apart =
        !rest.is_empty() && (marked || !tail.is_empty()) && (is_capital || starts_title(rest));
    (alone || apart).then(|| Printed {
        number: number.to_owned(),
        kind: if tail.is_empty() {
            PrintedKind::Named
        } else {
            PrintedKind::Path
        },
        rest: rest.trim().to_owned(),
    })
}

/// The number at the start of a text, and what stands behind it. Its parts are set apart by one of `separators`:
/// "3:2a", "10a1", "I-A", "6 bis".
pub(super) fn split_id<'a>(text: &'a str, separators: &[char]) -> Option<(&'a str, &'a str)> {
    let mut end = part_length(text)?;
    while let Some(separator) = text[end..]
        .chars()
        .next()
        .filter(|c| separators.contains(c))
        && let Some(length) = text.get(end + separator.len_utf8()..).and_then(part_length)
    {
        end += separator.len_utf8() + length;
    }
    // "6 bis".
    let behind = &text[end..];
    if let Some(word) = behind.strip_prefix(' ')
        && text[..end].ends_with(|c: char| c.is_ascii_digit())
        && let Some(latin) = LATIN.iter().find(|latin| is_first_word(word, latin))
    {
        end += 1 + latin.len();
    }
    Some(text.split_at(end))
}

fn is_first_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Bytes of one part of a number: "12", "2a", "2A", "6bis", "10a1", "IV", "IVa", "B", "A1".
fn part_length(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    let part = text.get(..end)?;
    let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_part = if letters.len() < part.len() {
        part.len() - letters.len() <= 5 && is_suffix(letters)
    } else {
        let (letter, digits) = part.split_at(usize::from(!part.is_empty() && part.is_ascii()));
        is_roman(part)
            || is_roman(part.trim_end_matches(|c: char| c.is_ascii_lowercase()))
                && part.len()
                    - part
                        .trim_end_matches(|c: char| c.is_ascii_lowercase())
                        .len()
                    == 1
            // "IIA"; no further letters, as then words would be numbers.
            || part
                .strip_suffix(['A', 'B', 'C', 'D'])
                .and_then(value_of_roman)
                .is_some_and(|value| value <= 40)
            || is_letter(letter) && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    is_part.then_some(end)
}

/// What tells an inserted number from the one before it: "a", "aa", "A", "bis", "a1", "Ab".
fn is_suffix(text: &str) -> bool {
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - letters.len();
    text.is_empty()
        || LATIN.contains(&text)
        || !letters.is_empty()
            && digits <= 2
            && letters.len() <= 2
            && letters.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_ordinal_ending(suffix: &str) -> bool {
    matches!(suffix, "e" | "de" | "st" | "nd" | "rd" | "th" | "er" | "re")
}

fn starts_month(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "maa", "mrt", "mär", "apr", "mei", "may", "mai", "jun", "jul", "aug",
        "sep", "oct", "okt", "nov", "dec", "dez", "fév", "avr", "aoû", "déc",
    ];
    let word = text.split(' ').next().unwrap_or_default();
    let rest = text.get(word.len()..).unwrap_or_default().trim_start();
    let start: String = word.to_lowercase().chars().take(3).collect();
    MONTHS.contains(&start.as_str())
        && word.chars().count() <= 10
        && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_separator(c: char) -> bool {
    matches!(c, ':' | '.' | '-' | '–' | '—' | '|')
}

fn starts_title(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        c.is_uppercase() || matches!(c, '\'' | '"' | '‘' | '“' | '„' | '«' | '(' | '[')
    })
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}

pub(super) fn is_roman(text: &str) -> bool {
    value_of_roman(text).is_some()
}

/// 14 for "XIV", in capitals.
pub(super) fn value_of_roman(text: &str) -> Option<u32> {
    let signs = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1000),
        _ => None,
    };
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let values: Vec<u32> = text.chars().map(signs).collect::<Option<_>>()?;
    let total: i64 = values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let larger = values.get(index + 1).is_some_and(|next| next > value);
            if larger {
                -i64::from(*value)
            } else {
                i64::from(*value)
            }
        })
        .sum();
    let total = u32::try_from(total).ok().filter(|total| *total <= 400)?;
    (roman(total).as_deref() == Some(text)).then_some(total)
}

/// A number up to 3999 as Roman capitals.
pub(super) fn roman(number: u32) -> Option<String> {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= *value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(out)
}

/// How many characters of the heading the number and what sets it apart take.
pub(super) fn printed_length(heading: &str, printed: &Printed) -> usize {
    heading.chars().count() - printed.rest.chars().count()
}
