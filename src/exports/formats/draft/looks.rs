//! Emphasis in a passage: which of its words its HTML shows in bold, italics or as code.

use std::ops::Range;

use crate::consultations::model::Passage;
use crate::exports::formats::office::Look;

/// The stretches that do not look plain, in characters of the text, in order; none where text and HTML cannot be laid side by
/// side.
pub fn looks(passage: &Passage) -> Vec<(Range<usize>, Look)> {
    side_by_side(&passage.html, &passage.text).unwrap_or_default()
}

/// The look of the character at `at`.
pub fn of(looks: &[(Range<usize>, Look)], at: usize) -> Option<Look> {
    looks
        .iter()
        .find(|(range, _)| range.contains(&at))
        .map(|(_, look)| *look)
}

fn side_by_side(html: &str, text: &str) -> Option<Vec<(Range<usize>, Look)>> {
    if !["<strong", "<b>", "<em", "<i>", "<code"]
        .iter()
        .any(|tag| html.contains(tag))
    {
        return None;
    }
    let words: Vec<char> = text.chars().collect();
    let mut found: Vec<(Range<usize>, Look)> = Vec::new();
    let mut open: Vec<(String, Look)> = Vec::new();
    let mut at = 0;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>')?;
            tag(rest.get(1..end)?, &mut open);
            rest = rest.get(end + 1..)?;
            continue;
        }
        let (c, length) = character(rest)?;
        rest = rest.get(length..)?;
        if c.is_whitespace() {
            continue;
        }
        // White space is told apart by the text, and so is what parts the cells of a row.
        while words
            .get(at)
            .is_some_and(|known| known.is_whitespace() || (*known == '|' && c != '|'))
        {
            at += 1;
        }
        if words.get(at) != Some(&c) {
            return None;
        }
        if let Some((_, look)) = open.last() {
            match found.last_mut() {
                Some((range, last))
                    if last == look
                        && words.get(range.end..at)?.iter().all(|c| c.is_whitespace()) =>
                {
                    range.end = at + 1;
                }
                _ => found.push((at..at + 1, *look)),
            }
        }
        at += 1;
    }
    Some(found)
}

/// Takes note of a tag.
fn tag(inner: &str, open: &mut Vec<(String, Look)>) {
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name = inner
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let look = match name {
        "strong" | "b" => Look::Strong,
        "em" | "i" => Look::Emphasis,
        "code" => Look::Code,
        _ => return,
    };
    if !is_end {
        open.push((name.to_owned(), look));
    } else if let Some(place) = open.iter().rposition(|(known, _)| known == name) {
        open.remove(place);
    }
}

/// The first character of some HTML, and how many bytes it takes there.
fn character(html: &str) -> Option<(char, usize)> {
    if html.starts_with('&') {
        let end = html.find(';').filter(|end| *end < 10)?;
        let name = html.get(1..end)?;
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            other => {
                let number = other.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)?
            }
        };
        return Some((c, end + 1));
    }
    let c = html.chars().next()?;
    Some((c, c.len_utf8()))
}
