//! Plain text to blocks: blank lines part paragraphs; numbered, underlined and all-capital lines
//! are headings; dashes, numbers and letters in front of lines make lists.
//! Knows nothing of Sections.

use super::block::{Block, Body};
use super::html::Shared;
use super::inline::collapse;
use super::printed::{self, PrintedKind};
use crate::documents::outline::PassageKind;
use crate::platform::html::escape;

/// Longest line taken for a heading, in characters.
const HEADING_LENGTH: usize = 120;

/// Reads a plain text. Its first line is its name when a line of `=` stands below it and the next
/// headings are numbered; otherwise it has none.
pub(super) fn read(text: &str, shared: &mut Shared) -> Body {
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = Reader {
        blocks: Vec::new(),
        lines: Vec::new(),
        shared,
        group: 0,
        indents: Vec::new(),
    };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let alone = reader.lines.is_empty();
        let trimmed = line.trim();
        let below = lines.get(index + 1).map_or("", |next| next.trim());
        index += 1;
        if trimmed.is_empty() || is_rule(trimmed) {
            reader.end_paragraph();
        } else if let Some(level) = underline_level(trimmed, below).filter(|_| alone) {
            reader.heading(trimmed, level);
            index += 1;
        } else if let Some(level) =
            heading_level(trimmed).filter(|_| alone && (below.is_empty() || is_named(trimmed)))
        {
            reader.heading(trimmed, level);
        } else if let Some(item) = Item::of(line) {
            reader.end_paragraph();
            reader.item(item);
        } else if !alone || !reader.continues_item(line) {
            reader.lines.push(trimmed.to_owned());
        }
    }
    reader.end_paragraph();
    Body {
        blocks: reader.blocks,
        ..Body::default()
    }
}

struct Reader<'a> {
    blocks: Vec<Block>,
    /// Lines of the paragraph being read.
    lines: Vec<String>,
    shared: &'a mut Shared,
    /// The list being read; 0 for none.
    group: u32,
    /// Columns at which its levels start.
    indents: Vec<usize>,
}

impl Reader<'_> {
    fn end_paragraph(&mut self) {
        let text = collapse(&self.lines.join(" "));
        self.lines.clear();
        if !text.is_empty() {
            self.end_list();
            let html = escape(&text);
            self.blocks
                .push(Block::new(PassageKind::Paragraph, text, html));
        }
    }

    fn end_list(&mut self) {
        self.group = 0;
        self.indents.clear();
    }

    fn heading(&mut self, line: &str, level: u8) {
        self.end_paragraph();
        self.end_list();
        let text = collapse(line);
        let html = escape(&text);
        self.blocks.push(Block::heading(level, text, html));
    }

    fn item(&mut self, item: Item<'_>) {
        if self.group == 0 {
            self.group = self.shared.next_group();
        }
        while self.indents.last().is_some_and(|open| *open > item.indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&item.indent) {
            self.indents.push(item.indent);
        }
        let text = collapse(item.text);
        self.blocks.push(Block {
            number: item.mark,
            depth: u8::try_from(self.indents.len().saturating_sub(1)).unwrap_or(u8::MAX),
            group: self.group,
            ordered: item.ordinal > 0,
            start: item.ordinal,
            ..Block::new(PassageKind::ListItem, text.clone(), escape(&text))
        });
    }

    /// Adds an indented line to the item above it; false where there is none.
    fn continues_item(&mut self, line: &str) -> bool {
        let indented = line.starts_with([' ', '\t']);
        let Some(item) = self
            .blocks
            .last_mut()
            .filter(|block| self.group != 0 && indented && block.kind == PassageKind::ListItem)
        else {
            return false;
        };
        item.text = collapse(&format!("{} {}", item.text, line));
        item.html = escape(&item.text);
        true
    }
}

/// A line that opens a list item.
struct Item<'a> {
    indent: usize,
    /// "1.", "a)"; empty for a dash.
    mark: String,
    ordinal: u32,
    text: &'a str,
}

