//! The place in the text that a row means: by an export's key, by reference as people write it, by
//! the words it quotes.

use std::collections::HashMap;

use super::model::{CellRemark, Field, Place};
use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Passage, Section};
use crate::documents::{PassageRef, Quote, SectionRef, Target, capture, locate, resolve};
use crate::error::Message;
use crate::types::ids::SectionId;

/// The version a round is on, as references see it.
pub struct Text {
    sections: Vec<Section>,
    passages: Vec<Passage>,
    section_at: HashMap<SectionId, usize>,
    by_key: HashMap<String, usize>,
    /// References resolved so far: a sheet repeats itself.
    resolved: HashMap<String, Option<Target>>,
}

/// What a row says about its place.
#[derive(Debug, Clone, Copy)]
pub struct RowPlace<'a> {
    pub anchor: &'a str,
    pub reference: &'a str,
    pub quote: &'a str,
}

impl Text {
    /// The sections and passages of a version, in order.
    pub fn new(sections: Vec<Section>, passages: Vec<Passage>) -> Self {
        let section_at = (0..).zip(&sections).map(|(at, s)| (s.id, at)).collect();
        let by_key = (0..)
            .zip(&passages)
            .map(|(at, passage)| (passage.key.clone(), at))
            .collect();
        Self {
            sections,
            passages,
            section_at,
            by_key,
            resolved: HashMap::new(),
        }
    }

    /// The place a row means; what it says that leads nowhere is remarked through `warn`. A row
    /// is never refused for its place: its comment is then on the document as a whole.
    pub fn place(&mut self, said: RowPlace<'_>, mut warn: impl FnMut(Field, Message)) -> Place {
        let target = self.target(said);
        if target.is_none() && !said.reference.is_empty() {
            warn(
                Field::Reference,
                Message::new("intake-reference-unknown").with("reference", said.reference),
            );
        }
        if !said.quote.is_empty() {
            if let Some(place) = self.quoted(target, said.quote) {
                return place;
            }
            warn(Field::Quote, Message::new("intake-quote-unknown"));
        }
        match target {
            Some(Target::Passage(at)) => self.on_passage(at, None),
            Some(Target::Section(at)) => Place {
                anchor: Anchor {
                    kind: AnchorKind::Section,
                    section: self.sections.get(at).map(|section| section.id),
                    ..Anchor::document()
                },
                anchored: true,
            },
            Some(Target::Document) => Place::document(true),
            None => Place::document(false),
        }
    }

    /// A key is exact and goes before a reference. Nothing said is nothing meant.
    fn target(&mut self, said: RowPlace<'_>) -> Option<Target> {
        if let Some(at) = self.by_key.get(said.anchor) {
            return Some(Target::Passage(*at));
        }
        if said.reference.is_empty() {
            return None;
        }
        if let Some(known) = self.resolved.get(said.reference) {
            return *known;
        }
        let sections: Vec<SectionRef<'_>> = self
            .sections
            .iter()
            .map(|section| SectionRef {
                number: &section.number,
                title: &section.title,
            })
            .collect();
        let passages: Vec<PassageRef<'_>> = self
            .passages
            .iter()
            .map(|passage| PassageRef {
                section: self
                    .section_at
                    .get(&passage.section_id)
                    .copied()
                    .unwrap_or_default(),
                number: &passage.number,
                text: &passage.text,
                kind: passage.kind,
            })
            .collect();
        let found = resolve(said.reference, &sections, &passages);
        self.resolved.insert(said.reference.to_owned(), found);
        found
    }

    /// The one passage, among those the target leaves, in which the quoted words stand once.
    fn quoted(&self, target: Option<Target>, words: &str) -> Option<Place> {
        let wanted = Quote {
            exact: words.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            start: 0,
        };
        let mut found = (0..)
            .zip(&self.passages)
            .filter(|(at, passage)| match target {
                Some(Target::Passage(only)) => *at == only,
                Some(Target::Section(only)) => {
                    self.section_at.get(&passage.section_id) == Some(&only)
                }
                Some(Target::Document) | None => true,
            })
            .filter_map(|(at, passage)| Some((at, locate(&passage.text, &wanted)?)));
        let (at, range) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        let quote = capture(&self.passages.get(at)?.text, range.start, range.end)?;
        Some(self.on_passage(at, Some(quote)))
    }

    fn on_passage(&self, at: usize, quote: Option<Quote>) -> Place {
        let passage = self.passages.get(at);
        Place {
            anchor: Anchor {
                kind: if quote.is_some() {
                    AnchorKind::Quote
                } else {
                    AnchorKind::Passage
                },
                section: passage.map(|passage| passage.section_id),
                passage: passage.map(|passage| passage.id),
                quote,
            },
            anchored: true,
        }
    }
}

/// A remark about a row.
pub fn remark(row: u32, column: &str, message: Message) -> CellRemark {
    CellRemark {
        row,
        column: column.to_owned(),
        message,
    }
}
