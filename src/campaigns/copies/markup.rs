//! What is left of HTML in texts that were pasted or sent as a page: tags, and signs written by name.

use unicode_normalization::char::compose;

/// Longest tag that is one, in bytes; beyond, `<` was meant as it stands.
const TAG: usize = 400;
/// Longest name of a sign, with `&` and `;`.
const NAME: usize = 10;
/// Tags after which a new line begins.
const LINES: [&str; 9] = ["p", "br", "div", "li", "tr", "h1", "h2", "h3", "blockquote"];
/// Names of signs that are of a word, or beside one.
const SIGNS: [(&str, char); 16] = [
    ("nbsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("rsquo", '\u{2019}'),
    ("lsquo", '\u{2018}'),
    ("rdquo", '\u{201D}'),
    ("ldquo", '\u{201C}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("hellip", '\u{2026}'),
    ("shy", '\u{AD}'),
    ("euro", '\u{20AC}'),
    ("szlig", 'ß'),
];
/// What the name of an accented letter ends with, and the accent: "eacute".
const ACCENTS: [(&str, char); 7] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("uml", '\u{308}'),
    ("tilde", '\u{303}'),
    ("cedil", '\u{327}'),
    ("ring", '\u{30A}'),
];

/// How many bytes are passed over here, where no word begins: a tag, a sign, or one byte.
pub fn length(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(b'<') => tag(bytes).unwrap_or(1),
        Some(b'&') => sign(bytes).map_or(1, |(_, length)| length),
        _ => 1,
    }
}

/// How many bytes the tag has that begins here; `None` where none does.
fn tag(bytes: &[u8]) -> Option<usize> {
    let name = match bytes {
        [b'<', b'/', first, ..] | [b'<', first, ..] => first,
        _ => return None,
    };
    if !(name.is_ascii_alphabetic() || *name == b'!') {
        return None;
    }
    let inside = &bytes[1..bytes.len().min(TAG)];
    let end = inside.iter().position(|b| matches!(b, b'>' | b'<'))?;
    (inside[end] == b'>').then_some(end + 2)
}

/// The sign that is written by name or number here, and how many bytes that takes; `None` where none is.
pub fn sign(bytes: &[u8]) -> Option<(char, usize)> {
    let inside = bytes.strip_prefix(b"&")?;
    let end = inside
        .iter()
        .take(NAME)
        .position(|b| !b.is_ascii_alphanumeric() && *b != b'#')?;
    let name = std::str::from_utf8(&inside[..end]).ok()?;
    let sign = match (inside[end], name.strip_prefix('#')) {
        (b';', Some(number)) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
        (b';', None) => named(name)?,
        _ => return None,
    };
    Some((sign, end + 2))
}

fn named(name: &str) -> Option<char> {
    let known = SIGNS.iter().find(|(known, _)| *known == name);
    known.map(|(_, sign)| *sign).or_else(|| {
        let (letter, accent) = name.split_at_checked(1)?;
        let (_, accent) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
        compose(letter.chars().next()?, *accent)
    })
}

/// Whether a new line begins between two words.
pub fn new_line(between: &str) -> bool {
    between.contains('\n') || between.contains('<') && has_line_tag(between)
}

fn has_line_tag(between: &str) -> bool {
    between.match_indices('<').any(|(at, _)| {
        let name = between[at + 1..].trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        LINES
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(&name[..end]))
    })
}