impl<'a> Item<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let (mark, text) = body.split_once([' ', '\t'])?;
        if text.trim().is_empty() {
            return None;
        }
        if matches!(mark, "-" | "*" | "+" | "•" | "–" | "—" | "o") && !(mark == "o" && indent == 0)
        {
            return Some(Self {
                indent,
                mark: String::new(),
                ordinal: 0,
                text,
            });
        }
        let label = mark.strip_suffix(['.', ')'])?.trim_start_matches('(');
        let ordinal = match label.as_bytes() {
            [letter] if letter.is_ascii_lowercase() => u32::from(letter - b'a') + 1,
            [] => return None,
            digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => {
                label.parse().ok().filter(|ordinal| *ordinal > 0)?
            }
            _ => return None,
        };
        Some(Self {
            indent,
            mark: mark.to_owned(),
            ordinal,
            text,
        })
    }
}

/// Level of a heading by the marks drawn below it: `=` is 1, `-` and `~` are 2.
fn underline_level(line: &str, below: &str) -> Option<u8> {
    let mark = below.chars().next()?;
    let drawn = below.chars().count() >= 3 && below.chars().all(|c| c == mark);
    if !drawn || line.chars().count() > HEADING_LENGTH {
        return None;
    }
    match mark {
        '=' => Some(1),
        '-' | '~' => Some(2),
        _ => None,
    }
}

/// Level of a line that is a heading by itself.
fn heading_level(line: &str) -> Option<u8> {
    if line.chars().count() > HEADING_LENGTH || line.ends_with([';', ',']) {
        return None;
    }
    if let Some(printed) = printed::printed(line) {
        let is_sentence = printed.rest.ends_with('.') || printed.rest.is_empty();
        return match printed.kind {
            PrintedKind::Named if is_named(line) => Some(named_level(&printed.number)),
            // "1. Text" is a list item; "1 Title" and "5.2.1 Title" are headings.
            PrintedKind::Ordinal(_)
                if line.starts_with(&format!("{} ", printed.number)) && !is_sentence =>
            {
                Some(1)
            }
            PrintedKind::Path if !is_sentence => {
                u8::try_from(printed.number.split('.').count()).ok()
            }
            _ => None,
        };
    }
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let is_capitals = letters.clone().count() >= 4 && letters.clone().all(char::is_uppercase);
    is_capitals.then_some(1)
}

fn is_named(line: &str) -> bool {
    printed::printed(line)
        .is_some_and(|printed| printed.kind == PrintedKind::Named && printed.number.contains(' '))
}

fn named_level(number: &str) -> u8 {
    let name = number.split(' ').next().unwrap_or_default().to_lowercase();
    match name.as_str() {
        "artikel" | "article" | "section" | "sectie" | "paragraaf" | "paragraph" | "afdeling" => 2,
        _ => 1,
    }
}

fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<String> {
        read(text, &mut Shared::default())
            .blocks
            .iter()
            .map(|b| format!("{} {}{} {} {}", b.kind, b.level, b.depth, b.number, b.text))
            .collect()
    }

    #[test]
    fn reads_headings_paragraphs_and_lists() {
        assert_eq!(
            read_all(
                "CYBERSTRATEGIE\n\n1 Inleiding\n\nEerste regel\ntweede regel.\n\n5.2.1 Toezicht\n\
                 \nArtikel 3 Taken\nDe minister heeft:\n\n- een taak;\n  die doorloopt\n- nog een\n  a) onder\n\n\
                 Slot\n----\nEinde."
            ),
            [
                "heading 10  CYBERSTRATEGIE",
                "heading 10  1 Inleiding",
                "paragraph 00  Eerste regel tweede regel.",
                "heading 30  5.2.1 Toezicht",
                "heading 20  Artikel 3 Taken",
                "paragraph 00  De minister heeft:",
                "list-item 00  een taak; die doorloopt",
                "list-item 00  nog een",
                "list-item 01 a) onder",
                "heading 20  Slot",
                "paragraph 00  Einde.",
            ]
        );
    }

    #[test]
    fn a_numbered_sentence_is_an_item() {
        assert_eq!(
            read_all("1. Dit is een lid.\n2. Dit ook."),
            [
                "list-item 00 1. Dit is een lid.",
                "list-item 00 2. Dit ook."
            ]
        );
    }
}
