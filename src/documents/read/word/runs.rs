//! What stands in a line of a Word file: words, breaks, links, notes, fields, and what wraps them.

use super::WordReader;
use super::changes::{change_of, settled};
use super::fields::{self, Turn};
use super::looks::{self, is_on};
use super::note_parts::NoteKind;
use super::paragraph::WordShape;
use super::text::{chosen, is_contents};
use crate::documents::read::office::line::{HtmlLine, Look};
use crate::documents::read::office::symbols::SymbolFont;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::remark::Noticed;

/// How the words of a run are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct RunShown {
    pub look: Look,
    hidden: bool,
    font: Option<SymbolFont>,
}

impl<'a> WordReader<'a> {
    /// The runs below an element. The recursion is as deep as the tree, which `xml` bounds.
    pub(super) fn line(&mut self, parent: &'a XmlElement, line: &mut HtmlLine, shape: &WordShape) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => {
                    let shown = self.shown(element, shape);
                    self.run(element, line, shape, shown);
                }
                "w:hyperlink" => self.link(element, line, shape),
                "w:fldSimple" => {
                    let told = element.get("w:instr").unwrap_or_default();
                    if fields::is_contents(told) {
                        self.remarks
                            .notice(Noticed::Contents, element.words().trim());
                    } else {
                        self.line(element, line, shape);
                    }
                }
                "w:sdt" if is_contents(element) => {
                    self.remarks
                        .notice(Noticed::Contents, element.words().trim());
                }
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.line(content, line, shape);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.line(chosen, line, shape);
                    }
                }
                "m:oMath" | "m:oMathPara" => self.formula(element, line),
                name if name.ends_with("Pr") => {}
                _ => match change_of(element) {
                    Some(change) => {
                        if element.elements().next().is_none() {
                            continue;
                        }
                        self.notice_change(change);
                        let noticed = self.last_change;
                        let is_silent = !self.stays(change);
                        self.silent += usize::from(is_silent);
                        self.line(element, line, shape);
                        self.silent -= usize::from(is_silent);
                        self.last_change = noticed;
                    }
                    None => self.line(element, line, shape),
                },
            }
        }
    }

    fn link(&mut self, link: &'a XmlElement, line: &mut HtmlLine, shape: &WordShape) {
        let address = link
            .get("r:id")
            .and_then(|id| self.links.get(self.story)?.get(id))
            .filter(|_| self.silent == 0 && !self.fields.is_contents());
        if let Some(address) = address {
            line.open_link(address);
        }
        self.line(link, line, shape);
        if address.is_some() {
            line.close_link();
        }
    }

    fn shown(&self, run: &XmlElement, shape: &WordShape) -> RunShown {
        let properties = settled(run.child("w:rPr"), "w:rPr", self.changes);
        let own = properties.map(looks::look).unwrap_or_default();
        let named = properties.and_then(|p| p.value("w:rStyle"));
        let named = named.map(|id| self.styles.runs(id)).unwrap_or_default();
        let whole = own.over(&named).over(&shape.look);
        RunShown {
            look: match shape.heading {
                Some(_) => whole.in_heading(&shape.look),
                None => whole.shown(),
            },
            hidden: whole.is_hidden(),
            font: whole.font(),
        }
    }

    fn run(
        &mut self,
        run: &'a XmlElement,
        line: &mut HtmlLine,
        shape: &WordShape,
        shown: RunShown,
    ) {
        let mut is_mark = false;
        for element in run.elements() {
            match &*element.name {
                // The mark of a note was written with its reference.
                "w:t" | "w:sym" if is_mark => {}
                "w:t" | "w:delText" => self.letters(&element.words(), line, shown),
                "w:tab" | "w:ptab" => self.gap(line, shown, HtmlLine::space),
                "w:cr" => self.gap(line, shown, HtmlLine::line_break),
                "w:br" => match element.get("w:type") {
                    Some("page" | "column") => self.gap(line, shown, HtmlLine::space),
                    _ => self.gap(line, shown, HtmlLine::line_break),
                },
                "w:noBreakHyphen" => self.words("-", line, shown),
                "w:sym" => {
                    let font = SymbolFont::named(element.get("w:font").unwrap_or_default());
                    let place = element.get("w:char").unwrap_or_default();
                    let place = u32::from_str_radix(place, 16).unwrap_or_default();
                    self.sign(font.unwrap_or(SymbolFont::Other), place, line, shown);
                }
                "w:instrText" | "w:delInstrText" => self.fields.tell(&element.words()),
                "w:fldChar" => self.field(element, line, shown),
                "w:footnoteReference" | "w:endnoteReference" => {
                    is_mark = is_on_attribute(element, "w:customMarkFollows");
                    self.note(element, run, is_mark, line, shown);
                }
                "w:commentReference" => self.comments += 1,
                "w:drawing" | "w:pict" | "w:object" if self.is_shown(shown) => {
                    self.drawing(element, line);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.run(chosen, line, shape, shown);
                    }
                }
                "w:ruby" => {
                    if let Some(base) = element.child("w:rubyBase") {
                        self.line(base, line, shape);
                    }
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, mark: &XmlElement, line: &mut HtmlLine, shown: RunShown) {
        let turn = self.fields.mark(mark);
        if !self.is_shown(shown) {
            return;
        }
        match turn {
            Turn::Link(address) => line.open_link(&address),
            Turn::EndsLink => line.close_link(),
            Turn::None => {}
        }
    }

    fn note(
        &mut self,
        reference: &XmlElement,
        run: &XmlElement,
        is_marked: bool,
        line: &mut HtmlLine,
        shown: RunShown,
    ) {
        if !self.is_shown(shown) {
            return;
        }
        let kind = if reference.is("w:footnoteReference") {
            NoteKind::Foot
        } else {
            NoteKind::End
        };
        let own: String = run
            .elements()
            .filter(|inner| is_marked && inner.is("w:t"))
            .map(XmlElement::words)
            .collect();
        let own = Some(own.trim().to_owned()).filter(|own| !own.is_empty());
        let id = reference.get("w:id").unwrap_or_default();
        if let Some((index, mark)) = self.refer(kind, id, own) {
            line.note(index, &mark);
            self.last_change = None;
        }
    }

    /// Words in a font, which may show signs for them.
    fn letters(&mut self, words: &str, line: &mut HtmlLine, shown: RunShown) {
        let Some(font) = shown.font else {
            self.words(words, line, shown);
            return;
        };
        for c in words.chars() {
            if c.is_whitespace() {
                self.gap(line, shown, HtmlLine::space);
            } else {
                self.sign(font, u32::from(c), line, shown);
            }
        }
    }

    fn sign(&mut self, font: SymbolFont, place: u32, line: &mut HtmlLine, shown: RunShown) {
        match font.sign(place) {
            Some(sign) => self.words(sign.encode_utf8(&mut [0; 4]), line, shown),
            None if self.is_shown(shown) => self.remarks.notice(Noticed::Drawing, ""),
            None => {}
        }
    }

    /// Whether what stands here is part of the text.
    fn is_shown(&self, shown: RunShown) -> bool {
        self.silent == 0 && !shown.hidden && !self.fields.is_telling() && !self.fields.is_contents()
    }

    fn gap(&mut self, line: &mut HtmlLine, shown: RunShown, gap: fn(&mut HtmlLine)) {
        if self.is_shown(shown) {
            gap(line);
        } else if self.fields.is_contents() && self.silent == 0 {
            self.contents.push(' ');
        }
    }

    fn words(&mut self, words: &str, line: &mut HtmlLine, shown: RunShown) {
        if self.silent > 0 || self.fields.is_telling() {
            return;
        }
        if self.fields.is_contents() {
            self.contents.push_str(words);
        } else if shown.hidden {
            if !words.trim().is_empty() && !std::mem::replace(&mut self.in_hidden, true) {
                self.remarks.notice(Noticed::Hidden, "");
            }
        } else {
            self.in_hidden = false;
            self.last_change = None;
            line.words(words, shown.look);
        }
    }
}

fn is_on_attribute(element: &XmlElement, name: &str) -> bool {
    element
        .get(name)
        .is_some_and(|value| !matches!(value, "0" | "false" | "off"))
}

/// Whether a property is on; see [`is_on`].
pub(super) fn is_set(properties: Option<&XmlElement>, name: &str) -> bool {
    properties.is_some_and(|properties| is_on(properties.child(name)).unwrap_or(false))
}
