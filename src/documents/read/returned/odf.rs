//! A draft that came back as OpenDocument (ISO/IEC 26300, 5.5 and 14.1): deleted words stand in a list at the head of
//! the file, comments among the words they are on.

use std::collections::HashMap;

use super::authors::{moment, name};
use super::flow::{ChangeFate, Flow, Gatherer};
use crate::documents::read::error::ReadError;
use crate::documents::read::office::parts::Parts;
use crate::documents::read::office::xml::{XmlElement, XmlNode};
use crate::documents::returned::{MarginComment, Returned, ReturnedChange, TrackedKind};

/// Blanks written for one element at the most.
const BLANKS: usize = 100;

/// Reads it.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<Returned, ReadError> {
    let content = parts.needed("content.xml")?;
    let mut reader = ReturnedOdf::default();
    let body = content
        .child("office:body")
        .and_then(|body| body.child("office:text"));
    if let Some(body) = body {
        reader.regions(body);
        let mut flow = Flow::default();
        reader.blocks(body, ChangeFate::default(), &mut flow);
        reader.gatherer.add(flow);
        let mut at = 0;
        while let Some((inner, fate)) = reader.behind.get(at).copied() {
            at += 1;
            let mut flow = Flow::default();
            reader.blocks(inner, fate, &mut flow);
            reader.gatherer.add(flow);
        }
    }
    if reader.gatherer.is_too_large() {
        return Err(parts.too_large());
    }
    let named: HashMap<String, usize> = (0..)
        .zip(&reader.comments)
        .map(|(at, (id, _, _))| (id.clone(), at))
        .collect();
    let resolved: Vec<bool> = reader.comments.iter().map(|(_, _, c)| c.resolved).collect();
    let comments = reader
        .comments
        .into_iter()
        .enumerate()
        .map(|(at, (id, parent, comment))| {
            let reply_to = parent
                .and_then(|parent| named.get(&parent).copied())
                .filter(|parent| *parent != at);
            let is_done = reply_to.and_then(|parent| resolved.get(parent).copied());
            let comment = MarginComment {
                reply_to,
                resolved: comment.resolved || is_done.unwrap_or(false),
                ..comment
            };
            (id, comment)
        })
        .collect();
    Ok(reader
        .gatherer
        .finish(reader.changes, comments, reader.looks))
}

/// What a changed region is.
#[derive(Clone, Copy)]
enum OdfRegion<'a> {
    Inserted(usize),
    /// Who took the words away, the words, and who had put them there.
    Deleted(usize, &'a XmlElement, Option<usize>),
}

/// A text being read.
#[derive(Default)]
struct ReturnedOdf<'a> {
    gatherer: Gatherer,
    changes: Vec<ReturnedChange>,
    looks: usize,
    regions: HashMap<&'a str, OdfRegion<'a>>,
    /// Insertions that are open.
    inserting: Vec<usize>,
    /// Deleted text that is being put back: a text that holds itself would go on for ever.
    restoring: usize,
    /// With their names, and the names of those they reply to.
    comments: Vec<(String, Option<String>, MarginComment)>,
    /// Notes and boxes, which come behind the text.
    behind: Vec<(&'a XmlElement, ChangeFate)>,
}

impl<'a> ReturnedOdf<'a> {
    fn regions(&mut self, body: &'a XmlElement) {
        let tracked = body.elements().filter(|e| e.is("text:tracked-changes"));
        for region in tracked.flat_map(XmlElement::elements) {
            let mut inserted = None;
            let mut deleted = None;
            for what in region.elements() {
                let kind = match &*what.name {
                    "text:insertion" => TrackedKind::Inserted,
                    "text:deletion" => TrackedKind::Deleted,
                    "text:format-change" => {
                        self.looks += 1;
                        continue;
                    }
                    _ => continue,
                };
                let info = what.child("office:change-info");
                let of = |name: &str| info.and_then(|info| Some(info.child(name)?.words()));
                let at = self.changes.len();
                self.changes.push(ReturnedChange {
                    kind,
                    author: name(of("dc:creator").as_deref()),
                    at: moment(of("dc:date").as_deref()),
                    moved: None,
                });
                match kind {
                    TrackedKind::Deleted => deleted = Some((at, what)),
                    _ => inserted = Some(at),
                }
            }
            // Words that one put there and another took away are both.
            let is = match (deleted, inserted) {
                (Some((at, words)), inserted) => OdfRegion::Deleted(at, words, inserted),
                (None, Some(at)) => OdfRegion::Inserted(at),
                (None, None) => continue,
            };
            for name in ["xml:id", "text:id"] {
                self.regions.extend(region.get(name).map(|id| (id, is)));
            }
        }
    }

