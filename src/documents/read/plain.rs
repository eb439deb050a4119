//! Plain text to blocks: blank lines part paragraphs; numbered, underlined and all-capital lines
//! are headings; dashes, numbers and letters in front of lines make lists.
//! Knows nothing of Sections.

use std::collections::HashSet;

use super::block::{Block, Body, Note};
use super::headings;
use super::html::Shared;
use super::inline::{Inline, collapse};
use super::openings::{Item, heading_level, is_named, is_rule, underline_level};
use super::page_lines::{
    Kind, Looks, PlainLine, ends_sentence, is_mark, note_of, parts_a_sentence,
};
use super::page_notes::RawNote;
use super::pages;
use super::printed::{self, PrintedKind};
use super::remarks::Remarks;
use super::wrapped::Wrapping;
use crate::documents::outline::PassageKind;
use crate::platform::html::escape;

/// Reads a plain text. Its first line is its name when a line of `=` stands below it and the next
/// headings are numbered; otherwise it has none.
pub(super) fn read(text: &str, shared: &mut Shared) -> Body {
    read_lines(pages::lines_of(text), shared)
}

/// Reads lines, of some of which it is known what they look like.
pub(super) fn read_lines(lines: Vec<PlainLine>, shared: &mut Shared) -> Body {
    let mut remarks = Remarks::default();
    let pages = pages::unpaged(lines, &mut remarks);
    let notes = notes_of(&pages.notes, shared, &mut remarks);
    let wrapping = Wrapping::of(&pages.lines);
    let lines = lines_of(&pages.lines, &wrapping);
    // Where headings are told by their looks, a number in front makes none.
    let is_told = lines
        .iter()
        .any(|line| matches!(line.looks, Looks::Heading(_)));
    let numbers: HashSet<u32> = lines
        .iter()
        .filter_map(|line| match printed::printed(line.words)?.kind {
            PrintedKind::Ordinal(ordinal) => Some(ordinal),
            _ => None,
        })
        .collect();
    let mut reader = Reader {
        blocks: Vec::new(),
        text: String::new(),
        last: "",
        wrapping: &wrapping,
        notes: &notes,
        shared,
        remarks,
        group: 0,
        in_table: false,
        indents: Vec::new(),
    };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let alone = reader.text.is_empty();
        let trimmed = line.words;
        let next = lines.get(index + 1);
        let below = next
            .filter(|next| !next.parted)
            .map_or("", |next| next.words);
        index += 1;
        if line.parted && !line.goes_on {
            reader.end_paragraph();
        }
        let alone = alone || line.parted && !line.goes_on;
        if let Looks::TableRow(cells) = line.looks {
            reader.table_row(cells);
        } else if let Looks::Heading(level) = line.looks {
            reader.heading(trimmed, *level);
        } else if is_rule(trimmed) {
            reader.end_paragraph();
        } else if let Some(level) = underline_level(trimmed, below).filter(|_| alone) {
            reader.heading(trimmed, level);
            index += 1;
        } else if let Some(level) = heading_level(trimmed, &numbers)
            .filter(|_| alone && !line.goes_on && (below.is_empty() || is_named(trimmed)))
            .filter(|_| !is_told || is_named(trimmed))
        {
            reader.heading(trimmed, level);
        } else if let Some(item) =
            Item::of(line.whole).filter(|item| alone || reader.may_begin(item))
        {
            reader.end_paragraph();
            reader.item(item);
        } else if !(alone && reader.continues_item(line)) {
            reader.add(trimmed);
        }
        reader.last = trimmed;
    }
    reader.end_paragraph();
    let (mut blocks, remarks) = (reader.blocks, reader.remarks);
    headings::lone_items(&mut blocks, 0);
    Body {
        title: pages.running_title.filter(|_| !is_told),
        blocks,
        notes,
        remarks,
        ..Body::default()
    }
}

/// A line that stays.
#[derive(Debug, Clone, Copy)]
struct KeptLine<'a> {
    whole: &'a str,
    /// Without the blanks it begins with.
    words: &'a str,
    /// Whether an empty line, or the break between two pages, stands before it.
    parted: bool,
    /// Whether the sentence before it goes on in it all the same.
    goes_on: bool,
    looks: &'a Looks,
}

/// The lines that stay, each with how it stands to the one before.
fn lines_of<'a>(lines: &'a [PlainLine], wrapping: &Wrapping) -> Vec<KeptLine<'a>> {
    let mut out: Vec<KeptLine<'a>> = Vec::with_capacity(lines.len());
    let (mut parted, mut paged) = (false, false);
    for line in lines {
        paged |= line.feed || matches!(line.kind, Kind::Furniture | Kind::Note);
        if line.kind != Kind::Words {
            parted = true;
            continue;
        }
        let before = out.last().map_or("", |before| before.words);
        // Over the end of a page a paragraph goes on where its sentence does, or where its last line is full; over an
        // empty line only where both are so.
        let full = wrapping.is_full(before);
        let sentence = parts_a_sentence(before, line.words())
            || before.ends_with(['-', '\u{AD}']) && line.words().starts_with(char::is_lowercase);
        let open = !ends_sentence(before) && !before.ends_with(',');
        let is_before =
            |before: &KeptLine<'_>| before.looks.is_apart() && *before.looks != Looks::Start;
        let is_set_apart = line.looks.is_apart() || out.last().is_some_and(is_before);
        let goes_on = !before.is_empty()
            && !is_set_apart
            && (parted || paged)
            && (sentence && (paged || full)
                || paged && full && !begins_anew(line.words()) && (open || ends_sentence(before)));
        out.push(KeptLine {
            whole: &line.text,
            words: line.words(),
            parted: parted || paged,
            goes_on,
            looks: &line.looks,
        });
        (parted, paged) = (false, false);
    }
    out
}

