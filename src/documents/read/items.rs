//! Lists of an HTML page: every item a block, what is nested in it blocks of their own behind it.
//! A part of the walk in `html`; knows nothing of Sections.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::block::Block;
use super::html::{Place, Walker, is_heading};
use super::inline::{Inline, Line};
use super::lettered;
use super::marks::{Signs, is_mark, mark_of};
use super::styles::Counting;
use super::tables::Point;
use crate::documents::outline::PassageKind;

impl Walker<'_> {
    /// The items of a list, in order.
    pub(super) fn list(&mut self, list: ElementRef<'_>, place: Place) {
        let ordered = list.value().name() == "ol";
        let counting = self
            .styles
            .counting(list)
            .unwrap_or(Counting::With(Signs::Digits));
        let is_reversed = list.value().attr("reversed").is_some();
        let first = if is_reversed { items_of(list) } else { 1 };
        let mut ordinal = number_attribute(list, "start").unwrap_or(first);
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
                    let own = element.and_then(|e| number_attribute(e, "value"));
                    ordinal = own.unwrap_or(ordinal);
                    let printed = element
                        .and_then(|e| e.value().attr("data-mark"))
                        .filter(|mark| is_mark(mark));
                    let number = match (counting, printed) {
                        _ if !ordered => Number::default(),
                        (_, Some(mark)) => Number::printed(mark.to_owned(), ordinal),
                        (Counting::Not, _) => Number::default(),
                        (Counting::With(signs), _) => Number {
                            start: ordinal,
                            mark: format!("{}.", signs.write(ordinal)),
                            counted: own.is_none(),
                        },
                    };
                    self.item(child, place, number);
                    ordinal = if is_reversed {
                        ordinal.saturating_sub(1)
                    } else {
                        ordinal.saturating_add(1)
                    };
                }
                _ => self.item(child, place, Number::default()),
            }
        }
    }

    /// A list of definitions: each term an item, what it means one below it. A term that is a mark numbers what
    /// stands behind it.
    pub(super) fn definitions(&mut self, list: ElementRef<'_>, place: Place) {
        let mut mark: Option<Number> = None;
        // Terms and meanings may stand in groups of their own.
        let rows = list.children().filter_map(ElementRef::wrap);
        let rows = rows.flat_map(|row| match row.value().name() {
            "div" => row.children().filter_map(ElementRef::wrap).collect(),
            _ => vec![row],
        });
        for row in rows {
            if self.left_out(row) {
                continue;
            }
            let is_term = row.value().name() == "dt";
            if is_term && let Some(number) = Number::read(row) {
                mark = Some(number);
            } else if is_term {
                mark = None;
                self.item(*row, place, Number::default());
            } else {
                let place = if mark.is_some() { place } else { deeper(place) };
                self.item(*row, place, mark.take().unwrap_or_default());
            }
        }
    }

    /// Points that stand in a table: items with the marks they print.
    pub(super) fn points(&mut self, points: &[Point<'_>], place: Option<Place>) {
        let place = place.unwrap_or_else(|| {
            // Each point may be a table of its own; they are one list all the same.
            let before = self.blocks.last().filter(|block| {
                block.kind == PassageKind::ListItem && !block.counted && block.ordered
            });
            let group = before.map(|block| block.group);
            Place {
                depth: 0,
                group: group.unwrap_or_else(|| self.shared.next_group()),
            }
        });
        for point in points {
            let ordinal = mark_of(&point.mark)
                .and_then(|mark| mark.readings.first().map(|reading| reading.ordinal))
                .unwrap_or_default();
            let number = Number::printed(point.mark.clone(), ordinal);
            self.item(*point.words, place, number);
        }
    }

    /// One item; the lists, tables and code within it follow it as blocks of their own, and so do lines in it that
    /// print marks of items.
    fn item(&mut self, node: NodeRef<'_, Node>, place: Place, number: Number) {
        let mut line = Inline::in_lines();
        let mut inner = Vec::new();
        self.gather(node, &mut line, &mut inner);
        let lines: Vec<Line> = line.paragraphs().into_iter().flatten().collect();
        let own = number.mark.clone();
        let mut number = Some(number);
        for (line, deeper) in lettered::parted(lines, &own) {
            // The first is the item itself; marks of those behind it are still in their text.
            let (place, number) = match number.take() {
                Some(number) => (place, number),
                None => (
                    Place {
                        depth: place
                            .depth
                            .saturating_add(u8::try_from(deeper).unwrap_or(u8::MAX)),
                        ..place
                    },
                    Number::default(),
                ),
            };
            if !line.text.is_empty() {
                self.blocks.push(Block {
                    number: number.mark,
                    counted: number.counted,
                    depth: place.depth,
                    group: place.group,
                    ordered: number.start > 0,
                    start: number.start,
                    refers_to: line.refers_to,
                    ..Block::new(PassageKind::ListItem, line.text, line.html)
                });
            }
        }
        for element in inner {
            match element.value().name() {
                "table" => self.table(element, false, Some(deeper(place))),
                "pre" => self.code(element),
                "dl" => self.definitions(element, deeper(place)),
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
            let Some(element) = ElementRef::wrap(child) else {
                self.write(child, line);
                continue;
            };
            let is_inner = matches!(
                element.value().name(),
                "ul" | "ol" | "menu" | "dir" | "dl" | "table" | "pre"
            );
            if !is_inner && !self.is_block(element) {
                self.write(child, line);
            } else if self.left_out(element) {
                continue;
            } else if is_inner {
                inner.push(element);
            } else {
                line.line_break();
                let strong = is_heading(element) && line.open("strong");
                self.gather(child, line, inner);
                if strong {
                    line.close();
                }
                line.line_break();
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

/// How many items a list has: what one that counts down begins with.
fn items_of(list: ElementRef<'_>) -> u32 {
    let items = list.children().filter_map(ElementRef::wrap);
    let count = items.filter(|item| item.value().name() == "li").count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn number_attribute(element: ElementRef<'_>, name: &str) -> Option<u32> {
    element.value().attr(name)?.trim().parse().ok()
}

/// How an item is numbered.
#[derive(Debug, Clone, Default)]
struct Number {
    /// Its ordinal; 0 where nothing is counted.
    start: u32,
    mark: String,
    /// Whether the mark was counted and is not printed.
    counted: bool,
}

impl Number {
    fn printed(mark: String, start: u32) -> Self {
        Self {
            start,
            mark,
            counted: false,
        }
    }

    /// The number that the whole text of an element is.
    fn read(element: ElementRef<'_>) -> Option<Self> {
        let text: String = element.text().flat_map(str::chars).take(24).collect();
        let text = super::inline::collapse(&text);
        let mark = mark_of(&text).filter(|mark| mark.printed == text)?;
        let ordinal = mark.readings.first()?.ordinal;
        Some(Self::printed(text, ordinal))
    }
}
