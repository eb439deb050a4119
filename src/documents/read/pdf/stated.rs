//! A PDF by the structure it states: its elements become the HTML that `html` reads, their words put together from what
//! stands on the pages.

use super::signs::Sheet;
use super::tree::{StatedElement, StatedNode, is_inline};
use super::words::{self, HeadingLook, InLine, PageWords, flow, flow_in, is_note, label};
use crate::documents::read::office::line::HtmlLine;
use crate::documents::read::office::page::{self, PageNote, ParagraphRole, Piece};
use crate::documents::read::remarks::Remarks;
use crate::documents::remark::Noticed;

/// Of a hundred signs, how many at least must be part of the structure for it to be the text.
const MOST: usize = 99;

/// The text as HTML, and what was left out of it; `None` where what the file states is not what its pages show.
pub(super) fn to_html(whole: &StatedElement, sheets: &[Sheet]) -> Option<(String, Remarks)> {
    let words = PageWords::of(sheets);
    let all: usize = sheets.iter().map(|sheet| words::count(&sheet.signs)).sum();
    let has_headings = any(whole, &|element| heading_level(&element.kind).is_some());
    if all == 0 || words.held(whole) * 100 < all * MOST {
        return None;
    }
    let mut writer = StatedWriter {
        words,
        notes: Vec::new(),
        lists: 0,
        run: None,
        looks: Vec::new(),
    };
    if !has_headings {
        writer.find_looks(whole);
    }
    writer.find_notes(whole);
    let mut out = Vec::new();
    let within = ElementPlace {
        is_first: true,
        ..ElementPlace::default()
    };
    writer.blocks(&whole.inside, within, &mut out);
    let elements = std::mem::take(&mut writer.notes);
    let mut notes = Vec::with_capacity(elements.len());
    for (mark, element) in elements {
        let mut pieces = Vec::new();
        let within = ElementPlace {
            note: Some(&mark),
            labelled: true,
            words: true,
            ..ElementPlace::default()
        };
        writer.blocks(&element.inside, within, &mut pieces);
        notes.push(PageNote { mark, pieces });
    }
    Some((page::page(out, notes), writer.words.remarks))
}

fn any(element: &StatedElement, is: &dyn Fn(&StatedElement) -> bool) -> bool {
    is(element)
        || element.inside.iter().any(|node| match node {
            StatedNode::Element(element) => any(element, is),
            StatedNode::Piece { .. } => false,
        })
}

/// Level of a heading; 0 where it says none.
fn heading_level(kind: &str) -> Option<u8> {
    match kind {
        "Title" | "H" => Some(1),
        _ => kind
            .strip_prefix('H')?
            .parse()
            .ok()
            .filter(|level| (1..=9).contains(level)),
    }
}

/// Where an element stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ElementPlace<'w> {
    pub quoted: bool,
    /// The list it is in and how deep, and whether the item has its first words.
    pub item: Option<(u32, u16)>,
    /// Of a note or an item, whose number is told apart.
    pub labelled: bool,
    pub note: Option<&'w str>,
    /// At the start of the whole, where a title may stand.
    pub is_first: bool,
    /// In words: what has no kind of its own stands within the line.
    pub words: bool,
}

impl ElementPlace<'_> {
    /// Whether it is in the text itself: in no item, cell or note.
    fn is_plain(self) -> bool {
        self.item.is_none() && self.note.is_none() && !self.words
    }

    fn role(self) -> ParagraphRole {
        match self {
            Self { item: Some(_), .. } => ParagraphRole::GoesOn,
            Self { quoted: true, .. } => ParagraphRole::Quote,
            _ => ParagraphRole::Plain,
        }
    }
}

/// Writes elements as the pieces of a page.
pub(super) struct StatedWriter<'a> {
    pub words: PageWords,
    /// The notes with their marks, in order.
    notes: Vec<(String, &'a StatedElement)>,
    pub lists: u32,
    /// The list that goes on while nothing else comes between: where its items begin, and whether they are bullets.
    pub run: Option<(u32, Vec<(f32, bool)>)>,
    /// How headings look that are not stated, highest first.
    looks: Vec<HeadingLook>,
}

