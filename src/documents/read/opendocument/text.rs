//! The text of an OpenDocument file in order: paragraphs, headings, lists, sections. What stands in a line is `words`.

use std::rc::Rc;

use super::OdfReader;
use super::lists::Lists;
use super::styles::Whole;
use crate::documents::outline::Changes;
use crate::documents::read::office::line::HtmlLine;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::page::{PageItem, PageMark, ParagraphRole, Piece, has_number};
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// Lists within one another at the most.
const DEEP: u16 = 30;

/// Where an item stands.
#[derive(Debug, Clone)]
pub(super) struct ListPlace {
    /// The outermost list, and the one it counts in.
    outermost: usize,
    list: usize,
    style: String,
    level: u16,
    /// Whether it prints its mark: the first paragraph of an item.
    marked: bool,
    start: Option<u32>,
}

/// A paragraph being written.
pub(super) struct Current {
    pub line: HtmlLine,
    pub shape: OdfShape,
}

/// What a paragraph is.
#[derive(Clone)]
pub(super) struct OdfShape {
    pub style: Rc<Whole>,
    /// Level of a heading, from 1; 0 for the title of the whole.
    pub heading: Option<u8>,
    /// Whether a heading counts by the list of headings, and what it says it counts as.
    counts: bool,
    start: Option<u32>,
    place: Option<ListPlace>,
}

impl<'a> OdfReader<'a> {
    /// What stands in a text, cell, note or box. The recursion is as deep as the tree, which `xml` bounds.
    pub(super) fn blocks(&mut self, parent: &'a XmlElement, out: &mut Vec<Piece>) {
        let mut open = None;
        self.walk(parent, None, out, &mut open);
        self.close(&mut open, out);
    }

    /// One block, out of the text that was deleted.
    pub(super) fn block(&mut self, element: &'a XmlElement, out: &mut Vec<Piece>) {
        let mut open = None;
        match &*element.name {
            "text:list" => self.list(element, None, out, &mut open),
            "table:table" => self.table(element, out),
            _ => self.walk(element, None, out, &mut open),
        }
        self.close(&mut open, out);
    }

    fn close(&mut self, open: &mut Option<Current>, out: &mut Vec<Piece>) {
        if let Some(current) = open.take() {
            self.emit(current, out);
        }
    }

    /// `open` is a paragraph whose end was inserted, and is refused: the next goes on it.
    fn walk(
        &mut self,
        parent: &'a XmlElement,
        place: Option<&ListPlace>,
        out: &mut Vec<Piece>,
        open: &mut Option<Current>,
    ) {
        let mut place = place.cloned();
        for element in parent.elements() {
            match &*element.name {
                "text:p" | "text:h" => {
                    self.paragraph(element, place.clone(), out, open);
                    if let Some(place) = &mut place {
                        place.marked = false;
                    }
                }
                "text:list" => self.list(element, place.as_ref(), out, open),
                "text:numbered-paragraph" => self.numbered(element, out, open),
                "text:section" => {
                    if is_hidden(element) {
                        self.remarks.notice(Noticed::Hidden, "");
                    } else {
                        self.walk(element, place.as_ref(), out, open);
                    }
                }
                "table:table" if self.inserting == 0 => {
                    self.close(open, out);
                    self.table(element, out);
                }
                "text:table-of-content"
                | "text:illustration-index"
                | "text:table-index"
                | "text:object-index"
                | "text:user-index"
                | "text:alphabetical-index" => {
                    self.notice_contents(element);
                }
                "text:bibliography" | "text:index-body" | "text:index-title" => {
                    self.walk(element, place.as_ref(), out, open);
                }
                "text:change" | "text:change-start" | "text:change-end" => {
                    if let Some(deleted) = self.change(element) {
                        self.walk(deleted, place.as_ref(), out, open);
                    }
                }
                name if name.starts_with("draw:") => {
                    self.close(open, out);
                    let mut line = HtmlLine::default();
                    self.drawing(element, &mut line);
                    out.push(crate::documents::read::office::page::text(line));
                    self.boxes(out);
                }
                _ => {}
            }
        }
    }

    fn list(
        &mut self,
        list: &'a XmlElement,
        within: Option<&ListPlace>,
        out: &mut Vec<Piece>,
        open: &mut Option<Current>,
    ) {
        let level = within
            .map_or(0, |place| place.level.saturating_add(1))
            .min(DEEP);
        let own = list.get("text:style-name");
        let style = own
            .or(within.map(|place| place.style.as_str()))
            .map_or_else(|| self.style_within(list), str::to_owned);
        let counted = match within {
            Some(place) if place.style == style => place.list,
            _ => self.lists.begin(list, &style),
        };
        let style = if style.is_empty() {
            self.lists.style_of(counted).to_owned()
        } else {
            style
        };
        for item in list.elements() {
            if !item.is("text:list-item") && !item.is("text:list-header") {
                continue;
            }
            let changed = item.get("text:style-override").map(str::to_owned);
            let place = ListPlace {
                outermost: within.map_or(counted, |place| place.outermost),
                list: counted,
                style: changed.unwrap_or_else(|| style.clone()),
                level,
                marked: item.is("text:list-item"),
                start: item.number("text:start-value"),
            };
            self.walk(item, Some(&place), out, open);
        }
    }

    /// The style of a list that only its paragraphs name.
    fn style_within(&self, list: &XmlElement) -> String {
        let first = list.below().find(|e| e.is("text:p") || e.is("text:h"));
        let style = first.and_then(|first| first.get("text:style-name"));
        let whole = self.styles.whole("paragraph", style);
        whole.list.clone().unwrap_or_default()
    }

