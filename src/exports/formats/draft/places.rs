//! Which comments stand at which passage of a text.

use std::collections::HashMap;

use crate::consultations::model::{Passage, Section};
use crate::exports::columns::Row;

/// A place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The whole of it.
    Document,
    /// A passage, by its place in the text.
    Passage(usize),
}

/// Comments by place: their places among all rows.
pub struct CommentPlaces(HashMap<Spot, Vec<usize>>);

impl CommentPlaces {
    /// Those of a round. What is said of a section stands at its heading; what has no place any more, at the title.
    pub fn of(round: &str, sections: &[Section], passages: &[Passage], rows: &[Row]) -> Self {
        let known: HashMap<i64, usize> = passages
            .iter()
            .enumerate()
            .map(|(at, passage)| (passage.position, at))
            .collect();
        let mut begins: HashMap<i64, usize> = HashMap::new();
        for section in sections {
            if let Some(at) = passages.iter().position(|one| one.section_id == section.id) {
                begins.insert(section.position, at);
            }
        }
        let mut by: HashMap<Spot, Vec<usize>> = HashMap::new();
        for (at, row) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.round == round)
        {
            let (section, passage) = row.place.order;
            let place = passage
                .and_then(|position| known.get(&position))
                .or_else(|| begins.get(&section?))
                .map_or(Spot::Document, |at| Spot::Passage(*at));
            by.entry(place).or_default().push(at);
        }
        Self(by)
    }

    /// The comments there.
    pub fn at(&self, spot: Spot) -> &[usize] {
        self.0.get(&spot).map_or(&[], Vec::as_slice)
    }
}