    fn here(&self, fate: ChangeFate) -> ChangeFate {
        ChangeFate {
            inserted: self.inserting.last().copied().or(fate.inserted),
            ..fate
        }
    }

    /// The recursion is as deep as the tree, which `xml` bounds, and once more for what was deleted.
    fn blocks(&mut self, parent: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        for element in parent.elements() {
            match &*element.name {
                "text:p" | "text:h" => {
                    self.line(element, fate, flow);
                    let is_heading = element.is("text:h");
                    flow.end(self.here(fate), is_heading);
                }
                "table:table" => self.table(element, fate, flow),
                "text:change" | "text:change-start" | "text:change-end" => {
                    self.change(element, fate, flow, true);
                }
                "text:tracked-changes" | "office:change-info" => {}
                "office:annotation" => self.annotation(element, flow),
                "office:annotation-end" => self.annotation_end(element, flow),
                _ => self.blocks(element, fate, flow),
            }
        }
    }

    fn table(&mut self, table: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        let mut rows = Vec::new();
        gather(table, &["table:table-row"], &mut rows);
        let within = flow.is_row();
        if !within {
            self.gatherer.add(std::mem::take(flow));
        }
        for row in rows {
            let mut own = Flow::row();
            let into = if within { &mut *flow } else { &mut own };
            let mut cells = Vec::new();
            gather(row, &["table:table-cell"], &mut cells);
            for (at, cell) in cells.into_iter().enumerate() {
                if at > 0 {
                    into.words(" | ", self.here(fate));
                }
                self.blocks(cell, fate, into);
            }
            if !within {
                self.gatherer.add(own);
            }
        }
    }

    fn line(&mut self, parent: &'a XmlElement, fate: ChangeFate, flow: &mut Flow) {
        for node in &parent.inside {
            let element = match node {
                XmlNode::Words(words) => {
                    flow.words(words, self.here(fate));
                    continue;
                }
                XmlNode::Element(element) => element,
            };
            match &*element.name {
                "text:s" => {
                    let count = element.number("text:c").unwrap_or(1_usize).min(BLANKS);
                    flow.words(&" ".repeat(count), self.here(fate));
                }
                "text:tab" | "text:line-break" => flow.words(" ", self.here(fate)),
                "text:note" => {
                    let mark = element
                        .child("text:note-citation")
                        .map(XmlElement::words)
                        .unwrap_or_default();
                    flow.words(&format!("[{}]", mark.trim()), self.here(fate));
                    if let Some(body) = element.child("text:note-body") {
                        self.behind.push((body, self.here(fate)));
                    }
                }
                "text:change" | "text:change-start" | "text:change-end" => {
                    self.change(element, fate, flow, false);
                }
                "office:annotation" => self.annotation(element, flow),
                "office:annotation-end" => self.annotation_end(element, flow),
                "text:ruby" => {
                    if let Some(base) = element.child("text:ruby-base") {
                        self.line(base, fate, flow);
                    }
                }
                "office:event-listeners" | "text:script" | "text:hidden-text" => {}
                name if name.starts_with("draw:") => {
                    if let Some(inner) = element.below().find(|e| e.is("draw:text-box")) {
                        self.behind.push((inner, self.here(fate)));
                    }
                }
                _ if element.get("text:display") == Some("none") => {}
                _ => self.line(element, fate, flow),
            }
        }
    }