    /// A paragraph that is an item by itself.
    fn numbered(&mut self, item: &'a XmlElement, out: &mut Vec<Piece>, open: &mut Option<Current>) {
        let style = item
            .get("text:style-name")
            .map_or_else(|| self.style_within(item), str::to_owned);
        let id = item.get("text:list-id").unwrap_or(&style).to_owned();
        let list = self.lists.named(&id, &style);
        let level = item.number::<u16>("text:level").unwrap_or(1);
        let place = ListPlace {
            outermost: list,
            list,
            style,
            level: level.saturating_sub(1).min(DEEP),
            marked: true,
            start: item.number("text:start-value"),
        };
        self.walk(item, Some(&place), out, open);
    }

    fn paragraph(
        &mut self,
        paragraph: &'a XmlElement,
        place: Option<ListPlace>,
        out: &mut Vec<Piece>,
        open: &mut Option<Current>,
    ) {
        let shape = self.shape(paragraph, place);
        if shape.style.is_contents {
            self.notice_contents(paragraph);
            return;
        }
        let mut current = match open.take() {
            Some(mut current) => {
                if !current.line.shows() {
                    current.shape = shape;
                }
                current
            }
            None => Current {
                line: HtmlLine::default(),
                shape,
            },
        };
        self.is_unseen = false;
        self.in_hidden = false;
        self.words(paragraph, &mut current, RunLook::default(), out);
        if std::mem::take(&mut self.is_unseen) {
            self.remarks.notice(Noticed::Hidden, "");
            self.boxes.clear();
            return;
        }
        if self.changes == Changes::Refuse && self.inserting > 0 {
            *open = Some(current);
            return;
        }
        let is_hidden = current.shape.style.look.is_hidden() && !current.line.shows();
        if !is_hidden {
            self.emit(current, out);
        }
        self.boxes(out);
    }

    /// Boxes of text met in a paragraph.
    fn boxes(&mut self, out: &mut Vec<Piece>) {
        for inner in std::mem::take(&mut self.boxes) {
            self.blocks(inner, out);
        }
    }

    pub(super) fn shape(&self, paragraph: &XmlElement, place: Option<ListPlace>) -> OdfShape {
        let style = paragraph.get("text:style-name");
        let style = self.styles.whole("paragraph", style);
        let is_heading = paragraph.is("text:h");
        let level = paragraph.number::<u8>("text:outline-level").unwrap_or(1);
        let is_listed = paragraph.get("text:is-list-header") == Some("true");
        let restarts = paragraph.get("text:restart-numbering") == Some("true");
        OdfShape {
            heading: if is_heading {
                Some(level.clamp(1, 9))
            } else {
                style.heading
            },
            counts: is_heading && !is_listed && style.list.as_deref() != Some(""),
            start: paragraph
                .number("text:start-value")
                .or_else(|| restarts.then_some(1)),
            style,
            place,
        }
    }

    pub(super) fn emit(&mut self, current: Current, out: &mut Vec<Piece>) {
        let Current { line, shape } = current;
        let shows = line.shows();
        let html = line.finish();
        let mark = shape
            .place
            .as_ref()
            .filter(|place| place.marked)
            .map(|place| {
                let list = (place.list, place.style.as_str());
                let level = usize::from(place.level);
                self.lists.item(self.styles, list, level, place.start)
            });
        if let Some(level) = shape.heading {
            let mark = match mark {
                Some(PageMark::Number { printed, .. }) => printed,
                None if shape.counts && shape.place.is_none() => {
                    let at = usize::from(level.saturating_sub(1));
                    self.lists.heading(self.styles, at, shape.start)
                }
                _ => String::new(),
            };
            let mark = Some(mark)
                .filter(|mark| has_number(mark))
                .unwrap_or_default();
            if shows || !mark.is_empty() {
                out.push(Piece::Heading { level, mark, html });
            }
            return;
        }
        let role = shape.style.role.unwrap_or(ParagraphRole::Plain);
        let text = |role| Piece::Text {
            role,
            indent: None,
            html: html.clone(),
        };
        let (Some(place), Some(mark)) = (&shape.place, mark) else {
            if shows {
                let goes_on = shape.place.is_some();
                out.push(text(if goes_on { ParagraphRole::GoesOn } else { role }));
            }
            return;
        };
        let mark = match mark {
            PageMark::Number { printed, .. } if printed.is_empty() => {
                if shows {
                    out.push(text(ParagraphRole::GoesOn));
                }
                return;
            }
            PageMark::Number { printed, .. } if !has_number(&printed) => PageMark::Bullet,
            mark => mark,
        };
        if shows || mark != PageMark::Bullet {
            out.push(Piece::Item(PageItem {
                list: u32::try_from(place.outermost).unwrap_or(u32::MAX),
                level: place.level,
                indent: Lists::indent(self.styles, &place.style, usize::from(place.level)),
                mark,
                html,
            }));
        }
    }

    /// Notices each line of a table of contents.
    fn notice_contents(&mut self, element: &XmlElement) {
        let is_line = |inner: &&XmlElement| inner.is("text:p") || inner.is("text:h");
        let own = Some(element).filter(is_line);
        for line in own.into_iter().chain(element.below().filter(is_line)) {
            let words = line.words();
            if !words.trim().is_empty() {
                self.remarks.notice(Noticed::Contents, words.trim());
            }
        }
    }
}

/// Whether a section is not shown, always or as its condition came out.
fn is_hidden(section: &XmlElement) -> bool {
    match section.get("text:display") {
        Some("none") => true,
        Some("condition") => section.get("text:is-hidden") == Some("true"),
        _ => false,
    }
}
