//! Words as XML holds them.

use std::fmt::Write;

use chrono::NaiveDateTime;

/// Adds words: escaped, and without the characters that XML cannot hold. Line ends and tabs stay.
pub fn push(xml: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\t' => xml.push(c),
            c if c < ' ' || matches!(c, '\u{7f}'..='\u{9f}' | '\u{FFFE}' | '\u{FFFF}') => {}
            c => xml.push(c),
        }
    }
}

/// Words as one line, for an attribute or a name.
pub fn line(words: &str) -> String {
    let mut xml = String::with_capacity(words.len());
    push(
        &mut xml,
        &words.split_whitespace().collect::<Vec<_>>().join(" "),
    );
    xml
}

/// Words as they are, spaces at their edges too.
pub fn line_kept(words: &str) -> String {
    let mut xml = String::with_capacity(words.len());
    push(&mut xml, words);
    xml
}

/// A moment without a zone.
pub fn moment(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Initials of an author: the first letters of three words at most.
pub fn initials(author: &str) -> String {
    let mut letters = String::new();
    for word in author.split_whitespace().take(3) {
        if let Some(first) = word.chars().find(|c| c.is_alphanumeric()) {
            let _ = write!(letters, "{}", first.to_uppercase());
        }
    }
    letters
}

/// The parts of words between line ends and tabs.
pub enum Piece<'a> {
    Words(&'a str),
    LineEnd,
    Tab,
}

/// Words taken apart at line ends and tabs.
pub fn pieces(words: &str) -> impl Iterator<Item = Piece<'_>> {
    words.split_inclusive(['\n', '\t']).flat_map(|part| {
        let (words, end) = if let Some(words) = part.strip_suffix('\n') {
            (words, Some(Piece::LineEnd))
        } else if let Some(words) = part.strip_suffix('\t') {
            (words, Some(Piece::Tab))
        } else {
            (part, None)
        };
        let words = (!words.is_empty()).then_some(Piece::Words(words));
        words.into_iter().chain(end)
    })
}
