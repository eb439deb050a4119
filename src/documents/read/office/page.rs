//! What a word processor keeps as a row of paragraphs, as the HTML that `html` reads: items become lists within lists,
//! lines of code one block, notes stand at the end. Knows no format, and no numbers but those it is given.

use std::fmt::Write;

use super::line::HtmlLine;
use crate::documents::read::headings::named_depth;
use crate::documents::read::marks::is_mark;
use crate::documents::read::printed::{PrintedKind, printed};
use crate::platform::html::escape;

/// One paragraph or table.
#[derive(Debug)]
pub(in crate::documents::read) enum Piece {
    Heading {
        /// From 1; 0 for the title of the whole.
        level: u8,
        /// The number it prints, or nothing.
        mark: String,
        html: String,
    },
    Item(PageItem),
    Text {
        role: ParagraphRole,
        /// How far it is set in, in twentieths of a point.
        indent: Option<i32>,
        html: String,
    },
    /// HTML of a block.
    Whole(String),
}

/// An item of a list.
#[derive(Debug)]
pub(in crate::documents::read) struct PageItem {
    /// Which list.
    pub list: u32,
    /// From 0.
    pub level: u16,
    /// How far its words are set in, in twentieths of a point.
    pub indent: Option<i32>,
    pub mark: PageMark,
    pub html: String,
}

/// What an item prints in front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::documents::read) enum PageMark {
    Bullet,
    Number { printed: String, ordinal: u32 },
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::documents::read) enum ParagraphRole {
    Plain,
    Quote,
    Code,
    /// It belongs to the item before it.
    GoesOn,
}

/// A note, with the mark printed at its reference.
#[derive(Debug)]
pub(in crate::documents::read) struct PageNote {
    pub mark: String,
    pub pieces: Vec<Piece>,
}

/// The page of a text and its notes.
pub(in crate::documents::read) fn page(pieces: Vec<Piece>, notes: Vec<PageNote>) -> String {
    let mut writer = PageWriter::default();
    writer.write(join_titles(pieces));
    let mut html = format!("<!doctype html><html><body>{}", writer.html);
    for (index, note) in notes.into_iter().enumerate() {
        html.push_str(&format!(
            "<div role=\"doc-footnote\" id=\"fn-{index}\" data-mark=\"{}\">{}</div>",
            escape(&note.mark),
            cell(note.pieces)
        ));
    }
    html.push_str("</body></html>");
    html
}

/// What stands in a cell or a note: numbers are part of the words there.
pub(in crate::documents::read) fn cell(pieces: Vec<Piece>) -> String {
    let mut html = String::new();
    let mut in_list = false;
    for piece in pieces {
        let is_bullet = matches!(&piece, Piece::Item(item) if item.mark == PageMark::Bullet);
        if is_bullet != in_list {
            html.push_str(if is_bullet { "<ul>" } else { "</ul>" });
            in_list = is_bullet;
        }
        match piece {
            Piece::Item(PageItem {
                mark: PageMark::Number { printed, .. },
                html: words,
                ..
            }) => paragraph(&mut html, &format!("{} {words}", escape(&printed))),
            Piece::Item(item) => {
                let _ = write!(html, "<li>{}</li>", item.html);
            }
            Piece::Heading {
                mark, html: words, ..
            } => {
                let _ = write!(html, "<h4>{} {words}</h4>", escape(&mark));
            }
            Piece::Text { html: words, .. } => paragraph(&mut html, &words),
            Piece::Whole(whole) => html.push_str(&whole),
        }
    }
    if in_list {
        html.push_str("</ul>");
    }
    html
}

fn paragraph(html: &mut String, words: &str) {
    // Writing to a String does not fail.
    let _ = write!(html, "<p>{words}</p>");
}

/// A title over several paragraphs is one.
fn join_titles(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let (
            Piece::Heading { level: 0, html, .. },
            Some(Piece::Heading {
                level: 0,
                html: above,
                ..
            }),
        ) = (&piece, joined.last_mut())
        {
            above.push(' ');
            above.push_str(html);
        } else {
            joined.push(piece);
        }
    }
    joined
}

