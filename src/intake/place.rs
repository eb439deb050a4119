//! The place in the text that a row means: by an export's key, by reference as people write it, by
//! the words it quotes.

use std::collections::HashMap;

use super::model::{CellRemark, Field, Place, RowAt};
use super::received;
use crate::comments::model::{Anchor, AnchorKind};
use crate::consultations::model::{Passage, Section};
use crate::documents::{
    Copied, Doubt, Found, PassageRef, Places, Quote, SectionRef, Standing, Target, capture,
};
use crate::error::Message;
use crate::types::ids::SectionId;

/// The version a round is on, as references see it.
pub struct Text {
    sections: Vec<Section>,
    passages: Vec<Passage>,
    /// Of each section, the one it is part of.
    parents: Vec<Option<usize>>,
    /// Of each passage, its section.
    section_of: Vec<usize>,
    by_key: HashMap<String, usize>,
    /// References resolved so far: a sheet repeats itself.
    resolved: HashMap<String, Option<Found>>,
    places: Places,
    copied: Copied,
}

/// What a row says about its place.
#[derive(Debug, Clone, Copy)]
pub struct RowPlace<'a> {
    pub anchor: &'a str,
    pub reference: &'a str,
    pub quote: &'a str,
    /// The reference stands in its cell as a number: 5.10 may have become 5.1.
    pub is_number: bool,
    /// As a date, which the spreadsheet made of it.
    pub is_date: bool,
}

impl Text {
    /// The sections and passages of a version, in order.
    pub fn new(sections: Vec<Section>, passages: Vec<Passage>) -> Self {
        let section_at: HashMap<_, _> = (0..).zip(&sections).map(|(at, s)| (s.id, at)).collect();
        let by_key = (0..)
            .zip(&passages)
            .map(|(at, passage)| (passage.key.clone(), at))
            .collect();
        let at = |id: SectionId| section_at.get(&id).copied();
        let section_refs: Vec<SectionRef<'_>> = sections
            .iter()
            .map(|section| SectionRef {
                parent: section.parent_id.and_then(at),
                number: &section.number,
                title: &section.title,
            })
            .collect();
        let passage_refs: Vec<PassageRef<'_>> = passages
            .iter()
            .map(|passage| PassageRef {
                section: at(passage.section_id).unwrap_or_default(),
                number: &passage.number,
                text: &passage.text,
                kind: passage.kind,
                depth: usize::try_from(passage.depth).unwrap_or_default(),
            })
            .collect();
        let places = Places::new(&section_refs, &passage_refs);
        let copied = Copied::new(passages.iter().map(|passage| passage.text.as_str()));
        Self {
            parents: section_refs.iter().map(|section| section.parent).collect(),
            section_of: passage_refs.iter().map(|passage| passage.section).collect(),
            copied,
            sections,
            passages,
            by_key,
            resolved: HashMap::new(),
            places,
        }
    }

