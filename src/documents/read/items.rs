//! Lists of an HTML page: every item a block, what is nested in it blocks of their own behind it.
//! A part of the walk in `html`; knows nothing of Sections.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::block::Block;
use super::html::{Place, Walker, is_heading};
use super::inline::Inline;
use super::printed::roman;
use crate::documents::outline::PassageKind;

impl Walker<'_> {
    /// The items of a list, in order.
    pub(super) fn list(&mut self, list: ElementRef<'_>, place: Place) {
        let ordered = list.value().name() == "ol";
        let style = list.value().attr("type").unwrap_or("1");
        let mut ordinal = number_attribute(list, "start").unwrap_or(1);
        for child in list.children() {
            let element = ElementRef::wrap(child);
            if element.is_some_and(|e| self.left_out(e)) {
                continue;
            }
            match element.map(|e| e.value().name()) {
                // A list put straight into a list, as careless editors do.
                Some("ul" | "ol") => {
                    if let Some(inner) = element {
                        self.list(inner, deeper(place));
                    }
                }
                Some("li") => {
                    if let Some(own) = element.and_then(|e| number_attribute(e, "value")) {
                        ordinal = own;
                    }
                    let start = if ordered { ordinal } else { 0 };
                    let number = if ordered {
                        item_number(ordinal, style)
                    } else {
                        String::new()
                    };
                    self.item(child, place, start, number);
                    ordinal = ordinal.saturating_add(1);
                }
                _ => self.item(child, place, 0, String::new()),
            }
        }
    }

    /// One item; the lists, tables and code within it follow it as blocks of their own.
    fn item(&mut self, node: NodeRef<'_, Node>, place: Place, start: u32, number: String) {
        let mut line = Inline::new();
        let mut inner = Vec::new();
        self.gather(node, &mut line, &mut inner);
        if !line.is_empty() {
            let (text, html, refers_to) = line.finish();
            self.blocks.push(Block {
                number,
                depth: place.depth,
                group: place.group,
                ordered: start > 0,
                start,
                refers_to,
                ..Block::new(PassageKind::ListItem, text, html)
            });
        }
        for element in inner {
            match element.value().name() {
                "table" => self.table(element, false),
                "pre" => self.code(element),
                _ => self.list(element, deeper(place)),
            }
        }
    }

    /// The words of an item as one line; what cannot be part of a line is set aside.
    fn gather<'t>(
        &mut self,
        node: NodeRef<'t, Node>,
        line: &mut Inline,
        inner: &mut Vec<ElementRef<'t>>,
    ) {
        let Some(element) = ElementRef::wrap(node) else {
            self.write(node, line);
            return;
        };
        for child in element.children() {
            match ElementRef::wrap(child) {
                Some(element) if self.left_out(element) => {}
                Some(element)
                    if matches!(
                        element.value().name(),
                        "ul" | "ol" | "menu" | "dir" | "table" | "pre"
                    ) =>
                {
                    inner.push(element);
                }
                Some(element) if self.is_block(element) => {
                    line.line_break();
                    let strong = is_heading(element) && line.open("strong");
                    self.gather(child, line, inner);
                    if strong {
                        line.close();
                    }
                    line.line_break();
                }
                _ => self.write(child, line),
            }
        }
    }
}

fn deeper(place: Place) -> Place {
    Place {
        depth: place.depth.saturating_add(1),
        ..place
    }
}

fn number_attribute(element: ElementRef<'_>, name: &str) -> Option<u32> {
    element.value().attr(name)?.trim().parse().ok()
}

/// How a list prints an ordinal: "3.", "c)", "iii.".
fn item_number(ordinal: u32, style: &str) -> String {
    let letter = |first: u8| {
        u8::try_from(ordinal.saturating_sub(1))
            .ok()
            .filter(|index| *index < 26 && ordinal > 0)
            .map(|index| char::from(first + index))
    };
    match style {
        "a" => letter(b'a').map(|c| format!("{c}.")),
        "A" => letter(b'A').map(|c| format!("{c}.")),
        "i" => roman(ordinal).map(|r| format!("{}.", r.to_lowercase())),
        "I" => roman(ordinal).map(|r| format!("{r}.")),
        _ => None,
    }
    .unwrap_or_else(|| format!("{ordinal}."))
}
