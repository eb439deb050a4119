//! HTML to blocks: headings, paragraphs, list items, table rows, quotations, code and notes; every
//! other container is walked through, so that no text is lost. Also the second half of reading
//! Markdown. Knows nothing of Sections.

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node};

use super::block::{Block, Body, Note};
use super::classes::{self, Rank};
use super::contents;
use super::footnotes::{NoteNames, Notes};
use super::headings;
use super::inline::{Inline, Line, collapse};
use super::lettered;
use super::marks::is_mark;
use super::remarks::Remarks;
use super::styles::Styles;
use super::tables;
use super::tree::{self, TooDeep};
use crate::documents::outline::{Changes, PassageKind};
use crate::platform::html::escape;

/// Elements that start a block of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What is shared over the files of one text.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Footnote numbers and anchors in use.
    pub names: NoteNames,
    /// What becomes of tracked changes.
    pub changes: Changes,
    /// Last identifier given to a list or table.
    pub last_group: u32,
}

impl Shared {
    /// Identifier of a new list or table.
    pub(super) fn next_group(&mut self) -> u32 {
        self.last_group = self.last_group.saturating_add(1);
        self.last_group
    }
}

/// Reads a page or fragment. `max_depth` counts elements.
///
/// # Errors
/// [`TooDeep`] when the elements nest deeper than that, or the tree grows out of proportion.
pub(super) fn read(html: &str, max_depth: usize, shared: &mut Shared) -> Result<Body, TooDeep> {
    let page = tree::parse(html, max_depth)?;
    let notes = Notes::of(&page, &mut shared.names);
    let styles = Styles::of(&page);
    let mut walker = Walker {
        notes: &notes,
        styles: &styles,
        shared: &mut *shared,
        blocks: Vec::new(),
        remarks: Remarks::default(),
    };
    walker.container(page.tree.root(), false);
    let found: Vec<Note> = notes
        .found
        .iter()
        .filter_map(|note| {
            let mut line = Inline::new();
            walker.flatten(page.tree.get(note.node)?, &mut line);
            let (text, html, refers_to) = line.finish();
            Some(Note {
                number: note.number.clone(),
                anchor: note.anchor.clone(),
                html: format!("<span id=\"{}\">{html}</span>", note.anchor),
                text,
                refers_to,
            })
        })
        .collect();
    let Walker {
        mut blocks,
        mut remarks,
        ..
    } = walker;
    headings::settle(&mut blocks, &mut remarks);
    contents::take_out(&mut blocks, &mut remarks);
    lettered::find_items(&mut blocks, || shared.next_group());
    Ok(Body {
        title: page_title(&page),
        title_is_heading: false,
        blocks,
        notes: found,
        remarks,
    })
}

fn page_title(page: &Html) -> Option<String> {
    page.tree
        .nodes()
        .filter_map(ElementRef::wrap)
        .find(|element| element.value().name() == "title")
        .map(|element| collapse(&element.text().collect::<String>()))
        .filter(|title| !title.is_empty())
}

/// Walks the tree and gathers blocks. The recursion is as deep as the tree, which `tree` bounds.
pub(super) struct Walker<'a> {
    pub(super) notes: &'a Notes,
    pub(super) styles: &'a Styles,
    pub(super) shared: &'a mut Shared,
    pub(super) blocks: Vec<Block>,
    pub(super) remarks: Remarks,
}

