//! What stands below an element, written as one line: words, links, notes, breaks. A part of the
//! walk in `html`; knows nothing of the blocks the line becomes part of.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::footnotes::is_way_back;
use super::html::{BLOCKS, Walker};
use super::inline::{Inline, collapse};
use super::left_out::description;
use super::marks::mark_of;
use super::printed::{printed, split_id};
use crate::documents::remark::Noticed;

impl Walker<'_> {
    /// Everything below a node as one line: blocks on lines of their own, lists kept as lists.
    pub(super) fn flatten(&mut self, node: NodeRef<'_, Node>, line: &mut Inline) {
        for child in node.children() {
            self.write(child, line);
        }
    }

    /// One node and what is below it.
    pub(super) fn write(&mut self, node: NodeRef<'_, Node>, line: &mut Inline) {
        if let Node::Text(text) = node.value() {
            line.words(text);
            return;
        }
        let Some(element) = ElementRef::wrap(node) else {
            self.notice_comment(node.value());
            return;
        };
        if self.left_out(element) {
            return;
        }
        let name = element.value().name();
        match name {
            "br" => line.author_break(),
            "img" => match element.value().attr("alt").map(str::trim) {
                Some("") => {}
                Some(alt) if !is_file_name(alt) => line.words(alt),
                _ => self.remarks.notice(Noticed::Picture, ""),
            },
            "math" => line.words(&formula(element)),
            "svg" | "iframe" | "object" | "embed" | "canvas" | "audio" | "video" => {
                line.words(&description(element).unwrap_or_default());
            }
            "a" => self.link(element, line),
            "ul" | "ol" | "li" => {
                line.space();
                let opened = line.open(name);
                self.flatten(node, line);
                if opened {
                    line.close();
                }
                line.space();
            }
            "td" | "th" => {
                line.space();
                self.flatten(node, line);
                line.space();
            }
            _ if BLOCKS.contains(&name) => {
                line.line_break();
                self.flatten(node, line);
                line.line_break();
            }
            _ => {
                // "<span>1.</span>Doel": the number and the words are set apart on the page.
                let is_number = line.is_empty() && is_number_by_itself(element);
                // What was inserted and is taken in, or deleted and is kept, is text like any other.
                let is_tracked = matches!(name, "ins" | "del") && is_change(element);
                let opened = !is_tracked && line.open(name);
                self.flatten(node, line);
                if opened {
                    line.close();
                }
                if is_number {
                    line.space();
                }
            }
        }
    }

    fn link(&mut self, element: ElementRef<'_>, line: &mut Inline) {
        let href = element.value().attr("href").unwrap_or_default().trim();
        if let Some(index) = self.notes.target(href)
            && let Some(note) = self.notes.found.get(index)
        {
            line.note(index, &note.number, &note.anchor);
            return;
        }
        if is_way_back(element) {
            return;
        }
        let opened = line.open_link(href);
        self.flatten(*element, line);
        if opened {
            line.close();
        }
    }
}

/// Whether an element holds a number and nothing else: "1.2", "(a)", "Artikel 3".
fn is_number_by_itself(element: ElementRef<'_>) -> bool {
    let text: String = element.text().flat_map(str::chars).take(40).collect();
    let text = collapse(&text);
    let bare = text
        .trim_end_matches(['.', ')', ':'])
        .trim_start_matches(['(', '§']);
    let is_id = |text: &str| {
        split_id(text.trim(), &['.', ':', '-']).is_some_and(|(_, rest)| rest.is_empty())
    };
    !text.is_empty()
        && (is_id(bare)
            || mark_of(&text).is_some_and(|mark| mark.printed == text)
            || printed(&text).is_some_and(|printed| printed.rest.is_empty()))
}

/// Whether an insertion or deletion says when it was made, as tracked changes do.
fn is_change(element: ElementRef<'_>) -> bool {
    element.value().attr("datetime").is_some() || element.value().attr("cite").is_some()
}

/// A formula in signs that can stand in a line: as its author describes it, in TeX, or else its signs in order.
fn formula(math: ElementRef<'_>) -> String {
    let described = math.value().attr("alttext").map(collapse);
    let tex = || {
        let mut inner = math.descendants().filter_map(ElementRef::wrap);
        let annotation = inner.find(|e| e.value().name() == "annotation")?;
        Some(collapse(&annotation.text().collect::<String>()))
    };
    described
        .or_else(tex)
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| collapse(&math.text().collect::<Vec<_>>().join(" ")))
}

/// "diagram.png": what an editor fills in where nobody described the picture.
fn is_file_name(alt: &str) -> bool {
    alt.rsplit_once('.').is_some_and(|(_, extension)| {
        matches!(
            extension.to_lowercase().as_str(),
            "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "bmp" | "tif" | "tiff"
        )
    })
}
