//! The text of a Word file in order: paragraphs, tables and what wraps them. Knows which paragraphs are one because the
//! mark between them was deleted; what stands in a line is `runs`.

use super::WordReader;
use super::changes::{change_in, change_of, settled};
use super::looks::is_on;
use super::paragraph::WordShape;
use crate::documents::read::office::line::HtmlLine;
use crate::documents::read::office::page::{PageItem, PageMark, ParagraphRole, Piece, has_number};
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// A paragraph that goes on in the next.
pub(super) struct Joined {
    line: HtmlLine,
    /// Its shape, where it shows anything.
    shape: Option<WordShape>,
}

impl<'a> WordReader<'a> {
    /// The paragraphs and tables of the whole.
    pub(super) fn body(&mut self, document: &'a XmlElement) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if let Some(body) = document.child("w:body") {
            self.blocks(body, &mut pieces);
        }
        pieces
    }

    /// What stands in a body, cell, note or box. The recursion is as deep as the tree, which `xml` bounds.
    pub(super) fn blocks(&mut self, parent: &'a XmlElement, out: &mut Vec<Piece>) {
        let mut joined = None;
        self.walk(parent, out, &mut joined);
        self.flush(out, &mut joined);
    }

    fn walk(&mut self, parent: &'a XmlElement, out: &mut Vec<Piece>, joined: &mut Option<Joined>) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.paragraph(element, out, joined),
                "w:tbl" => {
                    self.flush(out, joined);
                    let table = self.table(element);
                    out.push(Piece::Whole(table));
                }
                "w:sdt" => {
                    if is_contents(element) {
                        self.notice_contents(element);
                    } else if let Some(content) = element.child("w:sdtContent") {
                        self.walk(content, out, joined);
                    }
                }
                "w:altChunk" | "w:subDoc" => self.remarks.notice(Noticed::Drawing, ""),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.walk(chosen, out, joined);
                    }
                }
                "m:oMathPara" | "m:oMath" => {
                    let mut line = HtmlLine::default();
                    self.formula(element, &mut line);
                    out.push(crate::documents::read::office::page::text(line));
                }
                name if name.ends_with("Pr") => {}
                _ => match change_of(element) {
                    Some(change) if !self.stays(change) => self.notice_change(change),
                    _ => self.walk(element, out, joined),
                },
            }
        }
    }

    fn flush(&mut self, out: &mut Vec<Piece>, joined: &mut Option<Joined>) {
        if let Some(Joined { line, shape }) = joined.take()
            && let Some(shape) = shape
        {
            self.emit(&shape, line, out);
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &'a XmlElement,
        out: &mut Vec<Piece>,
        joined: &mut Option<Joined>,
    ) {
        let own = paragraph.child("w:pPr");
        let properties = settled(own, "w:pPr", self.changes);
        let mut shape = self.shape(properties);
        let (mut line, before) = match joined.take() {
            Some(joined) => (joined.line, joined.shape),
            None => (HtmlLine::default(), None),
        };
        if shape.is_contents {
            self.notice_contents(paragraph);
            return;
        }
        let length = line.length();
        self.last_change = None;
        self.in_hidden = false;
        self.line(paragraph, &mut line, &shape);
        if line.length() == length {
            // Nothing was added to the words before: they keep their shape.
            shape = before.unwrap_or(shape);
        }
        let contents = std::mem::take(&mut self.contents);
        if !contents.trim().is_empty() {
            self.remarks.notice(Noticed::Contents, contents.trim());
        }
        let mark = own.and_then(|own| own.child("w:rPr"));
        let change = change_in(mark);
        if let Some(change) = change {
            self.notice_change(change);
        }
        let is_initial = properties
            .and_then(|p| p.child("w:framePr"))
            .is_some_and(|frame| frame.get("w:dropCap").is_some_and(|kind| kind != "none"));
        if change.is_some_and(|change| !self.stays(change)) || is_initial {
            let shape = line.shows().then_some(shape);
            *joined = Some(Joined { line, shape });
            return;
        }
        // A paragraph of which nothing is shown, its end neither, is not counted.
        let is_hidden = mark.is_some_and(|mark| is_on(mark.child("w:vanish")).unwrap_or(false));
        let is_unseen = !line.shows() && (is_hidden || !contents.trim().is_empty());
        if !is_unseen {
            self.emit(&shape, line, out);
        }
        for inner in std::mem::take(&mut self.boxes) {
            self.blocks(inner, out);
        }
    }

    fn emit(&mut self, shape: &WordShape, line: HtmlLine, out: &mut Vec<Piece>) {
        let shows = line.shows();
        let html = line.finish();
        let label = shape
            .list
            .and_then(|(list, level)| self.counting.next(self.numbering, self.styles, list, level));
        if let Some(level) = shape.heading {
            let mark = match label.map(|label| label.mark) {
                Some(PageMark::Number { printed, .. }) if has_number(&printed) => printed,
                _ => String::new(),
            };
            if shows || !mark.is_empty() {
                out.push(Piece::Heading { level, mark, html });
            }
            return;
        }
        let text = |role| Piece::Text {
            role,
            indent: shape.indent,
            html: html.clone(),
        };
        let Some(label) = label else {
            if shows {
                out.push(text(shape.role));
            }
            return;
        };
        let mark = match label.mark {
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
                list: label.list,
                level: u16::from(label.level),
                indent: shape.own_indent.or(label.indent).or(shape.indent),
                mark,
                html,
            }));
        }
    }

    /// Notices each line of a table of contents.
    fn notice_contents(&mut self, element: &XmlElement) {
        let paragraphs = element.below().filter(|inner| inner.is("w:p"));
        let own = element.is("w:p").then_some(element);
        for paragraph in own.into_iter().chain(paragraphs) {
            let words: String = paragraph
                .below()
                .filter(|inner| inner.is("w:t"))
                .map(XmlElement::words)
                .collect();
            if !words.trim().is_empty() {
                self.remarks.notice(Noticed::Contents, words.trim());
            }
        }
    }
}

/// Whether a content control holds a table of contents.
pub(super) fn is_contents(control: &XmlElement) -> bool {
    let gallery = control
        .child("w:sdtPr")
        .and_then(|properties| properties.child("w:docPartObj"))
        .and_then(|part| part.value("w:docPartGallery"));
    gallery.is_some_and(|name| name == "Table of Contents")
}

/// What newer programs show of alternatives; what is kept for older ones is the same again.
pub(super) fn chosen(alternatives: &XmlElement) -> Option<&XmlElement> {
    alternatives
        .child("mc:Choice")
        .or_else(|| alternatives.child("mc:Fallback"))
}