impl<'a> StatedWriter<'a> {
    fn find_notes(&mut self, element: &'a StatedElement) {
        for node in &element.inside {
            let StatedNode::Element(inner) = node else {
                continue;
            };
            if is_note(&inner.kind) {
                let mark = self.mark_of_note(inner);
                self.words.know_note(&mark, self.notes.len());
                self.notes.push((mark, inner));
            }
            self.find_notes(inner);
        }
    }

    /// The number of a note: its label, or what it begins with.
    fn mark_of_note(&mut self, note: &'a StatedElement) -> String {
        let words = match label(note) {
            Some(label) => self.words.text(&flow(&label.inside)),
            None => self.words.text(&flow(&note.inside)),
        };
        let number: String = words::plain_digits(words.trim_start_matches(['[', '(', ' ']))
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if number.is_empty() {
            words.chars().take(1).collect()
        } else {
            number
        }
    }

    /// Elements as pieces of a page: what stands within a line gathers to paragraphs.
    pub(super) fn blocks(
        &mut self,
        nodes: &'a [StatedNode],
        within: ElementPlace<'_>,
        out: &mut Vec<Piece>,
    ) {
        let mut line: Vec<InLine<'a>> = Vec::new();
        for node in nodes {
            match node {
                StatedNode::Element(element) if is_note(&element.kind) => {}
                StatedNode::Element(element) if within.labelled && element.kind == "Lbl" => {}
                StatedNode::Element(element) if !stands_in_line(element, within) => {
                    self.paragraph(&std::mem::take(&mut line), within, out);
                    self.block(element, within, out);
                }
                node => flow_in(node, &mut line),
            }
        }
        self.paragraph(&line, within, out);
    }

    pub(super) fn block(
        &mut self,
        element: &'a StatedElement,
        within: ElementPlace<'_>,
        out: &mut Vec<Piece>,
    ) {
        if within.is_plain() && matches!(element.kind.as_str(), "P" | "Table" | "Figure") {
            self.run = None;
        }
        if let Some(level) = heading_level(&element.kind) {
            self.run = None;
            let html = self.words.line(&flow(&element.inside), None);
            if !html.is_empty() {
                let mark = String::new();
                out.push(Piece::Heading { level, mark, html });
            }
            return;
        }
        match element.kind.as_str() {
            "TOC" | "TOCI" => {
                let words = self.words.text(&flow(&element.inside));
                self.words.remarks.notice(Noticed::Contents, words.trim());
            }
            "Artifact" => {}
            "L" => self.list(element, within, out),
            "Table" => {
                let html = self.table(element);
                out.push(Piece::Whole(html));
            }
            "P" if within.is_plain() && self.level_by_looks(element).is_some() => {
                let level = self.level_by_looks(element).unwrap_or(1);
                let html = self.words.line(&flow(&element.inside), None);
                let mark = String::new();
                out.push(Piece::Heading { level, mark, html });
            }
            "P" if within.is_first
                && out.is_empty()
                && self.words.are_title(&flow(&element.inside)) =>
            {
                let html = self.words.line(&flow(&element.inside), None);
                let mark = String::new();
                out.push(Piece::Heading {
                    level: 0,
                    mark,
                    html,
                });
            }
            "P" | "TD" | "TH" => {
                self.blocks(
                    &element.inside,
                    ElementPlace {
                        words: true,
                        ..within
                    },
                    out,
                );
            }
            "BlockQuote" => self.blocks(
                &element.inside,
                ElementPlace {
                    quoted: true,
                    ..within
                },
                out,
            ),
            "Figure" | "Formula"
                if element
                    .alt
                    .as_ref()
                    .is_some_and(|alt| !alt.trim().is_empty()) =>
            {
                let mut line = HtmlLine::default();
                line.picture(element.alt.as_deref().unwrap_or_default());
                out.push(text(within, line.finish()));
            }
            _ => self.blocks(&element.inside, within, out),
        }
    }