impl Walker<'_> {
    /// Blocks of a container; loose text between them becomes paragraphs.
    pub(super) fn container(&mut self, node: NodeRef<'_, Node>, quoted: bool) {
        let mut line = Inline::in_lines();
        for child in node.children() {
            match ElementRef::wrap(child) {
                Some(element) if self.is_block(element) => {
                    self.paragraph(&mut line, quoted);
                    self.block(element, quoted);
                }
                _ => self.write(child, &mut line),
            }
        }
        self.paragraph(&mut line, quoted);
    }

    fn block(&mut self, element: ElementRef<'_>, quoted: bool) {
        if self.left_out(element) {
            return;
        }
        if let Some(rank) = classes::rank(element).filter(|_| !quoted) {
            self.heading(element, rank);
            return;
        }
        match element.value().name() {
            "p" => {
                let mut line = Inline::in_lines();
                self.flatten(*element, &mut line);
                let from = self.blocks.len();
                self.paragraph(&mut line, quoted);
                if classes::is_item(element) {
                    self.listed(from);
                }
            }
            "ul" | "ol" | "menu" | "dir" => {
                let group = self.shared.next_group();
                self.list(element, Place { depth: 0, group });
            }
            "dl" => {
                let group = self.shared.next_group();
                self.definitions(element, Place { depth: 0, group });
            }
            "table" => self.table(element, quoted, None),
            "pre" => self.code(element),
            "blockquote" => self.container(*element, true),
            "hr" => {}
            _ => self.container(*element, quoted),
        }
    }

    fn heading(&mut self, element: ElementRef<'_>, rank: Rank) {
        let mut line = Inline::new();
        self.flatten(*element, &mut line);
        let (text, html, refers_to) = line.finish();
        if text.is_empty() {
            return;
        }
        // The title of an article, on a line below its number.
        if rank.continues
            && let Some(above) = self.blocks.last_mut()
            && above.kind == PassageKind::Heading
        {
            above.text = format!("{} {text}", above.text);
            above.html = format!("{} {html}", above.html);
            above.refers_to.extend(refers_to);
            return;
        }
        // The number that a word processor counted.
        let mark = element.value().attr("data-mark").map(str::trim);
        self.blocks.push(Block {
            refers_to,
            number: mark
                .filter(|mark| is_mark(mark))
                .unwrap_or_default()
                .to_owned(),
            ..Block::heading(rank.level, text, html)
        });
    }

    pub(super) fn paragraph(&mut self, line: &mut Inline, quoted: bool) {
        let line = std::mem::replace(line, Inline::in_lines());
        for lines in line.paragraphs() {
            for (line, _) in lettered::parted(lines, "") {
                let Line {
                    text,
                    html,
                    refers_to,
                } = line;
                let kind = if quoted {
                    PassageKind::Quote
                } else {
                    PassageKind::Paragraph
                };
                if !text.is_empty() && !is_generator_mark(&text) {
                    self.blocks.push(Block {
                        refers_to,
                        ..Block::new(kind, text, html)
                    });
                }
            }
        }
    }

    /// Makes items of the paragraphs from the given place on; those that follow one another are one list.
    fn listed(&mut self, from: usize) {
        let before = from
            .checked_sub(1)
            .and_then(|before| self.blocks.get(before))
            .filter(|before| before.kind == PassageKind::ListItem)
            .map(|before| before.group);
        let group = before.unwrap_or_else(|| self.shared.next_group());
        for block in self.blocks.iter_mut().skip(from) {
            block.kind = PassageKind::ListItem;
            block.group = group;
        }
    }

    pub(super) fn code(&mut self, element: ElementRef<'_>) {
        let source: String = element
            .text()
            .flat_map(str::chars)
            .filter(|c| super::decode::is_allowed(*c))
            .collect();
        let text = collapse(&source);
        if !text.is_empty() {
            let html = format!("<code>{}</code>", escape(source.trim_matches('\n')));
            self.blocks.push(Block::new(PassageKind::Code, text, html));
        }
    }

    /// A table; `place` is where the points go if that is what its rows are.
    pub(super) fn table(&mut self, table: ElementRef<'_>, quoted: bool, place: Option<Place>) {
        let read = tables::rows(table);
        if let Some(caption) = read.caption {
            let mut line = Inline::in_lines();
            self.flatten(*caption, &mut line);
            self.paragraph(&mut line, quoted);
        }
        if read.is_layout {
            for row in &read.rows {
                for cell in &row.cells {
                    self.container(**cell, quoted);
                }
            }
            return;
        }
        if let Some(points) = read.points() {
            self.points(&points, place);
            return;
        }
        let group = self.shared.next_group();
        for row in read.rows {
            if self.left_out(row.element) {
                continue;
            }
            let mut texts = Vec::new();
            let mut html = String::new();
            let mut refers_to = Vec::new();
            for cell in &row.cells {
                if self.left_out(*cell) {
                    continue;
                }
                let mut line = Inline::new();
                self.flatten(**cell, &mut line);
                let (text, inner, notes) = line.finish();
                html.push_str(&tables::cell(*cell, row.header, &inner));
                refers_to.extend(notes);
                if !text.is_empty() {
                    texts.push(text);
                }
            }
            if !texts.is_empty() {
                self.blocks.push(Block {
                    group,
                    header: row.header,
                    refers_to,
                    ..Block::new(PassageKind::TableRow, texts.join(" | "), html)
                });
            }
        }
    }

    /// Whether an element is, or somewhere holds, a block.
    pub(super) fn is_block(&self, element: ElementRef<'_>) -> bool {
        let name = element.value().name();
        BLOCKS.contains(&name)
            || !super::inline::is_plain_inline(name)
                && element
                    .descendants()
                    .filter_map(ElementRef::wrap)
                    .any(|inner| BLOCKS.contains(&inner.value().name()))
    }
}

pub(super) fn is_heading(element: ElementRef<'_>) -> bool {
    matches!(
        element.value().name(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
    )
}

/// Marks of site generators that stand where a paragraph would.
fn is_generator_mark(text: &str) -> bool {
    matches!(text, "[TOC]" | "[[TOC]]" | "[[_TOC_]]" | "{:toc}")
        || text.starts_with("{:") && text.ends_with('}')
}

/// Where an item stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Nesting, from 0.
    pub depth: u8,
    /// The outermost list.
    pub group: u32,
}
