//! What stands below an element, written as one line: words, links, notes, breaks. A part of the
//! walk in `html`; knows nothing of the blocks the line becomes part of.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::footnotes::is_way_back;
use super::html::{BLOCKS, Walker};
use super::inline::Inline;

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
            return;
        };
        if self.left_out(element) {
            return;
        }
        let name = element.value().name();
        match name {
            "br" => line.line_break(),
            "img" => match element.value().attr("alt").map(str::trim) {
                Some("") => {}
                Some(alt) if !is_file_name(alt) => line.words(alt),
                _ => self.pictures += 1,
            },
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
                let opened = line.open(name);
                self.flatten(node, line);
                if opened {
                    line.close();
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

/// "diagram.png": what an editor fills in where nobody described the picture.
fn is_file_name(alt: &str) -> bool {
    alt.rsplit_once('.').is_some_and(|(_, extension)| {
        matches!(
            extension.to_lowercase().as_str(),
            "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "bmp" | "tif" | "tiff"
        )
    })
}