    /// Gathers how the paragraphs look that look like headings, where the file states none.
    fn find_looks(&mut self, element: &StatedElement) {
        if matches!(element.kind.as_str(), "L" | "Table" | "TOC") || is_note(&element.kind) {
            return;
        }
        if element.kind == "P" {
            self.looks
                .extend(self.words.heading_look(&flow(&element.inside)));
            self.looks.sort_unstable();
            self.looks.dedup();
            return;
        }
        for node in &element.inside {
            if let StatedNode::Element(inner) = node {
                self.find_looks(inner);
            }
        }
    }

    /// Level of a paragraph that looks like a heading, from 1.
    fn level_by_looks(&self, element: &StatedElement) -> Option<u8> {
        if self.looks.is_empty() {
            return None;
        }
        let look = self.words.heading_look(&flow(&element.inside))?;
        let rank = self.looks.binary_search(&look).ok()?;
        u8::try_from(rank + 1).ok().map(|level| level.min(9))
    }

    fn table(&mut self, table: &'a StatedElement) -> String {
        let mut html = String::from("<table>");
        self.rows(table, &mut html);
        html.push_str("</table>");
        html
    }

    fn rows(&mut self, of: &'a StatedElement, html: &mut String) {
        for node in &of.inside {
            let StatedNode::Element(element) = node else {
                continue;
            };
            match element.kind.as_str() {
                "TR" => {
                    html.push_str("<tr>");
                    for cell in &element.inside {
                        if let StatedNode::Element(cell) = cell {
                            self.cell(cell, html);
                        }
                    }
                    html.push_str("</tr>");
                }
                "THead" => {
                    html.push_str("<thead>");
                    self.rows(element, html);
                    html.push_str("</thead>");
                }
                "Caption" => {
                    let words = self.words.line(&flow(&element.inside), None);
                    html.push_str(&format!("<caption>{words}</caption>"));
                }
                _ => self.rows(element, html),
            }
        }
    }

    fn cell(&mut self, cell: &'a StatedElement, html: &mut String) {
        let mut inside = Vec::new();
        let within = ElementPlace {
            words: true,
            ..ElementPlace::default()
        };
        self.blocks(&cell.inside, within, &mut inside);
        let tag = if cell.kind == "TH" { "th" } else { "td" };
        let (columns, rows) = cell.spans;
        let inner = page::cell(inside);
        html.push_str(&format!(
            "<{tag} colspan=\"{columns}\" rowspan=\"{rows}\">{inner}</{tag}>"
        ));
    }

    fn paragraph(&mut self, flow: &[InLine<'a>], within: ElementPlace<'_>, out: &mut Vec<Piece>) {
        let mark = within.note.filter(|_| out.is_empty());
        let html = self.words.line(flow, mark);
        if !html.is_empty() {
            out.push(text(within, html));
        }
    }
}

/// Whether an element is part of a line of words.
fn stands_in_line(element: &StatedElement, within: ElementPlace<'_>) -> bool {
    let is_nothing = matches!(element.kind.as_str(), "NonStruct" | "Private");
    (is_inline(&element.kind) || is_nothing && within.words) && !holds_blocks(element)
}

fn holds_blocks(element: &StatedElement) -> bool {
    let within = ElementPlace {
        words: true,
        ..ElementPlace::default()
    };
    element.inside.iter().any(|node| match node {
        StatedNode::Element(inner) => {
            !is_note(&inner.kind) && inner.kind != "Figure" && !stands_in_line(inner, within)
        }
        StatedNode::Piece { .. } => false,
    })
}

fn text(within: ElementPlace<'_>, html: String) -> Piece {
    Piece::Text {
        role: within.role(),
        indent: None,
        html,
    }
}