    fn change(&mut self, mark: &XmlElement, fate: ChangeFate, flow: &mut Flow, between: bool) {
        let id = mark.get("text:change-id").unwrap_or_default();
        let Some(region) = self.regions.get(id).copied() else {
            return;
        };
        match (&*mark.name, region) {
            ("text:change-start", OdfRegion::Inserted(at)) => self.inserting.push(at),
            ("text:change-end", OdfRegion::Inserted(at)) => {
                if let Some(open) = self.inserting.iter().rposition(|open| *open == at) {
                    self.inserting.remove(open);
                }
            }
            ("text:change", OdfRegion::Deleted(at, deleted, inserted)) if self.restoring < 2 => {
                self.restoring += 1;
                let here = self.here(fate);
                let gone = ChangeFate {
                    inserted: inserted.or(here.inserted),
                    deleted: Some(at),
                };
                self.restore(deleted, gone, flow, between);
                self.restoring -= 1;
            }
            _ => {}
        }
    }

    /// Puts deleted text back where it stood: it may begin in this paragraph and end in another.
    fn restore(
        &mut self,
        deleted: &'a XmlElement,
        gone: ChangeFate,
        flow: &mut Flow,
        between: bool,
    ) {
        let mut ended = None;
        for element in deleted.elements() {
            if !matches!(&*element.name, "text:p" | "text:h") {
                if !element.is("office:change-info") {
                    let mut inner = Vec::new();
                    gather(element, &["text:p", "text:h"], &mut inner);
                    for paragraph in inner {
                        self.line(paragraph, gone, flow);
                        flow.end(gone, false);
                    }
                }
                continue;
            }
            if let Some(is_heading) = ended.take() {
                flow.end(gone, is_heading);
            }
            self.line(element, gone, flow);
            ended = Some(element.is("text:h"));
        }
        if let Some(is_heading) = ended.filter(|_| between) {
            flow.end(gone, is_heading);
        }
    }

    fn annotation(&mut self, annotation: &XmlElement, flow: &mut Flow) {
        let id = annotation
            .get("office:name")
            .map_or_else(|| format!("#{}", self.comments.len()), str::to_owned);
        let of = |name: &str| annotation.child(name).map(XmlElement::words);
        let is_done = |name| annotation.get(name) == Some("true");
        let parent = annotation
            .get("loext:parent-name")
            .or(annotation.get("office:parent-name"));
        let mut paragraphs = Vec::new();
        gather(annotation, &["text:p", "text:h"], &mut paragraphs);
        let body: Vec<String> = paragraphs
            .into_iter()
            .map(said)
            .filter(|words| !words.trim().is_empty())
            .map(|words| words.trim().to_owned())
            .collect();
        let comment = MarginComment {
            author: name(of("dc:creator").as_deref()),
            at: moment(of("dc:date").as_deref()),
            body: body.join("\n\n"),
            resolved: is_done("loext:resolved") || is_done("office:resolved"),
            ..MarginComment::default()
        };
        flow.opens(&id);
        self.comments.push((id, parent.map(str::to_owned), comment));
    }

    fn annotation_end(&mut self, end: &XmlElement, flow: &mut Flow) {
        if let Some(id) = end.get("office:name") {
            flow.closes(id);
        }
    }
}

/// The words of a paragraph of a comment.
fn said(paragraph: &XmlElement) -> String {
    let mut words = String::new();
    let mut waiting: Vec<&XmlNode> = paragraph.inside.iter().rev().collect();
    while let Some(node) = waiting.pop() {
        match node {
            XmlNode::Words(text) => words.push_str(text),
            XmlNode::Element(element) => match &*element.name {
                "text:s" => {
                    let count = element.number("text:c").unwrap_or(1_usize).min(BLANKS);
                    words.push_str(&" ".repeat(count));
                }
                "text:tab" => words.push(' '),
                "text:line-break" => words.push('\n'),
                _ => waiting.extend(element.inside.iter().rev()),
            },
        }
    }
    words
}

/// Elements of these names below one, none within another.
fn gather<'e>(parent: &'e XmlElement, names: &[&str], found: &mut Vec<&'e XmlElement>) {
    for element in parent.elements() {
        if names.contains(&&*element.name) {
            found.push(element);
        } else {
            gather(element, names, found);
        }
    }
}
