//! HTML to blocks: headings, paragraphs, list items, table rows, quotations, code and notes; every
//! other container is walked through, so that no text is lost. Also the second half of reading
//! Markdown. Knows nothing of Sections.

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node};

use super::block::{Block, Body, Note};
use super::footnotes::{NoteNames, Notes, is_note_list};
use super::inline::{Inline, collapse};
use super::tables;
use super::tree::{self, TooDeep};
use crate::documents::outline::PassageKind;
use crate::platform::html::escape;

/// Elements whose content is no text of the document.
const SKIPPED: &[&str] = &[
    "script", "style", "head", "template", "noscript", "nav", "svg", "math", "iframe", "object",
    "embed", "canvas", "audio", "video", "select", "textarea", "button", "input", "noembed",
    "noframes", "frameset", "datalist", "map", "title", "meta", "link", "base",
];

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
    /// Last identifier given to a list or table.
    pub last_group: u32,
}

/// Reads a page or fragment. `max_depth` counts elements.
///
/// # Errors
/// [`TooDeep`] when the elements nest deeper than that, or the tree grows out of proportion.
pub(super) fn read(html: &str, max_depth: usize, shared: &mut Shared) -> Result<Body, TooDeep> {
    let page = tree::parse(html, max_depth)?;
    let notes = Notes::of(&page, &mut shared.names);
    let mut walker = Walker {
        notes: &notes,
        shared,
        blocks: Vec::new(),
        pictures: 0,
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
                html: format!("<span id=\"{}\">{html}</span>", note.anchor),
                text,
                refers_to,
            })
        })
        .collect();
    let mut remarks = Vec::new();
    match walker.pictures {
        0 => {}
        1 => remarks.push("one picture was left out, as it has no description".to_owned()),
        n => remarks.push(format!(
            "{n} pictures were left out, as they have no description"
        )),
    }
    Ok(Body {
        title: page_title(&page),
        title_is_heading: false,
        blocks: walker.blocks,
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
    pub(super) shared: &'a mut Shared,
    pub(super) blocks: Vec<Block>,
    /// Pictures without a description.
    pub(super) pictures: usize,
}

impl Walker<'_> {
    /// Blocks of a container; loose text between them becomes paragraphs.
    fn container(&mut self, node: NodeRef<'_, Node>, quoted: bool) {
        let mut line = Inline::new();
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
        match element.value().name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !quoted => self.heading(element),
            "p" => {
                let mut line = Inline::new();
                self.flatten(*element, &mut line);
                self.paragraph(&mut line, quoted);
            }
            "ul" | "ol" | "menu" | "dir" => {
                let group = self.next_group();
                self.list(element, Place { depth: 0, group });
            }
            "table" => self.table(element, quoted),
            "pre" => self.code(element),
            "blockquote" => self.container(*element, true),
            "hr" => {}
            _ => self.container(*element, quoted),
        }
    }

    fn heading(&mut self, element: ElementRef<'_>) {
        let level = element
            .value()
            .name()
            .as_bytes()
            .get(1)
            .map_or(1, |b| b - b'0');
        let mut line = Inline::new();
        self.flatten(*element, &mut line);
        let (text, html, refers_to) = line.finish();
        if !text.is_empty() {
            self.blocks.push(Block {
                refers_to,
                ..Block::heading(level, text, html)
            });
        }
    }

    fn paragraph(&mut self, line: &mut Inline, quoted: bool) {
        let line = std::mem::replace(line, Inline::new());
        if line.is_empty() {
            return;
        }
        let (text, html, refers_to) = line.finish();
        let kind = if quoted {
            PassageKind::Quote
        } else {
            PassageKind::Paragraph
        };
        if !is_generator_mark(&text) {
            self.blocks.push(Block {
                refers_to,
                ..Block::new(kind, text, html)
            });
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

    pub(super) fn table(&mut self, table: ElementRef<'_>, quoted: bool) {
        let read = tables::rows(table);
        if let Some(caption) = read.caption {
            let mut line = Inline::new();
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
        let group = self.next_group();
        for row in read.rows {
            let mut texts = Vec::new();
            let mut html = String::new();
            let mut refers_to = Vec::new();
            for cell in &row.cells {
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

    /// Whether an element is no part of the running text.
    pub(super) fn left_out(&self, element: ElementRef<'_>) -> bool {
        let value = element.value();
        SKIPPED.contains(&value.name())
            || self.notes.holds(element.id())
            || value.attr("hidden").is_some()
            || value.id() == Some("markdown-toc")
            || value.classes().any(|class| class == "toc")
            || is_note_list(element) && is_heading_only(element, self.notes)
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

    fn next_group(&mut self) -> u32 {
        self.shared.last_group = self.shared.last_group.saturating_add(1);
        self.shared.last_group
    }
}

pub(super) fn is_heading(element: ElementRef<'_>) -> bool {
    matches!(
        element.value().name(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
    )
}

/// A list of notes with nothing but its notes and perhaps the heading above them.
fn is_heading_only(list: ElementRef<'_>, notes: &Notes) -> bool {
    list.children().all(|child| match ElementRef::wrap(child) {
        Some(element) => {
            is_heading(element)
                || element.value().name() == "hr"
                || notes.holds(element.id())
                || matches!(element.value().name(), "ol" | "ul" | "div")
                    && is_heading_only(element, notes)
        }
        None => child
            .value()
            .as_text()
            .is_none_or(|text| text.trim().is_empty()),
    })
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