    /// The place a row means; what it says that leads nowhere is remarked through `warn`. A row
    /// is never refused for its place: its comment is then on the document as a whole.
    pub fn place(
        &mut self,
        said: RowPlace<'_>,
        zone: chrono_tz::Tz,
        mut warn: impl FnMut(Field, Message),
    ) -> Place {
        let mut found = self.found(said);
        if found.is_none() && said.is_number {
            // 5.2 in a column of two decimals is shown as 5.20.
            let short = said.reference.trim_end_matches('0');
            found = self.places.find(short).filter(|_| short.contains('.'));
        }
        let dated = if said.is_date || found.is_none() {
            received::places_of_date(said.reference, zone)
        } else {
            Vec::new()
        };
        if !dated.is_empty() {
            found = self.of_date(said.reference, &dated, &mut warn);
        } else if !said.reference.is_empty() && !self.by_key.contains_key(said.anchor) {
            let key = match found.map(|found| found.doubt) {
                None => Some("intake-reference-unknown"),
                Some(Some(Doubt::Several)) => Some("intake-reference-several"),
                Some(Some(Doubt::Partly)) => Some("intake-reference-partly"),
                Some(Some(Doubt::Word)) => Some("intake-reference-word"),
                Some(None) => None,
            };
            if let Some(key) = key {
                warn(
                    Field::Reference,
                    Message::new(key).with("reference", said.reference),
                );
            }
            let longer = format!("{}0", said.reference);
            if said.is_number
                && said.reference.contains('.')
                && found.is_some()
                && self.places.find(&longer).is_some()
            {
                let message = Message::new("intake-reference-number")
                    .with("reference", said.reference)
                    .with("other", longer);
                warn(Field::Reference, message);
            }
        }
        let target = found.map(|found| found.target);
        if !said.quote.is_empty() {
            match self.quoted(target, said.quote) {
                Some((place, runs_on)) => {
                    if runs_on {
                        warn(Field::Quote, Message::new("intake-quote-runs-on"));
                    }
                    return place;
                }
                None => warn(Field::Quote, Message::new("intake-quote-unknown")),
            }
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

    /// The one place, of those a spreadsheet may have made a date of, that the text has.
    fn of_date(
        &self,
        reference: &str,
        places: &[String],
        warn: &mut impl FnMut(Field, Message),
    ) -> Option<Found> {
        let mut there: Vec<(&String, Found)> = Vec::new();
        for place in places {
            if let Some(found) = self
                .places
                .find(place)
                .filter(|found| found.doubt.is_none())
                && there.iter().all(|(_, known)| known.target != found.target)
            {
                there.push((place, found));
            }
        }
        match there.as_slice() {
            [(place, only)] => {
                let message = Message::new("intake-reference-date")
                    .with("reference", reference)
                    .with("place", place);
                warn(Field::Reference, message);
                Some(*only)
            }
            _ => {
                let message = Message::new("intake-reference-date-unknown")
                    .with("reference", reference)
                    .with("places", places.join(", "));
                warn(Field::Reference, message);
                None
            }
        }
    }

    /// A key is exact and goes before a reference. Nothing said is nothing meant.
    fn found(&mut self, said: RowPlace<'_>) -> Option<Found> {
        if let Some(at) = self.by_key.get(said.anchor) {
            return Some(Found {
                target: Target::Passage(*at),
                doubt: None,
            });
        }
        if said.reference.is_empty() {
            return None;
        }
        if let Some(known) = self.resolved.get(said.reference) {
            return *known;
        }
        let found = self.places.find(said.reference);
        self.resolved.insert(said.reference.to_owned(), found);
        found
    }

    /// The one place in the target at which the quoted words stand, and whether they go on beyond its passage.
    /// People count paragraphs differently: words that are not in the one named may stand beside it.
    fn quoted(&self, target: Option<Target>, words: &str) -> Option<(Place, bool)> {
        let inside = |outer: usize| {
            move |passage: usize| {
                let mut next = self.section_of.get(passage).copied();
                while let Some(at) = next {
                    if at == outer {
                        return true;
                    }
                    next = self.parents.get(at).copied().flatten();
                }
                false
            }
        };
        let standing = match target {
            Some(Target::Passage(only)) => match self.copied.find(words, |at| at == only) {
                Standing::Nowhere => self
                    .copied
                    .find(words, inside(self.section_of.get(only).copied()?)),
                found => found,
            },
            Some(Target::Section(only)) => self.copied.find(words, inside(only)),
            Some(Target::Document) | None => self.copied.find(words, |_| true),
        };
        let Standing::Once {
            passage,
            range,
            runs_on,
        } = standing
        else {
            return None;
        };
        let quote = capture(&self.passages.get(passage)?.text, range.start, range.end)?;
        Some((self.on_passage(passage, Some(quote)), runs_on))
    }

    /// The passages, in order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// A section of it.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The section a passage stands in.
    pub fn section_of(&self, passage: usize) -> Option<&Section> {
        self.sections.get(*self.section_of.get(passage)?)
    }

    /// A passage, or characters of it where they are there.
    pub fn at(&self, passage: usize, range: Option<std::ops::Range<usize>>) -> Place {
        let text = self.passages.get(passage).map(|passage| &passage.text);
        let quote = text
            .zip(range)
            .and_then(|(text, range)| capture(text, range.start, range.end));
        self.on_passage(passage, quote)
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
                errata_seen: passage.map_or(0, |passage| passage.errata),
            },
            anchored: true,
        }
    }
}

/// A remark about a row.
pub fn remark(at: RowAt, column: &str, message: Message) -> CellRemark {
    CellRemark {
        at,
        column: column.to_owned(),
        message,
    }
}
