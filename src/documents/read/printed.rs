//! Numbers that headings print: "5.2.1", "Artikel 5", "Appendix B:", "IV.". Knows one heading at a
//! time; what follows for the others is `numbering`.

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
    /// "3" or "3.": counts within whatever the heading stands under.
    Ordinal(u32),
    /// "5.2.1", "B.2": says itself where it belongs.
    Path,
    /// "Artikel 5", "Appendix B", "IV".
    Named,
}

/// Words that announce a number, in Dutch and English.
const NAMES: &[&str] = &[
    "artikel",
    "article",
    "chapter",
    "hoofdstuk",
    "section",
    "sectie",
    "paragraaf",
    "paragraph",
    "afdeling",
    "titel",
    "title",
    "deel",
    "part",
    "appendix",
    "annex",
    "bijlage",
    "annexe",
    "schedule",
    "onderdeel",
];

/// The number a heading prints, if any.
pub(super) fn printed(heading: &str) -> Option<Printed> {
    named(heading)
        .or_else(|| decimal(heading))
        .or_else(|| lettered(heading))
}

fn named(heading: &str) -> Option<Printed> {
    let (name, after) = heading.split_once(' ')?;
    if !NAMES.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    let end = after
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(after.len());
    let id = after.get(..end)?.trim_end_matches('.');
    let rest = after.get(end..)?;
    let is_id = id.split('.').all(|part| {
        !part.is_empty()
            && (part.bytes().all(|b| b.is_ascii_digit())
                || is_roman(part)
                || part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase())
                || is_inserted(part))
    });
    // "Titel I heeft" may be a sentence: behind the number comes nothing, a mark or a capital.
    let follows = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c));
    let marked = rest.trim_start().starts_with(is_separator);
    (is_id && (follows.is_empty() || marked || starts_title(follows))).then(|| Printed {
        number: format!("{name} {id}"),
        kind: PrintedKind::Named,
        rest: follows.to_owned(),
    })
}

fn decimal(heading: &str) -> Option<Printed> {
    let plain = heading
        .strip_prefix('§')
        .map_or(heading, |rest| rest.trim_start());
    let end = plain
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(plain.len());
    let (digits, mut rest) = plain.split_at(end);
    let dotted = digits.ends_with('.');
    let number = digits.strip_suffix('.').unwrap_or(digits);
    let mut number = number.to_owned();
    // "2a Inserted later".
    if !dotted
        && let Some(letter) = rest.chars().next().filter(char::is_ascii_lowercase)
        && rest
            .get(1..)
            .is_some_and(|after| after.starts_with([' ', '.']))
    {
        number.push(letter);
        rest = &rest[1..];
    }
    let parts: Vec<&str> = number.split('.').collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 3) {
        return None;
    }
    let marked = dotted || rest.starts_with([')', ':']);
    let follows =
        rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c) || c == ')');
    let set_apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || marked;
    if !set_apart || !(follows.is_empty() || marked || parts.len() > 1 || starts_title(follows)) {
        return None;
    }
    let kind = match (parts.as_slice(), number.parse()) {
        ([_], Ok(ordinal)) => PrintedKind::Ordinal(ordinal),
        _ => PrintedKind::Path,
    };
    Some(Printed {
        rest: follows.to_owned(),
        number,
        kind,
    })
}

/// "A. Title", "B.2 Title", "IV. Title".
fn lettered(heading: &str) -> Option<Printed> {
    let (mark, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let number = mark.trim_end_matches(['.', ')', ':']);
    let mut parts = number.split('.');
    let first = parts.next()?;
    let tail: Vec<&str> = parts.collect();
    let is_letter = first.len() == 1 && first.bytes().all(|b| b.is_ascii_uppercase());
    let digits = tail.iter().all(|part| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    });
    let marked = mark.len() > number.len();
    if !digits || rest.is_empty() || !(is_letter || is_roman(first)) || (tail.is_empty() && !marked)
    {
        return None;
    }
    Some(Printed {
        number: number.to_owned(),
        kind: if tail.is_empty() {
            PrintedKind::Named
        } else {
            PrintedKind::Path
        },
        rest: rest.trim().to_owned(),
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, ':' | '.' | '-' | '–' | '—' | '|')
}

fn starts_title(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || matches!(c, '\'' | '"' | '‘' | '“' | '(' | '['))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 8
        && (1..=400).any(|number| roman(number).as_deref() == Some(text))
}

fn is_inserted(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty()
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_digit())
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