/// Whether a line is a heading or an item, and so the start of something.
fn begins_anew(line: &str) -> bool {
    Item::of(line).is_some() || heading_level(line, &HashSet::new()).is_some()
}

fn notes_of(raw: &[RawNote], shared: &mut Shared, remarks: &mut Remarks) -> Vec<Note> {
    raw.iter()
        .map(|raw| {
            let wrapping = Wrapping::default();
            let mut text = String::new();
            for line in &raw.lines {
                wrapping.join(&mut text, line, remarks);
            }
            let text = collapse(&text);
            let anchor = shared.names.anchor(&raw.number);
            Note {
                html: format!("<span id=\"{anchor}\">{}</span>", escape(&text)),
                number: raw.number.clone(),
                text,
                anchor,
                refers_to: Vec::new(),
            }
        })
        .collect()
}

struct Reader<'a> {
    blocks: Vec<Block>,
    /// The paragraph being read.
    text: String,
    /// The line before.
    last: &'a str,
    wrapping: &'a Wrapping,
    notes: &'a [Note],
    shared: &'a mut Shared,
    remarks: Remarks,
    /// The list or table being read; 0 for none.
    group: u32,
    in_table: bool,
    /// Columns at which its levels start.
    indents: Vec<usize>,
}

impl Reader<'_> {
    fn add(&mut self, line: &str) {
        let mut text = std::mem::take(&mut self.text);
        self.wrapping.join(&mut text, line, &mut self.remarks);
        self.text = text;
    }

    /// Whether an item may begin behind the line before, within a paragraph: a line that was only broken off may begin
    /// like one ("… in artikel" / "5. van de wet").
    fn may_begin(&self, item: &Item<'_>) -> bool {
        ends_sentence(self.last)
            || self.last.ends_with(',')
            || item.ordinal <= 1 && !self.wrapping.is_full(self.last)
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !collapse(&text).is_empty() {
            self.end_list();
            let block = self.block(PassageKind::Paragraph, &text);
            self.blocks.push(block);
        }
    }

    /// A block of these words, the marks of notes made links.
    fn block(&self, kind: PassageKind, words: &str) -> Block {
        let mut line = Inline::new();
        let mut rest = words;
        while let Some(at) = rest.find(is_mark) {
            let (before, mark) = rest.split_at(at);
            line.words(before);
            let sign = mark.chars().next().unwrap_or_default();
            rest = &mark[sign.len_utf8()..];
            if let Some((index, note)) =
                note_of(sign).and_then(|index| Some((index, self.notes.get(index)?)))
            {
                line.note(index, &note.number, &note.anchor);
            }
        }
        line.words(rest);
        let (text, html, refers_to) = line.finish();
        Block {
            refers_to,
            ..Block::new(kind, text, html)
        }
    }

    fn end_list(&mut self) {
        self.in_table = false;
        self.group = 0;
        self.indents.clear();
    }

    fn heading(&mut self, line: &str, level: u8) {
        self.end_paragraph();
        self.end_list();
        let block = self.block(PassageKind::Heading, line);
        self.blocks.push(Block { level, ..block });
    }

    fn table_row(&mut self, cells: &[String]) {
        self.end_paragraph();
        if !self.in_table {
            self.end_list();
            self.group = self.shared.next_group();
            self.in_table = true;
        }
        let mut html = String::new();
        let (mut words, mut refers_to) = (Vec::new(), Vec::new());
        for cell in cells {
            let block = self.block(PassageKind::TableRow, cell);
            html.push_str(&format!("<td>{}</td>", block.html));
            words.push(block.text);
            refers_to.extend(block.refers_to);
        }
        self.blocks.push(Block {
            group: self.group,
            refers_to,
            ..Block::new(PassageKind::TableRow, words.join(" | "), html)
        });
    }

    fn item(&mut self, item: Item<'_>) {
        if self.in_table {
            self.end_list();
        }
        if self.group == 0 {
            self.group = self.shared.next_group();
        }
        while self.indents.last().is_some_and(|open| *open > item.indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&item.indent) {
            self.indents.push(item.indent);
        }
        let block = self.block(PassageKind::ListItem, item.text);
        self.blocks.push(Block {
            number: item.mark,
            depth: u8::try_from(self.indents.len().saturating_sub(1)).unwrap_or(u8::MAX),
            group: self.group,
            ordered: item.ordinal > 0,
            start: item.ordinal,
            ..block
        });
    }

    /// Adds a line to the item above it; false where there is none, or the line begins something new.
    fn continues_item(&mut self, line: &KeptLine<'_>) -> bool {
        if self.group == 0 || self.in_table {
            return false;
        }
        let indented = line.whole.starts_with([' ', '\t']) && !line.parted;
        let broken_off =
            !line.parted && (self.wrapping.is_full(self.last) || !ends_sentence(self.last));
        if !(indented || broken_off || line.goes_on) {
            return false;
        }
        let Some(mut item) = self
            .blocks
            .pop_if(|block| block.kind == PassageKind::ListItem)
        else {
            return false;
        };
        let more = self.block(PassageKind::ListItem, line.words);
        self.wrapping
            .join(&mut item.text, &more.text, &mut self.remarks);
        self.wrapping
            .join(&mut item.html, &more.html, &mut Remarks::default());
        item.refers_to.extend(more.refers_to);
        self.blocks.push(item);
        true
    }
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
                "heading 30  Artikel 3 Taken",
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