/// A list that is open.
#[derive(Debug)]
struct OpenList {
    list: u32,
    level: u16,
    indent: Option<i32>,
    is_bullets: bool,
}

#[derive(Debug, Default)]
struct PageWriter {
    html: String,
    open: Vec<OpenList>,
    /// Added to each level, as the title of the whole takes the first.
    below_title: u8,
    /// Level of the last heading that is marked as one.
    heading: u8,
}

impl PageWriter {
    fn write(&mut self, pieces: Vec<Piece>) {
        let is_title = |piece: &Piece| matches!(piece, Piece::Heading { level: 0, .. });
        self.below_title = u8::from(pieces.iter().any(is_title));
        let next_lists = next_lists(&pieces);
        let mut code: Option<String> = None;
        for (piece, next_list) in pieces.into_iter().zip(next_lists) {
            match (&piece, &mut code) {
                (
                    Piece::Text {
                        role: ParagraphRole::Code,
                        html,
                        ..
                    },
                    code,
                ) => {
                    self.close_to(0);
                    let lines = code.get_or_insert_default();
                    lines.push_str(&html.replace("<br>", "\n"));
                    lines.push('\n');
                    continue;
                }
                (_, code) => self.code(code.take()),
            }
            self.piece(piece, next_list);
        }
        self.code(code);
        self.close_to(0);
    }

    fn code(&mut self, lines: Option<String>) {
        if let Some(lines) = lines {
            self.html.push_str(&format!("<pre>{lines}</pre>"));
        }
    }

    fn piece(&mut self, piece: Piece, next_list: Option<u32>) {
        match piece {
            Piece::Heading { level, mark, html } => {
                self.heading = level;
                self.heading(level.saturating_add(self.below_title), &mark, &html);
            }
            Piece::Item(item) => self.item(item),
            Piece::Text {
                role, indent, html, ..
            } => {
                match role {
                    ParagraphRole::GoesOn if !self.open.is_empty() => {}
                    ParagraphRole::Plain => self.go_on(indent, next_list),
                    _ => self.close_to(0),
                }
                if role == ParagraphRole::Quote {
                    self.html
                        .push_str(&format!("<blockquote><p>{html}</p></blockquote>"));
                } else {
                    paragraph(&mut self.html, &html);
                }
            }
            Piece::Whole(html) => {
                self.close_to(0);
                self.html.push_str(&html);
            }
        }
    }

    fn heading(&mut self, level: u8, mark: &str, html: &str) {
        self.close_to(0);
        let level = level.clamp(1, 9);
        let _ = write!(self.html, "<div role=\"heading\" aria-level=\"{level}\"");
        if html.trim().is_empty() {
            // A number alone is its own text.
            let _ = write!(self.html, ">{}</div>", escape(mark));
        } else if !mark.is_empty() && !is_mark(mark) {
            let _ = write!(self.html, ">{} {html}</div>", escape(mark));
        } else {
            if !mark.is_empty() {
                let _ = write!(self.html, " data-mark=\"{}\"", escape(mark));
            }
            let _ = write!(self.html, ">{html}</div>");
        }
    }

    /// Whether a paragraph between items goes on one of them: it is set in as far, and the list goes on behind it.
    fn go_on(&mut self, indent: Option<i32>, next_list: Option<u32>) {
        let goes_on = self.open.iter().rposition(|open| {
            Some(open.list) == next_list
                && open.indent.is_some_and(|own| own > 0)
                && open.indent <= indent
        });
        self.close_to(goes_on.map_or(0, |at| at + 1));
    }

