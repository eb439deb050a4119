//! What stands in a line of an OpenDocument text: words, blanks, links, notes, fields, and marks of changes.

use super::OdfReader;
use super::text::Current;
use crate::documents::read::office::line::HtmlLine;
use crate::documents::read::office::looks::RunLook;
use crate::documents::read::office::page::Piece;
use crate::documents::read::office::xml::{XmlElement, XmlNode};
use crate::documents::remark::Noticed;

/// Blanks written for one element at the most.
const BLANKS: usize = 100;

impl<'a> OdfReader<'a> {
    /// What stands below an element; `look` is how the words around it look. The recursion is as deep as the tree,
    /// which `xml` bounds.
    pub(super) fn words(
        &mut self,
        parent: &'a XmlElement,
        current: &mut Current,
        look: RunLook,
        out: &mut Vec<Piece>,
    ) {
        for node in &parent.inside {
            let element = match node {
                XmlNode::Words(words) => {
                    self.letters(words, current, look);
                    continue;
                }
                XmlNode::Element(element) => element,
            };
            match &*element.name {
                "text:s" => {
                    let count = element.number("text:c").unwrap_or(1_usize).min(BLANKS);
                    self.letters(&" ".repeat(count), current, look);
                }
                "text:tab" => self.letters(" ", current, look),
                "text:line-break" => {
                    if self.inserting == 0 {
                        current.line.line_break();
                    }
                }
                "text:span" => {
                    let style = self.styles.whole("text", element.get("text:style-name"));
                    self.words(element, current, style.look.over(&look), out);
                }
                "text:a" => self.link(element, current, look, out),
                "text:note" => self.note(element, &mut current.line),
                "text:change" | "text:change-start" | "text:change-end" => {
                    if let Some(deleted) = self.change(element) {
                        self.restore(deleted, current, look, out);
                    }
                }
                "text:ruby" => {
                    if let Some(base) = element.child("text:ruby-base") {
                        self.words(base, current, look, out);
                    }
                }
                "text:hidden-paragraph" => {
                    self.is_unseen |= element.get("text:is-hidden") == Some("true");
                }
                "text:hidden-text" if element.get("text:is-hidden") == Some("true") => {
                    self.remarks.notice(Noticed::Hidden, "");
                }
                "office:annotation"
                | "office:annotation-end"
                | "office:event-listeners"
                | "text:script"
                | "text:tracked-changes" => {}
                name if name.starts_with("draw:") => {
                    if self.inserting == 0 {
                        self.drawing(element, &mut current.line);
                    }
                }
                // A field that is there for others, not to be read.
                _ if element.get("text:display") == Some("none") => {}
                _ => self.words(element, current, look, out),
            }
        }
    }

    fn link(
        &mut self,
        link: &'a XmlElement,
        current: &mut Current,
        look: RunLook,
        out: &mut Vec<Piece>,
    ) {
        let address = link.get("xlink:href").unwrap_or_default();
        let is_link = self.inserting == 0 && !address.is_empty() && !address.starts_with('#');
        if is_link {
            current.line.open_link(address);
        }
        self.words(link, current, look, out);
        if is_link {
            current.line.close_link();
        }
    }

    fn note(&mut self, note: &'a XmlElement, line: &mut HtmlLine) {
        let Some(body) = note.child("text:note-body").filter(|_| self.inserting == 0) else {
            return;
        };
        let citation = note.child("text:note-citation");
        let mark = citation
            .map(|citation| {
                let own = citation.get("text:label").map(str::to_owned);
                own.unwrap_or_else(|| citation.words()).trim().to_owned()
            })
            .filter(|mark| !mark.is_empty())
            .unwrap_or_else(|| (self.notes.len() + 1).to_string());
        line.note(self.notes.len(), &mark);
        self.notes.push((mark, body));
    }

    /// Puts deleted text back where it stood: it may begin in this paragraph and end in another.
    fn restore(
        &mut self,
        deleted: &'a XmlElement,
        current: &mut Current,
        look: RunLook,
        out: &mut Vec<Piece>,
    ) {
        let mut is_first = true;
        for element in deleted.elements() {
            match &*element.name {
                "office:change-info" => {}
                "text:p" | "text:h" => {
                    if !std::mem::take(&mut is_first) {
                        let shape = self.shape(element, None);
                        let before = std::mem::replace(
                            current,
                            Current {
                                line: HtmlLine::default(),
                                shape,
                            },
                        );
                        self.emit(before, out);
                    }
                    self.words(element, current, look, out);
                }
                _ => {
                    is_first = false;
                    let shape = current.shape.clone();
                    let before = std::mem::replace(
                        current,
                        Current {
                            line: HtmlLine::default(),
                            shape,
                        },
                    );
                    if before.line.shows() {
                        self.emit(before, out);
                    }
                    self.block(element, out);
                }
            }
        }
    }

    fn letters(&mut self, words: &str, current: &mut Current, look: RunLook) {
        if self.inserting > 0 {
            return;
        }
        let style = &current.shape.style.look;
        let look = look.over(style);
        if look.is_hidden() {
            if !words.trim().is_empty() && !std::mem::replace(&mut self.in_hidden, true) {
                self.remarks.notice(Noticed::Hidden, "");
            }
            return;
        }
        if !words.trim().is_empty() {
            self.in_hidden = false;
        }
        let shown = match current.shape.heading {
            Some(_) => look.in_heading(style),
            None => look.shown(),
        };
        let Some(font) = look.font() else {
            current.line.words(words, shown);
            return;
        };
        for c in words.chars() {
            match font.sign(u32::from(c)) {
                Some(sign) => current.line.words(sign.encode_utf8(&mut [0; 4]), shown),
                None if c.is_whitespace() => current.line.space(),
                None => self.remarks.notice(Noticed::Drawing, ""),
            }
        }
    }
}
