//! A draft that came back from Word (ECMA-376, part 1, 17.13): all words, whoever put them there or took them away.

use std::collections::HashSet;

use super::authors::{moment, name};
use super::flow::{ChangeFate, Flow, Gatherer};
use super::word_comments;
use crate::documents::read::error::ReadError;
use crate::documents::read::office::parts::Parts;
use crate::documents::read::office::xml::XmlElement;
use crate::documents::returned::{Returned, ReturnedChange, TrackedKind};

/// Reads it; `main` is the part the text stands in.
pub(super) fn read(parts: &mut Parts<'_>, main: &str) -> Result<Returned, ReadError> {
    let relations = parts.relations(main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path_of = |kind: &str| {
        let named = relations.iter().find(|relation| relation.kind == kind);
        named.map_or_else(
            || {
                let path = format!("{folder}/{kind}.xml");
                path.trim_start_matches('/').to_owned()
            },
            |relation| relation.target.clone(),
        )
    };
    let document = parts.needed(main)?;
    let styles = parts.tree(&path_of("styles"))?;
    let notes = [
        parts.tree(&path_of("footnotes"))?,
        parts.tree(&path_of("endnotes"))?,
    ];
    let comments = parts.tree(&path_of("comments"))?;
    let extended = parts.tree(&path_of("commentsExtended"))?;
    let mut reader = ReturnedWord {
        headings: headings(styles.as_ref()),
        ..ReturnedWord::default()
    };
    if let Some(body) = document.child("w:body") {
        let mut flow = Flow::default();
        reader.blocks(body, ChangeFate::default(), &mut flow);
        reader.finish(flow);
    }
    for root in notes.iter().flatten() {
        for note in root.elements() {
            // Lines that part notes from the text are kept among them.
            if note.get("w:type").is_none_or(|kind| kind == "normal") {
                let mut flow = Flow::default();
                reader.blocks(note, ChangeFate::default(), &mut flow);
                reader.finish(flow);
            }
        }
    }
    if reader.gatherer.is_too_large() {
        return Err(parts.too_large());
    }
    let comments = word_comments::read(comments.as_ref(), extended.as_ref());
    Ok(reader
        .gatherer
        .finish(reader.changes, comments, reader.looks))
}

/// Styles that make headings, by their id.
fn headings(styles: Option<&XmlElement>) -> HashSet<String> {
    let is_heading = |style: &&XmlElement| {
        let named = style.value("w:name").unwrap_or_default().to_lowercase();
        let leveled = style
            .child("w:pPr")
            .and_then(|p| p.child("w:outlineLvl")?.number::<u8>("w:val"));
        leveled.is_some_and(|level| level < 9)
            || crate::documents::read::office::names::heading_named(&named).is_some()
    };
    let all = styles.into_iter().flat_map(XmlElement::elements);
    all.filter(|style| style.is("w:style"))
        .filter(is_heading)
        .filter_map(|style| Some(style.get("w:styleId")?.to_owned()))
        .collect()
}

/// A text being read.
#[derive(Default)]
struct ReturnedWord<'a> {
    gatherer: Gatherer,
    changes: Vec<ReturnedChange>,
    looks: usize,
    headings: HashSet<String>,
    /// Moves that are open, by the id of their range.
    moves: Vec<(String, String)>,
    /// Fields that are open: whether each is still being told.
    fields: Vec<bool>,
    /// Boxes of text, which come behind what they are anchored in.
    boxes: Vec<(&'a XmlElement, ChangeFate)>,
    /// References to notes met.
    notes: usize,
}

impl<'a> ReturnedWord<'a> {
    fn finish(&mut self, flow: Flow) {
        self.gatherer.add(flow);
        while let Some((inner, fate)) = self.boxes.pop() {
            let mut flow = Flow::default();
            self.blocks(inner, fate, &mut flow);
            self.gatherer.add(flow);
        }
    }

    /// The recursion is as deep as the tree, which `xml` bounds.
    fn blocks(&mut self, parent: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.paragraph(element, fate, flow),
                "w:tbl" => {
                    if flow.is_row() {
                        for row in rows(element) {
                            self.cells(row, fate, flow);
                        }
                    } else {
                        self.gatherer.add(std::mem::take(flow));
                        for row in rows(element) {
                            let mut flow = Flow::row();
                            self.cells(row, fate, &mut flow);
                            self.gatherer.add(flow);
                        }
                    }
                }
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.blocks(content, fate, flow);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.blocks(chosen, fate, flow);
                    }
                }
                name if name.ends_with("Pr") => self.notice_looks(element),
                _ if self.mark(element, flow) => {}
                _ => {
                    let fate = self.changed(element, fate);
                    self.blocks(element, fate, flow);
                }
            }
        }
    }

    fn cells(&mut self, row: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        let properties = row.child("w:trPr");
        let fate = self.changed_by(properties, fate);
        let mut found = Vec::new();
        cells_of(row, &mut found);
        for (at, cell) in found.into_iter().enumerate() {
            let properties = cell.child("w:tcPr");
            let fate = self.changed_by(properties, fate);
            if at > 0 {
                flow.words(" | ", fate);
            }
            self.blocks(cell, fate, flow);
        }
    }

    fn paragraph(&mut self, paragraph: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        let properties = paragraph.child("w:pPr");
        if let Some(properties) = properties {
            self.notice_looks(properties);
        }
        self.line(paragraph, fate, flow);
        let mark = properties.and_then(|properties| properties.child("w:rPr"));
        let fate = self.changed_by(mark, fate);
        let style = properties.and_then(|properties| properties.value("w:pStyle"));
        let leveled = properties
            .and_then(|properties| properties.child("w:outlineLvl")?.number::<u8>("w:val"));
        let is_heading = leveled.is_some_and(|level| level < 9)
            || style.is_some_and(|style| self.headings.contains(style));
        flow.end(fate, is_heading);
    }

    fn line(&mut self, parent: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => self.run(element, fate, flow),
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.line(content, fate, flow);
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.line(chosen, fate, flow);
                    }
                }
                "m:t" => flow.words(&element.words(), fate),
                "w:pPr" => {}
                name if name.ends_with("Pr") => self.notice_looks(element),
                _ if self.mark(element, flow) => {}
                _ => {
                    let fate = self.changed(element, fate);
                    self.line(element, fate, flow);
                }
            }
        }
    }

    fn run(&mut self, run: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        let properties = run.child("w:rPr");
        if let Some(properties) = properties {
            self.notice_looks(properties);
        }
        let hidden = properties.and_then(|properties| properties.child("w:vanish"));
        let is_hidden = hidden
            .is_some_and(|hidden| !matches!(hidden.get("w:val"), Some("0" | "false" | "off")));
        for element in run.elements() {
            let shown = !is_hidden && !self.fields.iter().any(|told| *told);
            match &*element.name {
                "w:t" | "w:delText" if shown => flow.words(&element.words(), fate),
                "w:tab" | "w:ptab" | "w:br" | "w:cr" if shown => flow.words(" ", fate),
                "w:noBreakHyphen" if shown => flow.words("-", fate),
                "w:fldChar" => match element.get("w:fldCharType") {
                    Some("begin") => self.fields.push(true),
                    Some("separate") => {
                        if let Some(told) = self.fields.last_mut() {
                            *told = false;
                        }
                    }
                    Some("end") => {
                        self.fields.pop();
                    }
                    _ => {}
                },
                "w:footnoteReference" | "w:endnoteReference" if shown => {
                    if fate.inserted.is_none() {
                        self.notes += 1;
                        flow.words(&format!("[{}]", self.notes), fate);
                    } else {
                        flow.words("[*]", fate);
                    }
                }
                "w:drawing" | "w:pict" | "w:object" => self.boxed(element, fate),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.run(chosen, fate, flow);
                    }
                }
                "w:ruby" => {
                    if let Some(base) = element.child("w:rubyBase") {
                        self.line(base, fate, flow);
                    }
                }
                _ => {
                    self.mark(element, flow);
                }
            }
        }
    }

    fn boxed(&mut self, drawing: &'a XmlElement, fate: ChangeFate) {
        if let Some(inner) = drawing.below().find(|inner| inner.is("w:txbxContent")) {
            self.boxes.push((inner, fate));
        }
    }

    /// Takes a mark of a comment or of a move; whether the element is one.
    fn mark(&mut self, element: &XmlElement, flow: &mut Flow) -> bool {
        let id = element.get("w:id").unwrap_or_default();
        match &*element.name {
            "w:commentRangeStart" => flow.opens(id),
            "w:commentRangeEnd" => flow.closes(id),
            "w:commentReference" => flow.refers(id),
            "w:moveFromRangeStart" | "w:moveToRangeStart" => {
                let called = element.get("w:name").unwrap_or(id).to_owned();
                self.moves.push((id.to_owned(), called));
            }
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => {
                self.moves.retain(|(known, _)| known != id)
            }
            _ => return false,
        }
        true
    }

    /// The fate of what stands in an element that may be a change.
    fn changed(&mut self, element: &XmlElement, fate: ChangeFate) -> ChangeFate {
        let kind = match &*element.name {
            "w:ins" | "w:cellIns" => TrackedKind::Inserted,
            "w:del" | "w:cellDel" => TrackedKind::Deleted,
            "w:moveFrom" => TrackedKind::MovedFrom,
            "w:moveTo" => TrackedKind::MovedTo,
            _ => return fate,
        };
        let is_move = matches!(kind, TrackedKind::MovedFrom | TrackedKind::MovedTo);
        let change = ReturnedChange {
            kind,
            author: name(element.get("w:author")),
            at: moment(element.get("w:date")),
            moved: self
                .moves
                .last()
                .filter(|_| is_move)
                .map(|(_, called)| called.clone()),
        };
        // Runs of one change stand in one element after another.
        if self.changes.last() != Some(&change) {
            self.changes.push(change);
        }
        let at = self.changes.len() - 1;
        match kind {
            TrackedKind::Inserted | TrackedKind::MovedTo => ChangeFate {
                inserted: Some(at),
                ..fate
            },
            TrackedKind::Deleted | TrackedKind::MovedFrom => ChangeFate {
                deleted: Some(at),
                ..fate
            },
        }
    }

    /// The fate that properties of a mark, row or cell tell.
    fn changed_by(&mut self, properties: Option<&XmlElement>, fate: ChangeFate) -> ChangeFate {
        let mut fate = fate;
        for element in properties.into_iter().flat_map(XmlElement::elements) {
            fate = self.changed(element, fate);
        }
        fate
    }

    /// Counts changes of looks only.
    fn notice_looks(&mut self, properties: &XmlElement) {
        let changes = properties
            .elements()
            .filter(|inner| inner.name.ends_with("PrChange"));
        self.looks += changes.count();
    }
}

/// What newer programs show of alternatives; what is kept for older ones is the same again.
fn chosen(alternatives: &XmlElement) -> Option<&XmlElement> {
    alternatives
        .child("mc:Choice")
        .or_else(|| alternatives.child("mc:Fallback"))
}

/// The rows of a table, out of what wraps them.
fn rows(table: &XmlElement) -> Vec<&XmlElement> {
    let mut found = Vec::new();
    gather(table, "w:tr", &mut found);
    found
}

/// The cells of a row, out of what wraps them.
fn cells_of<'e>(row: &'e XmlElement, found: &mut Vec<&'e XmlElement>) {
    gather(row, "w:tc", found);
}

fn gather<'e>(parent: &'e XmlElement, name: &str, found: &mut Vec<&'e XmlElement>) {
    for element in parent.elements() {
        if element.is(name) {
            found.push(element);
        } else if !element.name.ends_with("Pr") {
            gather(element, name, found);
        }
    }
}