    fn item(&mut self, mut item: PageItem) {
        if let PageMark::Number { printed, .. } = &item.mark {
            if let Some(depth) = named_level(printed) {
                self.named(printed, depth, &item.html);
                return;
            }
            if item.html.trim().is_empty() {
                return;
            }
        } else if item.html.trim().is_empty() {
            return;
        }
        if let PageMark::Number { printed, .. } = &item.mark
            && !is_mark(printed)
        {
            // What is no mark to us stays in front of the words, and none is made up.
            item.html = format!("{} {}", escape(printed), item.html);
            item.mark = PageMark::Bullet;
        }
        let is_bullets = item.mark == PageMark::Bullet;
        self.close_to(self.place_of(&item));
        let is_sibling = self.open.last().is_some_and(|open| {
            (open.list, open.level) == (item.list, item.level) && open.is_bullets == is_bullets
        });
        if is_sibling {
            self.html.push_str("</li>");
        } else {
            self.html.push_str(if is_bullets { "<ul>" } else { "<ol>" });
            self.open.push(OpenList {
                list: item.list,
                level: item.level,
                indent: item.indent,
                is_bullets,
            });
        }
        match &item.mark {
            PageMark::Bullet => self.html.push_str("<li>"),
            PageMark::Number { printed, ordinal } => {
                let _ = write!(
                    self.html,
                    "<li value=\"{ordinal}\" data-mark=\"{}\">",
                    escape(printed)
                );
            }
        }
        paragraph(&mut self.html, &item.html);
    }

    /// How many of the open lists stay open for an item.
    fn place_of(&self, item: &PageItem) -> usize {
        let is_bullets = item.mark == PageMark::Bullet;
        let own = self
            .open
            .iter()
            .rposition(|open| open.list == item.list && open.level <= item.level);
        if let Some(own) = own {
            let open = &self.open[own];
            // Beside its own level, or below the one above it.
            return if open.level == item.level && open.is_bullets != is_bullets {
                own
            } else {
                own + 1
            };
        }
        let deeper = self.open.iter().position(|open| open.list == item.list);
        let within = &self.open[..deeper.unwrap_or(self.open.len())];
        // Another list stands within what is set in less, or is of a level above.
        let is_within = |open: &OpenList| match (open.indent, item.indent) {
            (Some(open), Some(own)) => open < own,
            _ => open.level < item.level,
        };
        within.iter().rposition(is_within).map_or(0, |at| at + 1)
    }

    /// A paragraph that counts as articles do heads what follows it; a sentence in it stands below.
    fn named(&mut self, mark: &str, depth: u8, html: &str) {
        let level = self
            .heading
            .saturating_add(self.below_title)
            .saturating_add(depth);
        let is_sentence = html.trim_end().ends_with(['.', ';', ':', ',']);
        if is_sentence {
            self.heading(level, mark, "");
            paragraph(&mut self.html, html);
        } else {
            self.heading(level, mark, html);
        }
    }

    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            let closed = self.open.pop();
            let is_bullets = closed.is_some_and(|list| list.is_bullets);
            self.html.push_str(if is_bullets {
                "</li></ul>"
            } else {
                "</li></ol>"
            });
        }
    }
}

/// For each piece the list of the next item, where only paragraphs stand between.
fn next_lists(pieces: &[Piece]) -> Vec<Option<u32>> {
    let mut next = None;
    let mut found: Vec<Option<u32>> = pieces
        .iter()
        .rev()
        .map(|piece| {
            let behind = next;
            next = match piece {
                Piece::Item(item) => Some(item.list),
                Piece::Text {
                    role: ParagraphRole::Plain | ParagraphRole::GoesOn,
                    ..
                } => behind,
                _ => None,
            };
            behind
        })
        .collect();
    found.reverse();
    found
}

/// How deep below other headings a number such as "Artikel 3" stands; `None` for one that is no heading's.
fn named_level(mark: &str) -> Option<u8> {
    let mark = mark.trim_end_matches(['.', ':', ' ']);
    let number = printed(&format!("{mark}: X"))?;
    (number.kind == PrintedKind::Named && number.number.contains(' ') && number.rest == "X")
        .then(|| named_depth(&number.number))
}

/// Whether a mark says where one is, and is no dot or dash.
pub(in crate::documents::read) fn has_number(mark: &str) -> bool {
    mark.chars()
        .any(|c| c.is_alphanumeric() || matches!(c, '†' | '‡' | '§'))
}

/// A line of words alone.
pub(in crate::documents::read) fn text(line: HtmlLine) -> Piece {
    Piece::Text {
        role: ParagraphRole::Plain,
        indent: None,
        html: line.finish(),
    }
}
